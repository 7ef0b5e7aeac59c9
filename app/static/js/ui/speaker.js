/** Says one text after another: by the browser's voice where this machine has one for the language, else by our server. */

import { base, pieces, voiceFor } from "./speech.js";

const MOST_KEPT = 12;
const TRY_AGAIN_AFTER = 2_000;
const BUSY = [429, 503];
/** One channel of 8 bits, 8,000 a second, 82 of them. */
const HEAD = "UklGRnYAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YVIAAACA";

/** A hundredth of a second of nothing, as a WAV file. */
const silence = () => new Blob([Uint8Array.from(atob(`${HEAD}${"gICA".repeat(27)}`), (it) => it.charCodeAt(0))], { type: "audio/wav" });

/**
 * @param speaks  the languages that the server speaks
 * @param code    of the workshop, so that the server says what people have written; "" where it is not known
 */
export function openSpeaker(speaks, code) {
  const synthesis = window.speechSynthesis;
  const sounds = new Map();
  const audio = new Audio();
  // What is being said is held on to: some browsers forget it otherwise, and never say that it is over.
  let saying = null;
  let end = () => {};

  const voice = (language) => voiceFor(synthesis?.getVoices() ?? [], language);
  const canSay = (language) => voice(language) !== null || speaks.includes(base(language));

  /** Answers whether it was said to its end. */
  async function say(text, language) {
    for (const piece of pieces(text)) {
      const isSaid = await (voice(language) ? byBrowser(piece, voice(language)) : byServer(piece, language));
      end = () => {};
      if (!isSaid) return false;
    }
    return true;
  }

  function byBrowser(text, voice) {
    return new Promise((resolve) => {
      saying = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang });
      saying.onend = () => resolve(true);
      saying.onerror = () => resolve(false);
      end = () => {
        resolve(false);
        synthesis.cancel();
      };
      synthesis.speak(saying);
    });
  }

  async function byServer(text, language) {
    let isOver = false;
    end = () => (isOver = true);
    const sound = await soundOf(text, language);
    if (!sound || isOver) return false;
    return new Promise((resolve) => {
      end = () => {
        resolve(false);
        audio.pause();
      };
      audio.onended = () => resolve(true);
      audio.onerror = () => resolve(false);
      audio.src = sound;
      audio.play().catch(() => resolve(false));
    });
  }

  /** Its address in this page; "" where it did not come. */
  function soundOf(text, language) {
    const key = `${language} ${text}`;
    if (!sounds.has(key)) sounds.set(key, fetched(text, language, key));
    if (sounds.size > MOST_KEPT) forget(sounds.keys().next().value);
    return sounds.get(key);
  }

  async function fetched(text, language, key) {
    const sound = await ask(text, language).catch(() => null);
    if (sound === null) sounds.delete(key);
    return sound ? URL.createObjectURL(sound) : "";
  }

  async function ask(text, language, isAgain = false) {
    const answer = await fetch("/speech", { method: "POST", body: new URLSearchParams({ text, language, code }) });
    if (answer.ok) return answer.blob();
    if (isAgain || !BUSY.includes(answer.status)) return null;
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
    return ask(text, language, true);
  }

  function forget(key) {
    sounds.get(key).then(URL.revokeObjectURL);
    sounds.delete(key);
  }

  return {
    canSay,
    say,
    /** What comes next, so that there is no pause before it. */
    expect(text, language) {
      if (!voice(language) && canSay(language)) soundOf(pieces(text)[0], language);
    },
    /** Some browsers let a page be heard later on only by what has sounded at a press. */
    wake() {
      if (audio.src || !speaks[0]) return;
      audio.src = URL.createObjectURL(silence());
      audio.play().catch(() => {});
    },
    stop() {
      end();
      end = () => {};
    },
    /** Some browsers find their voices after a while. */
    onVoices: (then) => synthesis?.addEventListener?.("voiceschanged", then),
  };
}
