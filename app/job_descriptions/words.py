"""Job descriptions in words. What is said otherwise on paper stands beside what a screen says."""

from collections.abc import Mapping
from typing import Any

from app.job_descriptions.ad.details import TABLE as AD_TABLE
from app.job_descriptions.ad.details import Extract, Mind
from app.job_descriptions.advice.record_check import Law
from app.job_descriptions.draft import Agreement, BeganIn, Begun, Employment, Kind, Level, OrdinaryWork, Status
from app.job_descriptions.easy.flags import Kind as Flagged
from app.job_descriptions.fields import CELLS, TABLE, Part
from app.job_descriptions.interviews.sheets import Question
from app.job_descriptions.older import Becomes
from app.job_descriptions.versions import Change
from app.job_descriptions.way.approval import Condition
from app.job_descriptions.way.register import Age, Comments, Do, Extent, Matching, Place, Sort, Way
from app.job_descriptions.way.reviews import Reply, ReviewRole, Word
from app.vocabulary import N_

FIELD = {field.name: field.label for field in TABLE}
HINT = {field.name: field.hint for field in TABLE if field.hint}
ASKED = {"employment": N_("Anställningsform")}
"""What those are called where they are asked that stand under a heading of their own name."""
CELL = {cell.name: cell.label for cells in CELLS.values() for cell in cells}
PART = {
    Part.NEED: N_("Varför tjänsten behövs"),
    Part.SUPPORT: N_("Introduktion och stöd"),
    Part.CONSULTATION: N_("Samverkan med facket"),
    Part.CODES: N_("För HR:s system"),
}
"""The headings of those that have another than their field's."""

STATUS = {Status.DRAFT: N_("Utkast"), Status.REVIEWED: N_("Granskad"), Status.APPROVED: N_("Godkänd")}
TO_REVIEW = {Status.DRAFT: N_("Granska"), Status.REVIEWED: N_("Godkänn"), Status.APPROVED: N_("Se granskningen")}
"""What there is to do where it is reviewed."""
LEVEL = {Level.REQUIRED: N_("Krav"), Level.DESIRABLE: N_("Önskvärt"), Level.NOT_NEEDED: N_("Behövs inte")}
KIND = {Kind.INFORMAL: N_("Informell"), Kind.FORMAL: N_("Formell")}
EMPLOYMENT = {
    Employment.OPEN: N_("Inte bestämt"),
    Employment.PERMANENT: N_("Tills vidare"),
    Employment.TEMPORARY: N_("Tidsbegränsad"),
}
AGREEMENT = {Agreement.OPEN: N_("Inte bestämt"), Agreement.AB: "AB", Agreement.BEA: "BEA"}
AGREEMENT_MEANING = {
    Agreement.OPEN: N_("Utkastet går att spara ändå."),
    Agreement.AB: N_(
        "En ordinarie anställning, med samma villkor som kollegorna. Arbetsplatsen får räkna med tjänsten."
    ),
    Agreement.BEA: N_(
        "En tidsbegränsad insats. Arbetsplatsen ska klara sig utan uppgifterna: de är avlastning. "
        "Granskas först när det finns en plan och ett datum för AB."
    ),
}
ORDINARY_WORK = {
    OrdinaryWork.OPEN: N_("Inte bestämt"),
    OrdinaryWork.YES: N_("Ja"),
    OrdinaryWork.NO: N_("Nej, bara det som är extra"),
}
ORDINARY_WORK_MEANING = {
    OrdinaryWork.OPEN: N_("Fråga ledning, HR och fack: svaret avgör vilka uppgifter som kan vara med."),
    OrdinaryWork.YES: N_(
        "Tjänsten gör sådant som ordinarie personal annars gör. Då kan den betalas ur en ordinarie budget, om ledning, "
        "HR och fack är med på det."
    ),
    OrdinaryWork.NO: N_(
        "Då blir det guldkant: skönt att ha, men det går att vara utan. Guldkant betalas inte ur en ordinarie budget, "
        "och tjänsten blir sällan ordinarie."
    ),
}
BEGAN_IN = {
    BeganIn.OPEN: N_("Inte besvarat"),
    BeganIn.NEED: N_("I behovet"),
    BeganIn.PERSON: N_("I en person eller en grupp"),
}
BEGAN_IN_MEANING = {
    BeganIn.OPEN: N_("Svaret är till för er som skriver. Det trycks inte på arbetsbeskrivningen."),
    BeganIn.NEED: N_("Arbetsplatsen saknar kompetens, och tjänsten följer av det."),
    BeganIn.PERSON: N_(
        "Då liknar tjänsten lätt en arbetsmarknadsinsats. Skriv behovet, och pröva varje uppgift mot det. Skriv inte "
        "vem det är."
    ),
}
MEANING: Mapping[str, Mapping[Any, str]] = {
    "ordinary_work": ORDINARY_WORK_MEANING,
    "began_in": BEGAN_IN_MEANING,
}
"""By the field: what follows of what is chosen."""
CHOICE: Mapping[str, Mapping[Any, str]] = {
    "kind": KIND,
    "level": LEVEL,
    "employment": EMPLOYMENT,
    "ordinary_work": ORDINARY_WORK,
    "began_in": BEGAN_IN,
}
"""By the field: where what is chosen is not what is said."""

