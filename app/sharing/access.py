"""Who comes by a link. Wrong ones are counted for their address, as wrong join codes are."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from app.ids import now
from app.sharing import store
from app.sharing.links import Link, LinkGone
from app.web.access import address
from app.web.refusals import TooManyCodes

HOUR = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class ByLink:
    """A good link, and the path that it opens."""

    link: Link
    path: str

    @property
    def who(self) -> str:
        """Whose turn it is (`app.web.beside`): all who have the link take turns."""
        return f"l{self.link.id}"


async def _by_link(asker: HTTPConnection, answer: Response, token: str) -> ByLink:
    limits = asker.app.state.limits
    if not await limits.may_guess_codes(address(asker)):
        raise TooManyCodes
    try:
        link = await run_in_threadpool(_open, asker, token)
    except LinkGone:
        await limits.wrong_code(address(asker))
        raise
    return ByLink(link, f"/l/{token}")


def _open(asker: HTTPConnection, token: str) -> Link:
    with asker.app.state.database.reading_session() as session:
        link = store.with_secret(session, token, now())
    # Once an hour: that it was opened is nice to know, and no log of who reads when.
    if link.opened_at is None or now() - link.opened_at > HOUR:
        with asker.app.state.database.session() as session:
            store.opened(session, link, now())
    return link


OpenLink = Annotated[ByLink, Depends(_by_link)]
"""Whoever has a link that is still good. Its address is a secret: `app.web.safety` keeps it out of referrers."""
