"""Session two: the three questions, and the actions that come of them (the report, 2.1.1)."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import singledispatch

from app.analysis.commands import AnswerQuestion, ChangeAction, DropAction, PlanAction
from app.analysis.events import ActionChanged, ActionDropped, ActionPlanned, QuestionAnswered
from app.board.board import Board, Task
from app.board.events import TaskAdded, TaskLifted, TaskMerged, TaskPlaced, TaskRemoved, TaskRestored
from app.vocabulary import (
    NOTE_LENGTH,
    SESSION_TWO,
    TEXT_LENGTH,
    Colour,
    Event,
    Person,
    Refused,
    Step,
    clean,
    decide,
    lead_only,
)
from app.workshop.commands import OpenStep
from app.workshop.workshop import open_step

QUESTIONS = ("right_things", "done_right", "right_competence")
ANSWERS = ("yes", "no", "unsure", "")
KINDS = ("stop", "simplify", "move", "bundle", "keep")
NAME_LENGTH = 80
MOST_ACTIONS = 10
"""For one task."""

_ASKED_FIRST = {
    Colour.BLACK: "right_things",
    Colour.YELLOW: "done_right",
    Colour.RED: "right_competence",
}


class SessionTwoClosed(Refused):
    code = "session_two_closed"


class UnknownQuestion(Refused):
    """A question, an answer or a kind of action that there is not."""

    code = "unknown_question"


class UnknownAction(Refused):
    code = "unknown_action"


class TooManyActions(Refused):
    code = "too_many_actions"


class TasksUndecided(Refused):
    """Session two is not closed while a task has neither an action nor "keep". Details: `count`."""

    code = "tasks_undecided"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to one question about one task."""

    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    task: str
    kind: str
    what: str
    owner: str
    due: date | None
    order: int


@dataclass(slots=True)
class Analysis:
    """`replies`: by (task id, question). `actions`: by id, in the order they were planned.

    `changed` grows with each change, so that a page knows when it is behind. `needing` and `answered`: the ids of the
    tasks that need talk, and of those among them that have an answer; kept up to date one task at a time, so that one
    more change costs the same on a crowded board as on an empty one.
    """

    board: Board
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    changed: int = 0
    planned: int = 0
    needing: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    _of_task: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, action: Action) -> None:
        self.actions[action.id] = action
        self._of_task.setdefault(action.task, {})[action.id] = None
        self.planned = max(self.planned, action.order)

    def drop(self, id: str) -> None:
        action = self.actions.pop(id)
        del self._of_task[action.task][id]

    def actions_for(self, task: str) -> list[Action]:
        return sorted((self.actions[id] for id in self._of_task.get(task, ())), key=lambda action: action.order)

    def look_at(self, task: str) -> None:
        """Note whether a task, which something has happened to, needs talk and has its answer."""
        self.needing.discard(task)
        self.answered.discard(task)
        if task in self.board.tasks and questions_for(self.board.tasks[task]):
            self.needing.add(task)
            if is_answered(self, self.board.tasks[task]):
                self.answered.add(task)

    def look_at_all(self) -> None:
        for task in self.board.tasks:
            self.look_at(task)

    def action(self, id: str) -> Action:
        if id not in self.actions:
            raise UnknownAction
        return self.actions[id]


def questions_for(task: Task) -> list[str]:
    """The questions that a task's colours ask, in the method's order; none for a task that is green and agreed.

    Black asks for the right things, yellow whether they are done right, red for the right competence. Where the groups
    differ, or nobody has placed the task, it is in doubt: right things and right competence.
    """
    colours = {placement.colour for placement in task.placement.values()}
    asked = {_ASKED_FIRST[colour] for colour in colours if colour in _ASKED_FIRST}
    if len(colours) != 1:
        asked |= {"right_things", "right_competence"}
    return [question for question in QUESTIONS if question in asked]


def needing(analysis: Analysis) -> list[Task]:
    """The tasks that session two must talk about, in the order they came."""
    return sorted((analysis.board.tasks[id] for id in analysis.needing), key=lambda task: task.order)


def is_answered(analysis: Analysis, task: Task) -> bool:
    """Whether every question that the task asks has an answer, or an action says what follows."""
    return bool(analysis.actions_for(task.id)) or all(
        (reply := analysis.replies.get((task.id, question))) is not None and reply.answer
        for question in questions_for(task)
    )


def undecided(analysis: Analysis) -> list[Task]:
    """The tasks that need talk and have no action yet; "keep" is one."""
    return [task for task in needing(analysis) if not analysis.actions_for(task.id)]


@decide.register
def move_on(command: OpenStep, analysis: Analysis, by: Person) -> list[Event]:
    """Open a step. Session two is closed only with a plan for every task (the report, 2.1.1)."""
    workshop = analysis.board.workshop
    events = open_step(command, workshop, by)
    if command.step is Step.CLOSED and workshop.step in SESSION_TWO and (left := undecided(analysis)):
        raise TasksUndecided(count=len(left))
    return events


