"""Key figures in words."""

from app.key_figures.counted import AB, AT_ONCE, BEA, BECAME, BEFORE, NOT_PAST, NOT_YET, PAST, Table, crossed
from app.key_figures.programme import Of
from app.key_figures.withheld import Hidden
from app.posts import words as posts
from app.posts.post import Standing
from app.posts.staffing import Why
from app.posts.tally import NOT_STATED, PRIORITY
from app.vocabulary import N_

HIDDEN = {Hidden(it): said for it, said in posts.WITHHELD.items()}
WHEN = {
    Standing.DESCRIBED: N_("beskriven"),
    Standing.DECIDED: N_("beslutad"),
    Standing.FILLED: N_("tillsatt"),
    Standing.ORDINARY: N_("ordinarie"),
}
"""When a job counts as created, in a sentence."""
TABLE = {
    Table.AGREEMENT: N_("Avtal"),
    Table.SEX: N_("Kön"),
    Table.GROUP: N_("Grupp"),
    Table.PRIORITY: N_("Avtal för varje grupp"),
    Table.EMPLOYER: N_("Arbetsgivare"),
    Table.SUPPORT: N_("Stöd"),
    Table.PLAN: N_("Planerad dag för AB"),
    Table.BEGAN: N_("Började"),
    Table.ENDED: N_("Slutat"),
    Table.OUTCOME_BY_SEX: N_("Kvar efter 12 månader, efter kön"),
    Table.OUTCOME_BY_SUPPORT: N_("Kvar efter 12 månader, efter stöd"),
}
PART = {
    Table.AGREEMENT: {AB: N_("AB"), BEA: N_("BEA")},
    Table.SEX: {its.value: said for its, said in posts.SEX.items()},
    Table.GROUP: {PRIORITY: N_("Prioriterad målgrupp"), NOT_STATED: N_("Uppges inte")},
    Table.PRIORITY: {
        crossed(PRIORITY, AB): N_("Prioriterad målgrupp, AB"),
        crossed(PRIORITY, BEA): N_("Prioriterad målgrupp, BEA"),
        crossed("others", AB): N_("Annan grupp, AB"),
        crossed("others", BEA): N_("Annan grupp, BEA"),
        NOT_STATED: N_("Uppges inte"),
    },
    Table.EMPLOYER: {its.value: said for its, said in posts.EMPLOYER.items()},
    Table.SUPPORT: {its.value: said for its, said in posts.SUPPORT.items()},
    Table.PLAN: {
        PAST: N_("Har passerat sin planerade dag för AB"),
        NOT_PAST: N_("Har tid kvar, eller ingen planerad dag"),
    },
    Table.BEGAN: {
        AT_ONCE: N_("Började direkt i AB"),
        BECAME: N_("Från BEA till AB"),
        NOT_YET: N_("Började i BEA, inte AB"),
    },
    Table.ENDED: {
        **{its.value: said for its, said in posts.WHY.items() if its is not Why.NOT_STATED},
        "": N_("Uppges inte"),
        BEFORE: N_("Före det som står här"),
    },
    Table.OUTCOME_BY_SEX: {its.value: said for its, said in posts.SEX.items()},
    Table.OUTCOME_BY_SUPPORT: {its.value: said for its, said in posts.SUPPORT.items()},
}
"""In the order that they stand in. The municipality's own groups stand after the one that is given priority."""
OUTCOMES = (Table.OUTCOME_BY_SEX, Table.OUTCOME_BY_SUPPORT)
GOAL = {
    Of.DESCRIBED: N_("Beskrivna tjänster"),
    Of.DECIDED: N_("Beslutade tjänster"),
    Of.FILLED: N_("Tillsatta tjänster"),
    Of.ORDINARY: N_("Ordinarie tjänster, AB"),
    Of.PERSONS: N_("Personer i arbete"),
    Of.AB: N_("Personer med AB"),
    Of.PRIORITY: N_("Personer ur prioriterad målgrupp"),
    Of.WORKPLACES: N_("Arbetsplatser"),
    Of.BECAME: N_("Procent från BEA till AB"),
    Of.OTHER: N_("Något annat, som inte räknas här"),
}
