"""Ways in, in words."""

from app.vocabulary import N_
from app.ways.talk import Answer
from app.ways.trail import Outcome, Sign
from app.ways.way import Employer, Kind, Under

EMPLOYER = {Employer.WORKPLACE: N_("Arbetsplatsens förvaltning"), Employer.AME: "AME"}
UNDER = {Under.NOBODY: N_("Ingen är anställd än"), Under.BEA: "BEA", Under.AB: "AB"}
KIND = {
    Kind.STEP: N_("Ett vanligt steg"),
    Kind.PRECEDENCE: N_("Företrädesrätt: sidan frågar i lagens ordning"),
    Kind.CHOICE: N_("Val av väg: varför skrivs"),
    Kind.FOLLOW_UP: N_("Uppföljning mot kravprofilen, rad för rad"),
    Kind.ORDINARY: N_("Anställning enligt AB: här slutar vägen"),
}
SIGN = {
    Sign.DONE: N_("Klart"),
    Sign.NOW: N_("Nu"),
    Sign.PLANNED: N_("Inte klart"),
    Sign.NOT_NEEDED: N_("Behövs inte"),
}
OUTCOME = {
    Outcome.AB: N_("Det blir AB"),
    Outcome.PROLONGED: N_("Förlängs"),
    Outcome.ENDED: N_("Avslutas"),
}
ANSWER = {Answer.MET: N_("Uppfyllt"), Answer.ON_THE_WAY: N_("På väg"), Answer.NO: N_("Nej")}
"""What each of the two says of a requirement."""
ASKED_FIRST = (
    (N_("Återanställning"), "LAS 25 §", N_("Har någon som har sagts upp för arbetsbrist rätt att komma tillbaka?")),
    (
        N_("Höjd sysselsättningsgrad"),
        "LAS 25 a §",
        N_("Har någon på deltid anmält att den vill arbeta mer?"),
    ),
    (N_("Omplacering"), "LAS 7 §", N_("Ska någon omplaceras hit?")),
    (N_("Avtal"), "", N_("Säger ert kollektivavtal, eller en överenskommelse, något om vem som kommer först?")),
)
"""Who may have a right to come first, in the order that is asked: what, where it stands, and the question."""
