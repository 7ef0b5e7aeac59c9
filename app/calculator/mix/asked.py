"""What somebody asks for of a staff mix: what is typed, and what they may choose among."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request
from sqlmodel import Session, col, select

from app.account.roles import Reach, Right, is_within, reach
from app.account.tables import FacilitatorRow
from app.calculator.mix import board as boards
from app.calculator.mix.board import MOST_BOARDS, MOST_TEXTS, Measured
from app.calculator.mix.typed import Sources, Worked, as_asked, read_mix
from app.calculator.sets import store as sets
from app.calculator.values import Values
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Draft
from app.job_descriptions.whose import reached as texts_reached
from app.live.still import Still
from app.organisation import workplaces
from app.organisation.workplaces import Workplace
from app.vocabulary import Refused
from app.web.calendar import today
from app.web.numbers import number_in
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

SHOWN = 12
"""Workshops and texts to choose among; those of the unit that is named come first, and those that are chosen stay."""
Pairs = Sequence[tuple[str, str]]
_MANY = ("board", "text")


class TooManySources(Refused):
    """Details: `most`."""

    code = "mix_too_many_sources"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to take hours from. `key`: as the form says it, which is kept and sent in addresses: never a workshop's
    code, which lets anybody in. `id`: its row's."""

    key: str
    id: int
    name: str
    place: str
    is_example: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """`typed`: all fields that have one value. `values`: of the set of `year`; none where it is None. `places`: the
    workplaces that may be chosen. `place`: the one that is."""

    typed: Mapping[str, str]
    pairs: Pairs
    year: int | None
    years: Sequence[int]
    values: Values
    places: Sequence[Workplace]
    place: Workplace | None
    boards: Sequence[Choice]
    texts: Sequence[Choice]
    drafts: Sequence[Draft]

    @property
    def workshops(self) -> list[int]:
        return [it.id for it in self.chosen(self.boards)]

    @property
    def is_example(self) -> bool:
        return any(it.is_example for it in (*self.chosen(self.boards), *self.chosen(self.texts)))

    def chosen(self, choices: Sequence[Choice]) -> list[Choice]:
        return [it for it in choices if it.is_chosen]

    @property
    def series(self) -> str:
        return self.typed.get("of", "")


def look_up(request: Request, who: FacilitatorRow, pairs: Iterable[tuple[str, str]]) -> Asked:
    its = as_asked(pairs)
    typed = {key: text for key, text in its if key not in _MANY}
    keys = {name: {text for key, text in its if key == name} for name in _MANY}
    with request.app.state.database.reading_session() as session:
        years = sets.years(session)
        year = number_in(typed.get("year", "")) if "year" in typed else sets.newest(session, today(request))
        year = year if year in years else None
        places = _places(session, who)
        place = next((it for it in places if str(it.id) == typed.get("workplace")), None)
        near = {it.casefold().strip() for it in (place.name if place else "", typed.get("unit", "")) if it}
        found = _boards(session, who, keys["board"], near)
        written = _texts(session, who, keys["text"], near)
        chosen = [it.id for it in written if it.is_chosen]
        which = texts_reached(who, Right.CALCULATE)
        drafts = [it.draft for it in texts.latest(session, which, chosen).values()] if chosen else []
        values = sets.values(session, year) if year is not None else {}
    return Asked(typed, its, year, years, values, places, place, found, written, drafts)


def worked(request: Request, it: Asked, stills: Sequence[Still]) -> Worked:
    """Raises what `read_mix` does, and `TooManySources`."""
    if len(it.workshops) > MOST_BOARDS or len(it.drafts) > MOST_TEXTS:
        raise TooManySources(most=MOST_BOARDS if len(it.workshops) > MOST_BOARDS else MOST_TEXTS, at="sources")
    place = it.place.name if it.place else ""
    found, on = sources(it, stills), today(request)
    its = read_mix(it.typed, it.values, found, on, it.year, place=place, is_example=it.is_example)
    return replace(its, asked=(*its.asked, *(pair for pair in it.pairs if pair[0] in _MANY)))


