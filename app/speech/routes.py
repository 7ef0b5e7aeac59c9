"""A text in, speech out; and clips. What people have written is in a posted body: addresses are logged on their way."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response

from app.access.participant import participant_secret, person_of
from app.access.workshop import open_workshop
from app.speech import clips, sentences
from app.speech.engines import base
from app.speech.sound import NoSound
from app.vocabulary import TextMissing, TextTooLong
from app.web import language
from app.web.limits import network
from app.web.refusals import NotJoined, NotSpoken

router = APIRouter()

MOST_LETTERS = 600

Typed = Annotated[str, Form()]
Tongue = Annotated[str, Form(alias="language")]
AsTongue = Annotated[str, Query(alias="language")]
"""Which language a text is in, which may be another than the reader's."""


@router.post("/speech")
async def speech(request: Request, text: Typed = "", tongue: Tongue = "", code: Typed = "") -> Response:
    """A text as MP3. Our own sentences for anybody; what people have written for whom has the workshop's cookie."""
    if base(tongue) not in request.app.state.speaking.voices:
        raise HTTPException(404)
    text = sentences.plain(text)
    if not text:
        raise TextMissing
    if len(text) > MOST_LETTERS:
        raise TextTooLong(length=len(text), most=MOST_LETTERS)
    is_ours = tongue in language.tags() and await run_in_threadpool(sentences.is_ours, text, tongue)
    who = f"n{network(request)}" if is_ours else await _listener(request, code)
    try:
        said = await request.app.state.speaking.say(who, base(tongue), text, is_ours=is_ours)
    except NoSound:
        raise NotSpoken from None
    return Response(said, media_type="audio/mpeg")


async def _listener(request: Request, code: str) -> str:
    """Whose turn it is. Who has the cookie and has not joined shares their network's: cookies can be saved up.

    Raises `NotJoined`, `UnknownCode`, `WorkshopEnded`.
    """
    found = await open_workshop(request, code, None)
    workshop = (await request.app.state.desk.state(found.id)).workshop
    secret = participant_secret(request, workshop.first_code)
    if secret is None:
        raise NotJoined
    person = person_of(secret)
    return person if person in workshop.people else f"n{network(request)}"


@router.get("/clips")
async def clips_of_sentences(request: Request, tongue: AsTongue = "sv") -> Response:
    """Which sentences have a clip, as a language says them."""
    folder = request.app.state.settings.clips
    if folder is None or tongue not in language.tags():
        raise HTTPException(404)
    return JSONResponse(await run_in_threadpool(clips.of_sentences, folder, tongue))


@router.get("/clips/{name}")
def clip(request: Request, name: str) -> Response:
    folder = request.app.state.settings.clips
    found = clips.clip(folder, name) if folder else None
    if found is None:
        raise HTTPException(404)
    return FileResponse(found[0], media_type=found[1])
