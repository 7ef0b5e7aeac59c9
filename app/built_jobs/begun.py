"""A job description begun from a built job: a draft like any other, whose tasks stand under their workplaces. Pure.

What comes along is what was shared: the tasks' own words, their hours, what was decided of them. Nothing else is known
here of the workshops that they came from.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from app.built_jobs.building import Offer, Proposal
from app.built_jobs.day import ANY
from app.built_jobs.said import clock, quarters
from app.job_descriptions.draft import (
    MOST_ROWS,
    NAME_LENGTH,
    SENTENCE_LENGTH,
    Basis,
    Begun,
    Decision,
    Draft,
    Duty,
    Provenance,
    Source,
    TooManyRows,
    as_typed,
)
from app.job_descriptions.typed import read_title
from app.job_descriptions.words import PART_OF_DAY_ON_PAPER
from app.task_map.shared import SharedTask
from app.vocabulary import Colour
from app.weight.weight import PARTS

_SOURCE = f"{Begun.SHARED}."


def source_id(shared: int) -> str:
    """How a draft calls a task that was shared."""
    return f"{_SOURCE}{shared}"


def shared_id(source: str) -> int | None:
    """None where it is no task that was shared."""
    number = source.removeprefix(_SOURCE)
    return int(number) if source.startswith(_SOURCE) and number.isascii() and number.isdigit() else None


def mark(it: Proposal) -> str:
    """What tells one proposal from another, also when the page is asked for again."""
    day = [(part, place.key) for part, place in it.day]
    takes = sorted((take.offer.id, take.slot, take.part, take.minutes) for take in it.takes)
    return sha256(repr((it.wish.extent, it.wish.full_time, day, takes)).encode()).hexdigest()[:16]


def begin(it: Proposal, title: str, tasks: Mapping[int, SharedTask], on: date, *, is_example: bool = False) -> Draft:
    """`tasks`: what was shared, by id. What is less than a quarter of an hour a week is no row: one without hours is
    all of a task. Raises `TitleMissing`, `TextTooLong`, `TooManyRows`."""
    title, hours = read_title(title), quarters([*it.tasks.values()])
    its = {offer: share for offer, share in zip(it.tasks, hours, strict=True) if share}
    if len(its) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    names = ", ".join(place.name for place in it.places)
    basis = Basis(Begun.SHARED, on, names, is_example=is_example)
    return Draft(
        title,
        Provenance(sources=tuple(_source(it, offer, tasks) for offer in its), bases=(basis,)),
        tuple(_duty(offer, share) for offer, share in its.items()),
        workplace=names[:SENTENCE_LENGTH],
        extent=Decimal(it.wish.extent),
        full_time=Decimal(it.wish.full_time),
        working_hours=_working_hours(it)[:SENTENCE_LENGTH],
        introduction=_introduction(its),
        notes=_divided(its),
    )


def _source(it: Proposal, offer: Offer, tasks: Mapping[int, SharedTask]) -> Source:
    """Its parts of the day are those in which the job has it: others may have the rest, in theirs."""
    its = tasks[offer.id]
    taken = {take.part for take in it.takes if take.offer == offer and take.slot != ANY}
    decided = (Decision(its.decided.value, its.how, due=its.on),) if its.decided else ()
    return Source(
        source_id(offer.id),
        offer.text,
        hours=quarters([its.minutes])[0],
        parts=tuple(part for part in PARTS if part in taken),
        decisions=decided,
        basis=Begun.SHARED,
    )


def _duty(offer: Offer, hours: Decimal) -> Duty:
    id = source_id(offer.id)
    return Duty(offer.text, hours, (id,), offer.place.name[:NAME_LENGTH], id)


def _working_hours(it: Proposal) -> str:
    """In a sentence of the document, which is in Swedish."""
    first, last = it.stops[0].start, it.stops[-1].end
    where = [f"{_parts(stop.parts)} på {stop.place.name}" for stop in it.stops]
    day = ", ".join(where) if len(where) > 1 else _parts(it.parts)
    return f"Måndag till fredag, ungefär {clock(first)}–{clock(last)}: {day}. Rast utöver det."


def _parts(parts: tuple[str, ...]) -> str:
    names = [PART_OF_DAY_ON_PAPER[part] for part in parts]
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _introduction(its: Iterable[Offer]) -> str:
    yellow = [offer.text for offer in its if offer.colour is Colour.YELLOW]
    return "\n".join(("Introduktion behövs för:", *(f"- {text}" for text in yellow))) if yellow else ""


def _divided(its: Mapping[Offer, Decimal]) -> str:
    in_all = {offer: quarters([offer.minutes])[0] for offer in its}
    divided = [(offer, share) for offer, share in its.items() if share < in_all[offer]]
    lines = (
        f"- {offer.text} på {offer.place.name}: {as_typed(share)} av {as_typed(in_all[offer])} timmar i veckan"
        for offer, share in divided
    )
    return "\n".join(("Delas med dem som gör den nu:", *lines)) if divided else ""
