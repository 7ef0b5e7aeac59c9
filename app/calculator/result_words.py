"""Calculations and what they come to, in words."""

from app.calculator.advice import What
from app.calculator.charts import AME, UNIT, WHOLE
from app.calculator.formulas import Kind
from app.calculator.inputs import Displaces
from app.calculator.spread import What as Moved
from app.calculator.told import Even, Pays, Says, Stands, When
from app.vocabulary import N_

KIND = {
    Kind.NONE: N_("Inget bidrag"),
    Kind.WAGE: N_("Lönebidrag"),
    Kind.NEW_START: N_("Nystartsjobb"),
    Kind.INTRODUCTION: N_("Introduktionsjobb"),
}
DISPLACES = {
    Displaces.NOT_ANSWERED: N_("Inte svarat"),
    Displaces.NO: N_("Nej"),
    Displaces.YES: N_("Ja"),
    Displaces.UNSURE: N_("Osäkert"),
}
LENS = {UNIT: N_("Verksamheten"), AME: N_("AME och socialnämnd"), WHOLE: N_("Kommunen")}
WHILE_PAID = {
    Even.NO_TIME: N_("Ingen tid är avlastad, så ingen tid kan bli pengar."),
    Even.WITHOUT: N_("Medan bidraget finns går det jämnt upp för kommunen även om ingen tid blir pengar."),
    Even.PART: N_(
        "Medan bidraget finns måste {per_cent} % av den avlastade tiden bli pengar för att det ska gå jämnt upp "
        "för kommunen."
    ),
    Even.ALL: N_("Medan bidraget finns måste all avlastad tid bli pengar för att det ska gå jämnt upp för kommunen."),
    Even.NOT_EVEN: N_("Medan bidraget finns går det inte jämnt upp för kommunen, ens om all avlastad tid blir pengar."),
}
"""The large sentence, while support is paid in the first phase."""
UNPAID = {
    Even.NO_TIME: N_("Ingen tid är avlastad, så ingen tid kan bli pengar."),
    Even.WITHOUT: N_("Det går jämnt upp för kommunen även om ingen tid blir pengar."),
    Even.PART: N_(
        "Utan bidrag måste {per_cent} % av den avlastade tiden bli pengar för att det ska gå jämnt upp för kommunen."
    ),
    Even.ALL: N_("Utan bidrag måste all avlastad tid bli pengar för att det ska gå jämnt upp för kommunen."),
    Even.NOT_EVEN: N_("Utan bidrag går det inte jämnt upp för kommunen, ens om all avlastad tid blir pengar."),
}
"""And where none is."""
WHEN_OVER = {
    Says.IN_BUDGET: N_(
        "När bidraget har slutat går det ihop i verksamhetens egen budget utan att någon tid blir pengar."
    ),
    Says.PART_OF_BUDGET: N_(
        "När bidraget har slutat måste {per_cent} % bli pengar för att det ska gå ihop i verksamhetens egen budget."
    ),
    Says.NOT_IN_BUDGET: N_("När bidraget har slutat går det inte ihop i verksamhetens egen budget."),
    Says.NOT_IN_BUDGET_AME_GAINS: N_(
        "När bidraget har slutat går det inte ihop i verksamhetens egen budget. Vinsten ligger hos AME och "
        "socialnämnden."
    ),
}
IN_BUDGET = {
    Says.IN_BUDGET: N_("Det går ihop i verksamhetens egen budget utan att någon tid blir pengar."),
    Says.PART_OF_BUDGET: N_("I verksamhetens egen budget går det ihop om {per_cent} % blir pengar."),
    Says.NOT_IN_BUDGET: N_("Det går inte ihop i verksamhetens egen budget."),
    Says.NOT_IN_BUDGET_AME_GAINS: N_(
        "Det går inte ihop i verksamhetens egen budget. Vinsten ligger hos AME och socialnämnden."
    ),
}
WHEN_UNIT_EMPLOYS = {
    Says.IN_BUDGET: N_(
        "När verksamheten anställer utan bidrag går det ihop i dess egen budget utan att någon tid blir pengar."
    ),
    Says.PART_OF_BUDGET: N_(
        "När verksamheten anställer utan bidrag måste {per_cent} % bli pengar för att det ska gå ihop i dess egen "
        "budget."
    ),
    Says.NOT_IN_BUDGET: N_("När verksamheten anställer utan bidrag går det inte ihop i dess egen budget."),
    Says.NOT_IN_BUDGET_AME_GAINS: N_(
        "När verksamheten anställer utan bidrag går det inte ihop i dess egen budget. Vinsten ligger hos AME och "
        "socialnämnden."
    ),
}
LESS_THAN_ONE = N_("mindre än 1")
"""Per cent, where it is no whole one."""
STANDS = {
    Stands.WITH: N_("med bidrag"),
    Stands.WITHOUT: N_("utan bidrag"),
    Stands.AME_WITH: N_("AME anställer, med bidrag"),
    Stands.AME_WITHOUT: N_("AME anställer, utan bidrag"),
    Stands.UNIT_WITH: N_("verksamheten anställer, med bidrag"),
    Stands.UNIT_WITHOUT: N_("verksamheten anställer, utan bidrag"),
}
EVEN_CELL = {
    Even.NO_TIME: N_("ingen tid"),
    Even.WITHOUT: N_("går ihop ändå"),
    Even.NOT_EVEN: N_("mer än all tid"),
}
"""Beside a number that needs a word."""
PAYS = {
    Pays.GAINS: N_("vinner {amount} kr i månaden"),
    Pays.PAYS: N_("betalar {amount} kr i månaden"),
    Pays.EVEN: N_("går jämnt upp"),
}
ADVICE = {
    What.SHARE_MISSING: N_(
        "Ingen har sagt hur stor del av tiden som blir pengar. Därför står tiden som tid, och räknas inte som pengar."
    ),
    What.ABOVE_THE_BOARD: N_("Avlastningen är {hours} h i veckan. Tavlans röda uppgifter är {red} h."),
    What.ABOVE_THE_JOB: N_("Avlastningen är {hours} h i veckan, men anställningen är {own} h."),
    What.AB_WITHOUT_SUPPORT: N_(
        "Tjänsten är AB och inget bidrag är valt. Då bär verksamheten hela kostnaden från första dagen. Har ni frågat "
        "om stöd?"
    ),
    What.SUPPORT_ENDS: N_(
        "Bidraget slutar efter månad {months}. Räkningen går till månad {horizon}: vem betalar sedan?"
    ),
    What.NOT_IN_ITS_BUDGET: N_("Det går inte ihop i verksamhetens egen budget när bidraget har slutat."),
    What.NOT_IN_ITS_BUDGET_EMPLOYING: N_(
        "Det går inte ihop i verksamhetens egen budget när den anställer utan bidrag."
    ),
    What.NOT_IN_ITS_BUDGET_UNPAID: N_("Det går inte ihop i verksamhetens egen budget utan bidrag."),
    What.PLACE_CLOSED: N_(
        "Hela kostnaden för platsen i daglig verksamhet räknas bort. Är platsen verkligen stängd? Går den till någon "
        "annan är det 0 %."
    ),
    What.MEASURE_CLOSED: N_(
        "Hela kostnaden för arbetsmarknadsinsatsen räknas bort. Är platsen verkligen stängd? Går den till någon annan "
        "är det 0 %."
    ),
    What.MORE_THAN_THE_COST: N_("Bidraget är större än vad anställningen kostar. Se över nivå, tak och faktor."),
    What.DISPLACEMENT_NOT_ANSWERED: N_("Svara på om tjänsten tränger undan en ordinarie anställning."),
    What.DISPLACES: N_(
        "Tjänsten tränger undan en ordinarie anställning. Då är vinsten flyttad, inte ny, och facket behöver få frågan "
        "tidigt."
    ),
    What.MAY_DISPLACE: N_(
        "Tjänsten kan tränga undan en ordinarie anställning. Fråga chefen och facket innan ni räknar vidare."
    ),
}
GAIN = N_("Vinsten ligger hos AME och socialnämnden: {gain} kr i månaden.")
"""After `NOT_IN_ITS_BUDGET`, where there is one."""
NOT_COUNTED = (
    N_("Vad personen själv vinner, i inkomst, hälsa och delaktighet."),
    N_("Vad samhället vinner: skatt, sjukskrivning, vård."),
    N_("Skatt och bidrag för den som anställs."),
    N_("Undanträngning, och att någon annan får platsen i stället."),
)
MOVED = {
    Moved.WAGE: N_("Lön, tjänsten"),
    Moved.ON_COSTS: N_("PO-pålägg"),
    Moved.OTHER_COST: N_("Andra kostnader"),
    Moved.LEVEL: N_("Bidragets nivå"),
    Moved.CAP: N_("Bidragets tak"),
    Moved.FACTOR: N_("Bidragets faktor"),
    Moved.GRANT: N_("Handledarstöd"),
    Moved.ALLOWANCE: N_("Försörjningsstöd"),
    Moved.ALLOWANCE_SHARE: N_("Försörjningsstöd, andel av månaderna"),
    Moved.DAILY_ACTIVITY: N_("Plats i daglig verksamhet"),
    Moved.DAILY_ACTIVITY_SHARE: N_("Daglig verksamhet, andel som faller bort"),
    Moved.MEASURE: N_("Plats i arbetsmarknadsinsats"),
    Moved.MEASURE_SHARE: N_("Insatsen, andel som faller bort"),
    Moved.RELIEF: N_("Avlastning"),
    Moved.RELIEVED_WAGES: N_("Lön, de som avlastas"),
    Moved.SUPERVISION: N_("Handledning"),
    Moved.SUPERVISOR_WAGE: N_("Lön, handledaren"),
    Moved.SUPPORT_BY_AME: N_("AME:s stöd"),
}
FORMULA = {
    "F1": N_("Vad anställningen kostar"),
    "F2": N_("Bidraget"),
    "F3": N_("Kvar att betala för den som anställer"),
    "F4": N_("Vad kommunen slutar betala"),
    "F5": N_("Vad en timme kostar"),
    "F6": N_("Vad den avlastade tiden är värd, som tid"),
    "F7": N_("Stöd till den som anställs"),
    "F8": N_("Verksamheten"),
    "F9": N_("AME och socialnämnd"),
    "F10": N_("Kommunen"),
    "F11": N_("Så stor del av tiden måste bli pengar"),
}
SYMBOL = {
    "C": N_("anställningens kostnad"),
    "L": N_("lön, tjänsten"),
    "s": N_("omfattning"),
    "po": N_("PO-pålägg"),
    "x": N_("andra kostnader"),
    "B": N_("bidrag"),
    "niva": N_("bidragets nivå"),
    "tak": N_("bidragets tak"),
    "faktor": N_("bidragets faktor"),
    "n": N_("gånger avgiften"),
    "fee": N_("arbetsgivaravgift"),
    "handledarstod": N_("handledarstöd"),
    "A": N_("slutar betalas"),
    "fs": N_("försörjningsstöd"),
    "fs_p": N_("andel av månaderna"),
    "dv": N_("daglig verksamhet"),
    "dv_m": N_("andel som faller bort"),
    "ame": N_("arbetsmarknadsinsats"),
    "ame_m": N_("andel som faller bort"),
    "tim": N_("en timme av gruppen"),
    "tim_h": N_("en timme av handledaren"),
    "L_g": N_("gruppens lön"),
    "L_h": N_("handledarens lön"),
    "h": N_("avlastade timmar i veckan"),
    "H": N_("heltid, timmar i veckan"),
    "w": N_("veckor i en månad, 52/12"),
    "V": N_("tidens värde"),
    "S_verks": N_("verksamhetens stöd"),
    "S_ame": N_("AME:s stöd"),
    "hand": N_("handledning, timmar i veckan"),
    "konsult": N_("AME:s stöd i månaden"),
    "N": N_("kvar att betala"),
    "r": N_("del av tiden som blir pengar"),
    "verks": N_("verksamheten"),
    "ame_lens": N_("AME och socialnämnd"),
    "kommun": N_("kommunen"),
    "r_kommun": N_("måste bli pengar, kommunen"),
    "r_verks": N_("måste bli pengar, verksamheten"),
}
"""By the symbol without the number of a group or a phase; see `bare`."""
NEEDED = {
    "extent": N_("Omfattning"),
    "times": N_("Gånger avgiften"),
}
"""What must be filled in and is no parameter."""


def under(when: When) -> dict[Says, str]:
    """The sentence beneath the large one, by the time that it is about."""
    return {When.ALWAYS: IN_BUDGET, When.SUPPORT_ENDED: WHEN_OVER, When.UNIT_EMPLOYS: WHEN_UNIT_EMPLOYS}[when]


_OF_GROUPS_AND_PHASES = {"L": "L_g", "ame": "ame_lens"}
"""What is called otherwise where it has a number: the job's wage is no group's."""


def bare(symbol: str) -> str:
    """A symbol without the number of a group or a phase: `tim_1` is `tim`, and `L_1` is `L_g`."""
    head, _, tail = symbol.rpartition("_")
    return _OF_GROUPS_AND_PHASES.get(head, head) if head and tail.isdigit() else symbol
