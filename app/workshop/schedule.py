"""How many minutes each step is planned to take."""

from app.vocabulary import Step

MINUTES: dict[str, dict[Step, int]] = {
    "full": {
        Step.GATHER: 40,
        Step.SORT: 30,
        Step.REVEAL: 30,
        Step.SETTLE: 90,
        Step.ANALYSE: 120,
        Step.ACT: 60,
    },
    "apt90": {
        Step.GATHER: 15,
        Step.SORT: 20,
        Step.REVEAL: 15,
        Step.SETTLE: 30,
        Step.ANALYSE: 60,
        Step.ACT: 30,
    },
    "apt60": {
        Step.GATHER: 10,
        Step.SORT: 15,
        Step.REVEAL: 10,
        Step.SETTLE: 20,
        Step.ANALYSE: 40,
        Step.ACT: 20,
    },
}
"""By the workshop's length: the whole method, or what fits in an APT of 90 or 60 minutes."""


def planned(length: str, changed: dict[Step, int]) -> dict[Step, int]:
    """The minutes of each step that takes any. `changed`: those that the facilitator has set."""
    return MINUTES[length] | changed
