"""The room: who follows a workshop, and what each of them is sent.

Three lanes, one an audience. A lane keeps the common view that its listeners have, so a change costs its own parts and
not the board. The wall and the lead get every commit's patch at once; the phones get one frame a tick, encoded once for
all of them. The tick sets itself: at once when the room is quiet, else four times what the last one cost, at most
50 ms. What is one person's own goes to that person alone, in frames of one length: how long they are tells nothing.

How far the room has come, and what the staff write unseen, is gathered (`app.live.view.Gathered`) and told with a beat:
told with each answer, it would say who gave it.

A reader that does not keep up is skipped, and gets the whole view again when it has drained: the server's memory does
not grow with somebody's bad network.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Protocol

import orjson

from app import metrics
from app.ids import now
from app.live.desk import Desk, Happened, NoWorkshop
from app.live.patch import Json, can_merge, diff, merge
from app.live.present import all_done, done
from app.live.protocol import frame
from app.live.pulse import Pulse
from app.live.state import Live
from app.live.still import Still
from app.live.view import (
    LEAD_ONLY,
    LEADS,
    MOVES_ON_A_HELD_WALL,
    PROGRESS,
    Audience,
    Gathered,
    Path,
    at_once,
    changes_everybodys,
    gather,
    held,
    is_unseen,
    own_anew,
    own_changes,
    part,
    touched,
    view,
    with_own,
    without,
)
from app.screens import with_screen
from app.vocabulary import Event
from app.voting.events import RoundOpened
from app.web.release import release
from app.workshop.events import (
    BeforehandClosed,
    BeforehandEnded,
    BeforehandOpened,
    ListOpened,
    PersonJoined,
    PlaceChanged,
    StepOpened,
    TopicCleared,
    TopicOpened,
    TopicShown,
)
from app.workshop.wall import HOLD

BEAT, SHORTEST_BEAT = 2.0, 0.25
"""Seconds between two tellings of how far the room has come; and at least, however much happens."""
AFTER_A_WINDOW = 0.05
"""Seconds after a window of the pulse at which it is looked at: a timer may be a little early."""
MOST_GATHERED = 10
"""Answers that are enough to tell of before the beat."""
TEXTS_TOGETHER, PATIENCE_WITH_TEXTS = 3, 3
"""New texts of the staff's that the lead is sent at a time; fewer, when the first has waited so many beats."""
OWN_LENGTH, WHOLE_LENGTH = 256, 4096
"""Bytes: what is one person's own is sent in frames whose length is a multiple of this."""
LONGEST_TICK = 0.05
SLICE = 128
SLOW = 256 * 1024
"""Bytes waiting for one reader before it is skipped."""
REMEMBERED, MOST_BYTES_REMEMBERED = 512, 1024 * 1024
"""Patches kept for phones that come back."""
MOST_TABS, MOST_SCREENS = 20, 50
"""Sockets of one person, and as many walls; walls of those who have not joined, or leads, of one workshop."""
GRACE = 5.0
"""Seconds that somebody who lost the connection still counts as here."""
SIGN_OF_LIFE = 15.0
"""Seconds. A proxy may keep a socket open and swallow what comes: by the silence a browser knows."""


class Listener(Protocol):
    """One open connection. `person` is None for the wall and the lead; `lead`, the facilitator's, for all others.

    `watcher`: whose screen a wall is, where somebody who has joined looks at it. `sign_in`: the fingerprint of the
    sign-in that a lead came with; `was_used`: whether they have done anything since that was last noted. `remote`:
    which remote it is, None for all others.
    """

    person: str | None
    watcher: str | None
    lead: str | None
    sign_in: str
    was_used: bool
    remote: int | None

    def send(self, encoded: bytes) -> int:
        """Answers with what `unsent` says then."""

    def unsent(self) -> int: ...
    def resync(self) -> None: ...
    def end(self) -> None: ...


