"""Where somebody who is signed in may go: what the head of every page leads to, and where they begin. Pure."""

from collections.abc import Iterable
from enum import StrEnum

from app.account.roles import Reach, Right, reach


class Place(StrEnum):
    """In the order that they stand in."""

    MAP = "map"
    WORKSHOPS = "workshops"
    ACTIONS = "actions"
    DESK = "desk"
    JOB_DESCRIPTIONS = "job_descriptions"
    POSTS = "posts"
    RECEPTIONS = "receptions"
    KEY_FIGURES = "key_figures"
    CALCULATOR = "calculator"
    OTHERS_WORKSHOPS = "others_workshops"
    ACCOUNTS = "accounts"


ADDRESS = {
    Place.MAP: "/map",
    Place.WORKSHOPS: "/workshops",
    Place.ACTIONS: "/actions",
    Place.DESK: "/desk",
    Place.JOB_DESCRIPTIONS: "/job-descriptions",
    Place.POSTS: "/posts",
    Place.RECEPTIONS: "/receptions",
    Place.KEY_FIGURES: "/key-figures",
    Place.CALCULATOR: "/calculator",
    Place.OTHERS_WORKSHOPS: "/workshops/all",
    Place.ACCOUNTS: "/accounts",
}
_OPENS: dict[Place, tuple[tuple[Right, Reach], ...]] = {
    Place.MAP: tuple((right, Reach.OWN) for right in Right),
    Place.WORKSHOPS: ((Right.LEAD, Reach.OWN),),
    Place.ACTIONS: ((Right.LEAD, Reach.OWN),),
    Place.DESK: ((Right.REVIEW, Reach.OWN),),
    Place.JOB_DESCRIPTIONS: ((Right.FIGURES, Reach.OWN), (Right.READ_TEXTS, Reach.OWN)),
    Place.POSTS: ((Right.READ_POSTS, Reach.OWN),),
    Place.RECEPTIONS: ((Right.READ_RECEPTION, Reach.OWN),),
    Place.KEY_FIGURES: ((Right.FIGURES, Reach.OWN),),
    Place.CALCULATOR: ((Right.CALCULATE, Reach.OWN),),
    Place.OTHERS_WORKSHOPS: ((Right.SEE_WORKSHOPS, Reach.ALL),),
    Place.ACCOUNTS: ((Right.OPERATE, Reach.OWN),),
}
"""By which rights, and how far they reach at least: one of them is enough."""


def places(roles: Iterable[str]) -> list[Place]:
    """In order. The map comes first, but for who only operates: there is nothing in it for them but the lesson. Who
    reads posts comes to receptions from there."""
    its = [*roles]
    found = [place for place, rights in _OPENS.items() if any(reach(its, right) >= least for right, least in rights)]
    if found == [Place.MAP, Place.ACCOUNTS]:
        return found[::-1]
    return [place for place in found if place is not Place.RECEPTIONS or Place.POSTS not in found]


def home(roles: Iterable[str]) -> str:
    """The address where somebody begins; their own account where nothing is open to them."""
    return next((ADDRESS[place] for place in places(roles)), "/account/sign-ins")
