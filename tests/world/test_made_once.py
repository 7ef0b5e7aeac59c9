"""Every form that makes something makes one thing: by two taps on a slow network, by a page that is loaded again, by
one that somebody comes back to. What is typed anew there is a new thing."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import func, select

from app.account import store as accounts
from app.account.tables import FacilitatorRow, InvitationRow, SignInRow
from app.board.tables import TaskRow
from app.ids import new_id, now
from app.job_descriptions.tables import JobDescriptionRow, JobDescriptionVersionRow, ReviewRow
from app.once import store as once
from app.once.making import makes
from app.once.shown import AT_ONCE
from app.once.tables import MadeRow
from app.preparation.tables import TemplateRow
from app.remote.tables import RemoteRow
from app.sharing.tables import CommentRow, LinkRow
from app.web.templating import HERE
from app.workshop.tables import CoLeadRow, GroupRow, WorkshopRow
from tests.line import a_line
from tests.running import Running, ask, running, view_of

LATE = 0.25
"""Seconds before an answer comes: the second tap is sent before the first is answered."""
PASSWORD = "en lång och egen mening"

# Which routes make something

BY_COMMAND = {
    "/live/{code}/commands": "the form's id, as in a frame",
    "/w/{code}/paper": "the sheet's id",
    "/w/{code}/groups": "the group that is added is a command, whose id is the page's key",
    "/w/{code}/import/add": "the tasks are a command, whose id is the page's key",
    "/w/{code}/beforehand": "to open is a command, whose id is the page's key",
    "/w/{code}/new-code": "the command's id is the code that was",
    "/tillganglighet": "the message has the page's id",
    "/join": "the page's cookie is the person",
}
MAKES_NOTHING = {
    "/speech": "a sound, which is kept nowhere but for our own sentences",
    "/account/seen": "tells that it is used",
    "/account/stay": "tells that it is used",
    "/account/colleague/{id:row}/off": "ends",
    "/l/{token}/opened": "tells that it was in sight",
    "/languages/{tag}/on": "a language has one row",
    "/languages/{tag}/off": "a language has one row",
    "/languages/{tag}/catalogue": "a language has one row",
    "/languages/{tag}/catalogue/ours": "a language has one row",
    "/tillganglighet/edit": "there is one statement",
    "/tillganglighet/messages/{id}/seen-to": "a message has one row",
    "/workshops/new": "says what it would become",
    "/w/{code}/import": "says what would come of it",
    "/w/{code}/translations/{into}/translate": "a task has one translation to a language",
    "/l/{token}/translate": "a task has one translation to a language",
    "/w/{code}/translations/{into}/translate/import": "says what would come of it",
    "/l/{token}/translate/import": "says what would come of it",
    "/w/{code}/translations/links/{link:row}/revoke": "ends",
    "/templates/{id:row}/name": "renames",
    "/templates/{id:row}/remove": "removes",
    "/w/{code}/rehearsal": "calls robots to where none are, or sends them away",
    "/w/{code}/delete": "removes",
    "/l/{token}/follow-up": "what one says of an action has one row",
    "/w/{code}/follow-up/answers": "what one says of an action has one row",
    "/account/sign-ins/others/off": "ends",
    "/account/sign-ins/{handle}/off": "ends",
    "/sign-out": "ends",
    "/w/{code}/leads/invitations/{id:row}/off": "ends",
    "/w/{code}/leads/{somebody:row}/off": "ends",
    "/w/{code}/leads/{somebody:row}/owner": "hands over",
    "/w/{code}/next-person": "ends",
    "/w/{code}/remote/off": "ends",
    "/job-descriptions/{id:row}/trail": "what is known of a step has one row",
    "/live/{code}/pulse": "is written nowhere",
    "/w/{code}/links/{link:row}/revoke": "ends",
    "/job-descriptions/{id:row}/links/{link:row}/revoke": "ends",
    "/w/{code}/comments/{comment:row}": "a comment has one answer",
    "/job-descriptions/{id:row}/comments/{comment:row}": "a comment has one answer",
}


def every_route(app):
    for route in app.routes:
        if hasattr(route, "original_router"):
            yield from every_route(route.original_router)
        else:
            yield route


def posted(app):
    return [route for route in every_route(app) if "POST" in (getattr(route, "methods", None) or ())]


def test_every_route_that_is_posted_to_makes_once_or_is_said_here_to_make_nothing(server):
    others = {route.path for route in posted(server.app) if not makes(route)}
    assert others == BY_COMMAND.keys() | MAKES_NOTHING.keys()


def test_every_route_that_makes_once_is_one_of_those_that_see_to_it(server):
    assert {type(route).__name__ for route in posted(server.app) if makes(route)} == {"OnceRoute"}


FORM = re.compile(r'<form method="post" action="([^"]+)".*?</form>', re.DOTALL)
WITHOUT_A_KEY = [
    *(r"/live/.*/commands", r"/live/.*/pulse", r".*/paper", "/join", r".*/new-code", "/workshops/new"),
    *(r".*/import", r".*/name", r".*/remove", r".*/rehearsal", r".*/delete", r".*/off", r".*/owner", r".*/next-person"),
    *(
        r".*/trail",
        r".*/revoke",
        r".*/comments/[^/]*id }}",
        r".*/follow-up/answers",
        "/sign-out",
        r"{{ asked.page }}",
        r"{{ by.home }}",
    ),
    *(r"/languages/.*", r"/tillganglighet.*", r"{{ kept.to }}", "/account/stay"),
]
"""The forms of the routes above."""


def forms():
    for file in sorted((HERE / "templates").rglob("*.html")):
        for form in FORM.finditer(file.read_text("utf-8")):
            yield file.name, form[1], form[0]


def test_every_form_but_those_has_a_key():
    """A new form that makes something has `{{ once() }}` in it."""
    without = [(file, action) for file, action, form in forms() if "{{ once() }}" not in form]
    known = re.compile("|".join(f"(?:{action})" for action in WITHOUT_A_KEY))
    assert [
        (file, action)
        for file, action in without
        if not known.fullmatch(action.partition("{% if")[0].partition("#")[0])
    ] == []
    assert len([form for _, _, form in forms() if "{{ once() }}" in form]) > 20


# What each makes


class World:
    """A server with something to make everything of, and who may."""

    def __init__(self, server):
        self.server = server
        self.lead = server.facilitator("eva@example.se")
        self.code = server.workshop(self.lead)
        ask(self.lead, self.code, "add_task", text="Tvätt")
        ask(self.lead, self.code, "open_step", step="settle")
        (self.task,) = view_of(self.lead, self.code)["tasks"]
        ask(self.lead, self.code, "place_task", task=self.task, group="g1", colour="red")
        ask(self.lead, self.code, "open_step", step="analyse")
        self.begin = f"/w/{self.code}/job-description/new"
        self.proposed = re.search(r'name="task" value="([^"]+)"', self.lead.get(self.begin).text)[1]
        form = {"title": "Serviceassistent", "task": self.proposed}
        self.job = self.lead.post(self.begin, data=form).headers["location"]
        shared = {"kind": "comment", "role": "union", "label": "", "days": "30"}
        page = self.lead.post(f"/w/{self.code}/links", data=shared, follow_redirects=True).text
        self.link = re.search(r"/l/[\w-]+", page)[0]
        self.nobody = server.client()

    def count(self, table):
        with self.server.database.reading_session() as session:
            return session.exec(select(func.count()).select_from(table)).one()


LINK = {"kind": "report", "role": "hr", "label": "", "days": "30"}
MAKES = {
    "a workshop": ("/workshops", {"workplace": "Badet", "groups": "Kassa"}, WorkshopRow),
    "a template": ("/w/{code}/template", {"name": "Vår"}, TemplateRow),
    "a group": ("/w/{code}/groups", {"name-new": "Kockar"}, GroupRow),
    "tasks of a list": ("/w/{code}/import/add", {"line": "1", "text": "Disk", "keep": "1"}, TaskRow),
    "a command": ("/live/{code}/commands", {"id": "n1", "do": "add_task", "text": "Disk", "next": "/"}, TaskRow),
    "a link": ("/w/{code}/links", LINK, LinkRow),
    "a link to a job description": ("{job}/links", {**LINK, "kind": "comment"}, LinkRow),
    "a link to translate by": ("/w/{code}/translations/en/link", {}, LinkRow),
    "an invitation": ("/account/colleague", {"email": "kim@example.se"}, InvitationRow),
    "an invitation to lead": ("/w/{code}/leads", {"email": "kim@example.se"}, InvitationRow),
    "a remote": ("/w/{code}/remote", {}, RemoteRow),
    "a job description": ("{begin}", {"title": "Två", "task": "{proposed}"}, JobDescriptionRow),
    "a copy": ("{job}/duplicate", {}, JobDescriptionRow),
    "a version": ("{job}", {"version": "1", "title": "Ny", "duty_text": "Städa"}, JobDescriptionVersionRow),
    "a review": ("{job}/reviews", {"version": "1", "to": "reviewed", "role": "union", "who": "Kim"}, ReviewRow),
    "a comment": ("{link}/comments", {"about": "whole", "text": "Bra"}, CommentRow),
}
OTHERWISE = {
    "a workshop": {"workplace": "Simhallen"},
    "a template": {"name": "Vår andra"},
    "a group": {"name-new": "Vaktmästare"},
    "tasks of a list": {"text": "Diska mer"},
    "a command": {"text": "Diska mer"},
    "a link": {"role": "union"},
    "a link to a job description": {"role": "union"},
    "an invitation": {"email": "bo@example.se"},
    "an invitation to lead": {"email": "bo@example.se"},
    "a job description": {"title": "Tre"},
    "a review": {"who": "Bo", "version": "2", "to": "approved"},
    "a comment": {"text": "Bra, men inte än"},
}
"""What is typed anew in the same page."""


def form_of(world, what):
    path, form, table = MAKES[what]
    said = {"once": new_id()} | {name: value.format(proposed=world.proposed) for name, value in form.items()}
    return path.format(code=world.code, job=world.job, begin=world.begin, link=world.link), said, table


def taps(world, client, path, form, times=2):
    """The answers to posts that are all sent before the first is answered, with the cookies of the page."""
    sent = {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)}
    with a_line(int(world.server.base.rsplit(":", 1)[1]), LATE) as line, ThreadPoolExecutor(times) as pool:
        there = Running(f"http://127.0.0.1:{line.port}", world.server.database, world.server.app)
        tapped = [pool.submit(there.client(headers=sent).post, path, data=form) for _ in range(times)]
        return [it.result() for it in tapped]


@pytest.fixture
def world(database):
    with running(database) as server:
        yield World(server)


@pytest.mark.parametrize("what", MAKES)
def test_posted_twice_it_makes_one_and_leads_to_the_same(world, what):
    path, form, table = form_of(world, what)
    before = world.count(table)
    answers = [*taps(world, world.lead, path, form), world.lead.post(path, data=form)]
    assert [answer.status_code for answer in answers] == [303] * 3, [answer.text for answer in answers]
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert world.count(table) == before + 1


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_is_typed_anew_in_a_page_that_was_kept_is_made_too(server, what):
    world = World(server)
    path, form, table = form_of(world, what)
    before = world.count(table)
    for typed in (form, form | OTHERWISE[what]):
        answer = world.lead.post(path, data=typed)
        assert answer.status_code == 303, answer.text
    assert world.count(table) == before + 2


@pytest.mark.parametrize("what", ["a workshop", "a link", "a comment"])
def test_a_program_that_posts_without_a_key_makes_one_each_time(server, what):
    world = World(server)
    path, form, table = form_of(world, what)
    before = world.count(table)
    for _ in range(2):
        assert world.lead.post(path, data={**form, "once": ""}).status_code == 303
    assert world.count(table) == before + 2


def test_a_page_that_is_drawn_anew_has_a_new_key(server):
    world = World(server)
    keys = {re.search('name="once" value="([^"]+)"', world.lead.get("/workshops/new").text)[1] for _ in range(3)}
    assert len(keys) == 3


def test_what_was_refused_may_be_posted_again_from_the_same_page(server):
    world = World(server)
    path, form, _table = form_of(world, "a workshop")
    assert world.lead.post(path, data=form | {"groups": ""}).status_code == 422
    assert world.lead.post(path, data=form).status_code == 303


def test_nobody_reads_by_a_key_what_somebody_else_has_made(server):
    world = World(server)
    path, form, _table = form_of(world, "a workshop")
    made = world.lead.post(path, data=form).headers["location"]
    other = server.facilitator("kim@example.se").post(path, data=form).headers["location"]
    assert other != made
    assert server.client().post(path, data=form).status_code == 403


# Links that are shown to who has made them


SHOWN = {
    "a link": r"/l/[\w-]{40,}",
    "a link to translate by": r"/l/[\w-]{40,}",
    "a link to a job description": r"/l/[\w-]{40,}",
    "an invitation": r"/invitation/[\w-]{40,}",
    "an invitation to lead": r"/invitation/[\w-]{40,}",
    "a remote": r"/remote/[\w-]{40,}",
}


@pytest.mark.parametrize("what", SHOWN)
def test_a_new_link_is_shown_to_who_made_it_loaded_again_too_and_to_nobody_else(server, what):
    world = World(server)
    path, form, _table = form_of(world, what)
    answer = world.lead.post(path, data=form)
    assert re.search(SHOWN[what], str(answer.headers["location"])) is None
    shown = {re.search(SHOWN[what], world.lead.get(answer.headers["location"]).text)[0] for _ in range(2)}
    assert len(shown) == 1
    assert server.client().get(shown.pop()).status_code in (200, 303)
    elsewhere = server.facilitator("eva@example.se")
    assert re.search(SHOWN[what], elsewhere.get(answer.headers["location"]).text) is None


def test_of_two_taps_both_answers_show_the_same_link_for_the_browser_keeps_but_one(server):
    world = World(server)
    path, form, _ = form_of(world, "a link")
    answers = taps(world, world.lead, path, form)
    given = {answer.headers["set-cookie"].split(";")[0] for answer in answers}
    assert len(given) == 1
    world.lead.cookies.set(*given.pop().split("=", 1))
    assert re.search(r"/l/[\w-]{40,}", world.lead.get(answers[1].headers["location"]).text)


def test_a_link_that_is_taken_back_is_shown_no_more(server):
    world = World(server)
    made = world.lead.post(f"/w/{world.code}/links", data=LINK).headers["location"]
    id = made.partition("made=")[2]
    world.lead.post(f"/w/{world.code}/links/{id}/revoke")
    assert re.search(r"/l/[\w-]{40,}", world.lead.get(made).text) is None


def test_an_address_shows_no_other_link_than_its_own(server):
    """Cookies' names come round again, and may be anything in an address."""
    world = World(server)
    first = world.lead.post(f"/w/{world.code}/links", data=LINK).headers["location"]
    for _ in range(AT_ONCE):
        last = world.lead.post(f"/w/{world.code}/links", data=LINK).headers["location"]
    assert re.search(r"/l/[\w-]{40,}", world.lead.get(first).text) is None
    assert re.search(r"/l/[\w-]{40,}", world.lead.get(last).text)
    assert len([name for name in world.lead.cookies if name.startswith("akr-shown-")]) == AT_ONCE
    for odd in ("-1", "²", "9" * 40, "x;y"):
        assert world.lead.get(f"/w/{world.code}/links", params={"made": odd}).status_code == 200


