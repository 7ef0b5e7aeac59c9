/** Undo and redo: each says before what it brings back. The sentences are in lead/_acts.html. */

import { standingWord } from "../board/standing.js";
import { say, speak, write } from "../ui/say.js";
import { setHidden } from "./focus.js";
import { stepWord } from "./rail.js";

const DO = { undo_last: "undo", redo_last: "redo" };

const find = (id) => document.querySelector(`#${id}`);

/** @param isWaiting  () => whether an undoing or a redoing has been asked and not answered */
export function openActs(isWaiting) {
  let said = "";

  // Pressed twice before the answer, the second would take back what has not been said.
  document.addEventListener(
    "submit",
    (event) => {
      const name = DO[event.target.elements.do?.value];
      if (!name) return;
      if (isWaiting()) event.preventDefault();
      else said = find(name).querySelector("[data-what]").textContent;
    },
    true,
  );

  return {
    draw(view) {
      for (const name of ["undo", "redo"]) {
        const button = find(name);
        const act = view[name];
        if (act) {
          const what = sentence(name, act, view.screen.acts[name]);
          write(button.querySelector("[data-what]"), what);
          button.title = what;
        }
        setHidden(button, !act, find(name === "undo" ? "redo" : "undo"));
      }
    },
    done(command) {
      if (!(command.do in DO)) return;
      say(document, "act_done", { what: said });
      speak(document.querySelector("[data-say=act_done]").textContent);
    },
  };
}

function sentence(name, act, key) {
  const step = act.step && stepWord((name === "redo" && act.to) || act.step);
  const fields = { ...act, step, colour: act.was && standingWord(act.was) };
  const words = find(`${name}-sentences`).content.querySelector(`[data-key="${key}"]`)?.textContent ?? "";
  return words.replace(/\{(\w+)\}/g, (_, field) => fields[field] ?? "");
}
