"""A run of the retention plan, and what one would do.

Each workshop goes in a transaction of its own, together with its part of the protocol: so the room waits for none of
them, and what is gone is in the protocol even where the server dies in the middle. At the end the files are emptied.
"""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from app.archive import store as archive
from app.archive.making import Maker
from app.ids import now
from app.live import nudge
from app.live.state import load
from app.retention import due as what
from app.retention import protocol, store
from app.retention.due import Due
from app.retention.plan import OF_WORKSHOPS, Kind, Rule, Then
from app.retention.sums import kept
from app.retention.tables import RunRow
from app.security import store as security
from app.security.entry import SERVER, About, Entry, Thing, What
from app.security.lines import say_all
from app.storage.database import Database
from app.vocabulary import Refused, Step
from app.workshop import store as workshops

AT_A_TIME = 500
"""Links, accounts and lines of the log in one transaction; workshops and texts go one by one."""
BEFORE_IT_GOES = (Kind.BOARD, Kind.PLACEMENTS)
"""Of these, what stays is written while what goes is there."""
_HOW = {"how": "retention"}
TRIES, A_MOMENT = 60, 1.0
"""To empty the files while others read or write, and seconds between."""

log = structlog.get_logger()


class NoRules(Refused):
    code = "no_rules"


@dataclass(frozen=True, slots=True)
class Planned:
    """What a run would do with one kind."""

    due: Due
    rows: int

    @property
    def things(self) -> int:
        return len(self.due.at)


@dataclass(frozen=True, slots=True)
class Planner:
    """`zone`: where the workplaces are; days are counted there."""

    database: Database
    zone: ZoneInfo

    def today(self) -> date:
        return datetime.fromtimestamp(now() / 1000, self.zone).date()

    def before(self, rule: Rule) -> int:
        """What began to count before this moment is kept no longer."""
        after = rule.last_day(self.today()) + timedelta(days=1)
        return int(datetime(after.year, after.month, after.day, tzinfo=self.zone).timestamp() * 1000)

    def day(self, at: int) -> date:
        return datetime.fromtimestamp(at / 1000, self.zone).date()

    def dry(self) -> tuple[dict[Kind, Planned], int]:
        """What a run would do now, and how many workshops are under way, which it leaves alone."""
        with self.database.reading() as connection:
            planned: dict[Kind, Planned] = {}
            for kind, rule in store.rules(connection).items():
                planned[kind] = self._planned(connection, rule, planned)
            return planned, what.under_way(connection)

    def _planned(self, connection: Connection, rule: Rule, sooner: Mapping[Kind, Planned]) -> Planned:
        def ids(*kinds: Kind) -> set[int]:
            return {id for kind in kinds if kind in sooner for id in sooner[kind].due.at}

        taken = ids(Kind.BOARD, *((Kind.REPORT, Kind.ANSWERS) if rule.kind is Kind.JOURNAL else ()))
        found = what.due(connection, rule, self.before(rule), taken if rule.kind in OF_WORKSHOPS else ())
        if rule.kind is Kind.LINKS:
            gone = (ids(Kind.BOARD), ids(Kind.JOB_DESCRIPTION), ids(Kind.PLACEMENTS))
            found = what.but_links_of(connection, found, *gone)
        twice = ids(Kind.REPORT) if rule.kind is Kind.ANSWERS else set()
        those = [it for it in found.at if it not in twice], [it for it in found.at if it in twice]
        return Planned(
            found, _count(connection, rule, those[0]) + _count(connection, rule, those[1], what.GOES_WITH_REPORT)
        )


def _count(connection: Connection, rule: Rule, ids: Sequence[int], but: Collection[Table] = ()) -> int:
    return sum(
        rows.count(connection)
        for some in _parts(ids, AT_A_TIME)
        for rows in what.rows(rule, some)
        if rows.table not in but
    )


def _parts(ids: Sequence[int], most: int) -> Iterator[list[int]]:
    for start in range(0, len(ids), most):
        yield [*ids[start : start + most]]


