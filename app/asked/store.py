"""What the staff, and who leads, have said, in the database: sums, which phones have answered, and what was counted."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from app.asked import sums
from app.asked.occasions import LED, OF_STAFF, AlreadySaid, Kind, Occasion, OccasionOver, Question, Says
from app.asked.sums import Batch, Box, Made, Unit
from app.asked.tables import AskedCountedRow, AskedOccasionRow, AskedPhoneRow, AskedSumRow
from app.ids import fingerprint
from app.posts.half_year import half_year, read_half_year
from app.sharing.links import Kind as LinkKind
from app.sharing.tables import LinkRow
from app.workshop.tables import CoLeadRow, WorkshopRow


def phone_of(secret: str, workshop: int, occasion: Occasion) -> str:
    """`secret`: what the phone's cookie holds."""
    return fingerprint(f"asked phone {secret} {workshop} {occasion.value}")


# The staff


def answer(
    session: Session,
    workshop: int,
    occasion: Occasion,
    secret: str,
    says: Says,
    today: date,
    extra: int = 0,
    until: date | None = None,
) -> None:
    """Add an answer to the sums. `extra`: how many phones more than persons have joined. `until`: the last day, where
    this is the first answer of an occasion in the room; None by a link, which has begun one (`begin`).

    Raises `AlreadySaid`, `OccasionOver`."""
    if until is not None:
        begin(session, workshop, occasion, until)
    row = _locked(session, workshop, occasion)
    if row is None:
        raise OccasionOver
    phone = phone_of(secret, workshop, occasion)
    if session.get(AskedPhoneRow, phone) is not None:
        raise AlreadySaid
    before = _box(row, _sums(session, workshop).get(occasion, []))
    after = sums.put(before, says, extra, today)
    session.add(AskedPhoneRow(phone=phone, workshop=workshop, occasion=occasion.value))
    row.extra = after.extra
    session.add(row)
    for question in says:
        kept = session.get(AskedSumRow, (workshop, occasion.value, question.value))
        if kept is None:
            kept = AskedSumRow(workshop=workshop, occasion=occasion.value, question=question.value, sums={})
        kept.sums = dict(after.sums[question])
        session.add(kept)
    session.flush()


def has_answered(session: Session, workshop: int, occasion: Occasion, secret: str) -> bool:
    return session.get(AskedPhoneRow, phone_of(secret, workshop, occasion)) is not None


