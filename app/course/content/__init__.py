"""All that the course says, as data: the parts, and which of them each track has."""

from app.course.content.after import AFTER
from app.course.content.before import BEFORE
from app.course.content.colours import COLOURS
from app.course.content.lead import LEAD
from app.course.content.manager import YOURS, YOURS_AFTER
from app.course.content.nobody import NOBODY
from app.course.content.plan import PLAN
from app.course.content.reference import NEW_JOBS, YOU_READ
from app.course.content.staff import STAFF
from app.course.content.two import TWO
from app.course.content.union import PROTECTED, YOUR_SAY
from app.course.content.why import WHY
from app.course.parts import Part, Track, TrackId
from app.vocabulary import N_

NAME = N_("AKR på 30 minuter")
WHOLE = (WHY, COLOURS, NOBODY, BEFORE, LEAD, TWO, AFTER, PLAN)
"""Thirty minutes."""
TRACKS: dict[TrackId, Track] = {
    it.id: it
    for it in (
        Track(TrackId.LEADS, N_("Den som leder"), N_("Du ska leda träffarna."), WHOLE),
        Track(TrackId.MANAGER, N_("Chef"), N_("Du är chef, och vill kunna hela metoden."), WHOLE),
        Track(TrackId.HR_UNION, N_("HR och fack"), N_("Du är HR eller facklig, och vill kunna hela metoden."), WHOLE),
        Track(TrackId.STAFF, N_("Medarbetare"), N_("Du ska vara med på en träff."), (STAFF,), is_for_participants=True),
        Track(
            TrackId.MANAGER_SHORT,
            N_("Chef, kort"),
            N_("Du är chef där träffarna ska vara."),
            (WHY, YOURS, YOURS_AFTER),
        ),
        Track(
            TrackId.UNION_SHORT,
            N_("Fack och skyddsombud"),
            N_("Du företräder personalen."),
            (WHY, YOUR_SAY, PROTECTED),
        ),
        Track(TrackId.REFERENCE, N_("Referensgruppen"), N_("Du läser texter om nya jobb."), (NEW_JOBS, YOU_READ)),
    )
}
LONG = (TrackId.LEADS, TrackId.MANAGER, TrackId.HR_UNION)
SHORT = (TrackId.STAFF, TrackId.MANAGER_SHORT, TrackId.UNION_SHORT, TrackId.REFERENCE)
PARTS: dict[str, Part] = {part.id: part for track in TRACKS.values() for part in track.parts}
"""By id: a part is the same in every track that has it."""