@decide.register
def answer_question(command: AnswerQuestion, analysis: Analysis, by: Person) -> list[Event]:
    """Answer one of the three questions for a task; an empty answer without a note takes it back."""
    _session_two(analysis, by)
    task = analysis.board.task(command.task)
    if command.question not in QUESTIONS or command.answer not in ANSWERS:
        raise UnknownQuestion
    reply = Reply(command.answer, clean(command.note, NOTE_LENGTH, lines=True))
    if analysis.replies.get((task.id, command.question), Reply("", "")) == reply:
        return []
    return [QuestionAnswered(task.id, command.question, reply.answer, reply.note)]


@decide.register
def plan_action(command: PlanAction, analysis: Analysis, by: Person) -> list[Event]:
    """Plan an action for a task. The very same action, planned again, is nothing new."""
    _session_two(analysis, by)
    task = analysis.board.task(command.task)
    plan, there = _plan(command), analysis.actions_for(task.id)
    if any(plan == (action.kind, action.what, action.owner, action.due) for action in there):
        return []
    if len(there) >= MOST_ACTIONS:
        raise TooManyActions(most=MOST_ACTIONS)
    return [ActionPlanned(command.new, task.id, *plan)]


@decide.register
def change_action(command: ChangeAction, analysis: Analysis, by: Person) -> list[Event]:
    _session_two(analysis, by)
    action = analysis.action(command.action)
    plan = _plan(command)
    if plan == (action.kind, action.what, action.owner, action.due):
        return []
    return [ActionChanged(action.id, *plan)]


@decide.register
def drop_action(command: DropAction, analysis: Analysis, by: Person) -> list[Event]:
    _session_two(analysis, by)
    return [ActionDropped(analysis.action(command.action).id)]


def _session_two(analysis: Analysis, by: Person) -> None:
    lead_only(by)
    if analysis.board.workshop.step not in SESSION_TWO:
        raise SessionTwoClosed


def _plan(command: PlanAction | ChangeAction) -> tuple[str, str, str, date | None]:
    if command.kind not in KINDS:
        raise UnknownQuestion
    return command.kind, clean(command.what, TEXT_LENGTH), clean(command.owner, NAME_LENGTH), command.due


@singledispatch
def evolve(event: Event, analysis: Analysis) -> None:
    """Other concepts' events do nothing to the analysis."""


@evolve.register(TaskAdded)
@evolve.register(TaskPlaced)
@evolve.register(TaskLifted)
def _(event: TaskAdded | TaskPlaced | TaskLifted, analysis: Analysis) -> None:
    analysis.look_at(event.task)


@evolve.register
def _(event: QuestionAnswered, analysis: Analysis) -> None:
    analysis.replies[(event.task, event.question)] = Reply(event.answer, event.note)
    analysis.look_at(event.task)
    analysis.changed += 1


@evolve.register
def _(event: ActionPlanned, analysis: Analysis) -> None:
    order = event.order or analysis.planned + 1
    analysis.add(Action(event.action, event.task, event.kind, event.what, event.owner, event.due, order))
    analysis.look_at(event.task)
    analysis.changed += 1


@evolve.register
def _(event: ActionChanged, analysis: Analysis) -> None:
    analysis.actions[event.action] = replace(
        analysis.actions[event.action], kind=event.kind, what=event.what, owner=event.owner, due=event.due
    )
    analysis.changed += 1


@evolve.register
def _(event: ActionDropped, analysis: Analysis) -> None:
    task = analysis.actions[event.action].task
    analysis.drop(event.action)
    analysis.look_at(task)
    analysis.changed += 1


@evolve.register
def _(event: TaskRemoved, analysis: Analysis) -> None:
    _forget(event.task, analysis)
    analysis.look_at(event.task)
    analysis.changed += 1


@evolve.register
def _(event: TaskMerged, analysis: Analysis) -> None:
    """What was answered and planned for the one that goes is kept for the one that stays."""
    for question in QUESTIONS:
        if reply := analysis.replies.pop((event.task, question), None):
            analysis.replies.setdefault((event.into, question), reply)
    for action in analysis.actions_for(event.task):
        analysis.drop(action.id)
        analysis.add(replace(action, task=event.into))
    analysis.look_at(event.task)
    analysis.look_at(event.into)
    analysis.changed += 1


@evolve.register
def _(event: TaskRestored, analysis: Analysis) -> None:
    _forget(event.task, analysis)
    for question, answer, note in event.replies:
        analysis.replies[(event.task, question)] = Reply(answer, note)
    for id, kind, what, owner, due, order in event.actions:
        if id in analysis.actions:
            analysis.drop(id)
        analysis.add(Action(id, event.task, kind, what, owner, due, order))
    analysis.look_at(event.task)
    analysis.changed += 1


def _forget(task: str, analysis: Analysis) -> None:
    for question in QUESTIONS:
        analysis.replies.pop((task, question), None)
    for action in analysis.actions_for(task):
        analysis.drop(action.id)
