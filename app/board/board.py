"""Tasks in colours. A colour belongs to a task *and* a group: red here and green there is what AKR wants to see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import singledispatch

from app.board.commands import (
    AcceptText,
    AddTask,
    AddTasks,
    KeepApart,
    MergeSeveral,
    MergeTasks,
    NoteDecision,
    PlaceTask,
    RemoveAllBy,
    RemoveTask,
    RewordTask,
    SetPicture,
    SuggestPictures,
    TurnAwayAuthor,
)
from app.board.events import (
    DecisionNoted,
    PictureSet,
    TaskAdded,
    TaskLifted,
    TaskMerged,
    TaskPlaced,
    TaskRemoved,
    TaskRestored,
    TaskReworded,
    TasksKeptApart,
    TextAccepted,
)
from app.board.order import between
from app.board.suggested import good
from app.pictures.pictures import is_there as is_a_picture
from app.vocabulary import (
    NOTE_LENGTH,
    PASS,
    PLACING_STEPS,
    TEXT_LENGTH,
    TOPICS,
    Colour,
    Event,
    NotYours,
    Person,
    Refused,
    Standing,
    Step,
    WorkshopClosed,
    clean,
    decide,
    lead_only,
    words,
)
from app.workshop.commands import BringUp, LookAt, TalkInPairs
from app.workshop.events import (
    ListOpened,
    PairsTalk,
    PersonTurnedAway,
    StepOpened,
    TaskBroughtUp,
    TimerSet,
    WallLooked,
)
from app.workshop.wall import FOLLOW, LOOKS
from app.workshop.workshop import IN_PAIRS, MINUTE, UnknownChoice, Workshop, puts_away

MOST_TASKS = 2000
MOST_OF_ONES_OWN = 40
"""Tasks that one of the staff may have on the board at a time: so that one phone does not take the others' room."""


class UnknownTask(Refused):
    """The task is not there, or not there any more."""

    code = "unknown_task"


class SortingClosed(Refused):
    code = "sorting_closed"


class GatheringClosed(Refused):
    code = "gathering_closed"


class BoardClosed(Refused):
    """Tasks are not placed in this step."""

    code = "board_closed"


class RewordedMeanwhile(Refused):
    """Somebody else reworded the task first. Details: `current`, their text."""

    code = "reworded_meanwhile"


class SameTask(Refused):
    """One task is named twice, where two are meant."""

    code = "same_task"


class TaskThereAlready(Refused):
    """The same words are on the board already. Details: `text`."""

    code = "task_there_already"


class NothingTicked(Refused):
    """Something is to be done with several tasks, and none is named."""

    code = "nothing_ticked"


class TasksGone(Refused):
    """Some of several tasks are not there any more. None of them is changed. Details: `count`."""

    code = "tasks_gone"


class TooManyTasks(Refused):
    code = "too_many_tasks"


class TooManyOfYours(Refused):
    """One person's share of the board is full. Details: `most`."""

    code = "too_many_of_yours"


class UnknownPicture(Refused):
    """The set has no such picture."""

    code = "unknown_picture"


class NotByAPhone(Refused):
    """The task is the facilitator's own, or a list's: no phone stands behind it."""

    code = "not_by_a_phone"


@dataclass(frozen=True, slots=True)
class Placement:
    colour: Standing
    order: str


@dataclass(slots=True)
class Task:
    """`order`: the number it was added as. `placement`: by group id; a group that has not placed it is not there.

    `also`: other words for it, from tasks that were merged into it. `why` and `dissent`: of the decision. `named`:
    there may be a person's name in it, and nobody has looked yet. `picture`: see `app.pictures.pictures`; "" for none.
    """

    id: str
    text: str
    by: str
    order: int
    placement: dict[str, Placement] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    why: str = ""
    dissent: str = ""
    named: bool = False
    picture: str = ""

    @property
    def colours(self) -> set[Colour]:
        """The colours that it has for the groups that do it."""
        return {it.colour for it in self.placement.values() if it.colour != PASS}


@dataclass(frozen=True, slots=True)
class Removed:
    """What the facilitator took away, or merged into another task (`into`, its words), for its author."""

    by: str
    text: str
    why: str
    into: str = ""


