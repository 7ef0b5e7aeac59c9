"""The municipality's ways in, and the stages of each, edited."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import EditsWays
from app.account.tables import FacilitatorRow
from app.ids import new_id, now
from app.once.making import Making, Once, OnceRoute
from app.vocabulary import Refused
from app.ways import store
from app.ways.come_along import DIRECT
from app.ways.store import Kept
from app.ways.way import (
    HINT_LENGTH,
    MOST_MONTHS,
    NAME_LENGTH,
    ROLE_LENGTH,
    TYPED,
    Kind,
    Way,
    WayChanged,
    moved,
    named,
    read_stage,
    typed,
    way_name,
    with_changed,
    with_stage,
    without_stage,
)
from app.ways.wording import said
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

PAGE = "/ways"
NEW = "new"
"""The stage that is being added."""
_BY = {"up": -1, "down": 1}


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]
Typed = Annotated[str, Form()]


@router.get("/ways")
def all_ways(request: Request, me: EditsWays) -> Response:
    return _list(request)


@router.post("/ways")
def add(request: Request, me: EditsWays, once: Making, name: Typed = "", like: Typed = "") -> Response:
    """A way of the municipality's own, which begins as a copy of another."""
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            pattern = store.way(session, like)
            stages = pattern.way.stages if pattern else DIRECT.stages
            way = Way(new_id(), way_name(name), stages)
            store.save_way(session, Kept(way), me.id or 0, now())
            return once.leads_to(request, session, f"{PAGE}/{way.key}")
    except Refused as no:
        return _list(request, name, like, no)


@router.get("/ways/{key}")
def one_way(request: Request, me: EditsWays, key: str) -> Response:
    return _page(request, key)


@router.post("/ways/{key}/name")
def rename(request: Request, me: EditsWays, key: str, name: Typed = "", version: Typed = "") -> Response:
    def change(its: Kept) -> Kept:
        return replace(its, way=named(its.way, name))

    return _edit(request, me, key, version, change, {"name": name})


@router.post("/ways/{key}/retired")
def retire(request: Request, me: EditsWays, key: str, version: Typed = "", retired: Typed = "") -> Response:
    """Let no post begin on it, or let them again. Those that have begun go on."""
    return _edit(request, me, key, version, lambda its: replace(its, is_retired=bool(retired)))


@router.post("/ways/{key}/stages")
def add_stage(request: Request, me: EditsWays, key: str, form: Posted, once: Making) -> Response:
    texts, id = _texts(form), new_id()

    def change(its: Kept) -> Kept:
        return replace(its, way=with_stage(its.way, read_stage(id, texts)))

    return _edit(request, me, key, text_of(form, "version"), change, texts, NEW, once, f"#stage-{id}")


@router.post("/ways/{key}/stages/{stage}")
def edit_stage(request: Request, me: EditsWays, key: str, stage: str, form: Posted) -> Response:
    """What is typed of a stage is saved, and whatever button was pressed moves it, or takes it away."""
    texts, do = _texts(form), text_of(form, "do")

    def change(its: Kept) -> Kept:
        return replace(its, way=_with_edited(its.way, stage, texts, do))

    back = "#stages" if do == "remove" else f"#stage-{stage}"
    return _edit(request, me, key, text_of(form, "version"), change, texts, stage, back=back)


def _with_edited(way: Way, stage: str, texts: Mapping[str, str], do: str) -> Way:
    if do == "remove":
        return without_stage(way, stage)
    is_last = way.stage(stage).kind is Kind.ORDINARY
    changed = with_changed(way, read_stage(stage, texts, is_last=is_last))
    return moved(changed, stage, _BY[do]) if do in _BY else changed


def text_of(form: FormData, field: str) -> str:
    typed_in = form.get(field, "")
    return typed_in if isinstance(typed_in, str) else ""


def _texts(form: FormData) -> dict[str, str]:
    return {name: text_of(form, name) for name in TYPED}


def _kept(session: Session, key: str) -> Kept:
    found = store.way(session, key)
    if found is None:
        raise HTTPException(404)
    return found


def _edit(
    request: Request,
    me: FacilitatorRow,
    key: str,
    version: str,
    change: Callable[[Kept], Kept],
    texts: Mapping[str, str] | None = None,
    of: str = "",
    once: Once | None = None,
    back: str = "",
) -> Response:
    """Change the way, where it is still as when the page was drawn that asks (`version`). `texts`: what was typed, of
    the stage `of`, or of the way where that is ""."""
    assert me.id is not None
    address = f"{PAGE}/{key}{back}"
    try:
        with request.app.state.database.session() as session:
            if once:
                once.begin(session)
            its = _kept(session, key)
            if version != str(its.version):
                raise WayChanged
            changed = change(its)
            if changed != its:
                store.save_way(session, changed, me.id, now())
            if once:
                return once.leads_to(request, session, address)
    except Refused as no:
        return _page(request, key, no, texts, of)
    return RedirectResponse(address, 303)


def _list(request: Request, name: str = "", like: str = "", no: Refused | None = None) -> Response:
    with request.app.state.database.reading_session() as session:
        ways, uses = store.ways(session), store.uses(session)
    return render(
        request,
        "ways/list.html",
        status(no) if no else 200,
        all_ways=ways,
        uses=uses,
        typed=name,
        like=like,
        said=said,
        error=sentence(no) if no else "",
        NAME_LENGTH=NAME_LENGTH,
    )


def _page(
    request: Request, key: str, no: Refused | None = None, texts: Mapping[str, str] | None = None, of: str = ""
) -> Response:
    """What stands in the fields is as it is kept, whatever language it is read in: it is saved as it stands."""
    with request.app.state.database.reading_session() as session:
        kept, uses = _kept(session, key), store.uses(session).get(key, 0)
    fields = {it.key: typed(it) for it in kept.way.stages} | {NEW: dict.fromkeys(TYPED, "")}
    if texts is not None and of in fields:
        fields[of] = dict(texts)
    return render(
        request,
        "ways/way.html",
        status(no) if no else 200,
        kept=kept,
        uses=uses,
        fields=fields,
        name=texts["name"] if texts and not of else kept.way.name,
        of=of,
        said=said,
        error=sentence(no) if no else "",
        NEW=NEW,
        NAME_LENGTH=NAME_LENGTH,
        ROLE_LENGTH=ROLE_LENGTH,
        HINT_LENGTH=HINT_LENGTH,
        MOST_MONTHS=MOST_MONTHS,
    )
