"""What workplaces have shared, in the database."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.account.roles import Reach, Right, is_within, reach
from app.account.tables import FacilitatorRow
from app.board.qualified import is_qualified
from app.organisation.tables import WorkplaceRow
from app.task_map import lots
from app.task_map.grouping import assigned, title
from app.task_map.lots import Row
from app.task_map.shared import Area, Grouped, Kind, SharedTask
from app.task_map.sharing import NewerShared, Offer, SharedInUse, WorkplaceShared
from app.task_map.tables import SharedTaskRow, TaskGroupRow, TaskLotRow, TaskShareRow, TaskUseRow
from app.vocabulary import Colour, Refused
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow


class GroupGone(Refused):
    """Somebody else has split or joined it meanwhile, or what was in it was taken back."""

    code = "task_group_gone"


class NothingToSplit(Refused):
    """None of its texts is named, or all of them are."""

    code = "nothing_to_split"


class NotTheSame(Refused):
    """A group is not joined with itself, and no example with what is none."""

    code = "not_the_same_map"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a workshop has shared. `at`: milliseconds since 1970. `is_used`: a job description rests on it. `is_older`:
    a newer workshop of the workplace has been shared since. `is_newer`: it has taken the place of one; `is_exchanged`:
    no number rests on that any more."""

    id: int
    at: int
    workplace: int | None
    area: Area
    tasks: tuple[SharedTask, ...]
    is_used: bool
    is_older: bool = False
    is_newer: bool = False
    is_exchanged: bool = True


# Sharing


def share(
    session: Session,
    workshop: int,
    workplace: int | None,
    area: Area,
    offers: Sequence[Offer],
    at: int,
    *,
    leads_there: bool = False,
    by: int | None = None,
) -> bool:
    """Lay what a workshop has to share on the map, instead of an older one of its workplace. `workplace`: None of an
    example. `leads_there`: HR has said that who shares (`by`) leads at the workplace; else they must lead the older
    workshop. False where it is shared already: that stands as it is. Raises `WorkplaceShared`, `NewerShared`."""
    _alone(session)
    its = _workshop(session, workshop)
    row = session.exec(select(TaskShareRow).where(col(TaskShareRow.workshop) == workshop)).one_or_none()
    if row is not None and row.at is not None:
        return False
    before = _last(session, workplace, workshop)
    if before:
        _must_be_newer(session, workshop, before, by, leads_there=leads_there)
    row = row or TaskShareRow(workshop=workshop, area=area.value)
    # Of two in the same millisecond the one that comes later is the newer.
    row.workplace, row.area, row.at = workplace, area.value, max(at, (before.at or 0) + 1 if before else at)
    session.add(row)
    session.flush()
    assert row.id is not None
    groups = _places(session, [offer.text for offer in offers], is_example=its.is_example)
    was_counted = _was_counted(session, workplace, row.id)
    session.add_all(
        SharedTaskRow(
            share=row.id,
            workshop=workshop,
            group=group,
            task=offer.task,
            text=offer.text,
            colour=offer.colour.value,
            minutes=offer.minutes,
            people=offer.people,
            heads=offer.heads,
            when=[*offer.when],
            decided=offer.decided.value if offer.decided else "",
            how=offer.how,
            due=offer.due,
            spent=offer.task in row.told,
            known=was_counted,
        )
        for offer, group in zip(offers, groups, strict=True)
    )
    session.flush()
    _count(session)
    return True


def _last(session: Session, workplace: int | None, workshop: int) -> TaskShareRow | None:
    """What another workshop has shared last as this workplace."""
    others = select(TaskShareRow).where(
        col(TaskShareRow.workplace) == workplace,
        col(TaskShareRow.at).is_not(None),
        col(TaskShareRow.workshop) != workshop,
    )
    newest = others.order_by(col(TaskShareRow.at).desc(), col(TaskShareRow.id).desc()).limit(1)
    return session.exec(newest).one_or_none() if workplace is not None else None


def _must_be_newer(session: Session, workshop: int, before: TaskShareRow, by: int | None, *, leads_there: bool) -> None:
    """Nobody takes the place of what somebody else has shared, and nothing older that of what is newer."""
    if not leads_there and (by is None or before.workshop not in (row.id for row in workshops.all_led(session, by))):
        raise WorkplaceShared
    connection = session.connection()
    this, that = (workshops.closed_at(connection, it) or 0 for it in (workshop, before.workshop))
    if this < that:
        raise NewerShared


