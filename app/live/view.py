"""What each audience may see. The one place of secrecy: what is withheld is withheld here, for the socket, the long
poll, the pages and the exports alike, and is never sent.

Withheld from everybody: who wrote a task, who voted what, and how votes fall before the reveal, from the facilitator
too; and after it the answers of a group under the smallest size, but as a part of the whole. Likewise in session two:
what they think about the questions, and how much time they say a task takes. While tasks are gathered and the list is
not opened, phones and wall are not sent what the staff write. A phone sees its own person's answers and words. How
many have answered, never how, goes to all, gathered (`Gathered`): so that no frame says that somebody has answered now.
A group that answers together is its members' to see while it answers, and everybody's when it is shown.

A view is made of parts, each reached by a path of one or two keys. An event names the parts that it may have changed,
so the cost of a change does not grow with the board.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol

from app.analysis.analysis import Action, Analysis
from app.analysis.events import (
    ActionChanged,
    ActionDecided,
    OpinionGiven,
    OpinionTakenBack,
)
from app.analysis.freed import freed
from app.analysis.opinions import Opinion
from app.analysis.opinions import divided as opinions_divided
from app.board.board import Board, Task, shuffled, talk
from app.board.events import (
    PictureSet,
    TaskAdded,
    TaskMerged,
    TaskRemoved,
    TaskRestored,
    TaskReworded,
)
from app.board.writers import writers
from app.hyphens import softened
from app.live.acts import Act, Acts
from app.live.events import KINDS
from app.live.patch import Json, apply, merge
from app.live.times import Times
from app.parking.parking import Parking
from app.pictures.pictures import is_there as is_a_picture
from app.translation.translation import Translations
from app.vocabulary import (
    PASS,
    QUESTIONS,
    REVEALED,
    SESSION_TWO,
    TASK,
    TOPICS,
    Colour,
    Event,
    Standing,
    Step,
    Voice,
    as_one,
    is_joint,
    is_on_paper,
)
from app.voting.ballot import Ballots, agreed, divided, is_settled, unknown
from app.voting.events import VoteCast, VoteTakenBack
from app.voting.most import Tally
from app.voting.smallest import TOGETHER
from app.weight.amount import as_typed
from app.weight.events import EstimateTakenBack, TimeEstimated
from app.weight.weight import WHEN, Estimate, Weight, Weights
from app.workshop.beforehand import TASKS, minutes
from app.workshop.events import (
    ListOpened,
    PenAsked,
    PenTaken,
    PersonJoined,
    PersonReady,
    PersonTurnedAway,
    SaidWhere,
    StepOpened,
)
from app.workshop.pruned import ANSWERS
from app.workshop.readiness import promise
from app.workshop.workshop import MIXED, Workshop

Path = tuple[str, ...]
Here = dict[str, int]
"""How many people of each group are connected now."""


class Audience(StrEnum):
    LEAD = "lead"
    WALL = "wall"
    PHONE = "phone"
    REMOTE = "remote"


class Everything(Protocol):
    """What a view is made from: a workshop's whole state (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board
    translations: Translations
    parking: Parking
    ballots: Ballots
    weights: Weights
    analysis: Analysis
    acts: Acts
    times: Times


@dataclass(frozen=True, slots=True)
class Gathered:
    """How far the room had come when that was last told. A room tells it now and then (`app.live.room`); told with
    every answer, it would say who answered when.

    `groups`: by group id, what goes into each group's part. `asked_again`: how many have answered the task of a second
    round; `few`: how many tasks too few have answered to show; `late`: how many answers wait to be counted.
    `showing`: by group id, how it would be shown, and why (`Ballots.will_be_shown`). `texts`: the words of the tasks
    that the lead has been sent, by id, as they were: what the staff write while it is withheld from the others;
    `tasks`: how many there were. `writers`: see `app.board.writers`; `afar`: how many of all who have joined are at a
    distance, where it is mixed; `pulse`: see `app.live.pulse`; `all_done`: see `app.live.present`.
    """

    groups: dict[str, Json]
    asked_again: int
    few: int
    late: int
    showing: dict[str, tuple[str, str]]
    texts: Mapping[str, str]
    tasks: int
    writers: Json
    afar: int | None
    pulse: list[str] = field(default_factory=list)
    all_done: int = 0


