"""How ready a workshop is, and what it may promise then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary import Colour, NotYours, Step, WorkshopClosed
from app.workshop.commands import AddGroup, AnswerReadiness, ChangePurpose, NameGroup
from app.workshop.readiness import ANSWERS, QUESTIONS, Promise, asked, missing, promise
from app.workshop.workshop import PURPOSES, GroupsAlike, TooManyGroups, UnknownChoice, UnknownGroup, create, group_names
from tests.makers import ANNA, CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen, votes

ALL_IS_READY = dict.fromkeys(QUESTIONS, "yes")
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS))


def test_a_job_is_promised_only_when_all_that_it_stands_on_is_there():
    assert promise("jobs", ALL_IS_READY) is Promise.JOBS


@pytest.mark.parametrize("question", ["money", "red_list", "hr", "manager", "union"])
@pytest.mark.parametrize("answer", ["no", "not_yet", None])
def test_without_one_of_them_it_is_a_draft_and_nobody_has_promised_a_job(question, answer):
    readiness = {**ALL_IS_READY, question: answer} if answer else {q: "yes" for q in QUESTIONS if q != question}
    assert promise("jobs", readiness) is Promise.DRAFT


@pytest.mark.parametrize("answer", ["no", "not_yet"])
def test_without_a_mandate_it_ends_in_a_list_whatever_else_is_ready(answer):
    assert promise("jobs", {**ALL_IS_READY, "mandate": answer}) is Promise.LIST


@pytest.mark.parametrize("question", ["labour_unit", "employment_service"])
def test_ame_and_af_are_told_before_a_workshop_for_jobs_and_nothing_is_promised_on_them(question):
    told = {q: "yes" for q in QUESTIONS if q != question}
    assert promise("jobs", told) is Promise.JOBS
    assert missing("jobs", told) == [question]
    assert question not in asked("roles")
    assert question not in asked("work_environment")


def test_a_gate_that_was_skipped_promises_nothing():
    assert promise("jobs", {}) is Promise.UNDECIDED


@pytest.mark.parametrize("question", ["category", "receiver"])
def test_a_category_and_a_receiver_are_asked_for_and_what_was_promised_before_stands(question):
    told = {q: "yes" for q in QUESTIONS if q != question}
    assert promise("jobs", told) is Promise.JOBS
    assert missing("jobs", told) == [question]
    assert missing("jobs", told, is_closed=True) == []
    assert missing("jobs", {**told, question: "no"}, is_closed=True) == [question]


def test_who_receives_it_is_asked_whatever_it_is_for_and_a_category_for_a_job_alone():
    for purpose in ("roles", "work_environment"):
        assert "receiver" in asked(purpose)
        assert "category" not in asked(purpose)


def test_which_function_receives_is_one_of_ours_and_beside_the_answer():
    live = a_live_workshop()
    ask(live, AnswerReadiness("receiver_is", "hr"))
    ask(live, AnswerReadiness("receiver", "not_yet"))
    assert live.workshop.readiness == {"receiver_is": "hr", "receiver": "not_yet"}
    assert "receiver" in missing("roles", live.workshop.readiness)
    for question, answer in (("receiver_is", "yes"), ("receiver", "hr"), ("receiver_is", "Anna"), ("", "")):
        with pytest.raises(UnknownChoice):
            ask(live, AnswerReadiness(question, answer))
    ask(live, AnswerReadiness("receiver_is", ""))
    assert live.workshop.readiness == {"receiver": "not_yet"}


@given(answers)
def test_a_workshop_for_something_else_never_promises_a_job(readiness):
    assert promise("roles", readiness) is Promise.ROLES
    assert promise("work_environment", readiness) is Promise.WORK_ENVIRONMENT


@given(answers, st.sampled_from(QUESTIONS))
def test_one_more_yes_never_promises_less(readiness, question):
    less_to_more = [Promise.LIST, Promise.UNDECIDED, Promise.DRAFT, Promise.JOBS]
    before, after = promise("jobs", readiness), promise("jobs", {**readiness, question: "yes"})
    assert less_to_more.index(after) >= less_to_more.index(before)


@given(st.sampled_from(PURPOSES), answers)
def test_what_is_missing_is_what_is_asked_and_has_no_yes(purpose, readiness):
    assert set(missing(purpose, readiness)) == {q for q in asked(purpose) if readiness.get(q) != "yes"}


def test_only_who_leads_answers_and_only_what_is_asked():
    live = a_live_workshop()
    with pytest.raises(NotYours):
        ask(live, AnswerReadiness("mandate", "yes"), ANNA)
    for question, answer in (("weather", "yes"), ("mandate", "perhaps")):
        with pytest.raises(UnknownChoice):
            ask(live, AnswerReadiness(question, answer))


def test_an_answer_can_be_changed_and_taken_back():
    live = a_live_workshop()
    ask(live, AnswerReadiness("mandate", "no"))
    ask(live, AnswerReadiness("mandate", "yes"))
    assert live.workshop.readiness == {"mandate": "yes"}
    assert ask(live, AnswerReadiness("mandate", "yes")) == []
    ask(live, AnswerReadiness("mandate", ""))
    assert live.workshop.readiness == {}


def test_the_purpose_can_be_changed_until_the_workshop_is_closed():
    live = a_live_workshop()
    ask(live, ChangePurpose("work_environment"))
    assert live.workshop.purpose == "work_environment"
    with pytest.raises(UnknownChoice):
        ask(live, ChangePurpose("fun"))
    live.workshop.step = Step.CLOSED
    with pytest.raises(WorkshopClosed):
        ask(live, ChangePurpose("jobs"))


def test_a_group_can_be_renamed_and_added_after_answers_too_until_the_workshop_is_closed():
    live = a_live_workshop("Tvätt")
    ask(live, NameGroup(CARERS, "Barnskötare, avdelning Björken"))
    happen(live, *votes("t1", anna=Colour.RED))
    ask(live, AddGroup("Kockar"))
    ask(live, NameGroup(TEACHERS, "Förskollärarna"))
    assert [group.name for group in live.workshop.groups.values()] == [
        "Barnskötare, avdelning Björken",
        "Förskollärarna",
        "Kockar",
    ]
    assert live.ballots.of("anna") == {"t1": "red"}
    live.workshop.step = Step.CLOSED
    for command in (NameGroup(CARERS, "Nytt"), AddGroup("Vikarier")):
        with pytest.raises(WorkshopClosed):
            ask(live, command)


def test_a_new_group_name_is_a_name_of_its_own():
    live = a_live_workshop()
    for command in (AddGroup("förskollärare"), NameGroup(CARERS, "FÖRSKOLLÄRARE")):
        with pytest.raises(GroupsAlike):
            ask(live, command)
    assert ask(live, NameGroup(TEACHERS, "Förskollärare")) == []
    with pytest.raises(UnknownGroup):
        ask(live, NameGroup("g9", "Kockar"))
    with pytest.raises(NotYours):
        ask(live, AddGroup("Kockar"), ANNA)


def test_there_is_room_for_twelve_groups():
    live = a_live_workshop()
    for number in range(10):
        ask(live, AddGroup(f"Grupp {number}"), LEAD)
    with pytest.raises(TooManyGroups):
        ask(live, AddGroup("En till"))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["Barnskötare, Förskollärare ,, Kockar"], ["Barnskötare", "Förskollärare", "Kockar"]),
        (["", "Badvakter; Kassa", " "], ["Badvakter", "Kassa"]),
        (["Lärare, åk 1–3", "Lärare, åk 4–6"], ["Lärare, åk 1–3", "Lärare, åk 4–6"]),
        (["  "], []),
    ],
)
def test_groups_on_one_line_are_parted_at_the_commas(typed, names):
    assert group_names(typed) == names


def test_a_workshop_is_made_with_the_answers_that_were_given():
    made = create("F7K2QM", "", "Badet", "jobs", "apt60", ["Kassa"], readiness={"mandate": "yes", "money": ""})
    assert made.readiness == (("mandate", "yes"),)
    with pytest.raises(UnknownChoice):
        create("F7K2QM", "", "Badet", "jobs", "apt60", ["Kassa"], readiness={"mandate": "perhaps"})


def test_heads_and_how_go_by_the_groups_name_and_a_name_may_have_a_comma():
    made = create(
        "F7K2QM",
        "",
        "Skolan",
        "jobs",
        "apt60",
        ["Lärare, åk 1"],
        expected={" Lärare, åk 1 ": 4},
        jointly={"Lärare, åk 1": True},
    )
    assert (made.groups, made.expected, made.jointly) == ((("g1", "Lärare, åk 1"),), (("g1", 4),), ("g1",))