def test_who_signs_in_next_on_the_same_screen_is_not_shown_the_invitation(server):
    world = World(server)
    made = world.lead.post("/account/colleague", data={"email": "kim@example.se"}).headers["location"]
    world.lead.post("/sign-out", data={"anyway": "yes"})
    with server.database.session() as session:
        link = accounts.new_link(session, accounts.with_email(session, "bo@example.se"), now())
    assert world.lead.post(f"/sign-in/{link}").status_code == 303
    assert "/invitation/" not in world.lead.get(made).text


@pytest.mark.parametrize("what", SHOWN)
def test_neither_the_key_nor_the_secret_is_kept(server, what):
    world = World(server)
    path, form, _ = form_of(world, what)
    made = world.lead.post(path, data=form)
    secret = re.search(SHOWN[what], world.lead.get(made.headers["location"]).text)[0].rsplit("/", 1)[1]
    with server.database.reading() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(MadeRow.__table__)))
    assert secret not in kept
    assert form["once"] not in kept


def test_a_comment_by_link_is_kept_without_the_links_address(server):
    world = World(server)
    path, form, _ = form_of(world, "a comment")
    first, again = (world.nobody.post(path, data=form).headers["location"] for _ in range(2))
    assert first == again
    with server.database.reading() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(MadeRow.__table__)))
    assert world.link.removeprefix("/l/") not in kept


