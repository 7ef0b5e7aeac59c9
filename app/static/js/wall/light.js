/** Light or dark as the lead says, and not as the projector's computer would have it. */

const AS_THE_COMPUTER = "(prefers-color-scheme: dark)";

let rules = null;

export function light(isDark) {
  rules ??= [...document.styleSheets].flatMap(({ cssRules }) => darkOnes(cssRules));
  for (const rule of rules) rule.media.mediaText = isDark ? "screen" : "not all";
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
}

function darkOnes(cssRules) {
  return [...cssRules].flatMap((rule) =>
    rule.media?.mediaText.includes(AS_THE_COMPUTER) ? [rule] : rule.cssRules ? darkOnes(rule.cssRules) : [],
  );
}
