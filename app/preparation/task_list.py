"""A list of tasks that somebody brings along, line by line, held against what is on the board.

Every line is accounted for exactly once: what is to be added, what is there already, what is alike, what can't be used
and why. Nothing is thrown away unseen, and nothing is added before the facilitator has looked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.board.similar import SURE, Said
from app.brought.reading import Entry
from app.brought.sheets import MOST_LINES, MOST_SHOWN, UNSAID, TooManyLines
from app.vocabulary import TEXT_LENGTH, TextMissing, TextTooLong, clean, words


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
    OUTSIDE = "outside"
    """Above the heading, or below the table."""
    HIDDEN = "hidden"
    WORDLESS = "wordless"
    UNREADABLE = "unreadable"


CAN_BE_ADDED = (Kind.NEW, Kind.ALIKE)
CAN_BE_CHANGED = (*CAN_BE_ADDED, Kind.THERE, Kind.TWICE, Kind.TOO_LONG)
LEFT_OUT = (Kind.HEADING, Kind.OUTSIDE, Kind.HIDDEN, Kind.WORDLESS)
"""No tasks, as far as we can tell; somebody who looks may know better."""


@dataclass(frozen=True, slots=True)
class Line:
    """`number`: as the list's own program numbers it, from 1. `other`: the text that it is the same as, or like."""

    number: int
    text: str
    kind: Kind
    other: str = ""


def examine(entries: Sequence[Entry], on_board: Iterable[str]) -> list[Line]:
    """What each row of a list is. Of what is left out no more is told than there may be tasks.

    Raises `TooManyLines`.
    """
    tasks = sum(1 for entry in entries if entry.out is None and entry.text)
    if tasks > MOST_LINES:
        raise TooManyLines(most=MOST_LINES, count=tasks)
    out = [entry for entry in entries if entry.out]
    left = {id(entry) for entry in out[MOST_LINES:]}
    told = [entry for entry in entries if id(entry) not in left]
    whys = {place: Kind(entry.out) for place, entry in enumerate(told) if entry.out}
    return sort_out([(entry.number, entry.text) for entry in told], on_board, whys)


def sort_out(
    numbered: Sequence[tuple[int, str]], on_board: Iterable[str], whys: Mapping[int, Kind] | None = None
) -> list[Line]:
    """What each text is. `whys`: of those that are no tasks, by their place in the list."""
    whys = whys or {}
    board = [*on_board]
    known = {text.casefold(): (Kind.THERE, text) for text in board}
    alike = _Alike(board, ["" if place in whys else text for place, (_, text) in enumerate(numbered)])
    lines = []
    for place, (number, text) in enumerate(numbered):
        if place in whys:
            lines.append(Line(number, clean(text[:MOST_SHOWN], MOST_SHOWN), whys[place]))
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
    if "\x00" in text or UNSAID in text:
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
