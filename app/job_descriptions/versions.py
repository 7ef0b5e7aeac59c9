"""Versions of a job description: what changed between two, an older one brought back, one taken as a template.

A change is told in words first (which field, which task), then shown side by side with the words that differ marked.
Fields are compared as they are typed, so that what is new in a draft is compared without being named here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from app.job_descriptions.draft import CONTENT, NAME_LENGTH, Draft, Status
from app.job_descriptions.fields import CELLS, TABLE
from app.job_descriptions.saving import revised
from app.job_descriptions.typed import typed

ALIKE = 50
"""Percent of the letters that two rows share, at least, to be the same row reworded."""
HIDDEN = ("id", "sources")
"""Columns of a row that nobody reads."""
NAMED_BY = {of: cells[0].name for of, cells in CELLS.items()}
"""The column that a row is called by."""
COPY = " (kopia)"
"""Ends the title of a copy, which is Swedish like the document, until somebody gives it another."""

_ORDER = [name for name in CONTENT if name != "duties"]
_ORDER.insert(_ORDER.index("assignment") + 1, "duties")
"""As the document has it."""
_NOT_COPIED = {field.name for field in TABLE if not field.is_copied}
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a text, and whether the other version lacks them."""

    text: str
    is_changed: bool = False


Parts = tuple[Part, ...]


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Text:
    """One text before and after. Empty where there was none, or is none any more."""

    name: str
    was: str
    became: str
    before: Parts
    after: Parts

    @property
    def what(self) -> Change:
        return _what(self.was, self.became)


@dataclass(frozen=True, slots=True)
class Row:
    """A duty or a requirement before and after, by column; `None` where it was not there. `name`: what it is called."""

    id: str
    name: str
    was: Mapping[str, str] | None
    became: Mapping[str, str] | None

    @property
    def what(self) -> Change:
        return _what(self.was, self.became)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.became or self.was or ())

    def cell(self, column: str) -> Text:
        was, became = (side.get(column, "") if side else "" for side in (self.was, self.became))
        return _field(column, was, became)

    @property
    def changed(self) -> tuple[str, ...]:
        """The columns that differ, where the row is on both sides."""
        if not self.was or not self.became:
            return ()
        return tuple(name for name in self.columns if self.was.get(name, "") != self.became.get(name, ""))


@dataclass(frozen=True, slots=True)
class Rows:
    """`is_reordered`: rows that are on both sides stand in another order."""

    name: str
    rows: tuple[Row, ...]
    is_reordered: bool

    @property
    def changed(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.what is not Change.SAME)

    @property
    def what(self) -> Change:
        return Change.CHANGED if self.changed or self.is_reordered else Change.SAME


def compare(before: Draft, after: Draft) -> list[Text | Rows]:
    """What differs between two versions, in the document's order."""
    was, became = typed(before), typed(after)
    rows = {"duties": (was.duties, became.duties), "requirements": (was.requirements, became.requirements)}
    every = (
        _rows(name, *rows[name]) if name in rows else _field(name, was.texts[name], became.texts[name])
        for name in _ORDER
        if getattr(before, name) != getattr(after, name)
    )
    return [it for it in every if it.what is not Change.SAME]


Spot = tuple[str, str]
"""A field, and in its rows which row; "" where it has none."""


def touched(drafts: Sequence[Draft]) -> dict[Spot, list[int]]:
    """Which of the drafts, each made from the one before it, changed what: by their places in the list."""
    found: dict[Spot, list[int]] = {}
    for place, (was, became) in enumerate(pairwise(drafts), 1):
        for spot in _spots(compare(was, became)):
            found.setdefault(spot, []).append(place)
    return found


def _spots(changed: Iterable[Text | Rows]) -> Iterator[Spot]:
    for one in changed:
        if isinstance(one, Text):
            yield one.name, ""
        else:
            yield from ((one.name, row.id) for row in one.changed)


