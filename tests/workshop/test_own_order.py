"""The order in which one person meets the tasks."""

import json
from collections import Counter
from pathlib import Path

import pytest

from app.vocabulary import Group
from app.workshop.own_order import in_own_order, order_seed, seed_of

CASES = Path(__file__).parents[1] / "cases"
TASKS = [f"t{number}" for number in range(1, 21)]


def test_a_persons_order_is_the_same_every_time_and_holds_every_task():
    seed = seed_of("anna")
    order = in_own_order(TASKS, seed)
    assert order == in_own_order(reversed(TASKS), seed)
    assert sorted(order) == sorted(TASKS)


@pytest.mark.parametrize("case", json.loads((CASES / "own_order.json").read_text()))
def test_the_order_is_the_one_that_the_browser_makes(case):
    assert in_own_order(case["tasks"], case["seed"]) == case["order"]


def test_two_people_meet_the_tasks_in_different_orders():
    assert in_own_order(TASKS, seed_of("anna")) != in_own_order(TASKS, seed_of("bo"))


def test_a_task_that_comes_later_moves_no_other():
    seed = seed_of("anna")
    assert [task for task in in_own_order([*TASKS, "new"], seed) if task != "new"] == in_own_order(TASKS, seed)


def test_every_task_is_among_somebodys_first():
    """So that all get covered where nobody has time for all of them."""
    firsts = Counter(task for person in range(60) for task in in_own_order(TASKS, seed_of(f"p{person}"))[:5])
    assert set(firsts) == set(TASKS)
    assert max(firsts.values()) < 3 * min(firsts.values()) + 10


def test_those_who_answer_together_meet_the_tasks_in_one_order_and_others_in_their_own():
    together, alone = Group("g1", "Barnskötare", jointly=True), Group("g2", "Förskollärare")
    assert order_seed(together, seed_of("anna")) == order_seed(together, seed_of("bo"))
    assert order_seed(alone, seed_of("anna")) == seed_of("anna")


def test_what_the_order_is_made_from_does_not_tell_who_the_person_is():
    assert "anna" not in seed_of("anna")
    assert seed_of("anna") != seed_of("bo")