def gather(state: Everything, texts: Mapping[str, str] | None = None) -> Gathered:
    """How far the room has come now. `texts`: None for all as they are."""
    ballots, step = state.ballots, state.workshop.step
    sorts = step is Step.SORT
    return Gathered(
        groups={id: _progress(state, id) for id in state.workshop.groups},
        asked_again=len(ballots.votes.get(ballots.again, ())) if ballots.again else 0,
        few=ballots.too_few if sorts else 0,
        late=ballots.late,
        showing=ballots.will_be_shown() if sorts else {},
        texts={id: task.text for id, task in state.board.tasks.items()} if texts is None else texts,
        tasks=len(state.board.tasks),
        writers=writers(state.board),
        afar=_how_many_afar(state.workshop),
    )


def _how_many_afar(workshop: Workshop) -> int | None:
    """Of all groups together: who joins is seen to, and where in a small group somebody is concerns nobody."""
    return len(workshop.afar - workshop.away) if workshop.place == MIXED else None


def _progress(state: Everything, group: str) -> Json:
    """A group that answers together is done as one: all that have joined it are. Whose answers came on paper is done
    when they are typed in: nobody can tick more on that sheet."""
    workshop, ballots = state.workshop, state.ballots
    is_before = workshop.step not in REVEALED
    done = ballots.finished(group) if state.board.tasks and is_before else 0
    shown: Json = {
        "ready": workshop.ready_in[workshop.step, group],
        "done": done * workshop.members[group] if workshop.groups[group].jointly else done,
        "answers": ballots.answers[group] if is_before else 0,
        "voices": ballots.voices[group] if is_before else 0,
    }
    if ballots.again and workshop.groups[group].jointly:
        shown["again"] = as_one(group) in ballots.votes.get(ballots.again, ())
    if workshop.is_asked(workshop.topic):
        shown["asked"] = _how_far(state, group)
    return shown


_OF_WORKSHOP = (
    *("step", "code", "first_code", "title", "workplace", "purpose", "length"),
    *("staff_may_place", "list_is_open", "cover", "until", "place", "clock_is_shown"),
)
LEADS = (Audience.LEAD, Audience.REMOTE)
LEAD_ONLY = ("undo", "redo", "names", "schedule", "all_done")
"""Parts that every command may change, and that only the lead has, or the remote: `names`, of how many texts that the
lead has been sent it is to be looked whether they hold a name; `all_done`, how many are here, where all are done."""
PROGRESS = ("few", "late", "writers", "afar", "pulse")
"""Parts that are told now and then, and that only the lead has."""
_OF_ALL = (
    "promise",
    "example",
    "beforehand",
    "opening",
    "pairs",
    "gathered",
    "rules",
    "together",
    "timer",
    "wall",
    "brought_up",
    "again",
    "topic",
    "door_closed",
    "meets",
    "ending",
)
_HEAD = (*_OF_WORKSHOP, *_OF_ALL, "pruned", "parked", *LEAD_ONLY, *PROGRESS)


def view(state: Everything, audience: Audience, here: Here, gathered: Gathered | None = None) -> Json:
    """Everything that an audience may see in common; what is one person's own comes with `own`.

    `gathered`: how far the room was when that was last told; None for as far as it is.
    """
    gathered = gathered or gather(state)
    head = {key: part(state, audience, (key,), here, gathered) for key in _HEAD}
    whole: Json = {key: value for key, value in head.items() if value is not None}
    whole["groups"] = {id: part(state, audience, ("groups", id), here, gathered) for id in state.workshop.groups}
    tasks = {id: part(state, audience, ("tasks", id), here, gathered) for id in state.board.tasks}
    # By their order, not by when they were added: JSON keeps it.
    there = ((id, task) for id, task in tasks.items() if task is not None)
    whole["tasks"] = dict(sorted(there, key=lambda it: it[1]["order"]))
    whole["analysis"] = part(state, audience, ("analysis",), here, gathered)
    return whole


MOVES_ON_A_HELD_WALL = ("wall", "cover", "until", "timer", "code")
"""What is said of the wall itself, the time, and how to join, are as they are now, whatever is held."""


