"""The ballots in the database."""

from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board
from app.board.events import TaskRemoved
from app.storage.changes import Changes
from app.vocabulary import Event
from app.voting.ballot import Ballots
from app.voting.events import VoteCast, VoteTakenBack
from app.voting.tables import VoteRow

_VOTE = VoteRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, board: Board) -> Ballots:
    ballots = Ballots(board)
    votes = select(_VOTE.c.task, _VOTE.c.person, _VOTE.c.answer).where(_VOTE.c.workshop == board.workshop.id)
    for task, person, answer in connection.execute(votes):
        ballots.votes.setdefault(task, {})[person] = answer
    ballots.recount()
    return ballots


@singledispatch
def save(event: Event, ballots: Ballots, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register
def _(event: VoteCast, ballots: Ballots, changes: Changes) -> None:
    workshop = ballots.board.workshop.id
    answer = ballots.votes[event.task][event.person]
    changes.put(VoteRow, workshop=workshop, task=event.task, person=event.person, answer=answer)


@save.register
def _(event: VoteTakenBack, ballots: Ballots, changes: Changes) -> None:
    changes.drop(VoteRow, workshop=ballots.board.workshop.id, task=event.task, person=event.person)


@save.register
def _(event: TaskRemoved, ballots: Ballots, changes: Changes) -> None:
    changes.drop(VoteRow, workshop=ballots.board.workshop.id, task=event.task)
