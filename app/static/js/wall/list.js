/** The list, once it is opened while tasks are gathered: all of it, the newest first, page by page. */

import { copy, keep } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, softly, write } from "../ui/say.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { inOrder } from "./signs.js";

const COLUMNS = 3;

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

export function draw(view) {
  const list = document.querySelector("#latest");
  say(document, "gathered", { n: view.gathered });
  keep(list, inOrder(view.tasks).reverse(), {
    key: ([id]) => id,
    make: () => copy("latest-task"),
    update: (line, [, task]) => {
      write(line.querySelector("[data-text]"), softly(task));
      drawPicture(line.querySelector(".task-picture"), task.picture);
    },
  });
  const fitted = pagesOf(list, COLUMNS);
  pages = countOf(fitted);
  page = Math.min(page, pages - 1);
  showPage(list, fitted, page);
}
