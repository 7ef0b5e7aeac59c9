"""The ballots in the database."""

from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board
from app.board.events import TaskAdded, TaskMerged, TaskRemoved, TaskRestored
from app.storage.changes import Changes
from app.vocabulary import REVEALED, Colour, Event
from app.voting.ballot import Ballots
from app.voting.events import HandsCounted, RoundEnded, RoundOpened, RoundSet, VoteCast, VoteTakenBack
from app.voting.tables import HandsRow, LateRow, SeenTallyRow, VoteRow
from app.workshop.events import StepOpened
from app.workshop.tables import WorkshopRow

_VOTE = VoteRow.__table__  # type: ignore[attr-defined]
_LATE = LateRow.__table__  # type: ignore[attr-defined]
_SEEN_TALLY = SeenTallyRow.__table__  # type: ignore[attr-defined]
_HANDS = HandsRow.__table__  # type: ignore[attr-defined]
_WORKSHOP = WorkshopRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, board: Board) -> Ballots:
    ballots = Ballots(board)
    columns = (_VOTE.c.task, _VOTE.c.person, _VOTE.c.answer, _VOTE.c.only, _VOTE.c.ground)
    for task, person, answer, only, ground in connection.execute(
        select(*columns).where(_VOTE.c.workshop == board.workshop.id)
    ):
        ballots.votes.setdefault(task, {})[person] = answer
        if only or ground:
            ballots.grounds.setdefault(task, {})[person] = (only, ground)
    for row in connection.execute(select(_HANDS).where(_HANDS.c.workshop == board.workshop.id)):
        ballots.hands.setdefault(row.task, {}).setdefault(row.group, {})[Colour(row.colour)] = row.people
    of_workshop = select(_WORKSHOP.c.again, _WORKSHOP.c.seen_together).where(_WORKSHOP.c.id == board.workshop.id)
    again, seen_together = connection.execute(of_workshop).one()
    ballots.again = again if again in board.tasks else None
    ballots.seen.now = board.workshop.step in REVEALED
    ballots.seen.together = set(seen_together)
    late = select(_LATE.c.person).where(_LATE.c.workshop == board.workshop.id)
    ballots.seen.late = set(connection.scalars(late))
    for row in connection.execute(select(_SEEN_TALLY).where(_SEEN_TALLY.c.workshop == board.workshop.id)):
        ballots.seen.tally[row.task] = {
            unit: {Colour(colour): people for colour, people in votes.items()} for unit, votes in row.votes.items()
        }
    ballots.recount()
    return ballots


@singledispatch
def save(event: Event, ballots: Ballots, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register
def _(event: VoteCast, ballots: Ballots, changes: Changes) -> None:
    _put(event.task, event.person, ballots, changes)
    _put_late(event.person, ballots, changes)


@save.register
def _(event: StepOpened, ballots: Ballots, changes: Changes) -> None:
    """What has been seen: written whole, since it is rare."""
    workshop, seen = ballots.board.workshop.id, ballots.seen
    changes.update(WorkshopRow, {"id": workshop}, seen_together=sorted(seen.together))
    changes.drop(LateRow, workshop=workshop)
    for person in seen.late:
        changes.put(LateRow, workshop=workshop, person=person)
    if not seen.now:
        changes.drop(SeenTallyRow, workshop=workshop)
        for task in seen.tally:
            _put_seen(task, ballots, changes)


@save.register
def _(event: TaskAdded, ballots: Ballots, changes: Changes) -> None:
    _put_seen(event.task, ballots, changes)


def _put_seen(task: str, ballots: Ballots, changes: Changes) -> None:
    if task in ballots.seen.tally:
        stood = ballots.seen.tally[task]
        votes = {unit: {colour.value: n for colour, n in counts.items()} for unit, counts in stood.items()}
        changes.put(SeenTallyRow, workshop=ballots.board.workshop.id, task=task, votes=votes)


def _put_late(person: str, ballots: Ballots, changes: Changes) -> None:
    if person in ballots.seen.late:
        changes.put(LateRow, workshop=ballots.board.workshop.id, person=person)


def _put(task: str, person: str, ballots: Ballots, changes: Changes) -> None:
    only, ground = ballots.grounds.get(task, {}).get(person, ("", ""))
    changes.put(
        VoteRow,
        workshop=ballots.board.workshop.id,
        task=task,
        person=person,
        answer=ballots.votes[task][person],
        only=only,
        ground=ground,
    )


def _put_hands(task: str, group: str, ballots: Ballots, changes: Changes) -> None:
    for colour, count in ballots.hands.get(task, {}).get(group, {}).items():
        key = {"workshop": ballots.board.workshop.id, "task": task, "group": group}
        changes.put(HandsRow, **key, colour=colour.value, people=count)


def _put_all(task: str, ballots: Ballots, changes: Changes) -> None:
    for person in ballots.votes.get(task, ()):
        _put(task, person, ballots, changes)
    for group in ballots.hands.get(task, ()):
        _put_hands(task, group, ballots, changes)
    _put_seen(task, ballots, changes)


def _drop(task: str, ballots: Ballots, changes: Changes) -> None:
    for rows in (VoteRow, HandsRow, SeenTallyRow):
        changes.drop(rows, workshop=ballots.board.workshop.id, task=task)


def _put_again(ballots: Ballots, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": ballots.board.workshop.id}, again=ballots.again)


@save.register
def _(event: VoteTakenBack, ballots: Ballots, changes: Changes) -> None:
    changes.drop(VoteRow, workshop=ballots.board.workshop.id, task=event.task, person=event.person)
    _put_late(event.person, ballots, changes)


@save.register
def _(event: TaskRemoved, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)


@save.register
def _(event: TaskMerged, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)
    _put_all(event.into, ballots, changes)


@save.register
def _(event: TaskRestored, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)
    _put_all(event.task, ballots, changes)


@save.register
def _(event: HandsCounted, ballots: Ballots, changes: Changes) -> None:
    changes.drop(HandsRow, workshop=ballots.board.workshop.id, task=event.task, group=event.group)
    _put_hands(event.task, event.group, ballots, changes)


@save.register
def _(event: RoundOpened, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)
    _put_again(ballots, changes)


@save.register
def _(event: RoundEnded, ballots: Ballots, changes: Changes) -> None:
    seen_together = sorted(ballots.seen.together)
    changes.update(WorkshopRow, {"id": ballots.board.workshop.id}, again=None, seen_together=seen_together)


@save.register
def _(event: RoundSet, ballots: Ballots, changes: Changes) -> None:
    _put_again(ballots, changes)
