"""What happened beside what is advised: told by what whoever led did, and by nothing that was withheld from them."""

from datetime import date, timedelta

import pytest

from app.analysis.commands import AnswerDuty, AnswerQuestion, PlanForSeveral
from app.analysis.plan import Plan
from app.board.commands import AddTask, NoteDecision, PlaceTask
from app.course.looking_back.compared import Fell, Stage, began, compared, in_all
from app.course.looking_back.words import ADVICE, NEXT, SAID, WHY
from app.live.acts import RedoLast, UndoLast
from app.rehearsal.deeds import DEEDS, Deed, Session
from app.vocabulary import WEIGHT, Colour, Step
from app.voting.commands import CastVote, CountHands, VoteAgain
from app.weight.commands import EstimateTime, SetWeight
from app.workshop.commands import (
    AllowPlacing,
    AnswerJointly,
    AnswerReadiness,
    EndBeforehand,
    OpenBeforehand,
    OpenList,
    OpenStep,
    OpenTopic,
    SayReady,
    ShowOpening,
    ShowTopic,
)
from app.workshop.readiness import QUESTIONS
from tests.course.journals import BEGAN, MINUTE, Journal

pytestmark = pytest.mark.pure

YES = dict.fromkeys(QUESTIONS, "yes")
TASKS = ("t1", "t2", "t3")


def vote(it, people, *, task="t1", divided=True):
    for number, person in enumerate(people):
        it.do(CastVote(task, Colour.GREEN if divided and number % 2 else Colour.RED), by=person)


def sort_all(it, people):
    for task in TASKS:
        vote(it, people, task=task, divided=task == "t1")


def gathered(**made):
    """Eight people, three tasks."""
    it = Journal(**made)
    it.people = it.join(8)
    return it.do(*(AddTask(f"Uppgift {id}", id) for id in TASKS))


def led_as_advised():
    it = gathered(readiness=YES)
    it.later(1).do(ShowOpening(True)).later(4).do(OpenList(True)).later(10).do(OpenStep(Step.SORT))
    sort_all(it, it.people[:6])
    it.later(20).do(OpenStep(Step.REVEAL)).later(15).do(OpenStep(Step.SETTLE))
    it.later(5).do(NoteDecision("t1", "Den som svarar känner barnet."))
    it.do(*(PlaceTask(task, "g1", Colour.RED) for task in TASKS))
    return it.later(25)


def and_session_two(it):
    it.later(14 * 24 * 60).do(OpenStep(Step.ANALYSE, it.at), OpenTopic(WEIGHT))
    for person in it.people[:6]:
        for task in TASKS:
            it.do(EstimateTime(task, "1 timme i veckan"), by=person)
    it.later(30).do(ShowTopic(WEIGHT))
    it.do(AnswerQuestion("t1", "right_competence", "no", "Någon annan kan."), OpenStep(Step.ACT, it.at))
    on = date(2027, 6, 1)
    it.do(PlanForSeveral("a1", Plan("bundle", "Tjänst", "Rektor", on, "Fråga HR"), TASKS))
    it.do(AnswerDuty("mbl", "yes", on, "Gjord."), AnswerDuty("risk", "no", None, "Inget ändras."))
    return it.later(20).do(OpenStep(Step.CLOSED, it.at))


def told(it, after=timedelta(hours=5)):
    """The rows by what they are about."""
    its = compared(it.story(), it.at + round(after.total_seconds() * 1000))
    return {row.what: row for row in (*its.one, *its.two)}


def test_a_session_that_was_led_as_advised_is_told_so_with_when():
    it = led_as_advised()
    rows = told(it)
    assert {row.fell for what, row in rows.items() if what != Deed.UNDID} == {Fell.YES}
    assert (rows[Deed.SAID_WHY].at - BEGAN) / MINUTE == 1
    assert (rows[Deed.WAITED].n, rows[Deed.WAITED].of) == (6, 8)
    assert (rows["ready"].n, rows["ready"].of) == (len(QUESTIONS), len(QUESTIONS))
    assert (rows[Deed.UNDID].said, rows[Deed.UNDID].fell) == ("not_undid", Fell.TOLD)


