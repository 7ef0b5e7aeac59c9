"""Links in words: what one opens, whom it is for, and what a comment is about."""

from app.analysis.words import PARTY
from app.sharing.links import DAYS, Kind, Role
from app.vocabulary import N_

ROLE = PARTY | {Role.OWNER: N_("Ansvarig för en åtgärd"), "facilitator": N_("Processledaren")}
"""Who a link is for, who was at session two, and who says what became of an action."""
KIND = {
    Kind.REPORT: N_("Läsa rapporten"),
    Kind.COMMENT: N_("Läsa och kommentera"),
    Kind.FOLLOW_UP: N_("Svara på uppföljningen"),
    Kind.TRANSLATE: N_("Översätta uppgifterna"),
}
VALID = dict(zip(DAYS, (N_("En vecka"), N_("En månad"), N_("Tre månader"), N_("Drygt ett år")), strict=True))
ABOUT = {
    "what": N_("vad det handlar om"),
    "frees": N_("vad det frigör"),
    "actions": N_("åtgärderna"),
    "questions": N_("de tre frågorna"),
    "board": N_("tavlan"),
    "parties": N_("samverkan"),
    "whole": N_("allt"),
    "assignment": N_("uppdraget"),
    "duties": N_("arbetsuppgifterna"),
    "not_included": N_("det som inte ingår"),
    "requirements": N_("kraven"),
    "support": N_("introduktion och stöd"),
    "terms": N_("anställningen"),
    "notes": N_("övrigt"),
    "codes": N_("koderna"),
    "consultation": N_("samverkan"),
}
