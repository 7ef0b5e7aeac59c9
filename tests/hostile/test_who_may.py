"""Who reaches what: every route there is, asked for by every kind of person. A new route is to be named here.

Refused is: sent to sign in or to join, "not found", or "not for you". What those who are refused asked for has changed
nothing.
"""

import json
import re
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlmodel import SQLModel, col
from starlette.responses import HTMLResponse

from app.account import store as accounts
from app.account.roles import Reach, Right, Role, may, reach
from app.asked import store as asked_store
from app.asked.occasions import Occasion
from app.calculator import store as calculations
from app.calculator.inputs import Inputs
from app.calculator.sets import store as values
from app.calculator.store import For
from app.course_package.package import package
from app.export.pdf import _compile
from app.ids import now
from app.live.wire import COMMANDS as WIRE
from app.organisation.tables import AdministrationRow
from app.posts.staffing import Staffing
from app.programme import store as programme
from app.programme.figures import Figure
from app.programme.typed import About, Function
from app.sharing import store as sharing
from app.sharing.links import Kind, Reader
from app.sharing.tables import LinkRow
from app.ways import store as ways
from app.ways.come_along import ALTERNATIVE
from app.ways.trail import begun
from app.web.templating import render
from app.workshop.tables import WorkshopRow
from tests.acts import BY_STAFF
from tests.afterwards.asked import BEGAN as HALF_A_YEAR_AGO
from tests.built_once import built_once
from tests.calculator.mix.mixes import TYPED as A_MIX
from tests.days import today
from tests.posts.written import BEGAN, a_post_where_they_lead, keep
from tests.running import ask, view_of
from tests.task_map.fourteen import lay_one

NOBODY, PHONE, STRANGER, OTHER, CO, LEAD = "nobody", "phone", "stranger", "other", "co", "lead"
"""No cookie; joined; joined another workshop; leads another; leads together with whose it is; whose it is."""
CLOSED, ELSEWHERE = "closed", "elsewhere"
"""Led the workshop and is HR, but the account is closed; HR of another administration."""
ROLES = {
    OTHER: (Role.LEADS,),
    CO: (Role.LEADS,),
    LEAD: (Role.LEADS,),
    ELSEWHERE: (Role.HR, Role.MANAGER, Role.PROGRAMME_OWNER),
    **{role.value: (role,) for role in Role if role is not Role.LEADS},
}
"""Whoever has an account that is open: what they are."""
SIGNED_IN, LEADS, OWNS, JOINED = (*ROLES,), (CO, LEAD), (LEAD,), (PHONE,)
EVERYBODY = (NOBODY, PHONE, STRANGER, CLOSED, *ROLES)


def those_with(right: Right, *, to: str = "") -> tuple[str, ...]:
    """Who has a right; `to`: to something of whose the workshop is."""
    return tuple(
        who
        for who, roles in ROLES.items()
        if may(
            roles, right, is_own=not to or who in LEADS, administration=1, scope=(2,) if to and who == ELSEWHERE else ()
        )
    )


def its(right: Right) -> tuple[str, ...]:
    """Who has a right to the job description that came from the workshop."""
    return those_with(right, to=LEAD)


LEADING, OPERATES = those_with(Right.LEAD), those_with(Right.OPERATE)
BEGINS = tuple(who for who in those_with(Right.WRITE_TEXTS) if who not in LEADING)
"""Who writes all texts, and not only what is their own."""
SEES = its(Right.SEE_WORKSHOPS)
"""What came of a workshop that is shared."""
KEEPS = tuple(who for who, roles in ROLES.items() if reach(roles, Right.WRITE_TEXTS) is Reach.ALL)
"""Whoever hands packages over to the archive."""
READS, WRITES, FOLLOWS = its(Right.READ_TEXTS), its(Right.WRITE_TEXTS), its(Right.FOLLOW)
REVIEWS = its(Right.REVIEW)
NOTES = tuple(who for who in REVIEWS if who in WRITES)
EDITS_WAYS = those_with(Right.EDIT_WAYS)
KEEPS_POSTS = those_with(Right.WRITE_POSTS)
"""Whoever writes posts, somewhere: and keeps the lists that they choose from."""
READS_POST, WRITES_POST = its(Right.READ_POSTS), its(Right.WRITE_POSTS)
"""To the post at the workplace where those lead who lead the workshop."""
READS_RECEPTION, WRITES_RECEPTION = its(Right.READ_RECEPTION), its(Right.WRITE_RECEPTION)
"""Of that post at that workplace."""
SEES_FIGURES = its(Right.FIGURES)
"""Of the administration, or of the workplace where those lead who lead the workshop."""
SEES_ALL_FIGURES = tuple(who for who in SEES_FIGURES if reach(ROLES[who], Right.FIGURES) is Reach.ALL)
SETS_GOALS = its(Right.GOALS)
BUILDS = those_with(Right.BUILD_JOBS)
CALCULATES, WRITES_VALUES = those_with(Right.CALCULATE), its(Right.WRITE_VALUES)
READS_PROGRAMME, WRITES_PROGRAMME = those_with(Right.READ_PROGRAMME), its(Right.WRITE_PROGRAMME)
SEES_PROGRAMME = tuple(who for who in its(Right.READ_PROGRAMME) if reach(ROLES[who], Right.READ_PROGRAMME) is Reach.ALL)
"""All of it, limited to no administration."""
WRITES_WORKPLACES = those_with(Right.WRITE_PROGRAMME)
"""Of some administration."""
ANSWERS_AFTER = tuple({*WRITES_WORKPLACES, *KEEPS_POSTS})
REACHES_CALCULATION = tuple(who for who in its(Right.CALCULATE) if who != CO)
"""Who leads together with whose it is has not made it."""

