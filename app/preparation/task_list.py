"""A list of tasks that somebody brings along, line by line, held against what is on the board.

Every line is accounted for exactly once: what is to be added, what is there already, what is alike, what can't be used
and why. Nothing is thrown away unseen, and nothing is added before the facilitator has looked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.board.similar import SURE, Said
from app.vocabulary import TEXT_LENGTH, Refused, TextMissing, TextTooLong, clean, words

MOST_LINES, MOST_ROWS = 500, 5000
"""Lines with something in them, and lines with those between."""
MOST_COLUMNS = 30
"""Columns that are looked through."""
MOST_SHOWN = 1000
"""Characters that are kept of a line that is too long to be a task, so that it can be shortened."""

_HEADINGS = (
    *("arbetsuppgift", "arbetsuppgifter", "uppgift", "uppgifter", "aktivitet", "aktiviteter", "moment"),
    *("task", "tasks", "activity", "activities"),
)
_BULLET = re.compile(r"^\s*(?:[-–—•·*◦▪]|\d{1,3}[.)])\s+")


class TooManyLines(Refused):
    """Details: `most` and `count`."""

    code = "too_many_lines"


class Kind(StrEnum):
    NEW = "new"
    THERE = "there"
    """On the board already, word for word."""
    TWICE = "twice"
    """Earlier in the list, word for word."""
    ALIKE = "alike"
    """Likely the same as another, on the board or earlier in the list."""
    TOO_LONG = "too_long"
    EMPTY = "empty"
    HEADING = "heading"
    UNREADABLE = "unreadable"


CAN_BE_ADDED = (Kind.NEW, Kind.ALIKE)
CAN_BE_CHANGED = (*CAN_BE_ADDED, Kind.THERE, Kind.TWICE, Kind.TOO_LONG)


@dataclass(frozen=True, slots=True)
class Line:
    """`number`: as the list's own program numbers it, from 1. `other`: the text that it is the same as, or like."""

    number: int
    text: str
    kind: Kind
    other: str = ""


def pasted(text: str) -> list[list[str]]:
    """Rows of what somebody pasted: from a sheet, with tabs between the columns, or a line each, bullets left out."""
    return [
        [_BULLET.sub("", cell[:MOST_SHOWN]) for cell in line.split("\t", MOST_COLUMNS)[:MOST_COLUMNS]]
        for line in text.splitlines()
    ]


def examine(rows: Sequence[Sequence[str]], on_board: Iterable[str]) -> list[Line]:
    """What each row is. The tasks stand in the column with a heading that says so, else in the first with words."""
    if len(rows) > MOST_ROWS:
        raise TooManyLines(most=MOST_LINES, count=len(rows))
    column, heading = _column(rows)
    texts = [row[column] if column < len(row) else "" for row in rows]
    count = sum(1 for text in texts if text.strip())
    if count > MOST_LINES:
        raise TooManyLines(most=MOST_LINES, count=count)
    return sort_out([(number, text) for number, text in enumerate(texts, 1)], on_board, heading)


def sort_out(numbered: Sequence[tuple[int, str]], on_board: Iterable[str], heading: int | None = None) -> list[Line]:
    """What each text is. `heading`: the place in the list of one that is a heading and no task."""
    board = [*on_board]
    known = {text.casefold(): (Kind.THERE, text) for text in board}
    alike = _Alike(board, [text for _, text in numbered])
    lines = []
    for place, (number, text) in enumerate(numbered):
        if place == heading:
            lines.append(Line(number, clean(text[:MOST_SHOWN], MOST_SHOWN), Kind.HEADING))
            continue
        line = _line(number, text)
        if line.kind is Kind.NEW:
            there = known.get(line.text.casefold())
            if there:
                line = Line(number, line.text, *there)
            else:
                known[line.text.casefold()] = (Kind.TWICE, line.text)
                if other := alike.before(place):
                    line = Line(number, line.text, Kind.ALIKE, other)
                alike.take(place)
        lines.append(line)
    return lines


def _line(number: int, text: str) -> Line:
    if "\x00" in text or "\ufffd" in text:
        return Line(number, clean(text.replace("\x00", "")[:MOST_SHOWN], MOST_SHOWN), Kind.UNREADABLE)
    try:
        return Line(number, words(text), Kind.NEW)
    except TextMissing:
        return Line(number, "", Kind.EMPTY)
    except TextTooLong:
        return Line(number, clean(text[:MOST_SHOWN], MOST_SHOWN), Kind.TOO_LONG)


class _Alike:
    """Which text a line is likely the same as, of those on the board and those that were taken before it."""

    def __init__(self, board: list[str], texts: list[str]) -> None:
        self._texts = [*board, *(text[:TEXT_LENGTH] for text in texts)]
        self._first = len(board)
        self._taken = {*range(len(board))}
        self._others: dict[int, list[int]] = defaultdict(list)
        for pair in Said(self._texts).pairs():
            if pair.likeness >= SURE:
                self._others[pair.other].append(pair.one)

    def take(self, place: int) -> None:
        self._taken.add(self._first + place)

    def before(self, place: int) -> str | None:
        other = next((other for other in self._others[self._first + place] if other in self._taken), None)
        return None if other is None else clean(self._texts[other], TEXT_LENGTH)


def _column(rows: Sequence[Sequence[str]]) -> tuple[int, int | None]:
    """The column that the tasks stand in, and the row that is its heading, where there is one."""
    first = next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if first is None:
        return 0, None
    for column, cell in enumerate(rows[first]):
        if cell.strip(" \t:").casefold() in _HEADINGS:
            return column, first
    worded = [sum(map(_has_words, column)) for column in _columns(rows)]
    enough = max(worded) / 2
    return next(column for column, count in enumerate(worded) if count >= enough), None


def _columns(rows: Sequence[Sequence[str]]) -> Iterable[Iterable[str]]:
    wide = max(map(len, rows))
    return [[row[column] for row in rows if column < len(row)] for column in range(wide)]


def _has_words(cell: str) -> bool:
    return sum(map(str.isalpha, cell)) >= 2
