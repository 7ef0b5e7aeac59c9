"""A post written: a new one, or one as it is; ended, and taken away."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session, col, select
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.rights import PostWriter
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.alphabet import alphabetical
from app.ids import now
from app.job_descriptions.draft import Draft
from app.job_descriptions.store import latest
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.whose import reached as texts_reached
from app.once.making import Making, OnceRoute
from app.organisation import store as organisation
from app.posts import lists, store
from app.posts.pages.opened import Opened, Posted, ToWrite, save, typed_in
from app.posts.post import Content, Employer, EndedWhy, Post, checked
from app.posts.typed import Chosen, post_as_typed, read_end, read_post
from app.security.entry import About, Thing, What
from app.vocabulary import Refused, at
from app.web.calendar import today
from app.web.note import note
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.workshop import UnknownChoice

router = APIRouter(route_class=OnceRoute)


class AdministrationMissing(Refused):
    """An account that is limited to administrations writes posts of these."""

    code = "administration_missing"


class PostTypedWrong(Refused):
    code = "post_typed_wrong"


@router.get("/posts/new")
def new_post(request: Request, me: PostWriter, text: str = "") -> Response:
    """`text`: the id of a job description that it is to rest on."""
    with request.app.state.database.reading_session() as session:
        typed = post_as_typed(Post("")) | _of_text(session, me, text)
    return _page(request, me, typed)


@router.post("/posts/new")
def add_post(request: Request, me: PostWriter, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            post = checked(read_post(typed, Post(""), _chosen(session, me, typed, Post(""))), today(request))
            return once.leads_to(request, session, f"/posts/{store.add(session, post, now())}")
    except Refused as no:
        return _page(request, me, typed, no=no)


@router.get("/posts/{id:row}/edit")
def edit_post(request: Request, opened: ToWrite, me: SignedIn) -> Response:
    return _page(request, me, post_as_typed(opened.post), opened)


@router.post("/posts/{id:row}/edit")
def save_post(request: Request, opened: ToWrite, me: SignedIn, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        with request.app.state.database.reading_session() as session:
            chosen = _chosen(session, me, typed, opened.post)
        return save(request, once, opened, form, lambda before: read_post(typed, before, chosen))
    except Refused as no:
        return _page(request, me, typed, opened, no)


def _chosen(session: Session, me: FacilitatorRow, typed: Mapping[str, str], was: Post) -> Chosen:
    """What was chosen on the lists, among what who asks may choose, or as it was. Raises `UnknownChoice`,
    `AdministrationMissing`."""
    administration = organisation.chosen(session, typed.get("administration", ""), me.scope, was.administration)
    if administration is None and me.scope:
        raise AdministrationMissing
    categories = {
        id: it.title for id, it in lists.categories(session).items() if not it.retired_on or id == was.category
    }
    category = _one_of(typed.get("category", ""), categories)
    text = _one_of(typed.get("job_description", ""), {**_texts(session, me), was.job_description or 0: ""})
    return Chosen(administration, category, categories.get(category or 0, ""), text)


def _one_of(asked: str, choices: Mapping[int, Any]) -> int | None:
    if not asked:
        return None
    if asked not in map(str, choices):
        raise UnknownChoice
    return int(asked)


def _texts(session: Session, me: FacilitatorRow) -> dict[int, JobDescriptionRow]:
    """The texts that a post may rest on: those in force that who asks may read."""
    in_force = col(JobDescriptionRow.in_force).is_not(None)
    rows = session.exec(select(JobDescriptionRow).where(texts_reached(me, Right.READ_TEXTS), in_force))
    return {row.id: row for row in sorted(rows, key=lambda row: alphabetical(row.title)) if row.id}


def _of_text(session: Session, me: FacilitatorRow, asked: str) -> dict[str, str]:
    """What a new post has from the text that it is made of; nothing where there is none such."""
    row = _texts(session, me).get(number_in(asked) or 0)
    if row is None or row.id is None:
        return {}
    draft: Draft = latest(session, texts_reached(me, Right.READ_TEXTS), [row.id])[row.id].draft
    extent = {} if draft.extent is None else {"extent": f"{draft.extent.normalize():f}".replace(".", ",")}
    return extent | {
        "title": draft.title,
        "job_description": str(row.id),
        "administration": str(row.administration or ""),
        "is_example": "yes" if row.is_example else "",
    }


def _page(
    request: Request,
    me: FacilitatorRow,
    typed: Mapping[str, str],
    opened: Opened | None = None,
    no: Refused | None = None,
) -> Response:
    was = opened.post if opened else Post("")
    with request.app.state.database.reading_session() as session:
        texts, categories = _texts(session, me), lists.categories(session)
        administrations = organisation.within(session, me.scope)
    return render(
        request,
        "posts/edit.html",
        status(no) if no else 200,
        opened=opened,
        typed=typed,
        texts=texts,
        kept_text=opened.kept.text if opened and was.job_description not in texts else None,
        categories={id: it for id, it in categories.items() if not it.retired_on or id == was.category},
        administrations=administrations,
        must_be_of_one=bool(me.scope),
        contents=tuple(Content),
        employers=tuple(Employer),
        error=sentence(no) if no else "",
        code=no.code if no else "",
    )


# Ended, and taken away


@router.get("/posts/{id:row}/end")
def end_page(request: Request, opened: ToWrite) -> Response:
    post = opened.post
    day = post.ended_on.isoformat() if post.ended_on else ""
    return _end_page(request, opened, {"ended_on": day, "ended_why": post.ended_why.value})


@router.post("/posts/{id:row}/end")
def end_post(request: Request, opened: ToWrite, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        with at("ended_on"):
            return save(request, once, opened, form, lambda before: read_end(typed, before))
    except Refused as no:
        return _end_page(request, opened, typed, no)


@router.post("/posts/{id:row}/remove")
def remove_post(request: Request, opened: ToWrite, form: Posted) -> Response:
    """For one that was made by mistake. One that was is ended, and stays."""
    try:
        with request.app.state.database.session() as session:
            if typed_in(form).get("typed", "").strip().casefold() != opened.post.title.casefold():
                raise PostTypedWrong
            store.remove(session, opened.id)
            note(session, request, What.POST_DELETED, About(Thing.POST, opened.id))
    except Refused as no:
        return _end_page(request, opened, typed_in(form), no)
    request.app.state.cleaner.deleted()
    return RedirectResponse("/posts", 303)


def _end_page(request: Request, opened: Opened, typed: Mapping[str, str], no: Refused | None = None) -> Response:
    return render(
        request,
        "posts/end.html",
        status(no) if no else 200,
        opened=opened,
        is_open=opened.post.is_open(today(request)),
        typed=typed,
        persons=opened.post.begun(today(request)),
        reasons=tuple(EndedWhy),
        error=sentence(no) if no else "",
        code=no.code if no else "",
    )