class Lane:
    """`shown`: the common view that the listeners have, or will have after the next tick, at `number`.

    `remembers`: whether patches are kept for those who come back.
    """

    def __init__(self, *, remembers: bool) -> None:
        self._remembers = remembers
        self.listeners: dict[Listener, int] = {}
        """And the number that each of them has come to: what it may say when it comes back."""
        self.shown: Json = {}
        self.number = 0
        self.sent = 0
        self.pending: Json = {}
        self.patches: deque[tuple[int, bytes]] = deque()
        """As JSON: half a thousand nested dictionaries would cost the garbage collector a pause for everybody."""
        self._bytes = 0
        self.oldest = 0
        self.behind: set[Listener] = set()

    def restart(self, shown: Json, number: int) -> None:
        self.shown, self.number, self.sent, self.oldest = shown, number, number, number
        self.pending = {}
        self.patches.clear()
        self._bytes = 0

    def take(self, patch: Json, number: int) -> None:
        if patch:
            self.pending = merge(self.pending, patch) if self.pending else patch
        self.number = number

    def flush(self) -> bytes | None:
        """What has changed since the last time, as a frame; None where nothing has."""
        if not self.pending:
            self.sent = self.number
            return None
        patch = orjson.dumps(self.pending)
        self._remember(patch)
        encoded = frame(b'{"patch":%b,"at":%d}' % (patch, self.number))
        self.pending, self.sent = {}, self.number
        return encoded

    def _remember(self, patch: bytes) -> None:
        if not self._remembers:
            self.oldest = self.number
            return
        self.patches.append((self.number, patch))
        self._bytes += len(patch)
        while len(self.patches) > REMEMBERED or self._bytes > MOST_BYTES_REMEMBERED:
            self.oldest, forgotten = self.patches.popleft()
            self._bytes -= len(forgotten)

    def since(self, number: int) -> Json | None:
        """One patch with all that happened after `number`, also what waits for the next tick; None where that is no
        longer known, or where one patch can't say it. What a beat told is not among it where it came at that number:
        see `Room.join`."""
        if not self.oldest <= number <= self.sent:
            return None
        together: Json = {}
        missed = (orjson.loads(patch) for at, patch in self.patches if at > number)
        for patch in (*missed, self.pending):
            if not can_merge(together, patch):
                return None
            together = merge(together, patch)
        return together


def _and_screen(audience: Audience, lane: Lane, patch: Json) -> Json:
    """A change of what is shown, and what it changes on the screen."""
    before, lane.shown = lane.shown["screen"], with_screen(audience, lane.shown)
    change = diff(before, lane.shown["screen"])
    return {**patch, "screen": change} if change else patch


