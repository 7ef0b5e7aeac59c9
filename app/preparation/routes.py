"""Before a workshop: making it, how ready it is, its groups, its list; templates; and taking it away."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import facilitator_person
from app.access.rights import Leader
from app.access.workshop import Found, LedWorkshop, OwnedWorkshop
from app.account.tables import FacilitatorRow
from app.board.commands import AddTasks
from app.brought import files
from app.brought.reading import Choice, Reading, Way, read
from app.brought.refusals import FileEmpty, FileTooLarge, FileUnreadable
from app.brought.sheets import MOST_IN_A_FILE, MOST_LINES, Sheet, TooManyLines
from app.codes import as_meant, in_what_was_typed
from app.ids import new_code, new_id, now
from app.live import beside
from app.live.still import Still
from app.live.view import Audience
from app.once.making import Making, Once, OnceRoute, command_id
from app.organisation import store as organisation
from app.preparation import store, task_list
from app.preparation.group_rows import (
    EMPTY_ROWS,
    GroupUnnamed,
    Row,
    drawn,
    filled_up,
    groups_of,
    named,
    numbered,
    sketch,
    typed_rows,
)
from app.preparation.lists import LISTS, Beginning
from app.preparation.tables import TemplateRow
from app.preparation.task_list import CAN_BE_CHANGED, LEFT_OUT, Kind, Line
from app.rehearsal import store as rehearsal
from app.rehearsal.deeds import Session
from app.rehearsal.rehearsals import TooManyRehearsals, own_address
from app.rehearsal.robots import seats
from app.security.entry import About, Thing, What
from app.vocabulary import REVEALED, Group, Refused, TextMissing, WorkshopClosed
from app.web.language import _
from app.web.note import note
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.commands import AddGroup, AnswerJointly, ExpectPeople, GiveShortName, NameGroup
from app.workshop.proposal import How, Made
from app.workshop.readiness import QUESTIONS, Promise, asked, missing, promise
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import (
    MOST_GROUPS,
    PURPOSES,
    ROOM,
    SMALLEST,
    UnknownChoice,
    Workshop,
    begin,
    create,
    group_names,
)

router = APIRouter(route_class=OnceRoute)

OWN = "own-"
"""What the choice of an own template begins with; then its id."""
REHEARSED = "preschool"
"""The list that a rehearsal has where none is chosen."""
OF_THE_COURSE = re.compile(r"/course/[a-z-]+/[a-z-]+")
"""A page of the course, where a draft may be saved."""


class NothingChosen(Refused):
    code = "nothing_chosen"


async def _typed(request: Request) -> dict[str, str]:
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Typed = Annotated[dict[str, str], Depends(_typed)]


# A new workshop


@router.get("/workshops/new")
async def new_workshop(request: Request, facilitator: Leader) -> Response:
    return await _new_page(request, facilitator, {}, None)


@router.post("/workshops/new")
async def look_first(request: Request, facilitator: Leader, typed: Typed) -> Response:
    """The same page, which says what it would become. `do`: "more" for one more row; "all" for all groups to answer
    together, "proposed" for each as is proposed again."""
    return await _new_page(request, facilitator, typed, None)


@router.post("/workshops")
async def create_workshop(request: Request, facilitator: Leader, typed: Typed, once: Making) -> Response:
    """Groups come in rows (`app.preparation.group_rows`), or as `groups`, a name a line. `rehearse`: an example, that
    robots take part in."""
    assert facilitator.id is not None
    is_rehearsal = bool(typed.get("rehearse"))
    if is_rehearsal:
        typed = {"workplace": _("Övning med robotar"), "template": REHEARSED} | {k: v for k, v in typed.items() if v}
    rehearsals = request.app.state.rehearsals
    try:
        if is_rehearsal and rehearsals.is_full_for(facilitator.id):
            raise TooManyRehearsals
        beginning = await run_in_threadpool(_beginning, request, facilitator, typed.get("template", ""))
        made = groups_of(_rows(typed, beginning, is_rehearsal), all_jointly=_is_all_jointly(typed, beginning))
        id, code, groups = await run_in_threadpool(_add, request, once, facilitator, typed, made, is_rehearsal)
    except Refused as no:
        return await _new_page(request, facilitator, typed, no)
    request.app.state.codes.pop(code, None)
    if beginning.tasks:
        adding = AddTasks(tuple(beginning.tasks), new_id())
        await request.app.state.desk.ask(id, adding, facilitator_person(facilitator), new_id())
    if is_rehearsal:
        await rehearsals.stop_those_of(facilitator.id)
        rehearsals.start(code, code, seats(groups), own_address(request), whose=facilitator.id)
    return RedirectResponse(_leads_to(typed, code), 303)


def _leads_to(typed: dict[str, str], code: str) -> str:
    """Where one comes with a new workshop: to lead it. `course`: or back to that page of the course, with what was
    answered there."""
    back = typed.get("course", "")
    if not OF_THE_COURSE.fullmatch(back):
        return f"/w/{code}/lead"
    answers = {question: typed[question] for question in QUESTIONS if typed.get(question)}
    return f"{back}?{urlencode({**answers, 'draft': code})}#draft"


def _rows(typed: dict[str, str], beginning: Beginning, is_rehearsal: bool = False) -> list[Row]:
    """The groups as they are typed, in rows or a name a line; where none is, the list's."""
    rows = [row for row in numbered(typed) if not row.is_empty] or named(
        group_names(typed.get("groups", "").splitlines())
    )
    if not rows and is_rehearsal and typed["template"] == REHEARSED:
        return [*named(beginning.groups), Row("cooks", _("Kockar"), "2")]
    return rows or named(beginning.groups)


