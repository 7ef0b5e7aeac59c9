"""The editor, where a job description is written.

What is typed is never lost. Who saves after somebody else gets both people's changes put together (`merge.py`), and is
asked where both changed the same; what can't be read is said, with everything typed still in its fields.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.account.roles import Right
from app.job_descriptions.advice.checks import Lists, advise, beside, suggestions
from app.job_descriptions.advice.codes import CODED, CodeList, use
from app.job_descriptions.advice.resting import parted
from app.job_descriptions.draft import CONTENT, Draft, EditedMeanwhile
from app.job_descriptions.fields import CELLS, Part, of_part
from app.job_descriptions.merge import Clash, Pick, asked, merge, picked, picks, spot
from app.job_descriptions.pages.advice import answers_of
from app.job_descriptions.pages.opened import Kept, Posted, ToRead, ToWrite, look_up, said_when, texts_of
from app.job_descriptions.pages.opened import save as save_draft
from app.job_descriptions.papers.formats import OFFERED
from app.job_descriptions.rows import joined, moved_up, shares, with_more
from app.job_descriptions.saving import revised, went_back
from app.job_descriptions.store import Version
from app.job_descriptions.typed import DUTY, REQUIREMENT, ROW_ID, Form, read, typed
from app.job_descriptions.versions import Rows, Text, compare
from app.once.making import Making, OnceRoute
from app.sharing import store as sharing
from app.sharing.store import About
from app.vocabulary import Refused
from app.ways.pages.of_posts import post_of_text
from app.web.calendar import short_moment, today
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

SPARE_ROWS = 1
MOST_SPARE_ROWS = 20
MOST_TOLD = 12
"""Versions that say in the editor what they changed; each of them does where they are compared."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the editor shows. `form`: what stands in the fields; `made_from`: the version that it is a change of."""

    form: Form
    draft: Draft
    made_from: Version
    no: Refused | None = None
    base: int | None = None
    clashes: Sequence[Clash] = ()
    taken: Sequence[str] = ()
    spare: Mapping[str, int] = field(default_factory=lambda: {"duties": SPARE_ROWS, "requirements": SPARE_ROWS})


@router.get("/job-descriptions/{id:row}")
def edit(request: Request, kept: ToRead, duties: str = "", requirements: str = "", taken: str = "") -> Response:
    """Who may read it and not write in it is shown what there is to read."""
    if Right.WRITE_TEXTS not in kept.may:
        return RedirectResponse(f"/job-descriptions/{kept.id}/versions/latest", 303)
    spare = {"duties": _spare(duties), "requirements": _spare(requirements)}
    names = [name for name in taken.split(",") if name in CONTENT]
    return _editor(
        request, kept, Page(typed(kept.newest.draft), kept.newest.draft, kept.newest, taken=names, spare=spare)
    )


