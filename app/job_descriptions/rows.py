"""The rows of a draft's tasks: more of them, two made one, one moved up, and each one's share of the hours."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

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
from app.job_descriptions.percents import whole_percents
from app.job_descriptions.typed import read_number
from app.vocabulary import clean


def duty_from(source: Source, heading: str = "") -> Duty:
    return Duty(source.text, source.hours, (source.id,), heading, source.id)


def with_more(draft: Draft, chosen: Iterable[str]) -> Draft:
    """More sentences, from offered tasks that are not used yet: under their workplaces, where the others are that."""
    wanted = set(chosen)
    taken = {duty.id for duty in draft.duties}
    more = tuple(duty_from(source) for source in draft.not_used if source.id in wanted)
    more = tuple(replace(duty, id=f"{duty.id}-2") if duty.id in taken else duty for duty in more)
    if len(draft.duties) + len(more) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    longer = replace(draft, duties=draft.duties + more)
    return (
        under_workplaces(longer) if _is_by_workplace(draft, longer) else replace(longer, duties=grouped(longer.duties))
    )


def under_workplaces(draft: Draft) -> Draft:
    """Each sentence that has no heading under the workplace that its task came from."""
    filled = (replace(duty, heading=duty.heading or _workplace(draft, duty)) for duty in draft.duties)
    return replace(draft, duties=grouped(filled))


def _is_by_workplace(was: Draft, draft: Draft) -> bool:
    """Whether the headings are the workplaces, or should be now: there is a second workplace, and nobody has said how
    the sentences are to be parted."""
    headings = {duty.heading for duty in was.duties if duty.heading}
    if headings:
        return headings <= {_workplace(was, duty) for duty in was.duties}
    return len(_workplaces(was)) == 1 < len(_workplaces(draft))


def _workplaces(draft: Draft) -> set[str]:
    return {name for duty in draft.duties if (name := _workplace(draft, duty))}


def _workplace(draft: Draft, duty: Duty) -> str:
    """Where its first task came from; "" where it came from none."""
    origins = (draft.provenance.origin(source) for source in draft.from_board(duty))
    return next((origin.workplace for origin in origins if origin), "")


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
    """Each duty's percent of the hours, in whole numbers; None for a duty without hours."""
    percents = whole_percents([duty.hours for duty in draft.duties if duty.hours])
    return [percents[duty.hours] if duty.hours else None for duty in draft.duties]