def _is_all_jointly(typed: dict[str, str], beginning: Beginning) -> bool:
    """Whether all groups are to answer together: so was chosen, or a list that is made for it."""
    match typed.get("do", ""):
        case "all":
            return True
        case "proposed":
            return False
    before = typed.get("filled", "")
    was_joint = before in LISTS and LISTS[before]().is_joint
    if typed.get("template", "") != before and beginning.is_joint != was_joint:
        return beginning.is_joint
    return typed.get("all") == "jointly"


def _add(
    request: Request, once: Once, facilitator: FacilitatorRow, typed: dict[str, str], made: list[Made], is_example: bool
) -> tuple[int, str, list[Group]]:
    """Keep a new workshop. Its id, its code and its groups."""
    assert facilitator.id is not None
    workplace, title = typed.get("workplace", ""), typed.get("title", "")
    with request.app.state.database.session() as session:
        once.begin(session)
        code = new_code()
        while workshops.with_code(session, code):
            code = new_code()
        created = create(
            code,
            title,
            workplace or title,
            typed.get("purpose", "jobs"),
            typed.get("length", "full"),
            [group.name for group in made],
            is_example=is_example,
            readiness={question: typed.get(question, "") for question in QUESTIONS},
            expected={group.name: group.people for group in made if group.people is not None},
            jointly={group.name: group.how is How.JOINTLY for group in made},
            short={group.name: group.short for group in made},
            place=typed.get("place", ROOM),
        )
        row = workshops.add(session, created, facilitator.id, now())
        row.administration = organisation.chosen(session, typed.get("administration", ""), facilitator.scope)
        assert row.id is not None
        if is_example:
            rehearsal.keep(session, row.id, Session.ONE, False, now())
        once.leads_to(request, session, _leads_to(typed, code))
        return row.id, code, [*begin(row.id, created).groups.values()]


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
    all_jointly = _is_all_jointly(typed, beginning)
    rows = _rows_as_typed(typed, beginning)
    wrong = no or _wrong_in(rows)
    shown, made = drawn(rows, wrong, all_jointly=all_jointly)
    return render(
        request,
        "workshops/new.html",
        status(no) if no else 200,
        typed=typed,
        error=sentence(no) if no else "",
        error_in_row=sentence(wrong) if wrong else "",
        rows=shown,
        sketch=sketch(made),
        people=sum(group.people or 0 for group in made),
        all_jointly=all_jointly,
        smallest=SMALLEST,
        most_groups=MOST_GROUPS,
        beginning=beginning,
        lists=[(name, LISTS[name]()) for name in LISTS],
        own=await run_in_threadpool(_own_templates, request, facilitator),
        administrations=await run_in_threadpool(_administrations, request, facilitator),
        OWN=OWN,
    )


