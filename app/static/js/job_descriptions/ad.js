/** The page of an advertisement: it prints, and its parts are copied. */
import "./print.js";
import "../ui/clipboard.js";
