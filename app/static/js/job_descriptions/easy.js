/** A text that is easy to read, while somebody writes it: what is hard stands beside, and a press does what is proposed. */
import "./print.js";
import { announce } from "../ui/say.js";
import { flags, proposal } from "./easy_flags.js";

const QUIET = 250; // milliseconds without a key before the list is drawn anew

const form = document.getElementById("write");
const field = document.getElementById("text");
const list = form.querySelector("[data-flags]");
const marked = document.querySelector("[data-marked]");
const words = JSON.parse(document.getElementById("easy-words").textContent);
const opened = field.value;
let found = flags(field.value, words);
let waiting = 0;

const put = (line, name, text) => {
  const place = line.querySelector(`[data-${name}]`);
  if (place) place.textContent = text;
};

function drawn(flag, nth) {
  const line = form.querySelector(`template[data-flag="${flag.kind}"]`).content.firstElementChild.cloneNode(true);
  for (const name of ["written", "instead", "count"]) put(line, name, flag[name]);
  put(line, "number", nth + 1);
  const button = line.querySelector("[data-do]");
  if (button && !proposal(field.value, flag)) button.remove();
  return line;
}

function draw() {
  found = flags(field.value, words);
  list.replaceChildren(...found.map(drawn));
  form.querySelector("[data-many]").textContent = found.length;
  form.querySelector("[data-none]").hidden = found.length > 0;
  marked.classList.toggle("stale", field.value !== opened);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(draw, QUIET);
});

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  event.preventDefault();
  clearTimeout(waiting);
  const line = button.closest(".flag");
  const flag = found[[...list.children].indexOf(line)];
  draw();
  const same = found.find(({ kind, written }) => kind === flag.kind && written === flag.written);
  const its = same && proposal(field.value, same);
  if (!its) return;
  field.focus();
  field.setRangeText(its.instead, its.from, its.to, "select");
  draw();
  announce(list.dataset.said.replace("{n}", found.length));
});

form.addEventListener("submit", () => removeEventListener("beforeunload", ask));
addEventListener("beforeunload", ask);

/** Before what is typed and not saved is left. */
function ask(event) {
  if (field.value !== opened) event.preventDefault();
}

draw();
