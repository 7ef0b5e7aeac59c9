"""`python -m benchmarks.cost`: what one command costs in small and large workshops, and what waking a large one takes.

Processor time of one command, from being asked to being committed and shown, with a wall, a lead and a phone to follow;
in one process, without the network. As a ratio to a small workshop in the same run.
"""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from app.account import store as accounts
from app.board.commands import AddTask, PlaceTask, RewordTask
from app.ids import new_code
from app.live import state
from app.live.desk import Desk
from app.live.room import Rooms
from app.live.view import Audience, view
from app.storage import schema
from app.storage.database import Database
from app.vocabulary import Colour, Person, Step, Who
from app.voting.commands import CastVote
from app.workshop import store as workshops
from app.workshop.commands import JoinWorkshop, OpenStep
from app.workshop.workshop import create

LEAD = Person("f1", Who.FACILITATOR)
COLOURS = list(Colour)
TIMES = 400


class Listener:
    """Takes what it is sent, and forgets it."""

    def __init__(self, person: str | None) -> None:
        self.person = person

    def send(self, encoded: bytes) -> int:
        return 0

    def unsent(self) -> int:
        return 0

    def resync(self) -> None: ...


async def measured(tasks: int, people: int, votes: int) -> tuple[dict[str, float], float, float]:
    """Microseconds of one command of each kind; seconds to wake the workshop, and to draw its whole view."""
    with tempfile.TemporaryDirectory(prefix="akr-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'akr.db'}")
        schema.upgrade(database)
        with database.session() as session:
            made = create(new_code(), "", "Exempelgården", "jobs", "apt60", ["Barnskötare", "Förskollärare"])
            id = workshops.add(session, made, accounts.first(session).id or 0, 0).id or 0
        desk = Desk(database, lambda: 0)
        desk.open()
        room = Rooms(desk).room(id)

        async def all_of(*asked: tuple[Any, Person, str]) -> None:
            await asyncio.gather(*(desk.ask(id, command, by, key) for command, by, key in asked))

        async def cost(command: Callable[[int], tuple[Any, Person]]) -> float:
            began = process_time()
            for nth in range(TIMES):
                await desk.ask(id, *command(nth), f"{command.__name__}{nth}")
            return (process_time() - began) / TIMES * 1e6

        staff = [Person(f"p{nth}", Who.PARTICIPANT) for nth in range(people)]
        await all_of(*((AddTask(f"Uppgift {nth}", f"t{nth}"), LEAD, f"a{nth}") for nth in range(tasks)))
        await all_of(*((JoinWorkshop(f"g{1 + nth % 2}"), person, "j") for nth, person in enumerate(staff)))
        await all_of((OpenStep(Step.SORT), LEAD, "sort"))
        for task in range(votes // people):
            await all_of(*((CastVote(f"t{task}", COLOURS[n % 4]), it, f"v{task}") for n, it in enumerate(staff)))
        live = await desk.state(id)
        for audience, person in ((Audience.WALL, None), (Audience.LEAD, None), (Audience.PHONE, "p0")):
            room.join(live, audience, Listener(person))

        def vote(nth: int) -> tuple[Any, Person]:
            return CastVote(f"t{nth % 20}", COLOURS[(nth // 20 + nth) % 4]), staff[0]

        def reword(nth: int) -> tuple[Any, Person]:
            return RewordTask(f"t{nth % 20}", f"Ny {nth}"), LEAD

        def place(nth: int) -> tuple[Any, Person]:
            return PlaceTask(f"t{nth % 20}", "g1", COLOURS[(nth // 20) % 4]), LEAD

        costs = {"vote": await cost(vote), "reword": await cost(reword)}
        await all_of((OpenStep(Step.ANALYSE), LEAD, "analyse"))
        costs["place"] = await cost(place)
        began = perf_counter()
        with database.reading() as connection:
            woken = state.load(connection, id)
        wake, began = perf_counter() - began, perf_counter()
        assert woken
        view(woken, Audience.WALL, {})
        drawn = perf_counter() - began
        await desk.close()
        database.close()
        return costs, wake, drawn


def main() -> None:
    small, _, _ = asyncio.run(measured(20, 30, 0))
    for title, of in (
        ("2,000 tasks", (2000, 30, 0)),
        ("1,000 people", (20, 1000, 0)),
        ("100,000 votes and journal rows", (100, 1000, 100_000)),
    ):
        costs, wake, drawn = asyncio.run(measured(*of))
        ratios = ", ".join(f"{kind} {costs[kind] / small[kind]:.2f}x" for kind in costs)
        print(f"{title}: {ratios}; woken in {wake:.3f} s, whole view in {drawn * 1000:.1f} ms")
    print("One command in a small workshop: " + ", ".join(f"{kind} {cost:.0f} µs" for kind, cost in small.items()))


if __name__ == "__main__":
    main()
