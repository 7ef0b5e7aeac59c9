/**
 * A command as it goes over the network, with white space after it (RFC 8259, section 2): so that whoever sees how long what
 * is sent is, can't tell one answer from another.
 */

const LENGTH = 256;

export function asFrame(command) {
  const json = JSON.stringify(command);
  const bytes = new TextEncoder().encode(json).length;
  return json + " ".repeat((LENGTH - (bytes % LENGTH)) % LENGTH);
}
