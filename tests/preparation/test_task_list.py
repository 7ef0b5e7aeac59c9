"""A list that somebody brings along: every line is accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.commands import AddTasks
from app.brought.reading import Entry, Out
from app.brought.sheets import MOST_LINES, TooManyLines
from app.preparation.lists import LISTS
from app.preparation.task_list import CAN_BE_ADDED, Kind, examine, sort_out
from app.vocabulary import Step
from tests.makers import a_live_workshop, ask
from tests.tried import tried

ON_BOARD = ["Städa golv", "Svara i telefon"]
texts = st.one_of(
    st.text(max_size=12),
    st.text(min_size=195, max_size=260),
    st.sampled_from(
        [*ON_BOARD, "städa golv", "Städning av golv", "Tvätt", " tvätt ", "", "\x00", "مهمة", "Avdelning 2"]
    ),
)
outs = st.sampled_from([None, None, None, *Out])
lists = st.lists(st.tuples(texts, outs), max_size=30).map(
    lambda drawn: [Entry(number, text, out) for number, (text, out) in enumerate(drawn, 1)]
)


def entries(text):
    return [Entry(number, line) for number, line in enumerate(text.splitlines(), 1)]


def kinds(text, on_board=()):
    return {line.text: line.kind for line in examine(entries(text), on_board)}


def test_a_new_line_is_new_and_one_on_the_board_is_there():
    assert kinds("Tvätt\nstäda  GOLV", ON_BOARD) == {"Tvätt": Kind.NEW, "städa GOLV": Kind.THERE}


def test_a_line_that_comes_twice_is_said_to():
    assert [line.kind for line in examine(entries("Tvätt\ntvätt\nTvätt"), [])] == [Kind.NEW, Kind.TWICE, Kind.TWICE]


def test_a_line_that_is_like_another_says_which_on_the_board_or_in_the_list():
    of_board, first, second = examine(entries("Städning av golv\nPutsa fönster\nFönsterputs"), ON_BOARD)
    assert (of_board.kind, of_board.other) == (Kind.ALIKE, "Städa golv")
    assert (first.kind, second.kind, second.other) == (Kind.NEW, Kind.ALIKE, "Putsa fönster")


def test_numbers_keep_apart_what_is_written_alike():
    assert set(kinds("Öppna avdelning 1\nÖppna avdelning 2").values()) == {Kind.NEW}


def test_what_cannot_be_used_is_said_line_by_line():
    lines = examine(entries("Tvätt\n\n" + "x" * 201 + "\nSt\ufffdda"), [])
    assert [(line.number, line.kind) for line in lines] == [
        (1, Kind.NEW),
        (2, Kind.EMPTY),
        (3, Kind.TOO_LONG),
        (4, Kind.UNREADABLE),
    ]


def test_what_is_left_out_says_why_and_is_compared_with_nothing():
    list_ = [
        Entry(1, "Tvätt", Out.HEADING),
        Entry(2, "Tvätt"),
        Entry(3, "Städa golv", Out.HIDDEN),
        Entry(4, "7", Out.WORDLESS),
    ]
    assert [line.kind for line in examine(list_, ON_BOARD)] == [Kind.HEADING, Kind.NEW, Kind.HIDDEN, Kind.WORDLESS]


def test_of_what_is_left_out_no_more_is_told_than_there_may_be_tasks():
    hidden = [Entry(number, f"Uppgift {number}", Out.HIDDEN) for number in range(1, 3 * MOST_LINES)]
    lines = examine([*hidden, Entry(9999, "Tvätt")], [])
    assert len(lines) == MOST_LINES + 1
    assert lines[-1].kind is Kind.NEW


def test_a_list_that_is_too_long_is_refused_whole():
    with pytest.raises(TooManyLines) as refused:
        examine([Entry(number, f"Uppgift {number}") for number in range(MOST_LINES + 1)], [])
    assert refused.value.details == {"most": MOST_LINES, "count": MOST_LINES + 1}


@tried(60)
@given(lists)
def test_every_line_is_accounted_for_exactly_once(brought):
    assert [line.number for line in examine(brought, ON_BOARD)] == [entry.number for entry in brought]


@tried(60)
@given(lists)
def test_what_is_said_to_be_new_is_what_the_board_takes_all_of_it_and_once(brought):
    live = a_live_workshop(*ON_BOARD, step=Step.GATHER)
    texts = [line.text for line in examine(brought, ON_BOARD) if line.kind in CAN_BE_ADDED]
    added = ask(live, AddTasks(tuple(texts), "n"))
    assert [event.text for event in added] == texts


@given(st.lists(texts, max_size=20))
def test_looking_again_at_what_was_found_changes_nothing(texts):
    lines = sort_out([*enumerate(texts, 1)], ON_BOARD)
    again = sort_out([(line.number, line.text) for line in lines], ON_BOARD)
    same = [(one, other) for one, other in zip(lines, again, strict=True) if one.kind is not Kind.UNREADABLE]
    assert all(one == other or "\x00" in texts[one.number - 1] for one, other in same)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_to_begin_with_has_fifteen_to_twenty_five_different_tasks(name):
    beginning = LISTS[name]()
    assert 15 <= len(beginning.tasks) <= 25
    assert {line.kind for line in sort_out([*enumerate(beginning.tasks, 1)], [])} == {Kind.NEW}
    assert len(beginning.groups) == 2
