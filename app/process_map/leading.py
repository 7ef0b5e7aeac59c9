"""Where the boxes of the map lead, for each who asks: only to what is open to them. Pure."""

from collections.abc import Iterable

from app.account.places import ADDRESS, Place, places
from app.account.roles import Reach, Right, reach
from app.process_map.boxes import Box

_WORKSHOPS = (Place.WORKSHOPS, Place.OTHERS_WORKSHOPS)
_POSTS = (Place.POSTS, Place.KEY_FIGURES)
_PLACES: dict[Box, tuple[Place, ...]] = {
    Box.PREPARE: _WORKSHOPS,
    Box.SESSION_ONE: _WORKSHOPS,
    Box.SESSION_TWO: _WORKSHOPS,
    Box.TEXT: (Place.JOB_DESCRIPTIONS,),
    Box.NEED: _POSTS,
    Box.REQUIREMENTS: _POSTS,
    Box.SUPPLY: _POSTS,
    Box.CHOICE: _POSTS,
    Box.POST: _POSTS,
    Box.ORDINARY: _POSTS,
    Box.FOLLOW_UP: _POSTS,
}
"""The first that is open."""


def address(box: Box, roles: Iterable[str]) -> str:
    """The way in to a box; "" where none is open."""
    its = [*roles]
    if box is Box.CHOICE and reach(its, Right.EDIT_WAYS) is Reach.ALL:
        return "/ways"
    if box is Box.ORDINARY and reach(its, Right.READ_POSTS) is Reach.ALL:
        return "/posts?state=ordinary"
    theirs = places(its)
    return next((ADDRESS[place] for place in _PLACES[box] if place in theirs), "")


def begins(box: Box, roles: Iterable[str]) -> str:
    """Where the first thing of a box is made; "" where it is not for them."""
    its = [*roles]
    if box is Box.PREPARE and reach(its, Right.LEAD) is not Reach.NONE:
        return "/workshops/new"
    if box is Box.TEXT and reach(its, Right.WRITE_TEXTS) is Reach.ALL:
        return "/job-descriptions/new"
    if box is Box.NEED and reach(its, Right.WRITE_POSTS) is Reach.ALL:
        return "/posts/new"
    return ""