MAY = {
    "GET /": EVERYBODY,
    "GET /healthz": EVERYBODY,
    "GET /phone/ending": EVERYBODY,  # words only, of no workshop
    "GET /metrics": EVERYBODY,  # on this machine, where no proxy stands between
    "GET /join": EVERYBODY,  # these six: whoever has the code
    "POST /join": EVERYBODY,
    "GET /w/{code}/wall": EVERYBODY,
    "GET /w/{code}/here": EVERYBODY,
    "GET /w/{code}/qr.svg": EVERYBODY,
    "POST /w/{code}/next-person": EVERYBODY,
    "GET /w/{code}": JOINED,
    "GET /live/{code}/view": (PHONE, CO, LEAD),
    "POST /live/{code}/commands": (PHONE, CO, LEAD),
    "GET /w/{code}/mine": JOINED,
    "GET /w/{code}/mine.{ending}": JOINED,
    "GET /w/{code}/pulse": JOINED,
    "POST /live/{code}/pulse": JOINED,
    "GET /w/{code}/asked": JOINED,
    "POST /w/{code}/asked": JOINED,
    "GET /w/{code}/asked/sums": LEADS,
    "POST /w/{code}/asked/end": LEADS,
    "POST /w/{code}/asked/links": LEADS,
    "POST /w/{code}/asked/led": LEADS,
    "GET /asked": those_with(Right.GOALS),
    "GET /home": SIGNED_IN,
    "GET /map": SIGNED_IN,  # what is in it by role: tests/process_map
    "GET /map.pdf": SIGNED_IN,
    "GET /course": EVERYBODY,  # these six have nothing of anybody's in them
    "GET /course/{track}": EVERYBODY,
    "GET /course/{track}/print": EVERYBODY,
    "GET /course/{track}/{part}": EVERYBODY,
    "POST /course/{track}/plan": EVERYBODY,
    "POST /course/{track}/certificate": EVERYBODY,
    "GET /course/package": SIGNED_IN,
    "GET /course/package/{kind}": SIGNED_IN,
    "GET /course/after-first/{code}": LEADS,
    "POST /course/taken": SIGNED_IN,
    "POST /course/taken/remove": SIGNED_IN,
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /sign-in/{link}": EVERYBODY,  # these four: whoever has the link
    "POST /sign-in/{link}": EVERYBODY,
    "GET /invitation/{secret}": EVERYBODY,
    "POST /invitation/{secret}": EVERYBODY,
    "POST /sign-out": EVERYBODY,
    "POST /oidc/sign-in": EVERYBODY,  # these four: where there is a provider, tests/oidc
    "GET /oidc/callback": EVERYBODY,
    "GET /oidc/signed-in": EVERYBODY,
    "POST /oidc/back-channel-logout": EVERYBODY,
    "GET /account/sign-ins": SIGNED_IN,
    "POST /account/stay": SIGNED_IN,
    "POST /account/sign-ins/others/off": SIGNED_IN,
    "POST /account/sign-ins/{handle}/off": SIGNED_IN,
    "POST /account/seen": SIGNED_IN,
    "GET /account/password": SIGNED_IN,
    "POST /account/password": SIGNED_IN,
    "GET /accounts": OPERATES,
    "GET /accounts/invitations": OPERATES,
    "POST /accounts/invitations": OPERATES,
    "POST /accounts/invitations/{id:row}/off": OPERATES,
    "GET /accounts/{id:row}": OPERATES,
    "POST /accounts/{id:row}/roles": OPERATES,
    "POST /accounts/{id:row}/link": OPERATES,
    "POST /accounts/{id:row}/sign-ins/off": OPERATES,
    "POST /accounts/{id:row}/sign-ins/{handle}/off": OPERATES,
    "GET /accounts/{id:row}/close": OPERATES,
    "POST /accounts/{id:row}/close": OPERATES,
    "POST /accounts/{id:row}/open": OPERATES,
    "GET /administrations": OPERATES,
    "POST /administrations": OPERATES,
    "GET /administrations.csv": OPERATES,
    "POST /administrations/import": OPERATES,
    "POST /administrations/{id:row}/name": OPERATES,
    "POST /administrations/{id:row}/remove": OPERATES,
    "GET /workshops": LEADING,
    "POST /workshops": LEADING,
    "GET /workshops/new": LEADING,
    "POST /workshops/new": LEADING,
    "GET /templates": LEADING,
    "POST /templates/{id:row}/name": OWNS,
    "POST /templates/{id:row}/remove": LEADING,  # somebody else's stays, and is as if it were not there
    "GET /actions": LEADING,
    "GET /.well-known/security.txt": EVERYBODY,
    "GET /licence": EVERYBODY,
    "GET /tillganglighet": EVERYBODY,
    "POST /tillganglighet": EVERYBODY,
    "GET /tillganglighet/edit": OPERATES,
    "POST /tillganglighet/edit": OPERATES,
    "GET /tillganglighet/messages": OPERATES,
    "POST /tillganglighet/messages/{id}/seen-to": OPERATES,
    "POST /speech": EVERYBODY,  # our own sentences; what people have written: tests/speech
    "GET /clips": EVERYBODY,
    "GET /clips/{name}": EVERYBODY,
    "GET /retention": OPERATES,
    "POST /retention/rules/{kind}": OPERATES,
    "POST /retention/rules/{kind}/off": OPERATES,
    "POST /retention/run": OPERATES,
    "GET /retention/runs/{id:row}": OPERATES,
    "GET /retention/runs/{id:row}.{ending}": OPERATES,
    "GET /security-log": OPERATES,
    "GET /security-log.{ending}": OPERATES,
    "GET /archive": KEEPS,
    "GET /archive/{id:row}.zip": KEEPS,
    "POST /archive/{id:row}/remove": KEEPS,
    "GET /diary": those_with(Right.WRITE_TEXTS),
    "POST /w/{code}/diary": LEADS,
    "GET /w/{code}/archive.zip": LEADS,
    "POST /job-descriptions/{id:row}/diary": WRITES,
    "GET /job-descriptions/{id:row}/archive.zip": READS,
    "GET /languages": OPERATES,
    "GET /languages/{tag}": OPERATES,
    "GET /languages/{tag}/messages.po": OPERATES,
    "POST /languages/{tag}/on": OPERATES,
    "POST /languages/{tag}/off": OPERATES,
    "POST /languages/{tag}/catalogue": OPERATES,
    "POST /languages/{tag}/catalogue/ours": OPERATES,
    "GET /find-words": OPERATES,
    "POST /find-words": OPERATES,
    "POST /find-words/remove": OPERATES,
    "GET /w/{code}/lead": LEADS,
    "GET /w/{code}/readiness": LEADS,
    "POST /w/{code}/groups": LEADS,
    "GET /w/{code}/beforehand": LEADS,
    "POST /w/{code}/beforehand": LEADS,
    "GET /w/{code}/beforehand/print": LEADS,
    "GET /w/{code}/beforehand.pdf": LEADS,
    "GET /w/{code}/import": LEADS,
    "POST /w/{code}/import": LEADS,
    "POST /w/{code}/import/add": LEADS,
    "POST /w/{code}/template": LEADS,
    "GET /w/{code}/translations": LEADS,
    "POST /w/{code}/translations/{into}/link": LEADS,
    "POST /w/{code}/translations/links/{link:row}/revoke": LEADS,
    "GET /w/{code}/translations/{into}/translate": LEADS,
    "POST /w/{code}/translations/{into}/translate": LEADS,
    "POST /w/{code}/translations/{into}/translate/import": LEADS,
    "GET /w/{code}/translations/{into}/translate/list.{ending}": LEADS,
    "POST /w/{code}/rehearsal": LEADS,
    "GET /rehearsals": LEADING,
    "POST /rehearsals": LEADING,
    "GET /rehearsals/{code}": LEADS,
    "POST /rehearsals/{code}/do": LEADS,
    "GET /w/{code}/analysis": LEADS,
    "GET /w/{code}/similar": LEADS,
    "GET /w/{code}/pictures": LEADS,
    "GET /w/{code}/history": LEADS,
    "GET /w/{code}/result": LEADS,
    "GET /w/{code}/poster.pdf": LEADS,
    "GET /w/{code}/result.{ending}": LEADS,
    "GET /w/{code}/paper.pdf": LEADS,
    "GET /w/{code}/paper": LEADS,
    "POST /w/{code}/paper": LEADS,
    "GET /w/{code}/report": SEES,
    "GET /w/{code}/report-short.pdf": SEES,
    "GET /w/{code}/report.{ending}": SEES,
    "GET /w/{code}/follow-up": LEADS,
    "GET /w/{code}/follow-up/answers": LEADS,
    "POST /w/{code}/follow-up/answers": LEADS,
    "GET /w/{code}/actions.ics": LEADS,
    "GET /w/{code}/links": LEADS,
    "POST /w/{code}/links": LEADS,
    "POST /w/{code}/links/{link:row}/revoke": LEADS,
    "POST /w/{code}/comments/{comment:row}": LEADS,
    "GET /w/{code}/job-description/new": LEADS,
    "POST /w/{code}/job-description/new": LEADS,
    "GET /w/{code}/find-words": LEADS,
    "POST /w/{code}/find-words": LEADS,
    "POST /w/{code}/find-words/remove": LEADS,
    "GET /w/{code}/leads": LEADS,
    "POST /w/{code}/leads": OWNS,
    "POST /w/{code}/leads/invitations/{id:row}/off": OWNS,
    "POST /w/{code}/leads/{somebody:row}/owner": OWNS,
    "POST /w/{code}/leads/{somebody:row}/off": LEADS,  # the second one: it may stop by itself
    "GET /w/{code}/remote": LEADS,
    "POST /w/{code}/remote": LEADS,
    "POST /w/{code}/remote/off": LEADS,
    "GET /remote/{secret}": EVERYBODY,  # these two: whoever has the link
    "POST /remote/{secret}": EVERYBODY,
    "GET /w/{code}/hand": (),  # a phone that has taken one: tests/hostile/test_remotes.py
    "POST /w/{code}/new-code": LEADS,
    "GET /w/{code}/delete": OWNS,
    "POST /w/{code}/delete": OWNS,
    "GET /job-descriptions": tuple({*those_with(Right.FIGURES), *those_with(Right.READ_TEXTS)}),
    "GET /ways": EDITS_WAYS,
    "POST /ways": EDITS_WAYS,
    "GET /ways/{key}": EDITS_WAYS,
    "POST /ways/{key}/name": EDITS_WAYS,
    "POST /ways/{key}/retired": EDITS_WAYS,
    "POST /ways/{key}/stages": EDITS_WAYS,
    "POST /ways/{key}/stages/{stage}": EDITS_WAYS,
    "GET /posts/{id:row}/way": READS_POST,
    "GET /posts/{id:row}/way.ics": READS_POST,
    "POST /posts/{id:row}/way": FOLLOWS,
    "POST /posts/{id:row}/way/proposed": FOLLOWS,
    "POST /posts/{id:row}/way/closed": FOLLOWS,
    "POST /posts/{id:row}/way/stages/{stage}": FOLLOWS,
    "POST /posts/{id:row}/way/stages/{stage}/outcome": FOLLOWS,
    "GET /posts/{id:row}/way/stages/{stage}/talk": FOLLOWS,
    "POST /posts/{id:row}/way/stages/{stage}/talk": FOLLOWS,
    "GET /receptions": those_with(Right.READ_RECEPTION),
    "GET /posts/{id:row}/reception/{workplace:row}": READS_RECEPTION,
    "POST /posts/{id:row}/reception/{workplace:row}/steps/{stage}": WRITES_RECEPTION,
    "POST /posts/{id:row}/reception/{workplace:row}/needs": WRITES_RECEPTION,
    "GET /posts/{id:row}/reception/{workplace:row}/days.ics": READS_RECEPTION,
    "GET /posts/{id:row}/reception/{workplace:row}/checklist": READS_RECEPTION,
    "POST /posts/{id:row}/reception/{workplace:row}/checklist": WRITES_RECEPTION,
    "POST /posts/{id:row}/reception/{workplace:row}/links": WRITES_RECEPTION,
    "POST /posts/{id:row}/reception/{workplace:row}/links/{link:row}/revoke": WRITES_RECEPTION,
    "GET /posts/{id:row}/reception/{workplace:row}/introduction": READS_RECEPTION,
    "POST /posts/{id:row}/reception/{workplace:row}/introduction": WRITES_RECEPTION,
    "GET /posts/{id:row}/reception/{workplace:row}/introduction.pdf": READS_RECEPTION,
    "GET /posts": those_with(Right.READ_POSTS),
    "GET /posts.{ending}": those_with(Right.READ_POSTS),
    "GET /posts/new": KEEPS_POSTS,
    "POST /posts/new": KEEPS_POSTS,
    "GET /posts/{id:row}": READS_POST,
    "GET /posts/{id:row}/edit": WRITES_POST,
    "POST /posts/{id:row}/edit": WRITES_POST,
    "GET /posts/{id:row}/end": WRITES_POST,
    "POST /posts/{id:row}/end": WRITES_POST,
    "POST /posts/{id:row}/remove": WRITES_POST,
    "GET /posts/{id:row}/staffings/new": WRITES_POST,
    "POST /posts/{id:row}/staffings/new": WRITES_POST,
    "GET /posts/{id:row}/staffings/{staffing:row}": WRITES_POST,
    "POST /posts/{id:row}/staffings/{staffing:row}": WRITES_POST,
    "POST /posts/{id:row}/staffings/{staffing:row}/changes": WRITES_POST,
    "POST /posts/{id:row}/staffings/{staffing:row}/changes/remove": WRITES_POST,
    "POST /posts/{id:row}/staffings/{staffing:row}/remove": WRITES_POST,
    "GET /posts/{id:row}/asks": WRITES_POST,
    "POST /posts/{id:row}/asks": WRITES_POST,
    "GET /posts/{id:row}/counted-on": WRITES_POST,
    "POST /posts/{id:row}/counted-on": WRITES_POST,
    "GET /posts/{id:row}/counts": WRITES_POST,
    "POST /posts/{id:row}/counts": WRITES_POST,
    "GET /posts/{id:row}/outcomes/{began}": WRITES_POST,
    "POST /posts/{id:row}/outcomes/{began}": WRITES_POST,
    "GET /posts/lists": KEEPS_POSTS,
    "POST /posts/lists/titles": KEEPS_POSTS,
    "POST /posts/lists/groups": KEEPS_POSTS,
    "POST /posts/lists/titles/{id:row}/retired": KEEPS_POSTS,
    "POST /posts/lists/groups/{id:row}/retired": KEEPS_POSTS,
    "POST /posts/lists/titles/{id:row}/remove": KEEPS_POSTS,
    "POST /posts/lists/groups/{id:row}/remove": KEEPS_POSTS,
    "GET /workplaces": KEEPS_POSTS,
    "GET /workplaces.csv": KEEPS_POSTS,
    "POST /workplaces": KEEPS_POSTS,
    "POST /workplaces/import": KEEPS_POSTS,
    "GET /workplaces/{id:row}": WRITES_POST,
    "POST /workplaces/{id:row}": WRITES_POST,
    "POST /workplaces/{id:row}/remove": WRITES_POST,
    "GET /key-figures": those_with(Right.FIGURES),
    "GET /key-figures/board.pdf": SEES_FIGURES,
    "GET /key-figures/figures.xlsx": SEES_FIGURES,
    "GET /key-figures/figures.csv": SEES_FIGURES,
    "GET /key-figures/akr.nyckeltal.1.{ending}": SEES_ALL_FIGURES,
    "GET /table-3": those_with(Right.FIGURES),
    "GET /key-figures/decided": SETS_GOALS,
    "POST /key-figures/definition": SETS_GOALS,
    "POST /key-figures/goals": SETS_GOALS,
    "POST /key-figures/goals/{id:row}/remove": SETS_GOALS,
    "GET /jobs/build": BUILDS,
    "POST /jobs/build": BEGINS,
    "POST /key-figures/goals/{id:row}/reached": SETS_GOALS,
    "GET /programme": READS_PROGRAMME,
    "GET /programme/changes": SEES_PROGRAMME,
    "GET /programme/days.ics": READS_PROGRAMME,
    "GET /programme/workplaces": READS_PROGRAMME,
    "GET /programme/workplaces.csv": READS_PROGRAMME,
    "GET /programme/workplaces/import": WRITES_WORKPLACES,
    "POST /programme/workplaces/import": WRITES_WORKPLACES,
    "POST /programme/workplaces/import/add": WRITES_WORKPLACES,
    "GET /programme/workplaces/{id:row}": WRITES_PROGRAMME,
    "POST /programme/workplaces/{id:row}": WRITES_PROGRAMME,
    "GET /programme/figures.csv": READS_PROGRAMME,
    **{f"GET /programme/{it}": WRITES_PROGRAMME for it in ("figures/import", "figures/new", "steering/new")},
    **{f"POST /programme/figures/import{it}": WRITES_PROGRAMME for it in ("", "/add")},
    "GET /programme/questions/{question}": WRITES_PROGRAMME,
    "POST /programme/questions/{question}": WRITES_PROGRAMME,
    **{f"POST /programme/{it}": WRITES_PROGRAMME for it in ("figures", "steering")},
    **{f"GET /programme/{it}/{{id:row}}": WRITES_PROGRAMME for it in ("figures", "steering")},
    **{f"POST /programme/{it}/{{id:row}}": WRITES_PROGRAMME for it in ("figures", "steering")},
    **{f"POST /programme/{it}/{{id:row}}/remove": WRITES_PROGRAMME for it in ("figures", "steering")},
    "GET /programme/after": ANSWERS_AFTER,
    "GET /programme/after/{of}/{id:row}": WRITES_POST,  # of a job, which HR alone sees that somebody has begun in
    "POST /programme/after/{of}/{id:row}": WRITES_POST,
    "GET /calculator/mix": CALCULATES,
    "GET /calculator/mix/mix.{ending}": CALCULATES,
    "GET /calculator/mix/kept": CALCULATES,
    "POST /calculator/mix/kept": CALCULATES,
    "GET /calculator/mix/kept/{id:row}": REACHES_CALCULATION,
    "GET /calculator/mix/kept/{id:row}/mix.{ending}": REACHES_CALCULATION,
    "POST /calculator/mix/kept/{id:row}/remove": (LEAD, *WRITES_VALUES),
    "GET /calculator": CALCULATES,
    "GET /calculator/new": CALCULATES,
    "POST /calculator/new": CALCULATES,
    "POST /calculator/new/result": CALCULATES,
    "GET /calculator/{id:row}": REACHES_CALCULATION,
    "POST /calculator/{id:row}": REACHES_CALCULATION,
    "POST /calculator/{id:row}/result": REACHES_CALCULATION,
    "POST /calculator/{id:row}/remove": (LEAD, *WRITES_VALUES, *WRITES_POST),
    "GET /calculator/{id:row}/versions/{number:row}": REACHES_CALCULATION,
    "GET /calculator/{id:row}/papers": REACHES_CALCULATION,
    "GET /calculator/{id:row}/calculation.{ending}": REACHES_CALCULATION,
    "GET /calculator/{id:row}/versions/{number:row}/papers": REACHES_CALCULATION,
    "GET /calculator/{id:row}/versions/{number:row}/calculation.{ending}": REACHES_CALCULATION,
    "GET /calculator/values": CALCULATES,
    "POST /calculator/values": WRITES_VALUES,
    "POST /calculator/values/holds": WRITES_VALUES,
    "GET /calculator/values/differences": CALCULATES,
    "GET /calculator/values/{year:row}": CALCULATES,
    "GET /calculator/values/{year:row}/changes": CALCULATES,
    "GET /calculator/values/{year:row}/values.csv": CALCULATES,
    "POST /calculator/values/{year:row}/retired": WRITES_VALUES,
    "GET /calculator/values/{year:row}/import": WRITES_VALUES,
    "POST /calculator/values/{year:row}/import": WRITES_VALUES,
    "POST /calculator/values/{year:row}/import/add": WRITES_VALUES,
    "GET /calculator/values/{year:row}/{parameter}": CALCULATES,
    "POST /calculator/values/{year:row}/{parameter}": WRITES_VALUES,
    "GET /tasks": those_with(Right.SEE_TASKS),
    **{f"GET /tasks.{ending}": those_with(Right.SEE_TASKS) for ending in ("pdf", "xlsx", "csv")},
    "GET /tasks/{id:row}": its(Right.SEE_TASKS),
    "POST /tasks/{id:row}/split": its(Right.GROUP_TASKS),
    "POST /tasks/{id:row}/join": its(Right.GROUP_TASKS),
    "GET /w/{code}/task-map": LEADS,
    "POST /w/{code}/task-map": OWNS,
    "POST /w/{code}/task-map/back": OWNS,
    "GET /desk": those_with(Right.REVIEW),
    "GET /workshops/all": tuple(who for who in those_with(Right.SEE_WORKSHOPS) if who not in LEADING),
    "POST /w/{code}/shared": OWNS,
    "POST /w/{code}/administration": OWNS,
    "GET /job-descriptions/new": BEGINS,
    **{f"GET /job-descriptions/new/{way}": BEGINS for way in ("tasks", "interviews", "text", "vacancy")},
    **{f"POST /job-descriptions/new/{way}": BEGINS for way in ("tasks", "interviews", "text", "import")},
    "GET /job-descriptions/{id:row}/interviews": WRITES,
    "POST /job-descriptions/{id:row}/interviews": WRITES,
    "GET /job-descriptions/{id:row}/interviews/sheet.pdf": WRITES,
    "GET /job-descriptions/{id:row}/interviews/new": WRITES,
    "GET /job-descriptions/{id:row}/interviews/tasks": WRITES,
    "POST /job-descriptions/{id:row}/interviews/tasks": WRITES,
    "GET /job-descriptions/{id:row}/interviews/{sheet:row}": WRITES,
    "POST /job-descriptions/{id:row}/interviews/{sheet:row}": WRITES,
    "POST /job-descriptions/{id:row}/interviews/{sheet:row}/remove": WRITES,
    "GET /job-descriptions/{id:row}/whose": WRITES,
    "POST /job-descriptions/{id:row}/whose": WRITES,
    "GET /job-descriptions.xlsx": those_with(Right.READ_TEXTS),
    "GET /job-descriptions/logo.png": those_with(Right.READ_TEXTS),
    "GET /job-descriptions/find-words": those_with(Right.WRITE_TEXTS),  # in those that each may write in
    "POST /job-descriptions/find-words": those_with(Right.WRITE_TEXTS),
    "POST /job-descriptions/find-words/remove": those_with(Right.WRITE_TEXTS),
    "GET /job-descriptions/{id:row}": READS,
    "POST /job-descriptions/{id:row}": WRITES,
    "GET /job-descriptions/{id:row}/print": READS,
    "GET /job-descriptions/{id:row}/easy": READS,
    "POST /job-descriptions/{id:row}/easy": WRITES,
    "GET /job-descriptions/{id:row}/easy.{ending}": READS,
    "POST /job-descriptions/{id:row}/easy/read": NOTES,
    "GET /job-descriptions/{id:row}/ad": READS,
    "POST /job-descriptions/{id:row}/ad": WRITES,
    "GET /job-descriptions/{id:row}/ad.{ending}": READS,
    "GET /job-descriptions/{id:row}.{ending}": READS,
    "POST /job-descriptions/{id:row}/duplicate": WRITES,
    "GET /job-descriptions/{id:row}/delete": its(Right.REMOVE_TEXTS),
    "POST /job-descriptions/{id:row}/delete": its(Right.REMOVE_TEXTS),
    "GET /job-descriptions/{id:row}/versions/{number}": READS,
    "POST /job-descriptions/{id:row}/versions/{number}/restore": WRITES,
    "POST /job-descriptions/{id:row}/reviews": REVIEWS,
    "POST /job-descriptions/{id:row}/reviews/noted": NOTES,
    "POST /job-descriptions/{id:row}/reviews/{review:row}/reply": WRITES,
    "POST /job-descriptions/{id:row}/approval": REVIEWS,
    "POST /job-descriptions/{id:row}/approval/paper": REVIEWS,
    "POST /job-descriptions/{id:row}/approval/end": REVIEWS,
    "GET /job-descriptions/{id:row}/compare": READS,
    "GET /job-descriptions/{id:row}/advice": WRITES,
    "POST /job-descriptions/{id:row}/advice": WRITES,
    "POST /job-descriptions/{id:row}/advice/take-up": WRITES,
    "GET /job-descriptions/{id:row}/growth": WRITES,
    "POST /job-descriptions/{id:row}/growth": WRITES,
    "GET /job-descriptions/{id:row}/more": WRITES,
    "POST /job-descriptions/{id:row}/more": WRITES,
    "GET /job-descriptions/{id:row}/links": WRITES,
    "POST /job-descriptions/{id:row}/links": WRITES,
    "POST /job-descriptions/{id:row}/links/{link:row}/revoke": WRITES,
    "POST /job-descriptions/{id:row}/comments/{comment:row}": WRITES,
}
"""Who may. A link's address alone opens what it opens, whoever has it: `OPENS`."""

