"""What session two came to, to stand alone: for those who decide, and those who were not there.

Made from what the room may see: the wall's view, and sums that obey the smallest group. Nothing else reaches it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.analysis.analysis import Action, Analysis, Reply, Sitting, must_be_decided
from app.analysis.freed import SOMEBODY, Freed, Warn, freed, warnings
from app.analysis.opinions import Opinion as Said
from app.analysis.opinions import divided
from app.analysis.parties import DUTIES, ROLES, Duty, Presence
from app.analysis.plan import Plan
from app.board.board import Task
from app.parking.parking import Thing
from app.results.result import Result, result
from app.vocabulary import QUESTIONS
from app.voting.took_part import TookPart
from app.workshop.pruned import report_is_kept
from app.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Decision:
    """What the room came to about one question for one task."""

    task: Task
    question: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the room came to about one question, for each task that it came to the same for."""

    question: str
    reply: Reply
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned alike for one task or several: a job that is made of twenty tasks is planned once."""

    plan: Plan
    decided: bool
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """How one question was answered for one task: unit -> answer or way -> people; and what the groups that answer
    together say, by group id."""

    task: Task
    question: str
    votes: Mapping[str, Mapping[str, int]]
    joint: Mapping[str, Said]
    divided: float


@dataclass(frozen=True, slots=True)
class Report:
    """`came`: session one's result. `expected`: group id -> how many it is said to be; None where nobody has said.
    `joined`: how many have joined it. `undecided`: tasks that nobody has planned
    anything for, though something must happen. `is_closed`: whether the workshop is. `aims`: what a group wants its
    time for, by group id in their order. `parked`: what was put aside."""

    came: Result
    expected: Mapping[str, int | None]
    joined: Mapping[str, int]
    smallest: int
    is_closed: bool
    sittings: tuple[Sitting, ...]
    decisions: tuple[Decision, ...]
    opinions: tuple[Opinion, ...]
    actions: tuple[tuple[Action, Task], ...]
    undecided: tuple[Task, ...]
    freed: Freed
    warnings: tuple[Warn, ...]
    parties: Mapping[str, Presence]
    first_there: tuple[str, ...]
    """The roles that were there at session one."""
    duties: Mapping[str, Duty]
    tasks: Mapping[str, Task]
    aims: Mapping[str, str]
    parked: tuple[Thing, ...]
    readiness: Mapping[str, str]
    """What the facilitator answered before it began (`app.workshop.readiness`)."""

    @property
    def planned(self) -> tuple[Planned, ...]:
        """The actions, those alike as one, in the order of each one's first."""
        found: dict[tuple[Plan, bool], list[Task]] = {}
        for action, task in self.actions:
            found.setdefault((action.plan, action.decided), []).append(task)
        return tuple(Planned(*its, tuple(tasks)) for its, tasks in found.items())

    @property
    def concluded(self) -> tuple[Concluded, ...]:
        """The decisions, those alike as one, in the order of each one's first task."""
        found: dict[tuple[str, Reply], list[Task]] = {}
        for it in self.decisions:
            found.setdefault((it.question, it.reply), []).append(it.task)
        return tuple(Concluded(*its, tuple(tasks)) for its, tasks in found.items())

    def name_of(self, unit: str) -> str:
        """A group's name; for those that are shown together, theirs as one."""
        if unit == SOMEBODY:
            return "Inte bestämt vem"
        return self.came.groups.get(unit, "Där få har svarat, tillsammans")


def report(view: dict[str, Any], came_in: TookPart, analysis: Analysis, parked: Sequence[Thing]) -> Report:
    """`view`: the wall's. Raises `ReportGone`."""
    workshop = analysis.board.workshop
    report_is_kept(workshop.pruned)
    # Those that the room may read: while the list is closed, none.
    tasks = sorted((analysis.board.tasks[id] for id in view["tasks"]), key=lambda task: task.order)
    found, came = freed(analysis), result(view, came_in)
    planned = sorted(analysis.actions.values(), key=_when)
    return Report(
        came=came,
        expected={id: group.expected for id, group in workshop.groups.items()},
        joined={group: workshop.members[group] for group in workshop.groups},
        smallest=workshop.smallest,
        is_closed=workshop.is_closed,
        sittings=tuple(analysis.sittings),
        decisions=tuple(
            Decision(task, question, reply)
            for task in tasks
            for question in QUESTIONS
            if (reply := analysis.replies.get((task.id, question))) and (reply.answer or reply.note)
        ),
        opinions=tuple(_opinions(workshop, analysis, tasks)),
        actions=tuple((action, analysis.board.tasks[action.task]) for action in planned),
        undecided=tuple(task for task in tasks if must_be_decided(task) and not analysis.actions_for(task.id)),
        freed=found,
        warnings=() if came.has_no_answers else tuple(warnings(analysis, found)),
        parties={role: analysis.parties[role] for role in ROLES if role in analysis.parties},
        first_there=tuple(role for role, party in analysis.first_parties.items() if party.present),
        duties={duty: analysis.duty(duty) for duty in DUTIES},
        tasks=analysis.board.tasks,
        aims={id: analysis.aims[id] for id in workshop.groups if id in analysis.aims},
        parked=tuple(parked),
        readiness=dict(workshop.readiness),
    )


def _when(action: Action) -> tuple[bool, str, int]:
    return action.plan.kind == "keep", action.plan.due.isoformat() if action.plan.due else "9", action.order


def _opinions(workshop: Workshop, analysis: Analysis, tasks: list[Task]) -> list[Opinion]:
    found = []
    for question in QUESTIONS:
        if question in workshop.shown:
            for task in tasks:
                tally, joint = analysis.opinions.tally(question, task.id), analysis.opinions.joint(question, task.id)
                if tally or joint:
                    found.append(Opinion(task, question, tally, joint, divided(tally, joint)))
    return found
