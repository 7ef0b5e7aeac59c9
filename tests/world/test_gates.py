"""A gate keeps what was typed: every form there is, stopped in every way there is, gives the text back in a page of
ours, in the reader's language; nothing is saved by it; and where the way is open again a press sends it."""

import html
import re
from dataclasses import dataclass
from functools import partial

import pytest
from sqlalchemy.exc import OperationalError

from app.account import store as accounts
from app.account.passwords import Passwords
from app.account.roles import Role
from app.live.desk import Desk, NotSaved
from app.storage.database import Database
from tests.built_once import built_once
from tests.calculator.mix.mixes import TYPED as A_MIX
from tests.hostile.test_who_may import LEAD, MAY, OPENS, OTHER, World, in_no_thread
from tests.job_descriptions.test_job_description_pages import fields
from tests.running import view_of
from tests.world.page_forms import press, with_button

EMAIL, PASSWORD = "eva@example.se", "blå kaffekopp i hörnet"
TYPED = "Så skrev jag: ”å & <b>ö</b>”"
SEND = {"sv": "Skicka nu", "en": "Send now"}
SIGN_IN = {"sv": "Logga in", "en": "Sign in"}
LANGUAGES = ("sv", "en")
EDITOR = "POST /job-descriptions/{id:row}"


@dataclass(frozen=True)
class Typed:
    """A form of ours as somebody has filled it in. `shows`: a field's text that has to be in the page."""

    fields: dict[str, str]
    as_file: bool = False
    """Whether it is posted as a form with a file is."""
    saves: bool = True
    """Whether what was typed is in a row afterwards."""

    @property
    def words(self):
        return next(value for value in self.fields.values() if TYPED in value or "@" in value)


def links(role):
    return Typed({"kind": "comment", "role": role, "label": TYPED, "days": "30"})


