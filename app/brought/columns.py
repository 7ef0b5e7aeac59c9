"""Text to rows: quotes before lines, and columns only where they are meant.

A quote opens only where a field begins, and closes only where one ends; one that is never closed is a letter. A comma
or a semicolon before a space, or a comma between figures, is punctuation: "Duka; diska sedan", "Handla 1,5 h".
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from app.brought.around import without_wrapping
from app.brought.headings import has_heading
from app.brought.marks import is_mark, is_marked
from app.brought.sheets import MOST_COLUMNS, MOST_LINES, MOST_ROWS, MOST_SHOWN, Sheet, TooManyLines

_END = r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_LINE = re.compile(_END)
_SAID = re.compile(rf'"?sep=(.)"?(?:{_END})')
_NOTHING = r"(?!)"
_DELIMITERS = "\t;|,"
_MEANT = {
    "\t": r"\t",
    "|": r"\|",
    ";": r';(?![ \u00a0]+[^\s;"])',
    ",": r'(?:(?<!\d),|,(?!\d))(?![ \u00a0]+[^\s,"])',
}
_MOST_IN_QUOTES = 2000
_ALIKE, _ENOUGH = 0.8, 0.5
"""Share of the rows that have as many columns, for a text to have columns; and where the first row is one of them."""

Rows = list[list[str]]


class Field(NamedTuple):
    text: str
    is_quoted: bool = False


def of_text(text: str, name: str = "") -> Sheet:
    """Raises `TooManyLines`."""
    lines = _LINE.split(text)
    if len(lines) > MOST_ROWS + 1:
        raise TooManyLines(most=MOST_LINES, count=len(lines))
    shown = [line[:MOST_SHOWN].replace("\t", " ") for line in lines]
    shown = shown if lines[-1] else shown[:-1]
    return Sheet(name, _whole_again(_rows(text), shown), shown)


def _whole_again(rows: Rows, lines: Sequence[str]) -> Rows:
    """What stands in one column, without what a program that people write to each other in has put around it; with the
    marks that tabs set off, by which that is told."""
    if any(len(row) > 1 for row in rows):
        return rows
    cells = ["".join(row) for row in rows]
    are_set_off = len(cells) == len(lines) and sum(map(is_marked, lines)) > sum(map(is_marked, cells))
    return [[line] for line in without_wrapping(lines if are_set_off else cells)]


def _rows(text: str) -> Rows:
    if said := _SAID.match(text):
        return [[], *best_read(text[said.end() :], said[1])]
    return in_columns(text)


def in_columns(text: str) -> Rows:
    """The rows of a text, in the columns that it has."""
    for delimiter in _DELIMITERS:
        if delimiter in text and is_table(rows := best_read(text, delimiter), delimiter):
            return rows
    return unindented(best_read(text, "\t")) if "\t" in text else _plain(text)


def best_read(text: str, delimiter: str) -> Rows:
    """As columns by what is meant as one; by every delimiter only where all rows then are as wide as their heading,
    and otherwise are not."""
    meant = _texts(read(text, _MEANT.get(delimiter, re.escape(delimiter))))
    if delimiter not in ",;":
        return unindented(meant)
    every = _texts(read(text, re.escape(delimiter)))
    first = next((place for place, row in enumerate(meant) if any(row)), 0)
    is_clear = bool(meant) and (meant[first] == every[first] or has_heading(every[first]))
    return every if is_clear and _is_even(every) and not _is_even(meant) else meant


def is_table(rows: Rows, delimiter: str = ";") -> bool:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    widths = Counter(len(row) for row in filled if len(row) > 1)
    if not widths:
        return False
    width, count = widths.most_common(1)[0]
    if any(len(row) > 1 and has_heading(row) for row in filled[:15]):
        return True
    enough = _ENOUGH if len(filled[0]) == width else _ALIKE
    return count >= enough * len(filled) and (len(filled) > 1 or delimiter != ",")


def unindented(rows: Rows) -> Rows:
    """A list whose marks and indents are set off by tabs has one column; what has more keeps them all."""
    shorter = [_without_mark(row) for row in rows]
    one_each = [[cell for cell in row if cell.strip()] for row in shorter]
    return [row or [""] for row in one_each] if all(len(row) < 2 for row in one_each) else rows


def _without_mark(row: list[str]) -> list[str]:
    first = next((place for place, cell in enumerate(row) if cell.strip()), None)
    has_more = first is not None and any(cell.strip() for cell in row[first + 1 :])
    return row[first + 1 :] if first is not None and has_more and is_mark(row[first]) else row


def _plain(text: str) -> Rows:
    """Of one column. What somebody has put in quotes by hand keeps them; a program does so with all, or with what needs
    it."""
    rows = [fields[0] for fields in read(text, _NOTHING)]
    all_quoted = all(field.is_quoted for field in rows if field.text.strip())
    return [
        [field.text if all_quoted or not field.is_quoted or re.search(r'["\r\n]', field.text) else f'"{field.text}"']
        for field in rows
    ]


def read(text: str, delimiter: str) -> list[list[Field]]:
    """The fields of each row. `delimiter`: a pattern. Raises `TooManyLines`."""
    quoted = re.compile(rf'[ ]*"((?:[^"]|""){{0,{_MOST_IN_QUOTES}}}+)"[ ]*(?={delimiter}|{_END}|\Z)')
    plain = re.compile(rf"(?:(?!{delimiter}|{_END}).)*+", re.DOTALL)
    between, rest = re.compile(delimiter), re.compile(rf"(?:(?!{_END}).)*+", re.DOTALL)
    rows: list[list[Field]] = []
    row: list[Field] = []
    at = 0
    while at < len(text) or row:
        if found := quoted.match(text, at):
            row.append(Field(found[1].replace('""', '"')[:MOST_SHOWN], True))
        else:
            found = plain.match(text, at)
            assert found
            row.append(Field(found[0][:MOST_SHOWN]))
        at = found.end()
        if len(row) == MOST_COLUMNS:
            at = rest.match(text, at).end()  # type: ignore[union-attr]
        if more := between.match(text, at):
            at = more.end()
            if at < len(text):
                continue
            row.append(Field(""))
        if end := _LINE.match(text, at):
            at = end.end()
        rows.append(row)
        row = []
        if len(rows) > MOST_ROWS:
            raise TooManyLines(most=MOST_LINES, count=len(rows))
    return rows


def _texts(rows: list[list[Field]]) -> Rows:
    return [[field.text for field in row] for row in rows]


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    widths = {len(row) for row in rows if any(cell.strip() for cell in row)}
    return len(widths) == 1 and widths != {1}
