/** The small signs on a task: where each group put it, in the groups' order. */

import { copy, keep } from "../ui/list.js";
import { word, write } from "../ui/say.js";

const { doesNotDoIt } = document.querySelector("main").dataset;

export function drawSigns(line, task, groups) {
  keep(line.querySelector("[data-signs]"), groups, {
    key: ([id]) => id,
    make: () => copy("wall-sign"),
    update: (sign, [id, group]) => {
      const colour = task.placement[id]?.colour ?? (task.joint?.[id] === "split" ? "split" : "");
      sign.classList.toggle("is-empty", !colour);
      write(sign.querySelector(".visually-hidden"), colour ? `${group.name}: ${standingWord(colour)}` : group.name);
      if (sign.dataset.colour === colour) return;
      sign.dataset.colour = colour;
      if (colour) sign.querySelector("use").setAttribute("href", `#sign-${colour}`);
      else sign.querySelector("use").removeAttribute("href");
    },
  });
}

/** What the signs without a colour mean, where they may stand. */
export function drawLegend(part, groups) {
  const isMany = groups.length > 1;
  part.querySelector("[data-for=split]").hidden = !isMany || !groups.some(([, { jointly }]) => jointly);
  part.querySelector("[data-for=pass]").hidden = !isMany;
}

/** The word for what a task was settled to be for a group. */
export const standingWord = (colour) => (colour === "pass" ? doesNotDoIt : word(colour));

/** The groups in their order, as [id, group]. */
export const inOrder = (things) => Object.entries(things).sort(([, one], [, other]) => one.order - other.order);
