"""What the facilitator's page shows, decided from the facilitator's view."""

from app.screens.lead import screen
from app.vocabulary import PASS, SPLIT


def a_group(order, people=0, **more):
    told = {"ready": 0, "done": 0, "answers": 0, "voices": 0, "here": people, "jointly": False}
    return {"name": f"Grupp {order}", "order": order, "people": people, **told, **more}


def a_task(order, **more):
    return {"text": f"Uppgift {order}", "order": order, "placement": {}, **more}


def a_view(groups, tasks, **more):
    """`groups`: ids in their order. `tasks`: likewise."""
    rules = {"agreement": 75, "smallest": 5}
    return {"step": "sort", "groups": groups, "tasks": tasks, "together": [], "rules": rules, **more}


def tasks(n):
    return {f"t{number}": a_task(number) for number in range(1, n + 1)}


def placed(*groups, colour="red"):
    return {group: {"colour": colour, "order": "a"} for group in groups}


def test_a_group_that_answers_alone_is_told_by_people_and_one_that_answers_together_by_tasks():
    groups = {
        "g1": a_group(0, 7, expected=7, done=5, answers=30),
        "g2": a_group(1, 3, jointly=True, expected=4, answers=4, voices=1),
    }
    told = screen(a_view(groups, tasks(6)))["sorting"]
    assert told["groups"] == [
        {"id": "g1", "jointly": False, "n": 5, "of": 7},
        {"id": "g2", "jointly": True, "n": 4, "of": 6},
    ]
    assert (told["answers"], told["all"]) == (34, 7 * 6 + 6)


def test_never_more_are_done_than_the_group_is_said_to_be():
    groups = {"g1": a_group(0, 7, expected=5, done=7, ready=7, answers=14)}
    told = screen(a_view(groups, tasks(2)))["sorting"]
    assert told["groups"][0] | {"id": "", "jointly": ""} == {"id": "", "jointly": "", "n": 5, "of": 5}
    assert (told["answers"], told["all"], told["still"]) == (10, 10, 0)


def test_where_nobody_has_said_how_many_a_group_are_it_is_out_of_those_who_have_joined():
    told = screen(a_view({"g1": a_group(0, 4, ready=1)}, tasks(2)))["sorting"]
    assert (told["groups"][0]["n"], told["groups"][0]["of"]) == (1, 4)
    assert (told["still"], told["missing"]) == (3, 0)


def test_all_are_not_done_while_somebody_has_not_joined():
    told = screen(a_view({"g1": a_group(0, 4, expected=6, done=4)}, tasks(2)))["sorting"]
    assert (told["still"], told["missing"]) == (0, 2)


def test_a_group_that_answers_together_is_waited_for_until_it_has_answered_all_or_says_that_it_is_done():
    def still(**more):
        return screen(a_view({"g1": a_group(0, 3, jointly=True, expected=3, **more)}, tasks(4)))["sorting"]["still"]

    assert (still(answers=3), still(answers=4), still(answers=3, ready=3)) == (3, 0, 0)


def test_what_is_most_divided_comes_first_and_what_is_answered_anew_before_it():
    its = {"t1": a_task(1, divided=0.2), "t2": a_task(2, divided=0.9), "t3": a_task(3)}
    told = screen(a_view({"g1": a_group(0, 5)}, its, again="t3"))
    assert told["order"] == ["t3", "t2", "t1"]


def test_a_task_that_is_clear_but_for_a_group_whose_view_is_not_known_is_left_to_talk_about():
    its = {
        "t1": a_task(1, divided=0, agreed={"g1": "red"}, unknown={}),
        "t2": a_task(2, divided=0, agreed={"g1": PASS}, unknown={"g2": True}),
        "t3": a_task(3, divided=0, settled=True, agreed={}, unknown={}, placement=placed("g1", "g2")),
    }
    told = screen(a_view({"g1": a_group(0, 5), "g2": a_group(1, 2)}, its))
    assert told["left"] == ["t2"]
    assert (told["agreed"], told["partly"]) == (["t1", "t2"], 1)