BASE_OF_FIGURE = {"base_what": "Vakanser", "base_number": "12", "base_year": "2026", "base_source": "HR"}
BY_LEAD = {
    "POST /workshops": Typed({"title": TYPED, "workplace": "Förskolan", "purpose": "jobs", "groups": "Kockar"}),
    "POST /workshops/new": Typed({"title": TYPED, "workplace": "Förskolan", "do": "more"}, saves=False),
    "POST /templates/{id:row}/name": Typed({"name": TYPED}),
    "POST /w/{code}/groups": Typed({"name-new": TYPED, "people-new": "3"}),
    "POST /w/{code}/template": Typed({"name": TYPED}),
    "POST /w/{code}/beforehand": Typed({"step": "gather", "until": TYPED}, saves=False),
    "POST /w/{code}/import": Typed({"text": TYPED}, as_file=True, saves=False),
    "POST /w/{code}/import/add": Typed({"line": "1", "keep": "1", "text": TYPED}, as_file=True),
    "POST /w/{code}/translations/{into}/translate": Typed(
        {"task": "{its}", "text-{its}": TYPED, "base-{its}": "Tvätt"}
    ),
    "POST /w/{code}/translations/{into}/translate/import": Typed({"text": TYPED}, as_file=True, saves=False),
    "POST /w/{code}/paper": Typed({"number": "1", "group": "g1", "t.x": TYPED}, saves=False),
    "POST /w/{code}/follow-up/answers": Typed({"months": "3", "outcome-x": "done", "note-x": TYPED}, saves=False),
    "POST /w/{code}/links": links("union"),
    "POST /w/{code}/comments/{comment:row}": Typed({"answer": TYPED}),
    "POST /w/{code}/leads": Typed({"email": "ny@example.se"}),
    "POST /w/{code}/job-description/new": Typed({"title": TYPED, "task": "{task}"}),
    "POST /job-descriptions/{id:row}/reviews": Typed({"version": "1", "word": "change", "words": TYPED, "role": "hr"}),
    "POST /job-descriptions/{id:row}/reviews/noted": Typed(
        {"version": "1", "role": "union", "who": "Vision", "word": "agreed", "words": TYPED, "protocol": "§ 8"}
    ),
    "POST /job-descriptions/{id:row}/reviews/{review:row}/reply": Typed(
        {"reply": "unchanged", "words": TYPED}, saves=False
    ),
    "POST /job-descriptions/{id:row}/easy/read": Typed({"word": "change", "words": TYPED}, saves=False),
    "POST /job-descriptions/{id:row}/approval": Typed({"version": "1", "why_negotiation": TYPED}, saves=False),
    "POST /job-descriptions/{id:row}/approval/end": Typed({"in_force": "1", "why": TYPED}, saves=False),
    EDITOR: Typed({"assignment": TYPED}),  # and all that the editor has
    "POST /job-descriptions/{id:row}/advice": Typed({"about": "x", "words": TYPED}, saves=False),
    "POST /job-descriptions/{id:row}/ad": Typed({"apply_how": TYPED}),
    "POST /job-descriptions/{id:row}/easy": Typed({"of": "1", "number": "0", "text": TYPED}),
    "POST /job-descriptions/{id:row}/more": Typed({"source": TYPED}, saves=False),
    "POST /job-descriptions/{id:row}/links": links("hr"),
    "POST /job-descriptions/{id:row}/comments/{comment:row}": Typed({"answer": TYPED}, saves=False),
    "POST /w/{code}/find-words": Typed({"words": TYPED}, saves=False),
    "POST /w/{code}/find-words/remove": Typed({"words": TYPED, "again": "Något annat"}, saves=False),
    "POST /job-descriptions/find-words": Typed({"words": TYPED}, saves=False),
    "POST /job-descriptions/find-words/remove": Typed({"words": TYPED, "again": "Något annat"}, saves=False),
    "POST /find-words": Typed({"words": TYPED}, saves=False),
    "POST /find-words/remove": Typed({"words": TYPED, "again": "Något annat"}, saves=False),
    "POST /w/{code}/diary": Typed({"diary": TYPED}),
    "POST /job-descriptions/{id:row}/diary": Typed({"diary": TYPED}),
    "POST /retention/rules/{kind}": Typed(
        {"count": "2", "unit": "years", "then": "remove", "number": "1", "on": "2026-05-03", "by": TYPED}
    ),
    "POST /accounts/invitations": Typed({"email": "kollega@example.se", "roles": "hr"}),
    "POST /job-descriptions/new/tasks": Typed({"title": TYPED, "tasks": "Duka"}),
    "POST /job-descriptions/new/interviews": Typed({"title": "Biträde", "need": TYPED}),
    "POST /job-descriptions/new/import": Typed({"title": "Biträde", "text": TYPED}, as_file=True, saves=False),
    "POST /job-descriptions/new/text": Typed(
        {"title": "Biträde", "row_was": "Duka", "row_text": TYPED, "row_becomes": "duty"}
    ),
    "POST /job-descriptions/{id:row}/interviews": Typed({"role": "Barnskötare", "others": TYPED}),
    "POST /job-descriptions/{id:row}/interviews/{sheet:row}": Typed(
        {"role": "Barnskötare", "version": "1", "need": TYPED}
    ),
    "POST /job-descriptions/{id:row}/interviews/tasks": Typed({"task": TYPED}, saves=False),
    "POST /administrations": Typed({"name": TYPED}),
    "POST /administrations/{id:row}/name": Typed({"name": f"{TYPED} igen"}),
    "POST /posts/new": Typed({"title": TYPED}),
    "POST /posts/{id:row}/edit": Typed({"version": "1", "title": TYPED}),
    "POST /posts/{id:row}/remove": Typed({"typed": f"{TYPED} fel"}, saves=False),
    "POST /posts/{id:row}/staffings/new": Typed({"version": "1", "differs": TYPED}, saves=False),
    "POST /posts/{id:row}/staffings/{staffing:row}": Typed({"version": "0", "differs": TYPED}, saves=False),
    "POST /posts/lists/titles": Typed({"name": TYPED}),
    "POST /posts/lists/groups": Typed({"name": TYPED}),
    "POST /workplaces": Typed({"name": TYPED, "administration": "1"}),
    "POST /workplaces/{id:row}": Typed({"name": f"{TYPED} igen", "administration": "1"}),
    "POST /ways": Typed({"name": TYPED}),
    "POST /ways/{key}/name": Typed({"version": "0", "name": TYPED}),
    "POST /ways/{key}/stages": Typed({"version": "1", "name": TYPED}),
    "POST /ways/{key}/stages/{stage}": Typed({"version": "2", "name": TYPED}),
    "POST /posts/{id:row}/way/stages/{stage}": Typed({"note": TYPED}),
    "POST /posts/{id:row}/way/stages/{stage}/outcome": Typed({"outcome": "ended", "why": f"{TYPED} slut"}),
    "POST /posts/{id:row}/way/stages/{stage}/talk": Typed({"needed-r0": TYPED}, saves=False),
    "POST /posts/{id:row}/reception/{workplace:row}/steps/{stage}": Typed({"base_note": "", "note": TYPED}),
    "POST /posts/{id:row}/reception/{workplace:row}/checklist": Typed(
        {"base_finds_what": "", "finds_answer": "action", "finds_what": TYPED}
    ),
    "POST /posts/{id:row}/reception/{workplace:row}/introduction": Typed({"base_day": "", "day": TYPED}, saves=False),
    "POST /posts/{id:row}/way/closed": Typed({"close": "yes", "why": TYPED}),
    "POST /key-figures/definition": Typed({"created": "filled", "decision": TYPED, "decided_on": "2026-01-01"}),
    "POST /key-figures/goals": Typed({"of": "ab", "number": "7", "decision": TYPED}),
    "POST /jobs/build": Typed({"title": TYPED, "of": "x"}, saves=False),
    "POST /key-figures/goals/{id:row}/reached": Typed({"number": "7", "source": TYPED}, saves=False),
    "POST /programme/questions/{question}": Typed({"text": TYPED}),
    "POST /programme/figures": Typed({"what": TYPED, "number": "7", "source": "HR"}),
    "POST /programme/figures/{id:row}": Typed(
        {**BASE_OF_FIGURE, "what": TYPED, "number": "13", "year": "2026", "source": "HR"}
    ),
    "POST /programme/steering": Typed({"function": TYPED}),
    "POST /programme/steering/{id:row}": Typed(
        {"base_function": "HR-chefen", "function": TYPED, "base_decides": "tid", "decides": "tid"}
    ),
    "POST /programme/workplaces/{id:row}": Typed({"shortage": "now", "step": TYPED}),
    "POST /programme/after/{of}/{id:row}": Typed({"method": "yes", "method_words": TYPED}),
    "POST /calculator/mix/kept": Typed({**A_MIX, "unit": TYPED}),
    "POST /calculator/new": Typed({"title": TYPED, "share": "50 %"}),
    "POST /calculator/{id:row}": Typed({"version": "1", "was": "kept", "title": TYPED, "share": "60 %"}),
    "POST /calculator/new/result": Typed({"title": TYPED, "share": "50 %"}, saves=False),
    "POST /calculator/{id:row}/result": Typed({"was": "kept", "title": TYPED}, saves=False),
    "POST /calculator/{id:row}/remove": Typed({"typed": f"{TYPED} fel"}, saves=False),
    "POST /calculator/values": Typed({"year": "2031", "like": TYPED}),
    "POST /calculator/values/{year:row}/{parameter}": Typed(
        {"version": "0", "amount": "23500", "origin": "local", "year": "2026", "source": TYPED}
    ),
    "POST /tillganglighet/edit": Typed({"responsible": "Kommunen", "defects": TYPED}),
    "POST /live/{code}/commands": Typed({"id": "n1", "do": "park", "text": TYPED, "next": "/w/X/lead?page=2"}),
}
"""Every form that somebody writes in who is signed in."""
BY_ANYBODY = {
    "POST /tillganglighet": Typed({"id": "n1", "text": TYPED, "contact": "070-123"}),
    "POST /course/{track}/plan": Typed({"on": "2027-02-09", "room": TYPED}, saves=False),
    "POST /course/{track}/certificate": Typed({"name": TYPED}, saves=False),
}
BY_LINK = {
    "POST /l/{token}/comments": Typed({"about": "all", "text": TYPED}),
    "POST /l/{token}/review": Typed({"version": "1", "word": "disagreed", "words": TYPED}, saves=False),
    "POST /l/{token}/follow-up": Typed({"months": "3", "note-x": TYPED}, saves=False),
    "POST /l/{token}/checklist": Typed({"finds_answer": "action", "finds_what": TYPED}, saves=False),
    "POST /l/{token}/translate": Typed({"task": "x", "text-x": TYPED}, saves=False),
    "POST /l/{token}/translate/import": Typed({"text": TYPED}, as_file=True, saves=False),
}
OF_PASSWORDS = {
    "POST /sign-in": Typed({"email": EMAIL, "password": "hemligt"}),
    "POST /account/password": Typed({"email": EMAIL, "present": "hemligt", "password": "hemligt igen"}),
}
OTHERS = {
    "POST /join",  # a code and a group: the page has them again
    *("POST /w/{code}/asked", "POST /w/{code}/asked/led", "POST /l/{token}/asked"),
    *("POST /l/{token}/work", "POST /l/{token}/counted-on", "POST /posts/{id:row}/counted-on"),
    "POST /live/{code}/pulse",
    "POST /posts/{id:row}/reception/{workplace:row}/needs",
    "POST /rehearsals",
    *("POST /posts/{id:row}/end", "POST /posts/{id:row}/counts", "POST /posts/{id:row}/outcomes/{began}"),
    "POST /posts/{id:row}/staffings/{staffing:row}/changes",
    "POST /calculator/values/holds",
    "POST /speech",  # what a page says, by a script
    "POST /oidc/sign-in",  # where somebody is going
    "POST /oidc/back-channel-logout",  # what another server says
}
"""What holds a choice and no words."""
BUTTONS = {
    *("POST /l/{token}/work/next", "POST /posts/{id:row}/asks"),
    *("POST /w/{code}/asked/end", "POST /w/{code}/asked/links", "POST /l/{token}/asked/next"),
    *(
        "POST /templates/{id:row}/remove",
        "POST /w/{code}/rehearsal",
        "POST /rehearsals/{code}/do",
        "POST /w/{code}/delete",
        "POST /w/{code}/new-code",
    ),
    *("POST /w/{code}/links/{link:row}/revoke", "POST /w/{code}/leads/invitations/{id:row}/off"),
    *("POST /w/{code}/leads/{somebody:row}/owner", "POST /w/{code}/leads/{somebody:row}/off", "POST /sign-out"),
    *("POST /w/{code}/translations/{into}/link", "POST /w/{code}/translations/links/{link:row}/revoke"),
    *("POST /w/{code}/remote", "POST /w/{code}/remote/off", "POST /remote/{secret}", "POST /w/{code}/next-person"),
    *("POST /sign-in/{link}", "POST /invitation/{secret}", "POST /account/sign-ins/others/off"),
    *("POST /account/seen", "POST /accounts/invitations/{id:row}/off", "POST /l/{token}/opened"),
    *("POST /accounts/{id:row}/roles", "POST /accounts/{id:row}/link", "POST /accounts/{id:row}/open"),
    *("POST /accounts/{id:row}/sign-ins/off", "POST /accounts/{id:row}/sign-ins/{handle}/off"),
    *("POST /w/{code}/task-map", "POST /w/{code}/task-map/back", "POST /tasks/{id:row}/split"),
    "POST /tasks/{id:row}/join",
    *("POST /w/{code}/shared", "POST /w/{code}/administration", "POST /job-descriptions/{id:row}/whose"),
    *("POST /accounts/{id:row}/close", "POST /administrations/{id:row}/remove"),
    *("POST /course/taken", "POST /course/taken/remove"),
    *("POST /account/stay", "POST /tillganglighet/messages/{id}/seen-to", "POST /languages/{tag}/on"),
    *("POST /languages/{tag}/off", "POST /languages/{tag}/catalogue", "POST /languages/{tag}/catalogue/ours"),
    *("POST /retention/rules/{kind}/off", "POST /retention/run", "POST /archive/{id:row}/remove"),
    "POST /key-figures/goals/{id:row}/remove",
    "POST /calculator/mix/kept/{id:row}/remove",
    *(f"POST /programme/{it}/{{id:row}}/remove" for it in ("figures", "steering")),
    *(f"POST /programme/{it}/import{add}" for it in ("figures", "workplaces") for add in ("", "/add")),
    *(f"POST /calculator/values/{{year:row}}/{it}" for it in ("retired", "import", "import/add")),
    *("POST /account/sign-ins/{handle}/off", "POST /job-descriptions/{id:row}/duplicate"),
    "POST /job-descriptions/{id:row}/interviews/{sheet:row}/remove",
    "POST /job-descriptions/{id:row}/delete",
    *("POST /ways/{key}/retired", "POST /posts/{id:row}/way", "POST /posts/{id:row}/way/proposed"),
    "POST /posts/{id:row}/staffings/{staffing:row}/changes/remove",
    "POST /posts/{id:row}/staffings/{staffing:row}/remove",
    *("POST /job-descriptions/{id:row}/growth", "POST /posts/{id:row}/reception/{workplace:row}/links"),
    "POST /posts/{id:row}/reception/{workplace:row}/links/{link:row}/revoke",
    *("POST /posts/lists/titles/{id:row}/retired", "POST /posts/lists/groups/{id:row}/retired"),
    *("POST /posts/lists/titles/{id:row}/remove", "POST /posts/lists/groups/{id:row}/remove"),
    *("POST /workplaces/{id:row}/remove", "POST /workplaces/import", "POST /administrations/import"),
    *("POST /job-descriptions/{id:row}/versions/{number}/restore", "POST /job-descriptions/{id:row}/approval/paper"),
    *("POST /job-descriptions/{id:row}/links/{link:row}/revoke", "POST /job-descriptions/{id:row}/advice/take-up"),
}
"""What is pressed, and has nothing typed in it."""


