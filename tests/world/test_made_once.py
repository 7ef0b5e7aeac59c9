"""Every form that makes something makes one thing: by two taps on a slow network, by a page that is loaded again, by
one that somebody comes back to. What is typed anew there is a new thing."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlmodel import func, select

from app.account import store as accounts
from app.account.roles import Role
from app.account.tables import FacilitatorRow, InvitationRow, SignInLinkRow, SignInRow
from app.afterwards.tables import CountedOnRow
from app.board.tables import TaskRow
from app.calculator import store as calculations
from app.calculator.inputs import Inputs
from app.calculator.mix.tables import KeptMixRow
from app.calculator.sets import store as values
from app.calculator.sets.tables import SetChoiceRow, ValueSetRow
from app.calculator.store import For
from app.calculator.tables import CalculationRow, CalculationVersionRow
from app.ids import new_id, now
from app.job_descriptions.tables import (
    InForceRow,
    InterviewRow,
    JobDescriptionRow,
    JobDescriptionVersionRow,
    ReviewRow,
)
from app.key_figures.tables import GoalRow
from app.once import store as once
from app.once.making import makes
from app.once.shown import AT_ONCE
from app.once.tables import MadeRow
from app.organisation.tables import AdministrationRow, WorkplaceRow
from app.posts.staffing import Staffing
from app.posts.tables import CategoryRow, PostRow, StaffingChangeRow, StaffingRow, TargetGroupRow
from app.preparation.tables import TemplateRow
from app.programme.tables import ProgrammeFigureRow, SteeringFunctionRow
from app.remote.tables import RemoteRow
from app.retention import store as retention
from app.retention.plan import Decision, Kind, Rule, Then, Unit
from app.retention.tables import RunRow
from app.sharing.tables import CommentRow, LinkRow
from app.ways.tables import WayRow
from app.web.templating import HERE
from app.workshop.tables import CoLeadRow, GroupRow, WorkshopRow
from tests.afterwards.asked import BEGAN as HALF_A_YEAR_AGO
from tests.built_jobs.shared import AN_EVENING, ONE_EVENING, share
from tests.built_once import built_once
from tests.calculator.mix.mixes import TYPED as A_MIX
from tests.line import a_line
from tests.posts.written import a_post_where_they_lead, keep
from tests.running import Running, ask, view_of

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
    "/oidc/sign-in": "leads to where one signs in",
    "/oidc/back-channel-logout": "ends",
    "/course/{track}/plan": "a file, which is kept nowhere",
    "/course/{track}/certificate": "a paper, which is kept nowhere",
    "/course/taken": "an account has one day",
    "/course/taken/remove": "removes",
    "/account/seen": "tells that it is used",
    "/account/stay": "tells that it is used",
    "/accounts/invitations/{id:row}/off": "ends",
    "/accounts/{id:row}/roles": "an account is one row",
    "/accounts/{id:row}/sign-ins/off": "ends",
    "/accounts/{id:row}/sign-ins/{handle}/off": "ends",
    "/accounts/{id:row}/close": "ends",
    "/accounts/{id:row}/open": "an account is one row",
    "/administrations/{id:row}/name": "renames",
    "/key-figures/definition": "the same definition again adds nothing",
    "/key-figures/goals/{id:row}/remove": "removes",
    "/key-figures/goals/{id:row}/reached": "a goal has one row",
    "/programme/questions/{question}": "a question has one answer",
    **dict.fromkeys(("/programme/figures/{id:row}", "/programme/steering/{id:row}"), "has one row"),
    **dict.fromkeys(("/programme/figures/{id:row}/remove", "/programme/steering/{id:row}/remove"), "removes"),
    "/programme/workplaces/{id:row}": "a workplace has one row",
    **{f"/programme/{it}/import": "says what would come of it" for it in ("figures", "workplaces")},
    "/programme/workplaces/import/add": "a workplace has one row",
    "/programme/figures/import/add": "a figure is told by its words",
    "/programme/after/{of}/{id:row}": "has one row",
    "/calculator/mix/kept/{id:row}/remove": "removes",
    "/calculator/values/{year:row}/retired": "a set has one row",
    "/calculator/values/{year:row}/import": "says what would come of it",
    "/calculator/values/{year:row}/import/add": "a value has one row",
    "/calculator/values/{year:row}/{parameter}": "a value has one row",
    "/w/{code}/shared": "a workshop has one row",
    "/w/{code}/task-map": "a workshop shares once",
    "/w/{code}/task-map/back": "takes back",
    "/tasks/{id:row}/split": "what is split so already is split",
    "/tasks/{id:row}/join": "tasks have one group",
    "/w/{code}/administration": "a workshop has one row",
    "/job-descriptions/{id:row}/whose": "a job description has one row",
    "/administrations/{id:row}/remove": "removes",
    "/administrations/import": "adds those that are not there",
    "/workplaces/import": "adds those that are not there",
    "/workplaces/{id:row}": "a workplace has one row",
    "/workplaces/{id:row}/remove": "removes",
    "/posts/{id:row}/remove": "removes",
    "/posts/lists/titles/{id:row}/retired": "a title has one row",
    "/posts/lists/groups/{id:row}/retired": "a group has one row",
    "/posts/lists/titles/{id:row}/remove": "removes",
    "/posts/lists/groups/{id:row}/remove": "removes",
    "/l/{token}/opened": "tells that it was in sight",
    "/l/{token}/work": "a phone has one answer",
    "/w/{code}/asked": "a phone has one answer",
    "/w/{code}/asked/end": "ends",
    "/w/{code}/asked/led": "a session has one answer",
    "/l/{token}/asked": "a phone has one answer",
    "/l/{token}/asked/next": "ends",
    "/l/{token}/work/next": "ends",
    "/l/{token}/counted-on": "a placement has one answer for each month",
    "/languages/{tag}/on": "a language has one row",
    "/languages/{tag}/off": "a language has one row",
    "/languages/{tag}/catalogue": "a language has one row",
    "/languages/{tag}/catalogue/ours": "a language has one row",
    "/tillganglighet/edit": "there is one statement",
    "/retention/rules/{kind}": "a kind has one rule",
    "/retention/rules/{kind}/off": "removes",
    "/archive/{id:row}/remove": "removes",
    "/w/{code}/diary": "a workshop has one number",
    "/job-descriptions/{id:row}/diary": "a job description has one number",
    "/tillganglighet/messages/{id}/seen-to": "a message has one row",
    "/workshops/new": "says what it would become",
    "/w/{code}/import": "says what would come of it",
    "/job-descriptions/new/import": "says what would come of it",
    "/job-descriptions/{id:row}/interviews/{sheet:row}": "a sheet has one row",
    "/job-descriptions/{id:row}/interviews/{sheet:row}/remove": "removes",
    "/w/{code}/find-words": "says where words stand",
    "/job-descriptions/find-words": "says where words stand",
    "/find-words": "says where words stand",
    "/w/{code}/find-words/remove": "removes",
    "/job-descriptions/find-words/remove": "removes",
    "/find-words/remove": "removes",
    "/w/{code}/translations/{into}/translate": "a task has one translation to a language",
    "/l/{token}/translate": "a task has one translation to a language",
    "/w/{code}/translations/{into}/translate/import": "says what would come of it",
    "/l/{token}/translate/import": "says what would come of it",
    "/w/{code}/translations/links/{link:row}/revoke": "ends",
    "/templates/{id:row}/name": "renames",
    "/templates/{id:row}/remove": "removes",
    "/w/{code}/rehearsal": "calls robots to where none are, or sends them away",
    "/w/{code}/delete": "removes",
    "/job-descriptions/{id:row}/delete": "removes",
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
    "/job-descriptions/{id:row}/approval/paper": "a version has one paper",
    "/job-descriptions/{id:row}/advice": "a piece of advice has one answer",
    "/job-descriptions/{id:row}/advice/take-up": "removes",
    "/job-descriptions/{id:row}/ad": "an advertisement's details have one row",
    "/job-descriptions/{id:row}/reviews/{review:row}/reply": "a review has one answer",
    "/job-descriptions/{id:row}/easy": "a job description has one text that is easy to read",
    "/posts/{id:row}/reception/{workplace:row}/steps/{stage}": "a reception has one row",
    "/posts/{id:row}/reception/{workplace:row}/needs": "a reception has one row",
    "/posts/{id:row}/reception/{workplace:row}/introduction": "a reception has one row",
    "/posts/{id:row}/reception/{workplace:row}/checklist": "a workplace has one checklist",
    "/posts/{id:row}/reception/{workplace:row}/links/{link:row}/revoke": "a link is revoked once",
    "/l/{token}/checklist": "a workplace has one checklist",
    "/ways/{key}/name": "renames",
    "/ways/{key}/retired": "a way has one row",
    "/ways/{key}/stages/{stage}": "changes what there is, or removes",
    "/posts/{id:row}/way": "a post has one way",
    "/posts/{id:row}/way/proposed": "what is known of a stage has one row",
    "/posts/{id:row}/way/closed": "a post has one way",
    "/posts/{id:row}/way/stages/{stage}": "what is known of a stage has one row",
    "/posts/{id:row}/way/stages/{stage}/outcome": "what is known of a stage has one row",
    "/posts/{id:row}/way/stages/{stage}/talk": "a paper, which is kept nowhere",
    "/live/{code}/pulse": "is written nowhere",
    "/calculator/new/result": "says what it would become",
    "/calculator/{id:row}/result": "says what it would become",
    "/calculator/{id:row}/remove": "removes",
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
        r"/ways/.*",
        r"/posts/{{ post.id }}/way(/.*)?",
        r"{{ opened.home }}/(steps/{{ at }}|needs)",
        r"{{ page }}\?language={{ into }}",
        r".*/advice(/take-up)?",
        r".*/approval/paper",
        r".*/revoke",
        r".*/comments/[^/]*id }}",
        r".*/follow-up/answers",
        "/sign-out",
        r"{{ asked.page }}",
        r"{{ path }}(/next)?",
        r"{{ home }}/(end|led)",
        r"{{ by.home }}",
        r"{{ door.address }}.*",
    ),
    *(
        r"{{ here }}/(roles|sign-ins/.*|close|open)",
        r"/administrations/.*",
        r"/workplaces/.*",
        r".*/retired",
        r".*/shared",
        r".*/task-map(/back)?",
        r"/tasks/{{ task.id }}/(split|join)",
        r".*/administration",
        r".*/whose",
        r".*/(ad|easy)",
        r".*/reply",
        r"/key-figures/definition",
        r"/key-figures/goals/{{ goal.id }}/reached",
        r"{{ form.remove }}",
        r"{{ part }}/import(/add)?",
        r"/calculator/values/{{ (of|its).year }}/(import/add|{{ parameter }})",
    ),
    *(r"{{ here.home }}/(plan|certificate)", r"/course/taken(/remove)?"),
    *(r"/retention/rules/.*", r"/archive/.*", r"{{ action }}"),
    *(r"/languages/.*", r"/tillganglighet.*", r"{{ kept.to }}", r"{{ '/account/stay'.*", "/oidc/sign-in"),
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
        self.lead = server.facilitator("eva@example.se", Role.LEADS, Role.HR, Role.OPERATOR)
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
        with server.database.session() as session:
            its = accounts.with_email(session, "eva@example.se")
            its.roles = [*its.roles, Role.OPERATOR.value, Role.ECONOMIST.value, Role.PROGRAMME_OWNER.value]
            values.make(session, 2026, {}, its.id, now(), like=None, with_first=False)
            calculations.add(session, For(), "Sju", None, Inputs(), its.id, now())
            decision = Decision("KS 1", date(2026, 5, 3), "KS")
            retention.keep(session, Rule(Kind.JOURNAL, 1, Unit.YEARS, Then.REMOVE, decision), now())
            a_post_where_they_lead(session, "eva@example.se")
            keep(session, Staffing(1, HALF_A_YEAR_AGO, 2), title="Köksbiträde")
            share(session, "Månen", AN_EVENING)
            self.other = accounts.with_email(session, "hans@example.se").id
        self.built = re.search(r'name="of" value="(\w+)"', self.lead.get("/jobs/build", params=ONE_EVENING).text)[1]

    def reviewed_by_another(self):
        """The job description as somebody else has reviewed it: what the page that asks to approve has seen."""
        manager = self.server.facilitator("chef@example.se", Role.MANAGER)
        assert manager.post(f"{self.job}/reviews", data={"version": "1", "word": "reviewed"}).status_code == 303
        return re.search('name="seen" value="([^"]+)"', self.lead.get(f"{self.job}/versions/latest").text)[1]

    def count(self, table):
        with self.server.database.reading_session() as session:
            return session.exec(select(func.count()).select_from(table)).one()


LINK = {"kind": "report", "role": "hr", "label": "", "days": "30"}
SAID = {"schedule": "yes", "missing": "left", "time": "both"}
NOTED = {"role": "union", "who": "Kommunal", "word": "agreed", "words": "", "protocol": "§ 8"}
WHYS = {"why_negotiation": "Ringa", "why_risk_assessment": "Ingen"}
MAKES = {
    "a workshop": ("/workshops", {"workplace": "Badet", "groups": "Kassa"}, WorkshopRow),
    "a template": ("/w/{code}/template", {"name": "Vår"}, TemplateRow),
    "a group": ("/w/{code}/groups", {"name-new": "Kockar"}, GroupRow),
    "tasks of a list": ("/w/{code}/import/add", {"line": "1", "text": "Disk", "keep": "1"}, TaskRow),
    "a command": ("/live/{code}/commands", {"id": "n1", "do": "add_task", "text": "Disk", "next": "/"}, TaskRow),
    "a link": ("/w/{code}/links", LINK, LinkRow),
    "a link to a job description": ("{job}/links", {**LINK, "kind": "comment"}, LinkRow),
    "a link to translate by": ("/w/{code}/translations/en/link", {}, LinkRow),
    "a link for a team": ("{post}/reception/{workplace}/links", {"days": "30"}, LinkRow),
    "a version with more to do": ("{job}/growth", {"quiet": "own-0"}, JobDescriptionVersionRow),
    "a link to ask by": ("/posts/2/asks", {"staffing": "2", "of": "holder", "months": "6"}, LinkRow),
    "what a manager has said": ("/posts/2/counted-on", {"staffing": "2", "months": "6", **SAID}, CountedOnRow),
    "an invitation": ("/accounts/invitations", {"email": "kim@example.se", "roles": "hr"}, InvitationRow),
    "a link to sign in": ("/accounts/{other}/link", {}, SignInLinkRow),
    "an administration": ("/administrations", {"name": "Omsorg"}, AdministrationRow),
    "a workplace": ("/workplaces", {"name": "Badet", "administration": "{administration}"}, WorkplaceRow),
    "a post": ("/posts/new", {"title": "Fyra"}, PostRow),
    "a staffing": ("{post}/staffings/new", {"version": "1", "workplace": "{workplace}"}, StaffingRow),
    "somebody under AB": (
        "{post}/staffings/{staffing}/changes",
        {"version": "1", "what": "ordinary", "ordinary_on": "2024-09-01", "ordinary_persons": "1"},
        StaffingChangeRow,
    ),
    "a title": ("/posts/lists/titles", {"name": "Serviceassistent"}, CategoryRow),
    "a target group": ("/posts/lists/groups", {"name": "Unga"}, TargetGroupRow),
    "a way": ("/ways", {"name": "Vår", "like": "direct"}, WayRow),
    "a stage of a way": ("/ways/direct/stages", {"version": "0", "name": "Prova på"}, WayRow),
    "a goal": ("/key-figures/goals", {"of": "ab", "number": "7"}, GoalRow),
    "a figure of the need": ("/programme/figures", {"what": "V", "number": "7", "source": "HR"}, ProgrammeFigureRow),
    "a function": ("/programme/steering", {"function": "HR-chefen"}, SteeringFunctionRow),
    "a staff mix": ("/calculator/mix/kept", A_MIX, KeptMixRow),
    "a calculation": ("/calculator/new", {"title": "Sex", "share": "50 %"}, CalculationRow),
    "a version of a calculation": (
        "{calculation}",
        {"title": "Sju", "was": "kept", "version": "1", "share": "60 %"},
        CalculationVersionRow,
    ),
    "a year's values": ("/calculator/values", {"year": "2030", "like": "empty"}, ValueSetRow),
    "which values hold": ("/calculator/values/holds", {"holds": "2026", "since": "2026-01-01"}, SetChoiceRow),
    "an invitation to lead": ("/w/{code}/leads", {"email": "kim@example.se"}, InvitationRow),
    "a remote": ("/w/{code}/remote", {}, RemoteRow),
    "a job description": ("{begin}", {"title": "Två", "task": "{proposed}"}, JobDescriptionRow),
    "a job description without a workshop": (
        "/job-descriptions/new/tasks",
        {"title": "Tre", "tasks": "Duka"},
        JobDescriptionRow,
    ),
    "a job description of interviews": (
        "/job-descriptions/new/interviews",
        {"title": "Fyra"},
        JobDescriptionRow,
    ),
    "a job description of a text": (
        "/job-descriptions/new/text",
        {"title": "Fem", "row_was": "Duka", "row_text": "Duka", "row_becomes": "duty"},
        JobDescriptionRow,
    ),
    "a job description of what is shared": (
        "/jobs/build",
        {"title": "Sju", "of": "{built}", **ONE_EVENING},
        JobDescriptionRow,
    ),
    "a sheet of an interview": ("{job}/interviews", {"role": "Kock", "others": "Duka"}, InterviewRow),
    "a copy": ("{job}/duplicate", {}, JobDescriptionRow),
    "a version": ("{job}", {"version": "1", "title": "Ny", "duty_text": "Städa"}, JobDescriptionVersionRow),
    "a run": ("/retention/run", {"word": "GALLRA"}, RunRow),
    "a review": ("{job}/reviews", {"version": "1", "word": "reviewed"}, ReviewRow),
    "a review for somebody else": ("{job}/reviews/noted", {"version": "1", **NOTED}, ReviewRow),
    "a reading on paper": (
        "{job}/easy/read",
        {"version": "1", "number": "1", "on": "2026-05-03", "word": "reviewed", "how": "§ 8"},
        ReviewRow,
    ),
    "an approval": ("{job}/approval", {"version": "2", "seen": "{seen}", **WHYS}, InForceRow),
    "a comment": ("{link}/comments", {"about": "whole", "text": "Bra"}, CommentRow),
}
OTHERWISE = {
    "a goal": {"number": "8"},
    "a staff mix": {"unit": "Badet"},
    "a calculation": {"share": "70 %"},
    "a year's values": {"year": "2031"},
    "which values hold": {"since": "2026-02-01"},
    "a workshop": {"workplace": "Simhallen"},
    "a template": {"name": "Vår andra"},
    "a group": {"name-new": "Vaktmästare"},
    "tasks of a list": {"text": "Diska mer"},
    "a command": {"text": "Diska mer"},
    "a link": {"role": "union"},
    "a link to a job description": {"role": "union"},
    "an invitation": {"email": "bo@example.se"},
    "an administration": {"name": "Skola"},
    "a workplace": {"name": "Simhallen"},
    "a post": {"title": "Fem"},
    "a title": {"name": "Vaktmästare"},
    "a target group": {"name": "Äldre"},
    "a way": {"name": "Vår andra"},
    "an invitation to lead": {"email": "bo@example.se"},
    "a job description": {"title": "Tre"},
    "a job description without a workshop": {"tasks": "Duka av"},
    "a job description of interviews": {"title": "Fyra och en halv"},
    "a job description of a text": {"row_text": "Duka av"},
    "a sheet of an interview": {"others": "Duka av"},
    "a review": {"version": "2", "word": "change", "words": "Byt ord"},
    "a review for somebody else": {"version": "2", "who": "Vision"},
    "a comment": {"text": "Bra, men inte än"},
}
"""What is typed anew in the same page."""


def form_of(world, what):
    path, form, table = MAKES[what]
    seen = world.reviewed_by_another() if what == "an approval" else ""
    if what == "a reading on paper":
        world.lead.post(f"{world.job}/easy", data={"of": "1", "number": "0", "text": "Du diskar."})
    of_posts = {"administration": 1, "workplace": 1, "post": "/posts/1", "staffing": 1, "calculation": "/calculator/1"}
    asks = {"proposed": world.proposed, "seen": seen, "built": world.built, **of_posts}
    said = {"once": new_id()} | {name: value.format(**asks) for name, value in form.items()}
    its = {
        "code": world.code,
        "job": world.job,
        "begin": world.begin,
        "link": world.link,
        "other": world.other,
        **of_posts,
    }
    return path.format(**its), said, table


def taps(world, client, path, form, times=2):
    """The answers to posts that are all sent before the first is answered, with the cookies of the page."""
    sent = {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)}
    with a_line(int(world.server.base.rsplit(":", 1)[1]), together=times) as line, ThreadPoolExecutor(times) as pool:
        there = Running(f"http://127.0.0.1:{line.port}", world.server.database, world.server.app)
        tapped = [pool.submit(there.client(headers=sent).post, path, data=form) for _ in range(times)]
        return [it.result() for it in tapped]


@pytest.fixture
def world(either):
    with built_once(World, either) as world:
        yield world


@pytest.fixture
def here(sqlite):
    """The same, where it is enough on one database."""
    with built_once(World, sqlite) as world:
        yield world


@pytest.mark.parametrize("what", MAKES)
def test_posted_twice_it_makes_one_and_leads_to_the_same_and_what_is_typed_anew_there_is_made_too(world, what):
    path, form, table = form_of(world, what)
    before = world.count(table)
    answers = [*taps(world, world.lead, path, form), world.lead.post(path, data=form)]
    assert [answer.status_code for answer in answers] == [303] * 3, [answer.text for answer in answers]
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert world.count(table) == before + 1
    if what in OTHERWISE:
        answer = world.lead.post(path, data=form | OTHERWISE[what])
        assert answer.status_code == 303, answer.text
        assert world.count(table) == before + 2


def test_what_is_typed_anew_is_of_something_that_is_made():
    assert OTHERWISE.keys() < MAKES.keys()


@pytest.mark.parametrize("what", ["a workshop", "a link", "a comment"])
def test_a_program_that_posts_without_a_key_makes_one_each_time(here, what):
    path, form, table = form_of(here, what)
    before = here.count(table)
    for _ in range(2):
        assert here.lead.post(path, data={**form, "once": ""}).status_code == 303
    assert here.count(table) == before + 2


def test_a_page_that_is_drawn_anew_has_a_new_key(here):
    keys = {re.search('name="once" value="([^"]+)"', here.lead.get("/workshops/new").text)[1] for _ in range(3)}
    assert len(keys) == 3


def test_what_was_refused_may_be_posted_again_from_the_same_page(here):
    path, form, _table = form_of(here, "a workshop")
    assert here.lead.post(path, data=form | {"groups": ""}).status_code == 422
    assert here.lead.post(path, data=form).status_code == 303


def test_nobody_reads_by_a_key_what_somebody_else_has_made(here):
    path, form, _table = form_of(here, "a workshop")
    made = here.lead.post(path, data=form).headers["location"]
    other = here.server.facilitator("kim@example.se").post(path, data=form).headers["location"]
    assert other != made
    assert here.server.client().post(path, data=form).status_code == 403


# Links that are shown to who has made them


SHOWN = {
    "a link": r"/l/[\w-]{40,}",
    "a link to translate by": r"/l/[\w-]{40,}",
    "a link to ask by": r"/l/[\w-]{40,}",
    "a link to a job description": r"/l/[\w-]{40,}",
    "a link for a team": r"/l/[\w-]{40,}",
    "an invitation": r"/invitation/[\w-]{40,}",
    "a link to sign in": r"/sign-in/[\w-]{40,}",
    "an invitation to lead": r"/invitation/[\w-]{40,}",
    "a remote": r"/remote/[\w-]{40,}",
}


def test_a_new_link_is_shown_to_who_made_it_loaded_again_too_to_nobody_else_and_kept_nowhere(here):
    elsewhere = here.server.facilitator("eva@example.se")
    for what, shown in SHOWN.items():
        is_shown_to_who_made_it_only(here, elsewhere, what, shown)


def is_shown_to_who_made_it_only(here, elsewhere, what, link):
    path, form, _table = form_of(here, what)
    answer = here.lead.post(path, data=form)
    assert re.search(link, str(answer.headers["location"])) is None, what
    shown = {re.search(link, here.lead.get(answer.headers["location"]).text)[0] for _ in range(2)}
    assert len(shown) == 1, what
    secret = shown.pop()
    assert here.server.client().get(secret).status_code in (200, 303), what
    assert re.search(link, elsewhere.get(answer.headers["location"]).text) is None, what
    with here.server.database.reading() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(MadeRow.__table__)))
    assert secret.rsplit("/", 1)[1] not in kept, what
    assert form["once"] not in kept, what


def test_of_two_taps_both_answers_show_the_same_link_for_the_browser_keeps_but_one(here):
    path, form, _ = form_of(here, "a link")
    answers = taps(here, here.lead, path, form)
    given = {answer.headers["set-cookie"].split(";")[0] for answer in answers}
    assert len(given) == 1
    here.lead.cookies.set(*given.pop().split("=", 1))
    assert re.search(r"/l/[\w-]{40,}", here.lead.get(answers[1].headers["location"]).text)


def test_a_link_that_is_taken_back_is_shown_no_more(here):
    made = here.lead.post(f"/w/{here.code}/links", data=LINK).headers["location"]
    id = made.partition("made=")[2]
    here.lead.post(f"/w/{here.code}/links/{id}/revoke")
    assert re.search(r"/l/[\w-]{40,}", here.lead.get(made).text) is None


def test_an_address_shows_no_other_link_than_its_own(here):
    """Cookies' names come round again, and may be anything in an address."""
    first = here.lead.post(f"/w/{here.code}/links", data=LINK).headers["location"]
    for _ in range(AT_ONCE):
        last = here.lead.post(f"/w/{here.code}/links", data=LINK).headers["location"]
    assert re.search(r"/l/[\w-]{40,}", here.lead.get(first).text) is None
    assert re.search(r"/l/[\w-]{40,}", here.lead.get(last).text)
    assert len([name for name in here.lead.cookies if name.startswith("akr-shown-")]) == AT_ONCE
    for odd in ("-1", "²", "9" * 40, "x;y"):
        assert here.lead.get(f"/w/{here.code}/links", params={"made": odd}).status_code == 200


def test_who_signs_in_next_on_the_same_screen_is_not_shown_the_invitation(here):
    made = here.lead.post("/accounts/invitations", data={"email": "kim@example.se", "roles": "hr"}).headers["location"]
    here.lead.post("/sign-out", data={"anyway": "yes"})
    with here.server.database.session() as session:
        link = accounts.new_link(session, accounts.with_email(session, "bo@example.se"), now())
    assert here.lead.post(f"/sign-in/{link}").status_code == 303
    assert "/invitation/" not in here.lead.get(made).text


def test_a_comment_by_link_is_kept_without_the_links_address(here):
    path, form, _ = form_of(here, "a comment")
    first, again = (here.nobody.post(path, data=form).headers["location"] for _ in range(2))
    assert first == again
    with here.server.database.reading() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(MadeRow.__table__)))
    assert here.link.removeprefix("/l/") not in kept


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
    answers = taps(world, world.lead, "/account/password", form)
    assert {answer.headers.get("location") for answer in answers} == {"/home"}


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
