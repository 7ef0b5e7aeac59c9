"""Session two, several tasks at once: which of them are asked about, one action for all of them, what is kept, and what
is decided. All of it happens, or nothing: what stands in the way is named, and what was ticked can be asked for again.
"""

from collections.abc import Iterable

from app.analysis.analysis import (
    MOST_ACTIONS,
    Analysis,
    UnknownQuestion,
    after_session_one_only,
    cleaned,
    in_order,
    lacks,
    named,
    needs_parties,
    session_two_only,
    unasked,
    undecided,
)
from app.analysis.asked import HOW_MANY, chosen
from app.analysis.commands import (
    ChooseTasks,
    DecideSeveral,
    GiveOpinions,
    KeepRest,
    KeepSeveral,
    PlanForSeveral,
    RestTasks,
    TakeUpTasks,
)
from app.analysis.events import ActionDecided, ActionPlanned, OpinionGiven, TaskRested
from app.analysis.opinions import ANSWERS
from app.analysis.plan import Plan
from app.board.board import Task
from app.vocabulary import QUESTIONS, Event, NotYours, Person, Refused, decide
from app.workshop.workshop import TopicNotOpen, UnknownChoice

RESTS = ("resting", "undecided")
"""What has no action: of the tasks that rest, or of all."""


class FullOfActions(Refused):
    """Some of several tasks have no room for one more action. Details: `names`, `most`."""

    code = "full_of_actions"


class ActionsMissing(Refused):
    """Some of several tasks have no action that could be decided. Details: `names`."""

    code = "actions_missing"


class PartiesNotAskedFor(Refused):
    """As `PartiesNotAsked`, of some of several tasks. Details: `names`."""

    code = "parties_not_asked_for"


@decide.register
def choose_tasks(command: ChooseTasks, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    if command.how not in HOW_MANY:
        raise UnknownChoice
    wanted = set(chosen(analysis, command.how))
    return [
        *_rest(analysis, (task for task in in_order(analysis) if task.id not in wanted), True),
        *_rest(analysis, (task for task in in_order(analysis) if task.id in wanted), False),
    ]


@decide.register
def rest_tasks(command: RestTasks, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    return [*_rest(analysis, analysis.board.several(command.tasks), True)]


@decide.register
def take_up_tasks(command: TakeUpTasks, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    return [*_rest(analysis, analysis.board.several(command.tasks), False)]


def _rest(analysis: Analysis, tasks: Iterable[Task], rests: bool) -> list[TaskRested]:
    return [TaskRested(task.id, rests) for task in tasks if (task.id in analysis.rests) is not rests]


@decide.register
def plan_for_several(command: PlanForSeveral, analysis: Analysis, by: Person) -> list[Event]:
    """Plan the same for several tasks. For those that have the very same action it is nothing new."""
    session_two_only(analysis, by)
    return _plan(analysis, command.tasks, cleaned(command.plan, analysis), command.new)


@decide.register
def keep_several(command: KeepSeveral, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    return _plan(analysis, command.tasks, Plan("keep"), command.new)


def _plan(analysis: Analysis, ids: Iterable[str], plan: Plan, new_id: str) -> list[Event]:
    tasks = analysis.board.several(ids)
    new = [task for task in tasks if all(plan != action.plan for action in analysis.actions_for(task.id))]
    if full := [task for task in new if len(analysis.actions_for(task.id)) >= MOST_ACTIONS]:
        raise FullOfActions(names=named(full), most=MOST_ACTIONS)
    return _planned(new, plan, new_id)


@decide.register
def keep_rest(command: KeepRest, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    if command.of not in RESTS:
        raise UnknownChoice
    return _planned(rest_to_keep(analysis, command.of), Plan("keep"), command.new)


def rest_to_keep(analysis: Analysis, of: str) -> list[Task]:
    """What must be decided and has no action: see `RESTS`."""
    some = (task for task in undecided(analysis) if of == "undecided" or task.id in analysis.rests)
    return [task for task in some if lacks(analysis, task) == ["action"]]


def _planned(tasks: Iterable[Task], plan: Plan, new: str) -> list[Event]:
    return [ActionPlanned(f"{new}{nth}", task.id, plan) for nth, task in enumerate(tasks, 1)]


@decide.register
def decide_several(command: DecideSeveral, analysis: Analysis, by: Person) -> list[Event]:
    after_session_one_only(analysis, by)
    tasks = analysis.board.several(command.tasks)
    if missing := [task for task in tasks if not analysis.actions_for(task.id)]:
        raise ActionsMissing(names=named(missing))
    actions = (action for task in tasks for action in analysis.actions_for(task.id))
    to_decide = [action for action in actions if not action.decided and action.plan.kind != "keep"]
    if unasked(analysis) and (first := [it.task for it in to_decide if needs_parties(analysis, it)]):
        raise PartiesNotAskedFor(names=named(task for task in tasks if task.id in first))
    return [ActionDecided(action.id, True) for action in to_decide]


@decide.register
def give_opinions(command: GiveOpinions, analysis: Analysis, by: Person) -> list[Event]:
    """Say the same about every task that the question asks, and that the person has said nothing about."""
    workshop = analysis.board.workshop
    if by.leads or not workshop.is_in(by.id):
        raise NotYours
    if command.question not in QUESTIONS or command.answer not in ANSWERS:
        raise UnknownQuestion
    if not workshop.is_asked(command.question):
        raise TopicNotOpen
    voice = workshop.voice_of(by.id)
    asked = analysis.asked(command.question, workshop.people[by.id])
    left = [task for task in asked if voice not in analysis.opinions.given.get((command.question, task), ())]
    if not left:
        return []
    return [*workshop.hold_pen(by), *(OpinionGiven(id, command.question, voice, command.answer) for id in left)]
