"""What the coach says: from what the lead sees, and what has been done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rehearsal.coach import BY_HAND, FOR, WAITS, Coached, Do, Job, advice, coached, most_divided
from app.rehearsal.deeds import DEEDS, Deed, Session, are_most_done, have_most_answered
from app.rehearsal.words import DEED, DO, HINT, WHY
from tests.rehearsal.views import a_group, a_task, a_view

pytestmark = pytest.mark.pure

DIVIDED = {"t1": a_task("Svara i telefon") | {"divided": 0.8}}
ALL = frozenset(Deed)


def now(view, *done, job=None):
    return advice(view, frozenset(done), job or Job())


def test_everything_that_is_said_has_words_and_what_is_to_be_done_also_a_why():
    assert DO.keys() == WHY.keys() == {*Do}
    assert DEED.keys() == HINT.keys() == {*Deed}


def test_each_session_has_six_deeds_and_the_coach_leads_to_all_of_them():
    assert [len(its) for its in DEEDS.values()] == [6, 6]
    assert {*FOR.values()} == {*Deed}


def test_first_somebody_is_waited_for_and_then_it_is_said_why_the_room_is_here():
    assert now(a_view("gather", groups={"g1": a_group(people=0)})) is Do.WAIT_FOR_PEOPLE
    assert now(a_view("gather")) is Do.SAY_WHY


def test_the_list_is_opened_when_most_have_written_and_then_it_is_sorted():
    writing = a_view("gather", groups={"g1": a_group(people=4, ready=2)})
    assert now(writing, Deed.SAID_WHY) is Do.WAIT_FOR_TEXTS
    done = {"g1": a_group(people=4, ready=3)}
    assert now(a_view("gather", groups=done), Deed.SAID_WHY) is Do.OPEN_LIST
    assert now(a_view("gather", groups=done, screen={"first": {"sort": "names"}}), Deed.SAID_WHY) is Do.LOOK_AT_NAMES
    assert now(a_view("gather", list_is_open=True), Deed.SAID_WHY) is Do.SORT


def test_the_answers_are_shown_when_most_are_done_although_one_never_is():
    assert now(a_view("sort", groups={"g1": a_group(people=4, done=2)})) is Do.WAIT_FOR_SORTING
    assert now(a_view("sort", groups={"g1": a_group(people=4, done=3)})) is Do.SHOW


def test_it_waits_a_little_longer_where_too_few_have_answered_to_be_shown_but_never_for_the_last_one():
    few = {"groups": [{"id": "g1", "showing": "few", "because": "small"}]}
    for screen in ({"before": {"few": 3}}, {"before": few}):
        for done, wanted in ((3, Do.WAIT_FOR_SORTING), (4, Do.SHOW)):
            groups = {"g1": a_group(people=4, done=done), "g2": a_group(people=4, done=3)}
            assert now(a_view("sort", groups=groups, screen={**screen})) is wanted


def test_nothing_is_shown_where_nothing_may_be_or_nobody_has_said_how_many_they_are():
    done = {"g1": a_group(people=4, done=4)}
    nothing = {"before": {"unstated": [], "can_show": False}}
    assert now(a_view("sort", groups=done, screen={**nothing})) is Do.TOO_FEW
    assert not coached(a_view("sort", groups=done, screen={**nothing}), frozenset(), Job()).does
    most = {"g1": a_group(people=8, done=6)}
    assert now(a_view("sort", groups=most, screen={"before": {"can_show": False}})) is Do.WAIT_FOR_SORTING
    unstated = {"before": {"unstated": ["g1"], "can_show": True}}
    assert now(a_view("sort", groups=done, screen=unstated)) is Do.STATE_PEOPLE


def test_what_divides_most_is_taken_up_before_the_colours_are_settled():
    assert now(a_view("reveal", DIVIDED, screen={"order": ["t1"]})) is Do.TAKE_UP
    assert now(a_view("reveal", DIVIDED, screen={"order": ["t1"]}, brought_up="t1")) is Do.SETTLE
    assert now(a_view("reveal")) is Do.SETTLE


def test_one_that_divides_is_settled_then_undo_is_tried_then_the_rest():
    screen = {"order": ["t1"], "left": ["t1"], "agreed": ["t2"]}
    assert now(a_view("settle", DIVIDED, screen=screen)) is Do.DECIDE
    assert now(a_view("settle", DIVIDED, screen=screen, undo={"do": "x"}), Deed.SETTLED) is Do.UNDO
    done = (Deed.SETTLED, Deed.UNDID)
    assert now(a_view("settle", DIVIDED, screen=screen), *done) is Do.PLACE_AGREED
    assert now(a_view("settle", DIVIDED, screen=screen | {"agreed": []}), *done) is Do.PLACE_REST
    assert now(a_view("settle", DIVIDED), *done) is Do.TO_TWO


def test_where_nothing_divides_nobody_is_asked_to_settle_it():
    alike = {"t1": a_task() | {"divided": 0.0}}
    assert most_divided(a_view("settle", alike, screen={"order": ["t1"]})) == ""
    assert now(a_view("settle", alike, screen={"order": ["t1"], "left": ["t1"]}), Deed.UNDID) is Do.PLACE_REST


RED, GREEN = a_task("Städa", g1="red"), a_task("Trösta", g1="green")


def test_session_two_begins_with_choosing_where_there_is_anything_to_leave_out():
    assert now(a_view("analyse", {"t1": RED, "t2": GREEN})) is Do.CHOOSE
    assert now(a_view("analyse", {"t1": RED})) is Do.ASK_TIME
    assert now(a_view("analyse", {"t1": RED, "t2": GREEN | {"rests": True}})) is Do.ASK_TIME


def test_where_nothing_must_be_decided_nothing_is_left_out_and_a_topic_that_asks_nobody_is_not_waited_for():
    light = {f"t{n}": GREEN for n in range(12)}
    assert now(a_view("analyse", light)) is Do.ASK_TIME
    asked = {"g1": a_group(asked={"of": 0, "done": 0})}
    assert now(a_view("analyse", light, asked, topic=a_topic("weight"))) is Do.SHOW_ANSWERS
    assert now(a_view("analyse", light, topic=a_topic("weight"))) is Do.WAIT_FOR_ANSWERS


def a_topic(open_="", *shown):
    return {"open": open_, "shown": dict.fromkeys(shown, True)}


def test_a_topic_is_shown_when_most_have_answered():
    few = {"g1": a_group(asked={"of": 4, "done": 2})}
    many = {"g1": a_group(asked={"of": 4, "done": 3}), "g2": a_group()}
    view = a_view("analyse", {"t1": RED}, topic=a_topic("weight"))
    assert now(view | {"groups": few}) is Do.WAIT_FOR_ANSWERS
    assert now(view | {"groups": many}) is Do.SHOW_ANSWERS


def test_what_was_shown_is_talked_about_before_the_next_question_and_then_it_goes_on_to_the_actions():
    asks = {"t1": RED | {"asks": {"right_competence": True}}}
    shown = {"t1": RED | {"opinions": {"right_competence": {"divided": 0.4}}}}
    after_time = a_topic("weight", "weight")
    assert now(a_view("analyse", asks, topic=after_time)) is Do.ASK
    after_all = a_topic("", "weight", "right_competence")
    assert now(a_view("analyse", shown, topic=after_all)) is Do.NOTE
    assert now(a_view("analyse", shown, topic=after_all), Deed.NOTED) is Do.TO_ACTIONS


def test_nothing_is_left_undecided_and_the_union_is_asked_before_it_is_closed():
    tasks = {"t1": RED, "t2": a_task("Pärmar", g1="black"), "t3": a_task("Schema", g1="yellow", g2="green")}
    planned = {"actions": {"a": {}}}
    assert now(a_view("act", tasks)) is Do.PLAN
    assert now(a_view("act", tasks), Deed.PLANNED) is Do.STOP
    assert now(a_view("act", tasks | {"t2": tasks["t2"] | planned}), Deed.PLANNED) is Do.KEEP_REST
    decided = {id: task | planned for id, task in tasks.items()}
    assert now(a_view("act", decided), Deed.PLANNED) is Do.CONSULT
    assert now(a_view("act", decided), Deed.PLANNED, Deed.CONSULTED) is Do.CLOSE


def test_what_is_black_is_not_decided_until_somebody_says_who_when_and_how_it_is_noticed():
    stops = {"kind": "stop", "owner": "Eva", "due": "2027-01-01"}
    half = {"t1": a_task("Pärmar", g1="black") | {"actions": {"a": stops}}}
    assert now(a_view("act", half), Deed.PLANNED) is Do.STOP
    whole = {"t1": a_task("Pärmar", g1="black") | {"actions": {"a": stops, "b": stops | {"notice": "Någon frågar."}}}}
    assert now(a_view("act", whole), Deed.PLANNED) is Do.CONSULT
    moved = {"t1": a_task("Pärmar", g1="black") | {"actions": {"a": {"kind": "move"}}}}
    assert now(a_view("act", moved), Deed.PLANNED) is Do.CONSULT


def test_after_it_is_closed_a_job_is_described_reviewed_and_approved_by_who_may():
    closed = a_view("closed", {"t1": RED})
    assert now(closed) is Do.DRAFT
    assert now(closed, job=Job(1, "draft")) is Do.REVIEW
    assert now(closed, job=Job(1, "reviewed")) is Do.APPROVE
    assert now(closed, job=Job(1, "reviewed", approves=False)) is Do.LEAVE_TO_HR
    assert now(closed, job=Job(1, "approved")) is Do.FINISHED
    assert now(a_view("closed", {"t1": GREEN})) is Do.FINISHED


def test_what_is_to_be_waited_for_nobody_can_do():
    for do in Do:
        its = Coached(do, Session.ONE, ())
        assert its.waits is (do in WAITS)
        assert its.does is (do not in (*WAITS, *BY_HAND))


@given(st.sets(st.sampled_from([*Deed])))
def test_the_count_is_of_the_sessions_own_six_and_five_are_enough(done):
    for step, session in (("settle", Session.ONE), ("act", Session.TWO)):
        its = coached(a_view(step), done, Job())
        assert its.session is session
        assert its.count == len(done & {*DEEDS[session]})
        assert its.is_enough is (its.count >= 5)


@given(st.integers(0, 30), st.integers(0, 30))
def test_more_who_are_done_are_never_fewer_than_most(people, done):
    groups = {"g1": a_group(people=people, done=done)}
    more = {"g1": a_group(people=people, done=done + 1)}
    assert are_most_done(groups) <= are_most_done(more)
    assert not are_most_done({"g1": a_group(people=0, done=done)})


def test_who_has_gone_home_is_not_waited_for():
    sorting = {"g1": a_group(people=4, done=3, here=4), "g2": a_group(people=4, done=0, here=0)}
    assert are_most_done(sorting)
    assert not are_most_done({id: group | {"here": 4} for id, group in sorting.items()})
    asked = {"of": 4, "done": 0}
    answering = {"g1": a_group(asked=asked | {"done": 3}, here=4), "g2": a_group(asked=asked, here=0)}
    assert have_most_answered(answering)
    assert not have_most_answered({id: group | {"here": 0} for id, group in answering.items()})


def test_a_group_that_is_asked_nothing_is_not_waited_for():
    assert have_most_answered({"g1": a_group(asked={"of": 0, "done": 0}), "g2": a_group(asked={"of": 1, "done": 1})})
    assert not have_most_answered({"g1": a_group()})
