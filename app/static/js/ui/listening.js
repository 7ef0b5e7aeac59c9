/** A page that can be read aloud and has no script of its own: once it is there, what reads it is fetched. */

import { later } from "../live/later.js";

const listen = later(() => import("./listen.js"), ({ offerListening }) => offerListening());

addEventListener("load", listen.fetch);
