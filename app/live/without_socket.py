"""The same commands and the same view without a socket: for networks that block them, and for pages without scripts.

A form is a command too: it is answered by a redirect to where it came from, or by a page that says why not and keeps
what was typed.
"""

from functools import partial
from typing import Any

import orjson
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.access.asker import Asker, who
from app.access.workshop import AnyWorkshop, Found, MaybeLead, OpenWorkshop, only_open
from app.analysis.analysis import TasksUndecided
from app.live import beside, wire
from app.live.desk import NotSaved
from app.live.pulse import SAYS
from app.live.room import WHOLE_LENGTH, first, padded
from app.live.still import Still
from app.live.view import Audience
from app.once.making import command_id
from app.vocabulary import Refused
from app.web import gate
from app.web.refusals import NotSavedNow, Unreadable, status
from app.web.safety import our_path
from app.workshop.workshop import TurnedAway, UnknownChoice

router = APIRouter()

LONGEST_WAIT = 25.0
"""Seconds that a poll may wait for news."""


@router.post("/live/{code}/commands")
async def command(request: Request, found: AnyWorkshop, lead: MaybeLead) -> Response:
    """A command, as JSON or as a form. In a closed workshop it is read too, so that what was typed is given back."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return await _json_command(request, found, lead)
    return await _form_command(request, found, lead)


@router.get("/live/{code}/view")
async def poll(
    request: Request, found: OpenWorkshop, lead: MaybeLead, at: int = -1, beat: int | None = None, wait: float = 0
) -> Response:
    """The view when something has happened after `at`, or been told after `beat`, else 204 after `wait` seconds."""
    desk, rooms = request.app.state.desk, request.app.state.rooms
    live = await desk.state(found.id)
    asker = who(request, live, lead, request.query_params.get("as"))
    person = asker.person.id if asker.person and asker.audience == "phone" else None

    def is_known() -> bool:
        return live.number == at and beat in (None, rooms.revision(found.id))

    if is_known() and wait > 0:
        await rooms.room(found.id).news(live, person, min(wait, LONGEST_WAIT))
        live = await desk.state(found.id)
    if is_known():
        return Response(status_code=204)
    draw = partial(_seen, asker.audience, person, rooms.revision(found.id))
    if len(live.board.tasks) <= beside.SMALL:
        return draw(rooms.still(live))
    return await beside.page(request, found.id, draw, asker.person.id if asker.person else "")


def _seen(audience: Audience, person: str | None, beat: int, still: Still) -> Response:
    answer = orjson.dumps({"view": still.whole(audience, person), "at": still.live.number, "beat": beat, **first()})
    if person is None:
        return Response(answer, media_type="application/json")
    # Not to be compressed: how well it can be would tell what is in it.
    plain = {"Content-Encoding": "identity", "Cache-Control": "no-store, no-transform"}
    return Response(padded(answer, WHOLE_LENGTH), headers=plain, media_type="application/json")


async def _json_command(request: Request, found: Found, lead: Any) -> Response:
    id = ""
    try:
        body = await request.body()
        if len(body) > wire.MOST_IN_A_FRAME:
            raise Unreadable(id="")
        id, asked = wire.read_frame(body)
        at = await _ask(request, found, lead, asked, id)
    except Refused as no:
        request.state.refused = no.code
        refused = wire.refused(no.details.get("id", id), no)
        return Response(refused, status(no), media_type="application/json")
    return Response(wire.done(id, at), media_type="application/json")


@router.post("/live/{code}/pulse")
async def pulse(request: Request, found: OpenWorkshop, lead: MaybeLead) -> Response:
    """One tap: how it goes. No command, for it is written nowhere."""
    says = str((await request.form()).get("says"))
    live = await request.app.state.desk.state(found.id)
    asker = who(request, live, lead, Audience.PHONE)
    assert asker.person
    request.app.state.budgets.of(asker.person.id).spend()
    if not live.workshop.is_in(asker.person.id):
        raise TurnedAway
    if says not in SAYS:
        raise UnknownChoice
    request.app.state.rooms.tap(live, asker.person.id, says)
    return RedirectResponse(f"/w/{live.workshop.code}", 303)


async def _form_command(request: Request, found: Found, lead: Any) -> Response:
    posted = await request.form()
    form = {name: value for name, value in posted.items() if isinstance(value, str)}
    back = our_path(form.pop("next", "/"))
    try:
        _, asked = wire.read_form(form, lambda name: [it for it in posted.getlist(name) if isinstance(it, str)])
        # Typed anew in a page that was kept, with the id that it was drawn with, it is another command.
        id = command_id(posted.multi_items(), "id", beside=("next",))
        await _ask(request, found, lead, asked, id)
    except Refused as no:
        request.state.refused = no.code
        undecided = f"/w/{request.path_params['code']}/analysis?stage=actions#next"
        return await gate.stopped(request, no, back=back, missing=undecided if isinstance(no, TasksUndecided) else "")
    return RedirectResponse(back, 303)


async def _ask(request: Request, found: Found, lead: Any, command: Any, id: str) -> int:
    only_open(found, lead)
    desk = request.app.state.desk
    asker: Asker = who(request, await desk.state(found.id), lead, request.query_params.get("as"))
    asker.may(command)
    assert asker.person
    request.app.state.budgets.of(asker.person.id).spend()
    try:
        return await desk.ask(found.id, command, asker.person, id)  # type: ignore[no-any-return]
    except NotSaved:
        raise NotSavedNow from None