REPORT, COMMENT, FOLLOW_UP, REVIEW, TRANSLATE = "report", "comment", "follow-up", "review", "translate"
CHECKLIST, HOLDER, COUNTED_ON, HELPED = "checklist", "holder", "counted_on", "helped"
ASKED = "asked"
"""A link by which somebody says what they think of a job description; `REVIEW` only comments on it."""
GONE = ("revoked", "old", "guessed")
ALL_LINKS = (REPORT, COMMENT, FOLLOW_UP, REVIEW, ASKED, TRANSLATE, CHECKLIST, HOLDER, COUNTED_ON, HELPED)
OPENS = {
    "GET /l/{token}": (REPORT, COMMENT, FOLLOW_UP, REVIEW, ASKED, TRANSLATE, CHECKLIST, HOLDER, COUNTED_ON, HELPED),
    "POST /l/{token}/opened": (
        REPORT,
        COMMENT,
        FOLLOW_UP,
        REVIEW,
        ASKED,
        TRANSLATE,
        CHECKLIST,
        HOLDER,
        COUNTED_ON,
        HELPED,
    ),
    "GET /l/{token}/asked": (HELPED,),
    "POST /l/{token}/asked": (HELPED,),
    "POST /l/{token}/asked/next": (HELPED,),
    "GET /l/{token}/work": (HOLDER,),
    "POST /l/{token}/work": (HOLDER,),
    "POST /l/{token}/work/next": (HOLDER,),
    "GET /l/{token}/counted-on": (COUNTED_ON,),
    "POST /l/{token}/counted-on": (COUNTED_ON,),
    "POST /l/{token}/comments": (COMMENT, REVIEW, ASKED),
    "GET /l/{token}/report": (REPORT, COMMENT),
    "GET /l/{token}/report.{ending}": (REPORT, COMMENT),
    "GET /l/{token}/report-short.pdf": (REPORT, COMMENT),
    "GET /l/{token}/follow-up": (FOLLOW_UP,),
    "POST /l/{token}/follow-up": (FOLLOW_UP,),
    "GET /l/{token}/actions.ics": (FOLLOW_UP,),
    "GET /l/{token}/checklist": (CHECKLIST,),
    "POST /l/{token}/checklist": (CHECKLIST,),
    "GET /l/{token}/translate": (TRANSLATE,),
    "POST /l/{token}/translate": (TRANSLATE,),
    "POST /l/{token}/translate/import": (TRANSLATE,),
    "GET /l/{token}/translate/list.{ending}": (TRANSLATE,),
    "GET /l/{token}/job-description": (REVIEW, ASKED),
    "GET /l/{token}/job-description.{ending}": (REVIEW, ASKED),
    "GET /l/{token}/review": (ASKED,),
    "POST /l/{token}/review": (ASKED,),
}
ENDS = ("/off", "/owner", "/delete", "/remove", "/revoke", "new-code", "sign-out", "next-person")
"""What a route ends with after which there is less to ask for. That those who may can has tests of its own."""
TELL_OF_IT = ("security_log", "sign_in", "made")
"""Tables that have more in them afterwards: what was refused, that somebody was seen, and that a page was posted."""
SEEN = ("signed_in_at",)
"""Columns that tell of it too."""
NOT_THERE = (
    "POST /w/{code}/rehearsal",
    "/rehearsals/{code}",
    "GET /job-descriptions/logo.png",
    "beforehand/print",
    "beforehand.pdf",
    "GET /clips",
    "security.txt",
    "approval/paper",
    "{link}",
    "{secret}",
    "{handle}",
    "GET /retention/runs/",
    "GET /archive/",
    "POST /oidc/",
    "GET /oidc/callback",
)
"""Not found here by those who may either: no example, logo, clip, contact, run, package or provider; nothing open
beforehand, to use, or in force."""
ENDINGS = {"report": "xlsx", "result": "csv", "{id:row}": "md", "job-description": "docx", "list": "csv"}
ENDINGS = {
    "akr.nyckeltal.1": "json",
    "/mix": "json",
    "/calculation": "json",
    "/easy": "txt",
    "/posts": "csv",
    "/ad": "md",
    "security-log": "csv",
    "/runs/{id:row}": "json",
    "mine": "json",
    **ENDINGS,
}


