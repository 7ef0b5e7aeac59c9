"""Links and comments in the database. What they are about is named by one of four ids: a workshop's, a job
description's, a workplace's or a staffing's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, or_, update
from sqlmodel import Session, col, select

from app.ids import fingerprint, new_secret
from app.sharing.links import (
    ABOUT_LENGTH,
    DAY,
    LABEL_LENGTH,
    LONGEST,
    MOST_COMMENTS,
    MOST_LINKS,
    OF_PLACEMENTS,
    REVIEWERS,
    Comment,
    Kind,
    Link,
    LinkGone,
    LinkReads,
    Reader,
    TooManyComments,
    TooManyLinks,
    UnionMissing,
)
from app.sharing.tables import CommentRow, LinkRow
from app.vocabulary import NOTE_LENGTH, TextMissing, clean
from app.workshop.workshop import UnknownChoice

KEPT_WHEN_OVER = 365 * DAY
"""How long a link that nobody can use any more is still shown, with who opened it when."""


@dataclass(frozen=True, slots=True)
class About:
    """What a link is about: one of them is there."""

    workshop: int | None = None
    job_description: int | None = None
    workplace: int | None = None
    staffing: int | None = None

    def __post_init__(self) -> None:
        assert [self.workshop, self.job_description, self.workplace, self.staffing].count(None) == 3

    @property
    def rows(self) -> Any:
        if self.workshop is not None:
            return col(LinkRow.workshop) == self.workshop
        if self.workplace is not None:
            return col(LinkRow.workplace) == self.workplace
        if self.staffing is not None:
            return col(LinkRow.staffing) == self.staffing
        return col(LinkRow.job_description) == self.job_description

    @property
    def kinds(self) -> tuple[Kind, ...]:
        if self.workplace is not None:
            return (Kind.CHECKLIST,)
        if self.job_description is not None:
            return Kind.REVIEW, Kind.COMMENT
        if self.staffing is not None:
            return OF_PLACEMENTS
        return tuple(kind for kind in Kind if kind not in (Kind.REVIEW, Kind.CHECKLIST, *OF_PLACEMENTS))

    @property
    def kinds_to_choose(self) -> tuple[Kind, ...]:
        """Those that the page of links makes: one to translate is made where the tasks are, for a language, and one to
        ask the staff where it is told what they answered."""
        return tuple(kind for kind in self.kinds if kind not in (Kind.TRANSLATE, Kind.ASKED))


def add(
    session: Session,
    about: About,
    kind: str,
    role: str,
    label: str,
    days: int,
    by: int,
    at: int,
    secret: str | None = None,
    language: str = "",
    answer_by: date | None = None,
    months: int | None = None,
) -> str:
    """A new link. Answers with the secret that its address ends with, `secret` where that is said; it can't be had
    again.

    Raises `UnknownChoice`, `UnionMissing`, `TextTooLong`, `TooManyLinks`.
    """
    is_whole = (kind == Kind.TRANSLATE) is bool(language)
    roles = REVIEWERS if kind == Kind.REVIEW else tuple(Reader)
    if kind not in about.kinds or role not in roles or not 0 < days <= LONGEST or not is_whole:
        raise UnknownChoice
    if kind == Kind.REVIEW and role == Reader.UNION and not clean(label, LABEL_LENGTH):
        raise UnionMissing
    if session.exec(select(func.count()).select_from(LinkRow).where(about.rows)).one() >= MOST_LINKS:
        raise TooManyLinks(most=MOST_LINKS)
    secret = secret or new_secret()
    session.add(
        LinkRow(
            workshop=about.workshop,
            job_description=about.job_description,
            workplace=about.workplace,
            kind=kind,
            role=role,
            label=clean(label, LABEL_LENGTH),
            secret=fingerprint(secret),
            created_by=by,
            created_at=at,
            expires_at=at + days * DAY,
            language=language,
            answer_by=answer_by,
            staffing=about.staffing,
            months=months,
        )
    )
    session.flush()
    return secret


def with_secret(session: Session, secret: str, at: int) -> Link:
    """Raises `LinkGone`."""
    row = session.exec(select(LinkRow).where(LinkRow.secret == fingerprint(secret))).one_or_none()
    if row is None or not (link := _link(row, 0)).is_good(at):
        raise LinkGone
    return link


def id_of(session: Session, secret: str, but: Collection[Kind]) -> int | None:
    """Of a link that may be good no longer; None where there never was one, and of those of these kinds."""
    its = select(LinkRow.id).where(
        LinkRow.secret == fingerprint(secret), col(LinkRow.kind).not_in([it.value for it in but])
    )
    return session.exec(its).one_or_none()


def opened(session: Session, link: Link, at: int) -> bool:
    """Note that it was opened. Whether it was for the first time."""
    its = update(LinkRow).where(col(LinkRow.id) == link.id).values(opened_at=at)
    if session.connection().execute(its.where(col(LinkRow.opened_at).is_(None))).rowcount:
        return True
    session.connection().execute(its)
    return False


def expired(session: Session, start: int, end: int) -> list[Link]:
    """Links that became too old between two moments, and had not been revoked."""
    rows = session.exec(
        select(LinkRow).where(LinkRow.expires_at >= start, LinkRow.expires_at < end, col(LinkRow.revoked_at).is_(None))
    )
    return [_link(row, 0) for row in rows]


def revoke(session: Session, about: About, id: int, at: int) -> bool:
    """A link of something else stays as it is. Revoked once, it stays revoked. Whether it was good until now."""
    these = (about.rows, col(LinkRow.id) == id, col(LinkRow.revoked_at).is_(None))
    return bool(session.connection().execute(update(LinkRow).where(*these).values(revoked_at=at)).rowcount)


def links(session: Session, about: About) -> list[Link]:
    """All links, the newest first."""
    counted = select(CommentRow.link, func.count().label("n")).group_by(col(CommentRow.link)).subquery()
    rows = session.exec(
        select(LinkRow, func.coalesce(counted.c.n, 0))
        .outerjoin(counted, counted.c.link == col(LinkRow.id))
        .where(about.rows)
        .order_by(col(LinkRow.created_at).desc(), col(LinkRow.id).desc())
    )
    return [_link(row, count) for row, count in rows]


def asking(session: Session, roles: Collection[Reader]) -> dict[int, list[Link]]:
    """The links by which somebody in one of these roles is asked to review, by job description; the newest first."""
    its = (LinkRow.kind == Kind.REVIEW, col(LinkRow.role).in_(roles), col(LinkRow.job_description).is_not(None))
    found: dict[int, list[Link]] = {}
    for row in session.exec(
        select(LinkRow).where(*its).order_by(col(LinkRow.created_at).desc(), col(LinkRow.id).desc())
    ):
        found.setdefault(row.job_description or 0, []).append(_link(row, 0))
    return found


def comment(session: Session, link: Link, about: str, text: str, at: int) -> None:
    """Keep a comment. Raises `LinkReads`, `TextMissing`, `TextTooLong`, `TooManyComments`."""
    if link.kind not in (Kind.COMMENT, Kind.REVIEW):
        raise LinkReads
    kept = clean(text, NOTE_LENGTH, lines=True)
    if not kept:
        raise TextMissing
    if (
        session.exec(select(func.count()).select_from(CommentRow).where(CommentRow.link == link.id)).one()
        >= MOST_COMMENTS
    ):
        raise TooManyComments(most=MOST_COMMENTS)
    session.add(CommentRow(link=link.id, about=clean(about, ABOUT_LENGTH), text=kept, at=at))


def comments(session: Session, about: About) -> list[Comment]:
    """All comments, by whichever link, the oldest first."""
    rows = session.exec(
        select(CommentRow, LinkRow.role, LinkRow.label)
        .join(LinkRow, col(LinkRow.id) == col(CommentRow.link))
        .where(about.rows)
        .order_by(col(CommentRow.at), col(CommentRow.id))
    )
    return [
        Comment(row.id or 0, Reader(role), label, row.about, row.text, row.at, row.answer, row.answered_at)
        for row, role, label in rows
    ]


def unanswered(session: Session, about: About) -> int:
    """How many comments nobody has answered."""
    these = select(func.count()).select_from(CommentRow).join(LinkRow, col(LinkRow.id) == col(CommentRow.link))
    return session.exec(these.where(about.rows, CommentRow.answer == "")).one()


def all_unanswered(session: Session) -> dict[int, int]:
    """The same of every job description that has such."""
    of = col(LinkRow.job_description)
    these = select(of, func.count()).join(CommentRow, col(LinkRow.id) == col(CommentRow.link))
    return dict(session.exec(these.where(of.is_not(None), CommentRow.answer == "").group_by(of)).all())  # type: ignore[arg-type]


def answer(session: Session, about: About, id: int, text: str, at: int) -> None:
    """What is said to a comment; an empty answer takes it back. Raises `TextTooLong`."""
    kept = clean(text, NOTE_LENGTH, lines=True)
    these = select(LinkRow.id).where(about.rows)
    session.connection().execute(
        update(CommentRow)
        .where(col(CommentRow.id) == id, col(CommentRow.link).in_(these))
        .values(answer=kept, answered_at=at if kept else None)
    )


def purge(session: Session, now: int) -> None:
    """Take away links that have been over for a year. Those by which somebody has commented stay, with the comments."""
    long_ago = now - KEPT_WHEN_OVER
    is_over = or_(col(LinkRow.expires_at) < long_ago, col(LinkRow.revoked_at) < long_ago)
    session.exec(delete(LinkRow).where(is_over, col(LinkRow.id).not_in(select(CommentRow.link))))


def _link(row: LinkRow, comments: int) -> Link:
    return Link(
        row.id or 0,
        Kind(row.kind),
        Reader(row.role),
        row.label,
        row.workshop,
        row.job_description,
        row.created_at,
        row.expires_at,
        row.revoked_at,
        row.opened_at,
        comments,
        row.language,
        row.answer_by,
        row.created_by,
        row.workplace,
        row.staffing,
        row.months,
    )
