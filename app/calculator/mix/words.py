"""The staff mix in words."""

from app.calculator.mix.mix import Verdict
from app.calculator.mix.typed import MORE, OTHER, RELIEVED, From
from app.vocabulary import N_

GROUP = {RELIEVED: N_("De som avlastas"), MORE: N_("De som blir fler"), **dict.fromkeys(OTHER, N_("Fler i enheten"))}
"""What a group is called that has no name."""
SHORT = {
    From.BOARDS: N_("Mixen kräver {red} röda timmar. Era träffar visar {found}: det räcker till {reach}, inte {k}."),
    From.TEXTS: N_(
        "Mixen kräver {red} röda timmar. Arbetsbeskrivningarna visar {found}: det räcker till {reach}, inte {k}."
    ),
    From.BOTH: N_(
        "Mixen kräver {red} röda timmar. Träffar och arbetsbeskrivningar visar {found}: det räcker till {reach}, "
        "inte {k}."
    ),
    From.TYPED: N_("Mixen kräver {red} röda timmar. Ni har skrivit {found}: det räcker till {reach}, inte {k}."),
}
NONE = {
    From.BOARDS: N_("Mixen kräver {red} röda timmar. Era träffar visar {found}: det räcker inte till något byte."),
    From.TEXTS: N_(
        "Mixen kräver {red} röda timmar. Arbetsbeskrivningarna visar {found}: det räcker inte till något byte."
    ),
    From.BOTH: N_(
        "Mixen kräver {red} röda timmar. Träffar och arbetsbeskrivningar visar {found}: det räcker inte till något "
        "byte."
    ),
    From.TYPED: N_("Mixen kräver {red} röda timmar. Ni har skrivit {found}: det räcker inte till något byte."),
}
"""Where the red hours are not enough for a tenth of a swap."""
REACHES = {
    From.BOARDS: N_("Mixen kräver {red} röda timmar. Era träffar visar {found}: det räcker till {swaps}."),
    From.TEXTS: N_("Mixen kräver {red} röda timmar. Arbetsbeskrivningarna visar {found}: det räcker till {swaps}."),
    From.BOTH: N_(
        "Mixen kräver {red} röda timmar. Träffar och arbetsbeskrivningar visar {found}: det räcker till {swaps}."
    ),
    From.TYPED: N_("Mixen kräver {red} röda timmar. Ni har skrivit {found}: det räcker till {swaps}."),
}
HEADLINE = {
    Verdict.NEVER_CHEAPER: N_("Mixen blir aldrig billigare. Lönen är inte lägre för dem som blir fler."),
    Verdict.TOO_FEW: N_("Mixen blir billigare först vid {first}. Så många är de inte som avlastas: {most}."),
    Verdict.UNKNOWN: N_("Mixen kräver {red} röda timmar i veckan. Ingen har mätt om de finns."),
    Verdict.GREEN_SHORT: N_("De röda timmarna räcker till {swaps}. De gröna får inte plats hos dem som är kvar."),
    Verdict.DEARER: N_("De röda timmarna räcker till {swaps}, men mixen kostar {kr} kr mer om året."),
}
"""What is said first. Of hours that are short or reach: `SHORT`, `NONE`, `REACHES`."""
SO_FAR = {
    "less": N_("Så långt timmarna räcker, {whole}, kostar mixen {kr} kr mindre om året."),
    "more": N_("Så långt timmarna räcker, {whole}, kostar mixen {kr} kr mer om året."),
    "same": N_("Så långt timmarna räcker, {whole}, kostar mixen lika mycket."),
}
IF_THERE = {
    "less": N_("{swaps} kostar {kr} kr mindre om året, om timmarna finns."),
    "more": N_("{swaps} kostar {kr} kr mer om året, om timmarna finns."),
    "same": N_("{swaps} kostar lika mycket, om timmarna finns."),
}
COSTS = {
    "less": N_("{swaps} kostar {kr} kr mindre om året."),
    "more": N_("{swaps} kostar {kr} kr mer om året."),
    "same": N_("{swaps} kostar lika mycket som nu."),
}
LESS_OR_MORE = {
    "less": N_("{kr} kr mindre"),
    "more": N_("{kr} kr mer"),
    "same": N_("lika mycket"),
}
ONE_SWAP, SWAPS = N_("1 byte"), N_("{n} byten")
ONE_YEAR, YEARS = N_("1 år"), N_("{n} år")
A_PART = N_("{n} byte")
"""Less than two, with a tenth."""
CHEAPER_FROM = N_("Mixen blir billigare först när minst {first} byts mot {more}.")
CHEAPER_FROM_ONE = N_("Mixen blir billigare redan när 1 byts mot 2.")
NO_CHEAPER = N_("Inget antal byten gör mixen billigare.")
GREEN_LACKS = N_("De {n} som är kvar har {remaining} timmar i veckan. De gröna tar {green}: {lacks} saknas.")
GREEN_LACKS_ONE = N_("Den som är kvar har {remaining} timmar i veckan. De gröna tar {green}: {lacks} saknas.")
GREEN_LACKS_NOBODY = N_("Ingen av dem som avlastas är kvar. De gröna tar {green} timmar i veckan: {lacks} saknas.")
GREEN_KEPT = N_("Gröna timmar hos dem som är kvar ({n}): {green} nu, {after} sedan.")
GREEN_UNKNOWN = N_("Gröna timmar: ingen har mätt dem, så ingen vet om de får plats hos dem som är kvar ({n}).")
CAPACITY = N_("De nya ger {capacity} timmar: {red} röda, och {rest} mer hos människorna.")
CAPACITY_UNKNOWN = N_("De nya ger {capacity} timmar: {red} röda, om de finns, och {rest} mer hos människorna.")
CAPACITY_SHORT = N_(
    "De nya ger {capacity} timmar. Röda finns {found}, så {idle} av de {red} är inte röda arbetsuppgifter."
)
PACE = N_("Takten styrs av pension och flytt: {leaves} om året här. {swaps} tar minst {years}. Ingen sägs upp.")
PACE_NOBODY = N_("Ingen slutar i år. Då sker inget byte: ingen sägs upp.")
PACE_UNKNOWN = N_("Takten styrs av pension och flytt. Ingen sägs upp.")
WAY_ON = {
    Verdict.SHORT: N_("Sortera på fler avdelningar och se om timmarna finns."),
    Verdict.UNKNOWN: N_("Håll en träff, eller välj en arbetsbeskrivning, och se om timmarna finns."),
    Verdict.GREEN_SHORT: N_("Pröva färre byten, så att de gröna timmarna får plats."),
    Verdict.DEARER: N_("Räkna på fler byten, eller låt det kosta: tiden hos människorna blir mer."),
    Verdict.TOO_FEW: N_("Räkna för en större enhet, eller låt det kosta: tiden hos människorna blir mer."),
    Verdict.NEVER_CHEAPER: N_("Mixen kan ändå ge tid hos människorna. Då är det den ni betalar för."),
    Verdict.REACHES: N_("Gör en arbetsbeskrivning av de röda timmarna, och fråga facket innan ni bestämmer."),
}
SPREAD = N_("mellan {low} och {high} timmar")
UNTIMED = N_("Röda arbetsuppgifter utan tid: {n}. De är inte med.")
ABOVE = N_("Ni har skrivit fler röda timmar än de {found} som är mätta.")
FROM = {
    From.BOARDS: N_("Timmarna kommer från träffarna."),
    From.TEXTS: N_("Timmarna kommer från arbetsbeskrivningarna."),
    From.BOTH: N_("Timmarna kommer från träffarna och arbetsbeskrivningarna."),
    From.TYPED: N_("De röda timmarna är skrivna för hand: ett antagande."),
    From.NOWHERE: N_("Inga timmar är valda."),
}
NO_TIMES = N_("Ingen har sagt hur lång tid uppgifterna tar i det som är valt.")
LEFT_OUT = N_(
    "Räknas inte: rekrytering, introduktion, sjukfrånvaro, lokaler, skatt och bidrag, och vad personerna själva vinner."
)
OWN_FORMULAS = N_("Formlerna är våra egna.")
NOT_SAID = N_("Ingen sägs upp för en bemanningsmix: byten sker när någon ändå slutar.")
STEP = {
    "kostnad_nu": N_("Kostnad nu, om året"),
    "kostnad_sedan": N_("Kostnad sedan, om året"),
    "skillnad": N_("Skillnad, om året"),
    "rho": N_("Lönen för dem som blir fler, mot lönen för dem som avlastas"),
    "k_minst": N_("Så många byten måste det vara fler än för att bli billigare"),
    "kravs": N_("Röda timmar som krävs"),
    "nya": N_("Timmar som de nya ger"),
    "mer": N_("Timmar som blir över till människorna"),
    "saknas": N_("Röda timmar som saknas"),
    "racker": N_("Så många byten räcker de röda timmarna till"),
    "kvar": N_("Timmar hos dem som är kvar"),
    "grona_saknas": N_("Gröna timmar som inte får plats"),
    "ar": N_("Så många år tar det minst"),
}
WAGE_OF = N_("lön, {group}")
VALUE = {
    "on_costs": N_("PO-pålägg"),
    "full_time": N_("heltid"),
    "red": N_("röda timmar"),
    "green": N_("gröna timmar"),
}
"""In a list of values."""