def _was_counted(session: Session, workplace: int | None, share: int) -> bool:
    """Whether a workplace has been counted by another workshop, of which nothing is there any more: it was taken back,
    also where it stands as another workplace since, or is kept no longer. In which groups nobody knows any more, and so
    it is as if in all."""
    if workplace is None:
        return False
    others = session.exec(select(TaskShareRow).where(col(TaskShareRow.id) != share)).all()
    if any(workplace in row.told_as for row in others):
        return True
    told = [row.id for row in others if row.workplace == workplace and row.told]
    kept = {*session.exec(select(SharedTaskRow.share).where(col(SharedTaskRow.share).in_(told)))}
    return not kept.issuperset(told)


def take_back(session: Session, workshop: int) -> bool:
    """What a workshop has shared is no longer there. Whether it was. Raises `SharedInUse`."""
    _alone(session)
    row = session.exec(select(TaskShareRow).where(col(TaskShareRow.workshop) == workshop)).one_or_none()
    if row is None or row.at is None:
        return False
    assert row.id is not None
    if _is_used(session, row.id):
        raise SharedInUse
    its = select(SharedTaskRow.task).where(col(SharedTaskRow.share) == row.id)
    # What was nothing new is nothing new again, when what it was known by is gone.
    told = {*session.exec(its.where(col(SharedTaskRow.known) | col(SharedTaskRow.spent)))}
    row.told = [*row.told, *sorted(told.difference(row.told))]
    session.exec(delete(SharedTaskRow).where(col(SharedTaskRow.share) == row.id))
    if row.told and row.workplace is not None and row.workplace not in row.told_as:
        row.told_as = [*row.told_as, row.workplace]
    row.at, row.workplace = None, None
    session.add(row)
    session.flush()
    _count(session)
    return True


def untell(session: Session, workshop: int) -> bool:
    """What a workshop has decided is on the map no longer, its colours and hours are; also where they are used. Whether
    anything was told."""
    told = session.exec(
        select(SharedTaskRow).where(col(SharedTaskRow.workshop) == workshop, col(SharedTaskRow.decided) != "")
    ).all()
    for row in told:
        row.decided, row.how, row.due = "", "", None
        session.add(row)
    session.flush()
    return bool(told)


def of_workshop(session: Session, workshop: int) -> Shared | None:
    """What it has shared; None where nothing, or where it was taken back."""
    row = session.exec(select(TaskShareRow).where(col(TaskShareRow.workshop) == workshop)).one_or_none()
    if row is None or row.id is None or row.at is None:
        return None
    its = _rows(session, col(SharedTaskRow.share) == row.id)
    older = _older(session)
    before = {id for id, place in older.items() if place == row.workplace} if row.id not in older else set()
    counted = select(SharedTaskRow.id).where(col(SharedTaskRow.share).in_(before), col(SharedTaskRow.lot).is_not(None))
    return Shared(
        row.id,
        row.at,
        row.workplace,
        Area(row.area),
        tuple(it.task for it in its),
        _is_used(session, row.id),
        row.id in older,
        bool(before),
        session.exec(counted.limit(1)).first() is None,
    )


def _is_used(session: Session, share: int) -> bool:
    return session.exec(select(TaskUseRow.share).where(col(TaskUseRow.share) == share).limit(1)).first() is not None


def use(session: Session, tasks: Iterable[SharedTask] | Collection[int], job_description: int) -> None:
    """A job description has been begun from these (rows, or their ids): until it is removed, what they came by is not
    taken back. Of rows that are gone meanwhile nothing is said."""
    ids = {task if isinstance(task, int) else task.id for task in tasks}
    _alone(session)
    its = select(SharedTaskRow.share).where(col(SharedTaskRow.id).in_(ids)).distinct()
    there = select(TaskUseRow.share).where(col(TaskUseRow.job_description) == job_description)
    known = {*session.exec(there)}
    session.add_all(
        TaskUseRow(share=share, job_description=job_description) for share in session.exec(its) if share not in known
    )
    session.flush()


def are_there(session: Session, ids: Collection[int]) -> bool:
    """Whether all of these are shared still, and nothing newer instead of any."""
    these = col(SharedTaskRow.id).in_(ids), col(SharedTaskRow.share).not_in(_older(session))
    return {*session.exec(select(SharedTaskRow.id).where(*these))} >= {*ids}


# Reading


def rows(session: Session) -> tuple[list[Row], dict[int, int]]:
    """Every row of the municipality in the order they were shared, and how many rows each lot was made of: what is told
    of one part depends on which lots lie in it whole."""
    sizes = {row.id: row.rows for row in session.exec(select(TaskLotRow)) if row.id is not None}
    return _rows(session), sizes