def as_read(request: Request, who: FacilitatorRow, its: Worked, *, is_own: bool) -> Worked:
    """A mix that is kept, as somebody reads it: without the workshops and texts that they may not choose. Who kept it
    reads their titles, as they were."""
    asked = look_up(request, who, its.asked)
    chosen = {"board": asked.chosen(asked.boards), "text": asked.chosen(asked.texts)}
    keys = {name: {it.key for it in those} for name, those in chosen.items()}
    left = tuple((key, text) for key, text in its.asked if key not in keys or text in keys[key])
    if is_own:
        return replace(its, asked=left)
    names = {name: {it.name for it in those} for name, those in chosen.items()}
    boards = tuple(it for it in its.sources.boards if it in names["board"])
    written = tuple(it for it in its.sources.texts if it in names["text"])
    return replace(its, asked=left, sources=replace(its.sources, boards=boards, texts=written))


def sources(it: Asked, stills: Sequence[Still]) -> Sources:
    on_boards = [boards.on_board(still.live.analysis) for still in stills]
    codes = {still.live.workshop.first_code for still in stills}
    group = it.typed.get("group", "")
    names = boards.groups_of(on_boards)
    group = next((name for name in names if name == group), "")
    written, is_timed = boards.in_texts(it.drafts, codes), any(board.is_timed for board in on_boards)
    measured = boards.of_group(on_boards, group) + Measured(red=written)
    return Sources(
        tuple(choice.name for choice in it.chosen(it.boards)),
        tuple(choice.name for choice in it.chosen(it.texts)),
        group,
        measured if is_timed or written.middle else None,
        sum(board.untimed for board in on_boards),
        is_timed,
    )


def groups(stills: Sequence[Still]) -> list[str]:
    return boards.groups_of(boards.on_board(still.live.analysis) for still in stills)


def _places(session: Session, who: FacilitatorRow) -> list[Workplace]:
    """Those that somebody may calculate for: of their administrations, or where they lead."""
    every, own = workplaces.every(session), workplaces.own(session, who)
    is_all = reach(who.roles, Right.CALCULATE) is Reach.ALL
    return [it for it in every if it.id in own or (is_all and is_within(it.administration, who.scope))]


def _boards(session: Session, who: FacilitatorRow, keys: Collection[str], near: Collection[str]) -> list[Choice]:
    """Those that somebody leads, and those whose results are shared with them."""
    assert who.id is not None
    led = workshops.all_led(session, who.id) if reach(who.roles, Right.LEAD) is not Reach.NONE else []
    rows = {row.id: row for row in (*led, *_shared(session, who))}
    its = [
        Choice(str(row.id), row.id, row.title, row.workplace, row.is_example, str(row.id) in keys)
        for row in rows.values()
        if row.id is not None
    ]
    return _first(its, near)


def _shared(session: Session, who: FacilitatorRow) -> list[WorkshopRow]:
    if reach(who.roles, Right.SEE_WORKSHOPS) is not Reach.ALL:
        return []
    within: list[Any] = [col(WorkshopRow.administration).in_(who.scope)] if who.scope else []
    newest = (col(WorkshopRow.created_at).desc(), col(WorkshopRow.id).desc())
    return [*session.exec(select(WorkshopRow).where(col(WorkshopRow.shared), *within).order_by(*newest))]


def _texts(session: Session, who: FacilitatorRow, keys: Collection[str], near: Collection[str]) -> list[Choice]:
    rows = texts.every(session, texts_reached(who, Right.CALCULATE))
    its = [
        Choice(str(row.id), row.id, row.title, row.workplace, row.is_example, str(row.id) in keys)
        for row in rows
        if row.id is not None
    ]
    return _first(its, near)


def _first(its: Sequence[Choice], near: Collection[str]) -> list[Choice]:
    """Those that are chosen, then those of the unit, then the newest; as many as there is room for."""
    ordered = sorted(its, key=lambda it: (not it.is_chosen, it.place.casefold().strip() not in near))
    chosen = sum(it.is_chosen for it in its)
    return ordered[: max(SHOWN, chosen)]
