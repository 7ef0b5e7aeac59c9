"""What workplaces have shared, in the database."""

from collections.abc import Collection, Iterable

from sqlmodel import Session

from app.account.tables import FacilitatorRow
from app.task_map.shared import Grouped, SharedTask


def shared(session: Session, asker: FacilitatorRow) -> tuple[SharedTask, ...]:
    """The rows that somebody may build a job of: of every workplace that has shared, within the administrations of who
    writes all texts (HR); none for others, who see sums. In the order they were shared; examples among them, marked."""
    raise NotImplementedError


def grouped(session: Session, asker: FacilitatorRow) -> tuple[Grouped, ...]:
    """The same, near-same tasks together."""
    raise NotImplementedError


def use(session: Session, tasks: Iterable[SharedTask] | Collection[int], job_description: int) -> None:
    """A job description has been begun from these (rows, or their ids): until it is removed, what they came by is not
    taken back. Of rows that are gone meanwhile nothing is said."""
    raise NotImplementedError
