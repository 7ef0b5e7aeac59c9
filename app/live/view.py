"""What each audience may see. The one place of secrecy: what is withheld is withheld here, for the socket, the long
poll, the pages and the exports alike, and is never sent.

Withheld from everybody: who wrote a task, who voted what, and how votes fall before the reveal, from the facilitator
too; and after it the answers of a group under the smallest size, but as a part of the whole. Likewise in session two:
what they think about the questions, and how much time they say a task takes. While tasks are gathered and the list is
not opened, phones and wall are not sent what the staff write. A phone sees its own person's answers and words. How
many have answered, never how, goes to the wall and the lead.

A view is made of parts, each reached by a path of one or two keys. An event names the parts that it may have changed,
so the cost of a change does not grow with the board.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import singledispatch
from typing import Any, Protocol

from app.analysis.analysis import Action, Analysis
from app.analysis.events import (
    ActionChanged,
    ActionDecided,
    ActionDropped,
    ActionPlanned,
    DutyAnswered,
    OpinionGiven,
    OpinionTakenBack,
    PartyNoted,
    QuestionAnswered,
    SittingDropped,
    SittingOpened,
)
from app.analysis.opinions import Opinion
from app.analysis.opinions import divided as opinions_divided
from app.board.board import Board, Task, talk
from app.board.events import (
    DecisionNoted,
    TaskAdded,
    TaskLifted,
    TaskMerged,
    TaskPlaced,
    TaskRemoved,
    TaskRestored,
    TaskReworded,
    TasksKeptApart,
)
from app.live.acts import Act, ActRedone, Acts, ActUndone
from app.live.patch import Json, apply
from app.vocabulary import QUESTIONS, REVEALED, SESSION_TWO, TOPICS, WEIGHT, Event, NothingChanged, Step
from app.voting.ballot import Ballots, agreed, divided, is_settled
from app.voting.events import RoundOpened, VoteCast, VoteTakenBack
from app.weight.amount import as_typed
from app.weight.events import EstimateTakenBack, TimeEstimated, WeightSet, WeightTakenBack
from app.weight.weight import WHEN, Estimate, Weight, Weights
from app.workshop.events import (
    CodeRenewed,
    ListOpened,
    PersonJoined,
    PersonReady,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    StepOpened,
    TaskBroughtUp,
    TimerSet,
    TopicCleared,
    TopicOpened,
    TopicShown,
    WallCovered,
)
from app.workshop.readiness import promise
from app.workshop.workshop import Workshop

Path = tuple[str, ...]
Here = dict[str, int]
"""How many people of each group are connected now."""


class Audience(StrEnum):
    LEAD = "lead"
    WALL = "wall"
    PHONE = "phone"


class Everything(Protocol):
    """What a view is made from: a workshop's whole state (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board
    ballots: Ballots
    weights: Weights
    analysis: Analysis
    acts: Acts


_OF_WORKSHOP = (
    *("step", "code", "first_code", "title", "workplace", "purpose", "length"),
    *("staff_may_place", "list_is_open", "cover"),
)
LEAD_ONLY = ("undo", "redo", "late")
"""Parts that every command may change, and that only the lead has."""
_OF_ALL = ("promise", "example", "gathered", "rules", "together", "timer", "brought_up", "again", "topic")
_HEAD = (*_OF_WORKSHOP, *_OF_ALL, *LEAD_ONLY)


def view(state: Everything, audience: Audience, here: Here) -> Json:
    """Everything that an audience may see in common; what is one person's own comes with `own`."""
    head = {key: part(state, audience, (key,), here) for key in _HEAD}
    whole: Json = {key: value for key, value in head.items() if value is not None}
    whole["groups"] = {id: part(state, audience, ("groups", id), here) for id in state.workshop.groups}
    tasks = {id: part(state, audience, ("tasks", id), here) for id in state.board.tasks}
    whole["tasks"] = {id: task for id, task in tasks.items() if task is not None}
    whole["analysis"] = part(state, audience, ("analysis",), here)
    return whole


