"""The picture that a task has: who chooses it, what becomes of it, and who is sent it."""

import pytest

from app.board.board import NothingTicked, TasksGone, UnknownPicture, UnknownTask
from app.board.commands import AddTask, MergeTasks, RemoveTask, RewordTask, SetPicture, SuggestPictures
from app.board.events import PictureSet
from app.live.acts import RedoLast, UndoLast
from app.live.view import Audience, own, view
from app.vocabulary import NotYours, Step, WorkshopClosed
from app.workshop.commands import OpenList, OpenStep
from tests.makers import ANNA, LEAD, a_live_workshop, ask, happen


def picture(live, task):
    return live.board.tasks[task].picture


def sent(live, audience, task="t1"):
    return view(live, audience, {})["tasks"].get(task, {}).get("picture")


def test_the_lead_chooses_one_and_everybody_is_sent_it():
    live = a_live_workshop("Tvätt")
    ask(live, SetPicture("t1", "washing-machine"))
    assert {sent(live, it) for it in Audience} == {"washing-machine"}
    assert ask(live, SetPicture("t1", "washing-machine")) == []
    ask(live, SetPicture("t1"))
    assert {sent(live, it) for it in Audience} == {None}


@pytest.mark.parametrize("command", [SetPicture("t1", "broom"), SetPicture("t1"), SuggestPictures(("t1",))])
def test_nobody_else_does(command):
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    with pytest.raises(NotYours):
        ask(live, command, ANNA)


def test_what_the_set_does_not_have_is_refused_and_so_is_a_task_that_is_gone():
    live = a_live_workshop("Tvätt")
    for key in ("Broom", "../secret", "broom.svg", " ", "x" * 10_000):
        with pytest.raises(UnknownPicture):
            ask(live, SetPicture("t1", key))
    with pytest.raises(UnknownTask):
        ask(live, SetPicture("t2", "broom"))
    assert picture(live, "t1") == ""


def test_once_it_is_closed_they_stay_as_they_are():
    live = a_live_workshop("Tvätt")
    ask(live, SetPicture("t1", "broom"))
    happen(live, *ask(live, OpenStep(Step.CLOSED)))
    for command in (SetPicture("t1", "shower"), SetPicture("t1"), SuggestPictures(("t1",))):
        with pytest.raises(WorkshopClosed):
            ask(live, command)
    assert sent(live, Audience.LEAD) == "broom"


def test_one_press_gives_each_that_has_none_what_its_words_tell_of_and_one_undo_takes_it_all_back():
    live = a_live_workshop("Tvätt", "Diska", "Något annat", "Städa")
    ask(live, SetPicture("t4", "bucket"))
    all_of_them = ("t1", "t2", "t3", "t4")
    ask(live, SuggestPictures(all_of_them))
    assert [picture(live, it) for it in all_of_them] == ["washing-machine", "bubbles", "", "bucket"]
    assert ask(live, SuggestPictures(all_of_them)) == []
    ask(live, UndoLast())
    assert [picture(live, it) for it in all_of_them] == ["", "", "", "bucket"]
    ask(live, RedoLast())
    assert [picture(live, it) for it in all_of_them] == ["washing-machine", "bubbles", "", "bucket"]


def test_all_of_them_or_none():
    live = a_live_workshop("Tvätt", "Diska")
    with pytest.raises(TasksGone):
        ask(live, SuggestPictures(("t1", "t9")))
    with pytest.raises(NothingTicked):
        ask(live, SuggestPictures(()))
    assert picture(live, "t1") == ""


@pytest.mark.parametrize(
    ("task", "into", "stays"),
    [("broom", "", "broom"), ("broom", "shower", "shower"), ("", "shower", "shower"), ("", "", "")],
)
def test_merged_tasks_keep_the_targets_or_else_the_others_and_undoing_brings_back_both(task, into, stays):
    live = a_live_workshop("Städa", "Städning")
    happen(live, PictureSet("t1", task), PictureSet("t2", into))
    ask(live, MergeTasks("t1", "t2"))
    assert picture(live, "t2") == stays
    ask(live, UndoLast())
    assert (picture(live, "t1"), picture(live, "t2")) == (task, into)


def test_a_removed_task_comes_back_with_it_and_a_reworded_one_keeps_it():
    live = a_live_workshop("Städa")
    ask(live, SetPicture("t1", "broom"))
    ask(live, RewordTask("t1", "Städa köket"))
    assert picture(live, "t1") == "broom"
    ask(live, RemoveTask("t1"))
    ask(live, UndoLast())
    assert picture(live, "t1") == "broom"


def test_one_that_the_set_has_no_more_is_not_sent():
    live = a_live_workshop("Städa")
    happen(live, PictureSet("t1", "mop-of-another-release"))
    assert {sent(live, it) for it in Audience} == {None}


def test_while_words_are_withheld_so_is_the_picture_but_from_their_author_and_the_lead():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, AddTask("Tvätt", "t1"), ANNA)
    assert live.workshop.withholds_texts
    ask(live, SetPicture("t1", "washing-machine"))
    assert (sent(live, Audience.PHONE), sent(live, Audience.WALL)) == (None, None)
    assert "washing-machine" not in str(own(live, "bo"))
    assert own(live, "anna")["tasks"]["t1"]["picture"] == "washing-machine"
    assert sent(live, Audience.LEAD) == "washing-machine"
    ask(live, SetPicture("t1"))
    # As a patch: a phone that had it lets it go.
    assert own(live, "anna")["tasks"]["t1"]["picture"] is None
    ask(live, OpenList(True), LEAD)
    assert "t1" in view(live, Audience.PHONE, {})["tasks"]
