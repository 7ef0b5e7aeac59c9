/** What a platform that speaks cmi5 opens. */

import { openBrowser } from "./browser.js";
import { openLrs } from "./lrs.js";
import { hold } from "./shell.js";

openLrs(new URLSearchParams(location.search), () => Date.now())
  .catch(() => null)
  .then((session) => hold(session ?? openBrowser()));
