"""What the staff of a workshop are asked now, as it stands."""

from app.asked.occasions import Occasion, asked_now, has_been_asked
from app.live.state import Live


def asked_of(live: Live) -> Occasion | None:
    workshop = live.workshop
    return asked_now(workshop.purpose, workshop.step, had_two=live.analysis.is_after_session_one)


def asked_by_now(live: Live) -> list[Occasion]:
    workshop = live.workshop
    return has_been_asked(workshop.purpose, workshop.step, had_two=live.analysis.is_after_session_one)
