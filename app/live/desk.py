"""The desk: where every command of every workshop is decided, kept, and only then answered.

One for the process. It takes whatever waits, of all workshops, into ONE transaction: takes each workshop's turn (a row
lock, so that several processes can share a database), catches up with what another process has done, decides each
command, evolves the state, writes the changed rows and the journal, commits. An answer leaves only after the commit, so
what is acknowledged is on disk; a full room costs one commit, not forty. A command that changes nothing leaves nothing.

While a batch is being written its states belong to the writer thread; `self._turn` is held, and everybody else waits
the millisecond. If anything fails, the states are dropped and read again: memory is never ahead of the disk.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from time import perf_counter
from typing import Any

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from app import metrics
from app.live import nudge
from app.live.events import KINDS
from app.live.one_thread import OneThread
from app.live.state import Live, evolve, load, read_act, read_event, save
from app.live.undo import acting
from app.security import store as security
from app.security.entry import Entry
from app.security.lines import say_all
from app.security.room import entries
from app.storage import journal
from app.storage.changes import Changes
from app.storage.database import Database
from app.storage.together import committed_together, one_transaction
from app.vocabulary import Event, Person, Refused, decide
from app.workshop import store as workshops

MOST_IN_A_BATCH = 512
GATHER = 0.004
"""Seconds from one batch's start to the next one's, at least. In a quiet workshop nobody waits; in a full room what
comes meanwhile shares a commit, which costs as much for one as for ten."""
TURNS_WITHOUT, LONGEST_GATHER = 8, 0.01
"""Where several wait, a batch begins when so many turns of the loop have brought nobody more, 0.1 ms where the loop has
nothing else to do; or after so many seconds. A full room that is answered together asks together again: in two halves
it is sent twice as much."""
MOST_TO_CATCH_UP = 1000
"""Lines of the journal that are quicker to follow than the whole workshop is to read."""
MOST_AWAKE = 1000
"""Workshops kept in memory; the one that was asked of longest ago is forgotten first."""

log = structlog.get_logger()


class NotSaved(Exception):
    """The database did not take it. Nothing changed; the same command may be sent again."""


class Broken(Refused):
    """A command that made our own code fail. Sending it again would not help."""

    code = "broken"


class NoWorkshop(Exception):
    """There is no workshop with this id."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as it stands in the journal."""

    number: int
    event: Event


@dataclass(slots=True)
class _Asked:
    workshop: int
    key: str
    command: Any
    by: Person
    answer: Callable[[int | Exception], None]


@dataclass(slots=True)
class _Outcome:
    """Filled in by the writer thread. `answers`: a number or the reason why not, in the order of the batch."""

    answers: list[int | Exception] = field(default_factory=list)
    happened: dict[int, list[Happened]] = field(default_factory=dict)
    reread: set[int] = field(default_factory=set)
    noted: list[Entry] = field(default_factory=list)


Listener = Callable[[Live, Sequence[Happened] | None], None]
"""Told after each commit, while the state stands still. None instead of events: look at everything again."""
Rewrite = Callable[[Connection, int], dict[int, int]]
"""Writes in the transaction that it is given, at a time in milliseconds since 1970; takes the turn of each workshop
before it reads anything of it. Answers with the workshops that it wrote in: id -> the number of the journal's last
line, whose event `rewrites`."""


