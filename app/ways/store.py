"""Ways in, in the database, and how far posts have come on theirs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.alphabet import alphabetical
from app.ways.come_along import WAYS
from app.ways.tables import PostStageRow, PostWayRow, StageDaysRow, WayRow
from app.ways.trail import NOTHING, ChosenAlready, Days, Outcome, Step, Trail, TrailChanged, Written
from app.ways.way import MOST_WAYS, Employer, Kind, Stage, TooManyWays, Under, Way, WayChanged

_STAGES = TypeAdapter(tuple[Stage, ...])


@dataclass(frozen=True, slots=True)
class Kept:
    """A way as it is kept. `version`: how many times it was saved; 0 for one that is as it came along."""

    way: Way
    version: int = 0
    is_retired: bool = False


def ways(session: Session) -> list[Kept]:
    """All of them: those that come along first, then the municipality's own by name."""
    rows = {row.key: row for row in session.exec(select(WayRow))}
    came = [_kept(rows[key]) if key in rows else Kept(way) for key, way in WAYS.items()]
    own = [_kept(row) for key, row in rows.items() if key not in WAYS]
    return [*came, *sorted(own, key=lambda it: alphabetical(it.way.name))]


def way(session: Session, key: str) -> Kept | None:
    row = session.get(WayRow, key)
    if row is None:
        return Kept(WAYS[key]) if key in WAYS else None
    return _kept(row)


def _kept(row: WayRow) -> Kept:
    return Kept(Way(row.key, row.name, _STAGES.validate_python(row.stages)), row.version, row.is_retired)


def save_way(session: Session, kept: Kept, by: int, at: int) -> None:
    """Keep a way as it is after having been saved `kept.version` times. Raises `WayChanged` where it has been since,
    and `TooManyWays`."""
    stages: Any = _STAGES.dump_python(kept.way.stages, mode="json")
    shown = {"name": kept.way.name, "stages": stages, "is_retired": kept.is_retired, "changed_at": at, "by": by}
    connection = session.connection()
    if kept.version:
        this = (col(WayRow.key) == kept.way.key, col(WayRow.version) == kept.version)
        saved = update(WayRow).where(*this).values(version=kept.version + 1, **shown)
        if not connection.execute(saved).rowcount:
            raise WayChanged
        return
    if (session.exec(select(func.count()).select_from(WayRow)).one()) >= MOST_WAYS:
        raise TooManyWays(most=MOST_WAYS)
    try:
        connection.execute(insert(WayRow).values(key=kept.way.key, version=1, **shown))
    except IntegrityError:
        raise WayChanged from None


def uses(session: Session) -> dict[str, int]:
    """How many posts have begun on each way."""
    return dict(session.exec(select(PostWayRow.way, func.count()).group_by(col(PostWayRow.way))).all())


# Of posts


@dataclass(frozen=True, slots=True)
class Followed:
    """A post's way as it was saved. `number`: how many times; 0 where none is chosen."""

    number: int = 0
    written: Written = Written(Trail())  # noqa: RUF009  # it is frozen


def followed(session: Session, post: int) -> Followed:
    return all_followed(session, [post]).get(post, Followed())


def all_followed(session: Session, posts: Collection[int] | None = None) -> dict[int, Followed]:
    """By post, those that have a way. `posts`: of these; None: of all."""
    rows = session.exec(_of(PostWayRow, posts)).all()
    stages: dict[int, list[PostStageRow]] = {}
    for stage in session.exec(_of(PostStageRow, posts).order_by(col(PostStageRow.place))):
        stages.setdefault(stage.post, []).append(stage)
    days: dict[int, list[StageDaysRow]] = {}
    for it in session.exec(_of(StageDaysRow, posts)):
        days.setdefault(it.post, []).append(it)
    return {row.post: _followed(row, stages.get(row.post, []), days.get(row.post, [])) for row in rows}


def _of(model: Any, posts: Collection[int] | None) -> Any:
    return select(model) if posts is None else select(model).where(col(model.post).in_(posts))