def held(as_it_was: Json, now: Json) -> Json:
    """The wall's view while it is held."""
    as_now = {key: now[key] for key in MOVES_ON_A_HELD_WALL if key in now}
    return {key: value for key, value in as_it_was.items() if key not in MOVES_ON_A_HELD_WALL} | as_now


def own(state: Everything, person: str) -> Json:
    """What only this person may see, as a merge patch on the view: the group, the person's own answers, which tasks are
    the person's own words, and those words where they are withheld from the others."""
    wrote = {id: task for id, task in state.board.tasks.items() if task.by == person}
    removed = state.board.removed_from(person)
    is_unread = state.workshop.withholds_texts  # of the one that stays, only its author knows the words
    mine: Json = {
        "me": _me(state, person),
        "mine": state.ballots.of(person),
        "grounds": {task: _ground(ground) for task, ground in state.ballots.grounds_of(person).items()},
        "wrote": dict.fromkeys(wrote, True),
        "removed": {
            id: {"text": it.text, "why": it.why, "merged": bool(it.into), "into": "" if is_unread else it.into}
            for id, it in removed.items()
        },
        "estimates": {task: _estimate(it) for task, it in state.weights.of(person).items()},
        "opinions": {question: {} for question in QUESTIONS},
    }
    for (question, task), opinion in state.analysis.opinions.of(person).items():
        mine["opinions"][question][task] = _opinion(opinion)
    if state.workshop.withholds_texts:
        mine["tasks"] = {id: _written(state, task) for id, task in wrote.items()}
    return mine


def own_anew(state: Everything, person: str) -> Json:
    """`own`, for somebody who may still have what was theirs before: all that is not there is taken away."""
    none = dict.fromkeys(state.board.tasks)
    nothing: Json = {
        "me": {"ready": dict.fromkeys(step.value for step in Step)},
        **dict.fromkeys(OWN_BY_TASK, none),
        "opinions": dict.fromkeys(QUESTIONS, none),
    }
    estimates = {task: _estimate_anew(it) for task, it in state.weights.of(person).items()}
    return merge(nothing, own(state, person) | {"estimates": estimates})


OWN_BY_TASK = ("mine", "grounds", "wrote", "removed", "estimates")
"""The sections of what is one's own that are keyed by task; `opinions` are, for each question."""


def without(gone: Json) -> Json:
    """What becomes of what is one's own when tasks are gone. `gone`: their ids -> None."""
    of_each = ("mine", "grounds", "wrote", "estimates")
    return {**dict.fromkeys(of_each, gone), "opinions": dict.fromkeys(QUESTIONS, gone)}


def with_own(state: Everything, common: Json, person: str) -> Json:
    """The whole view of one person, from what everybody has in common."""
    whole: Json = apply(common, own(state, person))
    return whole


def _me(state: Everything, person: str) -> Json:
    workshop = state.workshop
    ready = {step.value: True for step, people in workshop.ready.items() if person in people}
    return {
        "group": workshop.people[person],
        "ready": ready,
        "seat": workshop.seats[person],
        "away": person in workshop.away,
        "afar": workshop.is_afar(person),
        **_pen(state, person),
    }


def _pen(state: Everything, person: str) -> Json:
    """`pen`: whether this phone answers for its group, "mine"; another one does, "elsewhere"; nobody yet, "free"; or it
    answers for one person, "own". `asks`: it asks for the pen. `asked`: somebody asks it for the pen."""
    workshop = state.workshop
    group = workshop.groups[workshop.people[person]]
    pen = workshop.pens.get(group.id)
    held = "free" if pen is None else "mine" if pen.holder == person else "elsewhere"
    return {
        "pen": held if group.jointly else "own",
        "asks": pen is not None and pen.asked_by == person,
        "asked": pen is not None and pen.holder == person and pen.asked_by is not None,
    }


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
        "people": estimate.people,
    }


def _estimate_anew(estimate: Estimate) -> Json:
    """As a patch, for who may still have another one. Its keys are always all there, but for the parts of the day."""
    stands = _estimate(estimate)
    return stands | {"when": {part: stands["when"].get(part) for part in WHEN}}


