"""Whoever asks for the largest pages and papers, again and again, delays nobody: they are made beside the room, few at
a time, and one at a time for each who asks."""

import asyncio
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import jinja2
import pytest

import app.report.routes
import app.workshop.routes
from app.board.commands import AddTask, AddTasks
from app.live.beside import MOST_IN_ALL, MOST_OF_ONE, PAGES_OF_MANY, PAPERS, SMALL, ManyAtOnce, SeveralOfYours, Workroom
from app.live.still import Still, unpack
from app.live.view import Audience
from app.main import MOST_READ_AT_ONCE, _BodyLimit
from app.vocabulary import Colour, Step
from app.workshop.commands import OpenStep
from app.workshop.events import StepOpened
from tests.makers import ANNA, LEAD, a_live_workshop, ask, happen, votes
from tests.running import ask as post
from tests.running import view_of
from tests.waiting import soon

pytestmark = pytest.mark.heavy

FULL = SMALL + 20
"""Tasks that are too many to be drawn where the room is served."""
AT_ONCE = {
    "join/group.html",
    "leading/page.html",
    "preparation/delete.html",
    "not_found.html",
    "refused.html",
    "gate.html",
}
"""Pages that are as large however many tasks there are."""
ENDINGS = ("pdf", "docx", "xlsx", "csv", "json", "md")


@pytest.fixture(autouse=True)
def _told_at_once(monkeypatch):
    monkeypatch.setattr("app.web.limits.PAUSE", 0)


@pytest.fixture
def server(on_sqlite):
    """Which thread something is made in, and who waits for whom, is no database's."""
    return on_sqlite


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


@pytest.fixture
def threads(server, monkeypatch):
    """The loop's thread as "loop", and all that was drawn, by what it is: in which threads."""
    seen = {}
    state, render, whole = type(server.app.state.desk).state, jinja2.Template.render, Still.whole

    async def noted_state(self, workshop):
        seen["loop"] = {threading.get_ident()}
        return await state(self, workshop)

    def noted_render(self, *args, **more):
        seen.setdefault(self.name, set()).add(threading.get_ident())
        return render(self, *args, **more)

    def noted_whole(self, audience, person=None):
        seen.setdefault(f"view of {audience}", set()).add(threading.get_ident())
        return whole(self, audience, person)

    monkeypatch.setattr(type(server.app.state.desk), "state", noted_state)
    monkeypatch.setattr(jinja2.Template, "render", noted_render)
    monkeypatch.setattr(Still, "whole", noted_whole)
    return seen


def fill(lead, code, count=FULL):
    lines = [(str(nth), f"Uppgift {nth}") for nth in range(count)]
    form = {"line": [nth for nth, _ in lines], "text": [text for _, text in lines], "keep": [nth for nth, _ in lines]}
    assert lead.post(f"/w/{code}/import/add", data=form).status_code == 303


def pages_of(app, code):
    """Every address of a workshop that is asked for by GET, so that a new page is here as soon as there is one."""
    found = set()
    for route in every_route(app.routes):
        path = route.path
        if "GET" in (route.methods or ()) and path.startswith("/w/{code}"):
            endings = ENDINGS if "{ending}" in path else ("",)
            found |= {path.replace("{code}", code).replace("{ending}", ending) for ending in endings}
    return sorted(found)


def every_route(routes):
    for route in routes:
        if hasattr(route, "methods"):
            yield route
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if inner is not None:
            yield from every_route(inner.routes)


def test_no_page_and_no_paper_of_a_full_board_is_drawn_where_the_room_is_served(server, lead, code, threads):
    fill(lead, code)
    phone = server.participant(code)
    addresses = pages_of(server.app, code)
    assert {f"/w/{code}/lead", f"/w/{code}/wall", f"/w/{code}/report.docx", f"/w/{code}/similar"} <= {*addresses}
    for step in ("gather", "settle", "analyse"):
        assert post(lead, code, "open_step", step=step).status_code == 200
        for address in addresses:
            assert lead.get(address).status_code in (200, 303, 404, 409), address  # no package of what is under way
        assert phone.get(f"/w/{code}").status_code == 200
        for client, audience in ((lead, "lead"), (lead, "wall"), (phone, "phone")):
            view_of(client, code, f"as={audience}")
    loop = threads.pop("loop")
    assert {name for name, idents in threads.items() if idents & loop} <= AT_ONCE
    assert {"lead/page.html", "wall/page.html", "phone/page.html", "analysis/page.html", "view of phone"} <= {*threads}


@pytest.mark.parametrize("step", list(Step))
def test_what_a_thread_draws_from_is_as_it_stood_and_stays_so(step):
    live = a_live_workshop("Tvätt", "Disk", step=Step.SORT)
    happen(live, *votes("t1", anna=Colour.RED, bo=Colour.RED, cilla=Colour.GREEN))
    happen(live, StepOpened(step))
    still, number = Still(live, {"g1": 2}, None), live.number
    before = {audience: still.whole(audience) for audience in Audience}
    own = still.whole(Audience.PHONE, ANNA.id)
    copy = unpack(still.pack())
    ask(live, OpenStep(Step.GATHER))
    ask(live, AddTask("Städning", "t3"))
    assert {audience: copy.whole(audience) for audience in Audience} == before
    assert copy.whole(Audience.PHONE, ANNA.id) == own
    assert (copy.live.number, len(copy.live.board.tasks)) == (number, 2)


