"""Whether all who are here are done with what the room is at. That is told of all of them at once: not of one who is
here alone, and not how many are (docs/decisions/0009)."""

from collections.abc import Callable, Collection

from app.live.view import Everything
from app.vocabulary import Step

FEWEST = 2


def done(state: Everything) -> frozenset[str]:
    """The people who are done with what is asked now, and those who are turned away, whom nobody waits for."""
    workshop, is_done = state.workshop, _what_is_asked(state)
    return frozenset(it for it in workshop.people if is_done and (it in workshop.away or is_done(it)))


def all_done(here: Collection[str], done: frozenset[str]) -> int:
    """How many are here, where all of them were `done` when that was last told; else 0. Who comes and goes between says
    nothing of what has been answered since."""
    return len(here) if len(here) >= FEWEST and done.issuperset(here) else 0


def _what_is_asked(state: Everything) -> Callable[[str], bool] | None:
    """Whether somebody is done with what is asked now; None where nobody is asked anything."""
    workshop, ballots = state.workshop, state.ballots
    if ballots.again:
        again = ballots.votes.get(ballots.again, {})
        return lambda person: workshop.voice_of(person) in again
    if workshop.topic and workshop.is_asked(workshop.topic):
        return _answers_topic(state)
    ready = workshop.ready.get(workshop.step, set())
    if workshop.step is Step.GATHER:
        return ready.__contains__
    tasks = len(state.board.tasks)
    if workshop.step is Step.SORT and tasks:
        return lambda person: person in ready or ballots.answered[workshop.voice_of(person)] >= tasks
    return None


def _answers_topic(state: Everything) -> Callable[[str], bool] | None:
    workshop, topic = state.workshop, state.workshop.topic
    asked = {group: state.analysis.asked(topic, group) for group in workshop.groups}
    if not any(asked.values()):
        return None
    answered = {group: state.analysis.answers_to(topic, its) for group, its in asked.items()}

    def is_done(person: str) -> bool:
        group = workshop.people[person]
        return answered[group].get(workshop.voice_of(person), 0) >= len(asked[group])

    return is_done
