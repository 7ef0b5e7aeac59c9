"""What is stated of a whole post: women and men, groups, support; and what became of those who began in a half-year.

What has been stated of one person only is not shown again, not to HR either, whether that one is alone in the post or
others have come since of whom nothing is stated: a page that had it all would tell of one person. It is counted in the
municipality's sums.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.days import NotADate, read_day
from app.once.making import Making, OnceRoute
from app.posts import lists
from app.posts.half_year import HalfYear, read_half_year
from app.posts.pages.opened import Opened, Posted, ToWrite, save, typed_in
from app.posts.post import Outcome, Post
from app.posts.tally import Tally, is_of_one, not_stated, of_more_than_one, ordinary_of_priority_within
from app.posts.typed import (
    outcome_as_typed,
    read_outcome,
    read_tally,
    tally_as_typed,
)
from app.vocabulary import Refused, at
from app.web.calendar import today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

FEWEST = 2
"""Persons that what is stated is shown of: of one, it would be about that one."""


class CountedLater(Refused):
    """Details: `typed`."""

    code = "not_done_yet"


@router.get("/posts/{id:row}/counts")
def counts_page(request: Request, opened: ToWrite, on: str = "") -> Response:
    """`on`: the day that is told of; today, where that is none that can be."""
    that_day = _day_or_today(request, on)
    return _counts_page(request, opened, that_day, _shown(opened.post, that_day))


@router.post("/posts/{id:row}/counts")
def save_counts(request: Request, opened: ToWrite, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        on = _day(request, typed.get("on", ""))
        with request.app.state.database.reading_session() as session:
            groups = lists.groups(session)
        known = replace(opened.post.tally(on), on=on)
        its = read_tally(typed, known, opened.post.at(on).persons, groups)
        with at("ordinary_of_priority"):
            return save(request, once, opened, form, lambda post: _with_tally(post, its))
    except Refused as no:
        return _counts_page(request, opened, _day_or_today(request, typed.get("on", "")), typed, no)


@router.get("/posts/{id:row}/outcomes/{began}")
def outcome_page(request: Request, opened: ToWrite, began: str) -> Response:
    half = _half(opened, began)
    stated = next((it for it in opened.post.outcomes if it.began == half), Outcome(half))
    is_shown = opened.post.began_in(half)[0] >= FEWEST and stated.sex
    return _outcome_page(request, opened, half, outcome_as_typed(stated) if is_shown else {})


@router.post("/posts/{id:row}/outcomes/{began}")
def save_outcome(request: Request, opened: ToWrite, began: str, form: Posted, once: Making) -> Response:
    half, typed = _half(opened, began), typed_in(form)
    try:
        with at("began_women"):
            its = read_outcome(typed, half, opened.post.began_in(half))
            return save(request, once, opened, form, lambda post: _with_outcome(post, its))
    except Refused as no:
        return _outcome_page(request, opened, half, typed, no)


def _half(opened: Opened, began: str) -> HalfYear:
    half = read_half_year(began)
    if half is None or not opened.post.began_in(half)[0]:
        raise HTTPException(404)
    return half


def _with_tally(post: Post, its: Tally) -> Post:
    return replace(post, tallies=(*(it for it in post.tallies if it.on != its.on), its))


def _with_outcome(post: Post, its: Outcome) -> Post:
    return replace(post, outcomes=(*(it for it in post.outcomes if it.began != its.began), its))


def _day(request: Request, typed: str) -> date:
    """Raises `NotADate`, `CountedLater`."""
    with at("on"):
        on = read_day(typed) or today(request)
        if on > today(request):
            raise CountedLater(typed=on.isoformat())
        return on


def _day_or_today(request: Request, typed: str) -> date:
    try:
        return _day(request, typed)
    except (NotADate, CountedLater):
        return today(request)


def _shown(post: Post, on: date) -> Mapping[str, str]:
    """What is known, as it stands in the fields: nothing of one person, and nothing where nothing is stated."""
    known, persons = post.tally(on), post.at(on).persons
    if persons < FEWEST or known == replace(
        not_stated(known.on, persons), ordinary_of_priority=known.ordinary_of_priority
    ):
        return {}
    shown = of_more_than_one(known)
    # A question without an answer in its fields stays as it was when they are saved.
    empty = tuple(f"{of}_" for of in ("sex", "group", "support") if not getattr(shown, of))
    return {name: text for name, text in tally_as_typed(shown).items() if not name.startswith(empty)}


def _counts_page(
    request: Request, opened: Opened, on: date, typed: Mapping[str, str], no: Refused | None = None
) -> Response:
    there, known = opened.post.at(on), opened.post.tally(on)
    with request.app.state.database.reading_session() as session:
        groups = lists.groups(session)
    least, most = ordinary_of_priority_within(known, there.persons, there.ab)
    return render(
        request,
        "posts/counts.html",
        status(no) if no else 200,
        opened=opened,
        on=on,
        there=there,
        is_one=there.persons < FEWEST or any(map(is_of_one, (known.sex, known.group, known.support))),
        typed=typed,
        groups={id: it for id, it in groups.items() if not it.retired_on or str(id) in known.group},
        asks_of_priority=there.persons >= FEWEST and 0 < there.ab < there.persons,
        is_told=least == most,
        day=written,
        today=today(request),
        error=sentence(no) if no else "",
        code=no.code if no else "",
    )


def _outcome_page(
    request: Request, opened: Opened, half: HalfYear, typed: Mapping[str, str], no: Refused | None = None
) -> Response:
    began, still = opened.post.began_in(half)
    known_from = opened.post.outcome_from(half)
    return render(
        request,
        "posts/outcome.html",
        status(no) if no else 200,
        opened=opened,
        half=half,
        began=began,
        still=still,
        known_from=known_from,
        is_known=known_from <= today(request),
        typed=typed,
        day=written,
        error=sentence(no) if no else "",
        code=no.code if no else "",
    )
