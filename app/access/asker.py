"""Who asks in a workshop: the wall, the facilitator, a remote or a participant."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection

from app.access.facilitator import facilitator_person, is_signed_out
from app.access.participant import participant_id
from app.access.remote import may_by_remote
from app.account.tables import FacilitatorRow
from app.live.state import Live
from app.live.view import Audience
from app.vocabulary import NotYours, Person, Who
from app.web.refusals import NotJoined, SignedOut


@dataclass(frozen=True)
class Asker:
    """Who asks in a workshop, and as which audience. The wall has no person: it asks for nothing. `remote`: which one,
    where it is a phone that steers; it does so for the facilitator who made it. `watcher`: who has joined and looks at
    a wall on a screen of their own; they are sent no more than a wall is."""

    audience: Audience
    person: Person | None
    remote: int | None = None
    watcher: str | None = None

    def may(self, command: Any) -> None:
        """Raises `NotYours` for what a remote has no button for, and `NotJoined` for the wall; who else may do what is
        for the rules to say."""
        if self.person is None:
            raise NotJoined
        if self.remote is not None and not may_by_remote(command):
            raise NotYours


def who(asker: HTTPConnection, live: Live, lead: FacilitatorRow | None, wanted: str | None) -> Asker:
    """Who asks, from the cookies. `lead`: the facilitator, where it is one who leads here (`leading`). `wanted`: the
    audience that the page is for, where the asker could be several.

    Raises `NotJoined` for somebody who may not be that, and `SignedOut` where it is the lead's page, or a browser that
    has been signed in, and the sign-in is over.
    """
    id = participant_id(asker, live.workshop.first_code)
    joined = asker.state.has_joined = id is not None and id in live.workshop.people
    if wanted == Audience.WALL:
        return Asker(Audience.WALL, None, watcher=id if joined else None)
    if wanted == Audience.REMOTE and (remote := getattr(asker.state, "remote", None)):
        return Asker(Audience.REMOTE, Person(f"f{remote.facilitator}", Who.FACILITATOR), remote.id)
    if lead and (wanted == Audience.LEAD or (wanted is None and not joined)):
        return Asker(Audience.LEAD, facilitator_person(lead))
    if joined and wanted in (None, Audience.PHONE):
        assert id
        asker.app.state.limits.is_inside(asker, live.workshop.id)
        return Asker(Audience.PHONE, Person(id, Who.PARTICIPANT))
    if is_signed_out(asker, is_lead=wanted == Audience.LEAD) and wanted in (None, Audience.LEAD):
        raise SignedOut
    raise NotJoined
