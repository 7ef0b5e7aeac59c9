"""How much time a task takes, in words."""

from app.vocabulary import N_

WHEN = {
    "morning": N_("Före nio"),
    "forenoon": N_("Förmiddag"),
    "midday": N_("Mitt på dagen"),
    "afternoon": N_("Eftermiddag"),
    "evening": N_("Kväll"),
    "night": N_("Natt"),
    "weekdays": N_("Vardagar"),
    "weekend": N_("Helger"),
}
AMOUNT = {
    "0": N_("Gör den inte"),
    "1 x 10 min om dagen": N_("10 minuter om dagen"),
    "1 x 30 min om dagen": N_("30 minuter om dagen"),
    "1 x 60 min om dagen": N_("1 timme om dagen"),
    "1 x 120 min om dagen": N_("2 timmar om dagen"),
    "1 x 30 min i veckan": N_("30 minuter i veckan"),
    "1 x 60 min i veckan": N_("1 timme i veckan"),
    "1 x 60 min i månaden": N_("1 timme i månaden"),
}
"""What a phone proposes. Typed as `app.weight.amount.as_typed` writes it, so that the one that stands can be told."""
ONCE = {
    "day": N_("En gång om dagen"),
    "week": N_("En gång i veckan"),
    "month": N_("En gång i månaden"),
    "year": N_("En gång om året"),
}
OFTEN = {
    "day": N_("{n} gånger om dagen"),
    "week": N_("{n} gånger i veckan"),
    "month": N_("{n} gånger i månaden"),
    "year": N_("{n} gånger om året"),
}
ONCE_EVERY = {
    "day": N_("En gång på {every} dagar"),
    "week": N_("En gång på {every} veckor"),
    "month": N_("En gång på {every} månader"),
    "year": N_("En gång på {every} år"),
}
OFTEN_EVERY = {
    "day": N_("{n} gånger på {every} dagar"),
    "week": N_("{n} gånger på {every} veckor"),
    "month": N_("{n} gånger på {every} månader"),
    "year": N_("{n} gånger på {every} år"),
}

TAKES_BACK = {
    "set_weight": N_("tiden för ”{text}” hos {group} blir som förut"),
}
"""What undoing a command brings back. Keys of two words: the second says which of two ways the command went."""
DOES_AGAIN = {
    "set_weight": N_("den nya tiden för ”{text}” hos {group} kommer tillbaka"),
}
"""What redoing it does."""
HAPPENED = {
    "WeightSet": N_("Skrev hur lång tid {task} tar för {group}."),
    "WeightTakenBack": N_("Tog bort tiden för {task} hos {group}."),
}
"""What the facilitator did, told afterwards, by event. Keys of two words: the second says which way it went."""
