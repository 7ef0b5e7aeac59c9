"""What the staff think about the three questions: each alone first, then shown, and nobody singled out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.analysis import UnknownQuestion
from app.analysis.commands import GiveOpinion
from app.analysis.opinions import ANSWERS, HOWS, divided
from app.board.commands import MergeTasks
from app.live.acts import UndoLast
from app.live.undo import NothingToUndo
from app.live.view import Audience, own, view
from app.vocabulary import QUESTIONS, NotYours, Person, Step, Who
from app.voting.smallest import TOGETHER
from app.weight.commands import EstimateTime
from app.workshop.commands import AskAgain, OpenStep, OpenTopic, ShowTopic
from app.workshop.events import AnswersJointly, PersonJoined
from app.workshop.workshop import TopicNotOpen
from tests.makers import CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen

ASKED = "right_competence"
NONE = {question: {} for question in QUESTIONS}


def person(name):
    return Person(name, Who.PARTICIPANT)


def a_room(carers=6, teachers=6):
    live = a_live_workshop("Tvätt", "Disk", step=Step.ANALYSE, people=False)
    happen(live, *(PersonJoined(f"c{n}", CARERS) for n in range(carers)))
    happen(live, *(PersonJoined(f"t{n}", TEACHERS) for n in range(teachers)))
    ask(live, OpenTopic(ASKED))
    return live


def say(live, who, *answers, task="t1"):
    for n, answer in enumerate(answers):
        if answer:
            ask(live, GiveOpinion(task, ASKED, answer), person(f"{who}{n}"))


def shown(live, audience=Audience.WALL):
    return view(live, audience, {})["tasks"]["t1"].get("opinions", {}).get(ASKED, {}).get("votes")


def test_the_facilitator_has_no_opinion_here():
    with pytest.raises(NotYours):
        ask(a_room(), GiveOpinion("t1", ASKED, "yes"), LEAD)


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != ASKED])
def test_only_the_open_question_is_answered(question):
    with pytest.raises(TopicNotOpen):
        ask(a_room(), GiveOpinion("t1", question, "yes"), person("c0"))


def test_a_question_that_is_shown_is_answered_no_more():
    live = a_room()
    ask(live, ShowTopic(ASKED))
    with pytest.raises(TopicNotOpen):
        ask(live, GiveOpinion("t1", ASKED, "yes"), person("c0"))


@pytest.mark.parametrize(("answer", "how"), [("perhaps", ""), ("no", "waste"), ("no", "magic")])
def test_an_answer_or_a_way_that_there_is_not_is_refused(answer, how):
    with pytest.raises(UnknownQuestion):
        ask(a_room(), GiveOpinion("t1", ASKED, answer, how), person("c0"))


def test_a_question_is_shown_only_while_it_is_open():
    live = a_room()
    with pytest.raises(TopicNotOpen):
        ask(live, ShowTopic("done_right"))


@pytest.mark.parametrize("audience", Audience)
def test_nobody_is_sent_what_others_think_before_it_is_shown(audience):
    live = a_room()
    say(live, "c", "yes", "no", "no", "no", "no", "unsure")
    say(live, "c", "yes", "no", task="t2")
    assert shown(live, audience) is None
    assert own(live, "c1")["opinions"] == NONE | {
        ASKED: {"t1": {"answer": "no", "how": ""}, "t2": {"answer": "no", "how": ""}}
    }
    asked = view(live, audience, {})["groups"][CARERS].get("asked")
    assert asked == (None if audience is Audience.PHONE else {"begun": 6, "done": 2, "of": 6, "all": 2})


def test_a_group_that_answers_together_stands_by_its_word_and_is_in_no_sum():
    live = a_room(teachers=0)
    happen(live, AnswersJointly(TEACHERS, True), PersonJoined("t0", TEACHERS))
    say(live, "c", "yes", "yes", "yes", "yes", "no")
    say(live, "t", "split")
    ask(live, ShowTopic(ASKED))
    opinions = view(live, Audience.WALL, {})["tasks"]["t1"]["opinions"][ASKED]
    assert opinions["joint"] == {TEACHERS: {"answer": "split", "how": ""}}
    assert opinions["votes"].keys() == {CARERS}
    assert view(live, Audience.LEAD, {})["groups"][TEACHERS].get("asked") is None  # it is shown, and asked no more


def test_a_person_on_paper_is_not_asked_in_session_two_and_not_waited_for():
    live = a_room(carers=2, teachers=0)
    happen(live, PersonJoined("paper1", CARERS))
    assert view(live, Audience.LEAD, {})["groups"][CARERS]["asked"]["of"] == 2


def test_a_way_goes_with_a_no_only():
    live = a_room()
    ask(live, GiveOpinion("t1", ASKED, "yes", "support"), person("c0"))
    ask(live, GiveOpinion("t1", ASKED, "no", "support"), person("c1"))
    say(live, "t", "yes", "yes", "yes", "yes", "yes")
    ask(live, ShowTopic(ASKED))
    assert shown(live) == {TOGETHER: {"yes": 6, "no": 1, "unsure": 0, "other_group": 0, "new_job": 0, "support": 1}}


def test_each_group_that_is_large_enough_has_its_own_bar():
    live = a_room()
    say(live, "c", "yes", "yes", "no", "no", "no")
    say(live, "t", "unsure", "yes", "yes", "yes", "yes")
    ask(live, ShowTopic(ASKED))
    assert {unit: [row[it] for it in ANSWERS] for unit, row in shown(live).items()} == {
        CARERS: [2, 3, 0],
        TEACHERS: [4, 0, 1],
    }


def test_an_answer_can_be_changed_and_taken_back_until_it_is_shown():
    live = a_room()
    say(live, "c", "yes", "yes", "yes", "yes", "yes", "yes")
    ask(live, GiveOpinion("t1", ASKED, "no"), person("c0"))
    ask(live, GiveOpinion("t1", ASKED, None), person("c1"))
    ask(live, ShowTopic(ASKED))
    assert [shown(live)[CARERS][answer] for answer in ANSWERS] == [4, 1, 0]


def test_what_is_shown_stays_as_it_is_when_tasks_are_merged():
    live = a_room()
    say(live, "c", "yes", "yes", "yes", "yes", "yes")
    ask(live, GiveOpinion("t2", ASKED, "no"), person("c5"))
    ask(live, ShowTopic(ASKED))
    before = shown(live)
    ask(live, MergeTasks("t2", "t1"))
    assert shown(live) == before


def test_who_answered_both_of_two_merged_tasks_is_counted_once():
    live = a_room()
    say(live, "c", "yes", "yes", "yes", "yes", "yes")
    ask(live, GiveOpinion("t2", ASKED, "no"), person("c0"))
    ask(live, GiveOpinion("t2", ASKED, "no"), person("c5"))
    ask(live, MergeTasks("t2", "t1"))
    ask(live, ShowTopic(ASKED))
    assert [shown(live)[CARERS][answer] for answer in ANSWERS] == [5, 1, 0]


def test_asking_again_is_answered_anew():
    live = a_room()
    say(live, "c", "yes", "yes", "yes", "yes", "yes")
    ask(live, ShowTopic(ASKED))
    ask(live, OpenTopic(""))
    ask(live, AskAgain(ASKED))
    assert live.workshop.topic == ASKED
    assert shown(live) is None
    assert own(live, "c0")["opinions"] == NONE
    say(live, "c", "no", "no", "no", "no", "no")
    ask(live, ShowTopic(ASKED))
    assert shown(live)[CARERS]["no"] == 5


@pytest.mark.parametrize("topic", [ASKED, "weight"])
def test_after_asking_again_nothing_done_before_can_bring_the_answers_back(topic):
    live = a_room()
    ask(live, OpenTopic(topic))
    for n in range(6):
        answer = GiveOpinion("t1", ASKED, "no") if topic == ASKED else EstimateTime("t2", "1 h i veckan")
        ask(live, answer, person(f"c{n}"))
    ask(live, ShowTopic(topic))
    ask(live, MergeTasks("t2", "t1"))
    ask(live, AskAgain(topic))
    assert not live.acts.did
    with pytest.raises(NothingToUndo):
        ask(live, UndoLast())
    assert list(live.board.tasks) == ["t1"]


def test_nothing_is_asked_outside_session_two():
    live = a_room()
    ask(live, OpenStep(Step.SETTLE))
    assert live.workshop.topic == ""
    with pytest.raises(TopicNotOpen):
        ask(live, GiveOpinion("t1", ASKED, "yes"), person("c0"))


@given(
    st.lists(st.sampled_from(["", *ANSWERS]), max_size=9),
    st.lists(st.sampled_from(["", *ANSWERS]), max_size=9),
    st.lists(st.sampled_from(["", *ANSWERS]), max_size=9),
)
def test_nobody_is_shown_in_a_sum_of_fewer_than_the_smallest_group(carers, teachers, other):
    live = a_room(9, 9)
    say(live, "c", *carers)
    say(live, "t", *teachers)
    say(live, "c", *other, task="t2")
    ask(live, ShowTopic(ASKED))
    said = {CARERS: sum(map(bool, carers)), TEACHERS: sum(map(bool, teachers))}
    sums = {unit: sum(row[answer] for answer in ANSWERS) for unit, row in (shown(live) or {}).items()}
    assert all(count >= live.workshop.smallest for count in sums.values())
    # Nor is anybody left out alone, so that the whole less the others would be them: all are in the sums, or none are
    # whose group stands in no sum.
    assert sum(sums.values()) in (sum(said.values()), 0)


def test_what_few_said_about_one_task_is_not_shown_even_where_many_answered_the_others():
    live = a_room()
    say(live, "c", "no", "no", "no", "no", "no", "no", task="t2")
    say(live, "c", "no")
    ask(live, ShowTopic(ASKED))
    assert shown(live) is None
    assert view(live, Audience.PHONE, {})["tasks"]["t2"]["opinions"][ASKED]["votes"][CARERS]["no"] == 6


@given(st.dictionaries(st.sampled_from("abc"), st.fixed_dictionaries(dict.fromkeys(ANSWERS, st.integers(0, 9)))))
def test_divided_is_between_none_and_all(tally):
    assert 0 <= divided(tally) <= 1
    if all(sum(bool(count) for count in row.values()) <= 1 for row in tally.values()) and len(tally) == 1:
        assert divided(tally) == 0


def test_every_question_has_its_ways():
    assert HOWS.keys() == set(QUESTIONS)
