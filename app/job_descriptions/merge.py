"""Two people's changes of the same version, put together so that nobody's words are lost.

What only one of them changed is as they made it: each text, each row, each field of a row. Where both changed the same,
both are shown, and who saves last picks one or joins them. Rows are told apart by their ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from app.job_descriptions.draft import (
    CONTENT,
    MOST_ROWS,
    Draft,
    Duty,
    Requirement,
    TasksMissing,
    TooManyRows,
    grouped,
)
from app.job_descriptions.fields import CELLS, FIELDS, Cell, Field, What
from app.job_descriptions.typed import Form
from app.vocabulary import clean

Row = Duty | Requirement
Whole = TypeVar("Whole", Draft, Duty, Requirement, Row)
ROWS: dict[str, tuple[str, ...]] = {of: tuple(cell.name for cell in cells) for of, cells in CELLS.items()}
"""The fields that are compared. Which cards a sentence came from is never asked about."""


JOINED = (What.LINE, What.CODE, What.PROSE)


class Pick(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a draft: one of its texts, a field of a row, or the whole row where `name` is ""."""

    of: str
    name: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        return "/".join((self.of, self.id, self.name))

    @property
    def is_row(self) -> bool:
        return self.of in ROWS and not self.name

    @property
    def can_join(self) -> bool:
        """A row stands under one heading, so headings are not joined."""
        return bool(self.name) and self.name != "heading" and _field_at(self).what in JOINED


def _field_at(where: Spot) -> Field | Cell:
    return next(cell for cell in CELLS[where.of] if cell.name == where.name) if where.of else FIELDS[where.name]


def spot(key: str) -> Spot | None:
    """The place with a `key`; None for what is none."""
    of, id, name = (*key.split("/"), "", "")[:3]
    if of in ROWS and id and (not name or name in ROWS[of]):
        return Spot(of, name, id)
    return Spot("", name) if not of and not id and name in CONTENT and name not in ROWS else None


@dataclass(frozen=True, slots=True)
class Merge:
    """`taken`: the parts where something of the other's came in; `clashing`: where both changed the same."""

    draft: Draft
    taken: tuple[str, ...]
    clashing: tuple[Spot, ...]


def merge(base: Draft, mine: Draft, theirs: Draft) -> Merge:
    """Mine, with what only they changed. In a clash it is mine that stands, but for a row that one of us removed: the
    row stands.

    Raises `TooManyRows`, `TasksMissing` where what both did together leaves too many, or nothing.
    """
    clashing: list[Spot] = []
    merged: dict[str, Any] = {}
    for name in CONTENT:
        was, my, their = (getattr(draft, name) for draft in (base, mine, theirs))
        if name in ROWS:
            merged[name] = _rows(name, was, my, their, clashing)
        else:
            merged[name] = _field(was, my, their, Spot("", name), clashing)
    draft = _whole(replace(mine, **merged, status=theirs.status, provenance=theirs.provenance))
    taken = tuple(name for name in CONTENT if getattr(draft, name) != getattr(mine, name))
    return Merge(draft, taken, tuple(clashing))


def _whole(draft: Draft) -> Draft:
    if not draft.duties and not draft.provenance.awaits_tasks:
        raise TasksMissing
    if max(len(draft.duties), len(draft.requirements)) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    return replace(draft, duties=grouped(_each_card_once(draft.duties)))


def _field(was: Any, my: Any, their: Any, where: Spot, clashing: list[Spot]) -> Any:
    if their in (was, my):
        return my
    if my != was:
        clashing.append(where)
        return my
    return their


def _rows(
    of: str, base: Sequence[Row], mine: Sequence[Row], theirs: Sequence[Row], clashing: list[Spot]
) -> tuple[Row, ...]:
    was, my, their = ({row.id: row for row in rows} for rows in (base, mine, theirs))
    kept: dict[str, Row] = {}
    for id in _order(list(was), list(my), list(their)):
        if id in my and id in their:
            kept[id] = _row(of, was.get(id), my[id], their[id], clashing)
        else:
            there = my.get(id) or their[id]
            if id not in was:
                kept[id] = there
            elif not _is_same(of, was[id], there):
                # One removed what the other wrote in.
                clashing.append(Spot(of, "", id))
                kept[id] = there
    return tuple(kept.values())


def _row(of: str, was: Row | None, my: Row, their: Row, clashing: list[Spot]) -> Row:
    changed: dict[str, Any] = {
        name: _field(
            getattr(was, name) if was else None,
            getattr(my, name),
            getattr(their, name),
            Spot(of, name, my.id),
            clashing,
        )
        for name in ROWS[of]
    }
    if isinstance(my, Duty) and isinstance(their, Duty):
        changed["sources"] = _cards(was.sources if isinstance(was, Duty) else (), my.sources, their.sources)
    return replace(my, **changed)


def _cards(was: tuple[str, ...], my: tuple[str, ...], their: tuple[str, ...]) -> tuple[str, ...]:
    removed = {id for id in was if id not in my or id not in their}
    return tuple(id for id in dict.fromkeys(my + their) if id not in removed)


