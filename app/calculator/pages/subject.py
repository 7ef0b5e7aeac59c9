"""What a calculation is for: a job description or a post that somebody may calculate for, and what is known of it.

Who may calculate sees its title, hours and extent, and no texts (docs/roles.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fastapi import Request
from sqlmodel import Session, col, select
from starlette.exceptions import HTTPException

from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.alphabet import alphabetical
from app.calculator.inputs import Inputs
from app.calculator.store import For
from app.calculator.taken import begun, estimated
from app.calculator.values import Values
from app.job_descriptions.draft import Draft
from app.job_descriptions.store import latest
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.whose import reached as texts_reached
from app.live.still import Still
from app.organisation import workplaces
from app.posts import store as posts
from app.posts.post import Post
from app.posts.tables import PostRow
from app.posts.whose import reached as posts_reached
from app.ways import store as ways
from app.ways.way import Stage
from app.workshop.tables import JoinCodeRow


@dataclass(frozen=True, slots=True)
class Subject:
    """`of`: as it is kept with a calculation. `workshops`: those that its tasks came from and that are there still.
    `text`, `post`: addresses of what it is for, "" where who asks may not open it."""

    of: For
    title: str = ""
    draft: Draft | None = None
    its_post: Post | None = None
    stages: tuple[Stage, ...] = ()
    workshops: tuple[int, ...] = ()
    text: str = ""
    post: str = ""

    def begun(self, values: Values, stills: Sequence[Still]) -> Inputs:
        """What a calculation begins with, as everything is now."""
        known = estimated(still.live for still in stills)
        return begun(values, self.draft, self.its_post, self.stages, known)


NOTHING = Subject(For())
"""A calculation that stands by itself."""


def subject(request: Request, who: FacilitatorRow, text: int | None, post: int | None) -> Subject:
    """A plain 404 for what somebody may not calculate for."""
    with request.app.state.database.reading_session() as session:
        found = of_post(session, who, post) if post else of_text(session, who, text) if text else NOTHING
    if found is None:
        request.state.refused = "no_right"
        raise HTTPException(404)
    return found


def jobs(session: Session, who: FacilitatorRow) -> list[tuple[str, str]]:
    """All that somebody may calculate for, as a form says it, by title; posts before the texts that none rests on."""
    kept = posts.every(session, posts_reached(who, Right.CALCULATE))
    of_posts = {f"post-{id}": it.post.title for id, it in kept.items() if it.post.ended_on is None}
    resting = {it.post.job_description for it in kept.values()}
    rows = session.exec(select(JobDescriptionRow).where(texts_reached(who, Right.CALCULATE)))
    of_texts = {f"text-{row.id}": row.title for row in rows if row.id not in resting}
    return sorted([*of_posts.items(), *of_texts.items()], key=lambda it: alphabetical(it[1]))


def still_reached(request: Request, who: FacilitatorRow, of: For) -> Subject:
    """What a kept calculation is for, as far as it is there and who asks may calculate for it; else with nothing known
    but what the calculation has."""
    with request.app.state.database.reading_session() as session:
        found = of_post(session, who, of.post) if of.post else None
        found = found or (of_text(session, who, of.job_description) if of.job_description else None)
    return found or Subject(of)


def of_text(session: Session, who: FacilitatorRow, id: int) -> Subject | None:
    """With the post that rests on it, where there is one that somebody may calculate for."""
    row = session.exec(
        select(JobDescriptionRow).where(texts_reached(who, Right.CALCULATE), JobDescriptionRow.id == id)
    ).one_or_none()
    if row is None:
        return None
    rests = posts.every(session, posts_reached(who, Right.CALCULATE) & (col(PostRow.job_description) == id))
    kept = next(iter(rests.values()), None) if len(rests) == 1 else None
    return _subject(session, who, row, kept)


def of_post(session: Session, who: FacilitatorRow, id: int) -> Subject | None:
    kept = posts.one(session, posts_reached(who, Right.CALCULATE), id)
    if kept is None:
        return None
    row = session.get(JobDescriptionRow, kept.post.job_description) if kept.post.job_description else None
    return _subject(session, who, row, kept, is_of_post=True)


def _subject(
    session: Session,
    who: FacilitatorRow,
    row: JobDescriptionRow | None,
    kept: posts.Kept | None,
    is_of_post: bool = False,
) -> Subject:
    draft = latest(session, col(JobDescriptionRow.id) == row.id, [row.id])[row.id].draft if row and row.id else None
    post = _as_seen(session, who, kept.post) if kept else None
    stages = _stages(session, kept.id) if kept else ()
    of_post = post if is_of_post else None
    administration = of_post.administration if of_post else row.administration if row else None
    title = of_post.title if of_post else draft.title if draft else ""
    is_example = of_post.is_example if of_post else bool(row and row.is_example)
    return Subject(
        For(
            None if is_of_post or row is None else row.id,
            kept.id if kept and is_of_post else None,
            administration,
            is_example,
        ),
        title,
        draft,
        post,
        stages,
        _workshops(session, draft) if draft else (),
        f"/job-descriptions/{row.id}" if row and _opens_text(session, who, row) else "",
        f"/posts/{kept.id}" if kept and is_of_post and _opens_post(session, who, kept.id) else "",
    )


def _as_seen(session: Session, who: FacilitatorRow, post: Post) -> Post:
    """With the placements that somebody may know of: who leads knows of those where they do."""
    if reach(who.roles, Right.CALCULATE) is Reach.ALL:
        return post
    own = workplaces.own(session, who)
    return replace(post, staffings=tuple(it for it in post.staffings if it.workplace in own))


def _stages(session: Session, post: int) -> tuple[Stage, ...]:
    """Those of the way in that are needed; none where no way is chosen, or it was given up."""
    trail = ways.followed(session, post).written.of(None)
    return () if trail.closed_on else tuple(it.stage for it in trail.steps if it.is_needed)


def _workshops(session: Session, draft: Draft) -> tuple[int, ...]:
    """Those that the tasks came from, by the code that each had first."""
    codes = [it.code for it in draft.provenance.origins]
    rows = session.exec(select(JoinCodeRow.workshop).where(col(JoinCodeRow.code).in_(codes)))
    return tuple(dict.fromkeys(rows))


def _opens_text(session: Session, who: FacilitatorRow, row: JobDescriptionRow) -> bool:
    its = (texts_reached(who, Right.READ_TEXTS), JobDescriptionRow.id == row.id)
    return session.exec(select(JobDescriptionRow.id).where(*its)).one_or_none() is not None


def _opens_post(session: Session, who: FacilitatorRow, id: int) -> bool:
    its = (posts_reached(who, Right.READ_POSTS), PostRow.id == id)
    return session.exec(select(PostRow.id).where(*its)).one_or_none() is not None
