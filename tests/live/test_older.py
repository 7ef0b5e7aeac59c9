"""A journal is read whatever version wrote it."""

from dataclasses import replace
from datetime import date

from app.analysis.events import ActionChanged, ActionPlanned, OpinionGiven, QuestionAnswered, TalkRestored
from app.analysis.plan import Plan
from app.board.events import TaskPlaced, TaskRestored
from app.live.state import read_act
from app.vocabulary import Colour
from app.voting.events import AnswersRestored, HandsCounted, VoteCast
from app.weight.events import TimeEstimated, TimesRestored, WeightSet

BEFORE = {
    "task": "t1",
    "text": "Tvätt",
    "by": "anna",
    "order": 2,
    "also": ["Tvätta"],
    "why": "Lag",
    "dissent": "Nej",
    "placement": [["g1", "red", "i"]],
    "votes": [["anna", "red", "", ""], ["cilla", "green", "may", "law"]],
    "hands": [["g2", "red", 2], ["g2", "green", 1]],
    "replies": [["right_things", "yes", "Ja"]],
    "actions": [["a1", "move", "Flytta", "Chefen", "2027-01-01", 1]],
    "seen": [["g1", "red", 5]],
    "plans": [["a1", "Ring", "Fler", "Köket", True]],
    "estimates": [["anna", "2", 1, "week", 20, ["morning"]], ["=g1", "1", 1, "day", 5, []]],
    "weights": [["g1", "1.5", 1, "day", 10, 3, ["evening"]]],
    "opinions": [["done_right", "bo", "no", "tool"]],
    "doing": [["=g1", 4]],
    "why_green": [],
    "late": ["cilla"],
    "shows": 1,
    "named": True,
    "told": ["weight"],
}
OLDEST = {name: BEFORE[name] for name in list(BEFORE)[: list(BEFORE).index("seen")]}


def back(data):
    return read_act(7, {"do": "remove_task", "about": {}, "back": [{"kind": "TaskRestored", "data": data}]}).back


def test_a_restored_task_is_an_event_of_each_concept():
    assert back(BEFORE) == (
        TaskRestored(
            "t1", "Tvätt", "anna", 2, ("Tvätta",), "Lag", "Nej", (TaskPlaced("t1", "g1", Colour.RED, "i"),), True
        ),
        AnswersRestored(
            "t1",
            (VoteCast("t1", "anna", "red"), VoteCast("t1", "cilla", "green", "may", "law")),
            (HandsCounted("t1", "g2", ((Colour.RED, 2), (Colour.GREEN, 1))),),
            (("g1", "red", 5),),
            (),
            ("cilla",),
            1,
        ),
        TimesRestored(
            "t1",
            (
                TimeEstimated("t1", "anna", "2", 1, "week", 20, ("morning",)),
                TimeEstimated("t1", "=g1", "1", 1, "day", 5, (), 4),
            ),
            (WeightSet("t1", "g1", "1.5", 1, "day", 10, 3, ("evening",)),),
            ("weight",),
        ),
        TalkRestored(
            "t1",
            (QuestionAnswered("t1", "right_things", "yes", "Ja"),),
            (
                ActionPlanned(
                    "a1", "t1", Plan("move", "Flytta", "Chefen", date(2027, 1, 1), "Ring", "Fler", "Köket"), 1, True
                ),
            ),
            (OpinionGiven("t1", "done_right", "bo", "no", "tool"),),
            ("weight",),
        ),
    )


def test_what_the_oldest_lines_lack_was_not_there_then():
    task, answers, times, talk = back(OLDEST)
    assert not task.named
    assert (answers.seen, answers.late, answers.shows) == (None, (), -1)
    assert (times.estimates, times.weights, times.told) == ((), (), ())
    assert talk.actions[0] == ActionPlanned("a1", "t1", Plan("move", "Flytta", "Chefen", date(2027, 1, 1)), 1)


def test_a_line_of_today_is_read_as_it_is():
    today = {"task": "t1", "text": "Tvätt", "by": "a", "order": 2, "also": [], "why": "", "dissent": "", "placed": []}
    assert back(today) == (TaskRestored("t1", "Tvätt", "a", 2, (), "", "", ()),)


PLANNED = {"action": "a1", "task": "t1", "kind": "move", "what": "Flytta", "owner": "Chefen", "due": "2027-01-01"}
MOVED = Plan("move", "Flytta", "Chefen", date(2027, 1, 1))


def read(kind, data):
    (event,) = read_act(1, {"do": "", "about": {}, "back": [{"kind": kind, "data": data}]}).back
    return event


def test_what_was_said_of_an_action_stood_beside_its_other_fields():
    planned = PLANNED | {"order": 2, "first_step": "Ring", "to": "g1", "decided": True}
    assert read("ActionPlanned", planned) == ActionPlanned(
        "a1", "t1", replace(MOVED, first_step="Ring", to="g1"), 2, True
    )
    assert read("ActionChanged", PLANNED) == ActionChanged("a1", MOVED)


def test_so_it_did_in_a_restored_talk():
    talk = {"task": "t1", "replies": [], "actions": [PLANNED | {"order": 1}], "opinions": [], "told": []}
    assert read("TalkRestored", talk).actions == (ActionPlanned("a1", "t1", MOVED, 1),)
