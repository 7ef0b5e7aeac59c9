"""Before a workshop: making it, how ready it is, its groups, its list, its rehearsal; templates; and taking it away."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.account.tables import FacilitatorRow
from app.board.commands import AddTasks
from app.ids import new_code, new_id, now
from app.live.view import Audience
from app.preparation import store, task_list, upload
from app.preparation.lists import LISTS, Beginning
from app.preparation.rehearsals import TooManyRehearsals
from app.preparation.tables import TemplateRow
from app.preparation.task_list import CAN_BE_CHANGED, MOST_LINES, Kind, Line, TooManyLines
from app.vocabulary import Refused, TextMissing
from app.web.access import LedWorkshop, OwnedWorkshop, SignedIn, facilitator_person
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.readiness import ANSWERS, QUESTIONS, Promise, asked, missing, promise
from app.workshop.workshop import MOST_GROUPS, PURPOSES, UnknownChoice, Workshop, create, group_names

router = APIRouter()

OWN = "own-"
"""What the choice of an own template begins with; then its id."""
REHEARSED = "preschool"
"""The list that a rehearsal has where none is chosen."""


class NothingChosen(Refused):
    code = "nothing_chosen"


async def _typed(request: Request) -> dict[str, str]:
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Typed = Annotated[dict[str, str], Depends(_typed)]


# A new workshop


@router.get("/workshops/new")
async def new_workshop(request: Request, facilitator: SignedIn) -> Response:
    return await _new_page(request, facilitator, {}, None)


@router.post("/workshops/new")
async def look_first(request: Request, facilitator: SignedIn, typed: Typed) -> Response:
    """The same page, which says what it would become."""
    return await _new_page(request, facilitator, typed, None)


@router.post("/workshops")
async def create_workshop(request: Request, facilitator: SignedIn, typed: Typed) -> Response:
    """`rehearse`: an example, that robots take part in."""
    is_rehearsal = bool(typed.get("rehearse"))
    if is_rehearsal:
        typed = {"workplace": _("Övning med robotar"), "template": REHEARSED} | {k: v for k, v in typed.items() if v}
    rehearsals = request.app.state.rehearsals
    try:
        if is_rehearsal and rehearsals.is_full:
            raise TooManyRehearsals
        beginning = await run_in_threadpool(_beginning, request, facilitator, typed.get("template", ""))
        id, code, groups = await run_in_threadpool(_add, request, facilitator, typed, beginning, is_rehearsal)
    except Refused as no:
        return await _new_page(request, facilitator, typed, no)
    request.app.state.codes.pop(code, None)
    if beginning.tasks:
        adding = AddTasks(tuple(beginning.tasks), new_id())
        await request.app.state.desk.ask(id, adding, facilitator_person(facilitator), new_id())
    if is_rehearsal:
        rehearsals.start(code, code, groups, _own_address(request))
    return RedirectResponse(f"/w/{code}/lead", 303)


def _add(
    request: Request, facilitator: FacilitatorRow, typed: dict[str, str], beginning: Beginning, is_example: bool
) -> tuple[int, str, list[str]]:
    """Keep a new workshop. Its id, its code and its groups' ids."""
    assert facilitator.id is not None
    workplace, title = typed.get("workplace", ""), typed.get("title", "")
    with request.app.state.database.session() as session:
        code = new_code()
        while workshops.with_code(session, code):
            code = new_code()
        created = create(
            code,
            title,
            workplace or title,
            typed.get("purpose", "jobs"),
            typed.get("length", "full"),
            typed.get("groups", "").splitlines() if typed.get("groups", "").strip() else beginning.groups,
            is_example=is_example,
            readiness={question: typed.get(question, "") for question in QUESTIONS},
        )
        row = workshops.add(session, created, facilitator.id, now())
        assert row.id is not None
        return row.id, code, [id for id, _name in created.groups]


def _beginning(request: Request, facilitator: FacilitatorRow, choice: str) -> Beginning:
    """What a chosen template holds. Raises `UnknownChoice`."""
    if not choice:
        return Beginning("", [], [])
    if choice in LISTS:
        return LISTS[choice]()
    number = choice.removeprefix(OWN)
    if choice.startswith(OWN) and number.isascii() and number.isdigit() and len(number) < 10:
        with request.app.state.database.reading_session() as session:
            if row := store.template(session, int(number), facilitator.id or 0):
                return Beginning(row.name, row.groups, row.tasks)
    raise UnknownChoice


