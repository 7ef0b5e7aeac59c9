"""A year's run on two hundred workshops: what a dry run told goes and nothing else, the record says so, and no file has
the words. Prints how long it took."""

import time

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from app.ids import now
from app.retention.plan import Kind, Then
from tests.retention.made import DAY, a_workshop
from tests.retention.test_run import a_plan, a_rule, files, ran

pytestmark = pytest.mark.heavy

WORKSHOPS = 200
OLDEST = 5 * 365


def counted(database):
    with database.reading() as connection:
        tables = SQLModel.metadata.sorted_tables
        return {it.name: connection.scalar(select(func.count()).select_from(it)) for it in tables}


def ids(database):
    with database.reading() as connection:
        return {*connection.exec_driver_sql("SELECT id FROM workshop").scalars()}


def test_a_years_run(database, tmp_path, capsys):
    ages = {
        a_workshop(database, now() - day * DAY, f"Ord{day:04}"): day for day in range(9, OLDEST, OLDEST // WORKSHOPS)
    }
    assert len(ages) >= WORKSHOPS
    planner = a_plan(
        database,
        a_rule(Kind.BOARD, Then.REMOVE, 3),
        a_rule(Kind.ANSWERS, Then.SUMS, 1),
        a_rule(Kind.JOURNAL, Then.REMOVE, 2),
    )
    planned, _ = planner.dry()
    before, begun = counted(database), time.monotonic()
    row = ran(planner)
    took, after = time.monotonic() - begun, counted(database)
    with capsys.disabled():
        print(f"\n{len(ages)} workshops, {sum(before.values())} rows: {took:.1f} s, {sum(after.values())} rows left")
    gone = {id for id, day in ages.items() if day > 3 * 365 + 1}
    assert ids(database) == ages.keys() - gone
    did = row.protocol["kinds"]
    assert {kind.value: (it.things, it.rows) for kind, it in planned.items()} == {
        kind: (it["things"], it["rows"]) for kind, it in did.items()
    }
    assert did["board"]["things"] == len(gone)
    assert did["answers"]["things"] == len([day for day in ages.values() if 365 < day <= 3 * 365 + 1])
    removed = sum(
        before[name] - after[name] for name in before if name not in ("retention_run", "retention_turn", "pruned")
    )
    assert removed == sum(it["rows"] for it in did.values())
    if database.is_sqlite:
        kept, held = files(tmp_path), [day for id, day in ages.items() if id in gone]
        assert [day for day in held if f"Ord{day:04}".encode() in kept] == []
        assert all(f"Ord{day:04}".encode() in kept for id, day in ages.items() if id not in gone)