def test_one_that_was_led_otherwise_is_told_what_happened_and_no_blame():
    it = gathered()
    it.do(OpenStep(Step.SORT))
    vote(it, it.people[:5])
    it.do(OpenStep(Step.REVEAL), OpenStep(Step.SORT))
    sort_all(it, it.people)
    it.do(OpenStep(Step.REVEAL), OpenStep(Step.SETTLE), PlaceTask("t1", "g1", Colour.RED))
    rows = told(it)
    said = {what: row.said for what, row in rows.items()}
    assert said == {
        "ready": "not_ready",
        Deed.SAID_WHY: "not_said_why",
        Deed.OPENED_LIST: "not_opened_list",
        Deed.WAITED: Deed.WAITED,
        Deed.SHOWED_ONCE: "showed_again",
        Deed.SETTLED: "not_settled",
        "unplaced": "unplaced",
        Deed.UNDID: "not_undid",
    }
    assert (rows[Deed.SHOWED_ONCE].n, rows[Deed.WAITED].n, rows["unplaced"].n) == (2, 8, 2)


def test_who_showed_too_early_is_told_how_many_were_done():
    it = gathered().do(OpenStep(Step.SORT))
    sort_all(it, it.people[:5])
    row = told(it.do(OpenStep(Step.REVEAL)))[Deed.WAITED]
    assert (row.fell, row.n, row.of) == (Fell.NO, 5, 8)


def test_of_fewer_than_the_smallest_group_it_is_not_told_how_many_were_done():
    it = Journal().do(AddTask("Tvätt", "t1"))
    it.join(2)
    row = told(it.do(OpenStep(Step.SORT), CountHands("t1", "g1", red=2), OpenStep(Step.SETTLE)))[Deed.WAITED]
    assert (row.fell, row.said, row.n, row.of) == (Fell.NEITHER, "too_few", 0, 0)


@pytest.mark.parametrize("step", [Step.SETTLE, Step.CLOSED])
def test_where_nothing_could_be_shown_nothing_was(step):
    it = Journal().do(AddTask("Tvätt", "t1"))
    two = it.join(2)
    vote(it.do(OpenStep(Step.SORT)), two)
    rows = told(it.do(OpenStep(step, it.at)))
    assert rows[Deed.WAITED].said == rows[Deed.SHOWED_ONCE].said == "nothing_shown"


def test_who_closes_a_workshop_from_sort_has_shown_nothing():
    it = gathered().do(OpenStep(Step.SORT))
    sort_all(it, it.people)
    assert told(it.do(OpenStep(Step.CLOSED, it.at)))[Deed.SHOWED_ONCE].said == "nothing_shown"


def as_one(*sizes):
    """A room in which the first groups answer as one, and one answers alone."""
    it = Journal(groups=tuple(f"Grupp {number}" for number in range(len(sizes))))
    it.do(*(AnswerJointly(f"g{number + 1}", True) for number, size in enumerate(sizes) if size > 1))
    it.rooms = [it.join(size, f"g{number + 1}") for number, size in enumerate(sizes)]
    it.do(AddTask("Tvätt", "t1"), OpenStep(Step.SORT))
    return it


def test_beside_a_group_that_answers_as_one_nobody_is_told_to_have_been_slow():
    it = as_one(4, 1)
    vote(it, it.rooms[0][:1])
    row = told(it.do(OpenStep(Step.SETTLE)))[Deed.WAITED]
    assert (row.fell, row.said, row.n, row.of) == (Fell.NEITHER, "not_counted", 0, 0)


def test_three_groups_that_answer_as_one_are_not_said_to_be_few():
    it = as_one(4, 4, 4)
    for room in it.rooms:
        vote(it, room[:1], divided=False)
    it.do(OpenStep(Step.REVEAL), OpenStep(Step.SETTLE), PlaceTask("t1", "g1", Colour.RED))
    it.do(OpenStep(Step.ANALYSE, it.at), OpenTopic(WEIGHT), ShowTopic(WEIGHT))
    rows = told(it)
    assert (rows[Deed.WAITED].n, rows[Deed.WAITED].of) == (12, 12)
    assert (rows[Deed.ASKED_TIME].said, rows[Deed.ASKED_TIME].of) == ("asked_not_counted", 0)


