"""Build a job of what workplaces have shared: the wish, the proposals beside each other, and a draft begun from one.
What is wished stands in the address, and works without scripts."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from app.access.rights import BeginsTexts, BuildsJobs
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.built_jobs import reading, said, words
from app.built_jobs.begun import begin, mark
from app.built_jobs.building import MOST_PLACES, TOLERANCE, Answer, Proposal, build
from app.built_jobs.drawn import drawn
from app.built_jobs.offered import EXAMPLES, Offered
from app.built_jobs.wishing import YES, Asked, asked, of_wish, read_wish
from app.calculator.mix.said import Reader
from app.ids import now
from app.job_descriptions import store as texts
from app.job_descriptions.draft import EXTENTS, NAME_LENGTH
from app.live import beside
from app.once.making import Making, Once, OnceRoute
from app.task_map import store as task_map
from app.vocabulary import Refused, at
from app.web import language
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render
from app.weight.weight import PARTS

router = APIRouter(route_class=OnceRoute)
PAGE = "/jobs/build"


class ProposalGone(Refused):
    """What was shared, or what is used of it, is no longer as it was when the page was shown."""

    code = "proposal_gone"


async def _fields(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_fields)]


@router.get(PAGE)
async def page(request: Request, me: BuildsJobs) -> Response:
    its = asked(request.query_params.multi_items())
    return await beside.listed(request, partial(_page, request, me, its))


@router.post(PAGE)
async def begin_job_description(request: Request, me: BeginsTexts, form: Posted, once: Making) -> Response:
    """`of`: which proposal, as `app.built_jobs.begun.mark` says it."""
    typed = [(key, text) for key, text in form.multi_items() if isinstance(text, str)]
    return await beside.listed(request, partial(_begin, request, me, once, typed))


def _begin(request: Request, me: FacilitatorRow, once: Once, typed: list[tuple[str, str]]) -> Response:
    its, title, of = asked(typed), dict(typed).get("title", ""), dict(typed).get("of", "")
    try:
        if its.of_examples:
            raise ProposalGone
        with request.app.state.database.reading_session() as session:
            found, was = reading.look_up(session, me, its.yellow, today(request)), reading.used(session)
        proposals = build(found.offers, read_wish(its, found.districts)).proposals
        nth, proposal = next(((nth, it) for nth, it in enumerate(proposals, 1) if mark(it) == of), (0, None))
        if proposal is None:
            raise ProposalGone
        with at(f"title-{nth}"):
            draft = begin(proposal, title, found.tasks, today(request), is_example=found.is_example)
        with request.app.state.database.session() as session:
            once.begin(session)
            id = texts.add(session, draft, None, me.id or 0, now(), _administration(me, proposal, found))
            ids = [offer.id for offer in proposal.tasks]
            task_map.use(session, ids, id)
            if _of(reading.used(session, but=id), ids) != _of(was, ids) or not task_map.are_there(session, ids):
                raise ProposalGone
            return once.leads_to(request, session, f"/job-descriptions/{id}")
    except Refused as no:
        return _page(request, me, its, no, title, of)


def _of(used: Mapping[int, int], ids: list[int]) -> list[int]:
    return [used.get(id, 0) for id in ids]


def _administration(me: FacilitatorRow, proposal: Proposal, found: Offered) -> int | None:
    """That of all its workplaces; of several, the first for who is limited to some, and else none."""
    its = list(dict.fromkeys(found.tasks[offer.id].administration_id for offer in proposal.tasks))
    return its[0] if len(its) == 1 or me.scope else None


def _page(
    request: Request, me: FacilitatorRow, its: Asked, no: Refused | None = None, title: str = "", of: str = ""
) -> Response:
    """`title`, `of`: what was typed for which proposal, and refused."""
    if its.of_examples:
        found = reading.of_examples(its.yellow)
    else:
        with request.app.state.database.reading_session() as session:
            found = reading.look_up(session, me, its.yellow, today(request))
    shown: dict[str, Any] = {}
    if its.is_asked and found.districts:
        try:
            shown = _answered(its, found)
        except Refused as refused:
            no = no or refused
    return render(
        request,
        "built_jobs/page.html",
        status(no) if no else 200,
        asked=its,
        found=found,
        districts={name: _name(name, found) for name in found.districts},
        district=its.district if its.is_asked else next(iter(found.districts), ""),
        yellow=[it for it in found.yellow if it.offer.place.district.casefold() == its.district.casefold()],
        untimed=found.untimed.get(its.district.casefold(), 0),
        used=found.used.get(its.district.casefold(), 0),
        YES=YES,
        writes=reach(me.roles, Right.WRITE_TEXTS) is Reach.ALL,
        hours=lambda minutes: said.hours(minutes, _reader()),
        title=title,
        of=of,
        error=sentence(no) if no else "",
        PARTS=PARTS,
        EXTENTS=EXTENTS,
        MOST_PLACES=MOST_PLACES,
        TOLERANCE=TOLERANCE,
        NAME_LENGTH=NAME_LENGTH,
        **{"answer": None, **shown},
    )


def _reader() -> Reader:
    return Reader(language.gettext, language.locale(language.current()))


def _name(district: str, found: Offered) -> str:
    """Somebody's own may be called as that of all examples is."""
    if district == EXAMPLES and found.is_example:
        return language.gettext(words.EXAMPLES)
    return district or language.gettext(words.NOWHERE)


def _answered(its: Asked, found: Offered) -> dict[str, Any]:
    """Raises what `read_wish` does."""
    wish, who = read_wish(its, found.districts), _reader()
    answer = build(found.offers, wish)
    return {
        "answer": answer,
        "proposals": [_shown(it, who) for it in answer.proposals],
        "hindrance": said.hindrance(answer.hindrance, wish, who) if answer.hindrance else "",
        "nearest": said.nearest(answer, wish, who, {name: _name(name, found) for name in found.districts}),
        "nearest_address": _address(answer, its),
    }


def _address(answer: Answer, its: Asked) -> str:
    if answer.nearest is None:
        return ""
    return f"{PAGE}?{urlencode(of_wish(answer.nearest, its.yellow, of_examples=its.of_examples).pairs)}"


def _shown(it: Proposal, who: Reader) -> dict[str, Any]:
    """What the template draws a proposal of."""
    rows = said.tasks(it, who)
    in_parts = said.quarters([it.in_part(part) for part in it.parts])
    spells = [(spell, who.number(share, 2)) for spell, share in zip(it.spells, in_parts, strict=True)]
    return {
        "its": it,
        "mark": mark(it),
        "sentence": said.sentence(it, who),
        "notes": [*said.notes(it, who)],
        "drawn": drawn(it),
        "day": [
            (nth, place, [(spell, in_hours) for spell, in_hours in spells if spell.place == place])
            for nth, place in enumerate(it.places, 1)
        ],
        "clock": said.clock,
        "tasks": [
            (nth, place, [row for row in rows if row[0].place == place]) for nth, place in enumerate(it.places, 1)
        ],
        "sum": said.hours(it.minutes, who),
        "full": said.hours(it.wish.minutes, who),
        "left": it.left_by_place,
    }
