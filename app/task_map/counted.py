"""What the map says of near-same tasks: on how many workplaces in which colour, how many hours, when; and who has
stopped it, and how. Pure.

Numbers are of lots (`app.task_map.lots`) and of nothing else, and none is made that may not be shown. They rest on what
a workplace shared before until enough have shared what is newer. Words, and who
has stopped, are what a workplace has chosen to tell with its name: they are no numbers, and are told of one workplace
too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.task_map.grouping import title
from app.task_map.lots import PLACES, Row, enough, whole, within
from app.task_map.shared import Area, Kind, SharedTask
from app.vocabulary import Colour
from app.weight.weight import WHEN

FIRST = (Colour.RED, Colour.BLACK, Colour.YELLOW, Colour.GREEN)
"""What the map is looked at for comes first."""


@dataclass(frozen=True, slots=True)
class Count:
    """One colour of a group. `places`: workplaces that are counted. `hours`: whole hours a week of all who do it there;
    None where no lot has time. `timed`: how many of the workplaces the hours are of. `when`: some of `WHEN`, as most of
    them say."""

    colour: Colour
    places: int
    hours: int | None
    timed: int
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A workplace that has decided to stop, and let it be told. `how`: in its own words; `on`: from which day."""

    workplace: str
    how: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Task:
    """Near-same tasks. `counts`: the colours that may be told, in the order of `FIRST`; none where too few have shared.
    `of`: how many workplaces of the part, and of their kind where they are all of one (`area`), have shared anything at
    all; None where those are too few. `texts`: in which words, each once; `older`: in which others, that are counted
    until what is newer is. `waits`: there are more, or newer, that are not counted before they are enough."""

    id: int
    title: str
    counts: tuple[Count, ...]
    of: int | None
    area: Area | None
    texts: tuple[str, ...]
    stopped: tuple[Stopped, ...]
    qualified: bool
    waits: bool = False
    older: tuple[str, ...] = ()

    @property
    def hours(self) -> int:
        """All that are told, for the order of a list."""
        return sum(count.hours or 0 for count in self.counts)

    @property
    def when(self) -> frozenset[str]:
        return frozenset(part for count in self.counts for part in count.when)

    def count(self, colour: Colour) -> Count | None:
        return next((it for it in self.counts if it.colour is colour), None)


@dataclass(frozen=True, slots=True)
class Told:
    """The map of a part of the municipality. `places`: how many workplaces have shared, None where too few."""

    tasks: tuple[Task, ...]
    places: int | None
    is_example: bool = False


Wanted = Callable[[SharedTask], bool]


def tell(rows: Sequence[Row], sizes: Mapping[int, int], wanted: Wanted, *, is_example: bool = False) -> Told:
    """Of the part of the municipality that is `wanted`; of examples, or of what is none. By hours, the most first."""
    part = [row.task for row in rows if row.task.is_example is is_example and wanted(row.task) and not row.is_older]
    counted = within(whole((row for row in rows if row.task.is_example is is_example), sizes), wanted)
    groups: dict[int, list[SharedTask]] = {}
    for task in part:
        groups.setdefault(task.group, []).append(task)
    counted_of: dict[int, list[SharedTask]] = {}
    for task in counted:
        counted_of.setdefault(task.group, []).append(task)
    # What is older may be counted here where what is newer is shared as another kind of workplace.
    of = {area: _places((*part, *counted), area) for area in (None, *Area)}
    tasks = [_task(id, its, counted_of.get(id, []), of) for id, its in groups.items()]
    tasks.sort(key=lambda task: (-task.hours, -max((it.places for it in task.counts), default=0), task.id))
    return Told(tuple(tasks), of[None], is_example)


def _places(tasks: Iterable[SharedTask], area: Area | None) -> int | None:
    """How many workplaces have shared, of one kind or of any; None where too few."""
    count = len({task.place for task in tasks if area in (None, task.area)})
    return count if count >= PLACES else None


def _task(
    id: int, tasks: Sequence[SharedTask], counted: Sequence[SharedTask], of: Mapping[Area | None, int | None]
) -> Task:
    """`tasks`: what is newest; `counted`: what the numbers rest on, of which some may be older."""
    areas = {task.area for task in (*tasks, *counted)}
    area = areas.pop() if len(areas) == 1 else None
    texts = [task.text for task in tasks]
    stopped = (Stopped(it.workplace, it.how, it.on) for it in tasks if it.decided is Kind.STOP)
    return Task(
        id,
        title(texts),
        tuple(_counts(counted)),
        of[area],
        area,
        tuple(dict.fromkeys(texts)),
        tuple(dict.fromkeys(stopped)),
        any(task.qualified for task in tasks),
        waits={task.id for task in tasks} != {task.id for task in counted},
        older=tuple(dict.fromkeys(task.text for task in counted if task.text not in texts)),
    )


def _counts(tasks: Sequence[SharedTask]) -> Iterable[Count]:
    for colour in FIRST:
        its = [task for task in tasks if task.colour is colour]
        if not enough(its):
            continue
        timed = [task for task in its if task.has_time]
        has_time = enough(timed)
        yield Count(
            colour,
            len({task.place for task in its}),
            round(sum(task.minutes for task in timed) / 60) if has_time else None,
            len({task.place for task in timed}) if has_time else 0,
            _when(timed) if has_time else (),
        )


def _when(tasks: Sequence[SharedTask]) -> tuple[str, ...]:
    """The parts of the day that at least half of those who have said any say."""
    said = [task for task in tasks if task.when]
    ticked = Counter(part for task in said for part in task.when)
    return tuple(part for part in WHEN if said and 2 * ticked[part] >= len(said) and enough(said))
