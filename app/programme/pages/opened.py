"""What every page of the programme needs: whose it is, what somebody sees of it, and a form with a row's fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlmodel import Session, col, select
from starlette.datastructures import FormData
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.access.rights import has_everywhere
from app.account.roles import Reach, Right, is_within, reach
from app.account.tables import FacilitatorRow
from app.organisation import workplaces
from app.programme.store import Kept
from app.programme.summing import lines as every_line
from app.programme.typed import Thing, as_typed, names
from app.programme.workplaces import Line
from app.reception.typed import merge
from app.vocabulary import Refused
from app.ways.trail import TrailChanged
from app.web.calendar import today
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render

PAGE = "/programme"


async def _posted(request: Request) -> FormData:
    return await request.form()


async def _by(me: SignedIn) -> int:
    assert me.id is not None
    return me.id


Posted = Annotated[FormData, Depends(_posted)]
By = Annotated[int, Depends(_by)]
"""The account of who writes."""


def writes(me: FacilitatorRow) -> bool:
    """All of the programme."""
    return has_everywhere(me, Right.WRITE_PROGRAMME)


def writes_at(me: FacilitatorRow, line: Line) -> bool:
    """Of a workplace."""
    return reach(me.roles, Right.WRITE_PROGRAMME) is Reach.ALL and is_within(line.administration, me.scope)


def lines(request: Request, session: Session, me: FacilitatorRow) -> list[Line]:
    """The workplaces that somebody sees: those of their administrations, or those where they lead."""
    its, own = every_line(session, today(request)), workplaces.own(session, me)
    sees_all = reach(me.roles, Right.READ_PROGRAMME) is Reach.ALL
    return [it for it in its if it.id in own or (sees_all and is_within(it.administration, me.scope))]


def who(session: Session, ids: Iterable[int]) -> Callable[[int], str]:
    """Those who changed something, as they are called here: by their e-mails, while they have an account."""
    its = select(FacilitatorRow.id, FacilitatorRow.email).where(col(FacilitatorRow.id).in_({*ids}))
    emails = dict(session.exec(its).all())
    return lambda id: emails.get(id) or _("någon som inte är kvar")


# A form with the fields of one row


@dataclass(frozen=True, slots=True)
class Field:
    """`kind`: "line", "prose", "day", or "choice" among `choices`, words by value. `hint`: or "". `most`:
    characters."""

    name: str
    label: str
    kind: str = "line"
    hint: str = ""
    most: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """`action`: where it is posted. `back`: where one came from, and what that is called. `is_theirs`: whether the
    heading is somebody's own words. `remove`: where the row is taken away, or ""."""

    heading: str
    hint: str
    fields: tuple[Field, ...]
    action: str
    back: tuple[str, str]
    is_theirs: bool = False
    remove: str = ""
    is_new: bool = False


def texts(form: FormData, prefix: str = "") -> dict[str, str]:
    """What was typed, with the line ends that we keep. `prefix`: of the fields that are asked for, which goes."""
    return {
        name.removeprefix(prefix): value.replace("\r\n", "\n").strip()
        for name, value in form.items()
        if isinstance(value, str) and name.startswith(prefix)
    }


def put_together(form: FormData, there: Thing) -> dict[str, str]:
    """What was typed, with what somebody else has saved since in other fields of the same row. Raises
    `ReceptionChanged`."""
    return merge(names(there), texts(form, "base_"), texts(form), as_typed(there))


def page(
    request: Request, form: Form, kept: Kept[Any], posted: FormData | None = None, no: Refused | None = None
) -> Response:
    """`posted`: what was refused. A field that nobody changed in it shows what somebody else has saved since."""
    there = as_typed(kept.its)
    mine: dict[str, str] = {}
    if posted:
        base = texts(posted, "base_")
        mine = {name: it for name, it in texts(posted).items() if it != base.get(name, "")}
    return render(
        request,
        "programme/edit.html",
        status(no) if no else 200,
        form=form,
        typed={**there, **mine},
        base=there,
        seen=kept.at,
        has_clash=isinstance(no, TrailChanged),
        error=sentence(no) if no else "",
    )