@pytest.mark.parametrize("step", [Step.REVEAL, Step.SETTLE])
@pytest.mark.parametrize("why", ["Vi är överens nu.", ""])
def test_a_task_that_divided_the_room_once_did_though_the_room_agrees_when_it_is_asked_again(step, why):
    it = gathered().do(OpenStep(Step.SORT))
    sort_all(it, it.people)
    it.do(OpenStep(Step.REVEAL), *([OpenStep(Step.SETTLE)] if step is Step.SETTLE else []), VoteAgain("t1"))
    vote(it, it.people, divided=False)
    it.do(VoteAgain(None), *([OpenStep(Step.SETTLE)] if step is Step.REVEAL else []))
    it.do(*([NoteDecision("t1", why)] if why else []), PlaceTask("t1", "g1", Colour.RED))
    assert told(it)[Deed.SETTLED].said == (Deed.SETTLED if why else "not_settled")


def test_what_divides_the_room_in_a_second_round_and_is_asked_a_third_time_did_divide_it():
    it = gathered().do(OpenStep(Step.SORT))
    for task in TASKS:
        vote(it, it.people, task=task, divided=False)
    it.do(OpenStep(Step.REVEAL))
    for divided in (True, False):
        it.do(VoteAgain("t1"))
        vote(it, it.people, divided=divided)
        it.do(VoteAgain(None))
    assert told(it)[Deed.SETTLED].said == "not_settled"


def test_who_tries_the_wall_out_alone_has_told_nobody():
    it = Journal().do(ShowOpening(True), OpenList(True), ShowOpening(False), OpenList(False))
    it.later(7 * 24 * 60).people = it.join(8)
    it.do(*(AddTask(f"Uppgift {id}", id) for id in TASKS), OpenStep(Step.SORT), OpenList(True))
    sort_all(it, it.people)
    its = compared(it.do(OpenStep(Step.REVEAL)).story(), it.at).one
    said = {row.what: row.said for row in its}
    assert (said[Deed.SAID_WHY], said[Deed.OPENED_LIST]) == ("not_said_why", "not_opened_list")
    assert began(its) == it.at, "the day is the session's"


def test_what_is_left_open_for_those_who_come_is_shown_to_them_when_they_do():
    it = Journal().do(ShowOpening(True), OpenList(True)).later(24 * 60)
    it.join(8)
    rows = told(it.later(10))
    assert rows[Deed.SAID_WHY].at == rows[Deed.OPENED_LIST].at == BEGAN + 24 * 60 * MINUTE
    it.do(UndoLast())
    assert [told(it)[deed].fell for deed in (Deed.SAID_WHY, Deed.OPENED_LIST)].count(Fell.NO) == 1


def test_what_was_ready_is_told_of_when_the_room_went_on_for_good():
    it = gathered().do(OpenStep(Step.SORT), UndoLast(), *(AnswerReadiness(id, "yes") for id in QUESTIONS))
    it.do(OpenStep(Step.SORT))
    sort_all(it, it.people)
    it.do(OpenStep(Step.REVEAL), OpenStep(Step.GATHER), AnswerReadiness(QUESTIONS[0], ""), OpenStep(Step.SORT))
    assert told(it)["ready"].fell is Fell.YES


def test_a_question_that_came_later_is_not_missed_in_a_workshop_that_is_closed():
    it = gathered(readiness={id: "yes" for id in QUESTIONS if id not in ("category", "receiver")})
    vote(it.do(OpenStep(Step.SORT)), it.people)
    it.do(OpenStep(Step.REVEAL))
    assert told(it)["ready"].said == "not_ready"
    row = told(it.do(OpenStep(Step.CLOSED, it.at)))["ready"]
    assert (row.said, row.n, row.of) == ("ready", len(QUESTIONS) - 2, len(QUESTIONS) - 2)


def test_what_the_staff_place_is_settled_too():
    it = gathered().do(OpenStep(Step.SORT), AllowPlacing(True))
    sort_all(it, it.people)
    it.do(OpenStep(Step.REVEAL), OpenStep(Step.SETTLE), NoteDecision("t1", "Därför."))
    assert told(it)[Deed.SETTLED].said == "not_settled"
    it.do(PlaceTask("t1", "g1", Colour.RED), by=it.people[0])
    assert told(it)[Deed.SETTLED].said == Deed.SETTLED


