"""The page of key figures, its papers and files; what the municipality has decided; and the page that merges files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import FiguresReader, SetsGoals, has_everywhere
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.afterwards import told as afterwards
from app.afterwards.figures import voices
from app.afterwards.told import Voices
from app.asked import told as heard
from app.asked.reading import sums_for_programme
from app.asked.sums import Programme
from app.calculator.together import Costed, Together, together
from app.calculator.together_said import blocks, kronor
from app.calculator.together_said import rows as costs
from app.calculator.together_store import costed
from app.calculator.together_words import LENSES, PAID
from app.export.download import download
from app.export.pdf import pdf
from app.ids import now
from app.key_figures import file as figures_file
from app.key_figures import files, paper, store
from app.key_figures.asked import Asked, asked, key, may_read, sees_small, times
from app.key_figures.counted import EVERYWHERE, NO_WAY, Counted, Day, Place, count, half_years
from app.key_figures.lines import counts, parts
from app.key_figures.programme import (
    MOST_REACHED,
    SOURCE_LENGTH,
    Definition,
    Goal,
    read_definition,
    read_goal,
    read_reached,
)
from app.key_figures.rows import Names, Row, rows
from app.key_figures.shown import All, Shown, Withheld
from app.key_figures.told import Told, tell
from app.key_figures.withheld import Hidden
from app.key_figures.words import GOAL
from app.live import beside
from app.once.making import Making, OnceRoute
from app.organisation import store as administrations
from app.organisation import workplaces
from app.posts.half_year import half_year
from app.programme import summing
from app.programme.paper import blocks as programme
from app.programme.told import Summary
from app.vocabulary import N_, Refused
from app.web.calendar import local, today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]
PAGE = "/key-figures"
DECIDED = f"{PAGE}/decided"
LONGEST_NAME = 80
EXAMPLE = "EXEMPEL"


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is counted, and what of it somebody asks for. `places`: their names. `voices`: what those who have the
    jobs, and their managers, say: of the whole municipality, and of nothing less."""

    posts: list[Counted]
    shown: Shown
    asked: Asked
    told: Told
    places: Mapping[Place, str]
    names: Names
    definition: Definition | None
    voices: Voices
    programme: Summary | None = None
    """The programme's lines; None at a workplace, and where there are none to tell of."""
    heard: Programme = field(default_factory=Programme)
    """What the staff, and who leads, say of workshops; nothing at a workplace, nor to who does not read it."""
    together: Together | None = None
    """What the place's posts cost; None at a workplace, for a calculation is of a whole post."""

    @property
    def place(self) -> str:
        return self.places[self.asked.place]

    @property
    def is_example(self) -> bool:
        return any(it.post.is_example for it in self.posts)


@router.get("/key-figures")
async def page(request: Request, who: FiguresReader, place: str = "", time: str = "") -> Response:
    return await beside.listed(request, partial(_page, request, who, place, time))


def _page(request: Request, who: FacilitatorRow, place: str, time: str) -> Response:
    its = _figures(request, who, place, time)
    if its is None:
        return render(request, "key_figures/nothing.html")
    return render(
        request,
        "key_figures/page.html",
        told=its.told,
        voices=its.voices,
        counts=counts(its.told),
        parts=parts(its.told, its.names.groups),
        names=its.names,
        place=its.asked.place,
        choices={key(each): (each, its.places[each]) for each in its.asked.places},
        chosen=key(its.asked.place),
        times=times(its.shown.days),
        time=time,
        definition=its.definition,
        day=written,
        is_hidden=lambda cell: isinstance(cell, Hidden),
        sees_small=isinstance(its.shown, All),
        is_whole=its.asked.place == EVERYWHERE,
        sets=has_everywhere(who, Right.GOALS),
        reads_asked=reach(who.roles, Right.GOALS) is Reach.ALL,
        sees_tasks=reach(who.roles, Right.SEE_TASKS) is Reach.ALL,
        is_example=its.is_example,
        heard=its.heard,
        together=its.together,
        kr=kronor,
        LENSES=LENSES,
        PAID=PAID,
        NO_WAY=NO_WAY,
        organisation=request.app.state.settings.letterhead.organisation,
        LONGEST_NAME=LONGEST_NAME,
    )


