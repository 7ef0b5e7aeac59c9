"""What came out: only what the wall shows, and how the answers came in."""

from app.board.board import Talk
from app.board.events import TaskPlaced
from app.live.view import Audience, view
from app.results import table, wording
from app.results.result import result
from app.vocabulary import PASS, Colour, Step, as_one
from app.voting.events import RoundOpened, VoteCast, VoteTakenBack
from app.voting.took_part import TookPart
from app.workshop.events import AnswersJointly, PeopleExpected, PersonJoined, StepOpened
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
    live = a_workshop("Tvätt", step=Step.SORT)
    for paper in ("paper3", "paper12"):
        happen(live, PersonJoined(paper, CARERS), VoteCast("t1", paper, "red"))
    came = shown(live)
    assert (came.took_part.phones, came.took_part.paper) == (12, 2)
    assert wording.method(came)[0] == "12 svarade på telefon och 2 på papper."


def test_who_has_joined_and_not_answered_has_not_taken_part():
    live = a_workshop("Tvätt", carers=11, teachers=0, step=Step.SORT)
    happen(live, *(PersonJoined(f"quiet{n}", CARERS) for n in range(11)))
    assert wording.method(shown(live)) == ["11 svarade på telefon och 0 på papper."]


def test_a_group_that_answers_together_is_said_to_with_as_many_as_it_is_said_to_be():
    live = a_workshop("Tvätt", carers=0, teachers=0, step=Step.SORT)
    assert wording.method(shown(live)) == ["Ingen har svarat."]
    happen(live, AnswersJointly(CARERS, True), PersonJoined("c", CARERS), VoteCast("t1", as_one(CARERS), "red"))
    assert wording.method(shown(live)) == ["Barnskötare svarade tillsammans, med ett svar för gruppen."]
    happen(live, PeopleExpected(CARERS, 4))
    assert wording.method(shown(live)) == ["Barnskötare (4 personer) svarade tillsammans, med ett svar för gruppen."]


def test_a_task_that_every_group_says_it_does_not_do_is_named_and_is_not_unplaced():
    live = a_workshop("Tvätt", "Disk")
    happen(live, TaskPlaced("t1", CARERS, PASS, "m"), TaskPlaced("t1", TEACHERS, PASS, "m"))
    came = shown(live)
    laundry = next(row for row in came.rows if row.id == "t1")
    assert came.unplaced == 1
    assert came.nobodys == (laundry,)
    assert wording.talk_of(laundry) == "Ingen grupp gör den"
    assert [wording.placed_word(laundry.placement[group]) for group in (CARERS, TEACHERS)] == ["– gör den inte"] * 2


def test_a_bar_with_too_few_is_a_word_and_never_zeros():
    live = a_workshop("Tvätt", "Disk", step=Step.SORT)
    happen(live, *(VoteTakenBack("t2", f"carer{n}") for n in range(2)), StepOpened(Step.REVEAL))
    came = shown(live)
    disk = next(row for row in came.rows if row.id == "t2")
    cells = dict(zip(heads(came), table.cells(disk, came), strict=True))
    assert {value for head, value in cells.items() if head.startswith("Röster Barnskötare")} == {"för få svar"}
    assert cells["Röster Förskollärare: grön"] == 6
    assert cells["Inte känt hur de ser den"] == "Barnskötare"
    assert wording.unknown(came) == ["Hur Barnskötare ser på 1 uppgift är inte känt."]


def test_every_row_has_a_cell_for_every_column():
    for live in (a_workshop("Tvätt", step=Step.SORT), settled(a_workshop("Tvätt")), a_workshop("Tvätt", teachers=1)):
        came = shown(live)
        assert all(len(table.cells(row, came)) == len(table.columns(came)) for row in came.rows)


def test_the_order_is_the_boards():
    live = a_workshop("C", "A", "B")
    whole = result(view(live, Audience.WALL, {}), TookPart())
    assert [(row.number, row.text) for row in whole.rows] == [(1, "C"), (2, "A"), (3, "B")]
