"""A workshop as its journal leads to it, to be held beside what its rows say."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.live import state
from app.live.state import Live, evolve, read_event
from app.storage.journal import JournalRow
from app.vocabulary import Event
from app.workshop.workshop import begin

PASSING = {"Live.done", "Board.renumbered", "Weights._known", "Opinions._of", "Analysis.changed"}
"""What memory has for speed, or to be quick about what was asked just now, and no row."""
BESIDE = {"Live.acts", "Live.filled", "Live.times"}
"""What is read from the journal itself."""


def replay(id: int, lines: Iterable[JournalRow]) -> Live:
    """The state that a journal leads to. Raises as `retold`."""
    first, *rest = lines
    live = begun(id, first)
    for _ in retold(live, rest):
        pass
    return live


def begun(id: int, first: Any) -> Live:
    """A workshop as it was made. `first`: the first line of its journal."""
    created = read_event(first.kind, first.data)
    return state.new(begin(id, created), first.number)  # type: ignore[arg-type]


def retold(live: Live, lines: Iterable[Any]) -> Iterator[tuple[Any, Event]]:
    """Each line with what happened in it, while `live` still is as it was just before; then it happens. `lines`: after
    the first, the oldest first. Raises `KeyError`, `ValueError` where one can't be read, as some of an older version
    can't."""
    for line in lines:
        event = read_event(line.kind, line.data)
        yield line, event
        live.number = line.number
        evolve(event, live)


def differences(rows: Live, replayed: Live) -> list[str]:
    """What of the one is not as in the other: `Ballots.votes`."""
    ours, theirs = everything(rows), everything(replayed)
    return sorted(name for name, value in ours.items() if name not in BESIDE and theirs[name] != value)


def everything(live: Live) -> dict[str, Any]:
    """All of a state, field by field; counters and mappings but for what is nothing in them."""
    ballots, analysis = live.ballots, live.analysis
    parts = (
        *(live, live.workshop, live.board, live.translations, live.parking),
        *(ballots, ballots.seen, live.weights, analysis, analysis.opinions),
    )
    found: dict[str, Any] = {"the topics that are shown": {*live.workshop.shown}}
    for part in parts:
        kind = type(part).__name__
        for field in part.__dataclass_fields__:
            value = getattr(part, field)
            if f"{kind}.{field}" not in PASSING and not any(value is other for other in parts):
                found[f"{kind}.{field}"] = filled(value)
    return found


def filled(some: Any) -> Any:
    """A mapping without what is empty or nought in it, at any depth."""
    if not isinstance(some, dict):
        return some
    return {key: value for key, value in ((key, filled(value)) for key, value in some.items()) if value}
