/** One question, and its answer at once. */

export function openChoices(form, told) {
  const answers = [...form.parentElement.querySelectorAll("[data-answer]")];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.elements.answer.value;
    for (const it of answers) it.hidden = it.dataset.answer !== chosen;
    const isRight = answers.some((it) => !it.hidden && "isRight" in it.dataset);
    told({ points: isRight ? 100 : null, given: "" });
  });
}