def own(state: Everything, person: str) -> Json:
    """What only this person may see, as a merge patch on the view: the group, the person's own answers, which tasks are
    the person's own words, and those words where they are withheld from the others."""
    wrote = {id: task for id, task in state.board.tasks.items() if task.by == person}
    mine: Json = {
        "me": _me(state, person),
        "mine": state.ballots.of(person),
        "grounds": {task: _ground(ground) for task, ground in state.ballots.grounds_of(person).items()},
        "wrote": dict.fromkeys(wrote, True),
        "removed": {id: {"text": it.text, "why": it.why} for id, it in state.board.removed_from(person).items()},
        "estimates": {task: _estimate(it) for task, it in state.weights.of(person).items()},
        "opinions": {},
    }
    for (question, task), opinion in state.analysis.opinions.of(person).items():
        mine["opinions"].setdefault(question, {})[task] = _opinion(opinion)
    if state.workshop.withholds_texts:
        mine["tasks"] = {id: _task(state, Audience.PHONE, task) for id, task in wrote.items()}
    return mine


def with_own(state: Everything, common: Json, person: str) -> Json:
    """The whole view of one person, from what everybody has in common."""
    whole: Json = apply(common, own(state, person))
    return whole


def _me(state: Everything, person: str) -> Json:
    ready = {step.value: True for step, people in state.workshop.ready.items() if person in people}
    return {"group": state.workshop.people[person], "ready": ready}


def _ground(ground: tuple[str, str]) -> Json:
    return {"only": ground[0], "ground": ground[1]}


def _estimate(estimate: Estimate) -> Json:
    amount = estimate.amount
    return {
        "times": float(amount.times),
        "every": amount.every,
        "period": amount.period.value,
        "minutes": amount.minutes,
        "a_week": round(float(amount.a_week)),
        "typed": as_typed(amount),
        "when": dict.fromkeys(estimate.when, True),
    }


def _opinion(opinion: Opinion) -> Json:
    return {"answer": opinion.answer, "how": opinion.how}


def part(state: Everything, audience: Audience, path: Path, here: Here) -> Any:
    """One part of the view, or None where there is none (any more)."""
    if path[0] == "tasks":
        task = state.board.tasks.get(path[1])
        return _task(state, audience, task) if task and not _is_withheld(state, audience, task) else None
    if path[0] == "groups":
        return _group(state, audience, path[1], here)
    if path[0] == "analysis":
        return _analysis(state)
    if path[0] not in _OF_WORKSHOP:
        return _head(state, audience, path[0])
    value = getattr(state.workshop, path[0])
    return value.value if isinstance(value, Step) else value


def _head(state: Everything, audience: Audience, key: str) -> Any:
    workshop = state.workshop
    match key:
        case "promise":
            return promise(workshop.purpose, workshop.readiness).value
        case "example":
            return workshop.is_example
        case "gathered":
            return len(state.board.tasks)
        case "rules":
            return {"agreement": workshop.agreement, "smallest": workshop.smallest}
        case "together":
            hidden = state.ballots.together() if workshop.step in REVEALED else ()
            return [group for group in workshop.groups if group in hidden]
        case "timer":
            times = {"ends": workshop.ends, "left": workshop.left}
            return {name: time for name, time in times.items() if time is not None}
        case "brought_up":
            task = state.board.tasks.get(state.board.brought_up or "")
            return task.id if task and not _is_withheld(state, audience, task) else None
        case "again":
            return state.ballots.again
        case "topic":
            return _topic(state)
        case "late":
            return len(state.ballots.seen.late) if audience is Audience.LEAD else None
        case "undo":
            return _act(state.acts.did[-1]) if audience is Audience.LEAD and state.acts.did else None
        case "redo":
            return _act(state.acts.undone[-1]) if audience is Audience.LEAD and state.acts.undone else None
    raise KeyError(key)


def _topic(state: Everything) -> Json:
    """What the room is asked or looks at, and which topics have been shown."""
    workshop = state.workshop
    if workshop.step not in (*SESSION_TWO, Step.CLOSED):
        return {"open": "", "shown": {}}
    return {"open": workshop.topic, "shown": {topic: True for topic in TOPICS if topic in workshop.shown}}


def _act(act: Act) -> Json:
    return {"do": act.do, **act.about}


def _is_withheld(state: Everything, audience: Audience, task: Task) -> bool:
    """Words of the staff's, while they are gathered unseen. The facilitator reads them, and never whose they are."""
    return audience is not Audience.LEAD and state.workshop.withholds_texts and task.by in state.workshop.people


