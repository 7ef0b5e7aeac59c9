"""What people ask of their own ballot."""

from dataclasses import dataclass

from app.vocabulary import Colour


@dataclass(frozen=True, slots=True)
class CastVote:
    """`colour` None takes the vote back."""

    task: str
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class PassTask:
    """I do not know, or I do not do this task: an answer too."""

    task: str


WIRE = (CastVote, PassTask)
