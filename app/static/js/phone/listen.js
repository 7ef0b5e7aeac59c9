/** Reads the page aloud: what is marked `data-read` and can be seen. Only where the browser can speak. */

export function offerListening() {
  if (!("speechSynthesis" in window)) return { stop() {} };
  const button = document.querySelector("#listen");
  button.hidden = false;

  function stop() {
    speechSynthesis.cancel();
    button.setAttribute("aria-pressed", "false");
  }

  button.addEventListener("click", () => {
    const isReading = button.getAttribute("aria-pressed") === "true";
    stop();
    if (isReading) return;
    const texts = [...document.querySelectorAll("[data-read]")].filter((element) => element.offsetParent !== null);
    const reading = new SpeechSynthesisUtterance(texts.map((element) => element.innerText.trim()).join(".\n").replaceAll("\u00ad", ""));
    reading.lang = document.documentElement.lang;
    reading.onend = reading.onerror = stop;
    button.setAttribute("aria-pressed", "true");
    speechSynthesis.speak(reading);
  });
  addEventListener("pagehide", stop);
  return { stop };
}