def _administrations(request: Request, facilitator: FacilitatorRow) -> dict[int, str]:
    with request.app.state.database.reading_session() as session:
        return organisation.within(session, facilitator.scope)


def _rows_as_typed(typed: dict[str, str], beginning: Beginning) -> list[Row]:
    """The rows to show: as they are typed, empty ones too; or filled with the list's groups, where a list is chosen
    and nothing else is typed than the groups of the list before."""
    rows = numbered(typed) or named(group_names(typed.get("groups", "").splitlines()))
    before = typed.get("filled", "")
    names = [row.name for row in rows if not row.is_empty]
    untouched = not names or (before in LISTS and names == LISTS[before]().groups)
    if untouched and typed.get("template", "") != before:
        rows = named(beginning.groups)
    if typed.get("do") == "all":
        rows = [replace(row, how="") for row in rows]
    return filled_up(rows, max(EMPTY_ROWS, len(rows) + (typed.get("do") == "more")))


def _wrong_in(rows: list[Row]) -> Refused | None:
    """What is wrong in a row that somebody may not be done with."""
    try:
        groups_of(rows)
    except GroupUnnamed:
        return None
    except Refused as no:
        return no
    return None


# How ready it is, and the groups


class AnswersPutAway(Refused):
    """A group that has answered is to answer another way, and that its answers are put away has not been said yet."""

    code = "answers_put_away"


@router.get("/w/{code}/readiness")
async def readiness_page(request: Request, found: LedWorkshop) -> Response:
    return await _readiness_page(request, found.id, {}, None)


@router.post("/w/{code}/groups")
async def change_groups(request: Request, found: LedWorkshop, facilitator: Leader, typed: Typed) -> Response:
    """Save the groups as they are typed, all of them or none; or, where `do` is "look", say what is proposed."""
    desk, by = request.app.state.desk, facilitator_person(facilitator)
    live = await desk.state(found.id)
    workshop: Workshop = live.workshop
    if typed.get("do") == "look":
        return await _readiness_page(request, found.id, typed, None)
    back = RedirectResponse(f"/w/{workshop.code}/readiness#groups", 303)
    adding = command_id(typed.items())
    if await desk.has_done(found.id, by, adding):
        return back
    try:
        if workshop.is_closed:
            raise WorkshopClosed
        there, rows = [*workshop.groups], _rows_of(workshop, typed)  # one more may come while we wait
        read = groups_of(rows, smallest=workshop.smallest, skip_empty=False)
        made = {rows[group.of[0]].key: group for group in read}
        answered = _answered(request.app.state.rooms.still(live))
        for id in there:
            if _is_changed(workshop, made[id], id) and id in answered and f"told-{id}" not in typed:
                raise AnswersPutAway(row=id)
        for id in there:
            for command in _as_typed(id, made[id]):
                await desk.ask(found.id, command, by, new_id())
            if _is_changed(workshop, made[id], id):
                await desk.ask(found.id, AnswerJointly(id, made[id].how is How.JOINTLY), by, new_id())
        if added := made.get(NEW):
            await desk.ask(found.id, AddGroup(added.name), by, adding)
            groups = (await desk.state(found.id)).workshop.groups.values()
            id = next(group.id for group in groups if group.name == added.name)
            for command in _as_typed(id, added):
                await desk.ask(found.id, command, by, new_id())
            await desk.ask(found.id, AnswerJointly(id, added.how is How.JOINTLY), by, new_id())
    except Refused as no:
        return await _readiness_page(request, found.id, typed, no)
    return back


def _as_typed(id: str, made: Made) -> tuple[NameGroup, GiveShortName, ExpectPeople]:
    return NameGroup(id, made.name), GiveShortName(id, made.short), ExpectPeople(id, made.people)


NEW = "new"
"""The key of the row in which one more group is typed."""