def shared(session: Session, asker: FacilitatorRow) -> tuple[SharedTask, ...]:
    """The rows that somebody may build a job of: of every workplace that has shared, what it has shared last, within
    the administrations of who writes all texts (HR); none for others, who see sums. In the order they were shared;
    examples among them, marked."""
    return tuple(row.task for row in _shared(session, asker) if not row.is_older)


def replaced(session: Session, asker: FacilitatorRow) -> tuple[SharedTask, ...]:
    """The same of what a newer workshop has taken the place of: job descriptions may have been begun from it."""
    return tuple(row.task for row in _shared(session, asker) if row.is_older)


def _shared(session: Session, asker: FacilitatorRow) -> list[Row]:
    if reach(asker.roles, Right.WRITE_TEXTS) is not Reach.ALL:
        return []
    return [row for row in _rows(session) if is_within(row.task.administration_id, asker.scope)]


def grouped(session: Session, asker: FacilitatorRow) -> tuple[Grouped, ...]:
    """The same, near-same tasks together."""
    groups: dict[int, list[SharedTask]] = {}
    for task in shared(session, asker):
        groups.setdefault(task.group, []).append(task)
    return tuple(Grouped(id, title([it.text for it in its]), tuple(its)) for id, its in groups.items())


def _rows(session: Session, *which: Any) -> list[Row]:
    its = (
        select(SharedTaskRow, TaskShareRow, WorkshopRow, WorkplaceRow)
        .join(TaskShareRow, col(TaskShareRow.id) == col(SharedTaskRow.share))
        .join(WorkshopRow, col(WorkshopRow.id) == col(SharedTaskRow.workshop))
        .join(WorkplaceRow, col(WorkplaceRow.id) == col(TaskShareRow.workplace), isouter=True)
        .where(*which)
        .order_by(col(TaskShareRow.at), col(SharedTaskRow.id))
    )
    older = _older(session)
    return [
        Row(_task(row, share, workshop, workplace), row.lot, row.spent, row.known, share.id in older)
        for row, share, workshop, workplace in session.exec(its)
    ]


def _older(session: Session) -> dict[int, int]:
    """What was shared before something newer as the same workplace, by id, with the workplace."""
    its = select(TaskShareRow.id, TaskShareRow.workplace).where(
        col(TaskShareRow.at).is_not(None), col(TaskShareRow.workplace).is_not(None)
    )
    found: dict[int, int] = {}
    last: dict[int, int] = {}
    for id, place in session.exec(its.order_by(col(TaskShareRow.at), col(TaskShareRow.id))):
        assert id is not None
        assert place is not None
        if place in last:
            found[last[place]] = place
        last[place] = id
    return found


def _task(row: SharedTaskRow, share: TaskShareRow, workshop: WorkshopRow, workplace: WorkplaceRow | None) -> SharedTask:
    assert row.id is not None
    assert share.id is not None
    return SharedTask(
        id=row.id,
        share=share.id,
        workplace=workplace.name if workplace else workshop.workplace or workshop.title,
        workplace_id=workplace.id if workplace else None,
        administration_id=workplace.administration if workplace else workshop.administration,
        area=Area(share.area),
        text=row.text,
        colour=Colour(row.colour),
        minutes=row.minutes,
        people=row.people,
        heads=row.heads,
        when=frozenset(row.when),
        qualified=is_qualified(row.text),
        decided=Kind(row.decided) if row.decided else None,
        how=row.how,
        on=row.due,
        group=row.group,
        is_example=workshop.is_example,
    )


# Grouping


def _places(session: Session, texts: Sequence[str], *, is_example: bool) -> list[int]:
    """For each text the id of its group; new ones are made."""
    its = (
        select(SharedTaskRow.group, SharedTaskRow.text)
        .join(TaskGroupRow, col(TaskGroupRow.id) == col(SharedTaskRow.group))
        .where(col(TaskGroupRow.is_example).is_(is_example))
        .order_by(col(SharedTaskRow.id))
    )
    known: dict[int, list[str]] = {}
    for group, text in session.exec(its):
        known.setdefault(group, []).append(text)
    ids = [*known]
    places = assigned([*known.values()], texts)
    new = [TaskGroupRow(is_example=is_example) for _ in range(max(places, default=-1) + 1 - len(ids))]
    session.add_all(new)
    session.flush()
    ids += [row.id for row in new if row.id is not None]
    return [ids[place] for place in places]


