"""What a programme owner may read of it: for the page here, and for the programme's."""

from collections.abc import Collection

from sqlmodel import Session

from app.asked import store
from app.asked.sums import Programme, programme


def sums_for_programme(session: Session, administrations: Collection[int] = ()) -> Programme:
    """Sums over workshops of these administrations; of the whole municipality where none is named. They are made of
    whole batches (`app.asked.sums`), so whatever is asked for may be shown to whoever reads it; example workshops are
    in none. Counted once a half-year has ended: what is there stays so until the next."""
    return programme(store.counted(session), administrations)
