"""From a rehearsal to a job description that is approved: what the product does for somebody who asks it to.

All of it is an example, and says so: the text, who has read it, and what they said. Nobody is asked. What is approved
is approved by whoever asks, as what they are, by the same rules as any other.
"""

from dataclasses import replace

from sqlmodel import Session as DatabaseSession
from starlette.requests import Request

from app.account.tables import FacilitatorRow
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Requirement, Status
from app.job_descriptions.from_boards import begin, propose
from app.job_descriptions.pages.opened import Kept
from app.job_descriptions.pages.reviewing import standing
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way import in_force
from app.job_descriptions.way import store as way
from app.job_descriptions.way.approval import approved, passed
from app.job_descriptions.way.reviews import How, Party, Review, ReviewRole, Word, about, as_what, status_after
from app.live.state import Live
from app.security.entry import About, Thing, What
from app.web.calendar import today
from app.web.note import note
from app.workshop.tables import WorkshopRow

TITLE = "Exempel: serviceassistent i förskola"
ASSIGNMENT = "Exempel: du ser till att det runt barnen fungerar, så att de som undervisar hinner det."
CALM = "Exempel: lugn när mycket händer på en gång"
SAID = "Exempel, inlagt i en övning. Ingen har frågats på riktigt."
PASSED = "Exempel: godkänt i en övning."

_REVIEWS = (
    (ReviewRole.MANAGER, "", Word.REVIEWED),
    (ReviewRole.UNION, "Kommunal (exempel)", Word.AGREED),
    (ReviewRole.SAFETY_REP, "", Word.REVIEWED),
)


def draft(request: Request, session: DatabaseSession, live: Live, me: FacilitatorRow) -> None:
    """Keep a draft of what is proposed for a job, or else of all that is red for somebody. Raises `TasksMissing`."""
    assert me.id is not None
    offered = propose(live)
    chosen = [source.id for source in offered if source.is_proposed] or [source.id for source in offered]
    begun = begin([live], TITLE, chosen, today(request))
    begun = replace(begun, assignment=ASSIGNMENT, requirements=(*begun.requirements, Requirement(CALM, id="calm")))
    administration = session.get_one(WorkshopRow, live.workshop.id).administration
    store.add(session, begun, live.workshop.id, me.id, now(), administration)


def review(request: Request, session: DatabaseSession, row: JobDescriptionRow, me: FacilitatorRow) -> None:
    """Enter what a manager, a union and a safety representative might have said, as examples."""
    kept = _kept(session, row)
    newest, at = kept.newest, now()
    way.hold(session, kept.id, newest.number)
    already = {it.party.key for it in about(newest.number, kept.texts, way.reviews(session, kept.id))}
    for role, who, word in _REVIEWS:
        if Party(role, who).key in already:
            continue  # asked for once more, or entered by hand
        said = Review(newest.number, word, role, who, at, words=SAID, how=How.NOTED, protocol=SAID)
        way.add_review(session, kept.id, said, None)
        details = {"kind": word.value, "role": role.value, "how": How.NOTED.value}
        note(session, request, What.REVIEWED, About(Thing.JOB_DESCRIPTION, kept.id), details)
    became = status_after(about(newest.number, kept.texts, way.reviews(session, kept.id)))
    if became is not newest.draft.status:
        store.save(session, kept.id, newest.number, replace(newest.draft, status=became), me.id, at)


def approve(request: Request, session: DatabaseSession, row: JobDescriptionRow, me: FacilitatorRow) -> None:
    """Let the newest version be in force. What stands in the way is passed by, and says that it is an example.

    Raises `NotYourRole`, `RoleMissing`, `ApprovedAlready`, `ReviewFirst`.
    """
    assert me.id is not None
    kept, at = _kept(session, row), now()
    newest = kept.newest
    role = as_what(me.roles, ReviewRole.HR if ReviewRole.HR in me.roles else "")
    its = standing(request, session, kept, newest)
    approved(newest.draft, its.said)
    became = replace(newest.draft, status=Status.APPROVED)
    number = store.save(session, kept.id, newest.number, became, me.id, at)
    although = passed(its.unmet, {it.condition: PASSED for it in its.unmet})
    way.add_review(session, kept.id, Review(number, Word.APPROVED, role, "", at), me.id)
    in_force.put_in_force(session, kept.id, number, became, me.id, at, although)
    details = {"role": role.value, "kind": "passed" if although else "met"}
    note(session, request, What.JOB_DESCRIPTION_APPROVED, About(Thing.JOB_DESCRIPTION, kept.id), details)


def _kept(session: DatabaseSession, row: JobDescriptionRow) -> Kept:
    assert row.id is not None
    return Kept(row.id, store.versions(session, row.id), in_force.every(session, row.id))
