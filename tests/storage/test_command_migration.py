"""What the journal knows commands by, before and after the id came first."""

from sqlalchemy import text

from app.live.desk import Desk
from app.storage import schema
from app.vocabulary import Person, Who
from app.workshop.commands import ExpectPeople, JoinWorkshop
from tests.live.test_desk import a_workshop_in
from tests.makers import CARERS, LEAD

ODD = Person("anna", Who.PARTICIPANT)


def known_by(database):
    with database.reading() as connection:
        return [*connection.execute(text("SELECT command FROM journal ORDER BY number")).scalars()]


async def asked(database, workshop):
    """The numbers at which two commands were done; ids may have a colon, or be somebody else's."""
    desk = Desk(database, lambda: 1000)
    desk.open()
    numbers = [
        await desk.ask(workshop, ExpectPeople(CARERS, 4), LEAD, "anna"),
        await desk.ask(workshop, JoinWorkshop(CARERS), ODD, f":1:{LEAD.id}"),
    ]
    await desk.close()
    return numbers


async def test_a_command_is_known_again_after_the_migration_and_after_it_is_taken_back(database):
    workshop = a_workshop_in(database)
    numbers = await asked(database, workshop)
    after = known_by(database)
    assert after == [None, f"anna:{LEAD.id}", f":1:{LEAD.id}:anna"]
    schema.downgrade(database, "0051")
    assert known_by(database) == [None, f"{LEAD.id}:anna", f"anna::1:{LEAD.id}"]
    schema.upgrade(database)
    assert known_by(database) == after
    assert await asked(database, workshop) == numbers
