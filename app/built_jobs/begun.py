"""A job description begun from a built job: a draft like any other, whose tasks stand under their workplaces. Pure.

What comes along is what was shared: the tasks' own words, their hours, what was decided of them. Nothing else is known
here of the workshops that they came from.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from app.built_jobs.building import Offer, Proposal
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
    """`tasks`: what was shared, by id. Raises `TitleMissing`, `TextTooLong`, `TooManyRows`."""
    title, its = read_title(title), it.tasks
    if len(its) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    hours = quarters([*its.values()])
    names = ", ".join(place.name for place in it.places)
    basis = Basis(Begun.SHARED, on, names, is_example=is_example)
    return Draft(
        title,
        Provenance(sources=tuple(_source(offer, tasks) for offer in its), bases=(basis,)),
        tuple(_duty(offer, share) for offer, share in zip(its, hours, strict=True)),
        workplace=names[:SENTENCE_LENGTH],
        extent=Decimal(it.wish.extent),
        full_time=Decimal(it.wish.full_time),
        working_hours=_working_hours(it)[:SENTENCE_LENGTH],
        introduction=_introduction(it),
        notes=_divided(it),
    )


def _source(offer: Offer, tasks: Mapping[int, SharedTask]) -> Source:
    its = tasks[offer.id]
    decided = (Decision(its.decided.value, its.how, due=its.on),) if its.decided else ()
    return Source(
        source_id(offer.id),
        offer.text,
        hours=quarters([its.minutes])[0],
        parts=tuple(part for part in PARTS if part in its.when),
        decisions=decided,
        basis=Begun.SHARED,
    )


def _duty(offer: Offer, hours: Decimal) -> Duty:
    id = source_id(offer.id)
    return Duty(offer.text, hours or None, (id,), offer.place.name[:NAME_LENGTH], id)


def _working_hours(it: Proposal) -> str:
    """In a sentence of the document, which is in Swedish."""
    first, last = it.stops[0].start, it.stops[-1].end
    where = [f"{_parts(stop.parts)} på {stop.place.name}" for stop in it.stops]
    day = ", ".join(where) if len(where) > 1 else _parts(it.parts)
    return f"Måndag till fredag, ungefär {clock(first)}–{clock(last)}: {day}. Rast utöver det."


def _parts(parts: tuple[str, ...]) -> str:
    names = [PART_OF_DAY_ON_PAPER[part] for part in parts]
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _introduction(it: Proposal) -> str:
    yellow = [offer.text for offer in it.tasks if offer.colour is Colour.YELLOW]
    return "\n".join(("Introduktion behövs för:", *(f"- {text}" for text in yellow))) if yellow else ""


def _divided(it: Proposal) -> str:
    divided = [(offer, minutes) for offer, minutes in it.tasks.items() if minutes != offer.minutes]
    lines = (
        f"- {offer.text} på {offer.place.name}: {as_typed(quarters([minutes])[0])} av "
        f"{as_typed(quarters([offer.minutes])[0])} timmar i veckan"
        for offer, minutes in divided
    )
    return "\n".join(("Delas med dem som gör den nu:", *lines)) if divided else ""
