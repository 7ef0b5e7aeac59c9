/** JSON Merge Patch (RFC 7396). */

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The target with the patch applied; the target itself is left as it was. */
export function merge(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}
