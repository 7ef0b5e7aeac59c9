"""`python -m benchmarks.key_figures`: how long the figures of 300 posts take: the page, as each reads it, and files.

The posts are of eight administrations and sixty workplaces, over three years and more, so that there are as many
half-years to count. Each is asked for from the running application, over a socket, ten times; the first is on its own.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx2
from sqlmodel import Session

from app.account.roles import Role
from app.ids import now
from app.job_descriptions.draft import Agreement
from app.key_figures import store as decided
from app.key_figures.programme import Definition, Goal, Of
from app.organisation import store as administrations
from app.organisation import workplaces
from app.posts import store
from app.posts.post import Content, Employer, Post, Standing, checked
from app.posts.staffing import Change, Staffing, What, Why
from app.posts.tables import TargetGroupRow
from app.posts.tally import Sex, Support, Tally
from app.storage import schema
from app.storage.database import Database
from benchmarks.machine import described
from tests.days import today
from tests.running import running

POSTS, ADMINISTRATIONS, WORKPLACES = 300, 8, 60
TIMES = 10
GOAL = 300
"""Milliseconds, of the first and of the median of the page."""
FIRST, TODAY = date(2023, 2, 1), today()
_TITLES = ("Serviceassistent", "Förskolestöd", "Måltidsbiträde", "Vårdnära service", "Lokalvårdare")


def fill(session: Session, chance: random.Random, posts: int = POSTS) -> None:
    """A municipality with so many posts."""
    of = [administrations.add(session, f"Förvaltning {nth}") for nth in range(1, ADMINISTRATIONS + 1)]
    places = [(of[nth % len(of)], nth) for nth in range(WORKPLACES)]
    ids = [(id, workplaces.add(session, id, f"Exempelplatsen {nth}")) for id, nth in places]
    session.add(TargetGroupRow(name="Unga utan gymnasieexamen"))
    for nth in range(posts):
        store.add(session, _post(nth, *chance.choice(ids), chance), now())
    decided.define(session, Definition(Standing.FILLED, "KS 2025/41", date(2025, 3, 3)), now())
    for goal in (Goal(Of.ORDINARY, 150, date(2027, 12, 31)), Goal(Of.BECAME, 50), Goal(Of.WORKPLACES, 80)):
        decided.add_goal(session, goal)


def _post(nth: int, administration: int, workplace: int, chance: random.Random) -> Post:
    began = FIRST + timedelta(days=chance.randrange((TODAY - FIRST).days))
    persons = chance.choice((1, 1, 1, 2, 2, 3, 5))
    at_once, bea = chance.choice((0, 0, 0, persons)), persons
    changes: list[Change] = []
    bea -= at_once
    ended = 0
    for what, after in ((What.ORDINARY, 300), (What.ENDED, 420)):
        if bea and chance.random() < 0.4 and (on := began + timedelta(days=chance.randrange(120, after))) <= TODAY:
            some = chance.randint(1, bea)
            changes.append(Change(on, what, some, Agreement.BEA, chance.choice([*Why])))
            bea -= some
            ended += some if what is What.ENDED else 0
    staffing = Staffing(
        workplace, began, persons, at_once, ab_planned=began + timedelta(days=240), changes=tuple(changes)
    )
    its = Post(
        _TITLES[nth % len(_TITLES)],
        chance.choice([*Employer]),
        administration,
        decided_on=began - timedelta(days=60),
        extent=Decimal(chance.choice((60, 75, 100))),
        content={Content.CLEANING: 30, Content.MEALS: 45, chance.choice([Content.LAUNDRY, Content.ARCHIVE]): 25},
        educated=chance.choice((None, 0, 20)),
        staffings=(staffing,),
    )
    return checked(_with_tally(its, chance), TODAY)


def _with_tally(its: Post, chance: random.Random) -> Post:
    now_there = its.at(TODAY).persons
    if not now_there:
        return its
    women, others = chance.randint(0, now_there), chance.choice((0, 0, 0, now_there))
    sex = {Sex.WOMEN.value: women, Sex.MEN.value: now_there - women}
    group = {"priority": now_there - others, "1": others}
    return replace(its, tallies=(Tally(TODAY, sex, group, {Support.WITHOUT.value: now_there}),))


def _asked() -> dict[str, tuple[Role, str]]:
    return {
        "The page, HR": (Role.HR, "/key-figures"),
        "The page, small numbers withheld": (Role.PROGRAMME_OWNER, "/key-figures"),
        "The page of an administration, withheld": (Role.PROGRAMME_OWNER, "/key-figures?place=1"),
        "One A4": (Role.PROGRAMME_OWNER, "/key-figures/board.pdf"),
        "Excel": (Role.PROGRAMME_OWNER, "/key-figures/figures.xlsx"),
        "akr.nyckeltal.1, with small numbers": (Role.HR, "/key-figures/akr.nyckeltal.1.json?small=yes"),
    }


def _taken(client: httpx2.Client, path: str) -> Iterator[float]:
    """Milliseconds."""
    for _ in range(TIMES + 1):
        began = perf_counter()
        assert client.get(path).status_code == 200
        yield (perf_counter() - began) * 1000


def main() -> int:
    slow, lines = [], []
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'akr.db'}")
        schema.upgrade(database)
        with database.session() as session:
            fill(session, random.Random(7))
        with running(database) as server:
            for name, (role, path) in _asked().items():
                first, *others = _taken(server.facilitator(f"{role}@example.se", role), path)
                lines.append(f"| {name} | {first:.0f} | {median(others):.0f} | {max(others):.0f} |")
                if max(first, median(others)) > GOAL and name.startswith("The page"):
                    slow.append(name)
        database.close()
    print(f"\n{POSTS} posts, milliseconds. {', '.join(f'{name} {it}' for name, it in described().items())}.\n")
    print("| | first | median | slowest |\n|---|---:|---:|---:|", *lines, sep="\n")
    if slow:
        print(f"\nOver {GOAL} ms: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
