"""How what happened to the ballots is taken back.

The end of a second round is not: it would tell who changed their answer. What a group had answered before it came to
answer together, or alone, does not come back.
"""

from functools import singledispatch

from app.board.events import TaskMerged, TaskRemoved
from app.vocabulary import Back, Event
from app.voting.ballot import Ballots
from app.voting.events import AnswersRestored, HandsCounted, RoundOpened, RoundSet, VoteCast


@singledispatch
def inverse(event: Event, ballots: Ballots) -> Back:
    """The events that bring the ballots back to what they are now, before `event` happens."""
    return None


@inverse.register
def _(event: TaskRemoved, ballots: Ballots) -> Back:
    return [_restored(event.task, ballots), *_its_round(event.task, ballots)]


@inverse.register
def _(event: TaskMerged, ballots: Ballots) -> Back:
    return [_restored(event.into, ballots), _restored(event.task, ballots), *_its_round(event.task, ballots)]


@inverse.register
def _(event: AnswersRestored, ballots: Ballots) -> Back:
    return [_restored(event.task, ballots)]


@inverse.register
def _(event: HandsCounted, ballots: Ballots) -> Back:
    hands = ballots.hands.get(event.task, {}).get(event.group, {})
    return [HandsCounted(event.task, event.group, tuple(hands.items()))]


@inverse.register
def _(event: RoundOpened, ballots: Ballots) -> Back:
    return [_restored(event.task, ballots), RoundSet(ballots.again)]


@inverse.register
def _(event: RoundSet, ballots: Ballots) -> Back:
    return [RoundSet(ballots.again)]


def _its_round(task: str, ballots: Ballots) -> list[Event]:
    """The second round that goes with a task. One about another task goes on, and may be over when this is undone."""
    return [RoundSet(task)] if ballots.again == task else []


def _restored(task: str, ballots: Ballots) -> AnswersRestored:
    seen, grounds = ballots.seen, ballots.grounds.get(task, {})
    stood = seen.tally.get(task)
    return AnswersRestored(
        task,
        votes=tuple(
            VoteCast(task, voice, answer, *grounds.get(voice, ("", "")))
            for voice, answer in ballots.votes.get(task, {}).items()
        ),
        hands=tuple(
            HandsCounted(task, group, tuple(hands.items())) for group, hands in ballots.hands.get(task, {}).items()
        ),
        seen=None
        if stood is None
        else tuple((unit, str(answer), count) for unit, votes in stood.items() for answer, count in votes.items()),
        why_green=tuple((unit, name, n) for unit, why in seen.why.get(task, {}).items() for name, n in why.items()),
        late=tuple(sorted(seen.late.get(task, ()))),
        shows=seen.shows,
    )