def test_a_copy_of_a_full_board_has_all_of_it():
    live = a_live_workshop(step=Step.GATHER)
    for part in range(4):
        ask(live, AddTasks(tuple(f"Uppgift {part}.{nth}" for nth in range(500)), f"m{part}"), LEAD)
    assert len(unpack(Still(live, {}, None).pack()).whole(Audience.LEAD)["tasks"]) == 2000


class Work:
    """Work that goes on until it is let go; who has begun, and how many were at it at once."""

    def __init__(self):
        self.go, self.lock = threading.Event(), threading.Lock()
        self.begun, self.now, self.most = [], 0, 0

    def __call__(self, who=""):
        with self.lock:
            self.begun.append(who)
            self.now += 1
            self.most = max(self.most, self.now)
        assert self.go.wait(20)
        with self.lock:
            self.now -= 1
        return who


async def until(is_so):
    while not is_so():
        await asyncio.sleep(0.01)


async def test_no_more_are_made_at_once_than_there_are_threads():
    room, work = Workroom(2), Work()
    asked = [asyncio.create_task(room.make(f"f{nth}", work)) for nth in range(10)]
    await until(lambda: len(work.begun) == 2)
    work.go.set()
    await asyncio.gather(*asked)
    assert (len(work.begun), work.most) == (10, 2)


async def test_who_asks_for_many_has_one_made_at_a_time_and_others_pass_them():
    room, work = Workroom(2), Work()
    many = [asyncio.create_task(room.make("l1", lambda: work("l1"))) for _ in range(MOST_OF_ONE)]
    await until(lambda: work.begun == ["l1"])
    other = asyncio.create_task(room.make("f2", lambda: work("f2")))
    await until(lambda: work.begun == ["l1", "f2"])
    work.go.set()
    assert await asyncio.gather(other, *many) == ["f2", *["l1"] * MOST_OF_ONE]


async def test_one_more_than_may_wait_is_told_so_and_takes_no_place():
    room, work = Workroom(1), Work()
    asked = [asyncio.create_task(room.make("l1", work)) for _ in range(MOST_OF_ONE)]
    await until(lambda: work.begun)
    with pytest.raises(SeveralOfYours):
        await room.make("l1", work)
    asked += [asyncio.create_task(room.make(f"f{nth}", work)) for nth in range(MOST_IN_ALL - MOST_OF_ONE)]
    await asyncio.sleep(0)
    with pytest.raises(ManyAtOnce):
        await room.make("f0", work)
    work.go.set()
    await asyncio.gather(*asked)
    assert len(work.begun) == MOST_IN_ALL
    assert await room.make("l1", lambda: "made") == "made"


async def test_a_few_who_ask_for_all_they_may_leave_room_for_whoever_asks_for_one_thing():
    room, work = Workroom(1, people=5), Work()
    few = [asyncio.create_task(room.make(f"l{nth % 3}", work)) for nth in range(MOST_IN_ALL)]
    await until(lambda: work.begun)
    others = [asyncio.create_task(room.make(who, lambda: "made")) for who in ("f1", "f2")]
    await asyncio.sleep(0)
    with pytest.raises(ManyAtOnce):
        await room.make("the sixth", work)
    work.go.set()
    assert await asyncio.gather(*others) == ["made", "made"]
    await asyncio.gather(*few)


async def test_what_fails_and_who_is_cut_off_leave_their_places():
    room, work = Workroom(1), Work()
    with pytest.raises(ZeroDivisionError):
        await room.make("f1", lambda: 1 / 0)
    first = asyncio.create_task(room.make("f1", work))
    await until(lambda: work.begun)
    waiting = asyncio.create_task(room.make("f1", work))
    await asyncio.sleep(0)
    waiting.cancel()
    work.go.set()
    await first
    assert await soon(room.make("f1", lambda: "made"), 10) == "made"


def a_link(lead, code):
    page = lead.post(
        f"/w/{code}/links", data={"kind": "report", "role": "manager", "label": "", "days": "30"}, follow_redirects=True
    ).text
    return re.search(r"/l/[\w-]+", page)[0]


@pytest.fixture
def held(monkeypatch):
    """PDFs of reports are not done until they are let go."""
    work, real = Work(), app.report.routes.pdf

    def pdf(document, **more):
        work()
        return real(document, **more)

    monkeypatch.setattr(app.report.routes, "pdf", pdf)
    yield work
    work.go.set()


