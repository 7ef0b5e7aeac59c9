/** Where people are: how many in the room and at a distance, and what is to be said where some can't see the wall. */

import { say } from "../ui/say.js";

export function drawPlace({ place, groups, afar = 0 }) {
  for (const part of document.querySelectorAll("[data-place]")) part.hidden = !part.dataset.place.split(" ").includes(place);
  const joined = Object.values(groups).reduce((sum, { people }) => sum + people, 0);
  say(document, "near_and_far", { near: joined - afar, afar });
}
