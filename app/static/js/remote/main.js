/** The remote: what is pressed is asked for at once, and the page is fetched anew when the room has gone on. */

import { follow, sendForms } from "../live/follow.js";
import { openSections } from "../live/refresh.js";
import { announce, write } from "../ui/say.js";
import { minutesAndSeconds, openClock } from "../ui/time.js";

const main = document.querySelector("main");
const clock = openClock(main);
const sections = openSections({ address: main.dataset.page, isKept: () => false, onSwapped: () => show(clock.left(timer)) });
let timer = {};

const workshop = follow({
  main,
  onView(view) {
    // A remote ends with the workshop: the page says so.
    if (view.step === "closed") return location.reload();
    timer = view.timer;
    sections.follow(view);
  },
  onDone({ do: asked }) {
    // What was asked about first has been answered.
    if (asked === "open_step" && location.search) location.replace(location.pathname);
    else sections.now();
  },
  onRefused: (_, refusal) => announce(refusal.sentence),
});

sendForms(workshop.ask);
clock.tick(() => timer, show);

function show(left) {
  const face = document.querySelector("#clock-face");
  if (face && left !== null) write(face, minutesAndSeconds(left));
}
