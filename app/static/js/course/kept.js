/** How far somebody has come in the course, as this browser remembers it, and nothing else does. */

import { load, store } from "../ui/stored.js";
import { read } from "./progress.js";

const KEPT = "akr-course";

export const kept = () => read(load(KEPT));

export const keep = (done) => store(KEPT, done);
