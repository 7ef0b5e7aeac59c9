"""What happened to somebody's ballot."""

from dataclasses import dataclass

from app.vocabulary import Answer, Event


@dataclass(frozen=True, slots=True)
class VoteCast(Event):
    """`answer`: a colour's value, or `PASS`."""

    task: str
    person: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class VoteTakenBack(Event):
    task: str
    person: str