# Coming in


def signed_in_by(world, answer):
    name, _, value = answer.headers["set-cookie"].split(";")[0].partition("=")
    return world.server.client(cookies={name: value})


def came_in_once(world, path, form, page):
    """Posted twice before the first is answered, and again: each answer alone lets in, and there is one sign-in."""
    answers = [*taps(world, world.server.client(), path, form), world.server.client().post(path, data=form)]
    assert [answer.status_code for answer in answers] == [303] * 3, [answer.text for answer in answers]
    assert len({answer.headers["location"] for answer in answers}) == 1
    for answer in answers:
        assert signed_in_by(world, answer).get(page).status_code == 200


def test_a_link_to_sign_in_by_is_tapped_twice_and_signs_in_once(world):
    with world.server.database.session() as session:
        link = accounts.new_link(session, accounts.with_email(session, "ny@example.se"), now())
    before = world.count(SignInRow)
    came_in_once(world, f"/sign-in/{link}", {"once": new_id()}, "/account/password")
    assert world.count(SignInRow) == before + 1
    # Who has the link, and not the page, does not come in by it a second time.
    assert world.server.client().post(f"/sign-in/{link}", data={"once": new_id()}).status_code != 303


def test_a_password_is_posted_twice_and_signs_in_once(world):
    world.lead.post("/account/password", data={"email": "eva@example.se", "password": PASSWORD})
    form = {"email": "eva@example.se", "password": PASSWORD, "next": "/workshops", "once": new_id()}
    before = world.count(SignInRow)
    came_in_once(world, "/sign-in", form, "/workshops")
    assert world.count(SignInRow) == before + 1
    assert world.server.client().post("/sign-in", data=form | {"password": "en annan lång mening"}).status_code != 303