@router.get("/key-figures/board.pdf")
async def on_paper(request: Request, who: FiguresReader, place: str = "", time: str = "") -> Response:
    return await beside.file(request, partial(_file, request, who, place, time, _pdf))


@router.get("/key-figures/figures.xlsx")
async def as_workbook(request: Request, who: FiguresReader, place: str = "", time: str = "") -> Response:
    return await beside.file(request, partial(_file, request, who, place, time, _xlsx))


@router.get("/key-figures/figures.csv")
async def as_csv(request: Request, who: FiguresReader, place: str = "", time: str = "") -> Response:
    return await beside.file(request, partial(_file, request, who, place, time, _csv))


def _file(
    request: Request, who: FacilitatorRow, place: str, time: str, make: Callable[[Request, Figures], Response]
) -> Response:
    its = _figures(request, who, place, time)
    if its is None:
        raise HTTPException(404)
    return make(request, its)


def _pdf(request: Request, its: Figures) -> Response:
    letterhead = request.app.state.settings.letterhead
    mark = EXAMPLE if its.is_example else ""
    drawn = paper.document(
        its.told, its.place, its.names, its.definition, letterhead, today(request), mark, blocks(its.together)
    )
    lines = programme(its.programme) if its.programme else []
    drawn = replace(drawn, blocks=(*lines, *heard.blocks(its.heard), *drawn.blocks, *afterwards.blocks(its.voices)))
    return download(_file_name(its), "pdf", pdf(drawn, on_one_page=True))


def _xlsx(request: Request, its: Figures) -> Response:
    return download(_file_name(its), "xlsx", files.xlsx("Nyckeltal", _facts(request, its), _rows(its)))


def _csv(request: Request, its: Figures) -> Response:
    return download(_file_name(its), "csv", files.csv(_facts(request, its), _rows(its)))


def _rows(its: Figures) -> list[Row]:
    voices = [*afterwards.rows(its.voices), *heard.rows(its.heard)]
    return [*rows(its.told, its.names), *voices, *costs(its.together, its.told.on)]


def _file_name(its: Figures) -> str:
    return f"Nyckeltal {its.place} {its.told.on.isoformat()}"


def _facts(request: Request, its: Figures) -> list[tuple[str, str]]:
    """What is true of the whole file."""
    return [
        ("Kommun", request.app.state.settings.letterhead.organisation),
        ("Var", its.place),
        ("Dag", its.told.on.isoformat()),
        ("Hämtad", today(request).isoformat()),
        ("Skapad", paper.defined(its.definition)),
        ("Exempel", "ja" if its.is_example else "nej"),
        ("Små tal", _small(its)),
    ]


def _small(its: Figures) -> str:
    if not its.told.hides_reached:
        return paper.WITHHELD if isinstance(its.shown, Withheld) else "Alla tal visas, också de som är under fem."
    others = "Alla andra tal visas, också de som är under fem."
    return f"{paper.WITHHELD if isinstance(its.shown, Withheld) else others} {paper.REACHED_WITHHELD}"


@router.get("/key-figures/akr.nyckeltal.1.{ending}")
async def for_table_3(
    request: Request, who: FiguresReader, ending: str, municipality: str = "", time: str = "", small: str = ""
) -> Response:
    """`small`: "yes" for a file with small numbers."""
    return await beside.file(request, partial(_for_table_3, request, who, ending, municipality, time, small == "yes"))