class Room:
    """`state` gives the workshop's state as it stands, for the beat."""

    def __init__(
        self, workshop: int, empty: Callable[[int], None], state: Callable[[], Awaitable[Live]] | None = None
    ) -> None:
        self.workshop = workshop
        self._empty = empty
        self._state = state
        self._gathered: Gathered | None = None
        self._pulse = Pulse()
        self._held: Json | None = None
        self._rewritten = 0
        self.revision = 0
        """Grows with each beat that told something: those who poll say which they have."""
        self._since_beat = 0
        self._texts_waited = 0
        self._next_beat: asyncio.TimerHandle | None = None
        self._beating: asyncio.Task[None] | None = None
        self._beat_at = 0.0
        self._lanes = {it: Lane(remembers=it is Audience.PHONE) for it in Audience}
        self._people: Counter[str] = Counter()
        self._tabs: Counter[str] = Counter()
        self._polls = 0
        self._group_of: dict[str, str] = {}
        self.here: dict[str, int] = {}
        self._done: frozenset[str] = frozenset()
        self._news = asyncio.Event()
        self._is_ticking = False
        self._ticked = 0.0
        self._cost = 0.0
        self._is_alive = False

    # Coming and going. `live` must be the state as it stands now.

    def join(self, live: Live, audience: Audience, listener: Listener, at: int | None = None) -> None:
        """Begin to follow. Sends the view, or where `at` is still known, what has happened since."""
        lane = self._ready(live, audience)
        # Words that are withheld from the others are not among what all were sent: then the whole view says it best.
        missed = lane.since(at) if at is not None and not live.workshop.withholds_texts else None
        if missed is None or listener.person is None:
            lane.listeners[listener] = lane.number
            whole = self._whole(live, audience, listener.person)
            listener.send(view_frame(whole, lane.number, listener.person, first()))
        else:
            lane.listeners[listener] = lane.number
            # A beat has no number of its own, so what it tells is told anew.
            told = {id: _NOT_ALWAYS | it for id, it in lane.shown["groups"].items()}
            missed = merge(missed, {"groups": told, "screen": lane.shown["screen"]})
            missed = merge(missed, own_anew(live, listener.person))
            listener.send(patch_frame(missed, lane.number, WHOLE_LENGTH, first()))
        if listener.person:
            self._tabs[listener.person] += 1
            self.enter(live, listener.person)
        if not self._is_alive:
            self._is_alive = True
            asyncio.get_running_loop().call_later(SIGN_OF_LIFE, self._give_sign_of_life)

    def _give_sign_of_life(self) -> None:
        alive = frame(orjson.dumps({"now": now()}))
        for lane in self._lanes.values():
            for listener in [*lane.listeners]:
                self._give(lane, listener, alive)
        self._is_alive = bool(self.listeners)
        if self._is_alive:
            asyncio.get_running_loop().call_later(SIGN_OF_LIFE, self._give_sign_of_life)

    def leave(self, audience: Audience, listener: Listener) -> None:
        """Stop following; who never began to is not missed."""
        if self._lanes[audience].listeners.pop(listener, None) is None:
            return
        self._lanes[audience].behind.discard(listener)
        if listener.person:
            self._tabs[listener.person] -= 1
        self._left(listener.person)

    def enter(self, live: Live, person: str) -> None:
        """Count somebody as here, once however many tabs."""
        self._people[person] += 1
        self._group_of[person] = live.workshop.people[person]
        self._count_here()

    def _left(self, person: str | None) -> None:
        if person:
            asyncio.get_running_loop().call_later(GRACE, self._gone, person)
        elif self.is_empty:
            self._empty(self.workshop)

    def _gone(self, person: str) -> None:
        self._people[person] -= 1
        if not self._people[person]:
            del self._people[person], self._tabs[person], self._group_of[person]
            self._count_here()
        if self.is_empty:
            self._empty(self.workshop)

    def is_full(self, audience: Audience, person: str | None) -> bool:
        """Whether one more screen would be more than anybody needs. `person`: who has joined, and has it; else None."""
        if audience is Audience.PHONE:
            return person is not None and self._tabs[person] >= MOST_TABS
        its = sum(listener.watcher == person for listener in self._lanes[audience].listeners)
        return its >= (MOST_TABS if person else MOST_SCREENS)

    def close_leads(self, facilitator: str) -> None:
        for listener in self.leads:
            if listener.lead == facilitator:
                listener.end()

    def close_remotes(self) -> None:
        """A remote ends with the workshop, or when it is ended: those that still stand come back."""
        for listener in self.remotes:
            listener.end()

    @property
    def remotes(self) -> list[Listener]:
        return [*self._lanes[Audience.REMOTE].listeners]

    @property
    def leads(self) -> list[Listener]:
        return [*self._lanes[Audience.LEAD].listeners]

    @property
    def listeners(self) -> list[Listener]:
        return [listener for lane in self._lanes.values() for listener in lane.listeners]

    def is_skipped(self, listener: Listener) -> bool:
        """Whether this reader does not keep up, and is sent nothing until it has drained."""
        return any(listener in lane.behind for lane in self._lanes.values())

    @property
    def is_empty(self) -> bool:
        return not self._people and not self._polls and not any(lane.listeners for lane in self._lanes.values())

    def _count_here(self) -> None:
        self.here = dict(Counter(self._group_of.values()))
        if self._gathered:
            self._gathered = replace(self._gathered, all_done=all_done(self._group_of, self._done))
        for audience in (Audience.LEAD, Audience.WALL, Audience.REMOTE):
            lane = self._lanes[audience]
            if not lane.listeners or self._is_held(audience):
                continue
            patch = {}
            for id, group in lane.shown["groups"].items():
                count = self.here.get(id, 0)
                if group["here"] != count:
                    group["here"] = count
                    patch[id] = {"here": count}
            if patch:
                news = {"groups": patch} | (self._whether_all_done(lane) if audience in LEADS else {})
                lane.take(_and_screen(audience, lane, news), lane.number)
                self._send(lane)

    def _whether_all_done(self, lane: Lane) -> Json:
        """As a patch, where it is another than was told; who comes and goes changes that at once."""
        before, told = lane.shown.pop("all_done", 0), self._gathered.all_done if self._gathered else 0
        if told:
            lane.shown["all_done"] = told
        return {"all_done": told or None} if told != before else {}

    # What the room is told, and what it says.

    def changed(self, live: Live, happened: Sequence[Happened] | None) -> None:
        """Told by the desk after a commit, while the state stands still."""
        if happened is None and live.rewritten > self._rewritten:
            self._forget_words(live)
        self._rewritten = live.rewritten
        self._note(live, happened)
        was_held = self._held is not None
        is_let_go = self.held(live) is None and was_held
        anew = happened is None or any(changes_everybodys(live, it.event) for it in happened)
        for it in happened or ():
            if isinstance(it.event, PersonJoined) and it.event.person in self._group_of:
                self._group_of[it.event.person] = it.event.group
                self.here = dict(Counter(self._group_of.values()))
        for audience, lane in self._lanes.items():
            if not lane.listeners:
                continue
            told = [it for it in happened or () if audience is Audience.PHONE or not is_unseen(live, it.event)]
            paths = None if happened is None or (is_let_go and audience is Audience.WALL) else _paths(live, told)
            if paths is not None and audience in LEADS:
                paths += ((name,) for name in LEAD_ONLY)
            patch = self._difference(live, audience, lane, paths)
            gone = {id: None for id, task in patch.get("tasks", {}).items() if task is None}
            if gone and audience is Audience.PHONE:
                patch = {**patch, **without(gone)}
            if not can_merge(lane.pending, patch):
                lane.flush()  # for those who come back; who is here is given the whole
                anew = True
            lane.take(patch, live.number)
            if audience is Audience.PHONE:
                self._tell_own(live, lane, None if anew else happened)
                self._schedule()
            else:
                self._send(lane)
        self._wake_polls()
        if live.workshop.is_closed:
            self.close_remotes()

    def _forget_words(self, live: Live) -> None:
        """Words have been taken out of everything: what was told stays told, in the words that there are now. What
        a held wall shows has words that are not known here, so it is held from how it is now."""
        if self._gathered:
            tasks = live.board.tasks
            told = {id: tasks[id].text for id in self._gathered.texts if id in tasks}
            self._gathered = replace(self._gathered, texts=told)
        if self._held is not None:
            self._held = {**view(live, Audience.WALL, self.here, self.gathered(live))}

    # What a held wall shows.

    def held(self, live: Live) -> Json | None:
        """The wall's view as it was when it was held; None while it is not. It is kept here and not on disk: who comes
        to a room that nobody was in, or after the server began anew, finds it as it is then, and held from there."""
        if live.workshop.wall.way != HOLD:
            self._held = None
        elif self._held is None:
            lane = self._lanes[Audience.WALL]
            shown = lane.shown if lane.listeners else view(live, Audience.WALL, self.here, self.gathered(live))
            self._held = {**shown}
        return self._held

    def _is_held(self, audience: Audience) -> bool:
        return audience is Audience.WALL and self._held is not None

    def _common(self, live: Live, audience: Audience) -> Json:
        """What an audience may see in common, and its screen."""
        whole = view(live, audience, self.here, self.gathered(live))
        as_it_was = self.held(live) if audience is Audience.WALL else None
        return with_screen(audience, whole if as_it_was is None else held(as_it_was, whole))

    # How far the room has come.

    def gathered(self, live: Live) -> Gathered:
        """As it was last told, or in a room where nobody was, as it is."""
        self._gathered = self._gathered or self._gather(live)
        return self._gathered

    def _gather(self, live: Live, texts: dict[str, str] | None = None) -> Gathered:
        self._done = done(live)
        pulse = self._pulse.told(live.workshop, now())
        return replace(gather(live, texts), pulse=pulse, all_done=all_done(self._group_of, self._done))

    def tap(self, live: Live, person: str, says: str) -> None:
        """Somebody says how it goes: nothing is told of that before the window is over."""
        self.gathered(live)
        self._pulse.tap(live.workshop, person, says, now())
        self._come_back_to_pulse()

    def _come_back_to_pulse(self) -> None:
        left = self._pulse.left(now())
        if left is not None:
            self._beat_in(left / 1000 + AFTER_A_WINDOW)

    def _note(self, live: Live, happened: Sequence[Happened] | None) -> None:
        """Keep in mind that there is something to tell; what begins something new is told at once."""
        kinds = {type(it.event) for it in happened or ()}
        if happened is None or not _BEGINS.isdisjoint(kinds):
            self._gathered = self._gather(live, self._texts_told(live))
            self._since_beat = 0
        if not any(kind.moves_on or kind.regroups for kind in kinds):
            return
        if self._gathered is None:
            self.gathered(live)
        else:
            for it in happened or ():
                self._gathered = at_once(live, self._gathered, it.event)
        self._since_beat += sum(it.event.moves_on for it in happened or ())
        early = self._beat_at + SHORTEST_BEAT - _now()
        self._beat_in(max(0.0, early) if self._since_beat >= MOST_GATHERED else BEAT)

    def _beat_in(self, seconds: float) -> None:
        if self._state is None:
            return
        at = _now() + seconds
        if self._next_beat and self._next_beat.when() <= at:
            return
        if self._next_beat:
            self._next_beat.cancel()
        self._next_beat = asyncio.get_running_loop().call_at(at, self._begin_beat)

    def _begin_beat(self) -> None:
        self._next_beat = None
        if not self.is_empty:
            self._beating = asyncio.get_running_loop().create_task(self._take_beat())

    async def _take_beat(self) -> None:
        assert self._state
        with suppress(NoWorkshop, RuntimeError):  # it is gone, or the desk is closed
            self.beat(await self._state())

    def beat(self, live: Live) -> None:
        """Tell how far the room has come, while the state stands still."""
        before = self.gathered(live)
        self._since_beat, self._beat_at = 0, _now()
        told = self._texts_told(live)
        self._gathered = self._gather(live, told)
        if any(told.get(id) != task.text for id, task in live.board.tasks.items()):
            self._beat_in(BEAT)
        self._come_back_to_pulse()
        if self._gathered == before:
            return
        self.revision += 1
        paths: list[Path] = [("gathered",), *(("groups", id) for id in live.workshop.groups)]
        if live.ballots.again:
            paths.append(("tasks", live.ballots.again))
        news = [("tasks", id) for id, _ in self._gathered.texts.items() ^ before.texts.items()]
        for audience, lane in self._lanes.items():
            if lane.listeners:
                its = [*paths, *((name,) for name in PROGRESS), *news] if audience is Audience.LEAD else [*paths]
                its += [("names",)] if audience is Audience.REMOTE else []
                its += [("all_done",)] if audience in LEADS else []
                lane.take(self._difference(live, audience, lane, its), lane.number)
                if audience is Audience.PHONE:
                    self._schedule()
                else:
                    self._send(lane)
        self._wake_polls()

    def _texts_told(self, live: Live) -> dict[str, str]:
        """The words of the tasks that the lead may be sent now: new ones several at a time, so that nobody who watches
        the room can see whose they are."""
        told, now = self.gathered(live).texts, {id: task.text for id, task in live.board.tasks.items()}
        people = live.workshop.people
        new = {id for id, text in now.items() if told.get(id) != text and live.board.tasks[id].by in people}
        is_due = len(new) >= TEXTS_TOGETHER or self._texts_waited >= PATIENCE_WITH_TEXTS
        if not new or is_due or not live.workshop.withholds_texts:
            self._texts_waited = 0
            return now
        self._texts_waited += 1
        return {id: told[id] if id in new else text for id, text in now.items() if id not in new or id in told}

    def _wake_polls(self) -> None:
        if self._polls:
            self._news.set()
            self._news = asyncio.Event()

    @property
    def is_behind(self) -> bool:
        """Whether there is something that the phones will be sent with the next tick."""
        return self._is_ticking

    async def news(self, live: Live, person: str | None, wait: float) -> None:
        """Wait until something happens, at most `wait` seconds; who waits is here."""
        self._polls += 1
        if person:
            self.enter(live, person)
        try:
            async with asyncio.timeout(wait):
                await self._news.wait()
        except TimeoutError:
            return
        finally:
            self._polls -= 1
            self._left(person)

    def _whole(self, live: Live, audience: Audience, person: str | None) -> Json:
        shown = self._lanes[audience].shown
        return with_own(live, shown, person) if person else shown

    def _ready(self, live: Live, audience: Audience) -> Lane:
        lane = self._lanes[audience]
        if not lane.listeners:
            lane.restart(self._common(live, audience), live.number)
        return lane

    def _difference(self, live: Live, audience: Audience, lane: Lane, paths: Iterable[Path] | None) -> Json:
        if paths is not None and self._is_held(audience):
            paths = [path for path in paths if path[0] in MOVES_ON_A_HELD_WALL]
        if paths is None:
            whole = self._common(live, audience)
            difference = diff(lane.shown, whole)
            lane.shown = whole
            return difference
        patch: Json = {}
        gathered = self.gathered(live)
        for path in paths:
            *above, key = path
            holder = lane.shown[above[0]] if above else lane.shown
            new = part(live, audience, path, self.here, gathered)
            change = diff({key: holder[key]} if key in holder else {}, {} if new is None else {key: new})
            if new is None:
                holder.pop(key, None)
            else:
                holder[key] = new
            if change:
                (patch.setdefault(above[0], {}) if above else patch).update(change)
        return _and_screen(audience, lane, patch) if patch else patch

    def _tell_own(self, live: Live, lane: Lane, happened: Sequence[Happened] | None) -> None:
        changes: dict[str, Json] = {}
        for it in happened or ():
            for person, patch in own_changes(live, it.event):
                changes[person] = merge(changes.get(person, {}), patch)
        if happened is not None and not changes:
            return
        if happened is None:
            # It is in what they are given whole. Sent after that, it would take away their own of what is withheld.
            lane.flush()
        for listener, at in [*lane.listeners.items()]:
            assert listener.person
            if happened is None:
                whole = self._whole(live, Audience.PHONE, listener.person)
                self._give(lane, listener, view_frame(whole, lane.number, listener.person), lane.number)
            elif mine := changes.get(listener.person):
                # At the number it has: what all are sent up to now may not have left yet.
                self._give(lane, listener, patch_frame(mine, at, OWN_LENGTH))

    def _schedule(self) -> None:
        if self._is_ticking:
            return
        self._is_ticking = True
        loop = asyncio.get_running_loop()
        at = self._ticked + min(LONGEST_TICK, 4 * self._cost)
        if at <= loop.time():
            loop.call_soon(self._send_phones)  # not at once: the desk's next batch is written meanwhile
        else:
            loop.call_at(at, self._send_phones)

    def _send_phones(self) -> None:
        lane = self._lanes[Audience.PHONE]
        encoded = lane.flush()
        self._send_slice(lane, encoded, lane.sent, [*lane.listeners] if encoded else [], 0, 0.0)

    def _send_slice(
        self, lane: Lane, encoded: bytes | None, at: int, to: list[Listener], start: int, cost: float
    ) -> None:
        """Give some of the phones their frame, and let the loop breathe before the next. Who has been given everything
        meanwhile is past it."""
        began = perf_counter()
        for listener in to[start : start + SLICE]:
            if lane.listeners.get(listener, at) <= at:
                self._give(lane, listener, encoded or b"", at)
        cost += perf_counter() - began
        loop = asyncio.get_running_loop()
        if start + SLICE < len(to):
            loop.call_soon(self._send_slice, lane, encoded, at, to, start + SLICE, cost)
            return
        metrics.tick.observe(cost)
        self._cost, self._ticked, self._is_ticking = cost, loop.time(), False
        if lane.pending:
            self._schedule()

    def _send(self, lane: Lane) -> None:
        if encoded := lane.flush():
            for listener in [*lane.listeners]:
                self._give(lane, listener, encoded, lane.sent)

    def _give(self, lane: Lane, listener: Listener, encoded: bytes, at: int | None = None) -> None:
        """Send, unless the reader is behind; `at`: the number that it has come to then."""
        if listener in lane.behind or listener not in lane.listeners:
            return
        if at is not None:
            lane.listeners[listener] = at
        if listener.send(encoded) > SLOW:
            lane.behind.add(listener)
            asyncio.get_running_loop().call_later(0.5, self._catch_up, lane, listener)

    def _catch_up(self, lane: Lane, listener: Listener) -> None:
        """Bring a slow reader up to date as soon as it has drained: it comes back, and says what it has."""
        if listener not in lane.behind:
            return
        if listener.unsent():
            asyncio.get_running_loop().call_later(0.5, self._catch_up, lane, listener)
            return
        listener.resync()  # it stays behind until it has left


