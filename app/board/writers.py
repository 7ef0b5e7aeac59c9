"""How many have written something, for who leads while the staff write before the meeting."""

from collections import Counter
from typing import Any

from app.board.board import Board
from app.workshop.workshop import Workshop

OTHERS = "others"
"""The groups that are too small to be counted by themselves."""


def writers(board: Board) -> dict[str, Any]:
    """`texts`: how many the staff have on the board; `people`: of each group, how many have any. Empty unless they
    write before the meeting.

    A group of fewer than the smallest size has no number of its own: one who takes away their only text would be seen.
    Such groups stand in a sum, `OTHERS`, and nowhere where they are too few together too.
    """
    workshop = board.workshop
    if not workshop.withholds_from_lead:
        return {}
    heads = {id: _heads(workshop, id) for id in workshop.groups}
    unit_of = {id: id if count >= workshop.smallest else OTHERS for id, count in heads.items()}
    size = Counter[str]()
    for id, count in heads.items():
        size[unit_of[id]] += count
    authors = [task.by for task in board.tasks.values() if workshop.is_in(task.by)]
    counted = Counter(unit_of[workshop.people[person]] for person in {*authors})
    people = {unit: counted[unit] for unit, count in size.items() if count >= workshop.smallest}
    return {"people": people, "texts": len(authors)}


def _heads(workshop: Workshop, group: str) -> int:
    stated = workshop.groups[group].expected
    return workshop.members[group] if stated is None else stated
