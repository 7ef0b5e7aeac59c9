"""Posts in the database, each with all that hangs on it: it is saved whole, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, delete, func, update
from sqlmodel import Session, col, select

from app.alphabet import alphabetical
from app.job_descriptions.draft import Agreement, EditedMeanwhile
from app.job_descriptions.tables import InForceRow, JobDescriptionRow
from app.posts.half_year import read_half_year
from app.posts.post import Content, Employer, EndedWhy, Outcome, Post
from app.posts.staffing import Change, Staffing, Subsidy, What, Why
from app.posts.tables import PostOutcomeRow, PostRow, PostTallyRow, StaffingChangeRow, StaffingRow
from app.posts.tally import Tally
from app.posts.text import Text

Which = ColumnElement[bool]
"""Which of the installation's posts: a condition on their rows (`app.posts.whose.reached`)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A post as it was saved. `version`: how many times. `text`: what is known of the text that it rests on. Times:
    milliseconds since 1970."""

    id: int
    version: int
    post: Post
    text: Text = Text()  # noqa: RUF009  # it is frozen
    changed_at: int = 0


def every(session: Session, which: Which) -> dict[int, Kept]:
    """By id; the last changed first."""
    rows = session.exec(
        select(PostRow).where(which).order_by(col(PostRow.changed_at).desc(), col(PostRow.id).desc())
    ).all()
    if not rows:
        return {}
    ids = select(PostRow.id).where(which)
    staffings = _staffings(session, ids)
    tallies = _by_post(session.exec(select(PostTallyRow).where(col(PostTallyRow.post).in_(ids))))
    outcomes = _by_post(session.exec(select(PostOutcomeRow).where(col(PostOutcomeRow.post).in_(ids))))
    texts = _texts(session, ids) if any(row.job_description for row in rows) else {}
    found: dict[int, Kept] = {}
    for row in rows:
        assert row.id is not None
        its = (staffings.get(row.id, ()), tallies.get(row.id, ()), outcomes.get(row.id, ()))
        text = texts.get(row.job_description or 0, Text())
        found[row.id] = Kept(row.id, row.version, _post(row, *its), text, row.changed_at)
    return found


def one(session: Session, which: Which, id: int) -> Kept | None:
    return every(session, (col(PostRow.id) == id) & which).get(id)


def add(session: Session, post: Post, at: int) -> int:
    """Its id."""
    row = PostRow(version=1, created_at=at, **_columns(post, at))
    session.add(row)
    session.flush()
    assert row.id is not None
    _hang(session, row.id, post)
    return row.id


def save(session: Session, id: int, was: int, post: Post, at: int) -> None:
    """Keep a post as it is after having been saved `was` times. Raises `EditedMeanwhile` where it has been since."""
    this = update(PostRow).where(col(PostRow.id) == id, col(PostRow.version) == was)
    if not session.connection().execute(this.values(version=was + 1, **_columns(post, at))).rowcount:
        raise EditedMeanwhile
    for of in (PostTallyRow, PostOutcomeRow):
        session.exec(delete(of).where(col(of.post) == id))
    theirs = [it.id for it in post.staffings if it.id]
    session.exec(delete(StaffingRow).where(col(StaffingRow.post) == id, col(StaffingRow.id).not_in(theirs)))
    session.exec(delete(StaffingChangeRow).where(col(StaffingChangeRow.staffing).in_(theirs)))
    session.expire_all()
    _hang(session, id, post)


def remove(session: Session, id: int) -> None:
    """With all that hangs on it."""
    session.exec(delete(PostRow).where(col(PostRow.id) == id))


def resting_on(session: Session, text: int, which: ColumnElement[bool]) -> tuple[dict[int, str], int]:
    """Titles of the posts that rest on a text, of those that somebody reaches, by id; and how many there are."""
    rests = col(PostRow.job_description) == text
    seen = session.exec(select(PostRow.id, PostRow.title).where(rests, which)).all()
    every = session.exec(select(func.count()).select_from(PostRow).where(rests)).one()
    return {id: title for id, title in sorted(seen, key=lambda it: alphabetical(it[1])) if id}, every


def _hang(session: Session, id: int, post: Post) -> None:
    """The rows of what hangs on it, of which only staffings may be there before."""
    for it in post.staffings:
        _put_staffing(session, id, it)
    for tally in post.tallies:
        its = {"sex": dict(tally.sex), "group": dict(tally.group), "support": dict(tally.support)}
        session.add(PostTallyRow(post=id, on=tally.on, ordinary_of_priority=tally.ordinary_of_priority, **its))
    for outcome in post.outcomes:
        sums = {"sex": _lists(outcome.sex), "support": _lists(outcome.support)}
        session.add(PostOutcomeRow(post=id, began=str(outcome.began), **sums))
    session.flush()


def _put_staffing(session: Session, post: int, it: Staffing) -> None:
    names = ("workplace", "starts", "persons", "ordinary", "planned", "subsidy_until", "ab_planned", "differs")
    its = {name: getattr(it, name) for name in names} | {"subsidy": it.subsidy.value}
    if it.id:
        session.connection().execute(update(StaffingRow).where(col(StaffingRow.id) == it.id).values(**its))
    row = StaffingRow(post=post, **its)
    if not it.id:
        session.add(row)
        session.flush()
    id = it.id or row.id
    assert id is not None
    for change in it.changes:
        words = {"what": change.what.value, "was": change.was.value, "why": change.why.value}
        session.add(StaffingChangeRow(staffing=id, on=change.on, persons=change.persons, id=None, **words))


def _lists(parts: Mapping[str, tuple[int, int]]) -> dict[str, list[int]]:
    return {name: list(its) for name, its in parts.items()}


def _columns(post: Post, at: int) -> dict[str, Any]:
    return {
        "title": post.title,
        "category": post.category,
        "job_description": post.job_description,
        "administration": post.administration,
        "employer": post.employer.value,
        "decided_on": post.decided_on,
        "decision": post.decision,
        "extent": None if post.extent is None else float(post.extent),
        "content": {name.value: share for name, share in post.content.items()},
        "educated": post.educated,
        "before": post.before,
        "ended_on": post.ended_on,
        "ended_why": post.ended_why.value,
        "is_example": post.is_example,
        "changed_at": at,
    }


# Read


def _staffings(session: Session, ids: Any) -> dict[int, list[Staffing]]:
    rows = session.exec(select(StaffingRow).where(col(StaffingRow.post).in_(ids)).order_by(col(StaffingRow.id))).all()
    if not rows:
        return {}
    of_posts = select(StaffingRow.id).where(col(StaffingRow.post).in_(ids))
    changes: dict[int, list[Change]] = {}
    for row in session.exec(select(StaffingChangeRow).where(col(StaffingChangeRow.staffing).in_(of_posts))):
        change = Change(row.on, What(row.what), row.persons, Agreement(row.was), Why(row.why), row.id)
        changes.setdefault(row.staffing, []).append(change)
    found: dict[int, list[Staffing]] = {}
    for its in rows:
        found.setdefault(its.post, []).append(_staffing(its, changes.get(its.id or 0, ())))
    return found


def _staffing(row: StaffingRow, changes: Iterable[Change]) -> Staffing:
    return Staffing(
        row.workplace,
        row.starts,
        row.persons,
        row.ordinary,
        row.planned,
        Subsidy(row.subsidy),
        row.subsidy_until,
        row.ab_planned,
        row.differs,
        tuple(sorted(changes, key=lambda it: (it.on, it.what is What.ENDED))),
        row.id,
    )


def _by_post(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.post, []).append(row)
    return found


def _texts(session: Session, ids: Any) -> dict[int, Text]:
    """By job description."""
    of_posts = select(PostRow.job_description).where(col(PostRow.id).in_(ids))
    spans: dict[int, list[tuple[int, int | None]]] = {}
    in_force = select(InForceRow.job_description, InForceRow.at, InForceRow.until)
    for id, at, until in session.exec(in_force.where(col(InForceRow.job_description).in_(of_posts))):
        spans.setdefault(id, []).append((at, until))
    rows = session.exec(select(JobDescriptionRow).where(col(JobDescriptionRow.id).in_(of_posts)))
    return {row.id: _text(row, spans.get(row.id, [])) for row in rows if row.id}


def _text(row: JobDescriptionRow, spans: list[tuple[int, int | None]]) -> Text:
    return Text(row.id, row.title, row.in_force, row.version, tuple(sorted(spans, key=lambda it: it[0])))


def _post(
    row: PostRow, staffings: Iterable[Staffing], tallies: Iterable[PostTallyRow], outcomes: Iterable[PostOutcomeRow]
) -> Post:
    return Post(
        row.title,
        Employer(row.employer),
        row.administration,
        row.category,
        row.job_description,
        row.decided_on,
        row.decision,
        None if row.extent is None else Decimal(str(row.extent)),
        {Content(name): share for name, share in row.content.items()},
        row.educated,
        row.ended_on,
        EndedWhy(row.ended_why),
        row.before,
        row.is_example,
        tuple(sorted(staffings, key=lambda it: (it.starts is None, it.starts, it.id))),
        tuple(_tally(it) for it in sorted(tallies, key=lambda it: it.on)),
        tuple(sorted((_outcome(it) for it in outcomes), key=lambda it: it.began)),
    )


def _tally(row: PostTallyRow) -> Tally:
    return Tally(row.on, row.sex, row.group, row.support, row.ordinary_of_priority)


def _outcome(row: PostOutcomeRow) -> Outcome:
    half = read_half_year(row.began)
    assert half
    return Outcome(half, *({name: (its[0], its[1]) for name, its in it.items()} for it in (row.sex, row.support)))
