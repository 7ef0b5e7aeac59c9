"""What is said when somebody has begun, in the database: the holders' box and what was counted of it, what managers
have said, and after how many months who has been asked."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from app.afterwards import holder, sealed
from app.afterwards.counted_on import Asks, By, Said
from app.afterwards.due import Asked, Of
from app.afterwards.holder import AllHaveAnswered, Answer, AnswerCounted, Box, Closed, Counted
from app.afterwards.tables import CountedOnRow, HolderBoxRow, HolderCountedRow, HolderPhoneRow
from app.organisation.tables import WorkplaceLeadRow
from app.posts.half_year import HalfYear, half_year, read_half_year
from app.posts.tables import StaffingRow
from app.sharing.links import Kind
from app.sharing.tables import LinkRow

_BOX = 1
_LOCKED = (
    select(HolderBoxRow).where(HolderBoxRow.id == _BOX).with_for_update().execution_options(populate_existing=True)
)
KEPT = 2
"""Half-years after it was counted that it is known of a phone that it was: no link is good for so long."""
_KIND = {Of.HOLDER: Kind.HOLDER, Of.MANAGER: Kind.COUNTED_ON}
_OF = {kind.value: of for of, kind in _KIND.items()}


# What holders say


def counted(session: Session, now: HalfYear) -> list[Counted]:
    """What was counted of each half-year, the oldest first; with what is to be counted since, though nobody has
    answered or cleaned up after that."""
    kept, its = _counted(session), _closing(session, now)
    return [*kept, *([its.counted] if its.counted else [])]


def answer(session: Session, key: str, secret: str, ask: tuple[int, int], answer: Answer, most: int, day: date) -> bool:
    """Put an answer in the box, or in the place of what the same phone answered before; whether it is the first.
    `key`: the server's own. `secret`: what the phone's cookie holds. `ask`: the staffing, and after how many months.
    `most`: how many may answer. Raises `AllHaveAnswered`, `AnswerCounted`."""
    box = _closed(session, half_year(day))
    word = sealed.ask_of(key, *ask)
    phone = sealed.phone_of(secret, word)
    row = session.get(HolderPhoneRow, phone)
    if row is not None:
        was = sealed.unseal(secret, word, row.sealed) if row.sealed else None
        if was is None:
            raise AnswerCounted
        row.sealed = sealed.seal(secret, word, answer)
        session.add(row)
        _keep(session, holder.change(box, was, answer))
        return False
    if _count(session, HolderPhoneRow.phone, col(HolderPhoneRow.ask) == word) >= most:
        raise AllHaveAnswered
    # A placement that was taken away meanwhile is at a workplace of its own.
    workplace = session.exec(select(StaffingRow.workplace).where(col(StaffingRow.id) == ask[0])).first() or -ask[0]
    place = sealed.place_of(key, workplace)
    session.add(
        HolderPhoneRow(phone=phone, ask=word, place=place, sealed=sealed.seal(secret, word, answer), counted="")
    )
    session.flush()
    waits = col(HolderPhoneRow.counted) == ""
    beside = [sealed.place_of(key, it) for it in _led_together(session, workplace)]
    from_there = _count(session, HolderPhoneRow.phone, waits, col(HolderPhoneRow.place).in_(beside))
    asks = _count(session, HolderPhoneRow.ask, waits, col(HolderPhoneRow.ask).in_(sealed.asks_of(key, ask[0])))
    _keep(session, holder.put(box, answer, from_there, asks))
    return True


def has_answered(session: Session, key: str, secret: str, ask: tuple[int, int], now: HalfYear) -> bool | None:
    """Whether a phone has: None where it has, and it is counted."""
    row = session.get(HolderPhoneRow, sealed.phone_of(secret, sealed.ask_of(key, *ask)))
    if row is None:
        return False
    its = _closing(session, now)
    if not row.sealed or its.counted:
        return None
    return not its.is_emptied


def purge(session: Session, at: int) -> None:
    """Close the box when its half-year has ended, and forget phones that were counted long ago."""
    now = half_year(datetime.fromtimestamp(at / 1000, UTC).date())
    if session.get(HolderBoxRow, _BOX) is not None:
        _closed(session, now)
    old = [
        its
        for its in session.exec(select(HolderPhoneRow.counted).where(HolderPhoneRow.counted != "").distinct())
        if (half := read_half_year(its)) and holder.between(half, now) > KEPT
    ]
    session.exec(delete(HolderPhoneRow).where(col(HolderPhoneRow.counted).in_(old)))


def _closing(session: Session, now: HalfYear) -> Closed:
    """What becomes of the box that was, though nobody has answered or cleaned up since."""
    kept = _counted(session)
    return holder.close(_box(session.get(HolderBoxRow, _BOX), now), kept[-1] if kept else None, now)


def _closed(session: Session, now: HalfYear) -> Box:
    """The box, to write in: closed where its half-year has ended. Nobody else writes in it meanwhile."""
    _begin(session, now)
    row = session.exec(_LOCKED).one()
    kept = _counted(session)
    its: Closed = holder.close(_box(row, now), kept[-1] if kept else None, now)
    if its.counted:
        it = its.counted
        sums = {"sums": it.sums, "shown": it.shown, "needed": it.needed}
        session.add(HolderCountedRow(half=str(it.half), **sums))
        done = {"sealed": "", "counted": str(its.counted.half)}
        session.connection().execute(update(HolderPhoneRow).where(col(HolderPhoneRow.counted) == "").values(**done))
    elif its.is_emptied:
        session.exec(delete(HolderPhoneRow).where(col(HolderPhoneRow.counted) == ""))
    session.expire_all()
    _keep(session, its.box)
    return its.box


def _begin(session: Session, now: HalfYear) -> None:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {"id": _BOX, "half": str(now), "since": str(now), "answers": 0, "most": 0, "asks": 0, "sums": {}}
    session.connection().execute(dialect.insert(HolderBoxRow).values(**values).on_conflict_do_nothing())


def _keep(session: Session, box: Box) -> None:
    numbers = {"answers": box.answers, "most": box.most, "asks": box.asks}
    its = {"half": str(box.half), "since": str(box.since), "sums": box.sums, **numbers}
    session.connection().execute(update(HolderBoxRow).where(col(HolderBoxRow.id) == _BOX).values(**its))


def _box(row: HolderBoxRow | None, now: HalfYear) -> Box:
    if row is None:
        return holder.empty(now)
    half, since = read_half_year(row.half), read_half_year(row.since)
    assert half
    assert since
    return Box(half, since, row.answers, row.most, row.asks, row.sums)


def _counted(session: Session) -> list[Counted]:
    rows = session.exec(select(HolderCountedRow).order_by(col(HolderCountedRow.half)))
    return [Counted(half, row.sums, row.shown, row.needed) for row in rows if (half := read_half_year(row.half))]


def _led_together(session: Session, workplace: int) -> set[int]:
    """A workplace, and those that somebody leads together with it: who leads may know who is at all of them."""
    leads = select(WorkplaceLeadRow.facilitator).where(col(WorkplaceLeadRow.workplace) == workplace)
    others = select(WorkplaceLeadRow.workplace).where(col(WorkplaceLeadRow.facilitator).in_(leads))
    return {workplace, *session.exec(others)}


def _count(session: Session, what: Any, *those: ColumnElement[bool]) -> int:
    return session.exec(select(func.count(what.distinct())).where(*those)).one()


# What managers say


def say(session: Session, it: Said) -> None:
    """Once for each placement, month and day: what is said anew the same day stands instead. What stood at a
    half-year's end still does."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    its = {"answers": {name.value: value for name, value in it.answers.items()}, "by": it.by.value}
    adding = dialect.insert(CountedOnRow).values(staffing=it.staffing, months=it.months, on=it.on, **its)
    session.connection().execute(adding.on_conflict_do_update(index_elements=["staffing", "months", "on"], set_=its))