def _opinion(opinion: Opinion) -> Json:
    return {"answer": opinion.answer, "how": opinion.how}


def part(state: Everything, audience: Audience, path: Path, here: Here, gathered: Gathered) -> Any:
    """One part of the view, or None where there is none (any more)."""
    if path[0] == "tasks":
        task = state.board.tasks.get(path[1])
        if not task or _is_withheld(state, audience, task, gathered):
            return None
        return _task(state, audience, task, gathered)
    if path[0] == "groups":
        return _group(state, audience, path[1], here, gathered)
    if path[0] == "analysis":
        return _analysis(state)
    if path[0] in PROGRESS:
        return getattr(gathered, path[0]) if audience is Audience.LEAD else None
    if path[0] not in _OF_WORKSHOP:
        return _head(state, audience, path[0], gathered)
    value = getattr(state.workshop, path[0])
    return value.value if isinstance(value, Step) else value


def _head(state: Everything, audience: Audience, key: str, gathered: Gathered) -> Any:
    workshop = state.workshop
    match key:
        case "promise":
            return promise(workshop.purpose, workshop.readiness).value
        case "example":
            return workshop.is_example
        case "pairs":
            return workshop.in_pairs and workshop.brought_up in state.board.tasks
        case "opening":
            present = {role: True for role, party in state.analysis.first_parties.items() if party.present}
            return {"up": workshop.is_opening, "present": present}
        case "beforehand":
            return _beforehand(state)
        case "pruned":
            return {kind: {"then": it.then, **it.decision} for kind, it in workshop.pruned.items()} or None
        case "gathered":
            # While they are written unseen, not at once: it would say that somebody wrote one now.
            return gathered.tasks if workshop.withholds_texts else len(state.board.tasks)
        case "rules":
            return {"agreement": workshop.agreement, "smallest": workshop.smallest}
        case "together":
            hidden = state.ballots.seen.together if workshop.step in REVEALED else ()
            return [group for group in workshop.groups if group in hidden]
        case "timer" if not workshop.clock_is_shown and audience not in LEADS:
            return {}
        case "timer":
            times = {"ends": workshop.ends, "left": workshop.left}
            return {name: time for name, time in times.items() if time is not None}
        case "wall":
            return asdict(workshop.wall)
        case "brought_up":
            task = state.board.tasks.get(state.board.brought_up or "")
            return task.id if task and not _is_withheld(state, audience, task, gathered) else None
        case "again":
            return state.ballots.again
        case "topic":
            return _topic(state)
        case "door_closed":
            return workshop.door_is_closed
        case "meets":
            return workshop.meets.isoformat() if workshop.meets else None
        case "ending":
            return _ending(state)
        case "parked":
            return _parked(state) if audience is Audience.LEAD else None
        case "all_done":
            return gathered.all_done or None if audience in LEADS else None
        case "undo":
            return _undo(state, audience, gathered) if audience in LEADS and state.acts.did else None
        case "redo":
            return _act(state.acts.undone[-1]) if audience is Audience.LEAD and state.acts.undone else None
        case "names":
            there = (state.board.tasks[id] for id in gathered.texts if id in state.board.tasks)
            return sum(task.named for task in there) if audience is Audience.REMOTE else None
        case "schedule":
            return _schedule(state) if audience is Audience.LEAD else None
    raise KeyError(key)


def _beforehand(state: Everything) -> Json | None:
    """`minutes`: about how many it takes; `tasks`: how many are asked for of each."""
    it = state.workshop.beforehand
    if it is None:
        return None
    return {
        "until": it.until,
        "ends": it.ends,
        "meets_on": it.meets_on,
        "meets_at": it.meets_at,
        "closed": it.is_closed,
        "minutes": minutes(state.workshop.step, len(state.board.tasks)),
        "tasks": TASKS,
    }


def _topic(state: Everything) -> Json:
    """What the room is asked or looks at, and which topics have been shown."""
    workshop = state.workshop
    if workshop.step not in (*SESSION_TWO, Step.CLOSED):
        return {"open": "", "shown": {}}
    return {"open": workshop.topic, "shown": {topic: True for topic in TOPICS if topic in workshop.shown}}