@dataclass(slots=True)
class Board:
    workshop: Workshop
    tasks: dict[str, Task] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """The id of the task with these words, casefolded."""
    columns: dict[tuple[str, Standing], dict[str, str]] = field(default_factory=dict)
    """For each group and colour: task id -> its place."""
    added: int = 0
    told: int = 0
    """The number of the last task that the room has been shown; those after it are still to be shuffled."""
    renumbered: list[str] = field(default_factory=list, compare=False)
    """The ids of those that were shuffled last."""
    removed: dict[str, Removed] = field(default_factory=dict)
    """By task id."""
    apart: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of task ids, the lower first, that somebody has said are different tasks."""

    def task(self, id: str) -> Task:
        if id not in self.tasks:
            raise UnknownTask
        return self.tasks[id]

    def several(self, ids: Iterable[str]) -> list[Task]:
        """All of these tasks, each once, in the board's order. Raises `NothingTicked`, `TasksGone`."""
        asked = set(ids)
        if not asked:
            raise NothingTicked
        if gone := asked - self.tasks.keys():
            raise TasksGone(count=len(gone))
        return sorted((self.tasks[id] for id in asked), key=lambda task: task.order)

    def is_there(self, text: str, by: Person, but: str = "") -> bool:
        """Whether these words are on the board, as far as the person may know: words that are withheld from them may be
        written once more, or the refusal would tell. `but`: a task that does not count."""
        there = self.texts.get(text.casefold(), but)
        if there == but:
            return False
        withholds = self.workshop.withholds_from_lead if by.leads else self.workshop.withholds_texts
        if not withholds or self.tasks[there].by not in self.workshop.people:
            return True
        own = (task for task in self.written_by(by.id) if task.id != but)
        return any(task.text.casefold() == text.casefold() for task in own)

    def shuffle(self) -> None:
        """Number anew what the staff have written since the list was last shown: the order in which it was written
        would tell who wrote it. The new order comes of the tasks' ids, which tell nothing."""
        new = [task for task in self.tasks.values() if task.order > self.told and task.by in self.workshop.people]
        orders = sorted(task.order for task in new)
        for task, order in zip(sorted(new, key=lambda task: shuffled(task.id)), orders, strict=True):
            task.order = order
        self.told, self.renumbered = self.added, [task.id for task in new]

    def place_in(self, group: str, colour: Standing, before: str | None, moving: str) -> str:
        """The place just before another task of the column, or last; as if `moving` were not there."""
        column = self.columns.get((group, colour), {})
        roof = column.get(before) if before and before != moving else None
        if roof is None and moving not in column:
            return between(max(column.values(), default=""), None)
        below = (place for id, place in column.items() if id != moving and (roof is None or place < roof))
        return between(max(below, default=""), roof)

    def stands(self, task: Task, group: str, colour: Standing, before: str | None) -> bool:
        """Whether the task is there already: in that column and, where `before` is given, just before that task."""
        now = task.placement.get(group)
        if now is None or now.colour != colour:
            return False
        column = self.columns[(group, colour)]
        if before is None or before == task.id or before not in column:
            return now.order == max(column.values())
        return max((p for p in column.values() if p < column[before]), default=None) == now.order

    def add(self, task: Task) -> None:
        self.tasks[task.id] = task
        self.texts[task.text.casefold()] = task.id
        self.added = max(self.added, task.order)
        for group, placement in task.placement.items():
            self.columns.setdefault((group, placement.colour), {})[task.id] = placement.order

    @property
    def brought_up(self) -> str | None:
        """The task that everybody is brought to; nobody is to one that is gone."""
        return self.workshop.brought_up if self.workshop.brought_up in self.tasks else None

    def drop(self, id: str) -> None:
        task = self.tasks.pop(id)
        if self.texts.get(task.text.casefold()) == id:
            del self.texts[task.text.casefold()]
        for group in list(task.placement):
            self.lift(task, group)

    def written_by(self, person: str) -> list[Task]:
        return [task for task in self.tasks.values() if task.by == person]

    def removed_from(self, person: str) -> dict[str, Removed]:
        return {id: removed for id, removed in self.removed.items() if removed.by == person}

    def lift(self, task: Task, group: str) -> None:
        placement = task.placement.pop(group, None)
        if placement:
            del self.columns[(group, placement.colour)][task.id]


