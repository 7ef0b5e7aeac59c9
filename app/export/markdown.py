"""A document as Markdown, for wikis, cases and diffs. A text from somebody is only ever text in it."""

import re
import unicodedata

from app.export.document import Bullets, Cell, Document, Facts, Heading, Paragraph, Signatures, Table

TO_WRITE_ON = "\u2026" * 12
_MARKUP = re.compile(
    r"""
      [\\`*_{}\[\]|~$^<>@]        # anywhere
    | ^[-+#=:]                    # where a line begins
    | (?<=^\d)[.)] | (?<=^\d\d)[.)] | (?<=^\d\d\d)[.)]
    | :(?=//) | (?<=\bwww)\.      # where a bare address would become a link
""",
    re.VERBOSE,
)


def markdown(document: Document) -> bytes:
    head = [document.mark, document.letterhead.organisation, document.place, document.kind, document.edition]
    head += document.filed.lines
    lines = [f"# {plain(document.title)}", "", " · ".join(plain(text) for text in head if text)]
    for block in document.blocks:
        lines.append("")
        match block:
            case Heading(text, level):
                lines.append(f"{'#' * level} {plain(text)}")
            case Paragraph(text):
                lines.append(plain(text))
            case Bullets(items):
                lines += [f"- {plain(item)}" for item in items]
            case Facts(rows):
                lines += [f"- **{plain(name)}:** {plain(value) or TO_WRITE_ON}" for name, value in rows]
            case Signatures(names):
                lines += [f"- {plain(name)}: {TO_WRITE_ON}" for name in names]
            case Table(columns, rows, total):
                lines.append(_row([plain(column.head) for column in columns]))
                lines.append(_row(["---:" if column.is_number else "---" for column in columns]))
                lines += [_row([_cell(cell) for cell in row]) for row in rows]
                if total:
                    lines.append(_row([f"**{plain(text)}**" for text in total]))
    return ("\n".join(lines) + "\n").encode()


def plain(text: str) -> str:
    """Text as text, on one line: markup's characters escaped, and nothing that could be a tag."""
    one_line = " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text).split())
    return _MARKUP.sub(r"\\\g<0>", one_line.replace("&", "&amp;")).replace("\\<", "&lt;")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return plain(cell if isinstance(cell, str) else "; ".join(mark.text for mark in cell))