@pytest.fixture
def world(sqlite, monkeypatch):
    monkeypatch.setattr("anyio.to_thread.run_sync", in_no_thread)
    with built_once(stopped, sqlite) as world:
        yield world


def stopped(server):
    return Stopped(World(server))


class Stopped:
    """The world, and the forms in it."""

    def __init__(self, world):
        self.world, self.server = world, world.server
        self.lead = world.people[LEAD]
        with world.server.database.session() as session:  # who has every form
            accounts.with_roles(accounts.with_email(session, "eva@example.se"), Role)
        self.lead.post("/account/password", data={"email": EMAIL, "password": PASSWORD})
        page = self.lead.get(f"/w/{world.code}/job-description/new?workshop=").text
        self.task = (re.findall(r'name="task" value="([^"]+)"', page) or ["x"])[0]
        (self.its,) = view_of(self.lead, world.code, "as=lead")["tasks"]
        self.editor = fields(self.lead.get(self.path(EDITOR)))
        self.before = self.rows()

    def rows(self):
        """All rows but of what is refused, of who is signed in, and of which form led where."""
        return [row for row in self.world.rows() if not row.startswith("made: ")]

    def path(self, route, token=""):
        path = self.world.path(route.split()[1], token)
        return f"{path}?as=lead" if path.startswith("/live/") else path

    def fields(self, route, typed, more):
        """What is posted; `more` is typed after the words."""
        said = {name: value + more if value == typed.words else value for name, value in typed.fields.items()}
        said = {self.filled(name): self.filled(value) for name, value in said.items()}
        return {**self.editor, **said} if route == EDITOR else said

    def filled(self, said):
        """`{task}`: as the form of a job description says it; `{its}`: the task's id."""
        return said.replace("{task}", self.task).replace("{its}", self.its)

    def post(self, client, route, typed, language="sv", token="", more="", **headers):
        fields = self.fields(route, typed, more)
        headers = {"Accept": "text/html", "Accept-Language": language, **headers}
        if typed.as_file:
            parts = [(name, (None, value)) for name, value in fields.items()]
            return client.post(self.path(route, token), files=parts, headers=headers)
        return client.post(self.path(route, token), data=fields, headers=headers)

    def stranger(self):
        return self.server.client()