def shuffled(id: str) -> int:
    """Where a task comes among those that nobody may know the order of. FNV-1a."""
    place = 0x811C9DC5
    for byte in id.encode():
        place = ((place ^ byte) * 0x01000193) & 0xFFFFFFFF
    return place


def red_for_all_who_do_it(task: Task) -> bool:
    """Raw material for a new job (2.1.1): every group that does the task, and at least one, placed it red."""
    return task.colours == {Colour.RED}


class Talk(StrEnum):
    """What the groups' colours for a task ask the room to talk about, when they are laid side by side."""

    NEW_JOB = "new_job"
    HAND_OVER = "hand_over"
    WHOSE = "whose"
    STOP = "stop"
    KEEP = "keep"


def talk(task: Task) -> Talk | None:
    """The talk that a task asks for; None where no group has placed it, or no group does it."""
    colours = [placement.colour for placement in task.placement.values() if placement.colour != PASS]
    if not colours:
        return None
    if Colour.BLACK in colours:
        return Talk.STOP
    if red_for_all_who_do_it(task):
        return Talk.NEW_JOB
    if Colour.RED in colours:
        return Talk.HAND_OVER if Colour.GREEN in colours else Talk.WHOSE
    return Talk.WHOSE if colours.count(Colour.GREEN) > 1 else Talk.KEEP


@decide.register
def add_task(command: AddTask, board: Board, by: Person) -> list[Event]:
    """Add a task: the staff while tasks are gathered, the facilitator until the workshop is closed."""
    if board.workshop.is_closed:
        raise WorkshopClosed
    if not by.leads and board.workshop.step is not Step.GATHER:
        raise GatheringClosed
    board.workshop.takes(by, command.now)
    text = words(command.text)
    if board.is_there(text, by):
        raise TaskThereAlready(text=text)
    if not by.leads and len(board.written_by(by.id)) >= MOST_OF_ONES_OWN:
        raise TooManyOfYours(most=MOST_OF_ONES_OWN)
    if len(board.tasks) >= MOST_TASKS:
        raise TooManyTasks(most=MOST_TASKS)
    return [TaskAdded(command.new, text, by.id, command.named and not by.leads)]


@decide.register
def reword_task(command: RewordTask, board: Board, by: Person) -> list[Event]:
    task = _task_to_change(board, command.task, by, command.now)
    text = words(command.text)
    if text == task.text:
        return []
    if command.was is not None and command.was != task.text:
        raise RewordedMeanwhile(current=task.text)
    if board.is_there(text, by, but=task.id):
        raise TaskThereAlready(text=text)
    return [TaskReworded(task.id, text, command.named and not by.leads, not by.leads)]


@decide.register
def accept_text(command: AcceptText, board: Board, by: Person) -> list[Event]:
    _lead_may_change(board, by)
    task = board.task(command.task)
    return [TextAccepted(task.id)] if task.named else []


@decide.register
def remove_task(command: RemoveTask, board: Board, by: Person) -> list[Event]:
    task = _task_to_change(board, command.task, by, command.now)
    if by.id == task.by or task.by not in board.workshop.people:
        return [TaskRemoved(task.id, task.by)]
    return [TaskRemoved(task.id, task.by, task.text, clean(command.why, TEXT_LENGTH))]


@decide.register
def remove_all_by(command: RemoveAllBy, board: Board, by: Person) -> list[Event]:
    """Only while tasks are gathered, when a board can be filled: it tells which tasks have the same author."""
    author = _author_of(command.task, board, by)
    return [TaskRemoved(task.id, author, task.text) for task in board.written_by(author)]


@decide.register
def turn_away_author(command: TurnAwayAuthor, board: Board, by: Person) -> list[Event]:
    author = _author_of(command.task, board, by)
    return [] if author in board.workshop.away else [PersonTurnedAway(author)]


def _author_of(task: str, board: Board, by: Person) -> str:
    """The phone that a task was written on, for the facilitator to act on unseen. Raises `NotByAPhone`."""
    _lead_may_change(board, by)
    author = board.task(task).by
    if board.workshop.step is not Step.GATHER:
        raise GatheringClosed
    if author not in board.workshop.people:
        raise NotByAPhone
    return author


