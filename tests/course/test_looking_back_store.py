"""Which workshops can be looked back on, and what a real journal says of them: on either database."""

import asyncio
from datetime import date

import pytest
from sqlmodel import select

from app.account import store as accounts
from app.board.commands import AddTask, PlaceTask
from app.board.tables import PlacementRow
from app.course.looking_back import store
from app.course.looking_back.store import NotToRead
from app.ids import new_id, now
from app.live.acts import RedoLast, UndoLast
from app.live.desk import Desk
from app.rehearsal.deeds import Deed
from app.vocabulary import Colour, Person, Step, Who
from app.workshop import store as workshops
from app.workshop.commands import JoinWorkshop, OpenList, OpenStep, ShowOpening
from app.workshop.pruned import ANSWERS, REMOVE
from app.workshop.tables import PrunedRow
from app.workshop.workshop import create
from tests.rehearsal.test_rehearsals_store import do

HOUR = 3_600_000
SETTLED = (AddTask("Tvätt", "t1"), OpenStep(Step.SETTLE), PlaceTask("t1", "g1", Colour.RED))


def made(database, code, *, is_example=False, email="eva@example.se"):
    with database.session() as session:
        facilitator = accounts.with_email(session, email).id
        created = create(code, code, "Solängen", "jobs", "apt90", ["Barnskötare"], is_example=is_example)
        return workshops.add(session, created, facilitator, now()).id, facilitator


def join(database, id):
    """Somebody comes."""

    async def come():
        desk = Desk(database, now)
        desk.open()
        await desk.ask(id, JoinWorkshop("g1"), Person("p1", Who.PARTICIPANT), new_id())
        await desk.close()

    asyncio.run(come())


def codes(database, facilitator, at=None):
    with database.reading_session() as session:
        return [it.code for it in store.led(session, facilitator, at or now())]


def test_those_whose_session_one_is_over_can_be_looked_back_on_by_who_leads_them(database):
    first, eva = made(database, "ABC234")
    left, _ = made(database, "ABC235")
    example, _ = made(database, "ABC236", is_example=True)
    closed, _ = made(database, "ABC237")
    _, bo = made(database, "ABC238", email="bo@example.se")
    do(database, left, eva, *SETTLED)
    do(database, example, eva, *SETTLED, OpenStep(Step.ANALYSE, now()))
    do(database, closed, eva, OpenStep(Step.CLOSED, now()))
    assert codes(database, eva) == []
    do(database, first, eva, *SETTLED, OpenStep(Step.ANALYSE, now()), OpenStep(Step.SETTLE, now()))
    assert codes(database, eva) == ["ABC234"]
    assert codes(database, eva, now() + 5 * HOUR) == ["ABC235", "ABC234"], "the one that was led first is first"
    assert codes(database, bo, now() + 5 * HOUR) == []
    with database.reading_session() as session:
        assert [store.is_over(session, id, now()) for id in (first, left, example, closed)] == [True, *[False] * 3]


def test_what_is_kept_on_a_later_day_does_not_begin_session_one_again(database):
    id, eva = made(database, "ABC234")
    do(database, id, eva, *SETTLED)
    assert codes(database, eva) == []
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE journal SET at = at - {72 * HOUR}")
    do(database, id, eva, AddTask("Disk", "t2"), OpenStep(Step.REVEAL))
    assert codes(database, eva) == ["ABC234"]
    do(database, id, eva, OpenStep(Step.SORT))
    assert codes(database, eva) == [], "the room is at it anew"


def test_one_that_was_tried_out_another_day_is_not_over_while_it_is_led(database):
    id, eva = made(database, "ABC234")
    do(database, id, eva, OpenStep(Step.SETTLE), OpenStep(Step.GATHER))
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE journal SET at = at - {72 * HOUR}")
    do(database, id, eva, *SETTLED)
    assert codes(database, eva) == []


def test_one_whose_answers_and_board_are_removed_by_a_decision_was_led(database):
    id, eva = made(database, "ABC234")
    do(database, id, eva, *SETTLED, OpenStep(Step.ANALYSE, now()))
    with database.session() as session:
        for placed in session.exec(select(PlacementRow)).all():
            session.delete(placed)
    assert codes(database, eva) == []
    decided = {"decision": "KS 2026/12", "decided_on": date(2026, 5, 3), "decided_by": "Nämnden"}
    with database.session() as session:
        session.add(PrunedRow(workshop=id, kind=ANSWERS, then=REMOVE, at=now(), **decided))
    assert codes(database, eva) == ["ABC234"]


def test_a_journal_is_told_by_its_commands_as_they_were_given_and_taken_back(database):
    id, eva = made(database, "ABC234")
    with database.reading_session() as session:
        assert store.told(session.connection(), id).at == {}
    join(database, id)
    do(database, id, eva, ShowOpening(True), OpenList(True), UndoLast())
    with database.reading_session() as session:
        assert store.told(session.connection(), id).at.keys() == {Deed.SAID_WHY}
    do(database, id, eva, RedoLast())
    with database.reading_session() as session:
        story = store.told(session.connection(), id)
        assert story.at.keys() == {Deed.SAID_WHY, Deed.OPENED_LIST}
        assert len(story.undone) == 1


def test_a_journal_that_is_not_whole_is_not_told(database):
    id, eva = made(database, "ABC234")
    do(database, id, eva, *SETTLED)
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM journal WHERE kind <> 'StepOpened'")
    with database.reading_session() as session, pytest.raises(NotToRead):
        store.told(session.connection(), id)