def test_what_is_kept_days_after_session_two_does_not_begin_it_again():
    it = led_as_advised().later(24 * 60)
    it.do(OpenStep(Step.ANALYSE, it.at), UndoLast()).later(24 * 60).do(OpenStep(Step.ANALYSE, it.at))
    assert compared(it.story(), it.at).stage is Stage.GOES_ON, "the one that was taken back is no session"
    it.later(3 * 24 * 60).do(AddTask("Ny", "t9"))
    assert compared(it.story(), it.at).stage is Stage.OVER


def test_that_two_differ_is_told_in_no_way_where_their_answers_are_withheld():
    it = Journal().do(AddTask("Tvätt", "t1"))
    two = it.join(2)
    it.do(OpenStep(Step.SORT))
    stories = []
    for divided in (True, False):
        vote(it, two, divided=divided)
        it.do(OpenStep(Step.SETTLE), NoteDecision("t1", "Därför."), PlaceTask("t1", "g1", Colour.RED))
        stories.append({what: (row.fell, row.said) for what, row in told(it).items()})
        it.do(PlaceTask("t1", "g1", None), OpenStep(Step.SORT))
    assert stories[0][Deed.SETTLED] == stories[1][Deed.SETTLED] == (Fell.NEITHER, "nothing_divided")


def test_what_was_taken_back_does_not_count_and_what_was_done_again_does():
    it = gathered().do(OpenList(True), UndoLast())
    assert told(it)[Deed.OPENED_LIST].fell is Fell.NO
    it.do(RedoLast())
    rows = told(it)
    assert (rows[Deed.OPENED_LIST].fell, rows[Deed.OPENED_LIST].at) == (Fell.YES, it.at)
    assert (rows[Deed.UNDID].said, rows[Deed.UNDID].n) == ("undid", 1)


def test_who_has_seen_the_answers_has_seen_them_whatever_is_taken_back():
    it = gathered().do(OpenStep(Step.SORT))
    sort_all(it, it.people)
    it.do(OpenStep(Step.REVEAL), UndoLast(), OpenStep(Step.REVEAL))
    assert told(it)[Deed.SHOWED_ONCE].said == "showed_again"


def test_what_has_not_been_waits_and_what_is_going_on_is_not_told_yet():
    one = led_as_advised()
    assert compared(one.story(), one.at).stage is Stage.WAITS
    one.do(OpenStep(Step.ANALYSE, one.at))
    soon, later = (compared(one.story(), one.at + hours * 60 * MINUTE) for hours in (1, 5))
    assert (soon.stage, soon.two, soon.took_two) == (Stage.GOES_ON, (), ())
    assert later.stage is Stage.OVER
    assert {row.said for row in later.two} >= {"not_asked_time", "not_planned", "not_consulted", "not_closed_undecided"}
    closed = led_as_advised().do(OpenStep(Step.CLOSED, one.at))
    assert compared(closed.story(), closed.at).stage is Stage.NONE


def test_session_two_that_was_opened_by_mistake_has_not_been():
    it = led_as_advised()
    it.do(OpenStep(Step.ANALYSE, it.at), UndoLast())
    assert compared(it.story(), it.at + 5 * 60 * MINUTE).stage is Stage.WAITS


def test_session_two_is_told_with_its_times_and_its_duties():
    it = and_session_two(led_as_advised())
    rows = told(it)
    assert rows[Deed.ASKED_TIME].fell is Fell.YES
    assert (rows[Deed.ASKED_TIME].n, rows[Deed.ASKED_TIME].of) == (6, 8)
    assert (rows["hours"].n, rows["hours"].of) == (3, 3)
    assert {rows[deed].fell for deed in (Deed.NOTED, Deed.PLANNED, Deed.CONSULTED, Deed.LEFT_NOTHING)} == {Fell.YES}
    assert rows[Deed.CHOSE].said == "nothing_to_choose"