@decide.register
def add_tasks(command: AddTasks, board: Board, by: Person) -> list[Event]:
    """Add a prepared list: all of it, or nothing. What is on the board already is left out."""
    _lead_may_change(board, by)
    texts: dict[str, str] = {}
    for line in command.texts:
        text = words(line)
        if not board.is_there(text, by):
            texts.setdefault(text.casefold(), text)
    if len(board.tasks) + len(texts) > MOST_TASKS:
        raise TooManyTasks(most=MOST_TASKS)
    return [TaskAdded(f"{command.new}{nth}", text, by.id) for nth, text in enumerate(texts.values(), 1)]


@decide.register
def merge_tasks(command: MergeTasks, board: Board, by: Person) -> list[Event]:
    _lead_may_change(board, by)
    task, into = board.task(command.task), board.task(command.into)
    if task is into:
        raise SameTask
    return [TaskMerged(task.id, into.id)]


@decide.register
def merge_several(command: MergeSeveral, board: Board, by: Person) -> list[Event]:
    """Merge all of these tasks, or none."""
    _lead_may_change(board, by)
    tasks = board.several(command.tasks)
    into = board.task(command.into) if command.into else tasks[0]
    if tasks == [into]:
        raise SameTask
    return [TaskMerged(task.id, into.id) for task in tasks if task is not into]


@decide.register
def keep_apart(command: KeepApart, board: Board, by: Person) -> list[Event]:
    _lead_may_change(board, by)
    task, other = sorted((board.task(command.task).id, board.task(command.other).id))
    if task == other:
        raise SameTask
    return [] if (task, other) in board.apart else [TasksKeptApart(task, other)]


@decide.register
def note_decision(command: NoteDecision, board: Board, by: Person) -> list[Event]:
    _lead_may_change(board, by)
    task = board.task(command.task)
    noted = clean(command.why, NOTE_LENGTH, lines=True), clean(command.dissent, NOTE_LENGTH, lines=True)
    return [] if noted == (task.why, task.dissent) else [DecisionNoted(task.id, *noted)]


@decide.register
def set_picture(command: SetPicture, board: Board, by: Person) -> list[Event]:
    _lead_may_change(board, by)
    task = board.task(command.task)
    if command.picture and not is_a_picture(command.picture):
        raise UnknownPicture
    return [] if command.picture == task.picture else [PictureSet(task.id, command.picture)]


@decide.register
def suggest_pictures(command: SuggestPictures, board: Board, by: Person) -> list[Event]:
    """A picture for all of these tasks that have none and whose words tell of one; or, where one of them is gone, for
    none of them."""
    _lead_may_change(board, by)
    without = ((task.id, good(task.text)) for task in board.several(command.tasks) if not task.picture)
    return [PictureSet(task, picture) for task, picture in without if picture]


@decide.register
def bring_up(command: BringUp, board: Board, by: Person) -> list[Event]:
    """Show everybody one task, on the wall and on the phones; None lets them go."""
    lead_only(by)
    task = None if command.task is None else board.task(command.task).id
    return _brought_up(task, board)


def _brought_up(task: str | None, board: Board) -> list[Event]:
    if board.workshop.brought_up != task:
        return [TaskBroughtUp(task)]
    return puts_away(board.workshop) if task else []


@decide.register
def talk_in_pairs(command: TalkInPairs, board: Board, by: Person) -> list[Event]:
    """Bring everybody to a task, and give them some minutes with somebody of another group."""
    _lead_may_change(board, by)
    task = board.task(command.task).id
    return [*_brought_up(task, board), PairsTalk(True), TimerSet(command.now + IN_PAIRS * MINUTE, None)]


@decide.register
def look_at(command: LookAt, board: Board, by: Person) -> list[Event]:
    """Show on a wall that follows what the lead has up; another one stays as it is."""
    lead_only(by)
    wall, what, of = board.workshop.wall, command.what, command.of
    match what:
        case "board":
            board.workshop.group(of)
        case "action" if of:
            board.task(of)
        case "question" if of not in TOPICS:
            raise UnknownChoice
        case "talk" if of not in ("", *Talk):
            raise UnknownChoice
        case _ if what not in LOOKS or (of and not what):
            raise UnknownChoice
    is_up = wall.way != FOLLOW or (what, of) == (wall.what, wall.of)
    return [] if is_up else [WallLooked(what, of)]