def _rows_of(workshop: Workshop, typed: dict[str, str]) -> list[Row]:
    """A row for each group: what was typed over what it was when the page was drawn, else what it is; then one more,
    where something is typed in it."""
    rows = []
    for group in workshop.groups.values():
        people = "" if group.expected is None else str(group.expected)
        how = How.JOINTLY if group.jointly else How.ALONE
        row = Row(group.id, group.name, people, how, short=group.short)
        changed = {
            field: value
            for field in ("name", "people", "how", "short")
            if (value := typed.get(f"{field}-{group.id}")) not in (None, typed.get(f"was-{field}-{group.id}"))
        }
        rows.append(replace(row, **changed))
    if any(row.how == How.JOINED for row in rows):
        raise UnknownChoice
    (new,) = typed_rows(typed, [NEW])
    return [*rows, *([] if new.is_empty else [replace(new, joins="")])]


def _is_changed(workshop: Workshop, made: Made, group: str) -> bool:
    return workshop.groups[group].jointly is not (made.how is How.JOINTLY)


def _answered(still: Still) -> set[str]:
    """The groups in which somebody has answered, as far as that has been told."""
    is_revealed, voices = still.live.workshop.step in REVEALED, still.live.ballots.voices
    told = still.groups()
    return {id for id in told if told[id].get("voices") or (is_revealed and voices[id] > 0)}


async def _readiness_page(request: Request, id: int, typed: dict[str, str], no: Refused | None) -> Response:
    return await beside.page(request, id, partial(_readiness, request, typed, no))


def _readiness(request: Request, typed: dict[str, str], no: Refused | None, still: Still) -> Response:
    workshop = still.live.workshop
    promised = promise(workshop.purpose, workshop.readiness)
    try:
        rows = _rows_of(workshop, typed)
        if not no:
            groups_of(rows, smallest=workshop.smallest)
    except GroupUnnamed:
        pass
    except UnknownChoice as unknown:
        rows, no = _rows_of(workshop, {}), no or unknown
    except Refused as wrong:
        no = wrong
    if rows[-1].key != NEW and len(rows) < MOST_GROUPS:
        rows = [*rows, Row(NEW)]
    shown, _made = drawn(rows, no, smallest=workshop.smallest)
    with request.app.state.database.reading_session() as session:
        kept = session.get_one(WorkshopRow, workshop.id)
    return render(
        request,
        "preparation/readiness.html",
        status(no) if no and typed.get("do") != "look" else 200,
        view=still.whole(Audience.LEAD),
        at=still.live.number,
        promised=promised.value,
        is_only_a_list=promised is Promise.LIST,
        readiness=dict(workshop.readiness),
        asked=asked(workshop.purpose),
        missing=missing(workshop.purpose, workshop.readiness, is_closed=workshop.is_closed),
        rows=shown,
        was={row.key: row for row in _rows_of(workshop, {})},
        answered=_answered(still),
        smallest=workshop.smallest,
        error=sentence(no) if no else "",
        NEW=NEW,
        diary=kept.diary,
        classification=kept.classification,
        is_on=request.app.state.rehearsals.is_on(workshop.first_code),
        PURPOSES=PURPOSES,
    )


# A list that is brought along