def _field(name: str, was: str, became: str) -> Text:
    return Text(name, was, became, *marked(was, became))


def restored(now: Draft, old: Draft) -> Draft:
    """The text of an older version as a new one: where the tasks came from stays as it is, and it is a draft again."""
    return revised(now, replace(old, status=now.status), None)


def as_template(draft: Draft) -> Draft:
    """A draft of its own with this text. What was agreed and decided for the first one does not come along, nor what
    was fitted to a person."""
    empty: dict[str, Any] = {it.name: it.default for it in dataclass_fields(Draft) if it.name in _NOT_COPIED}
    title = draft.title[: NAME_LENGTH - len(COPY)] + COPY
    return replace(draft, **empty, title=title, status=Status.DRAFT)


def marked(before: str, after: str) -> tuple[Parts, Parts]:
    """Both texts, with the words that the other lacks marked."""
    if before == after:
        return (Part(before),), (Part(after),)
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    steps = SequenceMatcher(None, [it.strip() for it in one], [it.strip() for it in other]).get_opcodes()
    left = [(one[a:b], step != "equal") for step, a, b, _, _ in steps]
    right = [(other[a:b], step != "equal") for step, _, _, a, b in steps]
    return _parts(left), _parts(right)


def _parts(pieces: Iterable[tuple[list[str], bool]]) -> Parts:
    """The space after the last changed word is not marked with it."""
    parts = []
    for words, is_changed in pieces:
        text = "".join(words)
        bare = text.rstrip() if is_changed else ""
        parts += [Part(bare, True), Part(text[len(bare) :])]
    return tuple(part for part in parts if part.text)


def _what(was: object, became: object) -> Change:
    if was == became:
        return Change.SAME
    if not was:
        return Change.ADDED
    return Change.CHANGED if became else Change.REMOVED


def _rows(name: str, before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]]) -> Rows:
    named_by = NAMED_BY[name]
    pairs = _pairs(before, after, named_by)
    rows = tuple(
        _row(None if i is None else before[i], None if j is None else after[j], named_by)
        for i, j in _side_by_side(pairs, len(before), len(after))
    )
    order = [pairs[i] for i in sorted(pairs)]
    return Rows(name, rows, order != sorted(order))


def _row(was: Mapping[str, str] | None, became: Mapping[str, str] | None, named_by: str) -> Row:
    its = became or was or {}
    id, name = its.get("id", ""), its.get(named_by, "")
    seen = ({c: text for c, text in side.items() if c not in HIDDEN} if side else None for side in (was, became))
    return Row(id, name, *seen)


def _pairs(before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]], named_by: str) -> dict[int, int]:
    """Which row before is which after, the most alike first."""
    every = [(i, j) for i in range(len(before)) for j in range(len(after))]
    alike = {(i, j): _alike(before[i], after[j], named_by) for i, j in every}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(every, key=lambda pair: (-alike[pair], abs(pair[0] - pair[1]))):
        if alike[i, j] >= ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _alike(one: Mapping[str, str], other: Mapping[str, str], named_by: str) -> float:
    """The same words are more alike than the same row or the same tasks of the board, those more than like words."""
    text, its = one[named_by], other[named_by]
    if text == its:
        return 200 + (one == other)
    is_same = one["id"] == other["id"] or set(one.get("sources", "").split()) & set(other.get("sources", "").split())
    return fuzz.ratio(text, its) + (100 if is_same else 0)


def _side_by_side(pairs: Mapping[int, int], before: int, after: int) -> Iterator[tuple[int | None, int | None]]:
    """In the order after, with what is gone where it was."""
    was = {j: i for i, j in pairs.items()}
    gone = [i for i in range(before) if i not in pairs]
    for j in range(after):
        while j in was and gone and gone[0] < was[j]:
            yield gone.pop(0), None
        yield was.get(j), j
    for i in gone:
        yield i, None