@decide.register
def place_task(command: PlaceTask, board: Board, by: Person) -> list[Event]:
    """Place a task in a colour for one group, or as nothing that the group does; before another task or last."""
    task = board.task(command.task)
    group = board.workshop.group(command.group).id
    if not by.leads and not (board.workshop.staff_may_place and board.workshop.people.get(by.id) == group):
        raise NotYours
    if board.workshop.step not in PLACING_STEPS:
        raise BoardClosed
    if command.colour is None:
        return [TaskLifted(task.id, group)] if group in task.placement else []
    if board.stands(task, group, command.colour, command.before):
        return []
    order = board.place_in(group, command.colour, command.before, task.id)
    return [TaskPlaced(task.id, group, command.colour, order)]


def _lead_may_change(board: Board, by: Person) -> None:
    lead_only(by)
    if board.workshop.is_closed:
        raise WorkshopClosed


def _task_to_change(board: Board, id: str, by: Person, now: int) -> Task:
    """The facilitator may change any task; its author, while tasks are gathered."""
    if board.workshop.is_closed:
        raise WorkshopClosed
    task = board.task(id)
    if by.leads:
        return task
    if task.by != by.id:
        raise NotYours
    if board.workshop.step is not Step.GATHER:
        raise GatheringClosed
    board.workshop.takes(by, now)
    return task


@singledispatch
def evolve(event: Event, board: Board) -> None:
    """Other concepts' events do nothing to the board."""


@evolve.register
def _(event: TaskAdded, board: Board) -> None:
    board.add(Task(event.task, event.text, event.by, board.added + 1, named=event.named))
    if not board.workshop.withholds_texts:
        board.told = board.added


@evolve.register
def _(event: TaskReworded, board: Board) -> None:
    task = board.tasks[event.task]
    if board.texts.get(task.text.casefold()) == task.id:
        del board.texts[task.text.casefold()]
    task.text, task.named = event.text, event.named
    board.texts[event.text.casefold()] = task.id


@evolve.register
def _(event: TextAccepted, board: Board) -> None:
    board.tasks[event.task].named = not event.accepted


@evolve.register(StepOpened)
@evolve.register(ListOpened)
def _(event: StepOpened | ListOpened, board: Board) -> None:
    if not board.workshop.withholds_texts:
        board.shuffle()


@evolve.register
def _(event: TaskRemoved, board: Board) -> None:
    board.drop(event.task)
    if event.text:
        board.removed[event.task] = Removed(event.by, event.text, event.why)


@evolve.register
def _(event: TaskPlaced, board: Board) -> None:
    task = board.tasks[event.task]
    board.lift(task, event.group)
    task.placement[event.group] = Placement(event.colour, event.order)
    board.columns.setdefault((event.group, event.colour), {})[task.id] = event.order


@evolve.register
def _(event: TaskLifted, board: Board) -> None:
    board.lift(board.tasks[event.task], event.group)


@evolve.register
def _(event: TaskMerged, board: Board) -> None:
    task, into = board.tasks[event.task], board.tasks[event.into]
    for group, placement in list(task.placement.items()):
        if group not in into.placement:
            board.lift(task, group)
            into.placement[group] = placement
            board.columns.setdefault((group, placement.colour), {})[into.id] = placement.order
    into.also = (*into.also, task.text, *task.also)
    into.named |= task.named
    into.picture = into.picture or task.picture
    board.drop(task.id)
    if task.by in board.workshop.people and task.by != into.by:
        board.removed[task.id] = Removed(task.by, task.text, "", into.text)


@evolve.register
def _(event: TasksKeptApart, board: Board) -> None:
    (board.apart.add if event.apart else board.apart.discard)((event.task, event.other))


@evolve.register
def _(event: TaskRestored, board: Board) -> None:
    if event.task in board.tasks:
        board.drop(event.task)
    placement = {it.group: Placement(it.colour, it.order) for it in event.placed}
    said = (tuple(event.also), event.why, event.dissent, event.named, event.picture)
    board.add(Task(event.task, event.text, event.by, event.order, placement, *said))
    board.removed.pop(event.task, None)


@evolve.register
def _(event: PictureSet, board: Board) -> None:
    board.tasks[event.task].picture = event.picture


@evolve.register
def _(event: DecisionNoted, board: Board) -> None:
    task = board.tasks[event.task]
    task.why, task.dissent = event.why, event.dissent
