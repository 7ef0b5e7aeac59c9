"""A participant who asks. They have a cookie for each workshop, made and signed by the server, and nothing else: the
person's id is a fingerprint of what it holds, so who reads the database can take nobody's place.

The page to join gives a cookie of its own to join with, so that two posts are one person. It has another name than the
one that joining gives: the page may come late, on a bad network, and is then not to take the place of who has joined.
"""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.ids import fingerprint, new_secret
from app.web.cookies import (
    NEWCOMER,
    PARTICIPANT,
    PARTICIPANT_LASTS,
    drop_cookie,
    read_cookie,
    set_cookie,
    signed,
    unsigned,
)


def participant_secret(asker: HTTPConnection, first_code: str) -> str | None:
    """What a participant's cookie holds, where it is one that we have made for this workshop; until one has joined,
    what the page to join gave."""
    return _held(asker, PARTICIPANT + first_code) or _held(asker, NEWCOMER + first_code)


def secret_to_join_with(asker: HTTPConnection, first_code: str) -> str | None:
    """The same for each post of the same browser. None where no page of ours has given it anything."""
    return participant_secret(asker, first_code) or _from_first_page(asker, first_code)


def keep_participant(asker: HTTPConnection, answer: Response, first_code: str, secret: str) -> None:
    _keep(asker, answer, PARTICIPANT + first_code, secret)


def offer_to_join(asker: HTTPConnection, answer: Response, first_code: str) -> None:
    """Have whoever opens the page to join post as one person, whichever of its pages they post."""
    if participant_secret(asker, first_code) is None:
        _keep(asker, answer, NEWCOMER + first_code, _from_first_page(asker, first_code) or new_secret())


def greet(asker: HTTPConnection, answer: Response) -> None:
    """The same from the first page, before it is known which workshop."""
    if _held(asker, NEWCOMER) is None:
        _keep(asker, answer, NEWCOMER, new_secret())


def let_go(asker: HTTPConnection, answer: Response, first_code: str) -> None:
    """Whoever joins next on this screen is somebody else."""
    for name in (PARTICIPANT + first_code, NEWCOMER + first_code, NEWCOMER):
        drop_cookie(asker, answer, name)


def person_of(secret: str) -> str:
    """The person id of who has this secret."""
    return "p" + fingerprint(secret)[:20]


def participant_id(asker: HTTPConnection, first_code: str) -> str | None:
    secret = participant_secret(asker, first_code)
    return person_of(secret) if secret else None


def _from_first_page(asker: HTTPConnection, first_code: str) -> str | None:
    """A secret of its own for each workshop, so that nobody can see that it is the same person in two."""
    secret = _held(asker, NEWCOMER)
    return fingerprint(f"{secret} {first_code}") if secret else None


def _held(asker: HTTPConnection, name: str) -> str | None:
    return unsigned(read_cookie(asker, name), asker.app.state.signing_key, name)


def _keep(asker: HTTPConnection, answer: Response, name: str, secret: str) -> None:
    set_cookie(asker, answer, name, signed(secret, asker.app.state.signing_key, name), PARTICIPANT_LASTS)
