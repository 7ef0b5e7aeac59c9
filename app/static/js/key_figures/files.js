/** A table as a file to keep, made in the browser: CSV, and a workbook (SpreadsheetML in a zip without compression). Pure. */

const FORMULA = /^[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@|%＝＋－＠]/;
const harmless = (text) => (FORMULA.test(text) ? `'${text}` : text);

/** For Excel in Swedish: semicolons, and the mark that says UTF-8. */
export function csv(lines) {
  const cell = (it) => `"${(typeof it === "number" ? String(it) : harmless(it)).replaceAll('"', '""')}"`;
  return `\ufeff${lines.map((cells) => cells.map(cell).join(";")).join("\r\n")}\r\n`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OPEN = "http://schemas.openxmlformats.org";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The bytes of a workbook with one sheet. A text in it is only ever text. */
export function xlsx(name, lines) {
  return zip({
    "[Content_Types].xml": `${XML}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    "_rels/.rels": related("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `${XML}<workbook xmlns="${OPEN}/spreadsheetml/2006/main" xmlns:r="${OPEN}/officeDocument/2006/relationships"><sheets><sheet name="${safe(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": related("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${OPEN}/spreadsheetml/2006/main"><cols><col min="1" max="2" width="24" customWidth="1"/><col min="3" max="20" width="14" customWidth="1"/></cols><sheetData>${lines.map(row).join("")}</sheetData></worksheet>`,
  });
}

const related = (kind, target) =>
  `${XML}<Relationships xmlns="${OPEN}/package/2006/relationships"><Relationship Id="rId1" Type="${OPEN}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;
const row = (cells) => `<row>${cells.map(cell).join("")}</row>`;
const cell = (it) =>
  typeof it === "number" ? `<c><v>${it}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${safe(it)}</t></is></c>`;
// What XML can't hold, not even escaped, is left out.
const safe = (text) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const CRC = Uint32Array.from({ length: 256 }, (_, at) => {
  let it = at;
  for (let bit = 0; bit < 8; bit += 1) it = it & 1 ? (it >>> 1) ^ 0xedb88320 : it >>> 1;
  return it;
});
const crc = (bytes) => ~bytes.reduce((it, byte) => CRC[(it ^ byte) & 255] ^ (it >>> 8), ~0) >>> 0;

/** Files by name, as they are (APPNOTE 4.3). */
function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [name, text].map((it) => new TextEncoder().encode(it));
    // Version, flags (names are UTF-8), stored, the first day of 1980, sums and lengths.
    const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]];
    const local = [...numbers([[0x04034b50, 4], ...about]), ...path];
    directory.push(...numbers([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), ...path);
    parts.push(Uint8Array.from(local), bytes);
    at += local.length + bytes.length;
  }
  const count = Object.keys(files).length;
  const end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [directory.length, 4], [at, 4], [0, 2]]);
  return joined([...parts, Uint8Array.from(directory), Uint8Array.from(end)]);
}

/** Each with the lowest byte first. */
const numbers = (those) => those.flatMap(([it, bytes]) => Array.from({ length: bytes }, (_, at) => (it >>> (8 * at)) & 255));

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
