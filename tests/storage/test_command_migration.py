"""What the journal knows commands by, before and after the id came first."""

from sqlalchemy import text

from app.board.commands import AddTask
from app.storage import schema
from app.workshop.commands import ExpectPeople, JoinWorkshop
from tests.live.test_desk import a_workshop_in
from tests.makers import ANNA, CARERS, LEAD
from tests.removal.test_words_out_of_the_database import a_desk, take_out

BEFORE = [None, "f1:anna", "anna:f1", "anna::1:f1", "f1:words"]
AFTER = [None, "anna:f1", "f1:anna", ":1:f1:anna", "words:f1"]
"""An id may have a colon, and two may each be the other's person: one is known before as the other one is after."""


def known_by(database):
    with database.reading() as connection:
        return [*connection.execute(text("SELECT command FROM journal ORDER BY number")).scalars()]


async def asked(desk, workshop):
    """The numbers at which the commands were done."""
    return [
        await desk.ask(workshop, ExpectPeople(CARERS, 4), LEAD, "anna"),
        await desk.ask(workshop, JoinWorkshop(CARERS), ANNA, "f1"),
        await desk.ask(workshop, AddTask("Städa hos Bertil", "t1"), ANNA, ":1:f1"),
    ]


async def test_a_command_is_known_again_after_the_migration_and_after_it_is_taken_back(database):
    workshop = a_workshop_in(database)
    async with a_desk(database) as desk:
        numbers = await asked(desk, workshop)
        await take_out(desk, database, "Bertil", id="words")
    assert known_by(database) == AFTER
    schema.downgrade(database, "0051")
    assert known_by(database) == BEFORE
    schema.upgrade(database)
    assert known_by(database) == AFTER
    async with a_desk(database) as desk:
        assert await asked(desk, workshop) == numbers
