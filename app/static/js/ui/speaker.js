/** Says one text after another: by the browser's voice where this machine has one for the language, else by our server. */

import { speakerOf } from "./listening.js";
import { pieces } from "./speech.js";

const MOST_KEPT = 12;
const TRY_AGAIN_AFTER = 2_000;
const BUSY = [429, 503];
const SERVER = "server";

/**
 * @param audio  what the server's speech is heard by
 * @param code   of the workshop, so that the server says what people have written; "" where it is not known
 */
export function openSpeaker(audio, code) {
  const sounds = new Map();
  // What is being said is held on to: some browsers forget it otherwise, and never say that it is over.
  let saying = null;
  let end = () => {};

  /** Answers whether it was said to its end. */
  async function say(text, language) {
    for (const piece of pieces(text)) {
      const speaker = speakerOf(language);
      const isSaid = await (speaker === SERVER ? byServer(piece, language) : byBrowser(piece, speaker));
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
        speechSynthesis.cancel();
      };
      speechSynthesis.speak(saying);
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
    say,
    /** What comes next, so that there is no pause before it. */
    expect(text, language) {
      if (speakerOf(language) === SERVER) soundOf(pieces(text)[0], language);
    },
    stop() {
      end();
      end = () => {};
    },
  };
}
