"""What happened in a workshop beside what the course advises: sentences by their names, and nobody's score. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.analysis.parties import DUTIES
from app.course.looking_back.story import Shown, Story
from app.live.times import SITTING
from app.rehearsal.deeds import Deed
from app.vocabulary import Step

READY, UNPLACED, HOURS = "ready", "unplaced", "hours"
"""What is advised beside the deeds that are counted in a rehearsal."""
STEPS_ONE = (Step.GATHER, Step.SORT, Step.REVEAL, Step.SETTLE)
STEPS_TWO = (Step.ANALYSE, Step.ACT)
MINUTE = 60_000


class Fell(StrEnum):
    YES = "yes"
    NO = "no"
    NEITHER = "neither"
    """It does not apply here, or there is too little to tell of."""
    TOLD = "told"
    """It is told, and is better neither way."""


class Stage(StrEnum):
    """How far session two has come."""

    WAITS = "waits"
    GOES_ON = "goes_on"
    OVER = "over"
    NONE = "none"
    """The workshop was closed after session one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of advice and what happened. `what`: a deed, or one of the names above; `said`: a key of
    `app.course.looking_back.words.SAID`, which may say `n` and `of`. `at`: milliseconds since 1970."""

    what: str
    fell: Fell
    said: str
    at: int | None = None
    n: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Took:
    """How many minutes a step took, None where nobody can say, and how many were planned. `at_home`: the staff did it
    before they met."""

    step: Step
    took: int | None
    planned: int
    at_home: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """`two`, `took_two`: empty until session two is over."""

    stage: Stage
    one: tuple[Row, ...]
    two: tuple[Row, ...]
    took_one: tuple[Took, ...]
    took_two: tuple[Took, ...]


def compared(story: Story, now: int) -> Compared:
    """`now`: milliseconds since 1970."""
    stage = _stage(story, now)
    is_over = stage is Stage.OVER
    return Compared(
        stage,
        (_ready(story), *_shown(story), _settled(story), _unplaced(story), _undone(story)),
        _session_two(story) if is_over else (),
        _took(story, STEPS_ONE),
        _took(story, STEPS_TWO) if is_over else (),
    )


def in_all(took: Iterable[Took]) -> tuple[int, int] | None:
    """How many minutes a session took, and how many were planned; None where nobody can say it of every step."""
    its = [*took]
    known = [it.took for it in its if it.took is not None]
    return (sum(known), sum(it.planned for it in its)) if its and len(known) == len(its) else None


def began(rows: Iterable[Row]) -> int | None:
    """The first moment of a session that is told, milliseconds since 1970; None where there is none."""
    return min((row.at for row in rows if row.at is not None), default=None)


def _stage(story: Story, now: int) -> Stage:
    if story.two_began is None:
        return Stage.NONE if story.closed else Stage.WAITS
    is_over = story.closed or story.two_rested or now - story.last > SITTING
    return Stage.OVER if is_over else Stage.GOES_ON


def _took(story: Story, steps: tuple[Step, ...]) -> tuple[Took, ...]:
    return tuple(Took(it, _minutes(story, it), story.planned[it], it in story.at_home) for it in steps)


def _minutes(story: Story, step: Step) -> int | None:
    spent = 0 if step in story.at_home else story.spent[step]
    return max(1, round(spent / MINUTE)) if spent else None


# Session one


def _ready(story: Story) -> Row:
    n, of = story.readiness or (0, 0)
    if not of:
        return Row(READY, Fell.NEITHER, "ready_unknown")
    return Row(READY, Fell.YES, "ready", n=n, of=of) if n == of else Row(READY, Fell.NO, "not_ready", n=n, of=of)


def _shown(story: Story) -> tuple[Row, ...]:
    why = _done(story, Deed.SAID_WHY)
    listed = _done(story, Deed.OPENED_LIST)
    if not story.shows:
        return why, listed, *(Row(it, Fell.NEITHER, "nothing_shown") for it in (Deed.WAITED, Deed.SHOWED_ONCE))
    return why, listed, _waited(story.shows), _once(story.shows)


def _done(story: Story, deed: Deed) -> Row:
    at = story.at.get(deed)
    return Row(deed, Fell.NO, f"not_{deed}") if at is None else Row(deed, Fell.YES, deed, at)


def _waited(shows: list[Shown]) -> Row:
    it = next((it for it in shows if it.has_waited), shows[0])
    if it.done is None or it.of is None:
        return Row(Deed.WAITED, Fell.NEITHER, "too_few" if it.few else "not_counted", it.at)
    return Row(Deed.WAITED, Fell.YES if it.has_waited else Fell.NO, Deed.WAITED, it.at, it.done, it.of)


def _once(shows: list[Shown]) -> Row:
    n, at = len(shows), shows[0].at
    if n == 1:
        return Row(Deed.SHOWED_ONCE, Fell.YES, Deed.SHOWED_ONCE, at)
    return Row(Deed.SHOWED_ONCE, Fell.NO, "showed_again", at, n)


def _settled(story: Story) -> Row:
    if Deed.SETTLED not in story.at and not story.divided:
        return Row(Deed.SETTLED, Fell.NEITHER, "nothing_divided")
    return _done(story, Deed.SETTLED)


def _unplaced(story: Story) -> Row:
    n, of = story.unplaced or (0, 0)
    if not of:
        return Row(UNPLACED, Fell.NEITHER, "no_tasks")
    return Row(UNPLACED, Fell.NO if n else Fell.YES, "unplaced" if n else "all_placed", n=n, of=of)


def _undone(story: Story) -> Row:
    n = len(story.undone)
    return Row(Deed.UNDID, Fell.TOLD, "undid" if n else "not_undid", story.undone[-1] if n else None, n)


# Session two


def _session_two(story: Story) -> tuple[Row, ...]:
    chose = _done(story, Deed.CHOSE)
    if chose.fell is Fell.NO and not story.may_choose:
        chose = Row(Deed.CHOSE, Fell.NEITHER, "nothing_to_choose")
    noted, planned = (_done(story, deed) for deed in (Deed.NOTED, Deed.PLANNED))
    return chose, _times(story), _hours(story), noted, planned, _consulted(story), _left_nothing(story)


def _times(story: Story) -> Row:
    it = story.times
    if it is None:
        return Row(Deed.ASKED_TIME, Fell.NO, "not_asked_time")
    if it.done is None or it.of is None:
        return Row(Deed.ASKED_TIME, Fell.YES, "asked_few" if it.few else "asked_not_counted", it.at)
    return Row(Deed.ASKED_TIME, Fell.YES if it.has_waited else Fell.NO, Deed.ASKED_TIME, it.at, it.done, it.of)


def _hours(story: Story) -> Row:
    n, of = story.reds
    if not of:
        return Row(HOURS, Fell.NEITHER, "no_reds")
    return Row(HOURS, Fell.YES if n == of else Fell.NO, HOURS, n=n, of=of)


def _consulted(story: Story) -> Row:
    answered = [it for it in DUTIES if it in story.duties]
    if len(answered) == len(DUTIES):
        return Row(Deed.CONSULTED, Fell.YES, Deed.CONSULTED, max(story.duties.values()))
    return Row(Deed.CONSULTED, Fell.NO, f"only_{answered[0]}" if answered else "not_consulted")


def _left_nothing(story: Story) -> Row:
    n = story.undecided
    if story.closed:
        return Row(
            Deed.LEFT_NOTHING,
            Fell.NO if n else Fell.YES,
            "closed_undecided" if n else Deed.LEFT_NOTHING,
            story.closed,
            n,
        )
    return Row(Deed.LEFT_NOTHING, Fell.NO, "not_closed_undecided" if n else "not_closed", n=n)
