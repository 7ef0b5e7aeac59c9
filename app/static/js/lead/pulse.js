/** What several of the staff have said about how it goes. */

const section = document.querySelector("#pulse");

export function drawPulse({ pulse = [] }) {
  for (const line of section.querySelectorAll("[data-pulse]")) line.hidden = !pulse.includes(line.dataset.pulse);
  section.querySelector("[data-since]").hidden = pulse.length === 0;
}