def _for_table_3(
    request: Request, who: FacilitatorRow, ending: str, municipality: str, time: str, has_small: bool
) -> Response:
    its = _figures(request, who, key(EVERYWHERE), time)
    write = {"json": figures_file.json, "csv": figures_file.csv}.get(ending)
    if its is None or write is None or (has_small and not sees_small(who, EVERYWHERE)):
        raise HTTPException(404)
    name = municipality.strip()[:LONGEST_NAME] or request.app.state.settings.letterhead.organisation or "Kommunen"
    name += f" ({EXAMPLE})" if its.is_example else ""
    shown: Shown = All(its.shown.days) if has_small else Withheld(its.shown.days)
    # How persons are divided is told of half-years' ends, and a file has one day.
    at = its.asked.at if has_small else max(0, min(its.asked.at, len(shown.days) - 2))
    whose = figures_file.Whose(name, its.definition, its.names.groups)
    made = figures_file.figures_file(its.posts, shown, at, whose)
    how = "med små tal" if has_small else "små tal visas inte"
    return download(f"akr nyckeltal 1 {name} {made['on'].isoformat()} {how}", ending, write(made))


@router.get("/table-3")
def merge(request: Request, who: FiguresReader) -> Response:
    return render(request, "key_figures/merge.html")


# What is decided


@router.get("/key-figures/decided")
def decided(request: Request, who: SetsGoals) -> Response:
    return _decided(request)


@router.post("/key-figures/definition")
def define(
    request: Request, who: SetsGoals, created: Typed = "", decision: Typed = "", decided_on: Typed = ""
) -> Response:
    try:
        its = read_definition(created, decision, decided_on)
    except Refused as no:
        return _decided(request, {"created": created, "decision": decision, "decided_on": decided_on}, "definition", no)
    with request.app.state.database.session() as session:
        store.define(session, its, now())
    return RedirectResponse(DECIDED, 303)


@router.post("/key-figures/goals")
def add_goal(
    request: Request,
    who: SetsGoals,
    once: Making,
    of: Typed = "",
    number: Typed = "",
    by: Typed = "",
    decision: Typed = "",
    source: Typed = "",
    name: Typed = "",
) -> Response:
    try:
        its = read_goal(of, number, by, decision, source, name)
        with request.app.state.database.session() as session:
            once.begin(session)
            store.add_goal(session, its)
            return once.leads_to(request, session, f"{DECIDED}#goals")
    except Refused as no:
        typed = {"of": of, "number": number, "by": by, "goal_decision": decision, "source": source, "name": name}
        return _decided(request, typed, "goal", no)


@router.post("/key-figures/goals/{id:row}/reached")
def reach_goal(
    request: Request,
    who: SetsGoals,
    id: int,
    number: Typed = "",
    on: Typed = "",
    source: Typed = "",
    things: Typed = "",
) -> Response:
    """Of a goal that isn't counted here. `things`: "yes" where the number counts something else than persons."""
    try:
        its = read_reached(number, on, source, today(request), of_things=things == "yes")
        with request.app.state.database.session() as session:
            if not store.reach(session, id, its):
                raise HTTPException(404)
    except Refused as no:
        if "at" in no.details:
            no.details["at"] += f"-{id}"
        else:
            no.details["at"] = f"number-{id}"
        return _decided(request, {"number": number, "on": on, "source": source, "things": things}, f"reached-{id}", no)
    return RedirectResponse(f"{DECIDED}#goal-{id}", 303)


@router.post("/key-figures/goals/{id:row}/remove")
def remove_goal(request: Request, who: SetsGoals, id: int) -> Response:
    with request.app.state.database.session() as session:
        store.remove_goal(session, id)
    return RedirectResponse(f"{DECIDED}#goals", 303)


