"""Links in words: what one opens, whom it is for, and what a comment is about."""

from app.analysis.words import PARTY
from app.sharing.links import DAYS, Kind, Reader
from app.vocabulary import N_

ROLE = PARTY | {
    Reader.REFERENCE_GROUP: N_("Referensgruppen"),
    Reader.OWNER: N_("Ansvarig för en åtgärd"),
    "facilitator": N_("Processledaren"),
}
"""Who a link is for, who was at session two, and who says what became of an action."""
KIND = {
    Kind.REPORT: N_("Läsa rapporten"),
    Kind.COMMENT: N_("Läsa och kommentera"),
    Kind.FOLLOW_UP: N_("Svara på uppföljningen"),
    Kind.TRANSLATE: N_("Översätta uppgifterna"),
    Kind.REVIEW: N_("Läsa, kommentera och svara för sin part"),
    Kind.CHECKLIST: N_("Svara om arbetsplatsen"),
    Kind.HOLDER: N_("Svara på hur det är på jobbet"),
    Kind.COUNTED_ON: N_("Svara på om jobbet går att räkna med"),
    Kind.ASKED: N_("Svara på om workshopen har hjälpt"),
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
    "need": N_("behovet"),
    "assignment": N_("uppdraget"),
    "extent": N_("omfattningen"),
    "working_hours": N_("arbetstiden"),
    "salary": N_("lönen"),
    "duties": N_("arbetsuppgifterna"),
    "not_included": N_("det som inte ingår"),
    "authority": N_("ansvar och befogenheter"),
    "strain": N_("belastning och arbetsmiljö"),
    "requirements": N_("kraven"),
    "support": N_("introduktion och stöd"),
    "growth": N_("utvecklingsvägen"),
    "quiet": N_("det som görs när det är lugnt"),
    "terms": N_("anställningen"),
    "notes": N_("övrigt"),
    "codes": N_("koderna"),
    "consultation": N_("samverkan"),
}
