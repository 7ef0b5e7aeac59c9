"""What a robot does next, from the view that its phone has been sent, and from nothing else.

A robot leans towards what its group would say, so that the groups agree on some tasks and differ on others; one that
holds the pen of a group that answers together says now and then that they are not agreed, and gives the pen to whoever
asks. One of them goes quiet half-way, as somebody always does. While the answers are talked about they sit still: what
is on the board is the facilitator's to decide.
"""

import random
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from app.analysis.opinions import HOWS
from app.rehearsal.leanings import leans
from app.screens.phone import asked_by
from app.vocabulary import GROUNDS, SPLIT, WEIGHT, Colour
from app.workshop.workshop import SMALLEST

WRITES = 2
"""Tasks that each robot writes."""

_TASKS = (
    *("Hämta posten", "Fylla på i kaffeautomaten", "Byta glödlampor", "Ställa i ordning mötesrum"),
    *("Ringa vaktmästaren", "Skriva ut skyltar", "Byta filter i fläkten", "Ta emot leveranser"),
    *("Leta efter nycklar", "Hålla ordning i förrådet", "Beställa blommor", "Uppdatera anslagstavlan"),
    *("Sortera återvinning", "Göra inköpslistor", "Ladda telefoner och plattor", "Boka lokaler"),
    *("Svara på enkäter", "Föra närvaro på två ställen", "Flytta möbler", "Sköta växterna"),
    *("Packa ner julpynt", "Ta hand om upphittade saker", "Låsa och larma", "Fylla på tvål och papper"),
)
"""What robots write, two each. Invented."""

_TAKES = (
    *("10 min om dagen", "15 min om dagen", "20 min om dagen", "30 min om dagen", "2 x 15 min om dagen"),
    *("1 timme i veckan", "2 x 30 min i veckan", "en halvtimme varannan vecka", "2 timmar i månaden"),
)
"""How much time robots say that a task takes. Invented."""
_AT_PEAKS = ("städa", "dukning", "diska", "matvagn", "frukt", "sopor", "larma")
"""Words of tasks that are done in the mornings and in the evenings: what becomes split shifts if nobody sees it."""


class Habit(StrEnum):
    STEADY = "steady"
    QUIET = "quiet"
    """Answers about half, and then nothing more: whoever leads must go on without."""
    LATE = "late"
    """Comes when the others have begun to sort."""


def habits(seated: Sequence[str]) -> list[Habit]:
    """How each robot behaves. `seated`: each robot's group. Of those groups that are shown by themselves also without
    one, the largest has one that goes quiet; the next one, or else the same, has one that comes late."""
    sizes = Counter(seated).most_common()
    found = [Habit.STEADY] * len(seated)
    spare = [group for group, size in sizes if size > SMALLEST]
    if not spare:
        return found
    found[_last(seated, spare[0])] = Habit.QUIET
    if late := next((group for group, size in sizes if group != spare[0] and size >= SMALLEST), None):
        found[_last(seated, late)] = Habit.LATE
    return found


def _last(seated: Sequence[str], group: str) -> int:
    return max(number for number, its in enumerate(seated) if its == group)


def to_write(number: int, *, little: bool = False) -> list[str]:
    """What a robot, by its number, has to write. `little`: only each second has anything, and only one thing."""
    written = [*_TASKS[WRITES * number % len(_TASKS) :][:WRITES]]
    return written[: 1 - number % 2] if little else written


def next_tap(
    view: dict[str, Any], unwritten: list[str], chance: random.Random, habit: Habit = Habit.STEADY
) -> dict[str, Any] | None:
    """What a robot would do next, or None. What it writes is taken from `unwritten`."""
    if not view:
        return None
    me = view["me"]
    if me["asked"]:
        return {"do": "give_pen", "give": True}
    if view["groups"][me["group"]].get("alone"):
        return {"do": "stand_alone", "agreed": True}
    if view["step"] == "gather" and unwritten and len(view["wrote"]) < WRITES:
        return {"do": "add_task", "text": unwritten.pop()}
    if me["pen"] != "elsewhere":
        for left, of, answer in ((*_sorting(view), _sorted), (*_topic(view), _of_topic)):
            if left and not (habit is Habit.QUIET and 2 * (of - len(left)) >= of):
                return answer(view, chance.choice(left), chance)
            if left:
                return None
    return _ready(view, habit)