def _schedule(state: Everything) -> Json:
    """What is planned, and how it goes: `minutes` by step, `since` when the open step has been open, `pace` in seconds
    from one task to the next. The last two where they are known."""
    minutes = {step.value: minutes for step, minutes in state.workshop.planned.items()}
    known = {"since": state.times.since, "pace": state.times.pace}
    return {"minutes": minutes, **{name: it for name, it in known.items() if it is not None}}


def _ending(state: Everything) -> Json | None:
    """What the room has come to, where it is shown: `session` one or two, and how much is `parked`. After session two
    what each group wants its time for (`aims`), and what is freed (`frees`), where any time is known: hours a week, the
    middle and the spread, and how to say it (`app.weight.roughly`)."""
    workshop, analysis = state.workshop, state.analysis
    if not (workshop.is_closed or workshop.ending):
        return None
    shown: Json = {"parked": len(state.parking.things)}
    if not analysis.is_after_session_one:
        return shown | {"session": 1}
    found = freed(analysis)
    if found.shares:
        frees, said = found.frees, found.frees.roughly
        hours = {"hours": frees.hours, "low": frees.from_hours, "high": frees.to_hours}
        shown["frees"] = hours | {"said": said.key, "n": said.n}
    return shown | {"session": 2, "aims": {id: text for id, text in analysis.aims.items() if id in workshop.groups}}


def _parked(state: Everything) -> Json:
    """What is put aside, as it was said: the facilitator's to settle."""
    return {
        it.id: {"text": it.text, "order": it.order, "named": it.named, "ends_as": it.ends_as, "owner": it.owner}
        for it in state.parking.in_order
    }


def _act(act: Act) -> Json:
    return {"do": act.do, **act.about}


def _undo(state: Everything, audience: Audience, gathered: Gathered) -> Json:
    """The remote has no words that are not on the wall: those of a text that is withheld, put aside, or taken away."""
    act = _act(state.acts.did[-1])
    if audience is Audience.LEAD or "text" not in act:
        return act
    tasks = state.board.tasks.values()
    is_there = any(it.text == act["text"] and not _is_withheld(state, audience, it, gathered) for it in tasks)
    return act if is_there else act | {"text": "…"}


def _is_withheld(state: Everything, audience: Audience, task: Task, gathered: Gathered) -> bool:
    """Words of the staff's, while they are gathered unseen. The facilitator reads them, several at a time, and never
    whose they are."""
    if not _is_unread(state, task):
        return False
    return audience is not Audience.LEAD or state.workshop.withholds_from_lead or task.id not in gathered.texts


def _is_unread(state: Everything, task: Task) -> bool:
    """Whether it is one that the staff write unseen."""
    return state.workshop.withholds_texts and task.by in state.workshop.people


def _task(state: Everything, audience: Audience, task: Task, gathered: Gathered | None = None) -> Json:
    workshop, ballots = state.workshop, state.ballots
    step = workshop.step
    is_asked = step is Step.SORT or ballots.again == task.id
    # The lead has it as it was last told, and in no order that tells when it was written.
    is_told = audience is Audience.LEAD and _is_unread(state, task)
    text = gathered.texts.get(task.id, task.text) if is_told and gathered else task.text
    shown: Json = {
        "text": text,
        "order": shuffled(task.id) if is_told else task.order,
        "placement": {
            group: {"colour": str(placement.colour), "order": placement.order}
            for group, placement in task.placement.items()
        },
    }
    if (soft := softened(text)) != text:
        shown["soft"] = soft
    if is_a_picture(task.picture):
        shown["picture"] = task.picture
    if task.also and (audience is Audience.LEAD or not workshop.withholds_texts):
        shown["also"] = list(task.also)
    if audience is Audience.PHONE and not _is_unread(state, task) and (there := state.translations.shown(task.id)):
        shown["translations"] = there
    if audience is not Audience.PHONE and ballots.again == task.id:
        shown["answers"] = gathered.asked_again if gathered else 0
    if audience is Audience.LEAD:
        if hands := ballots.hands.get(task.id):
            shown["hands"] = {group: {c.value: n for c, n in counts.items()} for group, counts in hands.items()}
        if task.named:
            shown["named"] = True
    if step in REVEALED:
        shown |= {name: text for name, text in (("why", task.why), ("dissent", task.dissent)) if text}
    if step in REVEALED and not is_asked:
        shown |= _answers_of(state, audience, task)
    if step in (Step.SETTLE, *SESSION_TWO, Step.CLOSED) and (about := talk(task)):
        shown["talk"] = about.value
    if step in (*SESSION_TWO, Step.CLOSED):
        shown |= _in_session_two(state, task)
    return shown