def begin(session: Session, workshop: int, occasion: Occasion, until: date) -> None:
    """Open an occasion, where it is not open or over yet."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {"workshop": workshop, "occasion": occasion.value, "until": until, "ended": False, "extra": 0}
    session.connection().execute(dialect.insert(AskedOccasionRow).values(**values).on_conflict_do_nothing())


def begin_by_link(session: Session, workshop: int, occasion: Occasion, until: date, today: date) -> None:
    """Open an occasion by a link, or leave it open for longer. Raises `OccasionOver`."""
    begin(session, workshop, occasion, until)
    row = _locked(session, workshop, occasion)
    assert row is not None
    if _box(row, []).is_over(today):
        raise OccasionOver
    row.until = max(row.until, until)
    session.add(row)
    session.flush()


def end(session: Session, workshop: int, occasion: Occasion, today: date, *, is_asked: bool = False) -> None:
    """End an occasion for good. What too few have answered is kept no longer. `is_asked`: whether the room is asked, so
    that it ends in one way whether somebody has answered or nobody. Raises `OccasionOver`, also where nobody has been
    asked yet."""
    if is_asked:
        begin(session, workshop, occasion, today)
    row = _locked(session, workshop, occasion)
    if row is None or occasion not in OF_STAFF or _box(row, []).is_over(today):
        raise OccasionOver
    row.ended, row.until = True, min(row.until, today)
    session.add(row)
    session.flush()
    _forget(session, row)


def boxes(session: Session, workshop: int) -> dict[Occasion, Box]:
    """Of the staff of a workshop."""
    kept = _sums(session, workshop)
    rows = session.exec(select(AskedOccasionRow).where(AskedOccasionRow.workshop == workshop))
    of_staff = ((Occasion(row.occasion), row) for row in rows)
    return {of: _box(row, kept.get(of, [])) for of, row in of_staff if of in OF_STAFF}


def _locked(session: Session, workshop: int, occasion: Occasion) -> AskedOccasionRow | None:
    """An occasion, to write in: nobody else writes in it meanwhile."""
    its = select(AskedOccasionRow).where(
        AskedOccasionRow.workshop == workshop, AskedOccasionRow.occasion == occasion.value
    )
    return session.exec(its.with_for_update().execution_options(populate_existing=True)).one_or_none()


def _sums(session: Session, workshop: int) -> dict[Occasion, list[AskedSumRow]]:
    found: dict[Occasion, list[AskedSumRow]] = {}
    its = select(AskedSumRow).where(AskedSumRow.workshop == workshop).execution_options(populate_existing=True)
    for row in session.exec(its):
        found.setdefault(Occasion(row.occasion), []).append(row)
    return found


def _box(row: AskedOccasionRow, kept: Iterable[AskedSumRow]) -> Box:
    return Box(row.until, row.ended, row.extra, {Question(it.question): it.sums for it in kept})


def _forget(session: Session, row: AskedOccasionRow) -> None:
    """Of an occasion that is over: which phones have answered, and the sums that are too small to be told."""
    phones = delete(AskedPhoneRow).where(
        col(AskedPhoneRow.workshop) == row.workshop, col(AskedPhoneRow.occasion) == row.occasion
    )
    session.exec(phones)
    enough = _box(row, _sums(session, row.workshop).get(Occasion(row.occasion), [])).enough
    small = delete(AskedSumRow).where(
        col(AskedSumRow.workshop) == row.workshop,
        col(AskedSumRow.occasion) == row.occasion,
        col(AskedSumRow.question).not_in([it.value for it in enough]),
    )
    session.exec(small)


# Who led


def say_led(session: Session, workshop: int, occasion: Occasion, says: Says, by: int, today: date) -> None:
    """What who led says of a session: once for each, and anew until it is counted. Raises `AlreadySaid`."""
    begin(session, workshop, occasion, today)
    row = _locked(session, workshop, occasion)
    assert row is not None
    row.ended = True
    session.add(row)
    kept = {Question(it.question): it for it in _sums(session, workshop).get(occasion, [])}
    if any(it.counted for it in kept.values()):
        raise AlreadySaid
    for question, it in kept.items():
        if question not in says:
            session.delete(it)
    for question, choice in says.items():
        its = kept.get(question) or AskedSumRow(
            workshop=workshop, occasion=occasion.value, question=question.value, sums={}
        )
        its.sums, its.by = {choice: 1}, by
        session.add(its)
    session.flush()


def led(session: Session, workshop: int) -> dict[Occasion, Mapping[Question, str] | None]:
    """What who led has said, by session; None where it is counted, and nobody knows it any more."""
    found: dict[Occasion, Mapping[Question, str] | None] = {}
    for occasion, rows in _sums(session, workshop).items():
        if occasion in LED:
            is_counted = any(row.counted for row in rows)
            said = {Question(row.question): next(iter(row.sums), "") for row in rows}
            found[occasion] = None if is_counted else said
    return found


# Over workshops


def counted(session: Session) -> list[Batch]:
    rows = session.exec(select(AskedCountedRow).order_by(col(AskedCountedRow.id)))
    return [
        Batch(Kind(row.kind), Question(row.question), row.administration, half, row.sums, row.units)
        for row in rows
        if (half := read_half_year(row.half))
    ]


def purge(session: Session, at: int) -> None:
    """Forget what is too small of what is over, and count what may be when a half-year has ended. Whoever cleans at the
    same time waits."""
    today = datetime.fromtimestamp(at / 1000, UTC).date()
    over = (col(AskedOccasionRow.ended).is_(False), col(AskedOccasionRow.until) < today)
    order = (col(AskedOccasionRow.workshop), col(AskedOccasionRow.occasion))
    for row in session.exec(select(AskedOccasionRow).where(*over).order_by(*order).with_for_update()).all():
        row.ended = True
        session.add(row)
        session.flush()
        _forget(session, row)
    for made in sums.batches(_waiting(session, today), half_year(today)):
        _count(session, made)


def _waiting(session: Session, today: date) -> list[Unit]:
    """What is over and in no batch. Examples never count."""
    its = (
        select(AskedSumRow, AskedOccasionRow, WorkshopRow.administration)
        .join(
            AskedOccasionRow,
            (col(AskedOccasionRow.workshop) == col(AskedSumRow.workshop))
            & (col(AskedOccasionRow.occasion) == col(AskedSumRow.occasion)),
        )
        .join(WorkshopRow, col(WorkshopRow.id) == col(AskedSumRow.workshop))
        .where(col(AskedSumRow.counted).is_(False), col(WorkshopRow.is_example).is_(False))
        .order_by(col(AskedSumRow.workshop), col(AskedSumRow.occasion), col(AskedSumRow.question))
        .with_for_update(of=AskedSumRow)
    )
    rows = session.exec(its).all()
    leads = _leads(session, {row.workshop for row, _occasion, _place in rows})
    found = []
    for row, occasion, place in rows:
        of, box = Occasion(row.occasion), _box(occasion, [row])
        if of in LED:
            who = frozenset({row.by, *leads.get(row.workshop, ())} if row.by is not None else ())
        elif box.is_over(today) and box.enough:
            who = frozenset(leads.get(row.workshop, ()))
        else:
            continue
        if who:
            half = half_year(occasion.until)
            found.append(Unit(row.workshop, of, Question(row.question), row.sums, who, place, half, row.by))
    return found


def _leads(session: Session, ids: set[int]) -> dict[int, set[int]]:
    """Who leads each workshop; also who leads workshops no longer, for they know what they knew."""
    found: dict[int, set[int]] = {}
    owners = select(WorkshopRow.id, WorkshopRow.facilitator).where(col(WorkshopRow.id).in_(ids))
    shared = select(CoLeadRow.workshop, CoLeadRow.facilitator).where(col(CoLeadRow.workshop).in_(ids))
    for rows in (owners, shared):
        for id, who in session.exec(rows):
            found.setdefault(id or 0, set()).add(who)
    return found


def _count(session: Session, made: Made) -> None:
    it = made.batch
    session.add(
        AskedCountedRow(
            kind=it.kind.value,
            question=it.question.value,
            administration=it.administration,
            half=str(it.half),
            sums=dict(it.sums),
            units=it.units,
        )
    )
    for unit in made.of:
        row = session.get_one(AskedSumRow, (unit.workshop, unit.occasion.value, unit.question.value))
        row.counted = True
        if unit.occasion in LED:
            row.sums, row.by = {}, None
        session.add(row)
    session.flush()


# Links


def revoke_older(session: Session, workshop: int, months: int, at: int) -> list[int]:
    """A link that is made anew stands instead of those before: their ids."""
    these = (
        col(LinkRow.workshop) == workshop,
        col(LinkRow.kind) == LinkKind.ASKED.value,
        col(LinkRow.months) == months,
        col(LinkRow.revoked_at).is_(None),
    )
    older = [id for id in session.exec(select(LinkRow.id).where(*these)) if id is not None]
    session.connection().execute(update(LinkRow).where(col(LinkRow.id).in_(older)).values(revoked_at=at))
    return older
