"""What a programme owner may read of it: for the page here, and for the programme's."""

from collections.abc import Collection

from sqlmodel import Session

from app.asked import store
from app.asked.sums import Programme, programme
from app.posts.half_year import HalfYear


def sums_for_programme(
    session: Session, administrations: Collection[int] = (), until: HalfYear | None = None
) -> Programme:
    """Sums over workshops of these administrations; of the whole municipality where none is named. They are made of
    whole batches (`app.asked.sums`), so whatever is asked for may be shown to whoever reads it; example workshops are
    in none. Counted once a half-year has ended: what is there stays so until the next. `until`: as it was told when
    that half-year had ended; None for now."""
    its = (it for it in store.counted(session) if until is None or it.half <= until)
    return programme(its, administrations)