def test_what_a_group_has_not_placed_is_counted_for_those_that_are_here_or_are_said_to_be():
    its = {"t1": a_task(1, placement=placed("g1")), "t2": a_task(2, placement=placed("g1", colour=PASS))}
    groups = {"g1": a_group(0, 5), "g2": a_group(1, 0, expected=2), "g3": a_group(2)}
    assert screen(a_view(groups, its))["lacking"] == {"g2": 2}


def test_the_rows_are_the_groups_in_their_order_and_a_sum_last():
    groups = {"g2": a_group(1, 2, jointly=True), "g1": a_group(0, 5), "g3": a_group(2, 2), "g4": a_group(3, 6)}
    told = screen(a_view(groups, {"t1": a_task(1, joint={"g2": SPLIT})}, together=["g1", "g3"]))
    assert [(row["id"], row["kind"]) for row in told["rows"]] == [
        ("g2", "joint"),
        ("g4", "alone"),
        ("together", "sum"),
    ]


def test_in_a_second_round_a_group_that_answers_together_is_one_to_wait_for():
    groups = {"g1": a_group(0, 5, expected=6), "g2": a_group(1, 3, jointly=True), "g3": a_group(2)}
    told = screen(a_view(groups, {"t1": a_task(1, answers=9)}, again="t1"))
    assert told["again"] == {"n": 7, "of": 7}
    assert "again" not in screen(a_view(groups, tasks(1)))


def test_texts_that_may_hold_a_name_are_told():
    assert screen(a_view({"g1": a_group(0)}, {"t1": a_task(1), "t2": a_task(2, named=True)}))["named"] == ["t2"]


# Before the answers are shown.


def before(groups, few=0, n=3):
    return screen(a_view(groups, tasks(n), few=few))["before"]


def test_a_group_that_protects_others_names_those_that_are_too_few():
    groups = {
        "g1": a_group(0, 5, expected=5, showing="together", because="protects"),
        "g2": a_group(1, 2, expected=2, showing="together", because="small"),
    }
    assert before(groups)["groups"] == [
        {"id": "g1", "showing": "together", "because": "protects", "whom": ["g2"]},
        {"id": "g2", "showing": "together", "because": "small"},
    ]


def test_a_group_that_answers_together_and_has_not_answered_is_silent():
    groups = {"g1": a_group(0, 2, jointly=True, showing="jointly", because="")}
    assert before(groups)["groups"] == [{"id": "g1", "showing": "jointly", "because": "silent"}]


def test_what_was_set_since_the_room_was_last_counted_is_not_said_to_be_so():
    groups = {
        "g1": a_group(0, 6, expected=6, showing="few", because="over"),
        "g2": a_group(1, 7, expected=6, seats={"9": True}, showing="alone", because=""),
        "g3": a_group(2, 3, jointly=True, answers=2, showing="together", because="small"),
        "g4": a_group(3, 1, jointly=True, expected=1, answers=2, showing="few", because="waits"),
    }
    assert {it["showing"] for it in before(groups)["groups"]} == {"soon"}


def test_how_many_they_are_is_asked_for_groups_that_answer_alone():
    groups = {
        "g1": a_group(0, 5),
        "g2": a_group(1, 2, jointly=True),
        "g3": a_group(2),
        "g4": a_group(3, 3, expected=2, seats={"4": True, "5": True}),
    }
    told = before(groups)
    assert (told["unstated"], told["over"]) == (["g1"], ["g4"])


def test_nothing_can_be_shown_while_too_few_have_answered_every_task():
    groups = {"g1": a_group(0, 4, expected=4)}
    assert not before(groups, few=3)["can_show"]
    assert before(groups, few=2)["can_show"]
    assert not before(groups, n=0)["can_show"]
