"""What is asked about how much time the tasks take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EstimateTime:
    """How much time a task takes the person who asks. `amount`: as people say it ("3 x 20 min om dagen"), "0" where
    they do not do it; None takes it back. `when`: some of `WHEN`; None leaves it as it was. `people`: how many do it,
    of a group that answers together; None leaves that as it was, and is all of them at first."""

    task: str
    amount: str | None
    when: tuple[str, ...] | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class SetWeight:
    """What the room comes to for one group: `amount` for each who does it, and how many `people` that is.

    It stands before the estimates. Amount None takes it back.
    """

    task: str
    group: str
    amount: str | None
    people: int = 0
    when: tuple[str, ...] = ()


WIRE = (EstimateTime, SetWeight)
