"""The rows of a draft's tasks: more of them, two made one, one moved up, and each one's share of the hours."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from app.job_descriptions.draft import (
    MOST_IN_A_ROW,
    MOST_ROWS,
    SENTENCE_LENGTH,
    Draft,
    Duty,
    Source,
    TooManyRows,
    as_typed,
    grouped,
)
from app.job_descriptions.typed import read_number
from app.vocabulary import clean


def duty_from(source: Source, heading: str = "") -> Duty:
    return Duty(source.text, source.hours, (source.id,), heading, source.id)


def with_more(draft: Draft, chosen: Iterable[str]) -> Draft:
    """More sentences, from offered tasks that are not used yet."""
    wanted = set(chosen)
    taken = {duty.id for duty in draft.duties}
    more = tuple(duty_from(source) for source in draft.not_used if source.id in wanted)
    more = tuple(replace(duty, id=f"{duty.id}-2") if duty.id in taken else duty for duty in more)
    if len(draft.duties) + len(more) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    return replace(draft, duties=grouped(draft.duties + more))


def joined(draft: Draft, id: str) -> Draft:
    """Two sentences made one: the row and the one above it. Nothing happens to the first row."""
    row = _place(draft, id)
    if not row:
        return draft
    above, below = draft.duties[row - 1 : row + 1]
    hours = read_number(as_typed((above.hours or Decimal(0)) + (below.hours or 0)), MOST_IN_A_ROW)
    text = clean(f"{above.text}; {below.text}", SENTENCE_LENGTH)
    one = replace(above, text=text, hours=hours, sources=above.sources + below.sources)
    return replace(draft, duties=(*draft.duties[: row - 1], one, *draft.duties[row + 1 :]))


def moved_up(draft: Draft, id: str) -> Draft:
    """The row before the one above it, under the same heading as that one."""
    row = _place(draft, id)
    if not row:
        return draft
    above, below = draft.duties[row - 1 : row + 1]
    below = replace(below, heading=above.heading)
    return replace(draft, duties=grouped((*draft.duties[: row - 1], below, above, *draft.duties[row + 1 :])))


def _place(draft: Draft, id: str) -> int:
    """Where the row stands; 0 also where it is not there."""
    return next((place for place, duty in enumerate(draft.duties) if duty.id == id), 0)


def shares(draft: Draft) -> list[int | None]:
    """Each duty's percent of the hours: whole numbers that add up to 100. None for a duty without hours."""
    whole = draft.hours
    exact = [duty.hours * 100 / whole if duty.hours else None for duty in draft.duties]
    floors = [None if share is None else int(share.to_integral_value(ROUND_FLOOR)) for share in exact]
    rest = {
        i: share - floor
        for i, (share, floor) in enumerate(zip(exact, floors, strict=True))
        if share and floor is not None
    }
    left = 100 - sum(floor or 0 for floor in floors) if rest else 0
    for i in sorted(rest, key=lambda i: -rest[i])[:left]:
        floors[i] = (floors[i] or 0) + 1
    return floors
