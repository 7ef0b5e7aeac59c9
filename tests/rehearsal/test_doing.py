"""What the product does for who asks it to: as commands, of which every word says that it is an example."""

from dataclasses import fields
from datetime import date

import pytest

from app.analysis.commands import AnswerDuty, AnswerQuestion, PlanForSeveral
from app.analysis.plan import Plan
from app.board.commands import NoteDecision, PlaceTask
from app.rehearsal import beginning, doing, job
from app.rehearsal.coach import BY_HAND, WAITS, Do
from app.rehearsal.deeds import Session
from app.rehearsal.doing import Given, commands
from app.vocabulary import PASS, SPLIT, WEIGHT, Colour, Group, Step
from app.voting.smallest import TOGETHER
from app.workshop.commands import OpenList, OpenStep, ShowOpening
from tests.rehearsal.views import a_group, a_task, a_view

pytestmark = pytest.mark.pure

GIVEN = Given("new", 1, date(2026, 11, 30))
GROUPS = {"g1": a_group(order=0), "g2": a_group(order=1), "g3": a_group(order=2, jointly=True)}
VOTES = {"votes": {"g1": {"green": 1, "red": 4}, "g2": {"red": 2, "pass": 3}}, "joint": {"g3": "split"}}
TASKS = {
    "t1": a_task("Svara i telefon") | VOTES | {"divided": 0.8},
    "t2": a_task("Städa", g1="red", g2="red"),
    "t3": a_task("Pärmar", g1="black"),
    "t4": a_task("Trösta", g1="green") | {"asks": {"done_right": True}},
}
VIEW = a_view("settle", TASKS, GROUPS, screen={"order": ["t1"], "left": ["t1"]}, undo={"do": "x"})
WITH_ANSWERS = {
    "t1": TASKS["t2"]
    | {"opinions": {"right_competence": {"divided": 0.5, "votes": {"g1": {"yes": 1, "no": 4, "new_job": 3}}}}}
}
OTHERS = (PASS, SPLIT, WEIGHT, TOGETHER)
"""Words of others that stand there too."""
OF_JOB = (Do.DRAFT, Do.REVIEW, Do.APPROVE)


def test_all_that_it_does_is_done_by_commands_but_for_the_job_description():
    answered = a_view("analyse", WITH_ANSWERS)
    for do in Do:
        view = answered if do is Do.NOTE else VIEW
        if do is Do.STATE_PEOPLE:
            view = a_view("sort", groups=GROUPS, screen={"before": {"unstated": ["g1"]}})
        is_done = do not in (*WAITS, *BY_HAND, *OF_JOB)
        assert bool(commands(view, do, GIVEN)) is is_done, do


def test_each_group_is_placed_where_most_of_it_are():
    placed = {it.group: it.colour for it in commands(VIEW, Do.PLACE_REST, GIVEN)}
    assert placed == {"g1": Colour.RED, "g2": Colour.YELLOW, "g3": Colour.YELLOW}


def test_a_group_that_is_only_shown_in_a_sum_goes_with_the_sum():
    summed = {"t1": a_task("Svara") | {"votes": {"together": {"red": 4, "green": 1}}}}
    view = a_view("settle", summed, {"g1": a_group()}, screen={"order": ["t1"], "left": ["t1"]})
    assert [it.colour for it in commands(view, Do.PLACE_REST, GIVEN)] == [Colour.RED]


def test_what_a_group_has_placed_itself_stands():
    view = a_view("settle", {"t2": TASKS["t2"]}, GROUPS, screen={"order": ["t2"], "left": ["t2"]})
    assert [it.group for it in commands(view, Do.PLACE_REST, GIVEN)] == ["g3"]


def test_a_why_that_somebody_has_written_stands():
    own = TASKS["t1"] | {"why": "Vårt eget.", "dissent": "Inte alla."}
    *_, note = commands(a_view("settle", {"t1": own}, GROUPS, screen={"order": ["t1"]}), Do.DECIDE, GIVEN)
    assert note == NoteDecision("t1", "Vårt eget.", "Inte alla.")


def test_the_wall_goes_on_from_why_the_room_is_here_when_the_list_is_shown():
    assert commands(a_view("gather"), Do.OPEN_LIST, GIVEN) == [OpenList(True)]
    assert commands(a_view("gather", opening={"up": True}), Do.OPEN_LIST, GIVEN) == [ShowOpening(False), OpenList(True)]


def test_what_is_noted_is_what_most_said():
    (said,) = commands(a_view("analyse", WITH_ANSWERS), Do.NOTE, GIVEN)
    assert isinstance(said, AnswerQuestion)
    assert (said.task, said.answer) == ("t1", "no")


def test_what_is_red_for_all_who_do_it_is_bundled_to_a_job_and_what_is_black_stops():
    (bundled,) = commands(VIEW, Do.PLAN, GIVEN)
    assert (bundled.tasks, bundled.plan.kind) == (("t2",), "bundle")
    (stopped,) = commands(VIEW, Do.STOP, GIVEN)
    assert stopped.tasks == ("t3",)
    assert all((stopped.plan.owner, stopped.plan.due, stopped.plan.notice))


def test_every_word_that_it_writes_says_that_it_is_an_example():
    written = [
        getattr(value, name, "")
        for do in (Do.DECIDE, Do.PLAN, Do.STOP, Do.CONSULT)
        for command in commands(VIEW, do, GIVEN)
        for value in (command, getattr(command, "plan", None))
        if isinstance(value, NoteDecision | PlanForSeveral | AnswerDuty | Plan)
        for name in ("why", "what", "owner", "first_step", "notice", "outcome")
    ]
    assert len([it for it in written if it]) > 6
    assert all(it.startswith("Exempel") for it in written if it)
    ours = [value for module in (doing, job) for name, value in vars(module).items() if name.isupper()]
    assert all(it.startswith("Exempel") for it in ours if isinstance(it, str) and it not in OTHERS)


def test_session_two_begins_with_every_task_placed_for_every_group():
    groups = [Group("g1", "A"), Group("g2", "B"), Group("g3", "C", jointly=True)]
    tasks = [(f"t{n}", text) for n, text in enumerate(beginning.FEW)]
    begun = beginning.commands(Session.TWO, tasks, groups, 1)
    placed = [it for it in begun if isinstance(it, PlaceTask)]
    assert len({(it.task, it.group) for it in placed}) == len(placed) == 3 * len(tasks)
    assert {it.colour for it in placed} == {*Colour, PASS}
    assert begun[-1] == OpenStep(Step.ANALYSE, 1)
    assert not any(isinstance(it, PlaceTask | OpenStep) for it in beginning.commands(Session.ONE, tasks, groups, 1))


def test_where_the_time_goes_faster_session_one_takes_five_minutes_and_session_two_seven():
    assert [sum(its.values()) for its in beginning.MINUTES.values()] == [5, 7]
    assert len(beginning.hurried()) == 6


def test_a_command_has_no_field_that_the_server_would_have_to_make_up():
    assert {field.name for field in fields(Given)} == {"new", "now", "on"}