def shown(page):
    """What can be read and copied on a page."""
    return [html.unescape(it) for it in re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)]


def keeps(answer, typed, language="sv"):
    """Whether it is our page, in the reader's language, with what was typed."""
    words = typed.words.replace("\r\n", "\n")
    return f'<html lang="{language}"' in answer.text and any(
        words in it.replace("\r\n", "\n") for it in shown(answer.text)
    )


def test_every_form_that_posts_is_named_here():
    posts = {route for route in (*MAY, *OPENS) if route.startswith("POST")}
    named = {*BY_LEAD, *BY_ANYBODY, *BY_LINK, *OF_PASSWORDS, *OTHERS, *BUTTONS}
    assert posts == named


def lost(world, forms, language, ask):
    """Which of the forms lose what was typed."""
    return [
        (route, answer.status_code, answer.headers.get("location"))
        for route, typed in forms.items()
        if not keeps(answer := ask(route, typed), typed, language)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_signed_out_keeps_what_was_typed(world, language):
    stranger = world.stranger()
    assert lost(world, BY_LEAD, language, lambda *it: world.post(stranger, *it, language)) == []
    assert world.rows() == world.before


def test_after_signing_in_it_is_sent_by_a_press_and_saved(world, monkeypatch):
    async def is_right(_passwords, typed, _kept):  # what is slow about it is tried elsewhere
        return typed == PASSWORD

    monkeypatch.setattr(Passwords, "is_right", is_right)
    unsaved, before = [], world.before
    for route, typed in BY_LEAD.items():
        somebody = world.stranger()
        stopped = world.post(somebody, route, typed)
        back = press(somebody, stopped.text, SIGN_IN["sv"], email=EMAIL, password=PASSWORD)
        assert back.status_code == 200, (route, back.status_code)
        assert world.rows() == before, route
        answer = press(somebody, back.text, SEND["sv"])
        was, before = before, world.rows()
        is_saved = before != was
        if (answer.status_code >= 400 and typed.saves) or is_saved is not typed.saves:
            unsaved.append((route, answer.status_code, is_saved))
    assert unsaved == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_sites_form_is_shown_and_not_sent(world, language):
    lead = world.lead
    evil = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    forms = BY_LEAD | BY_ANYBODY | BY_LINK
    comment = world.world.links["comment"]
    assert lost(world, forms, language, lambda *it: world.post(lead, *it, language, comment, **evil)) == []
    assert world.rows() == world.before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_too_large_is_shown(world, language, monkeypatch):
    monkeypatch.setattr("app.web.limits.PAUSE", 0)
    monkeypatch.setattr("app.main.MOST_IN_A_BODY", 2000)
    monkeypatch.setattr("app.main.MOST_IN_A_LONG_BODY", 2000)
    monkeypatch.setattr("app.main.MOST_IN_A_FORM_COMMAND", 2000)
    monkeypatch.setattr("app.main.MOST_IN_AN_UPLOAD", 2000)
    forms = BY_LEAD | BY_ANYBODY | BY_LINK
    own = {route: typed for route, typed in forms.items() if not route.endswith("/import")}  # has a page of its own
    comment = world.world.links["comment"]
    long = " mycket" * 1000
    assert (
        lost(
            world,
            own,
            language,
            lambda *it: world.post(world.lead, *it, language, comment, long),
        )
        == []
    )
    assert world.rows() == world.before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_not_be_saved_is_shown_and_sent_again(world, language, monkeypatch):
    def away(*_):
        raise OperationalError("", {}, Exception("away"))

    async def not_saved(*_):
        raise NotSaved

    writes = {route: typed for route, typed in (BY_LEAD | BY_ANYBODY | BY_LINK).items() if typed.saves}
    comment = world.world.links["comment"]
    with monkeypatch.context() as trouble:
        trouble.setattr(Database, "session", away)
        trouble.setattr(Desk, "ask", not_saved)
        answers = {route: world.post(world.lead, route, typed, language, comment) for route, typed in writes.items()}
    assert [route for route, answer in answers.items() if answer.status_code != 503] == []
    assert [route for route, answer in answers.items() if not keeps(answer, writes[route], language)] == []
    assert {answer.headers["retry-after"] for answer in answers.values()} == {"5"}
    assert world.rows() == world.before
    before = world.before
    for route, answer in answers.items():
        if language != "sv":  # the form is the same
            assert with_button(answer.text, SEND[language]), route
            continue
        assert press(world.lead, answer.text, SEND[language]).status_code < 400, route
        was, before = before, world.rows()
        assert before != was, route


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_no_longer_let_in_to_a_workshop_keeps_what_was_typed(world, language):
    theirs = {route: typed for route, typed in BY_LEAD.items() if "{code}" in route and "/live/" not in route}
    other = world.world.people[OTHER]
    assert lost(world, theirs, language, lambda *it: world.post(other, *it, language)) == []
    assert world.rows() == world.before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_that_is_over_gives_back_what_was_typed_by_it(world, language):
    stranger, route = world.stranger(), "POST /l/{token}/comments"

    def loses(gone):
        post = partial(world.post, stranger, language=language, token=world.world.links[gone])
        return lost(world, BY_LINK, language, post)

    def says_to_wait():
        return world.post(stranger, route, BY_LINK[route], token=world.world.links["guessed"]).status_code == 429

    assert [gone for gone in ("revoked", "old") if loses(gone)] == []
    # Past so many wrong ones it says to wait, and keeps the text all the same.
    tries = next(nth for nth in range(40) if loses("guessed") or says_to_wait())
    assert says_to_wait(), tries
    assert loses("guessed") == []
    assert world.rows() == world.before
