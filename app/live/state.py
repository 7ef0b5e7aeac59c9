"""A workshop that is awake: its whole state in memory, valid for the number it was read at."""

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

import app.analysis.several
import app.analysis.store
import app.board.store
import app.parking.store
import app.translation.store
import app.voting.store
import app.weight.store
import app.workshop.store
from app.analysis import analysis as analysis_rules
from app.analysis.analysis import Analysis
from app.analysis.commands import WIRE as ANALYSIS_COMMANDS
from app.analysis.opinions import Opinions
from app.board import board as board_rules
from app.board.board import Board
from app.board.commands import WIRE as BOARD_COMMANDS
from app.live import filled
from app.live.acts import WIRE as ACT_COMMANDS
from app.live.acts import Act, Acts
from app.live.events import KINDS
from app.live.filled import Filled
from app.live.older import as_now
from app.live.times import TIMED, Times
from app.parking import parking as parking_rules
from app.parking.commands import WIRE as PARKING_COMMANDS
from app.parking.parking import Parking
from app.storage import journal
from app.storage.changes import Changes
from app.translation import translation as translation_rules
from app.translation.commands import WIRE as TRANSLATION_COMMANDS
from app.translation.commands import TranslateTasks
from app.translation.translation import Translations
from app.vocabulary import Event
from app.voting import ballot as ballot_rules
from app.voting.ballot import Ballots
from app.voting.commands import WIRE as VOTING_COMMANDS
from app.weight import weight as weight_rules
from app.weight.commands import WIRE as WEIGHT_COMMANDS
from app.weight.weight import Weights
from app.workshop import workshop as workshop_rules
from app.workshop.commands import WIRE as WORKSHOP_COMMANDS
from app.workshop.commands import BringUp, JoinWorkshop, LookAt, OpenBeforehand, OpenStep, TalkInPairs
from app.workshop.workshop import Workshop

REMEMBERED = 4096
"""How many of a workshop's last command ids are kept in memory; older ones are looked up in the journal."""

ACTS_REMEMBERED = 400
"""Lines of the journal that are looked through for what can be taken back."""

WIRE = (
    *(*WORKSHOP_COMMANDS, *BOARD_COMMANDS, *TRANSLATION_COMMANDS, *PARKING_COMMANDS, *VOTING_COMMANDS),
    *(*WEIGHT_COMMANDS, *ANALYSIS_COMMANDS, *ACT_COMMANDS),
)
"""Every command that may come from outside."""

_STATE_OF: dict[type, str] = {
    **dict.fromkeys(PARKING_COMMANDS, "parking"),
    **dict.fromkeys((*TRANSLATION_COMMANDS, TranslateTasks), "translations"),
    **dict.fromkeys((*WORKSHOP_COMMANDS, JoinWorkshop, OpenBeforehand), "workshop"),
    **dict.fromkeys((*BOARD_COMMANDS, BringUp, LookAt, TalkInPairs), "board"),
    **dict.fromkeys(VOTING_COMMANDS, "ballots"),
    **dict.fromkeys(WEIGHT_COMMANDS, "weights"),
    **dict.fromkeys((*ANALYSIS_COMMANDS, OpenStep), "analysis"),
}


_EVENTS: dict[str, TypeAdapter[Event]] = {name: TypeAdapter(event) for name, event in KINDS.items()}


_REWRITES = tuple(kind for kind, event in KINDS.items() if event.rewrites)


def read_event(kind: str, data: Any) -> Event:
    """An event as it was before it was written in the journal."""
    return _EVENTS[kind].validate_python(data)


def read_act(number: int, undo: Any) -> Act:
    """What can be taken back, as it was before it was written in the journal."""
    lines = (line for event in undo["back"] for line in as_now(event["kind"], event["data"]))
    back = tuple(read_event(kind, data) for kind, data in lines)
    return Act(number, undo["do"], undo["about"], back)