def said(session: Session, staffings: Iterable[int] | None = None) -> dict[int, list[Said]]:
    """By staffing; of these only, where they are named."""
    its = select(CountedOnRow).order_by(col(CountedOnRow.on), col(CountedOnRow.id))
    if staffings is not None:
        its = its.where(col(CountedOnRow.staffing).in_([*staffings]))
    found: dict[int, list[Said]] = {}
    for row in session.exec(its):
        answers = {Asks(name): value for name, value in row.answers.items()}
        found.setdefault(row.staffing, []).append(Said(row.staffing, row.months, answers, By(row.by), row.on))
    return found


# Who has been asked


def asked(session: Session, staffings: Collection[int]) -> Asked:
    links = select(LinkRow.staffing, LinkRow.kind, LinkRow.months).where(col(LinkRow.staffing).in_(staffings))
    found: dict[tuple[int, Of], set[int]] = {}
    for staffing, kind, months in session.exec(links):
        if staffing is not None and months is not None:
            found.setdefault((staffing, _OF[kind]), set()).add(months)
    for staffing, every in said(session, staffings).items():
        found.setdefault((staffing, Of.MANAGER), set()).update(it.months for it in every)
    return found


def links_of(of: Of) -> Kind:
    return _KIND[of]


def revoke_older(session: Session, staffing: int, of: Of, months: int, at: int) -> list[int]:
    """A link that is made anew stands instead of those before: their ids."""
    these = (
        col(LinkRow.staffing) == staffing,
        col(LinkRow.kind) == _KIND[of].value,
        col(LinkRow.months) == months,
        col(LinkRow.revoked_at).is_(None),
    )
    older = [id for id in session.exec(select(LinkRow.id).where(*these)) if id is not None]
    session.connection().execute(update(LinkRow).where(col(LinkRow.id).in_(older)).values(revoked_at=at))
    return older
