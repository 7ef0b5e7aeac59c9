"""What the task map is asked for. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.account.roles import is_within
from app.alphabet import alphabetical
from app.searching import Asked
from app.task_map.counted import Task, Told
from app.task_map.shared import SharedTask
from app.vocabulary import Colour
from app.weight.weight import PARTS

YES = "yes"


@dataclass(frozen=True, slots=True)
class Search(Asked):
    """`administration` and `area` choose the part of the municipality that is counted; the rest chooses among its
    tasks, by what may be told of them. `stopped`: `YES` for what somebody has stopped; `examples`: `YES` for those."""

    words: str = ""
    administration: str = ""
    area: str = ""
    colour: str = ""
    when: str = ""
    stopped: str = ""
    examples: str = ""
    sort: str = ""

    @property
    def is_of_examples(self) -> bool:
        return self.examples == YES

    def wants(self, task: SharedTask, scope: Collection[int]) -> bool:
        """Whether a row is in the part that is counted. `scope`: the administrations that who asks is limited to."""
        return (
            is_within(task.administration_id, scope)
            and self.administration in ("", str(task.administration_id))
            and self.area in ("", task.area.value)
        )


def found(told: Told, search: Search) -> Sequence[Task]:
    """What is asked for; what can't be read is found nowhere."""
    words = search.words.casefold().split()
    its = [task for task in told.tasks if all(word in " ".join(task.texts).casefold() for word in words)]
    if search.colour:
        its = [task for task in its if search.colour in tuple(Colour) and task.count(Colour(search.colour))]
    if search.when:
        its = [task for task in its if search.when in PARTS and search.when in _when(task, search.colour)]
    if search.stopped:
        its = [task for task in its if search.stopped == YES and task.stopped]
    if search.sort == "name":
        return sorted(its, key=lambda task: alphabetical(task.title))
    if search.sort == "places":
        return sorted(its, key=lambda task: -max((it.places for it in task.counts), default=0))
    if search.colour:
        return sorted(its, key=lambda task: -_hours(task, Colour(search.colour)))
    return its


def _when(task: Task, colour: str) -> Collection[str]:
    count = task.count(Colour(colour)) if colour else None
    return count.when if count else task.when


def _hours(task: Task, colour: Colour) -> int:
    count = task.count(colour)
    return (count.hours or 0) if count else 0