def _task(state: Everything, audience: Audience, task: Task) -> Json:
    step = state.workshop.step
    is_asked = step is Step.SORT or state.ballots.again == task.id
    shown: Json = {
        "text": task.text,
        "order": task.order,
        "placement": {
            group: {"colour": placement.colour.value, "order": placement.order}
            for group, placement in task.placement.items()
        },
    }
    if task.also:
        shown["also"] = list(task.also)
    if audience is not Audience.PHONE and is_asked:
        shown["answers"] = len(state.ballots.votes.get(task.id, ()))
    if audience is Audience.LEAD and (hands := state.ballots.hands.get(task.id)):
        shown["hands"] = {group: {c.value: n for c, n in counts.items()} for group, counts in hands.items()}
    if step in REVEALED:
        shown |= {name: text for name, text in (("why", task.why), ("dissent", task.dissent)) if text}
    if step in REVEALED and not is_asked:
        hidden = state.ballots.together()
        tally = state.ballots.tally(task.id, hidden)
        shown["votes"] = {
            group: {colour.value: count for colour, count in votes.items()} for group, votes in tally.items()
        }
        shown["divided"] = divided(tally)
        if grounds := state.ballots.why_green(task.id, hidden):
            shown["grounds"] = grounds
        if audience is not Audience.PHONE:
            shown["settled"] = is_settled(task, tally, hidden)
        if audience is Audience.LEAD:
            alike = agreed(tally, hidden, state.workshop.agreement)
            shown["agreed"] = {group: colour.value for group, colour in alike.items() if group not in task.placement}
    if step in (Step.SETTLE, *SESSION_TWO, Step.CLOSED) and (about := talk(task)):
        shown["talk"] = about.value
    if step in (*SESSION_TWO, Step.CLOSED):
        shown |= _in_session_two(state, audience, task)
    return shown


def _in_session_two(state: Everything, audience: Audience, task: Task) -> Json:
    """What session two knows of a task: its questions, its weight, what the staff think, what came of it."""
    analysis, workshop = state.analysis, state.workshop
    shown: Json = {"asks": dict.fromkeys(analysis.asks(task), True)}
    if weights := state.weights.weighed(task.id):
        shown["weight"] = {unit: _weight(weight) for unit, weight in weights.items()}
    if audience is not Audience.PHONE and workshop.is_asked(workshop.topic):
        shown["asked"] = len(_answers(state, task.id))
    opinions = {}
    for question in QUESTIONS:
        if question in workshop.shown:
            tally = analysis.opinions.tally(question, task.id)
            if tally:
                opinions[question] = {"votes": tally, "divided": opinions_divided(tally)}
    if opinions:
        shown["opinions"] = opinions
    replies = {question: analysis.replies.get((task.id, question)) for question in QUESTIONS}
    if said := {question: {"answer": it.answer, "note": it.note} for question, it in replies.items() if it}:
        shown["replies"] = said
    if actions := analysis.actions_for(task.id):
        shown["actions"] = {action.id: _action(action) for action in actions}
    return shown


def _answers(state: Everything, task: str) -> Any:
    """Who has answered the open topic for a task: as many as there are, never who."""
    if state.workshop.topic == WEIGHT:
        return state.weights.estimates.get(task, ())
    return state.analysis.opinions.given.get((state.workshop.topic, task), ())


def _weight(weight: Weight) -> Json:
    """Minutes a week for each who does it, whole; `people` who do."""
    return {
        "low": round(weight.low),
        "middle": round(weight.middle),
        "high": round(weight.high),
        "people": weight.people,
        "hours": round(float(weight.minutes) / 60, 2),
        "when": dict.fromkeys(weight.when, True),
        "set": weight.is_set,
    }


def _action(action: Action) -> Json:
    shown: Json = {"order": action.order, "kind": action.kind, "decided": action.decided}
    said = {"what": action.what, "owner": action.owner, "first_step": action.first_step, "notice": action.notice}
    said |= {"to": action.to, "due": action.due.isoformat() if action.due else ""}
    return shown | {name: text for name, text in said.items() if text}