def routes(app: Any) -> Iterator[str]:
    """Every route that answers a request, as "GET /path"."""
    for route in app.routes:
        if hasattr(route, "original_router"):
            yield from routes(route.original_router)
        elif methods := getattr(route, "methods", None):
            yield from (f"{method} {route.path}" for method in sorted(methods - {"HEAD"}))


class World:
    """A workshop with everything that a route may name, and everybody who may ask for it."""

    def __init__(self, server: Any) -> None:
        self.server = server
        lead = server.facilitator("eva@example.se")
        self.code = server.workshop(lead)
        with server.database.session() as session:
            session.add_all([AdministrationRow(name="Utbildning"), AdministrationRow(name="Omsorg")])
            session.flush()
            session.exec(update(WorkshopRow).values(administration=1, shared=True))
            post = a_post_where_they_lead(session, "eva@example.se", "bo@example.se")
            somebody = accounts.with_email(session, "eva@example.se")
            values.make(session, 2026, {}, somebody.id, now(), like=None, with_first=False)
            ways.begin(session, post, begun(ALTERNATIVE), somebody.id, now())
            calculations.add(session, For(administration=1), "Serviceassistent", None, Inputs(), somebody.id, now())
            programme.add(session, About.FIGURE, Figure("Vakanser", "12", "", "2026", "HR"), somebody.id, now())
            programme.add(session, About.FUNCTION, Function("HR-chefen", "tid"), somebody.id, now())
            lay_one(session)
            asked = keep(session, Staffing(1, HALF_A_YEAR_AGO, 2), title="Köksbiträde")
        ask(lead, self.code, "add_task", text="Tvätt")
        ask(lead, self.code, "open_step", step="settle")
        task = next(iter(view_of(lead, self.code)["tasks"]))
        ask(lead, self.code, "place_task", task=task, group="g1", colour="red")
        ask(lead, self.code, "open_step", step="analyse")
        proposed = re.search(r'name="task" value="([^"]+)"', lead.get(f"/w/{self.code}/job-description/new").text)[1]
        answer = lead.post(f"/w/{self.code}/job-description/new", data={"title": "Serviceassistent", "task": proposed})
        self.description = re.search(r"\d+", answer.headers["location"])[0]
        sheet = {"role": "Barnskötare", "others": "Duka"}
        assert lead.post(f"/job-descriptions/{self.description}/interviews", data=sheet).status_code == 303
        lead.post(f"/w/{self.code}/template", data={"name": "Vår lista"})
        assert lead.post("/calculator/mix/kept", data=A_MIX).status_code == 303
        co = server.facilitator("bo@example.se")
        co.post(self._invitation(lead, "bo@example.se"))
        self._invitation(lead, "ingen@example.se")
        others = {who: server.facilitator(f"{who}@example.se", *roles) for who, roles in ROLES.items()}
        self.people = {**others, NOBODY: server.client(), LEAD: lead, CO: co, CLOSED: self._closed(lead)}
        with server.database.session() as session:
            accounts.with_email(session, f"{ELSEWHERE}@example.se").scope = [2]
        self.people[PHONE] = server.participant(self.code)
        self.people[STRANGER] = server.participant(server.workshop(self.people[OTHER]))
        self.links = {
            REPORT: self._link(f"/w/{self.code}", "report"),
            COMMENT: self._link(f"/w/{self.code}", "comment"),
            FOLLOW_UP: self._link(f"/w/{self.code}", "follow_up"),
            REVIEW: self._link(f"/job-descriptions/{self.description}", "comment"),
            ASKED: self._link(f"/job-descriptions/{self.description}", "review"),
            TRANSLATE: self._link_to_translate(),
            CHECKLIST: self._link_to_checklist(),
            **{kind: self._link_to_ask(asked, of) for kind, of in ((HOLDER, "holder"), (COUNTED_ON, "manager"))},
            HELPED: self._link_to_say_if_it_helped(),
            "revoked": self._link(f"/w/{self.code}", "comment"),
            "old": self._link(f"/w/{self.code}", "comment"),
            "guessed": "A" * 43,
        }
        self.people[NOBODY].post(f"/l/{self.links[COMMENT]}/comments", data={"text": "Bra", "about": "all"})
        with server.database.session() as session:
            *_, revoked, old = sorted(link.id for link in sharing.links(session, sharing.About(workshop=1)))
            sharing.revoke(session, sharing.About(workshop=1), revoked, now())
            session.exec(update(LinkRow).where(col(LinkRow.id) == old).values(expires_at=1))

    def _closed(self, lead: Any) -> Any:
        """Somebody who led the workshop, signed in as they still think."""
        closed = self.server.facilitator("closed@example.se", Role.LEADS, Role.HR, Role.OPERATOR)
        closed.post(self._invitation(lead, "closed@example.se"))
        with self.server.database.session() as session:
            accounts.with_email(session, "closed@example.se").closed_at = 1
        return closed

    def _invitation(self, lead: Any, email: str) -> str:
        page = lead.post(f"/w/{self.code}/leads", data={"email": email}, follow_redirects=True).text
        return re.search(r"/invitation/[\w-]+", page)[0]

    def _link(self, of: str, kind: str) -> str:
        asked = {"kind": kind, "role": "union", "label": "Kommunal", "days": "30"}
        page = self.people[LEAD].post(f"{of}/links", data=asked, follow_redirects=True).text
        return re.search(r"/l/([\w-]+)", page)[1]

    def _link_to_ask(self, post: int, of: str) -> str:
        form = {"staffing": "2", "of": of, "months": "6"}
        page = self.people[Role.HR.value].post(f"/posts/{post}/asks", data=form, follow_redirects=True).text
        return re.search(r"/l/([\w-]+)", page)[1]

    def _link_to_say_if_it_helped(self) -> str:
        """As it is half a year after a workshop about roles."""
        about = sharing.About(workshop=1)
        with self.server.database.session() as session:
            asked_store.begin(session, 1, Occasion.SIX, today() + timedelta(days=30))
            return sharing.add(session, about, Kind.ASKED, Reader.OTHER, "", 30, 1, now(), months=6)

    def _link_to_translate(self) -> str:
        page = self.people[LEAD].post(f"/w/{self.code}/translations/en/link", follow_redirects=True).text
        return re.search(r"/l/([\w-]+)", page)[1]

    def _link_to_checklist(self) -> str:
        asked = {"days": "30"}
        page = self.people[LEAD].post("/posts/1/reception/1/links", data=asked, follow_redirects=True).text
        return re.search(r"/l/([\w-]+)", page)[1]

    def path(self, path: str, token: str = "") -> str:
        ending = next((its for name, its in ENDINGS.items() if f"{name}.{{ending}}" in path), "")
        named = {
            "code": self.code,
            "token": token,
            "ending": ending,
            "number": "1",
            "link:row": "1",
            "comment:row": "1",
            "review:row": "1",
            "sheet:row": "1",
            "workplace:row": "1",
        }
        named |= {"link": "AAAA", "secret": "AAAA", "handle": "AAAA", "somebody:row": "2", "tag": "pl", "id": "AAAA"}
        named["into"] = "en"
        named |= {"track": "leads", "part": "why"}
        named["kind"] = "scorm12" if path.startswith("/course/") else "journal"
        named["name"] = "0000000000.mp4"
        named |= {"staffing:row": "1", "began": BEGAN, "key": "alternative", "stage": "follow_up"}
        named |= {"question": "why", "of": "job"}
        if "/reception/" in path:
            named["stage"] = "team"
        named |= {"year:row": "2026", "parameter": "wage", "number:row": "1"}
        named["id:row"] = self.description if "/job-descriptions/" in path else "2" if "invitations" in path else "1"
        return re.sub(r"\{([\w:]+)\}", lambda name: named[name[1]], path) + (
            f"?code={self.code}" if path == "/join" else ""
        )

    def ask(self, who: str, route: str) -> "Answer":
        method, path = route.split()
        form = urlencode(self.form(path)) if method == "POST" else None
        return self._sent(who, method, self.path(path), form, "application/x-www-form-urlencoded")

    def command(self, who: str, do: str) -> "Answer":
        said = json.dumps({"id": uuid4().hex, "do": do})
        return self._sent(who, "POST", f"/live/{self.code}/commands", said, "application/json")

    def _sent(self, who: str, method: str, path: str, body: str | None, kind: str) -> "Answer":
        """With the cookies that they came with, on one line for all: by a whole client each it takes half as long
        again."""
        headers = {"Cookie": self._cookies[who], "Accept": "*/*"} | ({"Content-Type": kind} if body is not None else {})
        return self._line.ask(method, path, headers, (body or "").encode())

    @cached_property
    def _line(self) -> "Line":
        return Line(self.server.base.partition("//")[2])

    @cached_property
    def _cookies(self) -> dict[str, str]:
        jars = {who: client.cookies.jar for who, client in self.people.items()}
        return {who: "; ".join(f"{it.name}={it.value}" for it in jar) for who, jar in jars.items()}

    def form(self, path: str) -> dict[str, str]:
        if path == "/join":
            return {"code": self.code, "group": "g1"}
        if path == "/speech":
            return {"text": "Kod", "language": "sv"}
        return {"id": "n1", "do": "add_task", "text": "Disk", "says": "fast"} if path.startswith("/live/") else {}

    def rows(self) -> list[str]:
        """As the driver has them: what SQLAlchemy makes of a hundred answers takes most of the time."""
        with self.server.database.reading() as connection:
            asked = connection.connection.cursor()
            return sorted(f"{name}: {row}" for name, its in _all().items() for row in _fetched(asked, its))


