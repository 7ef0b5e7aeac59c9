/** On a low screen the last answers may lie under its edge: the page says so, until the last is in sight. */

const ANSWERS = ".choose :is(.vote, .ground)";

export function openMore() {
  const answers = [...document.querySelectorAll(ANSWERS)];
  const isBelow = (answer) => answer.offsetParent !== null && answer.getBoundingClientRect().bottom > innerHeight + 1;
  const look = () => (document.querySelector("#more").hidden = !answers.some(isBelow));
  const watch = new IntersectionObserver(look, { threshold: [0, 1] });
  for (const answer of answers) watch.observe(answer);
  addEventListener("scroll", look, { passive: true });
}