def _answers_of(state: Everything, audience: Audience, task: Task) -> Json:
    """How a task was answered, as far as it is shown; and what that is not enough to know."""
    ballots, gone = state.ballots, state.workshop.pruned.get(ANSWERS)
    if gone and not gone.has_sums:
        # Nothing is known of them any more, which is not the same as that nobody answered.
        return {"votes": {}, "joint": {}, "few": {}, "divided": 0.0, "settled": True, "unknown": {}, "agreed": {}}
    tally, joint = ballots.tally(task.id), ballots.joint(task.id)
    shown: Json = {
        "votes": {unit: _bar(votes) for unit, votes in tally.items()},
        "joint": joint,
        "few": dict.fromkeys(_too_few(state, tally), True),
        "divided": divided(tally, joint),
    }
    if grounds := ballots.why_green(task.id):
        shown["grounds"] = grounds
    if before := ballots.before(task.id):
        shown["before"] = {"votes": before.votes, "joint": before.joint}
    if audience is not Audience.PHONE:
        shown["settled"] = is_settled(ballots, task, tally, joint)
        shown["unknown"] = dict.fromkeys(unknown(ballots, task, tally, joint), True)
    if audience is Audience.LEAD:
        alike = agreed(ballots, task, tally, joint)
        shown["agreed"] = {group: str(colour) for group, colour in alike.items() if group not in task.placement}
    return shown


def _bar(votes: Mapping[Standing, int]) -> Json:
    bar = {colour.value: votes.get(colour, 0) for colour in Colour}
    return {**bar, PASS: votes[PASS]} if votes.get(PASS) else bar


def _too_few(state: Everything, tally: Tally) -> list[str]:
    """The bars that are not shown, since too few have answered: group ids, and `TOGETHER`."""
    together = state.ballots.seen.together
    groups = (group.id for group in state.workshop.groups.values() if not group.jointly)
    there = (TOGETHER if id in together else id for id in groups if state.workshop.members[id])
    return [unit for unit in dict.fromkeys(there) if unit not in tally]


def _in_session_two(state: Everything, task: Task) -> Json:
    """What session two knows of a task: its questions, its weight, what the staff think, what came of it."""
    analysis, workshop = state.analysis, state.workshop
    shown: Json = {"asks": dict.fromkeys(analysis.still_asks(task), True)}
    if task.id in analysis.rests:
        shown["rests"] = True
    if weights := state.weights.weighed(task.id):
        shown["weight"] = {unit: _weight(weight) for unit, weight in weights.items()}
    opinions = {}
    for question in QUESTIONS:
        if question in workshop.shown:
            tally, joint = analysis.opinions.tally(question, task.id), analysis.opinions.joint(question, task.id)
            if tally or joint:
                said_jointly = {group: _opinion(opinion) for group, opinion in joint.items()}
                opinions[question] = {"votes": tally, "joint": said_jointly, "divided": opinions_divided(tally, joint)}
    if opinions:
        shown["opinions"] = opinions
    replies = {question: analysis.replies.get((task.id, question)) for question in QUESTIONS}
    if said := {question: {"answer": it.answer, "note": it.note} for question, it in replies.items() if it}:
        shown["replies"] = said
    if actions := analysis.actions_for(task.id):
        shown["actions"] = {action.id: _action(action) for action in actions}
    return shown


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
        "joint": weight.is_joint,
    }


def _action(action: Action) -> Json:
    said = asdict(action.plan) | {"due": action.plan.due.isoformat() if action.plan.due else ""}
    return {"order": action.order, "decided": action.decided} | {name: text for name, text in said.items() if text}


