"""How each group is proposed to answer, from how many it has, before anybody has come.

Five are enough to answer each alone: nobody's answer can be worked out. Fewer are not shown by themselves, so they are
proposed to answer together, with the group's colour in the open. Two groups may also become one: then they may be
enough, and nobody sees where the two occupations differ. A proposal is a proposal: whoever prepares the workshop
chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.vocabulary import Refused, TextTooLong
from app.workshop.workshop import MOST_PEOPLE, NAME_LENGTH, SMALLEST


class How(StrEnum):
    """How a group is to answer. `JOINED`: as a part of another group."""

    ALONE = "alone"
    JOINTLY = "jointly"
    JOINED = "joined"


class JoinedWithItself(Refused):
    """A group is to be joined with itself, with one that has no name, or with none."""

    code = "joined_with_itself"


class JoinedNameTooLong(Refused):
    """The names of those that are to be one group do not fit together. Details: `most`."""

    code = "joined_name_too_long"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`why`: "unstated", nobody has said how many they are, or "nobody" comes; "one", "two", "few"; "enough"; "all",
    all groups are to answer together."""

    how: How
    why: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One group as it is typed. `how`: None for as proposed. `joins`: the place of the group that it becomes one
    with, where `how` is `JOINED`. `short`: the short name it is given, or ""."""

    name: str
    people: int | None = None
    how: How | None = None
    joins: int | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A group as it would be. `of`: the places of the wishes that it is made of."""

    name: str
    people: int | None
    how: How
    proposal: Proposal
    of: tuple[int, ...]
    short: str = ""


def propose(people: int | None, *, smallest: int = SMALLEST, all_jointly: bool = False) -> Proposal:
    """How a group of so many is proposed to answer. `all_jointly`: the whole room is to, as in Örebro."""
    if all_jointly:
        return Proposal(How.JOINTLY, "one" if people == 1 else "all")
    if not people:
        return Proposal(How.ALONE, "unstated" if people is None else "nobody")
    if people >= smallest:
        return Proposal(How.ALONE, "enough")
    return Proposal(How.JOINTLY, {1: "one", 2: "two"}.get(people, "few"))


def made_of(wishes: Sequence[Wish], *, smallest: int = SMALLEST, all_jointly: bool = False) -> list[Made]:
    """The groups that the wishes become, in their order: those that join each other as one.

    Raises `JoinedWithItself`, `JoinedNameTooLong`, with the `place` of the wish.
    """
    made = []
    for of in _units(wishes):
        heads = [wishes[place].people for place in of]
        people = None if None in heads else min(MOST_PEOPLE, sum(head or 0 for head in heads))
        proposal = propose(people, smallest=smallest, all_jointly=all_jointly)
        chosen = (wishes[place].how for place in of)
        how = next((how for how in chosen if how not in (None, How.JOINED)), None) or proposal.how
        short = next((wishes[place].short for place in of if wishes[place].short), "")
        made.append(Made(_one_name(wishes, of), people, how, proposal, of, short))
    return made


def partner(wishes: Sequence[Wish], place: int, *, smallest: int = SMALLEST) -> int | None:
    """The group that a small one would best be joined with: another small one, that makes them enough if any does."""
    own = wishes[place].people
    if not own or own >= smallest:
        return None
    small = [
        (own + other.people < smallest, other.people, at)
        for at, other in enumerate(wishes)
        if at != place and other.people and other.people < smallest
    ]
    return min(small)[2] if small else None


def _units(wishes: Sequence[Wish]) -> list[tuple[int, ...]]:
    """The places of those that are one group."""
    unit_of = list(range(len(wishes)))
    for place, wish in enumerate(wishes):
        if wish.how is not How.JOINED:
            continue
        if wish.joins is None or wish.joins == place or not 0 <= wish.joins < len(wishes):
            raise JoinedWithItself(place=place)
        ours, theirs = sorted((unit_of[place], unit_of[wish.joins]))
        unit_of = [ours if unit == theirs else unit for unit in unit_of]
    return [tuple(at for at, unit in enumerate(unit_of) if unit == first) for first in dict.fromkeys(unit_of)]


def _one_name(wishes: Sequence[Wish], of: tuple[int, ...]) -> str:
    name = " / ".join(wishes[place].name for place in of)
    if len(of) == 1:
        if len(name) > NAME_LENGTH:
            raise TextTooLong(most=NAME_LENGTH, length=len(name), place=of[0])
    elif len(name) > NAME_LENGTH:
        joining = next(place for place in of if wishes[place].how is How.JOINED)
        raise JoinedNameTooLong(most=NAME_LENGTH, place=joining)
    return name