@router.post("/job-descriptions/{id:row}")
def save(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Save what was typed, and do what the pressed button says besides."""
    newest, was = kept.newest, kept.version(str(form.get("version", "")))
    written, chosen = _form(form), picks((key[5:], str(it)) for key, it in form.items() if key.startswith("pick:"))
    try:
        mine = picked(read(written, newest.draft.provenance), was.draft, chosen)
        mine = _with_buttons(mine, form, _lists(request).codes)
        both = merge(was.draft, mine, newest.draft)
        if both.clashing:
            clashes = asked(both.clashing, typed(mine), typed(newest.draft), {})
            no = EditedMeanwhile()
            return _editor(
                request,
                kept,
                Page(typed(both.draft), both.draft, newest, no, _base(form) or was.number, clashes, both.taken),
            )
        draft = revised(newest.draft, both.draft)
        onwards = f"/job-descriptions/{kept.id}{_where_next(form, both.taken)}"
        if draft == newest.draft:
            return RedirectResponse(onwards, 303)
        return save_draft(request, once, kept, draft, facilitator, onwards)
    except EditedMeanwhile:
        return save(request, look_up(request, kept.id), facilitator, form, once)
    except Refused as no:
        return _editor(request, kept, _refused(no, written, was, newest, chosen, form))


def _refused(
    no: Refused, written: Form, was: Version, newest: Version, chosen: Mapping[str, Pick], form: FormData
) -> Page:
    """Everything as it was typed, and as it was picked."""
    spots = [it for it in map(spot, chosen) if it]
    clashes = asked(spots, written, typed(was.draft), chosen)
    return Page(written, newest.draft, was, no, _base(form), clashes)


def _base(form: FormData) -> int | None:
    """The version that the writer's own changes were made from, before others' came in."""
    return number_in(str(form.get("base", "")))


def _editor(request: Request, kept: Kept, page: Page) -> Response:
    newest, draft, lists = kept.newest, page.draft, _lists(request)
    advice, resting = parted(advise(draft, lists), draft, answers_of(request, kept))
    with request.app.state.database.reading_session() as session:
        comments = sharing.comments(session, About(job_description=kept.id))
    return render(
        request,
        "job_descriptions/editor.html",
        status(page.no) if page.no else 200,
        id=kept.id,
        page=page,
        form=page.form,
        draft=draft,
        newest=newest,
        force=kept.force,
        may_remove=Right.REMOVE_TEXTS in kept.may,
        post=_post(request, kept),
        makes_posts=kept.force is not None and Right.WRITE_POSTS in kept.may,
        versions=kept.versions,
        comments=comments,
        said_when=said_when(request, kept),
        groups=_under_headings(page.form.duties),
        shares={duty.id: share for duty, share in zip(draft.duties, shares(draft), strict=True)},
        sources={source.id: source for source in newest.draft.provenance.sources},
        missing=draft.missing,
        parts={part.value: of_part(part) for part in Part},
        letters={cell.name: cell.letters for cells in CELLS.values() for cell in cells},
        offered=OFFERED,
        advice=advice,
        resting=resting,
        beside=beside(advice),
        codes=lists.codes,
        suggested=suggestions(draft, lists),
        went_back=len(kept.versions) > 1 and went_back(kept.versions[1].draft, newest.draft),
        error=sentence(page.no) if page.no else "",
        saved=request.query_params.get("saved", ""),
        is_kept=request.method == "GET" and bool(request.query_params.get("kept")),
        when=short_moment(request),
        history=_history(kept),
    )


def _history(kept: Kept) -> dict[int, list[Text | Rows]]:
    """What each of the newest versions changed, by its number."""
    newer = kept.versions[: MOST_TOLD + 1]
    return {its.number: compare(before.draft, its.draft) for its, before in pairwise(newer)}


def _post(request: Request, kept: Kept) -> int | None:
    """The post that rests on it whose way in is spoken of, for who follows it."""
    if Right.FOLLOW not in kept.may:
        return None
    with request.app.state.database.reading_session() as session:
        return post_of_text(session, today(request), kept.id)


def _under_headings(rows: Iterable[Mapping[str, str]]) -> list[tuple[str, list[Mapping[str, str]]]]:
    """Rows as they are typed, under their headings; a list to add to also where there is no row without one."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(row.get("heading", "").strip(), []).append(row)
    return list(found.items()) or [("", [])]


def _form(form: FormData) -> Form:
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    return Form(texts, _rows(form, "duty", DUTY), _rows(form, "requirement", REQUIREMENT))


def _rows(form: FormData, of: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows from fields that come once for each row, in its order. A field that no row has is empty in all of them."""
    columns = {name: texts_of(form, f"{of}_{name}") for name in names}
    many = max(map(len, columns.values()))
    whole = [column if column else [""] * many for column in columns.values()]
    return [dict(zip(names, row, strict=True)) for row in zip(*whole, strict=False)]


def _lists(request: Request) -> Lists:
    lists: Lists = request.app.state.lists
    return lists


def _with_buttons(draft: Draft, form: FormData, codes: Mapping[str, CodeList]) -> Draft:
    draft = joined(draft, str(form.get("join", "")))
    draft = moved_up(draft, str(form.get("up", "")))
    draft = use(draft, str(form.get("use", "")), codes)
    return with_more(draft, texts_of(form, "source"))


def _where_next(form: FormData, taken: Sequence[str]) -> str:
    """Back to the rows that were asked for, with more of them; and what came in of somebody else's, where it did.

    `saved`: what the writer's browser calls its copy of what was typed, which it may now let go.
    """
    more, saved = str(form.get("more", "")), str(form.get("copy", ""))
    said = {"kept": "1", "taken": ",".join(taken), "saved": saved if re.fullmatch(r"[a-z0-9]{1,40}", saved) else ""}
    if more in ("duties", "requirements"):
        said[more] = "4"
    query = "&".join(f"{name}={value}" for name, value in said.items() if value)
    row = str(form.get("up", "") or form.get("join", ""))
    if ROW_ID.fullmatch(row):
        return f"?{query}#duties-{row}"
    back_to = more if more in said else str(form.get("use", "")).partition(":")[0]
    return f"?{query}" + (f"#{back_to}" if back_to in (*said, *CODED) else "")


def _spare(wanted: str) -> int:
    return (
        min(int(wanted), MOST_SPARE_ROWS) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else SPARE_ROWS
    )
