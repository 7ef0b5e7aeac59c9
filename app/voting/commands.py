"""What people ask of their own ballot."""

from dataclasses import dataclass

from app.vocabulary import Colour


@dataclass(frozen=True, slots=True)
class CastVote:
    """`colour` None takes the vote back. With green: `only`, one of `ONLY`, and `ground`, one of `GROUNDS`."""

    task: str
    colour: Colour | None
    only: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class PassTask:
    """I do not know, or I do not do this task: an answer too."""

    task: str


@dataclass(frozen=True, slots=True)
class SaySplit:
    """We are not agreed: an answer of a group that answers together."""

    task: str


@dataclass(frozen=True, slots=True)
class CountHands:
    """A show of hands in one group, counted by the facilitator, for those without a phone. All noughts: taken back."""

    task: str
    group: str
    green: int = 0
    yellow: int = 0
    red: int = 0
    black: int = 0


@dataclass(frozen=True, slots=True)
class VoteAgain:
    """A second round for one task: its answers are put away, and everybody answers anew. None ends the round."""

    task: str | None


@dataclass(frozen=True, slots=True)
class StopAsking:
    """End a second round without showing anything of it."""


@dataclass(frozen=True, slots=True)
class PlaceAgreed:
    """Place every task where each group agrees with itself and has not placed it."""


@dataclass(frozen=True, slots=True)
class PlaceAsMost:
    """Place one task where most of each group are, when talk has led no further."""

    task: str


@dataclass(frozen=True, slots=True)
class PlaceRest:
    """Place several tasks where most of each group are, those that there is no time to talk about."""

    tasks: tuple[str, ...]


WIRE = (CastVote, PassTask, SaySplit, CountHands, VoteAgain, StopAsking, PlaceAgreed, PlaceAsMost, PlaceRest)