def _group(state: Everything, audience: Audience, id: str, here: Here) -> Json:
    shown = {
        "name": state.workshop.groups[id].name,
        "order": list(state.workshop.groups).index(id),
        "people": state.workshop.members[id],
        "ready": state.workshop.ready_in[state.workshop.step, id],
        "done": state.ballots.done[id] if state.board.tasks else 0,
    }
    if audience is not Audience.PHONE:
        if state.workshop.is_asked(state.workshop.topic):
            shown["asked"] = _how_far(state, id)
        shown["answers"] = state.ballots.answers[id]
        shown["here"] = here.get(id, 0)
    return shown


def _how_far(state: Everything, group: str) -> Json:
    """How many of a group have begun to answer the open topic, and how many have answered all that it asks."""
    topic, people = state.workshop.topic, state.workshop.people
    answered = state.weights.estimated if topic == WEIGHT else state.analysis.opinions.answered.get(topic, Counter())
    everything = len(state.analysis.asked(topic))
    counts = [count for person, count in answered.items() if count > 0 and people[person] == group]
    return {"begun": len(counts), "done": sum(count >= everything for count in counts)}


def _analysis(state: Everything) -> Json:
    if state.workshop.step not in (*SESSION_TWO, Step.CLOSED):
        return {"needing": 0, "answered": 0, "actions": 0, "changed": 0}
    return {
        "needing": len(state.analysis.needing),
        "answered": len(state.analysis.answered),
        "actions": len(state.analysis.actions),
        "changed": state.analysis.changed,
    }


def touched(state: Everything, event: Event) -> Iterable[Path] | None:
    """The parts of the common view that an event may have changed; None for all of it."""
    return _touched(event, state)


@singledispatch
def _touched(event: Event, state: Everything) -> Iterable[Path] | None:
    return None


@_touched.register(NothingChanged)
@_touched.register(SittingOpened)
@_touched.register(SittingDropped)
@_touched.register(ActUndone)
@_touched.register(ActRedone)
@_touched.register(TasksKeptApart)
def _(event: Event, state: Everything) -> Iterable[Path] | None:
    return ()


@_touched.register(ReadinessAnswered)
@_touched.register(PurposeChanged)
def _(event: ReadinessAnswered | PurposeChanged, state: Everything) -> Iterable[Path] | None:
    return (("purpose",), ("promise",))


@_touched.register(TimerSet)
def _(event: TimerSet, state: Everything) -> Iterable[Path] | None:
    return (("timer",),)


@_touched.register(TaskBroughtUp)
def _(event: TaskBroughtUp, state: Everything) -> Iterable[Path] | None:
    return (("brought_up",),)


@_touched.register(CodeRenewed)
def _(event: CodeRenewed, state: Everything) -> Iterable[Path] | None:
    return (("code",),)


@_touched.register(WallCovered)
def _(event: WallCovered, state: Everything) -> Iterable[Path] | None:
    return (("cover",),)


@_touched.register(PersonReady)
def _(event: PersonReady, state: Everything) -> Iterable[Path] | None:
    return (("groups", state.workshop.people[event.person]),)


@_touched.register(StepOpened)
def _(event: StepOpened, state: Everything) -> Iterable[Path] | None:
    return None


@_touched.register(PlacingAllowed)
def _(event: PlacingAllowed, state: Everything) -> Iterable[Path] | None:
    return (("staff_may_place",),)


@_touched.register(PersonJoined)
def _(event: PersonJoined, state: Everything) -> Iterable[Path] | None:
    # Somebody who changes group takes their votes along.
    if event.person in state.ballots.answered and state.workshop.step in REVEALED:
        return None
    return [("groups", id) for id in state.workshop.groups]


@_touched.register(TaskAdded)
@_touched.register(TaskRemoved)
def _(event: TaskAdded | TaskRemoved, state: Everything) -> Iterable[Path] | None:
    groups = (("groups", id) for id in state.workshop.groups)
    return [("tasks", event.task), ("analysis",), ("gathered",), ("brought_up",), ("again",), *groups]


@_touched.register(TaskReworded)
@_touched.register(DecisionNoted)
def _(event: TaskReworded | DecisionNoted, state: Everything) -> Iterable[Path] | None:
    return (("tasks", event.task),)


@_touched.register(TaskPlaced)
@_touched.register(TaskLifted)
def _(event: TaskPlaced | TaskLifted, state: Everything) -> Iterable[Path] | None:
    return (("tasks", event.task), ("analysis",))


