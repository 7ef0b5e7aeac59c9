"""Who comes by a link. It is looked up first: a good one opens however many wrong ones come from the same address."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from app.ids import now
from app.sharing import store
from app.sharing.links import Link, LinkGone
from app.web.access import wrong
from app.web.limits import Wrong

HOUR = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class ByLink:
    """A good link, and the path that it opens."""

    link: Link
    path: str


async def _by_link(asker: HTTPConnection, answer: Response, token: str) -> ByLink:
    try:
        return ByLink(await run_in_threadpool(_open, asker, token), f"/l/{token}")
    except LinkGone as no:
        await wrong(asker, Wrong.LINK, no)


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