def _each_card_once(duties: Iterable[Duty]) -> Iterable[Duty]:
    seen: set[str] = set()
    for duty in duties:
        yield replace(duty, sources=tuple(id for id in duty.sources if id not in seen))
        seen |= set(duty.sources)


def _is_same(of: str, one: Row, other: Row) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ROWS[of])


def _order(was: list[str], my: list[str], their: list[str]) -> list[str]:
    """Mine, unless only they moved rows; the other's rows come after the row that they stood after."""
    both = set(was) & set(my)
    have_moved = [id for id in was if id in both] != [id for id in my if id in both]
    first, other = (my, their) if have_moved else (their, my)
    order = list(first)
    for place, id in enumerate(other):
        if id not in first:
            before = other[place - 1] if place else ""
            order.insert(order.index(before) + 1 if before in order else 0, id)
    return order


# Picked


@dataclass(frozen=True, slots=True)
class Clash:
    """What is asked about a place. `about`: the row's words. `mine`, `theirs`: as typed; None where the row is gone."""

    spot: Spot
    about: str
    mine: str | None
    theirs: str | None
    pick: Pick


def asked(spots: Iterable[Spot], mine: Form, theirs: Form, picks: Mapping[str, Pick]) -> list[Clash]:
    """What is asked about each place. `mine`: what I wrote, or what stands in the fields now."""
    return [_clash(it, mine, theirs, picks) for it in spots]


def _clash(it: Spot, mine: Form, theirs: Form, picks: Mapping[str, Pick]) -> Clash:
    my, their = _typed(it, mine), _typed(it, theirs)
    if it.is_row and their is not None:
        # One of us removed it, and it was not them. In the fields it stands, until it is picked.
        my = None
    row = (_typed_row(it, mine) or _typed_row(it, theirs)) if it.of in ROWS else None
    # Words are rather kept than removed.
    first = Pick.THEIRS if my is None else Pick.MINE
    return Clash(it, row[ROWS[it.of][0]] if row else "", my, their, picks.get(it.key, first))


def _typed(it: Spot, form: Form) -> str | None:
    if it.of not in ROWS:
        return form.texts.get(it.name, "")
    row = _typed_row(it, form)
    return None if row is None else row.get(it.name or ROWS[it.of][0], "")


def _typed_row(it: Spot, form: Form) -> Mapping[str, str] | None:
    rows = form.duties if it.of == "duties" else form.requirements
    row = next((row for row in rows if row.get("id") == it.id), None)
    return row if row and any(row.get(name, "").strip() for name in ("text", "what", "why")) else None


def picked(draft: Draft, theirs: Draft, picks: Mapping[str, Pick]) -> Draft:
    """The draft as somebody chose for each place where both had written: `key` -> pick.

    `draft`: what stands in the fields now: mine, and the rows that one of us had removed. Raises `TextTooLong` where
    the two joined do not fit, `TasksMissing`.
    """
    for key, pick in picks.items():
        where = spot(key)
        if where is None:
            continue
        if where.of in ROWS:
            draft = _with_row_picked(draft, theirs, where, pick)
        elif pick is not Pick.MINE:
            draft = _with(draft, where.name, _chosen(where, pick, draft, theirs))
    return _whole(draft)


def _with_row_picked(draft: Draft, theirs: Draft, where: Spot, pick: Pick) -> Draft:
    rows: tuple[Row, ...] = getattr(draft, where.of)
    row = next((row for row in rows if row.id == where.id), None)
    their = next((row for row in getattr(theirs, where.of) if row.id == where.id), None)
    if row is None:
        return draft
    if where.is_row:
        # The row stands in the fields, so who chooses the side that removed it, removes it.
        is_gone = (their is None) == (pick is Pick.THEIRS)
        return _with(draft, where.of, tuple(it for it in rows if it is not row)) if is_gone else draft
    if their is None or pick is Pick.MINE:
        return draft
    chosen = _with(row, where.name, _chosen(where, pick, row, their))
    return _with(draft, where.of, tuple(chosen if it is row else it for it in rows))


def _with(whole: Whole, name: str, value: Any) -> Whole:
    changed: dict[str, Any] = {name: value}
    return replace(whole, **changed)


def _chosen(where: Spot, pick: Pick, mine: Any, theirs: Any) -> Any:
    my, their = getattr(mine, where.name), getattr(theirs, where.name)
    if pick is Pick.THEIRS or not where.can_join:
        return their
    field = _field_at(where)
    if field.what is What.PROSE:
        return clean(f"{my}\n{their}", field.most, lines=True)
    return clean(f"{my}; {their}", field.most)


def picks(said: Iterable[tuple[str, str]]) -> dict[str, Pick]:
    """`key` -> pick, of what was sent; what is neither is left out."""
    return {key: Pick(value) for key, value in said if value in list(Pick) and spot(key)}