def _paths(live: Live, happened: Sequence[Happened]) -> list[Path] | None:
    paths: dict[Path, None] = {}
    for it in happened:
        some = touched(live, it.event)
        if some is None:
            return None
        for path in some:
            paths[path] = None
    return [*paths]


_BEGINS: frozenset[type[Event]] = frozenset(
    (
        *(StepOpened, ListOpened, TopicOpened, TopicShown, TopicCleared, RoundOpened),
        *(BeforehandOpened, BeforehandClosed, BeforehandEnded, PlaceChanged),
    )
)


_NOTHING: Json = {}
_NOT_ALWAYS: Json = dict.fromkeys(("expected", "alone", "declined", "answers", "asked"))
"""What a group's part of the view may lack."""


def _now() -> float:
    return asyncio.get_running_loop().time()


def first() -> Json:
    """What only the first frame has: our clock, and which release this is."""
    return {"now": now(), "release": release()}


def view_frame(whole: Json, at: int, person: str | None = None, beside: Json = _NOTHING) -> bytes:
    encoded = orjson.dumps({"view": whole, "at": at, **beside})
    return frame(padded(encoded, WHOLE_LENGTH) if person else encoded)


def patch_frame(patch: Json, at: int, length: int, beside: Json = _NOTHING) -> bytes:
    return frame(padded(orjson.dumps({"patch": patch, "at": at, **beside}), length))


