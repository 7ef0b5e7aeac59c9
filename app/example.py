"""The example workshop: a preschool that does not exist, so that the first start does not lead to an empty page.

The kinds of task are the report's; the place and its people are invented, and every page says that it is an example.
"""

import asyncio
from typing import Any

from sqlmodel import select

from app.account import store as accounts
from app.board.commands import AddTask
from app.ids import new_code, new_id, now
from app.live.desk import Desk
from app.storage.database import Database
from app.vocabulary import Group, Person, Who
from app.workshop import store as workshops
from app.workshop.commands import AllowPlacing
from app.workshop.events import WorkshopCreated
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import create

GROUPS = (
    Group("g1", "Barnskötare", expected=8),
    Group("g2", "Förskollärare", expected=8),
    Group("g3", "Kockar", jointly=True, expected=2),
)
"""Two that are large enough to answer each alone, and a small one that answers together."""
READINESS = dict.fromkeys(("mandate", "money", "red_list", "receiver", "hr", "manager"), "yes") | {
    "receiver_is": "hr",
    "category": "not_yet",
    "union": "not_yet",
}

TASKS = [
    "Städa efter måltider",
    "På- och avdukning vid måltider",
    "Hantering av tvätt",
    "Hantering av sopor",
    "Svara i telefon",
    "Fönsterputs",
    "Beställa förbrukningsvaror",
    "Packa upp varor",
    "Lägga schema",
    "Kvittoredovisning",
    "Arkivera papper",
    "Diarieföra inkomna handlingar",
    "Diska och ställa in",
    "Rengöra leksaker",
    "Planera undervisning",
    "Utvecklingssamtal",
    "Läroplansarbete",
    "Dokumentera barnens lärande",
    "Leda samling",
    "Trösta och byta om",
    "Ta emot barn på morgonen",
    "Lämna över vid hämtning",
    "Ge medicin enligt delegation",
    "Handleda vikarier",
    "Ringa in vikarier",
    "Boka utflykter",
    "Fotografera barnens dag",
    "Skriva veckobrev",
    "Föra två närvarolistor",
    "Sortera pärmar med gamla kvitton",
    "Vattna blommor",
    "Plocka undan på gården",
    "Skotta snö vid grinden",
    "Laga trasiga leksaker",
    "Köra bilen till verkstaden",
    "Hämta matvagnen i köket",
    "Skära frukt",
    "Läsa högt för barnen",
    "Sätta upp böcker i biblioteket",
    "Skriva ut och laminera bilder",
]


def is_needed(database: Database) -> bool:
    """Whether there is no workshop at all."""
    with database.reading_session() as session:
        return session.exec(select(WorkshopRow).limit(1)).first() is None


def its_creation(code: str) -> WorkshopCreated:
    """The example with a code, as it is made."""
    return create(
        code,
        "Använd kompetensen rätt",
        "Förskolan Exempelgården",
        "jobs",
        "apt90",
        [group.name for group in GROUPS],
        is_example=True,
        readiness=READINESS,
        expected={group.name: group.expected for group in GROUPS if group.expected is not None},
        jointly={group.name: group.jointly for group in GROUPS},
    )


def plant(database: Database, *, staff_may_place: bool = False) -> str:
    """Plant the example for the first facilitator, over the same desk as everything else. Returns its code. It begins
    where a session begins, so that whoever rehearses on it has everything ahead."""
    with database.session() as session:
        facilitator = accounts.first(session).id
        assert facilitator is not None
        created = its_creation(new_code())
        id = workshops.add(session, created, facilitator, now()).id
    assert id is not None
    commands: list[Any] = [AddTask(text, new_id()) for text in TASKS]
    if staff_may_place:
        commands.append(AllowPlacing(True))
    asyncio.run(_do(database, id, commands, Person(f"f{facilitator}", Who.FACILITATOR)))
    return created.code


async def _do(database: Database, workshop: int, commands: list[Any], by: Person) -> None:
    desk = Desk(database, now)
    desk.open()
    await asyncio.gather(*(desk.ask(workshop, command, by, new_id()) for command in commands))
    await desk.close()
