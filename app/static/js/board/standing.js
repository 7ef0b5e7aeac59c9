/** What a group has settled or answered as such, in a word: as `standing_word` in board/_board.html says it. */

import { word } from "../ui/say.js";

/** @param answer  a colour, `pass` or `split` */
export const standingWord = (answer) => document.querySelector("#standing-words").dataset[answer] ?? word(answer);