def padded(json: bytes, length: int) -> bytes:
    """JSON with white space after it, to the next multiple of a length (RFC 8259, section 2)."""
    return json.ljust(-(-len(json) // length) * length)


class Rooms:
    """The rooms of this process, made when somebody comes and dropped when the last one has gone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rooms: dict[int, Room] = {}
        desk.listen(self._tell, self._rooms.keys())

    def still(self, live: Live) -> Still:
        """What a page is drawn from, as it stands now."""
        room = self._rooms.get(live.workshop.id)
        return Still(live, room.here, room.gathered(live), room.held(live)) if room else Still(live, {}, None)

    def revision(self, workshop: int) -> int:
        """Which telling of how far the room has come is the last; 0 where nobody follows."""
        room = self._rooms.get(workshop)
        return room.revision if room else 0

    def is_full(self, workshop: int, audience: Audience, person: str | None) -> bool:
        room = self._rooms.get(workshop)
        return room is not None and room.is_full(audience, person)

    def room(self, workshop: int) -> Room:
        """A workshop's room. Whoever asks for it goes in at once, or it would never be dropped."""
        if workshop not in self._rooms:
            self._rooms[workshop] = Room(workshop, self._close, partial(self._desk.state, workshop))
            self._desk.when_followed()
        return self._rooms[workshop]

    def tap(self, live: Live, person: str, says: str) -> None:
        """Where nobody follows there is nobody to tell."""
        if room := self._rooms.get(live.workshop.id):
            room.tap(live, person, says)

    def close_leads(self, facilitator: str, workshop: int | None = None) -> None:
        """Close a facilitator's open screens in one workshop, or in all: who may still lead comes back at once.

        `facilitator`: the person id. In this process; another one's sockets end when it looks (`app.live.lookout`).
        """
        for id, room in self._rooms.items():
            if workshop in (None, id):
                room.close_leads(facilitator)

    @property
    def leads(self) -> list[tuple[int, Listener]]:
        """Every open screen that leads, and the workshop that it does."""
        return [(id, listener) for id, room in self._rooms.items() for listener in room.leads]

    def close_remotes(self, workshop: int | None = None) -> None:
        """Close the open screens of a workshop's remotes, or of all: those that still stand come back at once."""
        for id, room in self._rooms.items():
            if workshop in (None, id):
                room.close_remotes()

    @property
    def remotes(self) -> list[Listener]:
        return [listener for room in self._rooms.values() for listener in room.remotes]

    def send_away(self, workshop: int) -> None:
        """The workshop is no more: whoever follows it is told to come back, and finds that."""
        room = self._rooms.get(workshop)
        for listener in room.listeners if room else ():
            listener.resync()

    def _close(self, workshop: int) -> None:
        self._rooms.pop(workshop, None)
        self._desk.rest(workshop)

    def _tell(self, live: Live, happened: Sequence[Happened] | None) -> None:
        if room := self._rooms.get(live.workshop.id):
            room.changed(live, happened)
