"""Whose posts are: what somebody who is signed in may do with each of them (`app.account.roles`)."""

from sqlalchemy import ColumnElement, false, true
from sqlmodel import col, or_, select

from app.account.roles import Reach, Right, is_within, reach
from app.account.tables import FacilitatorRow
from app.organisation.tables import WorkplaceLeadRow
from app.posts.post import Post
from app.posts.tables import PostRow, StaffingRow

_WITH_THEIR_OWN = (Right.READ_POSTS, Right.READ_RECEPTION, Right.WRITE_RECEPTION)
"""Where who reaches a whole administration also reaches what is at their own workplace in another."""


def reached(who: FacilitatorRow, right: Right) -> ColumnElement[bool]:
    """Which rows a right reaches. Somebody's own are those with a placement at a workplace of theirs: of what is in
    them, they see that placement and no other."""
    match reach(who.roles, right):
        case Reach.ALL if right in _WITH_THEIR_OWN:
            return or_(_within(who), _own(who))
        case Reach.ALL:
            return _within(who)
        case Reach.OWN:
            return _own(who)
    return false()


def is_whole(who: FacilitatorRow, post: Post) -> bool:
    """Whether somebody sees all of a post, small numbers too."""
    return reach(who.roles, Right.READ_POSTS) is Reach.ALL and is_within(post.administration, who.scope)


def may_write(who: FacilitatorRow, post: Post) -> bool:
    return reach(who.roles, Right.WRITE_POSTS) is Reach.ALL and is_within(post.administration, who.scope)


def _within(who: FacilitatorRow) -> ColumnElement[bool]:
    return col(PostRow.administration).in_(who.scope) if who.scope else true()


def _own(who: FacilitatorRow) -> ColumnElement[bool]:
    if reach(who.roles, Right.LEAD) is Reach.NONE:
        return false()
    theirs = select(WorkplaceLeadRow.workplace).where(col(WorkplaceLeadRow.facilitator) == who.id)
    return col(PostRow.id).in_(select(StaffingRow.post).where(col(StaffingRow.workplace).in_(theirs)))