def _followed(row: PostWayRow, stages: Iterable[PostStageRow], days: Collection[StageDaysRow]) -> Followed:
    whole = {it.stage: _days(it) for it in days if it.staffing is None}
    own: dict[int, dict[str, Days]] = {}
    for it in days:
        if it.staffing is not None:
            own.setdefault(it.staffing, {})[it.stage] = _days(it)
    steps = tuple(Step(_stage(it), whole.get(it.key, NOTHING)) for it in stages)
    return Followed(row.version, Written(Trail(row.way, row.name, steps, row.closed_on, row.why), own))


def _stage(row: PostStageRow) -> Stage:
    employer, under = Employer(row.employer), Under(row.under)
    return Stage(row.key, row.name, Kind(row.kind), row.role, row.hint, employer, under, row.months)


def _days(row: StageDaysRow) -> Days:
    outcome = Outcome(row.outcome) if row.outcome else None
    return Days(row.began, row.planned, row.done, row.role, row.note, row.not_needed, outcome)


def begin(session: Session, post: int, trail: Trail, by: int, at: int) -> None:
    """Let a post begin on a way, with a copy of its stages. Raises `ChosenAlready` where it has one."""
    its = {"post": post, "way": trail.way, "name": trail.name, "version": 1, "closed_on": None, "why": ""}
    try:
        session.connection().execute(insert(PostWayRow).values(changed_at=at, by=by, **its))
    except IntegrityError:
        raise ChosenAlready from None
    _add_stages(session, post, trail)


def keep_stages(session: Session, post: int, was: int, trail: Trail, by: int, at: int) -> None:
    """Keep the post's way with other stages than it had after having been saved `was` times. What is written of its
    stages stays. Raises `TrailChanged`."""
    _hold(session, post, was, by, at, way=trail.way, name=trail.name)
    session.connection().execute(delete(PostStageRow).where(col(PostStageRow.post) == post))
    _add_stages(session, post, trail)


def _add_stages(session: Session, post: int, trail: Trail) -> None:
    for place, step in enumerate(trail.steps):
        it = step.stage
        session.add(
            PostStageRow(
                post=post,
                key=it.key,
                place=place,
                name=it.name,
                kind=it.kind.value,
                role=it.role,
                hint=it.hint,
                employer=it.employer.value,
                under=it.under.value,
                months=it.months,
            )
        )
    session.flush()


def keep_days(
    session: Session, post: int, was: int, stage: str, staffing: int | None, days: Days, by: int, at: int
) -> None:
    """Keep what is known of a stage, of one placement or of the whole post (`staffing` is None), after the way was
    saved `was` times. Raises `TrailChanged`."""
    _hold(session, post, was, by, at)
    whose = col(StageDaysRow.staffing).is_(None) if staffing is None else col(StageDaysRow.staffing) == staffing
    this = (col(StageDaysRow.post) == post, col(StageDaysRow.stage) == stage, whose)
    session.connection().execute(delete(StageDaysRow).where(*this))
    if days != NOTHING:
        session.add(
            StageDaysRow(
                post=post,
                stage=stage,
                staffing=staffing,
                began=days.began,
                planned=days.planned,
                done=days.done,
                role=days.role,
                note=days.note,
                not_needed=days.not_needed,
                outcome=days.outcome.value if days.outcome else "",
            )
        )
    session.flush()


def keep_closed(session: Session, post: int, was: int, trail: Trail, by: int, at: int) -> None:
    """Keep that the way is closed, or open again. Raises `TrailChanged`."""
    _hold(session, post, was, by, at, closed_on=trail.closed_on, why=trail.why)


def _hold(session: Session, post: int, was: int, by: int, at: int, **shown: Any) -> None:
    this = (col(PostWayRow.post) == post, col(PostWayRow.version) == was)
    saved = update(PostWayRow).where(*this).values(version=was + 1, changed_at=at, by=by, **shown)
    if not session.connection().execute(saved).rowcount:
        raise TrailChanged