def test_a_password_is_chosen_twice_and_both_say_that_it_is(world):
    form = {"email": "eva@example.se", "password": PASSWORD, "once": new_id()}
    assert {answer.headers.get("location") for answer in taps(world, world.lead, "/account/password", form)} == {
        "/workshops"
    }


def test_an_invitation_is_accepted_twice_and_makes_one_account(world):
    shown = world.lead.post(f"/w/{world.code}/leads", data={"email": "kim@example.se"}, follow_redirects=True).text
    invitation = re.search(r"/invitation/[\w-]+", shown)[0]
    before = world.count(FacilitatorRow)
    came_in_once(world, invitation, {"once": new_id()}, "/account/password")
    assert world.count(FacilitatorRow) == before + 1
    assert world.count(CoLeadRow) == 1


def test_a_remote_is_taken_twice_by_one_phone_and_is_one(world):
    shown = world.lead.post(f"/w/{world.code}/remote", follow_redirects=True).text
    came_in_once(world, re.search(r"/remote/[\w-]+", shown)[0], {"once": new_id()}, f"/w/{world.code}/hand")
    assert world.count(RemoteRow) == 1


# How long


def test_what_has_been_made_is_forgotten_in_time(sqlite):
    with sqlite.session() as session:
        once.begin(session, "then", 0)
        once.begin(session, "now", once.KEPT)
        once.purge(session, once.KEPT + 1)
        assert once.made(session, "then") is None
        assert once.made(session, "now")