def test_forty_five_reports_by_one_link_delay_nobody(server, lead, code, held):
    link, phone, reader = a_link(lead, code), server.participant(code), server.client()
    with ThreadPoolExecutor(45) as crowd:
        asked = [crowd.submit(server.client().get, f"{link}/report.pdf") for _ in range(45)]
        refused = []
        while len(refused) < 45 - MOST_OF_ONE:
            refused = [it.result() for it in asked if it.done()]
        # One of them is made; the room writes, others read and have their papers.
        assert held.begun == [""]
        assert post(phone, code, "add_task", text="Tvätt").status_code == 200
        assert reader.get(f"{link}/report").status_code == 200
        assert lead.get(f"/w/{code}/report.docx").status_code == 200
        held.go.set()
        made = [it.result() for it in asked if it.result().status_code == 200]
    assert len(made) == MOST_OF_ONE
    assert held.most == 1
    assert {(it.status_code, it.headers["retry-after"]) for it in refused} == {(429, "5")}
    assert "Vänta tills de är klara" in refused[0].text


def hold(monkeypatch, page):
    """Have a page of `app.workshop.routes` wait until it is let go."""
    work, real = Work(), getattr(app.workshop.routes, page)

    def drawn(*its):
        work()
        return real(*its)

    monkeypatch.setattr(app.workshop.routes, page, drawn)
    return work


def test_forty_who_open_a_full_board_at_once_all_see_it(server, lead, code, monkeypatch):
    fill(lead, code)
    phones = [server.participant(code) for _ in range(40)]
    work, pages = hold(monkeypatch, "_phone_page"), server.app.state.pages
    with ThreadPoolExecutor(len(phones)) as crowd:
        asked = [crowd.submit(phone.get, f"/w/{code}") for phone in phones]
        while pages.waiting < len(phones):
            assert not any(it.done() for it in asked)
        work.go.set()
        assert {it.result().status_code for it in asked} == {200}


def test_a_workplace_that_opens_a_link_at_once_sees_the_report_one_after_another(server, lead, code, monkeypatch):
    link, pages, work = a_link(lead, code), server.app.state.pages, Work()
    monkeypatch.setattr(app.report.routes, "_came", lambda *its, real=app.report.routes._came: work() or real(*its))
    with ThreadPoolExecutor(40) as crowd:
        asked = [crowd.submit(server.client().get, f"{link}/report") for _ in range(40)]
        while pages.waiting < len(asked):
            assert not any(it.done() for it in asked)
        work.go.set()
        assert {it.result().status_code for it in asked} == {200}
    assert work.most == 1


def test_who_asks_for_one_wall_again_and_again_keeps_no_other_workshop_s_off_its_screen(
    server, lead, code, monkeypatch
):
    other = server.workshop(lead)
    work, pages = hold(monkeypatch, "_wall_page"), server.app.state.pages
    with ThreadPoolExecutor(PAGES_OF_MANY + 1) as crowd:
        asked = [crowd.submit(server.client().get, f"/w/{code}/wall") for _ in range(PAGES_OF_MANY)]
        while pages.waiting < PAGES_OF_MANY:
            assert not any(it.done() for it in asked)
        asked.append(crowd.submit(server.client().get, f"/w/{other}/wall"))
        while pages.waiting == PAGES_OF_MANY:
            assert not any(it.done() for it in asked)
        work.go.set()
        assert {it.result().status_code for it in asked} == {200}


def test_when_many_ask_for_papers_who_waits_already_is_told_to_come_again(server, lead, code, held):
    links = [a_link(lead, code) for _ in range(MOST_IN_ALL // MOST_OF_ONE)]
    with ThreadPoolExecutor(MOST_IN_ALL + 1) as crowd:
        asked = [crowd.submit(server.client().get, f"{link}/report.pdf") for link in links for _ in range(MOST_OF_ONE)]
        papers = server.app.state.papers
        while papers.waiting < MOST_IN_ALL:
            assert not any(it.done() for it in asked)
        asked.append(crowd.submit(lead.get, f"/w/{code}/report.pdf"))
        while papers.waiting == MOST_IN_ALL:
            assert not any(it.done() for it in asked)
        answer = lead.get(f"/w/{code}/report.pdf")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "Just nu är det många som väntar. Försök igen om en stund." in answer.text
        assert len(held.begun) <= PAPERS
        assert lead.get(f"/w/{code}/lead").status_code == 200
        held.go.set()
        assert {it.result().status_code for it in asked} == {200}
    assert held.most <= PAPERS


async def test_a_large_form_is_read_a_little_at_a_time_and_the_room_has_its_turn_between():
    whole = bytes(range(256)) * 1000
    parts = [
        {"type": "http.request", "body": part, "more_body": more} for part, more in ((whole, True), (b"end", False))
    ]
    turns, read = [], []

    async def receive():
        return parts.pop(0)

    async def reads_it(scope, receive, send):
        while True:
            message = await receive()
            read.append(message["body"])
            asyncio.get_running_loop().call_soon(turns.append, len(read))
            if not message["more_body"]:
                return

    scope = {"type": "http", "path": "/w/ABC/import", "headers": []}
    await _BodyLimit(reads_it)(scope, receive, None)
    assert b"".join(read) == whole + b"end"
    assert max(map(len, read)) <= MOST_READ_AT_ONCE
    assert len(turns) >= len(whole) // MOST_READ_AT_ONCE