PART_OF_DAY = {
    "morning": N_("före nio"),
    "forenoon": N_("förmiddag"),
    "midday": N_("mitt på dagen"),
    "afternoon": N_("eftermiddag"),
    "evening": N_("kväll"),
    "night": N_("natt"),
}
PART_OF_DAY_ON_PAPER = {
    "morning": "före nio",
    "forenoon": "på förmiddagen",
    "midday": "mitt på dagen",
    "afternoon": "på eftermiddagen",
    "evening": "på kvällen",
    "night": "på natten",
}
GROUND = {
    "law": N_("lag"),
    "licence": N_("legitimation"),
    "delegation": N_("delegation"),
    "habit": N_("vana"),
}
"""Why only they may do a task."""

ACTION_ON_PAPER = {
    "stop": "sluta",
    "simplify": "förenkla",
    "move": "flytta",
    "bundle": "ny tjänst",
    "investigate": "undersök",
    "keep": "behåll",
}
"""What session two decided about a task, within a sentence."""

ORDINARY_WORK_ON_PAPER = {
    OrdinaryWork.YES: "Tjänsten får göra ordinarie arbete.",
    OrdinaryWork.NO: "Tjänsten får inte göra ordinarie arbete. Uppgifterna är extra: verksamheten klarar sig utan dem.",
}
BEGUN = {
    Begun.INTERVIEWS: N_("Intervjuer"),
    Begun.OLDER_TEXT: N_("En äldre text"),
    Begun.VACANCY: N_("En vakant tjänst"),
    Begun.SHARED: N_("Delade uppgifter"),
}
"""What tasks came from that is no workshop."""
BECOMES = {
    Becomes.DUTY: N_("Uppgift"),
    Becomes.REQUIRED: N_("Krav"),
    Becomes.DESIRABLE: N_("Önskvärt"),
    Becomes.NOTHING: N_("Tas inte med"),
}
QUESTION = {
    Question.DAY: N_("Vad gör du en vanlig dag?"),
    Question.COLLEAGUES: N_("Vad gör dina kollegor?"),
    Question.OTHERS: N_("Vad hade kunnat utföras av någon annan?"),
    Question.SPLITS: N_("Vad splittrar din arbetsdag, och när på dagen?"),
    Question.NEED: N_("Vad behöver arbetsplatsen som inte blir gjort i dag?"),
    Question.ABILITIES: N_("Vad behöver den vara bra på som gör det?"),
}
QUESTION_HINT = {
    Question.OTHERS: N_("En uppgift på varje rad. Tänk också på scheman, beställningar, kvitton och arkiv."),
    Question.ABILITIES: N_("Till exempel att möta människor, eller att vara lugn när mycket händer."),
}

CHANGE = {Change.ADDED: N_("nytt"), Change.REMOVED: N_("borttaget"), Change.CHANGED: N_("omskrivet")}
CHANGE_OF_ROW = {
    "duties": {
        Change.ADDED: N_("Ny uppgift:"),
        Change.REMOVED: N_("Borttagen uppgift:"),
        Change.CHANGED: N_("Ändrad uppgift:"),
    },
    "requirements": {
        Change.ADDED: N_("Nytt under det du behöver kunna:"),
        Change.REMOVED: N_("Borttaget under det du behöver kunna:"),
        Change.CHANGED: N_("Ändrat under det du behöver kunna:"),
    },
}
"""By the field whose rows they are."""

