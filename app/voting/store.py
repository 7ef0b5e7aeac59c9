"""The ballots in the database."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board
from app.board.events import TaskMerged, TaskRemoved
from app.storage.changes import Changes
from app.vocabulary import REVEALED, Colour, Event, standing
from app.voting.ballot import Ballots, Before
from app.voting.events import (
    AnswersRestored,
    HandsCounted,
    RoundDropped,
    RoundEnded,
    RoundOpened,
    RoundSet,
    VoteCast,
    VoteTakenBack,
)
from app.voting.tables import HandsRow, LateRow, SeenTallyRow, VoteRow
from app.workshop.events import AnswersJointly, PersonJoined, PersonTurnedAway, StepOpened
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
    it = connection.execute(select(_WORKSHOP).where(_WORKSHOP.c.id == board.workshop.id)).one()
    ballots.again = it.again if it.again in board.tasks else None
    seen = ballots.seen
    seen.now, seen.shows = board.workshop.step in REVEALED, it.shows
    seen.before = Before(**it.before) if it.before else None
    seen.together, seen.alone = set(it.seen_together), set(it.seen_alone)
    for row in connection.execute(select(_SEEN_TALLY).where(_SEEN_TALLY.c.workshop == board.workshop.id)):
        seen.tally[row.task] = {
            unit: {standing(answer): people for answer, people in votes.items()} for unit, votes in row.votes.items()
        }
        seen.why[row.task] = row.why
    for row in connection.execute(select(_LATE).where(_LATE.c.workshop == board.workshop.id)):
        seen.late.setdefault(row.task, set()).add(row.person)
    ballots.recount()
    return ballots


@singledispatch
def save(event: Event, ballots: Ballots, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register
def _(event: VoteCast, ballots: Ballots, changes: Changes) -> None:
    _put(event.task, event.person, ballots, changes)
    if event.person in ballots.seen.late.get(event.task, ()):
        changes.put(LateRow, workshop=ballots.board.workshop.id, task=event.task, person=event.person)


@save.register(StepOpened)
@save.register(AnswersJointly)
def _(event: StepOpened | AnswersJointly, ballots: Ballots, changes: Changes) -> None:
    if ballots.seen.now or isinstance(event, AnswersJointly):
        _put_seen(ballots.seen.tally, ballots, changes)
    if isinstance(event, AnswersJointly):
        _put_votes_anew(ballots, changes)


@save.register(PersonJoined)
@save.register(PersonTurnedAway)
def _(event: PersonJoined | PersonTurnedAway, ballots: Ballots, changes: Changes) -> None:
    if not ballots.answered[event.person]:
        workshop = ballots.board.workshop.id
        for rows in (VoteRow, LateRow):
            changes.drop(rows, workshop=workshop, person=event.person)


def _put_votes_anew(ballots: Ballots, changes: Changes) -> None:
    """All votes: some are put away. Rare."""
    changes.drop(VoteRow, workshop=ballots.board.workshop.id)
    for task, votes in ballots.votes.items():
        for voice in votes:
            _put(task, voice, ballots, changes)


def _put_seen(tasks: Iterable[str], ballots: Ballots, changes: Changes) -> None:
    """What has been shown of some tasks, and that it has."""
    workshop, seen = ballots.board.workshop.id, ballots.seen
    divided = {"seen_together": sorted(seen.together), "seen_alone": sorted(seen.alone)}
    changes.update(WorkshopRow, {"id": workshop}, shows=seen.shows, **divided)
    for task in tasks:
        changes.drop(LateRow, workshop=workshop, task=task)
        if task in seen.tally:
            votes = {unit: {str(answer): n for answer, n in fell.items()} for unit, fell in seen.tally[task].items()}
            changes.put(SeenTallyRow, workshop=workshop, task=task, votes=votes, why=dict(seen.why.get(task, {})))
        for person in seen.late.get(task, ()):
            changes.put(LateRow, workshop=workshop, task=task, person=person)


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
    _put_seen([task], ballots, changes)


def _drop(task: str, ballots: Ballots, changes: Changes) -> None:
    for rows in (VoteRow, HandsRow, SeenTallyRow, LateRow):
        changes.drop(rows, workshop=ballots.board.workshop.id, task=task)


def _put_again(ballots: Ballots, changes: Changes) -> None:
    before = asdict(ballots.seen.before) if ballots.seen.before else None
    changes.update(WorkshopRow, {"id": ballots.board.workshop.id}, again=ballots.again, before=before)


@save.register
def _(event: VoteTakenBack, ballots: Ballots, changes: Changes) -> None:
    for rows in (VoteRow, LateRow):
        changes.drop(rows, workshop=ballots.board.workshop.id, task=event.task, person=event.person)


@save.register
def _(event: TaskRemoved, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)


@save.register
def _(event: TaskMerged, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)
    _put_all(event.into, ballots, changes)


@save.register
def _(event: AnswersRestored, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)
    _put_all(event.task, ballots, changes)


@save.register
def _(event: HandsCounted, ballots: Ballots, changes: Changes) -> None:
    changes.drop(HandsRow, workshop=ballots.board.workshop.id, task=event.task, group=event.group)
    _put_hands(event.task, event.group, ballots, changes)


@save.register(RoundOpened)
@save.register(RoundDropped)
def _(event: RoundOpened | RoundDropped, ballots: Ballots, changes: Changes) -> None:
    _drop(event.task, ballots, changes)
    _put_again(ballots, changes)


@save.register
def _(event: RoundEnded, ballots: Ballots, changes: Changes) -> None:
    _put_again(ballots, changes)
    _put_seen(ballots.seen.tally, ballots, changes)


@save.register
def _(event: RoundSet, ballots: Ballots, changes: Changes) -> None:
    _put_again(ballots, changes)