def _ready(view: dict[str, Any], habit: Habit) -> dict[str, Any] | None:
    says_so = view["step"] == "gather" or (view["step"] == "sort" and habit is not Habit.QUIET)
    return {"do": "say_ready", "ready": True} if says_so and not view["me"]["ready"].get(view["step"]) else None


# Session one


def _sorting(view: dict[str, Any]) -> tuple[list[str], int]:
    """The tasks to sort that are not answered, and how many there are in all."""
    again = view.get("again", "")
    asked = [*view["tasks"]] if view["step"] == "sort" else [again] if again in view["tasks"] else []
    return [task for task in asked if task not in view["mine"]], len(asked)


def _sorted(view: dict[str, Any], task: str, chance: random.Random) -> dict[str, Any]:
    if view["me"]["pen"] != "own" and chance.random() < 0.1:
        return {"do": "say_split", "task": task}
    if chance.random() < 0.05:
        return {"do": "pass_task", "task": task}
    leaning = _leaning(view["tasks"][task]["text"], view["me"]["group"], chance)
    answer = {"do": "cast_vote", "task": task, "colour": leaning}
    if leaning == Colour.GREEN and chance.random() < 0.7:
        ground = chance.choice(GROUNDS)
        answer |= {"only": "should" if ground == "habit" else "may", "ground": ground}
    return answer


def _leaning(text: str, group: str, chance: random.Random) -> str:
    """A robot's answer: mostly what its group leans towards, more or less agreed from task to task."""
    mood = random.Random(text)
    favourite = leans(text, group) or random.Random(text).choice([*Colour])
    agreement = mood.uniform(0.5, 1.0)
    answer: Colour = favourite if chance.random() < agreement else chance.choice([*Colour])
    return answer.value


# Session two


def _topic(view: dict[str, Any]) -> tuple[list[str], int]:
    """The same of what session two asks, as the phone's own page reckons it."""
    topic = view.get("screen", {}).get("topic", "")
    if not topic:
        return [], 0
    asks, group = view["screen"]["asks"], view["me"]["group"]
    placed = {id: view["tasks"][id]["placement"] for id in asks}
    settled = {id: its[group]["colour"] for id, its in placed.items() if group in its}
    own = view["estimates"] if topic == WEIGHT else view["opinions"].get(topic, {})
    asked = asked_by(asks, view["mine"], settled)
    return [task for task in asked if task not in own], len(asked)


def _of_topic(view: dict[str, Any], task: str, chance: random.Random) -> dict[str, Any]:
    topic, text = view["screen"]["topic"], view["tasks"][task]["text"]
    if topic == WEIGHT:
        return {"do": "estimate_time", "task": task, **_time(text, chance)}
    if view["me"]["pen"] != "own" and chance.random() < 0.1:
        return {"do": "give_opinion", "task": task, "question": topic, "answer": SPLIT}
    return {"do": "give_opinion", "task": task, "question": topic, **_opinion(topic, text, chance)}


def _time(text: str, chance: random.Random) -> dict[str, Any]:
    """What the same task takes differs between people, and not by much; some do not do it."""
    if chance.random() < 0.08:
        return {"amount": "0"}
    often = random.Random(text).randrange(len(_TAKES))
    amount = _TAKES[min(max(often + chance.choice((-1, 0, 0, 1)), 0), len(_TAKES) - 1)]
    is_at_peaks = any(word in text.casefold() for word in _AT_PEAKS)
    when = ["morning", "evening"] if is_at_peaks else [random.Random(text).choice(("forenoon", "midday", "afternoon"))]
    return {"amount": amount, "when": when} if chance.random() < 0.8 else {"amount": amount}


def _opinion(question: str, text: str, chance: random.Random) -> dict[str, Any]:
    """Most say no, for it was asked of what is red, black or divided; and never all of them."""
    said = chance.random()
    if said < 0.1:
        return {"answer": "unsure"}
    if said < random.Random(f"{question} {text}").uniform(0.2, 0.6):
        return {"answer": "yes"}
    hows = HOWS[question]
    return {"answer": "no", "how": chance.choice(hows)} if hows and chance.random() < 0.7 else {"answer": "no"}
