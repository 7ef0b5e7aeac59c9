/** What a platform that speaks SCORM 1.2 opens. */

import { openBrowser } from "./browser.js";
import { openLms } from "./lms.js";
import { hold } from "./shell.js";

hold(openLms(window, () => Date.now()) ?? openBrowser());