@router.get("/w/{code}/import")
async def import_page(request: Request, found: LedWorkshop) -> Response:
    return await _import_page(request, found.id, Brought())


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brings: a file, what is pasted, or both; and how it is to be read."""

    content: bytes = b""
    text: str = ""
    choice: Choice | None = None

    @property
    def carried(self) -> str:
        """The file, for the page to carry, so that it can be read in another way."""
        return b64encode(self.content).decode()

    def sheets(self) -> list[Sheet]:
        """Raises `Refused`."""
        found = files.of_file(self.content) if self.content else []
        typed = [files.pasted(self.text)] if self.text.strip() else []
        if found and typed:
            found = [replace(sheet, name=sheet.name or _("Filen")) for sheet in found]
            typed = [replace(typed[0], name=_("Det inklistrade"))]
        return [*found, *typed]


@router.post("/w/{code}/import")
async def preview(request: Request, found: LedWorkshop) -> Response:
    """What the list holds, line by line, and what of it is left out. Nothing is kept: the page carries the list."""
    form = await request.form(max_part_size=2 * MOST_IN_A_FILE)
    brought = Brought(text=str(form.get("text") or ""))
    try:
        if request.scope.get("cut"):
            raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
        brought = replace(brought, content=await _content(form), choice=_choice(str(form.get("read") or "")))
        reading, lines = await beside.paper(request, found.id, partial(_read, brought))
    except Refused as no:
        return await _import_page(request, found.id, brought, no=no)
    chosen = {line.number for line in lines if line.kind is Kind.NEW and not reading.are_people}
    return await _import_page(request, found.id, brought, reading=reading, lines=lines, chosen=chosen)


@router.post("/w/{code}/import/add")
async def add_chosen(request: Request, found: LedWorkshop, facilitator: Leader) -> Response:
    """Add the chosen lines, all of them or none."""
    form = await request.form(max_fields=8 * MOST_LINES + 10, max_part_size=2 * MOST_IN_A_FILE)
    by, id = facilitator_person(facilitator), command_id(form.multi_items())
    if await request.app.state.desk.has_done(found.id, by, id):
        return await _to_lead(request, found)
    numbered, chosen = _carried(form)
    whys = _whys(form, numbered)
    lines = await beside.page(request, found.id, lambda still: task_list.sort_out(numbered, _on_board(still), whys))
    texts = [line.text for line in lines if line.number in chosen]
    try:
        if not texts:
            raise NothingChosen
        adding = AddTasks(tuple(texts), new_id())
        await request.app.state.desk.ask(found.id, adding, by, id)
    except Refused as no:
        return await _import_page(request, found.id, Brought(), lines=lines, chosen=chosen, no=no)
    return await _to_lead(request, found)


async def _to_lead(request: Request, found: Found) -> Response:
    code = (await request.app.state.desk.state(found.id)).workshop.code
    return RedirectResponse(f"/w/{code}/lead", 303)


async def _content(form: FormData) -> bytes:
    """The file that is sent, or else the one that the page carries. Raises `FileEmpty`, `FileUnreadable`."""
    file = form.get("file")
    if isinstance(file, UploadFile) and (content := await file.read()):
        return content
    if isinstance(file, UploadFile) and file.filename and not str(form.get("text") or "").strip():
        raise FileEmpty
    try:
        return b64decode(str(form.get("carried") or ""), validate=True)
    except ValueError as why:
        raise FileUnreadable from why


def _choice(said: str) -> Choice | None:
    """What a button says: a sheet, or a sheet and a column or a way, as "0", "0.2", "0.rows". Else as we think best."""
    sheet, _dot, rest = said.partition(".")
    if not _is_number(sheet):
        return None
    if rest in (Way.ROWS, Way.PARTS):
        return Choice(int(sheet), way=Way(rest))
    return Choice(int(sheet), int(rest) if _is_number(rest) else None)


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 10


def _read(brought: Brought, still: Still) -> tuple[Reading, list[Line]]:
    sheets = brought.sheets()
    if not any(sheet.has_words for sheet in sheets):
        raise TextMissing
    reading = read(sheets, brought.choice)
    return reading, task_list.examine(reading.entries, _on_board(still))


def _on_board(still: Still) -> list[str]:
    return [task["text"] for task in still.whole(Audience.LEAD)["tasks"].values()]


def _carried(form: FormData) -> tuple[list[tuple[int, str]], set[int]]:
    """The lines that the preview carries, and the numbers of the chosen ones."""
    numbers, texts = _numbers(form, "line"), [str(text) for text in form.getlist("text")]
    if len(numbers) > 2 * MOST_LINES:
        raise TooManyLines(most=MOST_LINES, count=len(numbers))
    return [*zip(numbers, texts, strict=False)], {*_numbers(form, "keep")}


def _whys(form: FormData, numbered: list[tuple[int, str]]) -> dict[int, Kind]:
    """Which of the carried lines were left out, by their place."""
    whys = {number: kind for kind in LEFT_OUT for number in _numbers(form, kind)}
    return {place: whys[number] for place, (number, _text) in enumerate(numbered) if number in whys}


def _numbers(form: FormData, name: str) -> list[int]:
    return [int(value) for value in map(str, form.getlist(name)) if _is_number(value)]


async def _import_page(
    request: Request,
    id: int,
    brought: Brought,
    *,
    reading: Reading | None = None,
    lines: list[Line] | None = None,
    chosen: set[int] | None = None,
    no: Refused | None = None,
) -> Response:
    def draw(still: Still) -> Response:
        return render(
            request,
            "preparation/import.html",
            status(no) if no else 200,
            workshop=still.live.workshop,
            brought=brought,
            error=sentence(no) if no else "",
            reading=reading,
            lines=lines,
            chosen=chosen or set(),
            CAN_BE_CHANGED=CAN_BE_CHANGED,
            LEFT_OUT=LEFT_OUT,
        )

    return await beside.page(request, id, draw)


# Templates of one's own


@router.get("/templates")
def templates_page(request: Request, facilitator: Leader) -> Response:
    return render(request, "preparation/templates.html", templates=_own_templates(request, facilitator))


@router.post("/w/{code}/template")
async def keep_template(
    request: Request, found: LedWorkshop, facilitator: Leader, typed: Typed, once: Making
) -> Response:
    """Keep the workshop's tasks and groups, to begin others with."""
    live = await request.app.state.desk.state(found.id)
    name = typed.get("name", "").strip() or live.workshop.title
    view = request.app.state.rooms.still(live).whole(Audience.LEAD)  # what is withheld is kept nowhere else either
    tasks = [task["text"] for task in sorted(view["tasks"].values(), key=lambda task: task["order"])]
    groups = [group.name for group in live.workshop.groups.values()]
    return await run_in_threadpool(_keep, request, once, facilitator, name, tasks, groups)


