"""*Min introduktion*: one page that is easy to read, for whoever begins, of the job and the workplace. Pure.

It is proposed from the plan and from the job description's text that is easy to read, and is then what the workplace
has made of it. It is about the job: nothing of a diagnosis, of support for one person or of how the employment is paid
stands in it, and there is no field for a name. A name may be written by hand on the paper.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.reception.owner import Owner
from app.reception.plan import Need, Plan
from app.reception.typed import Typed
from app.reception.words import ASK, PROPOSED
from app.vocabulary import Refused, at, clean

SECTION_LENGTH = 600
SV, EN = "sv", "en"
LANGUAGES = (SV, EN)
_BULLET = re.compile(r"^[-*•–]\s+")
_OF_A_PERSON = re.compile(
    r"\b(?:(?:diagnos|autis|asperger|funktionsneds|funktionshind|funktionsvaria|lönebidrag|lönestöd|arbetsförmåg"
    r"|målgrupp|disabilit|disabled|impairment|diagnosis|subsid)\w*|adhd|npf|bea"
    r"|(?:individuell\w*|personlig\w*|individual|personal) (?:stöd|anpassning|support|adaptation)\w*|target groups?)\b",
    re.IGNORECASE,
)
"""Words that tell why somebody has the job, or what is the matter with them."""

IsNever = Callable[[str], bool]
"""Tells whether a line of the job description never stands in what others read (`job_descriptions.easy.text`)."""


class SaysOfAPerson(Refused):
    """Details: `word`, and `at`."""

    code = "says_of_a_person"


class Section(StrEnum):
    """In the paper's order."""

    DAY = "day"
    WEEK = "week"
    MONTHS = "months"
    TASKS = "tasks"
    ASK = "ask"
    QUIET = "quiet"
    GROW = "grow"


Texts = Mapping[str, Mapping[str, str]]
"""By language, and by section; a language that nobody has written in is not there."""
FIELDS = tuple(it.value for it in Section)


@dataclass(frozen=True, slots=True)
class OfTheJob:
    """What the job description's texts give: lines, one thought each."""

    week: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    grow: tuple[str, ...] = ()
    is_never: IsNever = lambda _line: False


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it is shown. `language`: what its lines are written in."""

    section: Section
    lines: tuple[str, ...]
    language: str


def proposed(plan: Plan, job: OfTheJob, say: Callable[[str], str], language: str) -> dict[str, str]:
    """By section, what to begin with; in another language than Swedish only what is ours to say. `say`: our sentences
    in the language."""
    ours = {section: [say(line) for line in PROPOSED[section]] for section in PROPOSED}
    asked = plan.owner(Need.EVERYDAY)
    always = () if asked is Owner.MANAGER else (ASK[Owner.NOBODY],)
    ours[Section.ASK] = [say(it) for it in (*((ASK[asked],) if asked in ASK and asked else ()), *always)]
    if language == SV:
        for section in (Section.WEEK, Section.TASKS, Section.QUIET, Section.GROW):
            ours[section] = [*ours.get(section, []), *getattr(job, section.value)]
    told = {it: [line for line in ours.get(it, []) if not is_of_a_person(line, job.is_never)] for it in Section}
    return {it.value: _fitting(lines) for it, lines in told.items()}


def _fitting(lines: Iterable[str]) -> str:
    """Whole lines, as many as there is room for."""
    text = ""
    for line in lines:
        longer = f"{text}\n{line}" if text else line
        if len(longer) > SECTION_LENGTH:
            break
        text = longer
    return text


def is_of_a_person(line: str, is_never: IsNever) -> bool:
    return bool(_OF_A_PERSON.search(line)) or is_never(line)


def read(texts: Typed, is_never: IsNever) -> dict[str, str]:
    """What was typed. Raises `SaysOfAPerson`, `TextTooLong`."""
    return {name: _read(name, texts.get(name, ""), is_never) for name in FIELDS}


def _read(name: str, typed: str, is_never: IsNever) -> str:
    with at(name):
        text = clean(typed, SECTION_LENGTH, lines=True)
        for line in text.split("\n"):
            if found := _OF_A_PERSON.search(line):
                raise SaysOfAPerson(word=found[0])
            if is_never(line):
                raise SaysOfAPerson(word=line.strip()[:80])
    return text


def parts(texts: Texts, ours: Mapping[str, Mapping[str, str]], language: str, is_never: IsNever) -> list[Part]:
    """The paper in a language. `ours`: what is proposed in each. What nobody has written in the language is there in
    Swedish: an untrue word is worse than one in another language. An empty section is left out."""
    found: list[Part] = []
    for section in Section:
        for tag in dict.fromkeys((language, SV)):
            text = texts.get(tag, ours[tag]).get(section.value, "")
            lines = [it.strip() for it in text.split("\n") if it.strip()]
            told = tuple(line for line in lines if not is_of_a_person(line, is_never))
            if told:
                found.append(Part(section, told, tag))
                break
    return found


def under(text: str, heading: str) -> list[str]:
    """The lines under a heading of a text that is easy to read, up to the next of its kind; smaller headings go."""
    found: list[str] = []
    is_there = False
    for line in (it.strip() for it in text.split("\n")):
        if line.startswith("# "):
            is_there = line[2:].strip().casefold() == heading.casefold()
        elif is_there and line and not line.startswith("##"):
            found.append(line)
    return found


def grouped(lines: Iterable[str]) -> list[tuple[bool, tuple[str, ...]]]:
    """Lines that stand together: whether they are points of a list, and their words."""
    found: list[tuple[bool, list[str]]] = []
    for line in lines:
        is_point = bool(_BULLET.match(line))
        words = _BULLET.sub("", line)
        if is_point and found and found[-1][0]:
            found[-1][1].append(words)
        else:
            found.append((is_point, [words]))
    return [(is_list, tuple(its)) for is_list, its in found]
