"""What the archive's JSON files have, from which their schemas are made. Plain words, for who reads them
in fifty years.

Nobody who took part is in them: no phone, no answer of one person's, and no id that ties two things to one of them.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Task:
    """`placement`: group id -> colour, or "pass". `votes`: how many gave each answer, by group id or "together"; only
    what was shown. `joint`: what groups that answer together said."""

    number: int
    text: str
    also: list[str]
    placement: dict[str, str]
    votes: dict[str, dict[str, int]]
    joint: dict[str, str]
    why: str
    dissent: str


@dataclass(frozen=True, slots=True)
class Happened:
    """`at`: ISO 8601. `what`: the kind of event. What the facilitator did, one by one; of what the staff did only how
    many did so within a minute (`counts`)."""

    at: str
    what: str
    said: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What somebody in a role said of an action afterwards."""

    action: str
    months: int
    outcome: str
    note: str
    role: str
    at: str


@dataclass(frozen=True, slots=True)
class Commented:
    """What somebody said of the report by a link, as what the link is for, and what it was answered. `about`: which
    part of it. `date`: ISO 8601."""

    role: str
    label: str
    about: str
    date: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """`groups`: id -> name. `closed`: the day. `method`: how it was done and how it may be read. `report`: as
    `report.json` of the product has it, but for its `comments`; None where it is kept no longer. `kept_no_longer`: what
    of it had been removed before, and by which decision."""

    title: str
    workplace: str
    purpose: str
    diary: str
    classification: str
    closed: str
    groups: dict[str, str]
    method: list[str]
    tasks: list[Task]
    report: dict[str, Any] | None
    comments: list[Commented]
    follow_up: list[FollowedUp]
    history: list[Happened]
    kept_no_longer: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What somebody in a role said of a version, or did with it. `words`: its own. `how`: by an account, by a link, or
    noted for somebody else, according to a `protocol`. `at`: ISO 8601. `reply`, `reply_words`: what it was answered."""

    version: int
    role: str
    who: str
    word: str
    words: str
    how: str
    protocol: str
    at: str
    reply: str = ""
    reply_words: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A version: when it was saved, and how far it had come. Not by whom."""

    version: int
    status: str
    at: str


@dataclass(frozen=True, slots=True)
class Made:
    """How a job description came to be. `version`: the one in the package."""

    title: str
    diary: str
    classification: str
    version: int
    versions: list[Saved]
    reviews: list[Reviewed]


WORKSHOP, MADE = TypeAdapter(Workshop), TypeAdapter(Made)


def schema(of: TypeAdapter[Any], title: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **of.json_schema(), "title": title}
