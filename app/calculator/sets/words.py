"""Sets of values in words."""

from app.calculator.sets.first import Begins, Terms
from app.calculator.sets.value_set import What
from app.vocabulary import N_

BEGINS = {
    Begins.SOURCED: N_("Siffror som har källa och år. Resten är tomt."),
    Begins.EXAMPLE: N_("Siffror med källa, och antaganden för resten."),
    Begins.EMPTY: N_("Inget alls."),
}
TERMS = {
    Terms.EXAMPLE: N_("Påhittat, så att det går att räkna. Byt till er egen siffra."),
    Terms.OWN_FIGURE: N_("SKR råder kommuner att räkna med en egen siffra."),
    Terms.YOUTH: N_(
        "Bara för den som har fyllt 18 men inte 23 år, på högst 25 000 kr i månaden, från 1 april 2026 "
        "till 30 september 2027."
    ),
    Terms.LEVEL: N_("Påhittat. Arbetsförmedlingen beslutar nivån för varje anställning."),
    Terms.INTRODUCTION: N_("Gäller introduktionsjobb, och inte lönebidrag. Inget år är känt."),
    Terms.OLD_CAP: N_("Gammalt. Dagens tak är inte kontrollerat: fråga Arbetsförmedlingen."),
    Terms.UNDATED_CAP: N_("Inget år är känt. Dagens tak är inte kontrollerat: fråga Arbetsförmedlingen."),
    Terms.CAP: N_("Påhittat. Dagens tak är inte kontrollerat: fråga Arbetsförmedlingen."),
    Terms.UNDATED: N_("Inget år är känt: fråga Arbetsförmedlingen om faktorn gäller."),
    Terms.WITHOUT_RENT: N_("Bara riksnormen för en ensam vuxen. Bostaden kommer till."),
    Terms.FULL_TIME: N_(
        "Många avtal har färre timmar, till exempel vid nattarbete. Byt till arbetsplatsens egen heltid."
    ),
}
DONE = {
    What.MADE: N_("Lades upp"),
    What.VALUE: N_("Ändrades"),
    What.RETIRED: N_("Lades undan"),
    What.RESTORED: N_("Togs fram igen"),
}
