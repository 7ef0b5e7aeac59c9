"""Let groups answer together, state how many they are, and fix what is shown when it is shown"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_REVEALED = ("reveal", "settle", "analyse", "act", "closed")
_WORKSHOPS = sa.table(
    "workshop",
    *map(sa.column, ("id", "step", "was_revealed", "again", "smallest", "shows", "added", "told")),
    *(sa.column(name, sa.JSON()) for name in ("seen_together", "seen_alone", "shown")),
)
_TASKS = sa.table("task", *map(sa.column, ("workshop", "id", "order")))
_PEOPLE = sa.table("participant", *map(sa.column, ("workshop", "id", "group", "seat")))
_VOTES = sa.table("vote", *map(sa.column, ("workshop", "task", "person", "answer", "only", "ground")))
_LATE = sa.table("late", *map(sa.column, ("workshop", "task", "person")))
_SEEN = sa.table(
    "seen_tally",
    *map(sa.column, ("workshop", "task")),
    *(sa.column(name, sa.JSON()) for name in ("votes", "why")),
)


def _key() -> tuple[Any, ...]:
    return (
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
    )


def upgrade() -> None:
    with op.batch_alter_table("workshop") as altered:
        altered.add_column(sa.Column("until", sa.BigInteger(), nullable=True))
        altered.add_column(sa.Column("seen_alone", sa.JSON(), nullable=False, server_default="[]"))
        for name in ("held", "door_is_closed"):
            altered.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in ("shows", "told", "added"):
            altered.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        altered.alter_column("shown", existing_type=sa.JSON(), server_default="{}")
    with op.batch_alter_table("occupational_group") as altered:
        altered.add_column(sa.Column("jointly", sa.Boolean(), nullable=False, server_default=sa.false()))
        altered.add_column(sa.Column("stands_alone", sa.Boolean(), nullable=True))
        altered.add_column(sa.Column("expected", sa.Integer(), nullable=True))
    with op.batch_alter_table("participant") as altered:
        altered.add_column(sa.Column("seat", sa.Integer(), nullable=False, server_default="0"))
        altered.add_column(sa.Column("away", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("task") as altered:
        altered.add_column(sa.Column("named", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("removed_task") as altered:
        altered.add_column(sa.Column("into", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("estimate") as altered:
        altered.add_column(sa.Column("people", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("seen_tally") as altered:
        altered.add_column(sa.Column("why", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "pen",
        *_key(),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "group"),
    )
    late = _were_late()
    op.drop_table("late")
    _create_late("task", "person")
    _fix_what_is_shown(late)


def downgrade() -> None:
    op.drop_table("late")
    _create_late("person")
    op.drop_table("pen")
    connection = op.get_bind()
    for row in connection.execute(sa.select(_WORKSHOPS.c.id, _WORKSHOPS.c.shown)).all():
        _set(_WORKSHOPS, {"id": row.id}, shown=sorted(row.shown))
    connection.execute(sa.delete(sa.table("vote", sa.column("person"))).where(sa.column("person").like("=%")))
    for table in ("estimate", "opinion"):
        connection.execute(sa.delete(sa.table(table, sa.column("person"))).where(sa.column("person").like("=%")))
    connection.execute(sa.delete(sa.table("placement", sa.column("colour"))).where(sa.column("colour") == "pass"))
    dropped = {
        "workshop": ("until", "seen_alone", "held", "door_is_closed", "shows", "told", "added"),
        "occupational_group": ("jointly", "stands_alone", "expected"),
        "participant": ("seat", "away"),
        "task": ("named",),
        "removed_task": ("into",),
        "estimate": ("people",),
        "seen_tally": ("why",),
    }
    for table, columns in dropped.items():
        with op.batch_alter_table(table) as altered:
            for name in columns:
                altered.drop_column(name)
            if table == "workshop":
                altered.alter_column("shown", existing_type=sa.JSON(), server_default="[]")


def _create_late(*key: str) -> None:
    columns = (sa.Column(name, sa.String(), nullable=False) for name in key)
    op.create_table("late", *_key(), *columns, sa.PrimaryKeyConstraint("workshop", *key))


def _were_late() -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for row in op.get_bind().execute(sa.select(_LATE.c.workshop, _LATE.c.person)):
        found.setdefault(row.workshop, set()).add(row.person)
    return found


def _fix_what_is_shown(late: dict[int, set[str]]) -> None:
    """What was shown until now was counted as it was looked at. Now it is kept as it was shown: only bars with enough
    in them, and of all other votes, that they have been shown already."""
    connection = op.get_bind()
    for it in connection.execute(sa.select(_WORKSHOPS)).all():
        tasks = [
            (row.id, row.order) for row in connection.execute(sa.select(_TASKS).where(_TASKS.c.workshop == it.id)).all()
        ]
        last = max((order for _id, order in tasks), default=0)
        shown: dict[str, dict[str, int]] = {topic: {} for topic in it.shown}
        _set(_WORKSHOPS, {"id": it.id}, shown=shown, added=last, told=0 if it.step == "gather" else last)
        people = connection.execute(sa.select(_PEOPLE).where(_PEOPLE.c.workshop == it.id).order_by(_PEOPLE.c.id)).all()
        for seat, person in enumerate(people, 1):
            _set(_PEOPLE, {"workshop": it.id, "id": person.id}, seat=seat)
        if it.was_revealed:
            group_of = {person.id: person.group for person in people}
            _fix(it, [id for id, _order in tasks], group_of, late.get(it.id, set()))


def _fix(it: Any, tasks: Iterable[str], group_of: dict[str, str], late: set[str]) -> None:
    connection = op.get_bind()
    votes: dict[str, list[Any]] = {}
    for row in connection.execute(sa.select(_VOTES).where(_VOTES.c.workshop == it.id)).all():
        votes.setdefault(row.task, []).append(row)
    voices = Counter(group_of[person] for person in {row.person for rows in votes.values() for row in rows})
    together = _together(voices, it.smallest) | set(it.seen_together)
    is_shown = it.step in _REVEALED
    stood = {row.task: row.votes for row in connection.execute(sa.select(_SEEN).where(_SEEN.c.workshop == it.id)).all()}
    connection.execute(sa.delete(_SEEN).where(_SEEN.c.workshop == it.id))
    for task in tasks:
        if task == it.again:
            continue
        bars: dict[str, Counter[str]] = {}
        why: dict[str, Counter[str]] = {}
        counted = [row for row in votes.get(task, ()) if row.person not in late]
        for row in counted:
            unit = "together" if group_of[row.person] in together else group_of[row.person]
            bars.setdefault(unit, Counter())[row.answer] += 1
            if row.only or row.ground:
                why.setdefault(unit, Counter())[" ".join(filter(None, (row.only, row.ground)))] += 1
        if not is_shown and task in stood:
            bars, why = {unit: Counter(fell) for unit, fell in stood[task].items()}, {}
        kept = {unit: {k: n for k, n in bar.items() if n} for unit, bar in bars.items() if bar.total() >= it.smallest}
        connection.execute(
            sa.insert(_SEEN).values(
                workshop=it.id,
                task=task,
                votes=kept,
                why={unit: dict(grounds) for unit, grounds in why.items() if unit in kept},
            )
        )
        new = [row.person for row in votes.get(task, ()) if row.person in late]
        if new:
            rows = [{"workshop": it.id, "task": task, "person": person} for person in new]
            connection.execute(sa.insert(_LATE), rows)
    alone = sorted(set(voices) - together)
    _set(_WORKSHOPS, {"id": it.id}, seen_together=sorted(together), seen_alone=alone, shows=1)


def _together(voices: Counter[str], smallest: int) -> set[str]:
    """As `app.voting.smallest.together` was when this was written."""
    if len(voices) < 2:
        return set()
    hidden = {group for group, count in voices.items() if count < smallest}
    others = sorted((group for group in voices if group not in hidden), key=voices.__getitem__)
    while hidden and sum(voices[group] for group in hidden) < smallest and others:
        hidden.add(others.pop(0))
    return hidden


def _set(table: sa.TableClause, key: dict[str, Any], **values: Any) -> None:
    where = (table.c[name] == value for name, value in key.items())
    op.get_bind().execute(sa.update(table).where(*where).values(**values))
