"""What those who have a job, and their managers, are asked, in words: short and plain, for whoever reads slowly."""

from collections.abc import Mapping

from app.afterwards.counted_on import Asks, By, Missing, Schedule, Time
from app.afterwards.due import Of
from app.afterwards.holder import CLASSES, MORE, Question, Says
from app.posts.words import CONTENT
from app.vocabulary import N_

QUESTION = {
    Question.TASKS: N_("Vet du vad du ska göra på jobbet?"),
    Question.HELPS: N_("Är det du gör till nytta?"),
    Question.GROWS: N_("Får du lära dig nya saker?"),
    MORE: N_("Vad vill du göra mer av?"),
}
SAYS = {Says.YES: N_("Ja"), Says.SOMETIMES: N_("Ibland"), Says.NO: N_("Nej")}
MORE_OF = {it: CONTENT[it] for it in CLASSES}
OF = {Of.HOLDER: N_("Den som har jobbet"), Of.MANAGER: N_("Chefen")}
ASKS = {
    Asks.SCHEDULE: N_("Är jobbet med i schemat?"),
    Asks.MISSING: N_("Vad händer om ingen är där en dag?"),
    Asks.TIME: N_("Vad används tiden till, som blir över för de andra?"),
}
SAID: Mapping[Asks, Mapping[str, str]] = {
    Asks.SCHEDULE: {
        Schedule.YES: N_("Ja, vi räknar med det"),
        Schedule.PARTLY: N_("Delvis"),
        Schedule.NO: N_("Nej, det är utöver schemat"),
    },
    Asks.MISSING: {
        Missing.STOPS: N_("Verksamheten fungerar inte som den ska"),
        Missing.OTHERS: N_("Kollegorna gör det bredvid sitt eget"),
        Missing.LEFT: N_("Det får vänta till nästa dag"),
        Missing.NOTHING: N_("Ingenting märks"),
    },
    Asks.TIME: {
        Time.RELIEF: N_("Avlastning: kollegorna hinner med"),
        Time.NEW_WAY: N_("Ett nytt sätt att organisera arbetet"),
        Time.BOTH: N_("Både avlastning och ett nytt sätt"),
        Time.NONE_YET: N_("Ingen tid har blivit över än"),
    },
}
BY = {By.MANAGER: N_("chefen, genom en länk"), By.HR: N_("HR har skrivit in det")}