def _group(state: Everything, audience: Audience, id: str, here: Here, gathered: Gathered) -> Json:
    workshop = state.workshop
    group, progress = workshop.groups[id], gathered.groups.get(id) or _progress(state, id)
    shown: Json = {
        "name": group.name,
        "short": workshop.short_names[id],
        "order": list(workshop.groups).index(id),
        "people": workshop.members[id],
        "jointly": group.jointly,
        "ready": progress["ready"],
        "done": progress["done"],
    }
    if (soft := softened(group.name)) != group.name:
        shown["soft"] = soft
    if group.expected is not None:
        shown["expected"] = group.expected
    if group.jointly and not group.is_heard:
        shown["alone"] = True
        if group.stands_alone is False:
            shown["declined"] = True
    if audience is Audience.PHONE and not group.jointly:
        return shown
    shown["answers"] = progress["answers"]
    if "asked" in progress:
        shown["asked"] = progress["asked"]
    if audience is not Audience.PHONE:
        shown["here"] = here.get(id, 0)
        if "again" in progress:
            shown["again"] = progress["again"]
    if audience is Audience.LEAD:
        shown["voices"] = progress["voices"]
        if id in gathered.showing:
            shown["showing"], shown["because"] = gathered.showing[id]
        if workshop.excess(id):
            shown["seats"] = {str(seat): True for it, seat in workshop.seats.items() if _is_in_group(workshop, it, id)}
    return shown


def _is_in_group(workshop: Workshop, person: str, group: str) -> bool:
    return workshop.is_in(person) and workshop.people[person] == group


def _how_far(state: Everything, group: str) -> Json:
    """How many of a group have begun to answer the open topic, and how many have answered all that it asks them, `all`;
    `of` how many that are asked: those with a phone, or the group as one; nobody, where the group does nothing of it.
    """
    topic, group_of = state.workshop.topic, state.workshop.group_of
    asked = state.analysis.asked(topic, group)
    answered = state.analysis.answers_to(topic, asked)
    counts = [count for voice, count in answered.items() if count > 0 and group_of(voice) == group]
    far = {"begun": len(counts), "done": sum(count >= len(asked) for count in counts), "all": len(asked)}
    members = (person for person in state.workshop.people if _is_in_group(state.workshop, person, group))
    people = sum(not is_on_paper(person) for person in members) if asked else 0
    if state.workshop.groups[group].jointly:
        return far | {"of": min(people, 1), "answers": sum(counts)}
    return far | {"of": people}


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
    """The parts of the common view that an event, just evolved, may have changed at once; None for all of it."""
    if event.touches is None:
        return None
    if isinstance(event, PersonJoined):
        # Whose view of a task is not known depends on who is here.
        return None if state.workshop.step in REVEALED else [("groups", id) for id in state.workshop.groups]
    parts, is_of_task = _TOUCHED[type(event)]
    return (("tasks", _task_of(state, event)), *parts) if is_of_task else parts


def _touched_by(kind: type[Event]) -> tuple[tuple[Path, ...], bool]:
    """The parts of the view that a kind of event touches beside its task's, and whether it touches that."""
    parts = [(part,) for part in kind.touches or () if part != TASK]
    if ("analysis",) in parts and ("ending",) not in parts:
        # What the room has come to is made of all that session two knows.
        parts.append(("ending",))
    return tuple(parts), TASK in (kind.touches or ())


_TOUCHED = {kind: _touched_by(kind) for kind in KINDS.values()}
"""Looked up once: there are thousands a second."""


def _task_of(state: Everything, event: Event) -> str:
    if isinstance(event, ActionChanged | ActionDecided):
        return state.analysis.actions[event.action].task
    return getattr(event, "task", "")


def at_once(state: Everything, gathered: Gathered, event: Event) -> Gathered:
    """What is told of an event without waiting: what the facilitator did to the texts."""
    texts, tasks = gathered.texts, gathered.tasks
    match event:
        case TaskAdded(task, text, by) if by not in state.workshop.people:
            return replace(gathered, tasks=tasks + 1, texts={**texts, task: text})
        case TaskRestored(task=task, text=text):
            return replace(gathered, tasks=tasks + (task not in texts), texts={**texts, task: text})
        case TaskReworded(task, text, _, False) if task in texts:
            return replace(gathered, texts={**texts, task: text})
        case TaskMerged(task) | TaskRemoved(task) if not is_unseen(state, event):
            return replace(gathered, tasks=tasks - 1, texts={id: it for id, it in texts.items() if id != task})
    return gathered


