"""A participant who asks. They have a cookie for each workshop, made and signed by the server, and nothing else: the
person's id is a fingerprint of what it holds, so who reads the database can take nobody's place.
"""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.ids import fingerprint
from app.web.cookies import PARTICIPANT, PARTICIPANT_LASTS, read_cookie, set_cookie, signed, unsigned


def participant_secret(asker: HTTPConnection, first_code: str) -> str | None:
    """What a participant's cookie holds, where it is one that we have made for this workshop."""
    name = PARTICIPANT + first_code
    return unsigned(read_cookie(asker, name), asker.app.state.signing_key, name)


def keep_participant(asker: HTTPConnection, answer: Response, first_code: str, secret: str) -> None:
    name = PARTICIPANT + first_code
    set_cookie(asker, answer, name, signed(secret, asker.app.state.signing_key, name), PARTICIPANT_LASTS)


def person_of(secret: str) -> str:
    """The person id of who has this secret."""
    return "p" + fingerprint(secret)[:20]


def participant_id(asker: HTTPConnection, first_code: str) -> str | None:
    secret = participant_secret(asker, first_code)
    return person_of(secret) if secret else None
