"""The programme on one page; who changed what; its days for a calendar."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import Response

from app.access.rights import ReadsProgramme, SeesProgramme, has_everywhere
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.asked.reading import sums_for_programme
from app.export.calendar import Entry, calendar
from app.export.download import download
from app.ids import now
from app.key_figures import store as figures
from app.key_figures.asked import sees_small
from app.key_figures.counted import EVERYWHERE, count, half_years
from app.key_figures.shown import All, Withheld
from app.key_figures.told import Reached, tell
from app.key_figures.withheld import Hidden
from app.organisation import store as administrations
from app.organisation import workplaces
from app.programme import store
from app.programme.a_year_after import THREE, counts
from app.programme.pages.opened import PAGE, lines, who, writes
from app.programme.phases import MEETING, NO_ANSWER, QUESTIONS, first_open, late, states
from app.programme.store import Kept
from app.programme.summing import a_year_after
from app.programme.typed import About
from app.programme.words import ABOUT, QUESTION
from app.programme.workplaces import sums
from app.web.calendar import local, short_moment, today, written
from app.web.language import _
from app.web.paging import part
from app.web.templating import render

router = APIRouter()


@router.get("/programme")
def overview(request: Request, me: ReadsProgramme) -> Response:
    on = today(request)
    with request.app.state.database.reading_session() as session:
        kept = store.answers(session)
        its = lines(request, session, me)
        shown, functions = store.figures(session), store.functions(session)
        goals = _goals(request, session, me)
        names = administrations.names(session)
        after = a_year_after(session, me, lambda at: local(request, at).date(), on)
        heard = sums_for_programme(session, me.scope).parts if reach(me.roles, Right.GOALS) is Reach.ALL else ()
    answers = {key: it.its for key, it in kept.items()}
    return render(
        request,
        "programme/page.html",
        states=states(answers, on),
        answers=answers,
        NO_ANSWER=NO_ANSWER,
        questions=QUESTIONS,
        late=list(late(answers, on)),
        first=first_open(answers),
        figures=shown,
        goals=goals,
        sees_reached=has_everywhere(me, Right.FIGURES),
        sets_goals=has_everywhere(me, Right.GOALS),
        functions=functions,
        meeting=answers.get(MEETING, NO_ANSWER),
        MEETING=MEETING,
        sums=sums(its) if its else [],
        names=names,
        after=after,
        counts=counts([it for it in after if it.its.is_answered]),
        THREE=THREE,
        waiting=sum(it.waits(on) for it in after),
        answers_after=max(reach(me.roles, it) for it in (Right.WRITE_PROGRAMME, Right.READ_POSTS)) is Reach.ALL,
        heard=heard,
        writes=writes(me),
        sees_changes=has_everywhere(me, Right.READ_PROGRAMME),
        is_hidden=lambda cell: isinstance(cell, Hidden),
        is_empty=not (kept or shown or functions or goals),
        day=written,
        today=on,
    )


def _goals(request: Request, session: Session, me: FacilitatorRow) -> list[Reached]:
    """With what is reached, for who sees the whole municipality's key figures, and as these have it."""
    goals = figures.goals(session)
    if not goals or not has_everywhere(me, Right.FIGURES):
        return [Reached(goal, None) for goal in goals]
    on = today(request)
    posts = figures.counted(session, lambda at: local(request, at).date())
    days = [count(posts, day) for day in (*(half.last for half in half_years(posts, on)), on)]
    shown = All(days) if sees_small(me, EVERYWHERE) else Withheld(days)
    return [*tell(shown, EVERYWHERE, len(days) - 1, goals).goals]


@router.get("/programme/changes")
def changes(request: Request, me: SeesProgramme, page: str = "") -> Response:
    with request.app.state.database.reading_session() as session:
        done = store.changes(session)
        names = who(session, (it.by for it in done))
        names_of = {str(it.id): it.name for it in workplaces.every(session)}
    return render(
        request,
        "programme/changes.html",
        part=part(done, page),
        who=names,
        workplaces=names_of,
        moment=short_moment(request),
        About=About,
        ABOUT=ABOUT,
    )


@router.get("/programme/days.ics")
def days(request: Request, me: ReadsProgramme) -> Response:
    """The steering group's next meeting, and the days of questions that have no answer."""
    url = request.app.state.settings.public_url
    site = urlsplit(url).hostname or "akr"
    with request.app.state.database.reading_session() as session:
        kept = store.answers(session)
    its = calendar(_("Programmet"), _entries(kept, site, url), now())
    return download(_("Programmet"), "ics", its)


def _entries(kept: Mapping[str, Kept], site: str, url: str) -> Iterator[Entry]:  # type: ignore[type-arg]
    """What is answered stands as cancelled: a calendar that has it lets go of it."""
    for key, it in kept.items():
        if it.its.day:
            is_meeting = key == MEETING
            text = "\n".join(filter(None, (it.its.text if is_meeting else "", it.its.owner)))
            cancelled = not is_meeting and it.its.is_given
            uid = f"programme-{key}@{site}"
            yield Entry(uid, it.its.day, _(QUESTION[key]), text, f"{url}{PAGE}", it.number, cancelled=cancelled)
