"""The licence of what runs here: who uses it over the network has a right to know."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from app.supply.parts import HERE

router = APIRouter()


@router.get("/licence")
def our_licence() -> Response:
    return PlainTextResponse((HERE / "LICENSE").read_text("utf-8"))
