/**
 * The button that has the page read aloud: it is there where something can speak. What reads is fetched when somebody wants
 * it, for most do not.
 */

import { ownChoice } from "./own_choice.js";
import { base, voiceFor } from "./voices.js";

const { lang, dataset } = document.documentElement;
/** The language of what people write: the page says so where it is another than its own (app/web/written.py). */
export const WRITTEN_IN = dataset.theirLanguage || lang;
/** A hundredth of a second of nothing: one channel of 8 bits, 8,000 a second, 82 of them. */
const SILENCE = "UklGRnYAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YVIAAACA";

const row = document.querySelector("#listening");
const button = document.querySelector("#listen");
const synthesis = window.speechSynthesis;
const audio = new Audio();
const served = (row.dataset.speaks ?? "").split(" ");
let reader = null;
let coming = null;

/** What can speak a language: a voice of the browser's, "server", or null. */
export const speakerOf = (language) =>
  voiceFor(synthesis?.getVoices() ?? [], language) ?? (served.includes(base(language)) ? "server" : null);

export const stop = () => reader?.stop();

/** Kept from page to page. */
export const always = ownChoice("akr-read-always");

/** Answers null where it can't be fetched now; the next press tries again. */
function readerHere() {
  coming ??= import("./listen.js").then(
    async ({ openReader }) => (reader = await openReader({ row, button, audio })),
    () => (coming = null),
  );
  return coming;
}

/** Some browsers let be heard later on only what has sounded at a press. */
function wake() {
  if (synthesis) synthesis.speak(new SpeechSynthesisUtterance(""));
  const silence = Uint8Array.from(atob(SILENCE + "gICA".repeat(27)), (it) => it.charCodeAt(0));
  audio.src = URL.createObjectURL(new Blob([silence], { type: "audio/wav" }));
  audio.play().catch(() => {});
}

/** Again when there are more voices: some browsers find theirs after a while. */
function show() {
  button.hidden = ![lang, WRITTEN_IN].some(speakerOf);
  if ("clips" in row.dataset || (always.isOn() && !button.hidden)) readerHere();
}

button.addEventListener("click", async () => {
  if (!reader) wake();
  (await readerHere())?.press();
});
synthesis?.addEventListener?.("voiceschanged", show);
show();