def _fetched(asked: Any, statement: str) -> Any:
    asked.execute(statement)
    return asked.fetchall()


@cache
def _all() -> dict[str, str]:
    """What asks for all rows, by the table."""
    return {it.name: _all_of(it) for it in SQLModel.metadata.tables.values() if it.name not in TELL_OF_IT}


def _all_of(table: Any) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns if column.name not in SEEN)
    return f'SELECT {columns} FROM "{table.name}"'


@dataclass(frozen=True)
class Answer:
    """Names of headers are in small letters."""

    status_code: int
    headers: dict[str, str]
    url: str


class Line:
    """A connection on which one question follows the other. What `http.client` makes of an answer's head takes as long
    as much of what the server does."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._open()

    def _open(self) -> None:
        name, _, port = self.host.partition(":")
        self._socket = socket.create_connection((name, int(port)), timeout=20)
        self._answers = self._socket.makefile("rb")

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        said = {"Host": self.host, **headers, "Content-Length": str(len(body))}
        head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        self._socket.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        status = int(self._answers.readline().split()[1])
        answered = dict(self._read_head())
        if answered.get("connection") == "close":
            self.close()
            self._open()
        else:
            self._read_body(answered)
        return Answer(status, answered, path)

    def _read_head(self) -> Iterator[tuple[str, str]]:
        while line := self._answers.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            yield name.lower(), value.strip()

    def _read_body(self, answered: dict[str, str]) -> None:
        if answered.get("transfer-encoding") != "chunked":
            self._answers.read(int(answered.get("content-length", "0")))
            return
        while length := int(self._answers.readline(), 16):
            self._answers.read(length + 2)
        self._answers.readline()

    def close(self) -> None:
        self._answers.close()
        self._socket.close()


def refused(answer: Any) -> bool:
    if answer.status_code == 303:
        return answer.headers["location"].startswith(("/sign-in?", "/join?"))
    return answer.status_code == 404 or (answer.status_code == 403 and "/live/" in str(answer.url))


def test_every_route_is_named_here(server):
    assert sorted({*MAY, *OPENS}) == sorted(set(routes(server.app)))


async def in_no_thread(do: Any, *given: Any, **_how: Any) -> Any:
    """Where one asks at a time nobody is kept waiting: there and back takes longer than most of what is done there."""
    return do(*given)


def nothing_here_drawn_once(request: Any, template: str, *given: Any, **named: Any) -> Any:
    """The page that says that there is no such page is asked for thousands of times."""
    if template != "not_found.html":
        return render(request, template, *given, **named)
    if template not in _DRAWN:
        _DRAWN[template] = render(request, template, *given, **named)
    return HTMLResponse(_DRAWN[template].body, _DRAWN[template].status_code)


_DRAWN: dict[str, Any] = {}


@cache
def printed(source: str, data: str, standards: tuple[Any, ...], system_fonts: bool) -> bytes:
    """What says the same is the same paper, whoever asks for it."""
    return _compile(source, {"data": data}, [*standards], system_fonts)


@pytest.fixture
def world(either, monkeypatch):
    monkeypatch.setattr("anyio.to_thread.run_sync", in_no_thread)
    monkeypatch.setattr("app.main.render", nothing_here_drawn_once)
    monkeypatch.setattr("app.export.pdf._compile", lambda of, its, by, all: printed(of, its["data"], (*by,), all))
    with built_once(World, either) as world:
        yield world


def on(world: World, whom: Iterable[str], nth: int) -> list[str]:
    """All of them. On PostgreSQL one of them, another for each route: what is the database's is what each route asks it
    for, and how each kind of person is found there."""
    all_of_them = [*whom]
    if world.server.database.is_sqlite or not all_of_them:
        return all_of_them
    return [all_of_them[nth % len(all_of_them)]]


def test_who_may_not_is_refused_and_has_changed_nothing(world):
    before, let_in = world.rows(), []
    for nth, (route, those) in enumerate(MAY.items()):
        for who in on(world, sorted({*EVERYBODY} - {*those}), nth):
            answer = world.ask(who, route)
            if not refused(answer):
                let_in.append((route, who, answer.status_code, answer.headers.get("location")))
    assert let_in == [], let_in
    assert world.rows() == before


def test_a_link_opens_what_it_is_for_and_nothing_when_it_is_over(world):
    wrong = []
    for route, opens in OPENS.items():
        method, path = route.split()
        for nth, kind in enumerate((*opens, *sorted({*world.links} - {*opens}))):
            from_elsewhere = {"X-Forwarded-For": f"203.0.113.{nth}"}  # who guesses has to wait, and is not tried here
            answer = world.people[NOBODY].request(method, world.path(path, world.links[kind]), headers=from_elsewhere)
            is_refused = answer.status_code in (403, 404, 410)
            if is_refused == (kind in opens):
                wrong.append((route, kind, answer.status_code))
    assert wrong == [], wrong


def test_who_may_is_let_in(world, monkeypatch):
    # The same for whoever asks, and each takes as long as a hundred pages: drawn once.
    once = cache(lambda kind, language: package(kind, {}, language))
    monkeypatch.setattr("app.course_package.routes.package", lambda kind, _own, language: once(kind, language))
    kept_out = []
    for nth, (route, those) in enumerate(MAY.items()):
        for who in () if route.endswith(ENDS) else on(world, those, nth):
            answer = world.ask(who, route)
            is_there = not any(its in route for its in NOT_THERE)
            if answer.status_code >= 500 or (refused(answer) and is_there):
                kept_out.append((route, who, answer.status_code, answer.headers.get("location")))
    assert kept_out == [], kept_out


def test_every_command_of_the_facilitator_is_refused_to_everybody_else(world):
    before, done = world.rows(), []
    staff = {*(command for command in BY_STAFF)}
    for name, command in WIRE.items():
        for who in set(EVERYBODY) - {*LEADS} - ({PHONE} if command in staff else set()):
            answer = world.command(who, name)
            if answer.status_code < 400:
                done.append((name, who))
    assert done == []
    assert world.rows() == before