@_touched.register(VoteCast)
@_touched.register(VoteTakenBack)
def _(event: VoteCast | VoteTakenBack, state: Everything) -> Iterable[Path] | None:
    return (("tasks", event.task), ("groups", state.workshop.people[event.person]))


@_touched.register(PartyNoted)
@_touched.register(DutyAnswered)
def _(event: Event, state: Everything) -> Iterable[Path] | None:
    return (("analysis",),)


@_touched.register(QuestionAnswered)
@_touched.register(ActionPlanned)
@_touched.register(WeightSet)
@_touched.register(WeightTakenBack)
def _(
    event: QuestionAnswered | ActionPlanned | WeightSet | WeightTakenBack, state: Everything
) -> Iterable[Path] | None:
    return (("tasks", event.task), ("analysis",))


@_touched.register(ActionChanged)
@_touched.register(ActionDecided)
def _(event: ActionChanged | ActionDecided, state: Everything) -> Iterable[Path] | None:
    return (("tasks", state.analysis.actions[event.action].task), ("analysis",))


@_touched.register(ActionDropped)
def _(event: ActionDropped, state: Everything) -> Iterable[Path] | None:
    return None  # the action, and with it which task it was about, is gone


@_touched.register(TopicOpened)
@_touched.register(TopicShown)
@_touched.register(TopicCleared)
def _(event: Event, state: Everything) -> Iterable[Path] | None:
    return None


@_touched.register(OpinionGiven)
@_touched.register(OpinionTakenBack)
@_touched.register(TimeEstimated)
@_touched.register(EstimateTakenBack)
def _(
    event: OpinionGiven | OpinionTakenBack | TimeEstimated | EstimateTakenBack, state: Everything
) -> Iterable[Path] | None:
    return (("tasks", event.task), ("groups", state.workshop.people[event.person]))


def own_change(state: Everything, event: Event) -> tuple[str, Json] | None:
    """Whose own view an event changed, and the merge patch for it; None where it changed nobody's."""
    match event:
        case VoteCast(task, person, answer, only, ground):
            stands = _ground((only, ground)) if only or ground else None
            return person, {"mine": {task: answer}, "grounds": {task: stands}}
        case VoteTakenBack(task, person):
            return person, {"mine": {task: None}, "grounds": {task: None}}
        case OpinionGiven(task, question, person, answer, how):
            return person, {"opinions": {question: {task: _opinion(Opinion(answer, how))}}}
        case OpinionTakenBack(task, question, person):
            return person, {"opinions": {question: {task: None}}}
        case TimeEstimated(task, person) if person in state.weights.estimates.get(task, ()):
            # Its keys are always all there, but for "when", which is replaced whole.
            stands = _estimate(state.weights.estimates[task][person])
            untick = {part: None for part in WHEN if part not in stands["when"]}
            return person, {"estimates": {task: {**stands, "when": {**stands["when"], **untick}}}}
        case EstimateTakenBack(task, person):
            return person, {"estimates": {task: None}}
        case PersonJoined(person, group):
            return person, {"me": {"group": group}}
        case PersonReady(person, step, ready):
            return person, {"me": {"ready": {step.value: ready or None}}}
        case TaskAdded(task, _, by) if by in state.workshop.people:
            return by, {"wrote": {task: True}, **_own_words(state, task)}
        case TaskReworded(task) if task in state.board.tasks:
            by, words = state.board.tasks[task].by, _own_words(state, task)
            return (by, words) if words and by in state.workshop.people else None
        case TaskRemoved(task, by, text, why) if by in state.workshop.people:
            told: Json = {"removed": {task: {"text": text, "why": why}}} if text else {}
            return by, {"tasks": {task: None}, "wrote": {task: None}, "mine": {task: None}, **told}
    return None


def changes_everybodys(state: Everything, event: Event) -> bool:
    """Whether an event may change what is many people's own: then each is given the whole view again."""
    match event:
        case TaskMerged() | TaskRestored() | RoundOpened() | TopicCleared():
            return True
        case StepOpened() | ListOpened():
            return state.workshop.withholds_texts
    return False


def _own_words(state: Everything, task: str) -> Json:
    if not state.workshop.withholds_texts or task not in state.board.tasks:
        return {}
    return {"tasks": {task: _task(state, Audience.PHONE, state.board.tasks[task])}}
