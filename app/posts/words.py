"""Posts and staffings in words."""

from app.posts.next_step import Do
from app.posts.post import Content, Employer, EndedWhy, Standing
from app.posts.search import Is, Sort
from app.posts.staffing import Subsidy, Why
from app.posts.tally import Sex, Support
from app.vocabulary import N_

EMPLOYER = {
    Employer.ADMINISTRATION: N_("Förvaltning"),
    Employer.COMPANY: N_("Kommunalt bolag"),
    Employer.LABOUR_UNIT: N_("Arbetsmarknadsenhet"),
}
CONTENT = {
    Content.CLEANING: N_("Städ"),
    Content.MEALS: N_("Måltid"),
    Content.LAUNDRY: N_("Tvätt"),
    Content.WASTE: N_("Sopor och återvinning"),
    Content.VEHICLES: N_("Bil"),
    Content.PREMISES: N_("Fastighet"),
    Content.ORDERS: N_("Beställning och förråd"),
    Content.SCHEDULES: N_("Schema och administration"),
    Content.ARCHIVE: N_("Arkiv"),
    Content.TELEPHONE: N_("Telefon och reception"),
    Content.COMPANY: N_("Social samvaro"),
    Content.OTHER: N_("Övrigt"),
}
ENDED_WHY = {
    EndedWhy.NOT_STATED: N_("Uppges inte"),
    EndedWhy.NO_BUDGET: N_("Pengarna tog slut"),
    EndedWhy.NEED_GONE: N_("Behovet finns inte längre"),
    EndedWhy.REPLACED: N_("En annan tjänst har ersatt den"),
    EndedWhy.NOBODY_FOUND: N_("Ingen kunde anställas"),
    EndedWhy.OTHER: N_("Annat"),
}
STANDING = {
    Standing.DESCRIBED: N_("Beskriven"),
    Standing.DECIDED: N_("Beslutad"),
    Standing.FILLED: N_("Tillsatt"),
    Standing.ORDINARY: N_("Ordinarie, AB"),
}
STANDINGS = {
    Standing.DESCRIBED: N_("Beskrivna"),
    Standing.DECIDED: N_("Beslutade"),
    Standing.FILLED: N_("Tillsatta"),
    Standing.ORDINARY: N_("Ordinarie, AB"),
}
"""Of several."""
IS = {
    Is.DESCRIBED: N_("Beskrivna"),
    Is.NOT_DESCRIBED: N_("Inte beskrivna"),
    Is.DECIDED: N_("Beslutade"),
    Is.NOT_DECIDED: N_("Inte beslutade"),
    Is.FILLED: N_("Tillsatta"),
    Is.VACANT: N_("Inte tillsatta"),
    Is.ORDINARY: N_("Ordinarie, AB"),
    Is.NOT_ORDINARY: N_("Inte ordinarie"),
    Is.PAST_PLAN: N_("Passerad AB-dag"),
    Is.ENDED: N_("Avslutade"),
}
SORT = {
    Sort.CHANGED: N_("Senast ändrad först"),
    Sort.TITLE: N_("Titel"),
    Sort.ADMINISTRATION: N_("Förvaltning"),
}
DO = {
    Do.DESCRIBE: N_("Välj en godkänd arbetsbeskrivning"),
    Do.DECIDE: N_("Skriv beslutet"),
    Do.PLACE: N_("Lägg till en placering"),
    Do.RECEIVE: N_("Mottagandet"),
    Do.COUNT: N_("Uppge kön, grupp och stöd"),
    Do.OUTCOME: N_("Säg hur många som är kvar"),
    Do.ORDINARY: N_("Planerad AB-dag"),
    Do.SUBSIDY: N_("Bidragets sista månad"),
}
DO_HINT = {
    Do.DESCRIBE: N_("En tjänst är beskriven när den vilar på en text som gäller."),
    Do.DECIDE: N_("Skriv dagen, och numret om det finns. Tjänsten får stå obeslutad så länge."),
    Do.PLACE: N_("Hur många börjar, på vilken arbetsplats och vilken dag? Det går bra att ingen har börjat än."),
    Do.RECEIVE: N_("Fem steg, med dag och roll: vad arbetsplatsen gör. Inget om vem som kommer."),
    Do.COUNT: N_("Bara antal, var för sig och för hela tjänsten. Det som ingen vet räknas som ”uppges inte”."),
    Do.OUTCOME: N_("Tolv månader har gått. Säg hur många kvinnor och män som är kvar, med och utan SE-metoden."),
    Do.ORDINARY: N_("Dagen har passerat och någon har BEA. Skriv hur många som fick AB, eller en ny dag."),
    Do.SUBSIDY: N_("Månaden har passerat och någon har BEA. Skriv en ny månad, eller att bidraget är slut."),
}
DO_VERB = {
    Do.DESCRIBE: N_("Välj text"),
    Do.DECIDE: N_("Skriv beslutet"),
    Do.PLACE: N_("Ny placering"),
    Do.RECEIVE: N_("Öppna mottagandet"),
    Do.COUNT: N_("Uppge antal"),
    Do.OUTCOME: N_("Uppge antal"),
    Do.ORDINARY: N_("Öppna placeringen"),
    Do.SUBSIDY: N_("Öppna placeringen"),
}
WITHHELD = {"fewer": N_("färre än 5"), "not_shown": N_("visas inte")}
"""What stands where a number does not (`app.key_figures.withheld.Hidden`)."""
STANDING_MEANS = {
    Standing.DESCRIBED: N_("Texten är godkänd"),
    Standing.DECIDED: N_("Beslut finns"),
    Standing.FILLED: N_("Någon är på tjänsten"),
    Standing.ORDINARY: N_("Någon på tjänsten har AB"),
}
SUBSIDY = {
    Subsidy.NOT_STATED: N_("Uppges inte"),
    Subsidy.NONE: N_("Inget bidrag"),
    Subsidy.WAGE: N_("Lönebidrag"),
    Subsidy.NEW_START: N_("Nystartsjobb"),
    Subsidy.INTRODUCTION: N_("Introduktionsjobb"),
    Subsidy.OTHER: N_("Annat stöd"),
}
WHY = {
    Why.NOT_STATED: N_("Uppges inte"),
    Why.NEW_JOB: N_("Nytt arbete"),
    Why.STUDIES: N_("Studier"),
    Why.SUPPORT_ENDED: N_("Avtalet eller stödet tog slut"),
    Why.OTHER: N_("Annat"),
}
SEX = {Sex.WOMEN: N_("Kvinnor"), Sex.MEN: N_("Män"), Sex.NOT_STATED: N_("Uppges inte")}
SUPPORT = {
    Support.SE: N_("Med SE-metoden"),
    Support.WITHOUT: N_("Utan SE-metoden"),
    Support.NOT_STATED: N_("Uppges inte"),
}
GROUP = {"priority": N_("Prioriterad målgrupp"), "not_stated": N_("Uppges inte")}
"""Besides those on the municipality's own list."""