class Desk:
    """`clock` gives milliseconds since 1970, UTC."""

    def __init__(self, database: Database, clock: Callable[[], int]) -> None:
        self._database = database
        self._clock = clock
        self._listener: Listener = lambda live, happened: None
        self._followed: Collection[int] = ()
        self.when_followed: Callable[[], None] = lambda: None
        self._awake: OrderedDict[int, Live] = OrderedDict()
        self._waiting: deque[_Asked] = deque()
        self._something = asyncio.Event()
        self._is_closing = False
        self._turn = asyncio.Lock()
        self._writer = OneThread("desk")
        self._connection: Connection | None = None
        self._running: asyncio.Task[None] | None = None

    def listen(self, listener: Listener, followed: Collection[int] = ()) -> None:
        """`followed`: the workshops that somebody follows, as they are at any time. They are never left behind."""
        self._listener, self._followed = listener, followed

    def open(self) -> None:
        self._running = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Finish what waits, then stop. What comes after is not taken."""
        if self._is_closing:
            return
        self._is_closing = True
        self._something.set()
        if self._running:
            await self._running
        async with self._turn:  # who asked before has had it
            await self._writer.do(self._hang_up)
            self._writer.close()

    async def ask(self, workshop: int, command: Any, by: Person, id: str) -> int:
        """Have a command done, exactly once for this person and id, and durably. Answers with the journal's number.

        Raises `Refused` where the rules say no, `NoWorkshop`, and `NotSaved` where the database failed.
        """
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def answered(answer: int | Exception) -> None:
            if future.cancelled():
                return
            if isinstance(answer, int):
                future.set_result(answer)
            else:
                future.set_exception(answer)

        self.take(workshop, command, by, id, answered)
        return await future

    def take(self, workshop: int, command: Any, by: Person, id: str, answer: Callable[[int | Exception], None]) -> None:
        """`ask` for those who do not wait: `answer` is called with the number, or with what `ask` would raise."""
        if self._is_closing:
            answer(NotSaved())
            return
        self._waiting.append(_Asked(workshop, journal.known_by(id, by.id), command, by, answer))
        self._something.set()

    async def rewrite(self, write: Rewrite) -> None:
        """Have what is kept of several workshops written anew, in the desk's own turn: whoever follows one of them is
        then shown it as it has become. Raises what `write` raises; nothing is changed then."""
        if self._is_closing:
            raise NotSaved
        async with self._turn:
            self._tell_all(await self._writer.do(self._rewrite, write))
            self._let_rest()

    async def state(self, workshop: int) -> Live:
        """A workshop's state as it is now. Stands still only until the caller awaits something. Raises `NoWorkshop`."""
        async with self._turn:
            if workshop not in self._awake or not self._database.is_sqlite:
                self._tell_all(await self._writer.do(self._read, workshop))
                self._let_rest()
            return self._awake[workshop]

    async def has_done(self, workshop: int, by: Person, id: str) -> bool:
        """Whether a command has been done, by us or by another process: what it was asked by is not read again."""
        key = journal.known_by(id, by.id)
        if key in (await self.state(workshop)).done:
            return True
        return await self._writer.do(self._was_done, workshop, key)

    def is_behind(self, workshop: int, number: int) -> bool:
        """Whether a workshop that somebody follows has not come to `number` yet. One that nobody does is brought up to
        it when somebody asks."""
        live = self._awake.get(workshop)
        return workshop in self._followed and (live is None or live.number < number)

    @property
    def concerns(self) -> set[int]:
        """The workshops that somebody follows."""
        return {*self._followed}

    @property
    def awake(self) -> set[int]:
        """The workshops that are in memory, or that somebody follows."""
        return {*self._awake, *self._followed}

    def rest(self, workshop: int) -> None:
        """Forget a workshop that nobody follows; it is read again when somebody comes."""
        if not self._turn.locked():
            self._awake.pop(workshop, None)

    async def forget(self, workshop: int) -> None:
        """Forget a workshop that is no more."""
        async with self._turn:
            self._awake.pop(workshop, None)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        started = -GATHER
        while self._waiting or not self._is_closing:
            await self._something.wait()
            if (early := started + GATHER - loop.time()) > 0 and not self._is_closing:
                await asyncio.sleep(early)
            started = loop.time()
            if len(self._waiting) > 1:
                await self._gather(loop)
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_IN_A_BATCH))]
            if not self._waiting and not self._is_closing:
                self._something.clear()
            if batch:
                await self._do(batch)

    async def _gather(self, loop: asyncio.AbstractEventLoop) -> None:
        """Until nobody more comes."""
        without, until = 0, loop.time() + LONGEST_GATHER
        while without < TURNS_WITHOUT and loop.time() < until and not self._is_closing:
            if (waiting := len(self._waiting)) >= MOST_IN_A_BATCH:
                return
            await asyncio.sleep(0)
            without = without + 1 if len(self._waiting) == waiting else 0

    async def _do(self, batch: list[_Asked]) -> None:
        async with self._turn:
            began = perf_counter()
            outcome = await self._writer.do(self._write, batch)
            took = perf_counter() - began
            self._tell_all(outcome)
            self._let_rest()
        for asked, answer in zip(batch, outcome.answers, strict=True):
            try:
                asked.answer(answer)
            except Exception:  # one who can't be answered keeps nobody else waiting
                log.exception("not_answered")
        # Noted when nobody waits any more.
        metrics.batch.observe(len(batch))
        metrics.commit.observe(took)
        metrics.awake.set(len(self._awake))

    def _tell_all(self, outcome: _Outcome) -> None:
        for id in outcome.reread | outcome.happened.keys():
            try:
                self._listener(self._awake[id], None if id in outcome.reread else outcome.happened[id])
            except Exception:  # what is committed is answered, whatever the room makes of it
                log.exception("not_told", workshop=id)

    def _let_rest(self) -> None:
        """Forget what was asked of longest ago, but not what somebody follows."""
        if (too_many := len(self._awake) - MOST_AWAKE) > 0:
            for id in [*islice(self._awake, too_many)]:
                if id not in self._followed:
                    del self._awake[id]

    # What follows runs in the writer thread.

    def _read(self, id: int) -> _Outcome:
        """Make sure that memory is what the database says."""
        outcome = _Outcome()
        with self._database.reading() as connection:
            number = workshops.number(connection, id)
            if number is None:
                raise NoWorkshop
            try:
                self._catch_up(connection, id, number, outcome)
            except Exception:
                self._awake.pop(id, None)
                raise
        return outcome

    def _was_done(self, workshop: int, key: str) -> bool:
        with self._database.reading() as connection:
            return journal.done_already(connection, workshop, key) is not None

    def _catch_up(self, connection: Connection, id: int, number: int, outcome: _Outcome) -> None:
        """Bring a workshop to `number`: by the journal where that is a short way, else by reading it whole."""
        live = self._awake.get(id)
        if live is not None and live.number <= number <= live.number + MOST_TO_CATCH_UP:
            lines = [*journal.since(connection, id, live.number)] if live.number < number else []
            if len(lines) == number - live.number and not any(KINDS[line.kind].rewrites for line in lines):
                self._follow(live, id, lines, outcome)
                return
            # Rows have been removed that no event tells of, and a line is missing (`app.retention`); or words have been
            # taken out of all of them (`app.removal`).
        live = load(connection, id)
        if live is None:
            raise NoWorkshop
        self._awake[id] = live
        outcome.reread.add(id)

    def _follow(self, live: Live, id: int, lines: Sequence[journal.JournalRow], outcome: _Outcome) -> None:
        for line in lines:
            event = read_event(line.kind, line.data)
            live.number = line.number
            evolve(event, live)
            live.times.note(event, line.by, line.at)
            if line.undo:
                live.acts.keep(read_act(line.number, line.undo), event)
            if line.command:
                live.remember(line.command, line.number)
            live.filled.add(line.by, journal.size(line.model_dump()))
            outcome.happened.setdefault(id, []).append(Happened(line.number, event))

    def _rewrite(self, write: Rewrite) -> _Outcome:
        with self._database.writing() as connection:
            numbers = write(connection, self._clock())
            nudge.advance(connection, numbers)
        outcome = _Outcome()
        for id in numbers.keys() & self._awake.keys():
            try:
                outcome.reread |= self._read(id).reread
            except Exception:  # it is committed all the same, and read when somebody asks
                log.exception("not_reread", workshop=id)
        return outcome

    def _write(self, batch: list[_Asked]) -> _Outcome:
        try:
            return self._commit(batch)
        except IntegrityError:
            # A command that was done before the memory of it was lost: look each one up before it is decided.
            self._forget(batch)
        except DBAPIError as why:
            return self._not_saved(batch) if _is_away(why) else self._one_by_one(batch)
        except Exception:
            return self._one_by_one(batch)
        try:
            return self._commit(batch, look_up=True)
        except DBAPIError as why:
            return self._not_saved(batch) if _is_away(why) else self._one_by_one(batch)
        except Exception:
            return self._one_by_one(batch)

    def _not_saved(self, batch: list[_Asked]) -> _Outcome:
        self._forget(batch)
        log.exception("not_saved", commands=len(batch))
        return _Outcome([NotSaved()] * len(batch))

    def _one_by_one(self, batch: list[_Asked]) -> _Outcome:
        """One command breaks the batch: it alone is to suffer for it."""
        if len(batch) == 1:
            self._not_saved(batch)
            return _Outcome([Broken()])
        self._forget(batch)
        together = _Outcome()
        for asked in batch:
            outcome = self._write([asked])
            together.answers += outcome.answers
            together.reread |= outcome.reread | outcome.happened.keys()
        together.reread &= self._awake.keys()
        return together

    def _writing(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.writer()
        return self._connection

    def _hang_up(self) -> None:
        """Let go of the connection: the next batch begins with a new one."""
        if self._connection:
            with suppress(SQLAlchemyError):
                self._connection.close()
            self._connection = None

    def _forget(self, batch: list[_Asked]) -> None:
        self._hang_up()
        for asked in batch:
            self._awake.pop(asked.workshop, None)

    def _commit(self, batch: list[_Asked], *, look_up: bool = False) -> _Outcome:
        outcome, changes, lines = _Outcome(), Changes(), list[dict[str, Any]]()
        at = self._clock()
        connection = self._writing()
        with one_transaction(connection):
            numbers = workshops.turn(connection, [*{asked.workshop for asked in batch}])
            for id, number in numbers.items():
                self._catch_up(connection, id, number, outcome)
                self._awake.move_to_end(id)
            for asked in batch:
                if asked.workshop not in numbers:
                    outcome.answers.append(NoWorkshop())
                    continue
                live = self._awake[asked.workshop]
                outcome.answers.append(self._decide(connection, asked, live, at, changes, lines, outcome, look_up))
            advanced = {line["workshop"]: line["number"] for line in lines}
            security.add(connection, outcome.noted)
            with committed_together(connection):
                changes.write(connection)
                journal.append(connection, lines)
                nudge.advance(connection, advanced)
        say_all(outcome.noted)
        return outcome

    def _decide(
        self,
        connection: Connection,
        asked: _Asked,
        live: Live,
        at: int,
        changes: Changes,
        lines: list[dict[str, Any]],
        outcome: _Outcome,
        look_up: bool,
    ) -> int | Exception:
        known = live.done.get(asked.key)
        if known is None and look_up:
            known = journal.done_already(connection, asked.workshop, asked.key)
        if known is not None:
            live.remember(asked.key, known)
            return known
        try:
            events = decide(asked.command, live.of(asked.command), asked.by)
            if events:
                live.filled.check(asked.by, live.workshop)
        except Refused as refused:
            # It may have been done before the rules came to say no.
            return journal.done_already(connection, asked.workshop, asked.key) or refused
        except Exception:
            log.exception("broken", command=type(asked.command).__name__)
            return Broken()
        if not events:
            return journal.done_already(connection, asked.workshop, asked.key) or live.number
        act = acting(asked.command, events, asked.by, live)
        for nth, event in enumerate(events):
            if act:
                act.before(event, live)
            live.number += 1
            outcome.noted += entries(event, asked.workshop, was_closed=live.workshop.is_closed, by=asked.by, at=at)
            evolve(event, live)
            live.times.note(event, asked.by.id, at)
            save(event, live, changes)
            lines.append(journal.row(asked.workshop, live.number, at, asked.by.id, event, None if nth else asked.key))
            outcome.happened.setdefault(asked.workshop, []).append(Happened(live.number, event))
        if act and (done := act.done(lines[-len(events)]["number"])):
            lines[-len(events)]["undo"] = journal.undoing(done.do, done.about, done.back)
            live.acts.keep(done, events[0])
        live.filled.add(asked.by.id, sum(map(journal.size, lines[-len(events) :])))
        live.remember(asked.key, live.number)
        return live.number


def _is_away(why: DBAPIError) -> bool:
    """Whether the database is locked, full or gone, and not our own statement wrong."""
    return isinstance(why, OperationalError) or why.connection_invalidated
