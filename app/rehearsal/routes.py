"""Rehearsing: robots called to a workshop that is an example, and sent home."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.workshop import LedWorkshop
from app.rehearsal.rehearsals import own_address
from app.rehearsal.robots import seats
from app.workshop.workshop import Workshop

router = APIRouter()

Typed = Annotated[str, Form()]


@router.post("/w/{code}/rehearsal")
async def rehearse(request: Request, found: LedWorkshop, do: Typed = "") -> Response:
    """Call robots to an example, or send them away."""
    workshop: Workshop = (await request.app.state.desk.state(found.id)).workshop
    if not workshop.is_example:
        raise HTTPException(404)
    rehearsals = request.app.state.rehearsals
    if do == "stop":
        await rehearsals.stop(workshop.first_code)
    elif not workshop.is_closed:
        rehearsals.start(workshop.first_code, workshop.code, seats(workshop.groups.values()), own_address(request))
    return RedirectResponse(f"/w/{workshop.code}/readiness#rehearsal", 303)
