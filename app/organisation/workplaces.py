"""The municipality's workplaces in the database: a list that HR keeps, and who leads workshops there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.account.roles import Right, Role, reach
from app.account.tables import FacilitatorRow
from app.alphabet import alphabetical
from app.organisation import store
from app.organisation.brought import NAME_LENGTH, Line, RowUnknown
from app.organisation.store import NameMissing
from app.organisation.tables import WorkplaceLeadRow, WorkplaceRow
from app.vocabulary import Refused, at, clean


class WorkplaceTaken(Refused):
    code = "workplace_taken"


class WorkplaceUsed(Refused):
    code = "workplace_used"


@dataclass(frozen=True, slots=True)
class Workplace:
    """`closed_on`: since when nobody new is placed there. `district`: "" where nobody has said which it is in."""

    id: int
    administration: int
    name: str
    closed_on: date | None = None
    district: str = ""


def every(session: Session, scope: Collection[int] = ()) -> list[Workplace]:
    """Those of these administrations, of all where none is named; in order of administration, and of name."""
    names = store.names(session)
    its = select(WorkplaceRow).where(*([col(WorkplaceRow.administration).in_(scope)] if scope else []))
    rows = sorted(session.exec(its), key=lambda it: (alphabetical(names[it.administration]), alphabetical(it.name)))
    return [_workplace(row) for row in rows]


def districts(places: Iterable[Workplace]) -> list[str]:
    """Their names, each once however its letters are written, in order."""
    found: dict[str, str] = {}
    for it in places:
        if it.district:
            found.setdefault(it.district.casefold(), it.district)
    return sorted(found.values(), key=alphabetical)


def own(session: Session, who: FacilitatorRow) -> set[int]:
    """Where HR has said that somebody leads workshops; none where they lead no more."""
    if not reach(who.roles, Right.LEAD):
        return set()
    its = select(WorkplaceLeadRow.workplace).where(col(WorkplaceLeadRow.facilitator) == who.id)
    return {*session.exec(its)}


def leads(session: Session) -> dict[int, list[int]]:
    """By workplace, who leads there."""
    found: dict[int, list[int]] = {}
    for row in session.exec(select(WorkplaceLeadRow).order_by(col(WorkplaceLeadRow.facilitator))):
        found.setdefault(row.workplace, []).append(row.facilitator)
    return found


def may_lead(session: Session) -> dict[int, str]:
    """Who can be said to lead at a workplace: their e-mails by id, in order."""
    those = select(FacilitatorRow).where(
        col(FacilitatorRow.closed_at).is_(None), col(FacilitatorRow.email).is_not(None)
    )
    its = [row for row in session.exec(those) if Role.LEADS in row.roles]
    return {row.id: row.email for row in sorted(its, key=lambda it: it.email or "") if row.id and row.email}


def add(session: Session, administration: int, name: str, district: str = "") -> int:
    """Raises `NameMissing`, `WorkplaceTaken`, `TextTooLong`."""
    name = _free(session, administration, name, None)
    row = WorkplaceRow(administration=administration, name=name, district=_district(session, district))
    session.add(row)
    _written(session)
    assert row.id is not None
    return row.id


def change(session: Session, id: int, administration: int, name: str, closed_on: date | None, district: str) -> None:
    """Raises `NameMissing`, `WorkplaceTaken`, `TextTooLong`."""
    its = {
        "administration": administration,
        "name": _free(session, administration, name, id),
        "closed_on": closed_on,
        "district": _district(session, district),
    }
    try:
        session.connection().execute(update(WorkplaceRow).where(col(WorkplaceRow.id) == id).values(**its))
    except IntegrityError:
        raise WorkplaceTaken from None


def lead(session: Session, id: int, facilitators: Collection[int], seen: Collection[int]) -> bool:
    """Let these lead there instead of those who were `seen` to. Whoever somebody else has added or taken away since is
    as they left it, and whoever can't lead is passed over. Whether anything changed."""
    now = leads(session).get(id, [])
    added, gone = {*facilitators} - {*seen}, {*seen} - {*facilitators}
    those = sorted(({*now} - gone | added) & may_lead(session).keys())
    if now == those:
        return False
    session.exec(delete(WorkplaceLeadRow).where(col(WorkplaceLeadRow.workplace) == id))
    session.add_all(WorkplaceLeadRow(workplace=id, facilitator=facilitator) for facilitator in those)
    session.flush()
    return True


def remove(session: Session, id: int) -> None:
    """Raises `WorkplaceUsed` where somebody is or was placed there."""
    try:
        session.exec(delete(WorkplaceRow).where(col(WorkplaceRow.id) == id))
    except IntegrityError:
        raise WorkplaceUsed from None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file came to."""

    added: int = 0
    changed: int = 0
    same: int = 0


def bring(session: Session, lines: Iterable[Line], scope: Collection[int]) -> Taken:
    """Add those that are not there; close or open those that are, and let them be in a district, as the file says.
    None is taken away. Raises `RowUnknown`."""
    theirs = {name.casefold(): id for id, name in store.within(session, scope).items()}
    there = {(it.administration, it.name.casefold()): it for it in every(session)}
    counts = [_bring(session, line, theirs, there) for line in lines]
    _written(session)
    return Taken(*(counts.count(kind) for kind in ("added", "changed", "same")))


def _bring(session: Session, line: Line, theirs: Mapping[str, int], there: Mapping[tuple[int, str], Workplace]) -> str:
    administration = theirs.get(line.administration.casefold())
    if administration is None:
        raise RowUnknown(row=line.row, name=line.administration)
    known = there.get((administration, line.name.casefold()))
    if known is None:
        its = WorkplaceRow(administration=administration, name=line.name, closed_on=line.closed_on)
        its.district = line.district or ""
        session.add(its)
        return "added"
    closed_on = line.closed_on if line.says_so else known.closed_on
    district = known.district if line.district is None else line.district
    if (closed_on, district) == (known.closed_on, known.district):
        return "same"
    # Its name stays, and need not be looked for among all the others.
    row = update(WorkplaceRow).where(col(WorkplaceRow.id) == known.id)
    session.connection().execute(row.values(closed_on=closed_on, district=district))
    return "changed"


def _free(session: Session, administration: int, typed: str, but: int | None) -> str:
    """A name that no other workplace of the administration has, however its letters are written."""
    name = clean(typed, NAME_LENGTH)
    if not name:
        raise NameMissing
    others = session.exec(select(WorkplaceRow).where(col(WorkplaceRow.administration) == administration))
    if any(other.name.casefold() == name.casefold() and other.id != but for other in others):
        raise WorkplaceTaken
    return name


def _district(session: Session, typed: str) -> str:
    """Written as it is written already, where another workplace is in it."""
    with at("district"):
        district = clean(typed, NAME_LENGTH)
    there = districts(every(session)) if district else ()
    return next((it for it in there if it.casefold() == district.casefold()), district)


def _written(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError:
        raise WorkplaceTaken from None


def _workplace(row: WorkplaceRow) -> Workplace:
    assert row.id is not None
    return Workplace(row.id, row.administration, row.name, row.closed_on, row.district)