async def _new_page(
    request: Request, facilitator: FacilitatorRow, typed: dict[str, str], no: Refused | None
) -> Response:
    beginning = Beginning("", [], [])
    try:
        beginning = await run_in_threadpool(_beginning, request, facilitator, typed.get("template", ""))
    except UnknownChoice as unknown:
        no = no or unknown
    lines = typed.get("groups", "").splitlines()
    named = group_names(lines)
    return render(
        request,
        "workshops/new.html",
        status(no) if no else 200,
        typed=typed,
        error=sentence(no) if no else "",
        groups=named or beginning.groups,
        is_split=len([line for line in lines if line.strip()]) < len(named),
        beginning=beginning,
        lists=[(name, LISTS[name]()) for name in LISTS],
        own=await run_in_threadpool(_own_templates, request, facilitator),
        OWN=OWN,
        QUESTIONS=QUESTIONS,
    )


# How ready it is, and the groups


@router.get("/w/{code}/readiness")
async def readiness_page(request: Request, found: LedWorkshop) -> Response:
    live = await request.app.state.desk.state(found.id)
    workshop: Workshop = live.workshop
    promised = promise(workshop.purpose, workshop.readiness)
    return render(
        request,
        "preparation/readiness.html",
        view=request.app.state.rooms.whole(live, Audience.LEAD, None),
        at=live.number,
        promised=promised.value,
        is_only_a_list=promised is Promise.LIST,
        readiness=dict(workshop.readiness),
        asked=asked(workshop.purpose),
        missing=missing(workshop.purpose, workshop.readiness),
        groups_are_fixed=workshop.is_closed or live.ballots.has_answers,
        most_groups=MOST_GROUPS,
        is_on=request.app.state.rehearsals.is_on(workshop.first_code),
        PURPOSES=PURPOSES,
        ANSWERS=ANSWERS,
    )


# A list that is brought along


@router.get("/w/{code}/import")
async def import_page(request: Request, found: LedWorkshop) -> Response:
    return await _import_page(request, found.id)


@router.post("/w/{code}/import")
async def preview(request: Request, found: LedWorkshop) -> Response:
    """What the list holds, line by line. Nothing is kept: the page carries the lines."""
    form = await request.form(max_part_size=2 * upload.MOST_IN_A_FILE)
    typed, file = str(form.get("text") or ""), form.get("file")
    live = await request.app.state.desk.state(found.id)
    on_board = [task.text for task in live.board.tasks.values()]
    try:
        content = await file.read() if isinstance(file, UploadFile) else b""
        lines = await run_in_threadpool(_lines, content, typed, on_board)
    except Refused as no:
        return await _import_page(request, found.id, typed=typed, no=no)
    chosen = {line.number for line in lines if line.kind is Kind.NEW}
    return await _import_page(request, found.id, lines=lines, chosen=chosen)


@router.post("/w/{code}/import/add")
async def add_chosen(request: Request, found: LedWorkshop, facilitator: SignedIn) -> Response:
    """Add the chosen lines, all of them or none."""
    form = await request.form(max_fields=3 * MOST_LINES + 10)
    numbered, chosen = _carried(form)
    live = await request.app.state.desk.state(found.id)
    on_board = [task.text for task in live.board.tasks.values()]
    lines = await run_in_threadpool(task_list.sort_out, numbered, on_board)
    texts = [line.text for line in lines if line.number in chosen]
    try:
        if not texts:
            raise NothingChosen
        adding = AddTasks(tuple(texts), new_id())
        await request.app.state.desk.ask(found.id, adding, facilitator_person(facilitator), new_id())
    except Refused as no:
        return await _import_page(request, found.id, lines=lines, chosen=chosen, no=no)
    return RedirectResponse(f"/w/{live.workshop.code}/lead", 303)


def _lines(content: bytes, typed: str, on_board: list[str]) -> list[Line]:
    if content:
        return task_list.examine(upload.rows(content), on_board)
    if not typed.strip():
        raise TextMissing
    return task_list.examine(task_list.pasted(typed), on_board)


def _carried(form: FormData) -> tuple[list[tuple[int, str]], set[int]]:
    """The lines that the preview carries, and the numbers of the chosen ones."""
    numbers, texts = _numbers(form, "line"), [str(text) for text in form.getlist("text")]
    if len(numbers) > MOST_LINES:
        raise TooManyLines(most=MOST_LINES, count=len(numbers))
    return [*zip(numbers, texts, strict=False)], {*_numbers(form, "keep")}