def name_of(command: type) -> str:
    """`CastVote` is `cast_vote` on the wire."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", command.__name__).lower()


@dataclass(slots=True)
class Live:
    workshop: Workshop
    board: Board
    translations: Translations
    parking: Parking
    ballots: Ballots
    weights: Weights
    analysis: Analysis
    number: int
    acts: Acts = field(default_factory=Acts)
    filled: Filled = field(default_factory=Filled)
    times: Times = field(default_factory=Times)
    done: OrderedDict[str, int] = field(default_factory=OrderedDict)
    """The last commands done, and at which number."""
    rewritten: int = 0
    """The number of the last event that `rewrites`; 0 where there is none."""

    def of(self, command: Any) -> Any:
        """The state that decides a command."""
        name = _STATE_OF.get(type(command))
        return getattr(self, name) if name else self

    def remember(self, command: str, number: int) -> None:
        self.done[command] = number
        if len(self.done) > REMEMBERED:
            self.done.popitem(last=False)


def new(workshop: Workshop, number: int) -> Live:
    """A workshop in which nothing has happened yet but that it was made."""
    board = Board(workshop)
    weights, ballots = Weights(board), Ballots(board)
    analysis = Analysis(weights, Opinions(board), ballots)
    return Live(workshop, board, Translations(board), Parking(board), ballots, weights, analysis, number)


def load(connection: Connection, id: int) -> Live | None:
    """Read a workshop's state. None where there is no such workshop."""
    found = app.workshop.store.load(connection, id)
    if found is None:
        return None
    workshop, number = found
    board = app.board.store.load(connection, workshop)
    translations = app.translation.store.load(connection, board)
    parking = app.parking.store.load(connection, board)
    ballots = app.voting.store.load(connection, board)
    weights = app.weight.store.load(connection, board)
    analysis = app.analysis.store.load(connection, weights, ballots)
    analysis.changed = number
    of_all = (workshop, board, translations, parking, ballots, weights, analysis)
    live = Live(*of_all, number, filled=filled.load(connection, id))
    live.rewritten = journal.last_of(connection, id, _REWRITES)
    for command, at in journal.last_commands(connection, id, REMEMBERED):
        live.remember(command, at)
    for line in journal.timed(connection, id, *TIMED):
        live.times.note(read_event(line.kind, line.data), line.by, line.at)
    for line in journal.last_acts(connection, id, ACTS_REMEMBERED):
        event = read_event(line.kind, line.data)
        live.acts.evolve(event)
        live.acts.keep(read_act(line.number, line.undo), event)
    return live


_CONCEPTS: tuple[tuple[str, Any, Any], ...] = (
    ("workshop", workshop_rules.evolve, app.workshop.store.save),
    ("board", board_rules.evolve, app.board.store.save),
    ("translations", translation_rules.evolve, app.translation.store.save),
    ("parking", parking_rules.evolve, app.parking.store.save),
    ("ballots", ballot_rules.evolve, app.voting.store.save),
    ("weights", weight_rules.evolve, app.weight.store.save),
    ("analysis", analysis_rules.evolve, app.analysis.store.save),
)
"""From left to right, for each relies on those before it: how an event happens to it, and which rows that changes."""

Minds = tuple[tuple[str, Any], ...]
"""The concepts that do something about a kind of event, and what."""


def _those_who_mind(kind: type[Event], does: dict[str, Any]) -> Minds:
    return tuple((name, it.dispatch(kind)) for name, it in does.items() if it.dispatch(kind) != it.dispatch(object))


_HAPPENS: dict[type[Event], Minds] = {
    kind: _those_who_mind(kind, {name: happens for name, happens, _ in _CONCEPTS}) for kind in KINDS.values()
}
_SAVES: dict[type[Event], Minds] = {
    kind: _those_who_mind(kind, {name: saves for name, _, saves in _CONCEPTS}) for kind in KINDS.values()
}
"""Looked up once: most events concern one concept or two, and there are thousands a second."""


def evolve(event: Event, live: Live) -> None:
    """Let an event happen to every concept."""
    live.acts.evolve(event)
    if event.rewrites:
        live.rewritten = live.number
    for name, happens in _HAPPENS[type(event)]:
        happens(event, getattr(live, name))


def save(event: Event, live: Live, changes: Changes) -> None:
    """Gather the rows that an event, just evolved, changed."""
    for name, saves in _SAVES[type(event)]:
        saves(event, getattr(live, name), changes)
