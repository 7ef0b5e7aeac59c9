/**
 * Whether what browsers are sent is known to the oldest that we say we work in (docs/browsers.md): syntax, built-in functions,
 * the browser's own interfaces and their members, and styles. `npm run lint`, and a part of `make check`.
 */

import css from "@eslint/css";
import bcd from "@mdn/browser-compat-data" with { type: "json" };
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

const OLDEST = { safari: 15.4, safari_ios: 15.4, chrome: 100, samsunginternet_android: 18, firefox: 140 };
const BROWSERS = ["safari 15.4", "ios_saf 15.4", "chrome 100", "samsung 18", "firefox 140"];
/** Syntax of 2022 and before that Safari 15 can't read. */
const NOT_IN_SAFARI_15 = ["es-x/no-class-static-block", "es-x/no-regexp-lookbehind-assertions"];
/** Asked for before they are used, or missed by nobody where they are not. */
const DO_WITHOUT = ["wakeLock", "fullscreenElement", "exitFullscreen", "requestFullscreen", "requestSubmit"];
/** What something of ours is called too. */
const OURS = ["command", "share", "take", "when"];

const isNewer = (support, browser) => {
  const { version_added: added, flags } = [support[browser]].flat()[0] ?? {};
  return added === false || Boolean(flags) || Number.parseFloat(added) > OLDEST[browser];
};
const isOld = ({ __compat: { support } }) => !Object.keys(OLDEST).some((browser) => isNewer(support, browser));

/** Interfaces that our scripts meet; others have members that are called what something of ours is. */
const MET =
  /^(AbortSignal|CSSStyleSheet|DOMRect|DOMTokenList|Document|Element|Event|EventTarget|FormData|HTML\w*Element|History|Navigator|Node|Performance|Request|Response|Selection|URL|URLSearchParams|Window)$/;

/** The members of interfaces, by name: those that no interface has had for long enough. What has them is not known here. */
function newMembers() {
  const found = new Map();
  for (const kind of [bcd.api, bcd.javascript.builtins]) {
    for (const [place, members] of Object.entries(kind)) {
      if (kind === bcd.api && !MET.test(place)) continue;
      for (const [listed, member] of Object.entries(members)) {
        const name = listed.replace(/_static$/, "");
        if (/^[a-z]\w*$/.test(name) && member.__compat) found.set(name, found.get(name) || isOld(member));
      }
    }
  }
  return new Set([...found].filter(([name, hasBeen]) => !hasBeen && ![...DO_WITHOUT, ...OURS].includes(name)).map(([name]) => name));
}

const NEW = newMembers();

const members = {
  create: (context) => ({
    MemberExpression(node) {
      if (!node.computed && NEW.has(node.property.name)) {
        context.report({ node, message: `${node.property.name} is newer than the oldest browsers` });
      }
    },
    'NewExpression[callee.name="FormData"][arguments.length=2]'(node) {
      context.report({ node, message: "FormData leaves the button out in Safari 15" });
    },
  }),
};

const es2022 = es.configs["flat/restrict-to-es2022"];
/** Arrays have the same methods. */
const withoutIterators = Object.fromEntries(
  Object.keys(es2022.rules).filter((name) => name.startsWith("es-x/no-iterator-prototype")).map((name) => [name, "off"]),
);

export default [
  { ignores: ["**/*", "!app/", "!app/static/", "!app/static/js/**", "!app/static/css/**", "!app/course_package/", "!app/course_package/**"] },
  {
    ...es2022,
    files: ["**/*.js"],
    plugins: { ...es2022.plugins, compat, house: { rules: { members } } },
    settings: { "es-x": { aggressive: true }, browsers: BROWSERS, polyfills: ["document.fullscreenElement", "navigator.wakeLock"] },
    rules: {
      ...es2022.rules,
      ...withoutIterators,
      ...Object.fromEntries(NOT_IN_SAFARI_15.map((name) => [name, "error"])),
      "compat/compat": "error",
      "house/members": "error",
    },
  },
  {
    files: ["**/*.css"],
    plugins: { css },
    language: "css/css",
    rules: {
      "css/use-baseline": [
        "error",
        {
          available: 2021,
          // In ours before they were in all; or what a page is as good without: see tests/web/test_css.py for `has`, `dvh` and `svh`.
          allowAtRules: ["layer", "page", "container"],
          allowMediaConditions: ["forced-colors"],
          allowProperties: [
            "accent-color", "appearance", "break-after", "color-scheme", "flex-basis", "float", "hyphens", "outline",
            "overflow-wrap", "print-color-adjust", "resize", "scroll-behavior",
            "container", "container-type", "field-sizing", "forced-color-adjust", "text-size-adjust", "text-wrap",
          ],
          allowSelectors: ["focus-visible", "backdrop", "dir", "has"],
          allowUnits: ["dvh", "svh"],
        },
      ],
    },
  },
];
