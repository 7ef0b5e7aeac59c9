"""Following up in words."""

from app.follow_up.follow_up import When
from app.vocabulary import N_

ASKS = {
    "move_red": N_("Uppgiften var röd. Är den verkligen flyttad?"),
    "stop_black": N_("Uppgiften var svart. Har ni verkligen slutat?"),
    "move": N_("Är den flyttad?"),
    "stop": N_("Har ni slutat?"),
    "bundle": N_("Finns tjänsten?"),
    "simplify": N_("Är det enklare nu?"),
    "investigate": N_("Vet ni det ni ville veta?"),
    "aim": N_("Ni ville göra det här för tiden. Blev det så?"),
    "parked": N_("Det här parkerades. Är det löst?"),
}
"""What an action is asked afterwards; see `Planned.asks`."""
OUTCOME = {"done": N_("Ja, helt"), "partly": N_("Delvis"), "not": N_("Nej, inte än")}
WHEN = {
    When.OVERDUE: N_("Datumet har passerat"),
    When.SOON: N_("Inom 30 dagar"),
    When.LATER: N_("Senare"),
    When.UNDATED: N_("Utan datum"),
}