def _numbers(form: FormData, name: str) -> list[int]:
    typed = (str(value) for value in form.getlist(name))
    return [int(value) for value in typed if value.isascii() and value.isdigit() and len(value) < 10]


async def _import_page(
    request: Request,
    id: int,
    *,
    typed: str = "",
    lines: list[Line] | None = None,
    chosen: set[int] | None = None,
    no: Refused | None = None,
) -> Response:
    live = await request.app.state.desk.state(id)
    return render(
        request,
        "preparation/import.html",
        status(no) if no else 200,
        workshop=live.workshop,
        typed=typed,
        error=sentence(no) if no else "",
        lines=lines,
        chosen=chosen or set(),
        CAN_BE_CHANGED=CAN_BE_CHANGED,
    )


# Templates of one's own


@router.get("/templates")
def templates_page(request: Request, facilitator: SignedIn) -> Response:
    return render(request, "preparation/templates.html", templates=_own_templates(request, facilitator))


@router.post("/w/{code}/template")
async def keep_template(request: Request, found: LedWorkshop, facilitator: SignedIn, typed: Typed) -> Response:
    """Keep the workshop's tasks and groups, to begin others with."""
    live = await request.app.state.desk.state(found.id)
    name = typed.get("name", "").strip() or live.workshop.title
    tasks = [task.text for task in sorted(live.board.tasks.values(), key=lambda task: task.order)]
    groups = [group.name for group in live.workshop.groups.values()]
    await run_in_threadpool(_keep, request, facilitator, name, tasks, groups)
    return RedirectResponse("/templates", 303)


def _keep(request: Request, facilitator: FacilitatorRow, name: str, tasks: list[str], groups: list[str]) -> None:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        store.keep(session, facilitator.id, name, tasks, groups, now())


@router.post("/templates/{id}/name")
def rename_template(request: Request, id: int, facilitator: SignedIn, typed: Typed) -> Response:
    with request.app.state.database.session() as session:
        row = store.template(session, id, facilitator.id or 0)
        if row is None:
            raise HTTPException(404)
        store.rename(session, row, typed.get("name", ""))
    return RedirectResponse("/templates", 303)


@router.post("/templates/{id}/remove")
def remove_template(request: Request, id: int, facilitator: SignedIn) -> Response:
    with request.app.state.database.session() as session:
        if row := store.template(session, id, facilitator.id or 0):
            session.delete(row)
    return RedirectResponse("/templates", 303)


def _own_templates(request: Request, facilitator: FacilitatorRow) -> list[TemplateRow]:
    with request.app.state.database.reading_session() as session:
        return store.templates(session, facilitator.id or 0)


# Rehearsing


@router.post("/w/{code}/rehearsal")
async def rehearse(request: Request, found: LedWorkshop, typed: Typed) -> Response:
    """Call robots to an example, or send them away."""
    workshop: Workshop = (await request.app.state.desk.state(found.id)).workshop
    if not workshop.is_example:
        raise HTTPException(404)
    rehearsals = request.app.state.rehearsals
    if typed.get("do") == "stop":
        await rehearsals.stop(workshop.first_code)
    elif not workshop.is_closed:
        rehearsals.start(workshop.first_code, workshop.code, [*workshop.groups], _own_address(request))
    return RedirectResponse(f"/w/{workshop.code}/readiness#rehearsal", 303)


def _own_address(request: Request) -> str:
    """Where this process listens: the robots are its own."""
    host, port = request.scope["server"]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


# Taking a workshop away


@router.get("/w/{code}/delete")
async def delete_page(request: Request, found: OwnedWorkshop) -> Response:
    live = await request.app.state.desk.state(found.id)
    holds = await run_in_threadpool(_holds, request, found.id)
    return render(request, "preparation/delete.html", workshop=live.workshop, holds=holds)


@router.post("/w/{code}/delete")
async def delete_workshop(request: Request, found: OwnedWorkshop) -> Response:
    live = await request.app.state.desk.state(found.id)
    await request.app.state.rehearsals.stop(live.workshop.first_code)
    await run_in_threadpool(_remove, request, found.id)
    await request.app.state.desk.forget(found.id)
    request.app.state.rooms.send_away(found.id)
    return RedirectResponse("/workshops", 303)


def _holds(request: Request, id: int) -> store.Holds:
    with request.app.state.database.reading_session() as session:
        return store.holds(session, id)


def _remove(request: Request, id: int) -> None:
    with request.app.state.database.session() as session:
        store.remove(session, id)
