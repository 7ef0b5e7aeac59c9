"""Built jobs in words."""

from app.built_jobs.building import Why
from app.built_jobs.day import ANY, WEEKEND
from app.vocabulary import N_

PART = {
    "morning": N_("Före nio"),
    "forenoon": N_("Förmiddag"),
    "midday": N_("Mitt på dagen"),
    "afternoon": N_("Eftermiddag"),
    "evening": N_("Kväll"),
    "night": N_("Natt"),
    ANY: N_("Okänd tid på dagen"),
    WEEKEND: N_("Helger"),
}
"""By slot."""
IN_A_SENTENCE = {
    "morning": N_("före nio"),
    "forenoon": N_("förmiddag"),
    "midday": N_("mitt på dagen"),
    "afternoon": N_("eftermiddag"),
    "evening": N_("kväll"),
    "night": N_("natt"),
}
RUN = N_("{first} till {last}")
"""Parts of the day that follow each other."""
TWO = N_("{one} och {other}")

FILLS = N_("Fyller {percent} av {extent} %, {places}, {parts}.")
AT = (N_("på en arbetsplats"), N_("på två arbetsplatser"), N_("på tre arbetsplatser"))
"""How many places: one, two, three."""
LEFT = (N_("En timme röd tid blir kvar."), N_("{hours} timmar röd tid blir kvar."), N_("Ingen röd tid blir kvar."))
"""One hour, several, none."""
TRAVEL = N_("Byte av plats bara mellan två delar av dagen: {places}. Restiden är inte räknad.")
GROWS = N_("Att växa i: {tasks}.")
DIVIDED = N_("{hours} av {all} timmar")

HINDRANCE = {
    Why.NOTHING: N_("Ingen här har delat en röd uppgift vars tid på vardagar är känd."),
    Why.DAY: N_("Delarna av dagen är för korta: {parts} är {has} timmar om dagen, och {extent} % är {needs}."),
    Why.PLACES: N_("Det går inte på så få arbetsplatser, men {n}."),
    Why.QUALIFIED: N_(
        "Tiden räcker, men ingen av uppgifterna är kvalificerad: tjänsten skulle bara bli det som blir över. Ta med en "
        "gul uppgift som får lämnas över, eller be en arbetsplats dela en."
    ),
    Why.SPLIT: N_("Tiden räcker, men dagen går isär: {part} saknas {hours} timmar i veckan."),
    Why.HOURS: N_("Den röda tiden räcker inte: som mest fyller den {percent} av {extent} %."),
}
NO_PART = N_("Ingen del av dagen är vald.")
NEAREST = N_("Närmast som går: {changed}.")
DISTRICT = N_("närområdet {name}")
EXAMPLES = N_("Exempel")
"""What examples are said to lie in: they are in nobody's list."""
NOWHERE = N_("Utan närområde")
