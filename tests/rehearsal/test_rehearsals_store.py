"""What is kept of rehearsals, and what is told of them: on either database."""

import asyncio

from app.account import store as accounts
from app.example import its_creation
from app.ids import new_id, now
from app.live.acts import UndoLast
from app.live.desk import Desk
from app.rehearsal import store
from app.rehearsal.deeds import Deed, Session
from app.vocabulary import Person, Step, Who
from app.workshop import store as workshops
from app.workshop.commands import OpenList, OpenStep, ShowOpening


def made(database, code, began=Session.ONE, at=1, email="eva@example.se"):
    with database.session() as session:
        facilitator = accounts.with_email(session, email).id
        id = workshops.add(session, its_creation(code), facilitator, now()).id
        store.keep(session, id, began, True, at)
    return id, facilitator


def do(database, id, facilitator, *commands):
    async def all_of_them():
        desk = Desk(database, now)
        desk.open()
        for command in commands:
            await desk.ask(id, command, Person(f"f{facilitator}", Who.FACILITATOR), new_id())
        await desk.close()

    asyncio.run(all_of_them())


def test_what_is_done_is_read_from_the_journal_and_can_be_told_of_the_last_rehearsal(database):
    id, eva = made(database, "ABC234")
    do(database, id, eva, ShowOpening(True), OpenList(True), UndoLast(), OpenStep(Step.SORT))
    with database.reading_session() as session:
        told = store.latest(session, eva)
        assert told.code == "ABC234"
        assert {deed for deed, is_done in told.done if is_done} == {Deed.SAID_WHY, Deed.OPENED_LIST, Deed.UNDID}
        assert (told.count, told.is_enough, told.compressed) == (3, False, True)


def test_the_last_of_each_session_is_told_to_whoever_made_it_and_to_nobody_else(database):
    _, eva = made(database, "ABC234", at=1)
    made(database, "ABC235", Session.TWO, at=2)
    made(database, "ABC236", at=3)
    made(database, "ABC237", at=4, email="bo@example.se")
    with database.reading_session() as session:
        assert store.latest(session, eva).code == "ABC236"
        assert store.latest(session, eva, Session.ONE).code == "ABC236"
        assert store.latest(session, eva, Session.TWO).code == "ABC235"
        assert store.latest(session, 4711) is None


def test_to_note_it_again_changes_nothing_and_with_the_workshop_it_is_gone(database):
    id, eva = made(database, "ABC234")
    with database.session() as session:
        store.keep(session, id, Session.TWO, False, 2)
        kept = store.of_workshop(session, id)
        assert (kept.session, kept.compressed, kept.at) == ("one", True, 1)
        session.delete(session.get_one(type(kept), id))
    with database.reading_session() as session:
        assert store.of_workshop(session, id) is None
        assert store.latest(session, eva) is None
