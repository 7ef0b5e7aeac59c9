"""The values of calculations in words."""

from app.calculator.values import Origin, Parameter, Unit
from app.vocabulary import N_

NAME = {
    Parameter.WAGE: N_("Lön, tjänsten"),
    Parameter.OTHER_COST: N_("Andra kostnader"),
    Parameter.ON_COSTS: N_("PO-pålägg"),
    Parameter.STATUTORY_FEE: N_("Arbetsgivaravgift"),
    Parameter.SUBSIDY_LEVEL: N_("Bidragets nivå"),
    Parameter.SUBSIDY_CAP: N_("Bidragets tak, heltid"),
    Parameter.SUBSIDY_FACTOR: N_("Bidragets faktor"),
    Parameter.SUBSIDY_MONTHS: N_("Månader med bidrag"),
    Parameter.ALLOWANCE: N_("Försörjningsstöd"),
    Parameter.ALLOWANCE_SHARE: N_("Försörjningsstöd, andel av månaderna"),
    Parameter.DAILY_ACTIVITY: N_("Plats i daglig verksamhet"),
    Parameter.DAILY_ACTIVITY_SHARE: N_("Daglig verksamhet, andel som faller bort"),
    Parameter.MEASURE: N_("Plats i arbetsmarknadsinsats"),
    Parameter.MEASURE_SHARE: N_("Insatsen, andel som faller bort"),
    Parameter.WAGE_LOW: N_("Lön, de som blir fler"),
    Parameter.WAGE_HIGH: N_("Lön, de som avlastas"),
    Parameter.SUPERVISION: N_("Handledning"),
    Parameter.SUPERVISOR_WAGE: N_("Lön, handledaren"),
    Parameter.SUPPORT: N_("AME:s stöd"),
    Parameter.START: N_("Kostnad vid start"),
    Parameter.FULL_TIME: N_("Heltid"),
}
HINT = {
    Parameter.WAGE: N_("Månadslön på heltid, före skatt, för den som anställs."),
    Parameter.OTHER_COST: N_("Kläder, dator, utbildning och annat som anställningen kostar."),
    Parameter.ON_COSTS: N_(
        "Arbetsgivaravgift, avtalsförsäkringar och pension, i procent av lönen. SKR råder till egen siffra."
    ),
    Parameter.STATUTORY_FEE: N_("Bara den lagstadgade delen av PO-pålägget, i procent av lönen."),
    Parameter.SUBSIDY_LEVEL: N_(
        "Hur stor del av lönen som bidraget ersätter. Arbetsförmedlingen beslutar för varje anställning."
    ),
    Parameter.SUBSIDY_CAP: N_("Så hög lön räknas bidraget högst på. Taket ändras: fråga Arbetsförmedlingen."),
    Parameter.SUBSIDY_FACTOR: N_("Det bidraget räknas upp med för arbetsgivaravgifterna."),
    Parameter.SUBSIDY_MONTHS: N_("Så länge som bidraget betalas."),
    Parameter.ALLOWANCE: N_("Det som betalas ut i snitt till ett hushåll, med bostad."),
    Parameter.ALLOWANCE_SHARE: N_("Hur stor del av månaderna som stödet betalas."),
    Parameter.DAILY_ACTIVITY: N_("Vad en plats kostar kommunen."),
    Parameter.DAILY_ACTIVITY_SHARE: N_("Noll om platsen finns kvar för någon annan. 100 procent bara om den stängs."),
    Parameter.MEASURE: N_("Vad en plats kostar kommunen."),
    Parameter.MEASURE_SHARE: N_("Noll om platsen finns kvar för någon annan. 100 procent bara om den stängs."),
    Parameter.WAGE_LOW: N_("Månadslön på heltid för dem som blir fler i bemanningsmixen."),
    Parameter.WAGE_HIGH: N_("Månadslön på heltid för dem som får tid över."),
    Parameter.SUPERVISION: N_("Arbetsplatsens egen tid för att handleda."),
    Parameter.SUPERVISOR_WAGE: N_("Månadslön på heltid för den som handleder."),
    Parameter.SUPPORT: N_("Vad arbetskonsulentens stöd kostar."),
    Parameter.START: N_("En gång, innan anställningen börjar."),
    Parameter.FULL_TIME: N_("Arbetsplatsens egen heltid."),
}
UNIT = {
    Unit.KRONOR: N_("kr i månaden"),
    Unit.SHARE: N_("procent"),
    Unit.FACTOR: N_("gånger"),
    Unit.MONTHS: N_("månader"),
    Unit.HOURS: N_("timmar i veckan"),
}
UNIT_OF = {it: N_("kr, en gång") for it in (Parameter.START,)}
"""Where it is another than the unit's."""
ORIGIN = {
    Origin.SOURCE: N_("källa"),
    Origin.ASSUMPTION: N_("antagande"),
    Origin.LOCAL: N_("lokal"),
    Origin.TAKEN: N_("hämtad"),
}
"""A framed word at the value."""
ORIGIN_MEANS = {
    Origin.SOURCE: N_("Publicerad, med namn och år."),
    Origin.ASSUMPTION: N_("Ingen har belagt den."),
    Origin.LOCAL: N_("Kommunens egen."),
    Origin.TAKEN: N_("Från tavlan, arbetsbeskrivningen eller vägen in."),
}