def split(session: Session, group: int, texts: Collection[str]) -> int:
    """Take the tasks with these words out of a group, into one of their own. Its id; of what was split so already, the
    same. Raises `GroupGone`, `NothingToSplit`."""
    _alone(session)
    its = _of_group(session, group)
    out = [row for row in its if row.text in texts]
    if not out and (already := _split_already(session, group, texts)):
        return already
    older = _older(session)
    # The words of what is newest are what is seen of a group: with all of them out nothing would be left there.
    if not out or all(row.text in texts for row in its if row.share not in older):
        raise NothingToSplit
    made = TaskGroupRow(is_example=session.get_one(TaskGroupRow, group).is_example, split_from=group)
    session.add(made)
    session.flush()
    assert made.id is not None
    for row in out:
        row.group = made.id
        session.add(row)
    session.flush()
    _count(session)
    return made.id


def join(session: Session, group: int, into: int) -> None:
    """Two groups are one and the same task. Raises `GroupGone`, `NotTheSame`."""
    _alone(session)
    one, other = session.get(TaskGroupRow, group), session.get(TaskGroupRow, into)
    if group == into or (one and other and one.is_example is not other.is_example):
        raise NotTheSame
    _of_group(session, into)  # something is to be there
    its = session.exec(select(SharedTaskRow).where(col(SharedTaskRow.group) == group)).all()
    for row in its:
        row.group = into
        session.add(row)
    session.flush()
    _count(session)


def _split_already(session: Session, group: int, texts: Collection[str]) -> int | None:
    """Where a second tap leads that says the same."""
    its = (
        select(TaskGroupRow.id)
        .join(SharedTaskRow, col(SharedTaskRow.group) == col(TaskGroupRow.id))
        .where(col(TaskGroupRow.split_from) == group, col(SharedTaskRow.text).in_(texts))
    )
    return session.exec(its.limit(1)).first()


def _of_group(session: Session, group: int) -> Sequence[SharedTaskRow]:
    its = session.exec(select(SharedTaskRow).where(col(SharedTaskRow.group) == group)).all()
    if not its:
        raise GroupGone
    return its


# Counting


def _count(session: Session) -> None:
    """Newer rows are exchanged for older ones, lots that are no more given up, and new ones made of what waits; groups
    without tasks go."""
    its, sizes = rows(session)
    stands = lots.whole(its, sizes)
    while made := lots.exchanges(its, stands):
        for it in made:
            _lot(session, it.rows)
        session.expire_all()
        its, sizes = rows(session)
        stands = lots.whole(its, sizes)
    loose = [row for row in its if row.lot is not None and row.lot not in stands]
    session.flush()
    if loose:
        ids = [row.task.id for row in loose]
        its_rows = update(SharedTaskRow).where(col(SharedTaskRow.id).in_(ids))
        session.connection().execute(its_rows.values(lot=None, spent=True))
    gone = sizes.keys() - stands.keys()
    session.connection().execute(delete(TaskLotRow).where(col(TaskLotRow.id).in_(gone)))
    for ids_of_lot in lots.new(lots.waiting(its, stands)):
        _lot(session, ids_of_lot)
    session.expire_all()
    # Also of what is older: it is what counts again, where the newer is taken back.
    known = update(SharedTaskRow).where(col(SharedTaskRow.id).in_(lots.known(_rows(session))))
    session.connection().execute(known.values(known=True))
    there = select(SharedTaskRow.group).distinct()
    session.connection().execute(delete(TaskGroupRow).where(col(TaskGroupRow.id).not_in(there)))
    session.expire_all()


def _lot(session: Session, ids: Collection[int]) -> None:
    lot = TaskLotRow(rows=len(ids))
    session.add(lot)
    session.flush()
    these = update(SharedTaskRow).where(col(SharedTaskRow.id).in_(ids))
    session.connection().execute(these.values(lot=lot.id))
    _remember(session, ids)


def _remember(session: Session, ids: Collection[int]) -> None:
    """That these tasks have stood in a lot, for as long as their workshop is there."""
    its = select(TaskShareRow, SharedTaskRow.task).join(SharedTaskRow, col(SharedTaskRow.share) == col(TaskShareRow.id))
    for share, task in session.exec(its.where(col(SharedTaskRow.id).in_(ids))).all():
        if task not in share.told:
            share.told = [*share.told, task]
            session.add(share)
    session.flush()


def _workshop(session: Session, id: int) -> WorkshopRow:
    return session.get_one(WorkshopRow, id)


def _alone(session: Session) -> None:
    """One at a time: which group a task comes into, and which rows are counted together, depend on all the others.
    SQLite has one writer anyhow."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE task_lot IN EXCLUSIVE MODE")