def _keep(
    request: Request, once: Once, facilitator: FacilitatorRow, name: str, tasks: list[str], groups: list[str]
) -> Response:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        store.keep(session, facilitator.id, name, tasks, groups, now())
        return once.leads_to(request, session, "/templates")


@router.post("/templates/{id:row}/name")
def rename_template(request: Request, id: int, facilitator: Leader, typed: Typed) -> Response:
    with request.app.state.database.session() as session:
        row = store.template(session, id, facilitator.id or 0)
        if row is None:
            raise HTTPException(404)
        store.rename(session, row, typed.get("name", ""))
    return RedirectResponse("/templates", 303)


@router.post("/templates/{id:row}/remove")
def remove_template(request: Request, id: int, facilitator: Leader) -> Response:
    with request.app.state.database.session() as session:
        if row := store.template(session, id, facilitator.id or 0):
            session.delete(row)
            note(session, request, What.TEMPLATE_DELETED, About(Thing.TEMPLATE, id))
    request.app.state.cleaner.deleted()
    return RedirectResponse("/templates", 303)


def _own_templates(request: Request, facilitator: FacilitatorRow) -> list[TemplateRow]:
    with request.app.state.database.reading_session() as session:
        return store.templates(session, facilitator.id or 0)


# Taking a workshop away


@router.get("/w/{code}/delete")
async def delete_page(request: Request, found: OwnedWorkshop) -> Response:
    return await _delete_page(request, found.id)


async def _delete_page(request: Request, id: int, typed: str = "", no: Refused | None = None) -> Response:
    live = await request.app.state.desk.state(id)
    holds = await run_in_threadpool(_holds, request, id)
    its = {"workshop": live.workshop, "holds": holds, "typed": typed, "error": sentence(no) if no else ""}
    return render(request, "preparation/delete.html", status(no) if no else 200, **its)


@router.post("/w/{code}/delete")
async def delete_workshop(request: Request, found: OwnedWorkshop, typed: Typed) -> Response:
    live = await request.app.state.desk.state(found.id)
    said = typed.get("typed", "")
    if as_meant(in_what_was_typed(said)) != live.workshop.code:
        return await _delete_page(request, found.id, said, store.CodeTypedWrong())
    await request.app.state.rehearsals.stop(live.workshop.first_code)
    await run_in_threadpool(_remove, request, found.id)
    await request.app.state.desk.forget(found.id)
    request.app.state.rooms.send_away(found.id)
    request.app.state.cleaner.deleted()
    return RedirectResponse("/workshops", 303)


def _holds(request: Request, id: int) -> store.Holds:
    with request.app.state.database.reading_session() as session:
        return store.holds(session, id)


def _remove(request: Request, id: int) -> None:
    with request.app.state.database.session() as session:
        store.remove(session, id)
        note(session, request, What.WORKSHOP_DELETED, About(Thing.WORKSHOP, id))
