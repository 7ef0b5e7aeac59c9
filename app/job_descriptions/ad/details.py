"""What an advertisement says besides the text: how one applies and until when, whom one may ask, how many are sought.

It is no part of what has been agreed: it belongs to one advertisement, is written beside the job description, and
changes nothing that is approved. Pure.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from app.days import read_day
from app.job_descriptions.draft import PROSE_LENGTH, SENTENCE_LENGTH, Agreement, Draft, Employment
from app.job_descriptions.papers.grammar import Told
from app.vocabulary import N_, NOTE_LENGTH, Refused, clean

MOST_VACANCIES = 200
NUMBER_LENGTH = 4
"""Characters of a number as it is typed."""
MOST_PROBATION = 6
"""Months, the longest that LAS 6 § allows."""


class AdChanged(Refused):
    """Somebody else saved the details since the page was opened, and both changed the same."""

    code = "ad_changed"


class NotAWholeNumber(Refused):
    """Details: `typed`, `least`, `most`."""

    code = "not_a_whole_number"


class Extract(StrEnum):
    """Of the police's register (*belastningsregistret*)."""

    OPEN = ""
    SHOWN = "shown"
    """Whoever is offered the job shows one before the employment (skollagen 2 kap. 31 §, and laws like it)."""


class What(StrEnum):
    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """`least`, `most`: of a number; `most` else letters."""

    name: str
    what: What
    label: str
    hint: str = ""
    most: int = SENTENCE_LENGTH
    least: int = 0

    @property
    def letters(self) -> int:
        """How many there is room for where it is typed."""
        return NUMBER_LENGTH if self.what is What.NUMBER else self.most


TABLE = (
    Field(
        "apply_how",
        What.LINES,
        N_("Så söker man"),
        N_("Till exempel: Ring, mejla eller kom hit. Berätta vad du kan. Du behöver inget personligt brev."),
        PROSE_LENGTH,
    ),
    Field("apply_to", What.LINE, N_("Ansökan skickas till"), N_("En mejladress, en länk eller en adress.")),
    Field("last_day", What.DATE, N_("Sista dag att söka")),
    Field("ask", What.LINES, N_("Fråga om jobbet"), N_("Vem man ringer eller mejlar. En på varje rad."), NOTE_LENGTH),
    Field("unions", What.LINES, N_("Fråga facket"), N_("Förbund och telefon. Ett på varje rad."), NOTE_LENGTH),
    Field("reference", What.LINE, N_("Referens"), N_("Annonsens nummer hos er.")),
    Field("vacancies", What.NUMBER, N_("Antal platser"), most=MOST_VACANCIES, least=1),
    Field("address", What.LINE, N_("Gatuadress")),
    Field("town", What.LINE, N_("Ort")),
    Field(
        "probation",
        What.NUMBER,
        N_("Provanställning, månader"),
        N_("0 om ingen. Tomt: annonsen säger inget om det."),
        most=MOST_PROBATION,
    ),
    Field("extract", What.CHOICE, N_("Utdrag ur belastningsregistret")),
    Field(
        "ab_if",
        What.LINE,
        N_("Gäller BEA: planen är en ordinarie anställning, om"),
        N_("Villkoret, till exempel: kraven är uppfyllda då. Tomt: om kommunen beslutar det då."),
    ),
)
"""In the form's order."""
NAMES = tuple(it.name for it in TABLE)


@dataclass(frozen=True, slots=True)
class Details:
    """Texts are "" where nothing is written. `probation`: months. `ab_if`: on what an ordinary employment depends."""

    apply_how: str = ""
    apply_to: str = ""
    last_day: date | None = None
    ask: str = ""
    unions: str = ""
    reference: str = ""
    vacancies: int | None = None
    address: str = ""
    town: str = ""
    probation: int | None = None
    extract: Extract = Extract.OPEN
    ab_if: str = ""


NO_DETAILS = Details()
assert {it.name for it in fields(Details)} == {*NAMES}

Typed = Mapping[str, str]
"""Details as they stand in the form."""


def typed(details: Details) -> dict[str, str]:
    return {name: _as_typed(getattr(details, name)) for name in NAMES}


def _as_typed(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed. `wrong`: why a field can't be read, by its name; with one, `details` are not to be kept."""

    details: Details
    wrong: Mapping[str, Refused] = field(default_factory=dict)


def read(texts: Typed) -> Read:
    values: dict[str, Any] = {}
    wrong: dict[str, Refused] = {}
    for it in TABLE:
        try:
            values[it.name] = _read(it, texts.get(it.name, ""))
        except Refused as no:
            wrong[it.name] = no
    return Read(Details(**values), wrong)


def _read(it: Field, text: str) -> Any:
    match it.what:
        case What.LINE:
            return clean(text, it.most)
        case What.LINES:
            return clean(text, it.most, lines=True)
        case What.NUMBER:
            return _whole(text, it)
        case What.DATE:
            return read_day(text)
        case What.CHOICE:
            return Extract(text) if text in [*Extract] else Extract.OPEN


def _whole(text: str, it: Field) -> int | None:
    bare = text.strip()
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", bare) or not it.least <= int(bare) <= it.most:
        raise NotAWholeNumber(typed=bare[:40], least=it.least, most=it.most)
    return int(bare)


def merge(base: Typed, mine: Typed, theirs: Typed) -> tuple[dict[str, str], tuple[str, ...]]:
    """Two people's changes of the same details, and the fields that both changed, where mine is kept."""
    both = {name: theirs[name] if mine[name] == base[name] else mine[name] for name in NAMES}
    clashing = (name for name in NAMES if base[name] not in (mine[name], theirs[name]) and mine[name] != theirs[name])
    return both, tuple(clashing)


# What HR is told beside the advertisement


class Mind(StrEnum):
    """What there is to think of before it is posted."""

    BEA = "bea"
    """A job under BEA is seldom advertised."""
    NO_APPLY = "no_apply"
    NO_LAST_DAY = "no_last_day"
    PAST = "past"
    NO_ASK = "no_ask"
    NO_UNIONS = "no_unions"
    NO_TOWN = "no_town"
    PROBATION = "probation"
    """A probation goes over to an employment until further notice (LAS 6 §), and this one has an end."""
    EXTRACT = "extract"
    """The text says itself what is checked in registers, and that is told."""
    AS_WRITTEN = "as_written"
    """Rows stand after a colon, as they are written."""


def minds(draft: Draft, details: Details, told: Iterable[Told], today: date) -> list[Mind]:
    """`told`: the rows, in words."""
    ends = draft.employment is Employment.TEMPORARY or draft.agreement is Agreement.BEA
    found = {
        Mind.BEA: draft.agreement is Agreement.BEA,
        Mind.NO_APPLY: not (details.apply_how or details.apply_to),
        Mind.NO_LAST_DAY: details.last_day is None,
        Mind.PAST: details.last_day is not None and details.last_day < today,
        Mind.NO_ASK: not details.ask,
        Mind.NO_UNIONS: not details.unions,
        Mind.NO_TOWN: not details.town,
        Mind.PROBATION: bool(details.probation) and ends,
        Mind.EXTRACT: details.extract is Extract.SHOWN and bool(draft.register_check),
        Mind.AS_WRITTEN: any(it.rest for it in told),
    }
    return [mind for mind, is_so in found.items() if is_so]
