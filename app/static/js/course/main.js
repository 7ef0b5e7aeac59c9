/**
 * The course remembers in this browser, and nowhere else, which parts are done: it ticks them, and forgets them when somebody
 * says so. Without this script the page says that it remembers nothing.
 */

import "../ui/listening.js";
import { keep, kept } from "./kept.js";
import { withDone } from "./progress.js";

const course = document.querySelector(".course");
const { part, done: isDone } = course.dataset;
let done = kept();

if (isDone !== undefined) {
  done = withDone(done, part);
  keep(done);
}

function tick() {
  for (const line of course.querySelectorAll("[data-of]")) {
    const its = done.includes(line.dataset.of);
    line.classList.toggle("is-done", its);
    line.querySelector("[data-is-done]").hidden = !its;
  }
}

function remember() {
  course.querySelector("[data-forgets]").hidden = true;
  course.querySelector("[data-remembers]").hidden = false;
  course.querySelector("[data-forget]").addEventListener("click", () => {
    done = [];
    keep(done);
    tick();
  });
  tick();
}

if (course.querySelector(".course-parts")) remember();
