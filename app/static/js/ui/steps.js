/** Show the sections of the step that is open: `data-step` lists the steps that a section belongs to. */
export function showStep(root, step) {
  for (const section of root.querySelectorAll("[data-step]")) {
    const isShown = section.dataset.step.split(" ").includes(step);
    if (section.hidden === isShown) section.hidden = !isShown;
  }
}
