"""Links that become too old: nobody does it, so it is looked for."""

from functools import partial

from sqlmodel import Session

from app.ids import now
from app.security import store as security
from app.security.entry import SERVER, About, Entry, Thing, What
from app.security.lines import say
from app.sharing import store
from app.storage.database import once_kept


def note_expired(session: Session, oldest: int) -> None:
    """Note each link once, as of when it became too old; not what is older than the log is kept."""
    for link in store.expired(session, oldest, now()):
        entry = Entry(link.expires_at, What.LINK_EXPIRED, SERVER, About(Thing.LINK, link.id))
        if security.add_once(session.connection(), entry):
            once_kept(session, partial(say, entry))
