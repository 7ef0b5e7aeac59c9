"""What is wrong in what somebody comes with is counted, so that nobody can guess for long (docs/decisions/0015)."""

from typing import NoReturn

from starlette.requests import HTTPConnection

from app.vocabulary import Refused
from app.web.limits import Wrong
from app.web.refusals import TooManyCodes


async def wrong(asker: HTTPConnection, what: Wrong, no: Refused) -> NoReturn:
    """Count a wrong code or link for where it comes from. Raises the refusal; past the limit, `TooManyCodes`."""
    raise no if await asker.app.state.limits.wrong(what, asker) else TooManyCodes
