"""An older text, or that of a vacant job, as rows to look through: what is a task, what is asked for, what is neither
(Örebro began with earlier descriptions: the report, 2.1.1).

All of it is a proposal. Whoever looks says of each row what it becomes, and may word it anew; what is not taken is kept
nowhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from app.brought.texts import Line
from app.job_descriptions.advice.checks import DEGREE, EXPERIENCE, FLUENT, LICENCE, SWEDISH
from app.job_descriptions.advice.reading import sentences
from app.job_descriptions.advice.word_lists import found
from app.job_descriptions.draft import NAME_LENGTH, Basis, Begun, Draft, Kind, Level, Provenance, Source
from app.job_descriptions.typed import Form, read
from app.vocabulary import Refused, clean

MOST_SPLIT = 200
"""Rows that one looks through. Of them as many are taken as there is room for in a job description."""
MOST_SHOWN = 1000
"""Characters that are kept of a row that is too long, so that it can be shortened."""
_SHORT_HEADING = 60


class TooManySplit(Refused):
    """Details: `most` and `count`."""

    code = "too_many_split"


class Becomes(StrEnum):
    """What a row becomes."""

    DUTY = "duty"
    REQUIRED = "required"
    DESIRABLE = "desirable"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Row:
    """`was`: as it stood in the text."""

    was: str
    becomes: Becomes = Becomes.DUTY


@dataclass(frozen=True, slots=True)
class Split:
    """A text in rows. `headings`: what was left out as such."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...]


_UNDER = {
    Becomes.DESIRABLE: ("meriterande*", "önskvärt", "önskvärda*", "önskemål", "*meriter"),
    Becomes.REQUIRED: (
        *("kvalifikation*", "krav", "*krav", "kravprofil*", "kompetens*", "behörighet*", "utbildning*", "erfarenhet*"),
        *("vi söker dig*", "din bakgrund", "din profil", "om dig", "personliga egenskaper", "egenskaper", "*förmågor"),
        *("det du behöver*", "du som söker"),
    ),
    Becomes.NOTHING: (
        *("om oss", "vi erbjuder", "ansökan*", "så söker du", "lön", "löneform*", "villkor", "anställningsvillkor"),
        *("anställningsform*", "arbetstid*", "kontakt*", "övrigt", "om arbetsplatsen", "upplysningar", "förmåner"),
        *("underskrift*", "omfattning", "tillträde"),
    ),
    Becomes.DUTY: (
        *("arbetsuppgift*", "uppgifter", "uppdrag*", "ansvar*", "ditt uppdrag", "om jobbet", "om tjänsten"),
        *("huvudsakliga*", "dina arbetsuppgifter", "arbetsbeskrivning"),
    ),
}
"""By what headings say: what stands under them. A sentence may know better."""
_TITLES = ("arbetsbeskrivning*", "uppdragsbeskrivning*", "befattningsbeskrivning*", "tjänstebeskrivning*")
"""What a text is called, on a line by itself."""
_DESIRABLE = ("meriterande", "merit", "önskvärt", "önskas", "fördel", "plus")
_ASKS = re.compile(
    r"(?:vi söker dig|du (?:ska|bör|behöver|måste|är|har)\b|krav\b|kräver|som person\b|god förmåga|förmåga att"
    r"|det är (?:ett krav|meriterande|en fördel))",
    re.IGNORECASE,
)
_TASK = re.compile(r"du (?:ska|kommer att|behöver) (?!ha\b|kunna\b|vara\b|behärska\b)", re.IGNORECASE)


def split(lines: Sequence[Line]) -> Split:
    """The rows of a text, and its headings. Raises `TooManySplit`."""
    rows: list[Row] = []
    headings: list[str] = []
    under, seen = Becomes.DUTY, set[str]()
    for line, after in zip_longest(lines, lines[1:]):
        if _is_heading(line, after):
            headings.append(line.text[:MOST_SHOWN])
            under = _what_under(line.text)
            continue
        for text in [line.text] if line.is_marked else sentences(line.text):
            becomes = Becomes.NOTHING if text.casefold() in seen else _becomes(text, under)
            seen.add(text.casefold())
            rows.append(Row(text[:MOST_SHOWN], becomes))
    if len(rows) > MOST_SPLIT:
        raise TooManySplit(most=MOST_SPLIT, count=len(rows))
    return Split(tuple(rows), tuple(headings))


def _is_heading(line: Line, after: Line | None) -> bool:
    """One in the file's own style; or a short line that ends in a colon, says what headings say, stands before a list,
    or is all in capitals and the next is not."""
    if line.is_heading:
        return True
    text = line.text.rstrip(": ")
    if line.is_marked or len(line.text) > _SHORT_HEADING or line.text.endswith((".", "!", "?", ",", ";")):
        return False
    says_so = _said_by(text) is not None or bool(found(_TITLES, text))
    is_over = after is not None and (after.is_marked or (text.isupper() and not after.text.isupper()))
    return line.text.endswith(":") or says_so or is_over


def _said_by(heading: str) -> Becomes | None:
    """What stands under a heading, where the whole of it is one that we know."""
    bare = heading.strip(" :")
    for becomes, forms in _UNDER.items():
        if any(hit.casefold() == bare.casefold() for hit in found(forms, bare)):
            return becomes
    return None


def _what_under(heading: str) -> Becomes:
    """The same where a heading only has such a word; else what follows may be tasks."""
    said = _said_by(heading)
    return said or next((becomes for becomes, forms in _UNDER.items() if found(forms, heading)), Becomes.DUTY)


def _becomes(text: str, under: Becomes) -> Becomes:
    is_asked = under is Becomes.REQUIRED or (under is Becomes.DUTY and _asks(text))
    if is_asked:
        return Becomes.DESIRABLE if found(_DESIRABLE, text) else Becomes.REQUIRED
    return under


def _asks(text: str) -> bool:
    """Whether something is asked of whoever gets the job, where no heading says so."""
    is_fluent = found(SWEDISH, text) and found(FLUENT, text)
    if is_fluent or found((*LICENCE, *DEGREE, *EXPERIENCE, *_DESIRABLE), text):
        return True
    return bool(_ASKS.search(text) and not _TASK.search(text))


def draft_of(
    texts: Mapping[str, str], kind: Begun, name: str, looked: Iterable[tuple[str, str, Becomes]], on: date
) -> Draft:
    """A draft from rows that somebody has looked through: each as it was, as it is worded now, and what it becomes.

    `texts`: the other fields, by name. Raises `Refused` for what can't be read.
    """
    rows = [(was, text, becomes) for was, text, becomes in looked if becomes is not Becomes.NOTHING and text.strip()]
    duties = [(f"{kind}.{number}", was, text) for number, (was, text, to) in enumerate(rows, 1) if to is Becomes.DUTY]
    sources = tuple(Source(id, clean(was or text, MOST_SHOWN), basis=kind) for id, was, text in duties)
    provenance = Provenance(sources=sources, bases=(Basis(kind, on, clean(name, NAME_LENGTH)),))
    form = Form(
        texts,
        [{"text": text, "sources": id} for id, _, text in duties],
        [_requirement(text, to) for _, text, to in rows if to is not Becomes.DUTY],
    )
    return read(form, provenance)


def _requirement(text: str, to: Becomes) -> dict[str, str]:
    """Formal where it shows on paper: an education, a licence."""
    kind = Kind.FORMAL if found((*LICENCE, *DEGREE), text) else Kind.INFORMAL
    level = Level.DESIRABLE if to is Becomes.DESIRABLE else Level.REQUIRED
    return {"what": text, "kind": kind, "level": level}
