"""The works that tasks may be: a table that is read by whoever adds a word."""

import tomllib

import pytest

from app.task_map.work import SAME_WORK, meaning

SAID = tomllib.loads(SAME_WORK.read_text("utf-8"))
WORKS = {name: its for name, its in SAID.items() if name not in {"words", "acts"}}


@pytest.mark.parametrize("name", WORKS)
def test_each_says_why_it_is_one_work_and_nothing_that_is_not_read(name):
    its = WORKS[name]
    assert its["why"].endswith(".")
    assert its.keys() <= {"of", "with", "not", "as", "why"}
    assert all(line.split() for line in its["of"])
    assert its.get("as", name) in WORKS


@pytest.mark.parametrize("name", WORKS)
def test_each_can_be_found(name):
    """By some words of its own: else it stands in the way of reading the table, or another always comes before it."""
    first, *others = (line.split() for line in WORKS[name]["of"])
    said = (f"{one} {' '.join(rest)}" for one in first for rest in _each(others))
    assert any(meaning(text) == {WORKS[name].get("as", name)} for text in said)


def _each(lines):
    return [[one, *rest] for one in lines[0] for rest in _each(lines[1:])] if lines else [[]]


def test_no_word_is_there_twice():
    lines = [*SAID["acts"].values(), *(SAID["words"][key] for key in ("empty", "light", "ends", "apart"))]
    lines += [line for its in WORKS.values() for line in (*its["of"], its.get("with", ""), its.get("not", ""))]
    for line in lines:
        words = line.split()
        assert len(words) == len({*words}), line
