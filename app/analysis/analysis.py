"""Session two: the three questions, and the actions that come of them (the report, 2.1.1).

Each of the staff answers alone first (`app.analysis.opinions`); then the room talks, and what it came to and why is
kept. Session two is closed only with a plan for every task that is red, black or divided.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, singledispatch

from app.analysis.commands import (
    AnswerDuty,
    AnswerQuestion,
    ChangeAction,
    DropAction,
    GiveOpinion,
    MarkDecided,
    NoteParty,
    PlanAction,
    SetAim,
)
from app.analysis.events import (
    ActionChanged,
    ActionDecided,
    ActionDropped,
    ActionPlanned,
    AimSet,
    DutyAnswered,
    OpinionGiven,
    OpinionTakenBack,
    PartyNoted,
    QuestionAnswered,
    SittingDropped,
    SittingOpened,
    TalkRestored,
    TaskRested,
)
from app.analysis.opinions import ANSWERS, HOWS, Opinion, Opinions
from app.analysis.parties import DUTIES, NEEDED, ROLES, SESSIONS, UNANSWERED, Duty, Presence
from app.analysis.plan import Plan
from app.analysis.questions import TABLE
from app.board.board import Board, Task
from app.board.events import TaskAdded, TaskLifted, TaskMerged, TaskPlaced, TaskRemoved, TaskRestored
from app.vocabulary import (
    NOTE_LENGTH,
    PASS,
    QUESTIONS,
    SESSION_TWO,
    SPLIT,
    TEXT_LENGTH,
    WEIGHT,
    Colour,
    Event,
    NotYours,
    Person,
    Refused,
    Step,
    clean,
    decide,
    is_joint,
    lead_only,
)
from app.voting.ballot import Ballots, may_reveal
from app.weight.events import WeightSet, WeightTakenBack
from app.weight.weight import Weights
from app.workshop.commands import OpenStep
from app.workshop.events import (
    AnswersJointly,
    PeopleExpected,
    PersonTurnedAway,
    StepOpened,
    StoodAlone,
    TopicCleared,
    TopicShown,
)
from app.workshop.workshop import SessionTwoClosed, TopicNotOpen, UnknownChoice, open_step

KINDS = ("stop", "simplify", "move", "bundle", "investigate", "keep")
NAME_LENGTH = 80
MOST_ACTIONS = 10
"""For one task."""
MOST_NAMED = 5
"""Tasks in one sentence."""
SAME_SITTING = 12 * 60 * 60 * 1000
"""Milliseconds in which leaving session two and coming back is the same meeting."""


class UnknownQuestion(Refused):
    """A question, an answer or a kind of action that there is not."""

    code = "unknown_question"


class UnknownAction(Refused):
    code = "unknown_action"


class TooManyActions(Refused):
    code = "too_many_actions"


class TasksUndecided(Refused):
    """Session two is not closed while a task has neither an action nor "keep". Details: `count`, `names`."""

    code = "tasks_undecided"


class PartiesNotAsked(Refused):
    """What is red or black is not decided before the duties of `app.analysis.parties` have an answer."""

    code = "parties_not_asked"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the room came to about one question for one task, and why."""

    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Action:
    """`decided`: whoever may decide has done so."""

    id: str
    task: str
    plan: Plan
    order: int
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """Once that session two began. Number 0: session one ended. `at`: milliseconds since 1970.

    `board`: how it stood, task id -> (text, group id -> colour).
    """

    number: int
    at: int
    board: dict[str, tuple[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has become of a task since a sitting. `kind`: "added", "removed", "reworded" or "moved". `was`: its text."""

    task: str
    kind: str
    was: str


@dataclass(slots=True)
class Analysis:
    """`replies`: by (task id, question). `actions`: by id, in the order they were planned. `parties`: by role, of
    session two; `first_parties`: of session one. `duties`: by duty. `sittings`: the first first. `aims`: what each
    group wants its freed time for, by group id. `rests`: the ids of the tasks that nobody is asked about.

    `changed` grows with each change, so that a page knows when it is behind. `needing` and `answered`: the ids of the
    tasks that need talk, and of those among them that have an answer; kept up to date one task at a time, so that one
    more change costs the same on a crowded board as on an empty one.
    """

    weights: Weights
    opinions: Opinions
    ballots: Ballots
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    changed: int = 0
    needing: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    rests: set[str] = field(default_factory=set)
    parties: dict[str, Presence] = field(default_factory=dict)
    first_parties: dict[str, Presence] = field(default_factory=dict)
    duties: dict[str, Duty] = field(default_factory=dict)
    sittings: list[Sitting] = field(default_factory=list)
    aims: dict[str, str] = field(default_factory=dict)
    _of_task: dict[str, dict[str, None]] = field(default_factory=dict)

    @property
    def board(self) -> Board:
        return self.weights.board

    @property
    def is_after_session_one(self) -> bool:
        """Whether session two has begun, at any time."""
        return self.board.workshop.is_session_two or any(sitting.number for sitting in self.sittings)

    @property
    def planned(self) -> int:
        """The place of the action that was planned last."""
        return max((action.order for action in self.actions.values()), default=0)

    def present_at(self, session: int) -> dict[str, Presence]:
        return self.parties if session == 2 else self.first_parties

    def duty(self, duty: str) -> Duty:
        return self.duties.get(duty, UNANSWERED)

    def asks(self, task: Task) -> list[str]:
        """The questions that a task asks; none while it rests."""
        return [] if task.id in self.rests else questions_for(task.colours, lambda: self.weights.is_heavy(task.id))

    def still_asks(self, task: Task) -> list[str]:
        """The questions that the staff are asked about a task: once something is planned for it, none."""
        return [] if self._of_task.get(task.id) else self.asks(task)

    def about(self, topic: str) -> list[Task]:
        """The tasks that a topic is about: how much time, of all that do not rest; a question, of those that ask it."""
        if topic == WEIGHT:
            return [task for task in in_order(self) if task.id not in self.rests]
        return [task for task in in_order(self) if topic in self.asks(task)]

    def asked(self, topic: str, group: str) -> list[str]:
        """The ids of the tasks that a group is asked about: of those that it does, so far as it is known."""
        return [
            task.id
            for task in self.about(topic)
            if does(group, task) and (topic == WEIGHT or topic in self.still_asks(task))
        ]

    def answers_to(self, topic: str, asked: Collection[str]) -> Counter[str]:
        """How many of these tasks each voice has answered."""
        given: Mapping[str, Mapping[str, object]] = self.weights.estimates
        counts = self.weights.estimated.copy()
        if topic != WEIGHT:
            counts = self.opinions.answered.get(topic, Counter()).copy()
            given = {task: it for (question, task), it in self.opinions.given.items() if question == topic}
        for task in given.keys() - set(asked):
            counts.subtract([*given[task]])
        return counts

    def add(self, action: Action) -> None:
        self.actions[action.id] = action
        self._of_task.setdefault(action.task, {})[action.id] = None

    def drop(self, id: str) -> None:
        action = self.actions.pop(id)
        del self._of_task[action.task][id]

    def actions_for(self, task: str) -> list[Action]:
        return sorted((self.actions[id] for id in self._of_task.get(task, ())), key=lambda action: action.order)

    def look_at(self, task: str) -> None:
        """Note whether a task, which something has happened to, needs talk and has its answer."""
        self.needing.discard(task)
        self.answered.discard(task)
        if task in self.board.tasks and (asked := self.asks(self.board.tasks[task])):
            self.needing.add(task)
            if self._is_answered(task, asked):
                self.answered.add(task)

    def _is_answered(self, task: str, asked: Iterable[str]) -> bool:
        """Whether every question that the task asks has an answer, or an action says what follows."""
        if self._of_task.get(task):
            return True
        replies = (self.replies.get((task, question)) for question in asked)
        return all(reply is not None and reply.answer for reply in replies)

    def look_at_all(self) -> None:
        for task in self.board.tasks:
            self.look_at(task)

    def action(self, id: str) -> Action:
        if id not in self.actions:
            raise UnknownAction
        return self.actions[id]


def does(group: str, task: Task) -> bool:
    """Whether a group does a task, as far as it is known: it has not settled that it does not."""
    return group not in task.placement or task.placement[group].colour != PASS


def questions_for(colours: set[Colour], is_heavy: Callable[[], bool]) -> list[str]:
    """The questions that a task's colours ask, in the method's order; none for a task that is green, agreed and light.

    Black asks for the right things, yellow whether they are done right, red for the right competence. Where the groups
    differ, or nobody has placed the task, it is in doubt: right things and right competence. Green takes no talk of
    whose it is, but where it takes much time it is asked whether it is done right.
    """
    takes_much_time = colours == {Colour.GREEN} and is_heavy()
    return [*_questions_for(frozenset(colours), takes_much_time)]


@cache
def _questions_for(colours: frozenset[Colour], takes_much_time: bool) -> tuple[str, ...]:
    """Reckoned once for each of the few sets of colours that there are: a full room asks thousands a second."""
    is_in_doubt = len(colours) != 1
    return tuple(
        question.key
        for question in TABLE
        if not colours.isdisjoint(question.asked_by)
        or (question.if_in_doubt and is_in_doubt)
        or (question.if_heavy and takes_much_time)
    )


def must_be_decided(task: Task) -> bool:
    """Whether session two must come to something about a task: it is red or black for somebody, or in doubt."""
    colours = task.colours
    return len(colours) != 1 or bool(colours & {Colour.RED, Colour.BLACK})


def is_black(task: Task) -> bool:
    return Colour.BLACK in task.colours


def in_order(analysis: Analysis) -> list[Task]:
    """All tasks, in the order they came."""
    return sorted(analysis.board.tasks.values(), key=lambda task: task.order)


def undecided(analysis: Analysis) -> list[Task]:
    """The tasks that must be decided, and are not: no action, not even "keep"; or black, to be stopped, without who,
    when, or how to notice that it was wrong. Those that rest among them."""
    return [task for task in in_order(analysis) if must_be_decided(task) and lacks(analysis, task)]


def lacks(analysis: Analysis, task: Task) -> list[str]:
    """What a task that must be decided has not got: "action"; or, to stop something black, some of "owner", "due" and
    "notice"."""
    actions = analysis.actions_for(task.id)
    if not actions:
        return ["action"]
    stops = [action.plan for action in actions if action.plan.kind == "stop"]
    if not is_black(task) or not stops:
        return []
    return min(([name for name in ("owner", "due", "notice") if not getattr(stop, name)] for stop in stops), key=len)


def named(tasks: Iterable[Task]) -> str:
    """The tasks' words for a sentence, the first of them."""
    texts = [f"”{task.text}”" for task in tasks]
    return ", ".join(texts[:MOST_NAMED]) + (" …" if len(texts) > MOST_NAMED else "")


def unplanned(analysis: Analysis) -> list[Action]:
    """The actions that nobody owns, or that have no date: they seldom happen. "Keep" needs neither."""
    actions = sorted(analysis.actions.values(), key=lambda it: it.order)
    return [action for action in actions if action.plan.kind != "keep" and not (action.plan.owner and action.plan.due)]


def changed_since(sitting: Sitting, board: Board) -> list[Changed]:
    """What has become of the board since a sitting began, in the board's order; what is gone comes last."""
    changes = []
    for task in sorted(board.tasks.values(), key=lambda task: task.order):
        if task.id not in sitting.board:
            changes.append(Changed(task.id, "added", task.text))
            continue
        text, placement = sitting.board[task.id]
        if text != task.text:
            changes.append(Changed(task.id, "reworded", text))
        if placement != _placement(task):
            changes.append(Changed(task.id, "moved", text))
    gone = [Changed(id, "removed", text) for id, (text, _) in sitting.board.items() if id not in board.tasks]
    return changes + gone


def as_it_stands(board: Board) -> dict[str, tuple[str, dict[str, str]]]:
    return {task.id: (task.text, _placement(task)) for task in board.tasks.values()}


def _placement(task: Task) -> dict[str, str]:
    return {group: str(placement.colour) for group, placement in task.placement.items()}


@decide.register
def move_on(command: OpenStep, analysis: Analysis, by: Person) -> list[Event]:
    """Open a step. Session two is closed only with a plan for every task (the report, 2.1.1)."""
    workshop = analysis.board.workshop
    events = open_step(command, workshop, by)
    if command.step is Step.REVEAL and events:
        may_reveal(analysis.ballots)
    if command.step is Step.CLOSED and workshop.step in SESSION_TWO and (left := undecided(analysis)):
        raise TasksUndecided(count=len(left), names=named(left))
    sitting = _sitting(command, analysis)
    if sitting and not events:
        # The step was left open since the last time: opening it again is what begins the next.
        events = [StepOpened(command.step)]
    return events + sitting


def _sitting(command: OpenStep, analysis: Analysis) -> list[Event]:
    last = analysis.sittings[-1] if analysis.sittings else None
    if command.step is Step.CLOSED:
        return [] if last else [SittingOpened(0, command.now)]
    if command.step not in SESSION_TWO:
        return []
    if last and last.number > 0 and command.now - last.at < SAME_SITTING:
        return []
    return [SittingOpened(last.number + 1 if last else 1, command.now)]


@decide.register
def give_opinion(command: GiveOpinion, analysis: Analysis, by: Person) -> list[Event]:
    workshop = analysis.board.workshop
    if by.leads or not workshop.is_in(by.id):
        raise NotYours
    if command.question not in QUESTIONS:
        raise UnknownQuestion
    if not workshop.is_asked(command.question):
        raise TopicNotOpen
    task, question, voice = analysis.board.task(command.task).id, command.question, workshop.voice_of(by.id)
    now = analysis.opinions.given.get((question, task), {}).get(voice)
    if command.answer is None:
        return [*workshop.hold_pen(by), OpinionTakenBack(task, question, voice)] if now else []
    answers = (*ANSWERS, SPLIT) if is_joint(voice) else ANSWERS
    if command.answer not in answers or command.how not in ("", *HOWS[question]):
        raise UnknownQuestion
    wanted = Opinion(command.answer, command.how if command.answer == "no" else "")
    if wanted == now:
        return []
    return [*workshop.hold_pen(by), OpinionGiven(task, question, voice, wanted.answer, wanted.how)]


@decide.register
def answer_question(command: AnswerQuestion, analysis: Analysis, by: Person) -> list[Event]:
    """Note what the room came to about a question for a task; an empty answer without a note takes it back."""
    session_two_only(analysis, by)
    task = analysis.board.task(command.task)
    if command.question not in QUESTIONS or command.answer not in ("", *ANSWERS):
        raise UnknownQuestion
    reply = Reply(command.answer, clean(command.note, NOTE_LENGTH, lines=True))
    if analysis.replies.get((task.id, command.question), Reply("", "")) == reply:
        return []
    return [QuestionAnswered(task.id, command.question, reply.answer, reply.note)]


@decide.register
def plan_action(command: PlanAction, analysis: Analysis, by: Person) -> list[Event]:
    """Plan an action for a task. The very same action, planned again, is nothing new."""
    session_two_only(analysis, by)
    task = analysis.board.task(command.task)
    plan, there = cleaned(command.plan, analysis), analysis.actions_for(task.id)
    if any(plan == action.plan for action in there):
        return []
    if len(there) >= MOST_ACTIONS:
        raise TooManyActions(most=MOST_ACTIONS)
    return [ActionPlanned(command.new, task.id, plan)]


@decide.register
def change_action(command: ChangeAction, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    action = analysis.action(command.action)
    plan = cleaned(command.plan, analysis)
    return [] if plan == action.plan else [ActionChanged(action.id, plan)]


@decide.register
def drop_action(command: DropAction, analysis: Analysis, by: Person) -> list[Event]:
    session_two_only(analysis, by)
    return [ActionDropped(analysis.action(command.action).id)]


@decide.register
def mark_decided(command: MarkDecided, analysis: Analysis, by: Person) -> list[Event]:
    """Decisions are often made after the meeting, so a closed workshop takes them too."""
    after_session_one_only(analysis, by)
    action = analysis.action(command.action)
    if action.decided is command.decided:
        return []
    if command.decided and needs_parties(analysis, action) and unasked(analysis):
        raise PartiesNotAsked
    return [ActionDecided(action.id, command.decided)]


def needs_parties(analysis: Analysis, action: Action) -> bool:
    """Whether an action changes somebody's work: it is about something red or black, and does not keep it."""
    colours = analysis.board.task(action.task).colours
    return action.plan.kind != "keep" and bool(colours & {Colour.RED, Colour.BLACK})


def unasked(analysis: Analysis) -> list[str]:
    """The duties that have no answer yet."""
    return [duty for duty in DUTIES if not analysis.duty(duty).is_answered]


@decide.register
def note_party(command: NoteParty, analysis: Analysis, by: Person) -> list[Event]:
    if command.role not in ROLES or command.session not in SESSIONS:
        raise UnknownChoice
    lead_only(by)
    if command.session == 2:
        after_session_one_only(analysis, by)
    wanted = Presence(command.invited or command.present, command.present, clean(command.note, TEXT_LENGTH))
    if wanted == analysis.present_at(command.session).get(command.role, Presence(False, False)):
        return []
    return [PartyNoted(command.role, wanted.invited, wanted.present, wanted.note, command.session)]


@decide.register
def answer_duty(command: AnswerDuty, analysis: Analysis, by: Person) -> list[Event]:
    after_session_one_only(analysis, by)
    if command.duty not in DUTIES or command.needed not in NEEDED:
        raise UnknownChoice
    outcome = clean(command.outcome, NOTE_LENGTH, lines=True)
    wanted = Duty(command.needed, command.on if command.needed == "yes" else None, outcome)
    if wanted == analysis.duty(command.duty):
        return []
    return [DutyAnswered(command.duty, wanted.needed, wanted.on, wanted.outcome)]


@decide.register
def set_aim(command: SetAim, analysis: Analysis, by: Person) -> list[Event]:
    after_session_one_only(analysis, by)
    group = analysis.board.workshop.group(command.group).id
    text = clean(command.text, TEXT_LENGTH)
    return [] if analysis.aims.get(group, "") == text else [AimSet(group, text)]


def session_two_only(analysis: Analysis, by: Person) -> None:
    lead_only(by)
    if analysis.board.workshop.step not in SESSION_TWO:
        raise SessionTwoClosed


def after_session_one_only(analysis: Analysis, by: Person) -> None:
    lead_only(by)
    if analysis.board.workshop.step not in (*SESSION_TWO, Step.CLOSED):
        raise SessionTwoClosed


def cleaned(plan: Plan, analysis: Analysis) -> Plan:
    """What is asked, as it is kept."""
    if plan.kind not in KINDS:
        raise UnknownQuestion
    return replace(
        plan,
        what=clean(plan.what, TEXT_LENGTH),
        owner=clean(plan.owner, NAME_LENGTH),
        first_step=clean(plan.first_step, TEXT_LENGTH),
        notice=clean(plan.notice, TEXT_LENGTH),
        to=analysis.board.workshop.group(plan.to).id if plan.kind == "move" and plan.to else "",
    )


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
    analysis.add(_planned(event, event.order or analysis.planned + 1))
    analysis.look_at(event.task)
    analysis.changed += 1


@evolve.register
def _(event: ActionChanged, analysis: Analysis) -> None:
    action = analysis.actions[event.action]
    analysis.actions[event.action] = replace(action, plan=event.plan, decided=event.decided)
    analysis.changed += 1


@evolve.register
def _(event: ActionDecided, analysis: Analysis) -> None:
    analysis.actions[event.action] = replace(analysis.actions[event.action], decided=event.decided)
    analysis.changed += 1


@evolve.register
def _(event: TaskRested, analysis: Analysis) -> None:
    if event.task in analysis.board.tasks:
        (analysis.rests.add if event.rests else analysis.rests.discard)(event.task)
    analysis.look_at(event.task)
    analysis.changed += 1


@evolve.register
def _(event: PartyNoted, analysis: Analysis) -> None:
    analysis.present_at(event.session)[event.role] = Presence(event.invited, event.present, event.note)
    analysis.changed += 1


@evolve.register
def _(event: DutyAnswered, analysis: Analysis) -> None:
    analysis.duties[event.duty] = Duty(event.needed, event.on, event.outcome)
    analysis.changed += 1


@evolve.register
def _(event: AimSet, analysis: Analysis) -> None:
    if event.text:
        analysis.aims[event.group] = event.text
    else:
        analysis.aims.pop(event.group, None)
    analysis.changed += 1


@evolve.register
def _(event: SittingOpened, analysis: Analysis) -> None:
    analysis.sittings.append(Sitting(event.number, event.at, as_it_stands(analysis.board)))


@evolve.register
def _(event: SittingDropped, analysis: Analysis) -> None:
    analysis.sittings = [sitting for sitting in analysis.sittings if sitting.number != event.number]


@evolve.register
def _(event: OpinionGiven, analysis: Analysis) -> None:
    analysis.opinions.add((event.question, event.task), event.person, Opinion(event.answer, event.how))


@evolve.register
def _(event: OpinionTakenBack, analysis: Analysis) -> None:
    analysis.opinions.take_back((event.question, event.task), event.person)


@evolve.register
def _(event: AnswersJointly, analysis: Analysis) -> None:
    group_of = analysis.board.workshop.group_of
    voices = {voice for answered in analysis.opinions.answered.values() for voice in answered}
    analysis.opinions.silence(voice for voice in voices if group_of(voice) == event.group)
    analysis.look_at_all()


@evolve.register(PeopleExpected)
@evolve.register(StoodAlone)
def _(event: PeopleExpected | StoodAlone, analysis: Analysis) -> None:
    """Whether a group of one is heard may be another now, and with it how much time the tasks take."""
    analysis.look_at_all()


@evolve.register
def _(event: PersonTurnedAway, analysis: Analysis) -> None:
    analysis.opinions.silence([event.person])


@evolve.register
def _(event: TopicCleared, analysis: Analysis) -> None:
    if event.topic == WEIGHT:
        analysis.look_at_all()
    else:
        analysis.opinions.clear(event.topic)


@evolve.register
def _(event: TopicShown, analysis: Analysis) -> None:
    if event.topic == WEIGHT:
        analysis.look_at_all()


@evolve.register(WeightSet)
@evolve.register(WeightTakenBack)
def _(event: WeightSet | WeightTakenBack, analysis: Analysis) -> None:
    analysis.look_at(event.task)
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
    """What was answered and planned for the one that goes is kept for the one that stays, which rests if both did."""
    for question in QUESTIONS:
        if reply := analysis.replies.pop((event.task, question), None):
            analysis.replies.setdefault((event.into, question), reply)
    for action in analysis.actions_for(event.task):
        analysis.drop(action.id)
        analysis.add(replace(action, task=event.into))
    for question in QUESTIONS:
        if question not in analysis.board.workshop.shown:  # else a sum that changes by one would tell whose it is
            into = analysis.opinions.given.get((question, event.into), {})
            for person, opinion in analysis.opinions.given.get((question, event.task), {}).items():
                if person not in into:
                    analysis.opinions.add((question, event.into), person, opinion)
    analysis.opinions.forget(event.task)
    if event.task not in analysis.rests:
        analysis.rests.discard(event.into)
    analysis.rests.discard(event.task)
    analysis.look_at(event.task)
    analysis.look_at(event.into)
    analysis.changed += 1


@evolve.register
def _(event: TaskRestored, analysis: Analysis) -> None:
    analysis.look_at(event.task)
    analysis.changed += 1


@evolve.register
def _(event: TalkRestored, analysis: Analysis) -> None:
    """As it was. What has been shown since stands: else the difference would be somebody's answer."""
    workshop = analysis.board.workshop
    stands = workshop.shown.keys() - set(event.told)
    _forget(event.task, analysis, stands)
    for reply in event.replies:
        analysis.replies[event.task, reply.question] = Reply(reply.answer, reply.note)
    for planned in event.actions:
        if planned.action in analysis.actions:
            analysis.drop(planned.action)
        analysis.add(_planned(planned, planned.order))
    for given in event.opinions:
        if given.question not in stands and (workshop.may_speak(given.person) or given.question in workshop.shown):
            analysis.opinions.add((given.question, event.task), given.person, Opinion(given.answer, given.how))
    if event.rests:
        analysis.rests.add(event.task)
    analysis.look_at(event.task)
    analysis.changed += 1


def _planned(event: ActionPlanned, order: int) -> Action:
    return Action(event.action, event.task, event.plan, order, event.decided)


def _forget(task: str, analysis: Analysis, stands: Collection[str] = ()) -> None:
    """`stands`: questions whose answers stay."""
    for question in QUESTIONS:
        analysis.replies.pop((task, question), None)
    for action in analysis.actions_for(task):
        analysis.drop(action.id)
    analysis.rests.discard(task)
    analysis.opinions.forget(task, stands)