def is_unseen(state: Everything, event: Event) -> bool:
    """Whether it is one of the staff who took away their own words, while they are withheld: it is not told at once."""
    withholds, people = state.workshop.withholds_texts, state.workshop.people
    return isinstance(event, TaskRemoved) and withholds and event.by in people and not event.text


def own_changes(state: Everything, event: Event) -> Iterable[tuple[str, Json]]:
    """Whose own view an event changed, each with the merge patch for it. What a group answers together is the own of
    all who are in it."""
    match event:
        case VoteCast(task, voice, answer, only, ground):
            stands = _ground((only, ground)) if only or ground else None
            return _each(state, voice, {"mine": {task: answer}, "grounds": {task: stands}})
        case VoteTakenBack(task, voice):
            return _each(state, voice, {"mine": {task: None}, "grounds": {task: None}})
        case OpinionGiven(task, question, voice, answer, how):
            return _each(state, voice, {"opinions": {question: {task: _opinion(Opinion(answer, how))}}})
        case OpinionTakenBack(task, question, voice):
            return _each(state, voice, {"opinions": {question: {task: None}}})
        case TimeEstimated(task, voice) if voice in state.weights.estimates.get(task, ()):
            return _each(state, voice, {"estimates": {task: _estimate_anew(state.weights.estimates[task][voice])}})
        case EstimateTakenBack(task, voice):
            return _each(state, voice, {"estimates": {task: None}})
        case PersonJoined(person) | PersonTurnedAway(person):
            # Who leaves a group lets go of its pen.
            return [(person, own_anew(state, person)), *_pens(state, state.workshop.groups, but=person)]
        case PenTaken(group) | PenAsked(group):
            return _pens(state, [group])
        case SaidWhere(person):
            return [(person, {"me": {"afar": state.workshop.is_afar(person)}})]
        case PersonReady(person, step, ready):
            return [(person, {"me": {"ready": {step.value: ready or None}}})]
        case TaskAdded(task, _, by) if by in state.workshop.people:
            return [(by, {"wrote": {task: True}, **_own_words(state, task)})]
        case TaskReworded(task) | PictureSet(task) if task in state.board.tasks:
            by, words = state.board.tasks[task].by, _own_words(state, task)
            return [(by, words)] if words and by in state.workshop.people else []
        case TaskRemoved(task, by, text, why) if by in state.workshop.people:
            told: Json = {"removed": {task: {"text": text, "why": why, "merged": False, "into": ""}}} if text else {}
            return [(by, {"tasks": {task: None}, "wrote": {task: None}, "mine": {task: None}, **told})]
    return []


def _pens(state: Everything, groups: Iterable[str], but: str = "") -> list[tuple[str, Json]]:
    joint = {id for id in groups if id in state.workshop.groups and state.workshop.groups[id].jointly}
    if not joint:
        return []
    workshop = state.workshop
    members = (it for it, group in workshop.people.items() if group in joint and it != but and workshop.is_in(it))
    return [(person, {"me": _pen(state, person)}) for person in members]


def _each(state: Everything, voice: Voice, change: Json) -> list[tuple[str, Json]]:
    if not is_joint(voice):
        return [(voice, change)]
    people = state.workshop.people.items()
    return [(person, change) for person, group in people if group == voice[1:] and state.workshop.is_in(person)]


def changes_everybodys(state: Everything, event: Event) -> bool:
    """Whether an event may change what is many people's own: then each is given the whole view again."""
    if isinstance(event, StepOpened | ListOpened):
        return state.workshop.withholds_texts or bool(state.board.removed)
    return event.is_of_many


def _own_words(state: Everything, task: str) -> Json:
    if not state.workshop.withholds_texts or task not in state.board.tasks:
        return {}
    return {"tasks": {task: _written(state, state.board.tasks[task])}}


def _written(state: Everything, task: Task) -> Json:
    """As a patch: words that are not long any more take away what was shown of those that were."""
    return {"soft": None, "picture": None, **_task(state, Audience.PHONE, task)}
