"""What the staff, and who leads, are asked of how it went, in words: short and plain, for whoever reads slowly."""

from app.asked.occasions import Kind, Occasion, Question
from app.vocabulary import N_

QUESTION = {
    Question.MINE: N_("Vet du vad som är din uppgift?"),
    Question.ONLY_ME: N_("Hinner du med det som bara du kan?"),
    Question.HELP: N_("Är det lätt att be om hjälp?"),
    Question.SAY: N_("Fick du säga det du ville?"),
    Question.NEXT: N_("Vet du vad som händer nu?"),
    Question.HARD: N_("Var något för svårt?"),
}
_OFTEN = {"yes": N_("Ja"), "partly": N_("Ibland"), "no": N_("Nej")}
_PARTLY = {"yes": N_("Ja"), "partly": N_("Delvis"), "no": N_("Nej")}
SAID = {
    Question.MINE: _PARTLY,
    Question.ONLY_ME: _OFTEN,
    Question.HELP: _OFTEN,
    Question.SAY: _PARTLY,
    Question.NEXT: _PARTLY,
    Question.HARD: {"yes": N_("Ja"), "partly": N_("Lite"), "no": N_("Nej")},
}
"""What may be chosen, of the staff. Beside it one may choose not to say."""
QUESTION_LED = {
    Question.TIME: N_("Räckte tiden?"),
    Question.ALL: N_("Var alla med?"),
    Question.CHANGE: N_("Vad vill du ändra till nästa gång?"),
}
SAID_LED = {
    Question.TIME: {"yes": N_("Ja"), "partly": N_("Nästan"), "no": N_("Nej")},
    Question.ALL: {"yes": N_("Ja, alla"), "partly": N_("De flesta"), "no": N_("Nej, bara några")},
    Question.CHANGE: {
        "more_time": N_("Mer tid"),
        "fewer_tasks": N_("Färre uppgifter"),
        "clearer_aim": N_("Tydligare vad det är till för"),
        "more_support": N_("Mer hjälp åt den som behöver"),
        "nothing": N_("Ingenting"),
    },
}
OCCASION = {
    Occasion.START: N_("Vid starten"),
    Occasion.SIX: N_("Efter 6 månader"),
    Occasion.TWELVE: N_("Efter 12 månader"),
    Occasion.ONE: N_("Efter träff 1"),
    Occasion.TWO: N_("Efter träff 2"),
    Occasion.LED_ONE: N_("Efter träff 1"),
    Occasion.LED_TWO: N_("Efter träff 2"),
}
KIND = {
    Kind.START: N_("Innan workshopen började"),
    Kind.SIX: N_("6 månader efter workshopen"),
    Kind.TWELVE: N_("12 månader efter workshopen"),
    Kind.SESSION: N_("Efter träffarna: personalen"),
    Kind.LED: N_("Efter träffarna: den som ledde"),
}
"""What is summed over workshops."""