ROLE = {
    ReviewRole.MANAGER: N_("Chef"),
    ReviewRole.HR: N_("HR"),
    ReviewRole.UNION: N_("Fack"),
    ReviewRole.SAFETY_REP: N_("Skyddsombud"),
    ReviewRole.REFERENCE_GROUP: N_("Referensgrupp"),
    ReviewRole.LABOUR_UNIT: "AME",
    ReviewRole.EMPLOYMENT_SERVICE: N_("Arbetsförmedlingen"),
    ReviewRole.FACILITATOR: N_("Processledare"),
    ReviewRole.OTHER: N_("Annan roll"),
}
AS_WHAT = ROLE | {
    ReviewRole.MANAGER: N_("närmaste chef"),
    ReviewRole.SAFETY_REP: N_("skyddsombud"),
    ReviewRole.REFERENCE_GROUP: N_("referensgrupp"),
    ReviewRole.LABOUR_UNIT: N_("arbetsmarknadsenheten"),
}
"""As what somebody reads by a link, where no party is named."""
CHOOSE = {
    Word.REVIEWED: N_("Granskat: stämmer med behovet"),
    Word.CHANGE: N_("Behöver ändras, därför att …"),
    Word.SEEN: N_("Tagit del"),
    Word.NEGOTIATE: N_("Begär förhandling, 11 § MBL"),
    Word.AGREED: N_("Enig"),
    Word.DISAGREED: N_("Oenig, därför att …"),
    Word.MATCHES: N_("Kan matchas: det finns någon"),
    Word.NOBODY: N_("Har ingen att matcha just nu"),
}
"""What there is to say."""
WORD = {
    Word.REVIEWED: N_("Granskad"),
    Word.CHANGE: N_("Behöver ändras"),
    Word.SEEN: N_("Tagit del"),
    Word.NEGOTIATE: N_("Begär förhandling"),
    Word.AGREED: N_("Enig"),
    Word.DISAGREED: N_("Oenig"),
    Word.MATCHES: N_("Kan matchas"),
    Word.NOBODY: N_("Har ingen att matcha just nu"),
    Word.APPROVED: N_("Godkänd"),
    Word.DRAFT: N_("Gjord till utkast igen"),
}
"""What was said."""
CHOOSE_AS: Mapping[ReviewRole, Mapping[Word, str]] = {
    ReviewRole.REFERENCE_GROUP: {
        Word.REVIEWED: N_("Texten är bra"),
        Word.CHANGE: N_("Något behöver ändras, därför att …"),
    },
}
"""The same in easier words, to those who are asked in such."""
REPLY = {Reply.READ: N_("Läst"), Reply.UNCHANGED: N_("Läst, ändrar inte, därför att …")}
"""What there is to answer."""
REPLIED = {Reply.READ: N_("läst"), Reply.UNCHANGED: N_("läst, ändrar inte, därför att")}
"""What was answered; after it stands why."""
CONDITION = {
    Condition.NEGOTIATION: N_("Förhandling enligt 11 § MBL har inget svar"),
    Condition.RISK_ASSESSMENT: N_("Riskbedömningen har inget svar"),
    Condition.COMMENTS: N_("Kommentarer utan svar"),
    Condition.ANSWERS: N_("Tillfrågade som inte har svarat"),
    Condition.NEGOTIATE: N_("Begär förhandling"),
    Condition.CHANGE: N_("Säger att texten behöver ändras"),
    Condition.REPLY: N_("Har inte fått svar på det de skrev"),
    Condition.REFERENCE_GROUP: N_("Referensgruppen är inte tillfrågad"),
    Condition.LABOUR_UNIT: N_("AME är inte tillfrågad"),
    Condition.EMPLOYMENT_SERVICE: N_("Arbetsförmedlingen är inte tillfrågad"),
}
"""What is not met. After it stands whom it is about, or how many."""
AD_FIELD = {field.name: field.label for field in AD_TABLE}
AD_HINT = {field.name: field.hint for field in AD_TABLE if field.hint}
EXTRACT = {Extract.OPEN: N_("Står inte i annonsen"), Extract.SHOWN: N_("Ska visas före anställningen")}
MIND = {
    Mind.BEA: N_(
        "Tjänster med BEA annonseras sällan: de tillsätts genom matchning med AME och Arbetsförmedlingen. "
        "Annonsen lovar därför inget. Där står ”planen är en ordinarie anställning, om …”."
    ),
    Mind.NO_APPLY: N_("Annonsen säger inte hur man söker."),
    Mind.NO_LAST_DAY: N_("Annonsen har ingen sista dag."),
    Mind.PAST: N_("Den sista dagen att söka har passerat."),
    Mind.NO_ASK: N_("Annonsen säger inte vem man kan fråga om jobbet."),
    Mind.NO_UNIONS: N_("Annonsen har inga kontakter hos facken."),
    Mind.NO_TOWN: N_("Annonsen säger inte på vilken ort jobbet är."),
    Mind.PROBATION: N_(
        "En provanställning ska kunna gå över i en anställning tills vidare (6 § LAS). Den här anställningen har ett "
        "slut. Stryk det ena."
    ),
    Mind.EXTRACT: N_(
        "Arbetsbeskrivningen säger själv vad som gäller om registerkontroll. Annonsen säger det, och inte det som är "
        "valt här om utdrag."
    ),
    Mind.AS_WRITTEN: N_(
        "De här raderna står i annonsen som de är skrivna. Börja dem med ett verb, så blir de meningar:"
    ),
}
"""What HR is told of an advertisement, and what is never printed."""
FLAG = {
    Flagged.DECIMAL: N_("Tal med decimal"),
    Flagged.REPLACE: N_("Svårt ord"),
    Flagged.EXPLAIN: N_("Ord att förklara"),
    Flagged.NEVER: N_("Får aldrig följa med"),
    Flagged.SHORT: N_("Förkortning"),
    Flagged.LONG_WORD: N_("Långt ord"),
    Flagged.LONG_SENTENCE: N_("Lång mening"),
}
"""What is hard to read; after it stands what is meant."""
FLAG_WHY = {
    Flagged.DECIMAL: N_("Svårt att läsa. Skriv ett helt tal."),
    Flagged.REPLACE: N_("Skriv ett vanligare ord."),
    Flagged.EXPLAIN: N_("Låt det stå, och förklara det en gång."),
    Flagged.NEVER: N_("Det säger att den som läser inte behövs."),
    Flagged.SHORT: N_("Alla vet inte vad den betyder. Skriv ut den."),
    Flagged.LONG_WORD: N_("Säg vad det är, eller dela upp det."),
    Flagged.LONG_SENTENCE: N_("Dela den i två."),
}
FLAG_DO = {
    Flagged.DECIMAL: N_("Byt till:"),
    Flagged.REPLACE: N_("Byt till:"),
    Flagged.EXPLAIN: N_("Lägg till:"),
    Flagged.NEVER: N_("Ta bort raden"),
}
"""What can be pressed. After a colon stands what is put there."""
_ON_ITS_WAY = {
    Place.NOBODY_YET: N_("På väg in, ingen anställd än"),
    Place.BEA: N_("BEA-tiden på vägen in"),
    Place.AB_NEXT: N_("AB är nästa"),
    Place.DONE: N_("Ordinarie tjänst"),
    Place.CLOSED: N_("Avslutad"),
}
PLACE = STATUS | _ON_ITS_WAY
"""How far one has come: its text, or the way in of a post that rests on it."""
STEP = {
    Do.REVIEW: N_("Låt chef, HR och fack granska"),
    Do.APPROVE: N_("Godkänn"),
    Do.FOLLOW: N_("Välj väg in för tjänsten"),
}
"""What there is to do next, besides the stages of the way in."""
STEP_ON_PAPER = STEP | {Do.APPROVE: "Godkänn texten"}
WAY = {Way.OVERDUE: N_("Försenat"), Way.NOT_BEGUN: N_("Inte påbörjad")} | _ON_ITS_WAY
EXTENT = {
    Extent.LESS: N_("Under 50 %"),
    Extent.HALF: N_("50–74 %"),
    Extent.MOST: N_("75–99 %"),
    Extent.FULL: N_("100 %"),
    Extent.OPEN: N_("Inte bestämd"),
}
ASKED_AGREEMENT = {"AB": "AB", "BEA": "BEA", "open": AGREEMENT[Agreement.OPEN]}
AGE = {
    Age.MONTH: N_("Den senaste månaden"),
    Age.OLDER: N_("För mer än tre månader sedan"),
    Age.OLDEST: N_("För mer än ett år sedan"),
}
COMMENTS = {Comments.OPEN: N_("Någon utan svar"), Comments.NONE: N_("Ingen utan svar")}
MATCHING = {
    Matching.MATCHES: N_("Någon kan matchas"),
    Matching.CHANGE: N_("Något behöver ändras"),
    Matching.NOBODY: N_("Ingen att matcha just nu"),
    Matching.SILENT: N_("Tillfrågade, inget svar än"),
    Matching.NOT_ASKED: N_("Inte tillfrågade"),
}
SORT = {
    Sort.CHANGED: N_("Senast ändrad först"),
    Sort.NEXT: N_("Det som brådskar först"),
    Sort.TITLE: N_("Titel"),
    Sort.WORKPLACE: N_("Arbetsplats"),
    Sort.EXTENT: N_("Störst omfattning först"),
}

