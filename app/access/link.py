"""Who comes by a link. It is looked up first: a good one opens however many wrong ones come from the same address."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from app.access.facilitator import whoever_is_signed_in
from app.access.wrong import wrong
from app.ids import now
from app.security.entry import About, Thing, What
from app.sharing import store
from app.sharing.links import UNSEEN, Link, LinkGone
from app.web.limits import Wrong
from app.web.note import count, note

HOUR = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class ByLink:
    """A good link, and the path that it opens."""

    link: Link
    path: str

    @property
    def who(self) -> str:
        """Whose turn it is (`app.live.beside`): all who have the link take turns."""
        return f"l{self.link.id}"


async def _by_link(asker: HTTPConnection, answer: Response, token: str) -> ByLink:
    try:
        link = await run_in_threadpool(_open, asker, token)
    except LinkGone as no:
        await wrong(asker, Wrong.LINK, no)
    if link.kind not in UNSEEN:  # of whoever answers for themselves no log says that they were here
        asker.state.link = link
    by = ByLink(link, f"/l/{token}")
    if await _is_to_be_told(asker, by.link):
        asker.state.tell = f"{by.path}/opened"
    return by


def _open(asker: HTTPConnection, token: str) -> Link:
    with asker.app.state.database.reading_session() as session:
        try:
            link = store.with_secret(session, token, now())
        except LinkGone:
            count(asker, What.LINK_REFUSED, _about(store.id_of(session, token, but=UNSEEN)))
            raise
    return link


async def _is_to_be_told(asker: HTTPConnection, link: Link) -> bool:
    """Whether the page is to say that somebody reads it: once an hour, and never of those who send links themselves."""
    is_due = link.opened_at is None or now() - link.opened_at > HOUR
    return link.kind not in UNSEEN and is_due and await whoever_is_signed_in(asker) is None


async def tell_opened(asker: HTTPConnection, by: ByLink) -> None:
    """Note that a page has been in sight. To fetch one is not to have read it: what looks through mail does so too."""
    if await _is_to_be_told(asker, by.link):
        await run_in_threadpool(_note_opened, asker, by.link)


def _note_opened(asker: HTTPConnection, link: Link) -> None:
    with asker.app.state.database.session() as session:
        if store.opened(session, link, now()):
            note(session, asker, What.LINK_OPENED, _about(link.id))


def _about(link: int | None) -> About | None:
    return None if link is None else About(Thing.LINK, link)


OpenLink = Annotated[ByLink, Depends(_by_link)]
"""Whoever has a link that is still good. Its address is a secret: `app.web.safety` keeps it out of referrers."""
