"""Receptions and workplaces' checklists in the database: each is saved whole, or not at all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.posts.post import Post
from app.posts.tables import PostRow, StaffingRow
from app.reception.checklist import Checklist, Row
from app.reception.introduction import Texts
from app.reception.owner import Owner
from app.reception.plan import Need, Plan, Stage, Step
from app.reception.tables import ChecklistRow, ReceptionRow
from app.reception.typed import ReceptionChanged

_STEPS = TypeAdapter(dict[Stage, Step])
_NEEDS = TypeAdapter(dict[Need, Owner])
_TEXTS = TypeAdapter(dict[str, dict[str, str]])
_ROWS = TypeAdapter(dict[str, Row])


@dataclass(frozen=True, slots=True)
class Kept:
    """A reception as it was saved. `number`: how many times; 0 where nobody has written anything."""

    number: int = 0
    plan: Plan = Plan()  # noqa: RUF009  # it is frozen
    introduction: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptList:
    """A checklist as it was saved. `number`: how many times. `at`: milliseconds since 1970. `is_by_team`: the last time
    by a link."""

    number: int = 0
    rows: Checklist = field(default_factory=dict)
    at: int = 0
    is_by_team: bool = False


def reception(session: Session, post: int, workplace: int) -> Kept:
    return of_posts(session, [post]).get((post, workplace), Kept())


def of_posts(session: Session, posts: Collection[int]) -> dict[tuple[int, int], Kept]:
    """By post and workplace, those that somebody has written in."""
    rows = session.exec(select(ReceptionRow).where(col(ReceptionRow.post).in_(posts)))
    return {(row.post, row.workplace): _kept(row) for row in rows}


def _kept(row: ReceptionRow) -> Kept:
    plan = Plan(_STEPS.validate_python(row.steps), _NEEDS.validate_python(row.needs))
    return Kept(row.version, plan, _TEXTS.validate_python(row.introduction))


def save(session: Session, post: int, workplace: int, its: Kept, by: int, at: int) -> None:
    """Keep a reception as it is after having been saved `its.number` times. Raises `ReceptionChanged`."""
    shown = {
        "steps": _STEPS.dump_python(dict(its.plan.steps), mode="json"),
        "needs": _NEEDS.dump_python(dict(its.plan.needs), mode="json"),
        "introduction": {tag: dict(texts) for tag, texts in its.introduction.items()},
        "changed_at": at,
        "by": by,
    }
    this = {"post": post, "workplace": workplace}
    _put(session, ReceptionRow, this, its.number, shown)


def checklist(session: Session, workplace: int) -> KeptList:
    return checklists(session, [workplace]).get(workplace, KeptList())


def checklists(session: Session, workplaces: Collection[int]) -> dict[int, KeptList]:
    """By workplace, those that somebody has answered."""
    rows = session.exec(select(ChecklistRow).where(col(ChecklistRow.workplace).in_(workplaces)))
    return {
        row.workplace: KeptList(row.version, _ROWS.validate_python(row.rows), row.changed_at, row.by is None)
        for row in rows
    }


def save_checklist(session: Session, workplace: int, was: int, rows: Checklist, by: int | None, at: int) -> None:
    """Keep a checklist as it is after having been saved `was` times. `by`: None for the team. Raises
    `ReceptionChanged`."""
    shown = {"rows": _ROWS.dump_python(dict(rows), mode="json"), "changed_at": at, "by": by}
    _put(session, ChecklistRow, {"workplace": workplace}, was, shown)


def _put(session: Session, of: Any, this: Mapping[str, int], was: int, shown: Mapping[str, Any]) -> None:
    connection = session.connection()
    if was:
        where = [col(getattr(of, name)) == id for name, id in this.items()]
        saved = update(of).where(*where, col(of.version) == was).values(version=was + 1, **shown)
        if not connection.execute(saved).rowcount:
            raise ReceptionChanged
        return
    try:
        connection.execute(insert(of).values(version=1, **this, **shown))
    except IntegrityError:
        raise ReceptionChanged from None


def let_go(session: Session, post: int, its: Post) -> None:
    """Take away the receptions at workplaces where the post has no placement any more."""
    where = [it.workplace for it in its.staffings]
    session.exec(delete(ReceptionRow).where(col(ReceptionRow.post) == post, col(ReceptionRow.workplace).not_in(where)))


def posts_at(session: Session, workplace: int) -> list[int]:
    """The posts with a placement at a workplace that have not been ended, or are to be."""
    there = select(StaffingRow.post).where(col(StaffingRow.workplace) == workplace)
    return [*session.exec(select(PostRow.id).where(col(PostRow.id).in_(there)).order_by(col(PostRow.id)))]
