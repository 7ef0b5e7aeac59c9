"""One row at a time: a question, a figure, a function of the steering group, a workplace, a year after."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Form as Fields
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import AnswersAfter, WritesProgramme, WritesWorkplaces
from app.account.tables import FacilitatorRow
from app.calculator.sets.value_set import SOURCE_LENGTH
from app.ids import now
from app.once.making import Making, OnceRoute
from app.programme import store
from app.programme.a_year_after import THREE, Of
from app.programme.a_year_after import About as Waits
from app.programme.figures import DIGITS, Figure
from app.programme.pages.opened import (
    PAGE,
    By,
    Field,
    Form,
    Posted,
    lines,
    page,
    put_together,
    texts,
    writes_at,
)
from app.programme.phases import KEYS, MEETING, NO_ANSWER, phase_of
from app.programme.store import Kept
from app.programme.summing import a_year_after
from app.programme.typed import (
    OWNER_LENGTH,
    UNIT_LENGTH,
    About,
    Function,
    RowGone,
    Thing,
    read_after,
    read_answer,
    read_figure,
    read_function,
    read_step,
)
from app.programme.words import AFTER, FIELD, FIELD_HINT, HOLDS, QUESTION, QUESTION_HINT, SHORTAGE
from app.programme.workplaces import NOTHING, Line
from app.vocabulary import N_, NOTE_LENGTH, TEXT_LENGTH, Refused
from app.web.calendar import local, today
from app.web.language import _
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Read = Callable[[Mapping[str, str]], Thing]
Every = Callable[[Session], Mapping[int, Kept[Any]]]
Typed = Annotated[str, Fields()]
_EMPTY: Mapping[About, Thing] = {About.FIGURE: Figure(), About.FUNCTION: Function()}
_MEETING = {"text": N_("Vad mötet ska besluta"), "owner": N_("Vem kallar"), "day": N_("Mötets dag")}
_YEAR = 4


def _field(name: str, kind: str = "line", most: int = 0, **more: Any) -> Field:
    hint = FIELD_HINT.get(name, "")
    return Field(name, _(FIELD[name]), kind, _(hint) if hint else "", most, **more)


# Questions


@router.get("/programme/questions/{question}")
def question(request: Request, me: WritesProgramme, question: str) -> Response:
    with request.app.state.database.reading_session() as session:
        kept = _answer(session, question)
    return page(request, _of_question(question), kept)


@router.post("/programme/questions/{question}")
def answer(request: Request, me: WritesProgramme, by: By, question: str, form: Posted) -> Response:
    return _saved(request, About.QUESTION, question, form, by, _answer, read_answer, _of_question(question))


def _answer(session: Session, question: str) -> Kept[Any]:
    return store.answers(session).get(question, Kept(NO_ANSWER))


def _of_question(key: str) -> Form:
    if key not in KEYS:
        raise HTTPException(404)
    fields: tuple[Field, ...] = (
        _field("text", "prose", NOTE_LENGTH),
        _field("owner", most=OWNER_LENGTH),
        _field("day", "day"),
    )
    if key == MEETING:
        fields = tuple(Field(it.name, _(_MEETING[it.name]), it.kind, it.hint, it.most) for it in fields)
    back = phase_of(key) or "steering"
    return Form(
        _(QUESTION[key]), _(QUESTION_HINT[key]), fields, f"{PAGE}/questions/{key}", (f"{PAGE}#{back}", _("Programmet"))
    )


# Figures, and functions of the steering group


@router.get("/programme/figures/new")
def new_figure(request: Request, me: WritesProgramme) -> Response:
    return page(request, _of_figure(), Kept(Figure()))


@router.post("/programme/figures")
def add_figure(request: Request, me: WritesProgramme, by: By, form: Posted, once: Making) -> Response:
    return _added(request, About.FIGURE, form, by, once, read_figure, _of_figure(), Figure())


@router.get("/programme/figures/{id:row}")
def figure(request: Request, me: WritesProgramme, id: int) -> Response:
    with request.app.state.database.reading_session() as session:
        return page(request, _of_figure(id), _there(store.figures(session), id))


@router.post("/programme/figures/{id:row}")
def write_figure(request: Request, me: WritesProgramme, by: By, id: int, form: Posted) -> Response:
    return _listed(request, About.FIGURE, id, form, by, store.figures, read_figure, _of_figure)


@router.post("/programme/figures/{id:row}/remove")
def remove_figure(request: Request, me: WritesProgramme, by: By, id: int, seen: Typed = "") -> Response:
    return _removed(request, About.FIGURE, id, seen, by, store.figures, _of_figure(id))


def _of_figure(id: int | None = None) -> Form:
    fields = (
        _field("what", most=TEXT_LENGTH),
        _field("number", most=2 * DIGITS),
        _field("unit", most=UNIT_LENGTH),
        _field("year", most=_YEAR),
        _field("source", most=SOURCE_LENGTH),
    )
    hint = _(
        "Ett tal som visar behovet, och var det kommer från. Ett tal under fem går bara som procent, pengar eller tid."
    )
    return _of_a_list(_("Svart på vitt"), hint, fields, "figures", id)


@router.get("/programme/steering/new")
def new_function(request: Request, me: WritesProgramme) -> Response:
    return page(request, _of_function(), Kept(Function()))


@router.post("/programme/steering")
def add_function(request: Request, me: WritesProgramme, by: By, form: Posted, once: Making) -> Response:
    return _added(request, About.FUNCTION, form, by, once, read_function, _of_function(), Function())


@router.get("/programme/steering/{id:row}")
def function(request: Request, me: WritesProgramme, id: int) -> Response:
    with request.app.state.database.reading_session() as session:
        return page(request, _of_function(id), _there(store.functions(session), id))


@router.post("/programme/steering/{id:row}")
def write_function(request: Request, me: WritesProgramme, by: By, id: int, form: Posted) -> Response:
    return _listed(request, About.FUNCTION, id, form, by, store.functions, read_function, _of_function)


@router.post("/programme/steering/{id:row}/remove")
def remove_function(request: Request, me: WritesProgramme, by: By, id: int, seen: Typed = "") -> Response:
    return _removed(request, About.FUNCTION, id, seen, by, store.functions, _of_function(id))


def _of_function(id: int | None = None) -> Form:
    fields = (_field("function", most=OWNER_LENGTH), _field("decides", most=TEXT_LENGTH))
    hint = _("En funktion, som HR-direktören eller sektorchefen. Den är med också när någon annan har den.")
    return _of_a_list(_("Styrgruppen"), hint, fields, "steering", id)


def _of_a_list(heading: str, hint: str, fields: tuple[Field, ...], part: str, id: int | None) -> Form:
    action = f"{PAGE}/{part}" if id is None else f"{PAGE}/{part}/{id}"
    remove = "" if id is None else f"{action}/remove"
    back = (f"{PAGE}#{part}", _("Programmet"))
    return Form(heading, hint, fields, action, back, remove=remove, is_new=id is None)


def _there(kept: Mapping[int, Kept[Any]], id: int) -> Kept[Any]:
    if id not in kept:
        raise HTTPException(404)
    return kept[id]


# Workplaces


@router.get("/programme/workplaces/{id:row}")
def workplace(request: Request, me: WritesWorkplaces, id: int) -> Response:
    with request.app.state.database.reading_session() as session:
        line = _line(request, session, me, id)
        return page(request, _of_workplace(line), _step(session, id))


@router.post("/programme/workplaces/{id:row}")
def write_workplace(request: Request, me: WritesWorkplaces, by: By, id: int, form: Posted) -> Response:
    with request.app.state.database.reading_session() as session:
        line = _line(request, session, me, id)
    return _saved(request, About.WORKPLACE, id, form, by, _step, read_step, _of_workplace(line))


def _line(request: Request, session: Session, me: FacilitatorRow, id: int) -> Line:
    """Raises a 404 for one that is not there, or not for them to write of."""
    found = next((it for it in lines(request, session, me) if it.id == id), None)
    if found is None or not writes_at(me, found):
        raise HTTPException(404)
    return found


def _step(session: Session, id: int) -> Kept[Any]:
    return store.workplaces(session).get(id, Kept(NOTHING))


def _of_workplace(line: Line) -> Form:
    fields = (
        _field("shortage", "choice", choices={it.value: _(said) for it, said in SHORTAGE.items()}),
        _field("step", most=TEXT_LENGTH),
        _field("who", most=OWNER_LENGTH),
        _field("day", "day"),
    )
    hint = _(
        "Saknar arbetsplatsen kompetens nu, eller inom fem år? Skriv vad som händer härnäst, vem som gör det och när."
    )
    back = (f"{PAGE}/workplaces#w-{line.id}", _("Arbetsplatser"))
    return Form(line.name, hint, fields, f"{PAGE}/workplaces/{line.id}", back, is_theirs=True)


# A year after


@router.get("/programme/after")
def after(request: Request, me: AnswersAfter) -> Response:
    on = today(request)
    with request.app.state.database.reading_session() as session:
        its = _after(request, session, me)
    return render(
        request,
        "programme/after.html",
        waiting=[it for it in its if it.waits(on)],
        answered=[it for it in its if not it.waits(on)],
        THREE=THREE,
    )


@router.get("/programme/after/{of}/{id:row}")
def one_after(request: Request, me: AnswersAfter, of: str, id: int) -> Response:
    with request.app.state.database.reading_session() as session:
        it = _waits(request, session, me, of, id)
        return page(request, _of_after(it), store.after(session, it.of).get(id, Kept(it.its)))


@router.post("/programme/after/{of}/{id:row}")
def write_after(request: Request, me: AnswersAfter, by: By, of: str, id: int, form: Posted) -> Response:
    with request.app.state.database.reading_session() as session:
        it = _waits(request, session, me, of, id)

    def kept(session: Session, id: int) -> Kept[Any]:
        return store.after(session, it.of).get(id, Kept(it.its))

    def save(session: Session, was: Kept[Any], its: Any) -> None:
        store.save_after(session, it.of, id, was, its, by, now())

    return _saved(request, About.AFTER, id, form, by, kept, read_after, _of_after(it), save)


def _after(request: Request, session: Session, me: FacilitatorRow) -> list[Waits]:
    return a_year_after(session, me, lambda at: local(request, at).date(), today(request))


def _waits(request: Request, session: Session, me: FacilitatorRow, of: str, id: int) -> Waits:
    found = next((it for it in _after(request, session, me) if (it.of.value, it.id) == (of, id)), None)
    if found is None:
        raise HTTPException(404)
    return found


def _of_after(it: Waits) -> Form:
    choices = {holds.value: _(said) for holds, said in HOLDS.items()}
    fields = tuple(
        field
        for key in AFTER
        for field in (_field(key, "choice", choices=choices), _field(f"{key}_words", most=TEXT_LENGTH))
    )
    hint = (
        _("Ett år har gått sedan workshopen avslutades. Vad håller, och vad behöver ändras?")
        if it.of is Of.WORKSHOP
        else _("Ett år har gått sedan jobbet började. Vad håller, och vad behöver ändras? Skriv inget om en person.")
    )
    back = (f"{PAGE}/after", _("Ett år efter"))
    return Form(it.name, hint, fields, f"{PAGE}/after/{it.of}/{it.id}", back, is_theirs=True)


# What all have in common


def _saved(
    request: Request,
    about: About,
    key: Any,
    form: FormData,
    by: int,
    kept: Callable[[Session, Any], Kept[Any]],
    read: Read,
    shown: Form,
    save: Callable[[Session, Kept[Any], Thing], None] | None = None,
) -> Response:
    """Save a row as it is now with what was typed; what is refused is said on its page."""
    keep = save or (lambda session, was, its: store.save(session, about, key, was, its, by, now()))
    try:
        with request.app.state.database.session() as session:
            was = kept(session, key)
            keep(session, was, read(put_together(form, was.its)))
    except Refused as no:
        with request.app.state.database.reading_session() as session:
            return page(request, shown, kept(session, key), form, no)
    return RedirectResponse(shown.back[0], 303)


def _added(
    request: Request, about: About, form: FormData, by: int, once: Making, read: Read, shown: Form, nothing: Thing
) -> Response:
    try:
        its = read(texts(form))
        with request.app.state.database.session() as session:
            once.begin(session)
            store.add(session, about, its, by, now())
            return once.leads_to(request, session, shown.back[0])
    except Refused as no:
        return page(request, shown, Kept(nothing), form, no)


def _listed(
    request: Request,
    about: About,
    id: int,
    form: FormData,
    by: int,
    every: Every,
    read: Read,
    of: Callable[[int | None], Form],
) -> Response:
    """Save a row of a list. What was typed in one that somebody else has removed stands in a new one, not saved yet."""

    def kept(session: Session, id: int) -> Kept[Any]:
        its = every(session)
        if id not in its:
            raise RowGone
        return its[id]

    try:
        return _saved(request, about, id, form, by, kept, read, of(id))
    except RowGone as no:
        return page(request, of(None), Kept(_EMPTY[about]), FormData(_without_bases(form)), no)


def _without_bases(form: FormData) -> dict[str, str]:
    return {name: it for name, it in texts(form).items() if not name.startswith("base_")}


def _removed(request: Request, about: About, id: int, seen: str, by: int, every: Every, shown: Form) -> Response:
    """`seen`: when what was seen was saved; what somebody has written since is shown, and nothing is removed."""
    try:
        with request.app.state.database.session() as session:
            store.remove(session, about, id, seen, by, now())
    except Refused as no:
        with request.app.state.database.reading_session() as session:
            if kept := every(session).get(id):
                return page(request, shown, kept, no=no)
    return RedirectResponse(shown.back[0], 303)
