"""Who says by a link how it is at the work they have: a phone, and nobody. It has a cookie with a secret of its own, by
which it counts as one and may think better of what it said. No row has the secret, nor anything that leads to it."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.ids import new_secret
from app.web.cookies import HOLDER, HOLDER_LASTS, read_cookie, set_cookie, signed, unsigned


def holder_secret(asker: HTTPConnection) -> str | None:
    """What the phone's cookie holds, where it is one that we have made."""
    return unsigned(read_cookie(asker, HOLDER), asker.app.state.signing_key, HOLDER)


def greet_holder(asker: HTTPConnection, answer: Response) -> None:
    """Have whoever opens the page post as one phone."""
    if holder_secret(asker) is None:
        next_holder(asker, answer)


def next_holder(asker: HTTPConnection, answer: Response) -> None:
    """Whoever answers next on this phone is somebody else."""
    set_cookie(asker, answer, HOLDER, signed(new_secret(), asker.app.state.signing_key, HOLDER), HOLDER_LASTS)