RECORD_CHECK = {
    Law.SCHOOL: N_(
        "Den som anställs eller tas emot i förskola, skola eller fritidshem ska visa upp ett registerutdrag först, "
        "också i kök, städning och vaktmästeri (skollagen 2 kap. 31 §)."
    ),
    Law.DISABILITY: N_(
        "Den som ska ge vissa insatser åt barn med funktionsnedsättning ska visa upp ett registerutdrag först "
        "(lag 2010:479)."
    ),
    Law.HOMES: N_(
        "Den som ska arbeta på ett hem för vård eller boende, eller ett annat boende som tar emot barn, ska lämna ett "
        "registerutdrag först (lag 2007:171)."
    ),
    Law.CHILDREN: N_(
        "Där arbetet ger direkt och regelbunden kontakt med barn får arbetsgivaren begära ett registerutdrag "
        "(lag 2013:852)."
    ),
}
"""What each law asks for."""

_PLAN = N_(
    "Skriv vad som ska vara på plats, och ett datum för när tjänsten blir en ordinarie anställning. "
    "Utan plan blir det sällan av, och texten kan inte granskas."
)
ADVICE = {
    "no_mandate some": N_("Mandatet finns inte på alla arbetsplatser"),
    "no_mandate no": N_("Det här är en lista, inte ett jobb än"),
    "no_mandate unknown": N_("Får det bli ett jobb?"),
    "record_check": N_("Registerutdrag? Fråga HR:"),
    "no_assignment": N_("Vad är tjänsten till för?"),
    "only_a_list": N_("Uppdraget är en lista"),
    "reserved_ground": N_("Kan vara reserverad i lag, enligt"),
    "reserved_word": N_("Lagen ställer krav:"),
    "green_for_a_group": N_("Grön för"),
    "black_for_a_group": N_("Svart för"),
    "mostly_simple only": N_("Bara praktiska uppgifter?"),
    "mostly_simple mostly": N_("Mest praktiska uppgifter?"),
    "peaks apart": N_("Arbetet ligger isär på dagen:"),
    "peaks short": N_("En kort del av dagen:"),
    "hours none": N_("Ryms uppgifterna?"),
    "hours no_extent": N_("Vilken omfattning blir det?"),
    "hours less": N_("Uppgifterna fyller inte omfattningen"),
    "hours more": N_("Uppgifterna ryms inte i omfattningen"),
    "ask_licence drives": N_("Behövs körkort?"),
    "ask_licence unsaid": N_("Behövs körkort?"),
    "ask_degree": N_("Behövs utbildningen?"),
    "ask_swedish": N_("Hur bra svenska räcker?"),
    "ask_experience": N_("Behövs erfarenheten?"),
    "no_informal": N_("Vad krävs utöver utbildning?"),
    "no_agreement": N_("Vilket avtal?"),
    "not_indispensable": N_("BEA: avlastning, inte ordinarie bemanning"),
    "no_ab_plan past": N_("Hur och när blir det AB?"),
    "no_ab_plan missing": N_("Hur och när blir det AB?"),
    "bea_permanent": N_("BEA är tidsbegränsat"),
    "extras_under_ab": N_("Vem betalar det som är extra?"),
    "ordinary_under_bea": N_("Ordinarie arbete med BEA?"),
    "began_in_person": N_("Vilket är behovet?"),
    "no_support": N_("Vilket stöd har alla?"),
    "adaptation_first": N_("Börja med det som passar alla"),
    "wording": N_("Ett annat ord?"),
    "unknown_code meant": N_("Kod och namn skiljer sig från listan"),
    "unknown_code missing": N_("Koden finns inte i listan"),
    "reading easy": N_("Lätt att läsa, LIX {lix}"),
    "reading middle": N_("Ganska svårt att läsa, LIX {lix}"),
    "reading hard": N_("Svårt att läsa, LIX {lix}"),
}
"""What there is to think of, in one short sentence, by `app.job_descriptions.advice.checks.Advice.key`. After the ones
that end in a colon or a preposition stands what is meant."""
ADVICE_WHY = {
    "no_assignment": (N_("Beskriv uppdraget, inte bara uppgifterna. Vad blir bättre, och för vem?"),),
    "only_a_list": (
        N_(
            "Uppgifterna står redan längre ner. Skriv här varför de hör ihop: vad blir bättre, och för vem? "
            "Det är det som gör att någon vill söka."
        ),
    ),
    "reserved_ground": (
        N_(
            "De som svarade grönt sa att bara de får göra uppgiften, enligt lag eller legitimation. "
            "Fråga dem vilken del som går att lämna över."
        ),
    ),
    "green_for_a_group": (
        N_("Den som lägger en uppgift grönt ser den som sitt uppdrag. Behåll den där, eller kom överens."),
    ),
    "black_for_a_group": (N_("Någon tycker att ingen ska göra den. Behövs den i tjänsten?"),),
    "ask_licence drives": (
        N_("Någon uppgift kan betyda att man kör. Hur ofta, och kan någon annan köra då?"),
        N_("Många har inget körkort. Behövs det: skriv varför på raden."),
    ),
    "ask_licence unsaid": (
        N_("Ingen uppgift säger att man kör. Går det att ta sig runt på ett annat sätt?"),
        N_("Många har inget körkort. Behövs det: skriv varför på raden."),
    ),
    "ask_degree": (
        N_(
            "Vad gör man som inte går utan den? Kan man lära sig det på plats? "
            "Ett krav ska höra till uppgifterna, och gå att visa att man har."
        ),
        N_("Behövs den: skriv varför på raden. Annars kan den vara önskvärd, eller strykas."),
    ),
    "ask_swedish": (
        N_(
            "Ska man förstå, tala, läsa eller skriva? Skriv vad man gör, till exempel: ”läsa och följa en rutin” "
            "eller ”prata med barn”. Ett högre krav än arbetet behöver stänger ute, och kan vara diskriminering."
        ),
    ),
    "ask_experience": (
        N_("Av vad, och hur mycket? Vad händer om den saknas den första månaden? Behövs den: skriv varför på raden."),
    ),
    "no_informal": (
        N_(
            "Till exempel att möta människor, eller att vara lugn när mycket händer. "
            "Skriv det, så blir matchningen rätt."
        ),
    ),
    "no_agreement": (N_("AB ger en ordinarie tjänst. BEA är en insats och begränsar vad tjänsten får bära."),),
    "not_indispensable": (
        N_(
            "Den som anställs med BEA får inte vara oumbärlig. "
            "Uppgifterna ska vara guldkant: arbetsplatsen klarar sig utan dem."
        ),
    ),
    "bea_permanent": (
        N_("Här står BEA och tills vidare. En anställning enligt BEA har ett slut. Ändra det ena eller det andra."),
    ),
    "extras_under_ab": (
        N_("Tjänsten är AB, och får bara göra det som är extra. Guldkant betalas inte ur en ordinarie budget."),
        N_("Ta med uppgifter som verksamheten behöver, eller fråga ledningen vem som betalar."),
    ),
    "ordinary_under_bea": (
        N_("BEA är för arbete utöver det som är budgeterat. Fråga HR och facken, och skriv planen för AB."),
    ),
    "began_in_person": (
        N_("Ni började i en person eller en grupp. Fråga arbetsplatsen vad den saknar, och skriv det i Behovet."),
    ),
    "no_ab_plan past": (N_("Datumet för AB har redan varit."), _PLAN),
    "no_ab_plan missing": (_PLAN,),
    "no_support": (
        N_("Bildstöd, en lugn plats, tydliga rutiner, fasta tider: det som är bra för alla behöver ingen be om."),
    ),
    "adaptation_first": (
        N_(
            "Det står något om anpassning för en person, men inget om stöd som alla har. "
            "Ofta räcker det som passar alla, och då behöver ingen berätta om sig själv."
        ),
    ),
}
"""Why it is asked, in paragraphs. The others' have figures in them, and stand in the template."""
