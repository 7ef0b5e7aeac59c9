"""What the tasks that are ticked add up to, while they are chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.job_descriptions.draft import Source, as_typed, next_extent
from app.weight.weight import FULL_TIME


@dataclass(frozen=True, slots=True)
class Chosen:
    """`many` tasks that take `hours` a week, with those that the job had before; `without`: of the tasks, how many have
    no hours. `full_time`: hours a week."""

    many: int = 0
    hours: Decimal = Decimal(0)
    without: int = 0
    full_time: Decimal = Decimal(FULL_TIME)

    @property
    def hours_as_typed(self) -> str:
        return as_typed(self.hours)

    @property
    def percent(self) -> int:
        """Of full time."""
        return int((self.hours * 100 / self.full_time).to_integral_value(ROUND_HALF_UP))

    @property
    def missing(self) -> tuple[int, Decimal] | None:
        """The next extent that the hours do not fill, and how many hours it lacks."""
        return next_extent(self.hours, self.full_time)


def chosen_of(
    offered: Iterable[Source], ids: Iterable[str], before: Decimal = Decimal(0), full_time: Decimal = Decimal(FULL_TIME)
) -> Chosen:
    """`before`: hours that the job has already."""
    wanted = set(ids)
    them = list({source.id: source for source in offered if source.id in wanted}.values())
    hours = sum((source.hours for source in them if source.hours), before)
    return Chosen(len(them), hours, sum(not source.hours for source in them), full_time)
