"""A phone that steers a workshop: known by what its cookie carries, and allowed what a remote has buttons for."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from app.ids import now
from app.live.acts import UndoLast
from app.remote import store
from app.remote.tables import RemoteRow
from app.vocabulary import Step
from app.voting.commands import VoteAgain
from app.web.cookies import REMOTE, read_cookie
from app.workshop.commands import (
    AddMinute,
    BringUp,
    LookAt,
    OpenStep,
    OpenTopic,
    PauseTimer,
    ShowOpening,
    ShowTopic,
    SteerWall,
    TurnWall,
)

_STEERS = (AddMinute, BringUp, LookAt, OpenStep, OpenTopic, PauseTimer, ShowOpening, ShowTopic, SteerWall, TurnWall)
DEEDS = (*_STEERS, UndoLast, VoteAgain)
"""What a remote may ask for. It closes nothing, puts no opening up, and changes nobody's words, answers or ways in."""


def may_by_remote(command: Any) -> bool:
    match command:
        case OpenStep(Step.CLOSED) | ShowOpening(True):
            return False
    return isinstance(command, DEEDS)


async def remote_of(asker: HTTPConnection, workshop: int) -> RemoteRow | None:
    """The remote that asks, in this workshop. Kept on the request, for the security log."""
    secret = read_cookie(asker, REMOTE)
    asker.state.remote = await run_in_threadpool(_carried, asker, secret, workshop) if secret else None
    return asker.state.remote  # type: ignore[no-any-return]


def _carried(asker: HTTPConnection, secret: str, workshop: int) -> RemoteRow | None:
    with asker.app.state.database.reading_session() as session:
        return store.carried(session, secret, workshop, now())
