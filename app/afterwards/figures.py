"""What holders and managers say, over the municipality, for the page of key figures."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from app.afterwards import counted_on, holder, store
from app.afterwards.counted_on import Said
from app.afterwards.told import Voices
from app.posts.half_year import half_year
from app.posts.tables import PostRow, StaffingRow


def voices(session: Session, days: Sequence[date], at: int, *, sees_small: bool) -> Voices:
    """`days`: half-years' ends, and today last; `at`: which of them is asked for. What holders say is the same for
    whoever asks. Examples are left out, unless there is nothing else."""
    counted = store.counted(session, half_year(days[-1]))
    managers = counted_on.sums(_by_post(session), days, at, sees_small=sees_small)
    return Voices(holder.tell(counted, half_year(days[at])), managers)


def _by_post(session: Session) -> list[list[Said]]:
    of = select(StaffingRow.id, StaffingRow.post, PostRow.is_example).join(PostRow, col(PostRow.id) == StaffingRow.post)
    said, real, examples = store.said(session), dict[int, list[Said]](), dict[int, list[Said]]()
    has_real = session.exec(select(PostRow.id).where(col(PostRow.is_example).is_(False)).limit(1)).first() is not None
    for staffing, post, is_example in session.exec(of):
        if staffing in said:
            (examples if is_example else real).setdefault(post, []).extend(said[staffing])
    return [*(real if has_real else examples).values()]
