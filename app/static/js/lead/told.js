/** What the lead has asked for, spoken once it is done: who looks sees it on the page. The sentences are in lead/_told.html. */

import { moved } from "../board/moved.js";
import { standingWord } from "../board/standing.js";
import { tell } from "../ui/say.js";

const textOf = ({ task }, { tasks }) => ({ text: tasks[task]?.text ?? "" });

/** By what is asked: the sentence, and what is filled in, from the view as it was then. */
const SAYS = {
  add_task: ({ text }) => ["told_on_list", { text }],
  add_minute: () => ["told_minute"],
  cover_wall: ({ cover }, view) => [cover ? `told_${cover}` : `told_not_${view.cover}`],
  bring_up: (command, view) => (command.task ? ["told_up", textOf(command, view)] : ["told_down"]),
  place_agreed: (_, { screen }) => ["told_agreed", { n: screen.agreed.length }],
  place_as_most: (command, view) => ["told_as_most", textOf(command, view)],
  place_task: (command, view) =>
    isMoved(command, view) ? ["told_moved", moved(command, view)] : [command.colour ? "told_placed" : "told_lifted", placed(command, view)],
};

const isMoved = ({ task, group, colour }, { tasks }) => Boolean(colour) && tasks[task]?.placement[group]?.colour === colour;

const placed = (command, view) => ({
  ...textOf(command, view),
  group: view.groups[command.group].name,
  colour: command.colour && standingWord(command.colour),
});

export function openTold() {
  const asked = new Map();

  return {
    asked(command, id, view) {
      if (command.do in SAYS) asked.set(id, SAYS[command.do](command, view));
    },
    done({ id }) {
      // A cover that is not put on from here has no words here.
      if (asked.has(id) && document.querySelector(`[data-say="${asked.get(id)[0]}"]`)) tell(document, ...asked.get(id));
      asked.delete(id);
    },
  };
}
