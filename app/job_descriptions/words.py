"""Job descriptions in words. What is said otherwise on paper stands beside what a screen says."""

from app.job_descriptions.draft import Agreement, Employment, Kind, Level, Status
from app.job_descriptions.fields import CELLS, TABLE, Part
from app.job_descriptions.versions import Change
from app.job_descriptions.way.register import Age, Do, Extent, Place, Sort, Way
from app.job_descriptions.way.reviews import Role
from app.job_descriptions.way.trail import Stage
from app.vocabulary import N_

FIELD = {field.name: field.label for field in TABLE}
HINT = {field.name: field.hint for field in TABLE if field.hint}
ASKED = {"employment": N_("Anställningsform")}
"""What those are called where they are asked that stand under a heading of their own name."""
CELL = {cell.name: cell.label for cells in CELLS.values() for cell in cells}
PART = {
    Part.SUPPORT: N_("Introduktion och stöd"),
    Part.CONSULTATION: N_("Samverkan med facket"),
    Part.CODES: N_("För HR:s system"),
}
"""The headings of those that have another than their field's."""

STATUS = {Status.DRAFT: N_("Utkast"), Status.REVIEWED: N_("Granskad"), Status.APPROVED: N_("Godkänd")}
BECAME = STATUS | {Status.DRAFT: N_("Gjord till utkast igen")}
"""What somebody has made of it."""
TO_REVIEW = {Status.DRAFT: N_("Granska"), Status.REVIEWED: N_("Godkänn"), Status.APPROVED: N_("Se granskningen")}
"""What there is to do where it is reviewed."""
BECOME = STATUS | {Status.DRAFT: N_("Utkast igen")}
"""What one may make of it."""
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
CHOICE = {"kind": KIND, "level": LEVEL, "employment": EMPLOYMENT}
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

CHANGE = {Change.ADDED: N_("nytt"), Change.REMOVED: N_("borttaget"), Change.CHANGED: N_("omskrivet")}
CHANGE_OF_ROW = {Change.ADDED: N_("Ny rad:"), Change.REMOVED: N_("Borttagen rad:"), Change.CHANGED: N_("Ändrad rad:")}

ROLE = {
    Role.MANAGER: N_("Chef"),
    Role.HR: N_("HR"),
    Role.UNION: N_("Fack"),
    Role.SAFETY_REP: N_("Skyddsombud"),
    Role.FACILITATOR: N_("Processledare"),
    Role.OTHER: N_("Annan roll"),
}
STAGE = {
    Stage.VACANCY_REVIEW: N_("Vakansprövning"),
    Stage.MATCHING: N_("Matchning med AME och AF"),
    Stage.INTRODUCTION: N_("Introduktion, sex månader"),
    Stage.REQUIREMENT_FOLLOW_UP: N_("Uppföljning av kraven"),
    Stage.ORDINARY: N_("Anställning enligt AB"),
}
STAGE_HINT = {
    Stage.VACANCY_REVIEW: N_("Beslut om tjänsten får tillsättas. Har någon företrädesrätt?"),
    Stage.MATCHING: N_(
        "Fråga arbetsmarknadsenheten (AME) och Arbetsförmedlingen (AF): vilka söker arbete, och vad kan de? "
        "Klar när någon har tackat ja."
    ),
    Stage.INTRODUCTION: N_("Förlängd introduktion på arbetsplatsen, oftast med BEA. Klar när tiden är slut."),
    Stage.REQUIREMENT_FOLLOW_UP: N_("Gå igenom krav och önskemål tillsammans. Vill båda fortsätta?"),
    Stage.ORDINARY: N_("Klar när tjänsten är en ordinarie anställning. Hoppa gärna över steg som inte behövs."),
}
_ENDS = {Place.DONE: N_("Ordinarie tjänst"), Place.CLOSED: N_("Avslutad")}
PLACE = STATUS | STAGE | _ENDS
"""How far one has come: its text, or the stage that is next."""
STEP = {
    Do.REVIEW: N_("Låt chef, HR och fack granska"),
    Do.APPROVE: N_("Godkänn"),
    Do.FOLLOW: N_("Planera vägen till tjänst"),
} | STAGE
"""What there is to do next."""
STEP_ON_PAPER = STEP | {Do.APPROVE: "Godkänn texten"}
WAY = {Way.OVERDUE: N_("Försenat"), Way.NOT_BEGUN: N_("Inte påbörjad")} | STAGE | _ENDS
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
SORT = {
    Sort.CHANGED: N_("Senast ändrad först"),
    Sort.NEXT: N_("Det som brådskar först"),
    Sort.TITLE: N_("Titel"),
    Sort.WORKPLACE: N_("Arbetsplats"),
    Sort.EXTENT: N_("Störst omfattning först"),
}

_PLAN = N_(
    "Skriv vad som ska vara på plats, och ett datum för när tjänsten blir en ordinarie anställning. "
    "Utan plan blir det sällan av, och texten kan inte granskas."
)
ADVICE = {
    "no_mandate no": N_("Det här är en lista, inte ett jobb än"),
    "no_mandate unknown": N_("Får det bli ett jobb?"),
    "no_assignment": N_("Vad är tjänsten till för?"),
    "only_a_list": N_("Uppdraget är en lista"),
    "reserved_ground": N_("Kan vara reserverad i lag, enligt"),
    "reserved_word": N_("Lagen ställer krav:"),
    "green_for_a_group": N_("Grön för"),
    "black_for_a_group": N_("Svart för"),
    "mostly_simple only": N_("Bara praktiska uppgifter?"),
    "mostly_simple mostly": N_("Mest praktiska uppgifter?"),
    "peaks apart": N_("Toppar på dagen:"),
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
    "no_mandate no": (
        N_(
            "När utkastet gjordes fanns inget mandat att skapa en tjänst. "
            "Ta reda på vem som kan säga ja, och varifrån pengarna kommer, innan ni lovar någon något."
        ),
    ),
    "no_mandate unknown": (
        N_(
            "Ingen har svarat på om det finns mandat att skapa en tjänst. "
            "Ta reda på vem som kan säga ja, och varifrån pengarna kommer, innan ni lovar någon något."
        ),
    ),
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
