"""*Min introduktion*: read, printed and fetched by who may read the reception, in easy Swedish or English; written by
who may write it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from app.export.document import Document
from app.export.download import download
from app.export.pdf import pdf
from app.ids import now
from app.job_descriptions.advice.reading import sentences
from app.job_descriptions.easy import store as easy
from app.job_descriptions.easy.text import never_of
from app.job_descriptions.pages import opened as texts_opened
from app.job_descriptions.pages.editions import letterhead
from app.job_descriptions.papers.easy import TO_GROW, WHAT_YOU_DO, WHEN_QUIET
from app.job_descriptions.papers.easy import proposed as proposed_easy
from app.live import beside
from app.reception import store
from app.reception.introduction import (
    FIELDS,
    LANGUAGES,
    SV,
    OfTheJob,
    Part,
    Section,
    Texts,
    grouped,
    parts,
    proposed,
    read,
    under,
)
from app.reception.pages.opened import By, Opened, Posted, ToRead, ToWrite, both, look_up
from app.reception.paper import heading, paper
from app.reception.plan import Plan, ReceptionClosed
from app.reception.typed import ReceptionChanged, merge
from app.reception.words import PAPER
from app.vocabulary import Refused
from app.ways.trail import changed
from app.web import language
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


async def _in(request: Request) -> str:
    """Which language the paper is asked for in."""
    asked = request.query_params.get("language", SV)
    return asked if asked in LANGUAGES else SV


In = Annotated[str, Depends(_in)]


@router.get("/posts/{id:row}/reception/{workplace:row}/introduction")
def introduction_page(request: Request, opened: ToRead, into: In) -> Response:
    return _page(request, opened, into)


@router.get("/posts/{id:row}/reception/{workplace:row}/introduction.pdf")
async def introduction_file(request: Request, opened: ToRead, into: In) -> Response:
    def make() -> Response:
        its = _paper(request, opened, into, _of_the_job(request, opened))
        return download(f"{its.kind} {its.title} {opened.workplace.name}", "pdf", pdf(its, on_one_page=True))

    return await beside.file(request, make)


@router.post("/posts/{id:row}/reception/{workplace:row}/introduction")
def write_introduction(request: Request, opened: ToWrite, by: By, into: In, form: Posted) -> Response:
    """Save what was typed in one language; or begin again from what is proposed (`again`)."""
    base, mine = both(form)
    try:
        if not opened.is_open:
            raise ReceptionClosed
        job = _of_the_job(request, opened)
        with request.app.state.database.session() as session:
            there = store.reception(session, opened.id, opened.workplace.id)
            others = {tag: its for tag, its in there.introduction.items() if tag != into}
            was = there.introduction.get(into, _ours(there.plan, job)[into])
            if "again" not in mine:
                others[into] = read(merge(FIELDS, base, mine, was), job.is_never)
            its = replace(there, introduction=others)
            if its != there:
                store.save(session, opened.id, opened.workplace.id, its, by, now())
    except Refused as no:
        newer = look_up(request, opened.id, opened.workplace.id, opened.who)
        return _page(request, newer, into, changed(base, mine), no)
    return RedirectResponse(f"{opened.home}/introduction?language={into}&saved=1", 303)


def _of_the_job(request: Request, opened: Opened) -> OfTheJob:
    """What the text in force gives: a draft is nobody's to be introduced by."""
    text = opened.of.text
    if text.id is None or not text.in_force:
        return OfTheJob()
    kept = texts_opened.look_up(request, text.id)
    draft = kept.spoken_of.draft
    with request.app.state.database.reading_session() as session:
        there = easy.saved(session, text.id)
    ours = proposed_easy(draft)
    its = there.text if there and not there.is_of_another(draft, kept.texts) else ours

    def told(heading: str) -> tuple[str, ...]:
        return tuple(under(its, heading) or under(ours, heading))

    week = tuple(sentences(draft.introduction))
    return OfTheJob(week, told(WHAT_YOU_DO), told(WHEN_QUIET), told(TO_GROW), never_of(draft))


def _ours(plan: Plan, job: OfTheJob) -> dict[str, dict[str, str]]:
    """What is proposed, by language."""
    return {tag: proposed(plan, job, partial(language.said_in, tag), tag) for tag in LANGUAGES}


def _paper(request: Request, opened: Opened, into: str, job: OfTheJob) -> Document:
    say: Callable[[str], str] = partial(language.said_in, into)
    written = opened.kept.introduction
    told = parts(written, _ours(opened.kept.plan, job), into, job.is_never)
    return paper(
        opened.post.title,
        opened.workplace.name,
        told,
        today(request),
        letterhead(request),
        say,
        into,
        is_draft=_is_draft(written, told, into),
        is_example=opened.post.is_example,
    )


def _is_draft(written: Texts, told: Iterable[Part], into: str) -> bool:
    """Whether something that stands there is as it was proposed, and read by nobody."""
    return into not in written or any(part.language not in written for part in told)


def _page(
    request: Request, opened: Opened, into: str, mine: Mapping[str, str] | None = None, no: Refused | None = None
) -> Response:
    """`mine`: what was typed and refused."""
    job, say = _of_the_job(request, opened), partial(language.said_in, into)
    ours = _ours(opened.kept.plan, job)
    written = opened.kept.introduction
    base = {**dict.fromkeys(FIELDS, ""), **written.get(into, ours[into])}
    told = parts(written, ours, into, job.is_never)
    return render(
        request,
        "reception/introduction.html",
        status(no) if no else 200,
        opened=opened,
        paper=_paper(request, opened, into, job),
        parts=told,
        into=into,
        is_written=into in written,
        is_draft=_is_draft(written, told, into),
        has_text=bool(opened.of.text.in_force),
        sections=tuple(Section),
        fields={**base, **(mine or {})},
        base=base,
        has_clash=isinstance(no, ReceptionChanged),
        is_saved="saved" in request.query_params,
        error=sentence(no) if no else "",
        name=say(PAPER["name"]),
        heading=lambda it: heading(it, say, into),
        grouped=grouped,
    )