def _decided(
    request: Request, typed: Mapping[str, str] | None = None, of: str = "", no: Refused | None = None
) -> Response:
    """`typed`: what was refused; `of`: which form."""
    with request.app.state.database.reading_session() as session:
        definition, goals = store.definition(session), store.goals(session)
    context: dict[str, Any] = {
        "definition": definition,
        "goals": goals,
        "typed": typed or {},
        "refused": of,
        "GOAL": GOAL,
    }
    error = sentence(no) if no else ""
    return render(
        request,
        "key_figures/decided.html",
        status(no) if no else 200,
        error=error,
        day=written,
        most=MOST_REACHED,
        SOURCE_LENGTH=SOURCE_LENGTH,
        **context,
    )


# What somebody asks for


@dataclass(frozen=True, slots=True)
class Known:
    """All that figures are made of. `own`: the workplaces that who asks leads at."""

    posts: list[Counted]
    days: list[Day]
    goals: list[Goal]
    definition: Definition | None
    places: Mapping[Place, str]
    names: Names
    own: set[int]
    costed: list[Costed]


def _known(request: Request, who: FacilitatorRow) -> Known:
    day = today(request)
    with request.app.state.database.reading_session() as session:
        posts = store.counted(session, lambda at: local(request, at).date())
        return Known(
            posts,
            [count(posts, on) for on in (*(half.last for half in half_years(posts, day)), day)],
            store.goals(session),
            store.definition(session),
            _names_of_places(session),
            Names(store.groups(session), store.ways(session)),
            workplaces.own(session, who),
            costed(session, {it.id: it.post for it in posts}),
        )


def _figures(request: Request, who: FacilitatorRow, place: str, time: str) -> Figures | None:
    """None where there is nothing that they may read. Raises a 404 for what is not there, or not for them."""
    it = _known(request, who)
    allowed = may_read(who, it.own, it.days)
    if not allowed:
        return None
    its = asked(allowed, it.days, place, time)
    if its is None:
        raise HTTPException(404)
    shown: Shown = All(it.days) if sees_small(who, its.place) else Withheld(it.days)
    told = tell(shown, its.place, its.at, it.goals)
    named = {each: it.places.get(each, "") for each in allowed}
    known = _voices(request, who, it.days, its), _programme(request, its), _heard(request, who, it.days, its)
    costs = _together(it, who, its)
    return Figures(it.posts, shown, its, told, named, it.names, it.definition, *known, costs)


def _voices(request: Request, who: FacilitatorRow, days: Sequence[Day], its: Asked) -> Voices:
    if its.place != EVERYWHERE:
        return Voices()
    with request.app.state.database.reading_session() as session:
        return voices(session, [day.on for day in days], its.at, sees_small=sees_small(who, EVERYWHERE))


def _programme(request: Request, its: Asked) -> Summary | None:
    with request.app.state.database.reading_session() as session:
        return summing.of_place(session, its.place, today(request))


def _heard(request: Request, who: FacilitatorRow, days: Sequence[Day], its: Asked) -> Programme:
    """As it was told at a half-year's end, where that is asked for."""
    if len(its.place) > 1 or its.place == (None,) or reach(who.roles, Right.GOALS) is not Reach.ALL:
        return Programme()
    administrations = [part for part in its.place if part is not None]
    until = None if its.at == len(days) - 1 else half_year(days[its.at].on)
    with request.app.state.database.reading_session() as session:
        return sums_for_programme(session, administrations, until)


def _together(it: Known, who: FacilitatorRow, its: Asked) -> Together | None:
    if len(its.place) > 1:
        return None
    days = [day.on for day in it.days]
    return together(it.costed, days, its.at, its.place, sees_small=sees_small(who, its.place))


def _names_of_places(session: Session) -> dict[Place, str]:
    its: dict[Place, str] = {EVERYWHERE: N_("Hela kommunen"), (None,): N_("Utan förvaltning")}
    parts_of = administrations.names(session)
    its |= {(id,): name for id, name in parts_of.items()}
    for workplace in workplaces.every(session):
        its |= {(id, workplace.id): workplace.name for id in (*parts_of, None)}
    return its
