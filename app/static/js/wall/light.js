/** Light or dark as the lead says, and not as the projector's computer would have it. */

const AS_THE_COMPUTER = "(prefers-color-scheme: dark)";

let rules = null;

export function light(isDark) {
  rules ??= [...document.styleSheets].flatMap((sheet) => darkOnes(rulesOf(sheet)));
  for (const rule of rules) rule.media.mediaText = isDark ? "screen" : "not all";
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
}

/** Nobody may read a sheet that an extension of the browser has put there. */
function rulesOf(sheet) {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

function darkOnes(cssRules) {
  return [...cssRules].flatMap((rule) =>
    rule.media?.mediaText.includes(AS_THE_COMPUTER) ? [rule] : rule.cssRules ? darkOnes(rule.cssRules) : [],
  );
}
