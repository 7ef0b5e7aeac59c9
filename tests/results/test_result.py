"""What came out: only what the wall shows, and how the answers came in."""

from app.board.board import Talk
from app.live.view import Audience, view
from app.results import table, wording
from app.results.result import result
from app.vocabulary import Colour, Step
from app.voting.events import RoundOpened
from app.workshop.events import PersonJoined
from tests.makers import CARERS, TEACHERS, a_live_workshop, happen, placed
from tests.results.made import a_workshop, merged, settled, shown


def heads(came):
    return [column.head for column in table.columns(came)]


def test_before_the_reveal_there_are_no_votes_in_the_rows():
    came = shown(a_workshop("Tvätt", step=Step.SORT))
    assert came.voices == ()
    assert came.rows[0].votes is came.rows[0].divided is None
    assert came.rows[0].grounds == {}
    assert not any("Röster" in head or "Spridning" in head for head in heads(came))


def test_after_the_reveal_each_group_that_is_large_enough_stands_by_itself():
    came = shown(a_workshop("Tvätt"))
    assert came.voices == (CARERS, TEACHERS)
    assert came.rows[0].votes[CARERS][Colour.RED] == 6
    assert came.rows[0].votes[TEACHERS][Colour.GREEN] == 6
    assert came.rows[0].grounds == {TEACHERS: {"may law": 6}}


def test_a_small_group_has_no_votes_of_its_own_but_in_the_sum():
    came = shown(a_workshop("Tvätt", teachers=1))
    assert came.together == (CARERS, TEACHERS)
    assert came.voices == ("together",)
    assert set(came.rows[0].votes) == {"together"}
    assert "Röster Grupper tillsammans: grön" in heads(came)
    assert not any("Röster Förskollärare" in head for head in heads(came))
    assert "Barnskötare och Förskollärare visas bara tillsammans" in " ".join(wording.method(came))


def test_a_task_that_is_voted_on_anew_has_no_votes_meanwhile():
    live = a_workshop("Tvätt", "Disk")
    happen(live, RoundOpened("t1"))
    tvatt, disk = shown(live).rows
    assert tvatt.votes is None
    assert disk.votes is not None


def test_the_words_that_the_staff_write_unseen_are_not_in_the_result():
    live = a_live_workshop("Hemligt", step=Step.GATHER)
    assert shown(live).rows == ()


def test_a_task_asks_for_the_talk_that_the_board_says_as_soon_as_it_is_placed():
    live = a_workshop("Tvätt", "Disk", "Schema")
    happen(live, placed(live, "t1", CARERS, Colour.RED), placed(live, "t1", TEACHERS, Colour.GREEN))
    happen(live, placed(live, "t2", CARERS, Colour.BLACK))
    came = shown(live)
    assert [row.text for row in came.asking_for(Talk.HAND_OVER)] == ["Tvätt"]
    assert [row.text for row in came.asking_for(Talk.STOP)] == ["Disk"]
    assert came.unplaced == 1


def test_other_words_and_notes_come_along():
    row = shown(merged(settled(a_workshop("Tvätt", "Tvätta kläder")))).rows[0]
    assert row.also == ("Tvätta kläder",)
    assert (row.why, row.dissent) == ("Så gör vi\ni dag", "=Nej, sa två")


def test_answers_on_paper_are_counted_as_one_total_for_the_workshop():
    live = a_workshop("Tvätt")
    happen(live, PersonJoined("paper3", CARERS), PersonJoined("paper12", TEACHERS))
    came = shown(live)
    assert (came.phones, came.paper) == (12, 2)
    assert wording.method(came)[0] == "12 deltog på telefon och 2 på papper."


def test_every_row_has_a_cell_for_every_column():
    for live in (a_workshop("Tvätt", step=Step.SORT), settled(a_workshop("Tvätt")), a_workshop("Tvätt", teachers=1)):
        came = shown(live)
        assert all(len(table.cells(row, came)) == len(table.columns(came)) for row in came.rows)


def test_the_order_is_the_boards():
    live = a_workshop("C", "A", "B")
    whole = result(view(live, Audience.WALL, {}), ())
    assert [(row.number, row.text) for row in whole.rows] == [(1, "C"), (2, "A"), (3, "B")]
