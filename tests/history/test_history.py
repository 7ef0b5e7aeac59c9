"""What may be told of what has happened. Pure: lines of a journal in, what is told out."""

import pytest

from app.board.commands import MergeTasks, RemoveTask
from app.history.history import ALWAYS_COUNTED, UNTOLD, Crowd, Line, Undoings, chapters, deed, told
from app.history.words import HAPPENED
from app.live.events import KINDS
from app.vocabulary import Step
from tests.makers import CARERS, a_live_workshop, ask

RESTORED = ("TaskRestored", "AnswersRestored", "TimesRestored", "TalkRestored")
NOT_FIRST = {"NothingChanged", *RESTORED, "RoundSet", "SittingOpened", "SittingDropped"}
"""Never the first of a facilitator's command."""
OF_ONE = {"PenTaken", "PenAsked", "StoodAlone"}
"""What one of the staff does, and nobody is told."""
NOT_TOLD = {*NOT_FIRST, *OF_ONE, *ALWAYS_COUNTED, *UNTOLD}


def line(kind, number=1, about=None, **data):
    return Line(number, 0, kind, data, about or {})


def test_every_kind_of_event_has_a_sentence():
    kinds = {key.split()[0] for key in HAPPENED}
    assert kinds == KINDS.keys() - NOT_TOLD


def test_the_words_of_a_task_are_told_as_they_stand_now():
    live = a_live_workshop("Tvätt")
    said = told(line("TaskReworded", task="t1", text="Något elakt"), live)
    assert said["text"] == "Tvätt"
    assert "Något elakt" not in str(said)


def test_the_words_of_a_task_that_was_removed_are_not_told():
    live = a_live_workshop("Något elakt")
    ask(live, RemoveTask("t1", "Skriv inga namn"))
    for kind in ("TaskAdded", "TaskReworded", "TaskRemoved", "TaskBroughtUp"):
        data = {"task": "t1", "text": "Något elakt", "by": "anna", "why": "Skriv inga namn"}
        said = told(line(kind, about={"n": 1, "text": "Något elakt"}, **data), live)
        assert said["text"] is None
        assert not any(secret in str(said) for secret in ("elakt", "anna", "namn"))


def test_the_words_of_a_merged_task_are_told_as_long_as_they_are_kept():
    live = a_live_workshop("Tvätt", "Tvätta")
    ask(live, MergeTasks("t2", "t1"))
    merged = line("TaskMerged", about={"n": 1, "text": "Tvätta"}, task="t2", into="t1")
    said = told(merged, live)
    assert (said["text"], said["into"]) == ("Tvätta", "Tvätt")
    ask(live, RemoveTask("t1"))
    assert (told(merged, live)["text"], told(merged, live)["into"]) == (None, None)


def test_of_an_answer_nothing_is_told():
    live = a_live_workshop("Tvätt")
    said = told(line("VoteCast", task="t1", person="anna", answer="red", only="may", ground="law"), live)
    assert not any(secret in str(said) for secret in ("anna", "red", "may", "law"))


@pytest.mark.parametrize(
    ("undone", "redone", "is_undone"),
    [({}, {}, False), ({5: 3}, {}, True), ({5: 3}, {7: 5}, False), ({5: 3, 9: 7}, {7: 5}, True)],
)
def test_a_deed_is_undone_until_that_is_done_again(undone, redone, is_undone):
    undoings = Undoings(undone, redone)
    assert undoings.is_undone(3) is is_undone
    assert all(undoings.of(number) == 3 for number in (*undone, *redone))


def test_an_undoing_tells_what_it_took_back():
    live = a_live_workshop("Tvätt")
    undoings = Undoings({5: 3}, {})
    about = {3: line("StepOpened", 3, step="sort")}
    told_of = deed(line("ActUndone", 5, act=3), live, undoings, about)
    assert told_of.of.said["step"] == "sort"
    assert deed(about[3], live, undoings, {}).is_undone


def test_what_happened_is_told_by_step_and_the_newest_first():
    live = a_live_workshop()
    deeds = [
        deed(line(kind, number), live, Undoings({}, {}), {})
        for number, kind in ((1, "StepOpened"), (4, "ListOpened"), (6, "RulesSet"))
    ]
    entries = [*deeds, Crowd(3, 0, {"tasks": 2}), Crowd(5, 0, {"answers": 9})]
    told_by_step = chapters(entries, [(4, Step.SORT), (6, Step.GATHER)])
    assert [(it.step, [entry.number for entry in it.entries]) for it in told_by_step] == [
        (Step.GATHER, [6]),
        (Step.SORT, [5, 4]),
        (Step.GATHER, [3, 1]),
    ]


def test_a_group_that_is_gone_has_no_name():
    live = a_live_workshop("Tvätt")
    assert told(line("TaskPlaced", task="t1", group=CARERS, colour="red"), live)["group"] == "Barnskötare"
    assert told(line("TaskPlaced", task="t1", group="g9", colour="red"), live)["group"] is None