def begin(session: Session, planner: Planner, organisation: str, by: int | None) -> int:
    """Take the turn. The run's id. Raises `NoRules`, `RunUnderWay`."""
    connection, at = session.connection(), now()
    rules = store.rules(connection)
    if not rules:
        raise NoRules
    who = f"Konto {by}" if by else "Kommandoraden"
    said = protocol.begun(
        organisation, _moment(planner, at), who, rules, what.under_way(connection), is_sqlite=planner.database.is_sqlite
    )
    id = store.begin(session, by, said, at)
    _end_what_died(session, planner, id, at)
    return id


def _end_what_died(session: Session, planner: Planner, but: int, at: int) -> None:
    dead = select_rows(RunRow).where(col(RunRow.ended_at).is_(None), col(RunRow.id) != but)
    for row in session.exec(dead):
        row.protocol = {**row.protocol, "outcome": protocol.BROKEN_OFF, "ended": _moment(planner, at)}
        row.ended_at, row.sha256 = at, protocol.sum_of(row.protocol)
        session.add(row)


def _moment(planner: Planner, at: int) -> str:
    return datetime.fromtimestamp(at / 1000, planner.zone).isoformat(timespec="seconds")


@dataclass(slots=True)
class Run:
    """One run, in a thread. `is_stopping`: asked between two things, when the server closes. `before_the_end`: done
    when all is removed, and before the record says so."""

    planner: Planner
    id: int
    maker: Maker
    is_stopping: Callable[[], bool] = lambda: False
    before_the_end: Callable[[], None] = lambda: None
    _said: Any = None
    _tables: set[str] = field(default_factory=set)

    def do(self) -> None:
        """Do all of it, and write the protocol."""
        database = self.planner.database
        with database.reading_session() as session:
            self._said = session.get_one(RunRow, self.id).protocol
            rules = store.rules(session.connection())
        outcome = protocol.BROKEN_OFF
        try:
            if all(self._kind(rule) for kind, rule in rules.items() if kind.value in self._said["kinds"]):
                outcome = protocol.DONE
        except Exception:
            log.exception("retention_broken_off", run=self.id)
        is_emptied = outcome == protocol.DONE and self._empty()
        self.before_the_end()
        self._end(outcome, is_emptied=is_emptied)

    def _kind(self, rule: Rule) -> bool:
        """Whether it was done to its end."""
        with self.planner.database.reading() as connection:
            found = what.due(connection, rule, self.planner.before(rule))
        self._said["kinds"][rule.kind.value]["left"] = found.left
        one_by_one = rule.kind in OF_WORKSHOPS or rule.kind is Kind.JOB_DESCRIPTION
        for ids in _parts([*found.at], 1 if one_by_one else AT_A_TIME):
            if self.is_stopping():
                return False
            self._some(rule, ids, found)
        return True

    def _some(self, rule: Rule, ids: list[int], found: Due) -> None:
        packages = [self.maker.make(_thing(rule), id) for id in self._to_archive(rule, ids)]
        with self.planner.database.writing() as connection:
            store.go_on(connection, now())
            if rule.kind in OF_WORKSHOPS:
                ids = self._still_closed(connection, ids)
            if not ids:
                return
            entries = [Entry(now(), What.ARCHIVED, SERVER, About(_thing(rule), it.of), _HOW) for it in packages]
            security.add(connection, entries)
            for package in packages:
                archive.keep(connection, package, rule.decision.number)
            gone = self._remove(connection, rule, ids)
            self._note(rule, ids, found, gone, len(packages))
            its = update(what.table(RunRow)).where(col(RunRow.id) == self.id)
            connection.execute(its.values(protocol=self._said))
        say_all(entries)

    def _to_archive(self, rule: Rule, ids: list[int]) -> list[int]:
        """What goes to the archive before it goes: an example is nobody's record, and only goes."""
        if rule.then is not Then.ARCHIVE:
            return []
        with self.planner.database.reading() as connection:
            examples = what.examples(connection, rule, ids)
        return [id for id in ids if id not in examples]

    def _still_closed(self, connection: Connection, ids: list[int]) -> list[int]:
        """Those that nobody has opened since they were found: from here on they are ours."""
        workshops.turn(connection, ids)
        closed = (what.WORKSHOP.c.id.in_(ids), what.WORKSHOP.c.step == Step.CLOSED.value)
        return [*connection.scalars(select(what.WORKSHOP.c.id).where(*closed))]

    def _remove(self, connection: Connection, rule: Rule, ids: list[int]) -> int:
        """How many rows went."""
        if rule.kind in BEFORE_IT_GOES:
            what.blank(connection, rule, ids)
        else:
            self._remember(connection, rule, ids)
        gone = 0
        for rows in what.rows(rule, ids):
            gone += rows.remove(connection)
            self._tables.add(rows.table.name)
        if rule.kind not in BEFORE_IT_GOES:
            what.blank(connection, rule, ids)
        return gone

    def _remember(self, connection: Connection, rule: Rule, ids: list[int]) -> None:
        """What is gone of a workshop that stays, and by which decision."""
        if rule.kind not in OF_WORKSHOPS:
            return
        for id in ids:
            gone_before = connection.scalars(select(what.PRUNED.c.kind).where(what.PRUNED.c.workshop == id))
            kinds: dict[Kind, Mapping[str, Any]] = {rule.kind: {}}
            if Kind.JOURNAL.value not in [*gone_before]:
                kinds[Kind.JOURNAL] = {}
            if rule.kind is Kind.ANSWERS:
                live = load(connection, id)
                assert live
                kinds[Kind.ANSWERS] = kept(live, rule.then)
            elif rule.kind is Kind.REPORT and (live := load(connection, id)):
                self._forget_opinions(connection, id, live.workshop.pruned)
            for kind, instead in kinds.items():
                _put(connection, id, kind, rule, instead)
        nudge.send(connection, workshops.skip_a_number(connection, ids))

    def _forget_opinions(self, connection: Connection, id: int, pruned: Mapping[str, Any]) -> None:
        """What the room thought in session two goes with the report, also as the sums of it."""
        if gone := pruned.get(Kind.ANSWERS):
            its = (what.PRUNED.c.workshop == id, what.PRUNED.c.kind == Kind.ANSWERS.value)
            left = {name: it for name, it in gone.kept.items() if name != "opinions"}
            connection.execute(update(what.PRUNED).where(*its).values(kept=left))

    def _note(self, rule: Rule, ids: list[int], found: Due, gone: int, packages: int) -> None:
        said = self._said["kinds"][rule.kind.value]
        days = [self.planner.day(found.at[id]).isoformat() for id in ids]
        said["things"] += len(ids)
        said["rows"] += gone
        said["packages"] += packages
        said["first"] = min(filter(None, (said["first"], *days)))
        said["last"] = max(filter(None, (said["last"], *days)))

    def _empty(self) -> bool:
        """Have the files hold no longer what the rows held."""
        names = sorted({*self._tables, *what.BLANKED})
        for _ in range(TRIES):
            if self.planner.database.empty(names):
                return True
            if self.is_stopping():
                return False
            time.sleep(A_MOMENT)
        return False

    def _end(self, outcome: str, *, is_emptied: bool) -> None:
        at = now()
        self._said |= {"outcome": outcome, "ended": _moment(self.planner, at), "is_emptied": is_emptied}
        with self.planner.database.writing() as connection:
            its = update(what.table(RunRow)).where(col(RunRow.id) == self.id)
            done = {"protocol": self._said, "ended_at": at, "sha256": protocol.sum_of(self._said)}
            connection.execute(its.values(**done))
            store.let_go(connection)


def _thing(rule: Rule) -> Thing:
    return Thing.JOB_DESCRIPTION if rule.kind is Kind.JOB_DESCRIPTION else Thing.WORKSHOP


def _put(connection: Connection, workshop: int, kind: Kind, rule: Rule, instead: Mapping[str, Any]) -> None:
    connection.execute(delete(what.PRUNED).where(what.PRUNED.c.workshop == workshop, what.PRUNED.c.kind == kind.value))
    then = rule.then if kind is Kind.ANSWERS else Then.REMOVE
    decision = {"decision": rule.decision.number, "decided_on": rule.decision.on, "decided_by": rule.decision.by}
    row = {"workshop": workshop, "kind": kind.value, "then": then.value, "at": now(), "kept": dict(instead)}
    connection.execute(insert(what.PRUNED).values(**row, **decision))
