/** What the workshop is for and may promise: every sentence is in the page (`preparation/_words.html`), one is shown. */

export function showPromise(root, { promise, purpose }) {
  for (const sentence of root.querySelectorAll("[data-promise]")) sentence.hidden = sentence.dataset.promise !== promise;
  for (const sentence of root.querySelectorAll("[data-purpose]")) sentence.hidden = sentence.dataset.purpose !== purpose;
}
