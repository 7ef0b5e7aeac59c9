"""The task map in words. What is said otherwise on paper stands beside what a screen says."""

from app.task_map.shared import Area, Kind
from app.vocabulary import N_

AREA = {
    Area.PRESCHOOL: N_("Förskola"),
    Area.SCHOOL: N_("Skola"),
    Area.HOME_CARE: N_("Hemtjänst"),
    Area.CARE_HOME: N_("Äldreboende"),
    Area.DISABILITY: N_("Funktionsstöd"),
    Area.MEALS: N_("Kök och måltid"),
    Area.SPORTS: N_("Bad och fritid"),
    Area.PREMISES: N_("Fastighet och park"),
    Area.OFFICE: N_("Kontor"),
    Area.OTHER: N_("Annat"),
}
ANYWHERE = "anywhere"
PLACES = {
    Area.PRESCHOOL: N_("förskolor"),
    Area.SCHOOL: N_("skolor"),
    Area.HOME_CARE: N_("hemtjänstgrupper"),
    Area.CARE_HOME: N_("äldreboenden"),
    Area.DISABILITY: N_("boenden och verksamheter"),
    Area.MEALS: N_("kök"),
    Area.SPORTS: N_("anläggningar"),
    Area.PREMISES: N_("arbetslag"),
    Area.OFFICE: N_("kontor"),
    Area.OTHER: N_("arbetsplatser"),
    ANYWHERE: N_("arbetsplatser"),
}
"""After "minst 9 av 14"."""
WHEN = {
    "morning": N_("före nio"),
    "forenoon": N_("förmiddagar"),
    "midday": N_("mitt på dagen"),
    "afternoon": N_("eftermiddagar"),
    "evening": N_("kvällar"),
    "night": N_("nätter"),
    "weekdays": N_("vardagar"),
    "weekend": N_("helger"),
}
DECIDED = {
    Kind.STOP: N_("Vi slutar"),
    Kind.BUNDLE: N_("Till en ny tjänst"),
    Kind.MOVE: N_("Någon annan här tar över"),
    Kind.SIMPLIFY: N_("Vi gör det enklare"),
    Kind.INVESTIGATE: N_("Vi tar reda på mer"),
    Kind.KEEP: N_("Vi behåller den"),
}
SORT = {"": N_("Flest timmar först"), "places": N_("Flest arbetsplatser först"), "name": N_("Efter namn")}
WITHHELD = N_("för få för att visas")
"""Stands where a number would."""
