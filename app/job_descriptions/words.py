"""Job descriptions in words. What is said otherwise on paper stands beside what a screen says."""

from app.job_descriptions.draft import Agreement, Employment, Kind, Level, Status
from app.job_descriptions.fields import CELLS, TABLE, Part
from app.job_descriptions.versions import What
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

CHANGE = {What.ADDED: N_("nytt"), What.REMOVED: N_("borttaget"), What.CHANGED: N_("omskrivet")}
CHANGE_OF_ROW = {What.ADDED: N_("Ny rad:"), What.REMOVED: N_("Borttagen rad:"), What.CHANGED: N_("Ändrad rad:")}

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