def test_a_workshop_that_is_opened_again_is_told_as_it_is_left():
    it = led_as_advised()
    it.do(OpenStep(Step.ANALYSE, it.at), OpenStep(Step.SETTLE, it.at), AddTask("Ny", "t4"))
    assert told(it)["unplaced"].n == 1
    it.do(PlaceTask("t4", "g1", Colour.GREEN), OpenStep(Step.ANALYSE, it.at))
    assert told(it)["unplaced"].fell is Fell.YES


def test_a_workshop_that_was_opened_again_and_closed_with_something_left_is_told_so():
    it = and_session_two(led_as_advised())
    it.do(OpenStep(Step.SETTLE, it.at), AddTask("Ny", "t4"), OpenStep(Step.CLOSED, it.at))
    row = told(it)[Deed.LEFT_NOTHING]
    assert (row.fell, row.said, row.n) == (Fell.NO, "closed_undecided", 1)


def test_one_of_the_duties_is_told_by_itself_and_one_that_is_open_again_has_no_answer():
    it = led_as_advised()
    it.do(OpenStep(Step.ANALYSE, it.at), AnswerDuty("risk", "no", None, "Inget ändras."))
    it.do(AnswerDuty("mbl", "no", None, "Inget."), AnswerDuty("mbl", "", None, ""))
    assert told(it)[Deed.CONSULTED].said == "only_risk"
    it.do(UndoLast())
    assert told(it)[Deed.CONSULTED].said == Deed.CONSULTED


def test_a_time_that_the_room_said_aloud_is_a_time():
    it = led_as_advised()
    it.do(OpenStep(Step.ANALYSE, it.at), SetWeight("t1", "g1", "1 timme i veckan", 4))
    assert (told(it)["hours"].n, told(it)["hours"].of) == (1, 3)


def test_minutes_are_told_beside_those_that_were_planned():
    its = compared(led_as_advised().story(), BEGAN + 10 * 60 * 60 * MINUTE)
    assert [(it.step, it.took, it.planned) for it in its.took_one] == [
        (Step.GATHER, 15, 15),
        (Step.SORT, 20, 20),
        (Step.REVEAL, 15, 15),
        (Step.SETTLE, 5, 30),
    ]
    assert in_all(its.took_one) == (55, 80)


def test_what_was_made_ready_on_another_day_and_the_weeks_between_are_no_part_of_the_session():
    it = gathered().later(3).do(AddTask("Till", "t9")).later(7 * 24 * 60).do(ShowOpening(True))
    it.later(12).do(OpenStep(Step.SORT))
    sort_all(it, it.people)
    it.later(8).do(OpenStep(Step.SETTLE)).later(20 * 24 * 60).do(OpenStep(Step.ANALYSE, it.at))
    took = {it.step: it.took for it in compared(it.story(), it.at).took_one}
    assert took == {Step.GATHER: 12, Step.SORT: 8, Step.REVEAL: None, Step.SETTLE: None}
    assert in_all(compared(it.story(), it.at).took_one) is None


def test_what_the_staff_did_before_they_met_has_no_minutes():
    it = gathered()
    until, ends = "2027-01-31", it.at + 3 * 24 * 60 * MINUTE
    it.do(OpenBeforehand(Step.GATHER, until, ends, now=it.at)).later(30).do(SayReady(True), by=it.people[0])
    at_home = {it.step: it.at_home for it in compared(it.story(), it.at).took_one}
    assert at_home[Step.GATHER]
    assert not at_home[Step.SORT]
    it.do(EndBeforehand()).later(9).do(OpenStep(Step.SORT))
    took = compared(it.story(), it.at).took_one[0]
    assert (took.at_home, took.took) == (False, 9)


def test_everything_that_can_be_told_has_its_words():
    others = {"ready", "unplaced", "hours"}
    deeds = {*DEEDS[Session.ONE], *DEEDS[Session.TWO]}
    assert {*ADVICE} == {*WHY} == deeds | others
    assert {*NEXT} == (deeds | others) - {Deed.UNDID}
    journals = (led_as_advised(), and_session_two(led_as_advised()), gathered())
    assert {row.said for it in journals for row in told(it).values()} <= {*SAID}
    assert {f"not_{deed}" for deed in deeds - {Deed.WAITED, Deed.SHOWED_ONCE, Deed.LEFT_NOTHING}} <= {*SAID}
