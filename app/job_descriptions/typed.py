"""A draft typed by hand: as it stands in the editor's fields, and read from them.

What can't be read is refused with what was typed, and nothing is guessed at.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from app.days import read_day
from app.job_descriptions.draft import (
    MOST_IN_A_ROW,
    MOST_ROWS,
    NAME_LENGTH,
    SENTENCE_LENGTH,
    Draft,
    Duty,
    Kind,
    Level,
    NotANumber,
    Provenance,
    Requirement,
    TasksMissing,
    TitleMissing,
    TooManyRows,
    as_typed,
    grouped,
)
from app.job_descriptions.fields import CELLS, FIELDS, TABLE, Field, What
from app.vocabulary import Refused, TextMissing, clean, words
from app.weight.weight import FULL_TIME

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Form:
    """A draft as it is typed, before anybody knows whether it can be read. Rows: one for each duty and requirement."""

    texts: Mapping[str, str]
    duties: Sequence[Mapping[str, str]] = field(default=())
    requirements: Sequence[Mapping[str, str]] = field(default=())


_APART = ("title", "duties", "requirements")
"""What is read by rules of its own."""
DUTY = ("id", "text", "hours", "sources", "heading")
REQUIREMENT = ("id", "what", "kind", "level", "why")
"""The fields of a row, in the order they are typed."""

HOURS = next(cell for cell in CELLS["duties"] if cell.name == "hours")
ROW_NAME = 40
"""Letters of a row's words, where it is named by them."""

ROW_ID = re.compile(r"[A-Za-z0-9._-]{1,40}")


def typed(draft: Draft) -> Form:
    """The draft as somebody would type it: `read` gives it back."""
    texts = {field.name: _as_typed(field, getattr(draft, field.name)) for field in TABLE if field.what is not What.ROWS}
    return Form(
        texts, [duty_as_typed(it) for it in draft.duties], [requirement_as_typed(it) for it in draft.requirements]
    )


def _as_typed(field: Field, value: Any) -> str:
    if field.what is What.NUMBER:
        return as_typed(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def duty_as_typed(duty: Duty) -> dict[str, str]:
    return {
        "id": duty.id,
        "text": duty.text,
        "hours": as_typed(duty.hours),
        "sources": " ".join(duty.sources),
        "heading": duty.heading,
    }


def requirement_as_typed(it: Requirement) -> dict[str, str]:
    return {"id": it.id, "what": it.what, "kind": it.kind.value, "level": it.level.value, "why": it.why}


@contextmanager
def _at(id: str, label: str, row: str = "") -> Iterator[None]:
    """What is refused meanwhile is about this field (`Refused`)."""
    try:
        yield
    except Refused as no:
        no.details |= {"at": id, "label": label, "row": shortened(row)}
        raise


def shortened(row: str) -> str:
    """As much of a row's words as tells which it is."""
    return row if len(row) <= ROW_NAME else f"{row[: ROW_NAME - 1].rstrip()}…"


def read(form: Form, provenance: Provenance) -> Draft:
    """What was typed. A row without words is a row taken away. Raises `Refused` for what can't be read, which says in
    which field."""
    texts = form.texts
    duties = _duties(form.duties, provenance)
    requirements = _requirements(form.requirements)
    if max(len(duties), len(requirements)) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    if not duties and not provenance.awaits_tasks:
        raise TasksMissing
    by_hand: dict[str, Any] = {
        field.name: _read(field, texts.get(field.name, "")) for field in TABLE if field.name not in _APART
    }
    by_hand["full_time"] = by_hand["full_time"] or Decimal(FULL_TIME)
    return Draft(
        title=read_title(texts.get("title", "")),
        provenance=provenance,
        duties=duties,
        requirements=requirements,
        **by_hand,
    )


def _read(field: Field, text: str) -> Any:
    with _at(field.name, field.label):
        return _as_said(field, text)


def _as_said(field: Field, text: str) -> Any:
    match field.what:
        case What.LINE | What.CODE:
            return clean(text, field.most)
        case What.PROSE:
            return clean(text, field.most, lines=True)
        case What.NUMBER:
            return read_number(text, field.most)
        case What.DATE:
            return read_day(text)
        case What.CHOICE:
            assert field.choices
            return _choice(text, field.choices, field.choices(""))
    raise AssertionError(f"{field.name} is typed in rows")


def _duties(rows: Sequence[Mapping[str, str]], provenance: Provenance) -> tuple[Duty, ...]:
    known, ids = {source.id for source in provenance.sources}, _ids(rows)
    duties = []
    for row, id in zip(rows, ids, strict=True):
        with _at(f"duties-{id}", FIELDS["duties"].label, row.get("text", "").strip()):
            text = clean(row.get("text", ""), SENTENCE_LENGTH)
            heading = clean(row.get("heading", ""), NAME_LENGTH) if text else ""
        if text:
            sources = tuple(it for it in dict.fromkeys(row.get("sources", "").split()) if it in known)
            with _at(f"hours-{id}", HOURS.label, text):
                hours = read_number(row.get("hours", ""), MOST_IN_A_ROW)
            duties.append(Duty(text, hours, sources, heading, id))
            known -= set(sources)
    return grouped(duties)


def _requirements(rows: Sequence[Mapping[str, str]]) -> tuple[Requirement, ...]:
    requirements = []
    for row, id in zip(rows, _ids(rows), strict=True):
        with _at(f"requirements-{id}", FIELDS["requirements"].label, row.get("what", "").strip()):
            what, why = clean(row.get("what", ""), SENTENCE_LENGTH), clean(row.get("why", ""), SENTENCE_LENGTH)
        if what or why:
            kind = _choice(row.get("kind", ""), Kind, Kind.INFORMAL)
            requirements.append(Requirement(what, kind, _choice(row.get("level", ""), Level, Level.REQUIRED), why, id))
    return tuple(requirements)


def _ids(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Each row's own, or one by its place where it has none, or one that another row has."""
    typed_ids = [row.get("id", "") for row in rows]
    given: dict[str, None] = {}
    for place, id in enumerate(typed_ids):
        if not ROW_ID.fullmatch(id) or id in given:
            taken = {*typed_ids, *given}
            id = next(new for n in range(len(rows) + 1) if (new := f"row{place + n}") not in taken)
        given[id] = None
    return list(given)


def read_title(text: str) -> str:
    try:
        return words(text, NAME_LENGTH)
    except TextMissing:
        raise TitleMissing from None


def read_number(text: str, most: int) -> Decimal | None:
    """A number as people write it: `5,5`, `5.5 h`, `62,5 %`."""
    bare = re.sub(r"\s|h|%", "", text).replace(",", ".")
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", bare) or Decimal(bare) > most:
        raise NotANumber(typed=text.strip()[:40], most=most)
    return Decimal(bare) or None


def _choice(text: str, choices: type[Choice], otherwise: Choice) -> Choice:
    return choices(text) if text in list(choices) else otherwise
