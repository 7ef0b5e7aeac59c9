"""What is said of a link that lets nobody in any more: why that may be, and whom to ask."""

from fastapi import Request
from starlette.responses import Response

from app.account.store import DAY, LINK_LASTS, LinkUsed
from app.web.refusals import status
from app.web.templating import render


def used_link(request: Request, no: LinkUsed, *, is_invitation: bool) -> Response:
    """Who guesses is told no more: what may be is said of every link."""
    request.state.refused = no.code
    hours = LINK_LASTS * 24 // DAY
    return render(request, "account/link_used.html", status(no), is_invitation=is_invitation, hours=hours)
