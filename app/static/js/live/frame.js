/** What goes over the network: down, changes of the view (JSON Merge Patch, RFC 7396); up, commands. */

const LENGTH = 256;

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

/**
 * A command, with white space after it (RFC 8259, section 2): so that whoever sees how long what is sent is, can't tell one
 * answer from another.
 */
export function asFrame(command) {
  const json = JSON.stringify(command);
  const bytes = new TextEncoder().encode(json).length;
  return json + " ".repeat((LENGTH - (bytes % LENGTH)) % LENGTH);
}
