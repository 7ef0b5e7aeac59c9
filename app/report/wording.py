"""The report's words on paper and in sheets: Swedish, as all of the municipality's documents."""

from decimal import Decimal

from app.analysis.freed import Goes, Minutes, Warn, WarningKind
from app.export.document import ACTION_WORDS, swedish_number
from app.report.report import Report

QUESTION_WORDS = {
    "right_things": "Gör vi rätt saker?",
    "done_right": "Gör vi saker rätt?",
    "right_competence": "Gör rätt kompetens rätt saker?",
}
ANSWER_WORDS = {"yes": "Ja", "no": "Nej", "unsure": "Vet inte", "": ""}
HOW_WORDS = {
    "simplify": "Ett enklare sätt",
    "tool": "Ett bättre verktyg",
    "order": "En annan ordning",
    "waste": "En del är onödigt",
    "other_group": "En annan yrkesgrupp",
    "new_job": "En ny tjänst",
    "support": "En stödfunktion",
}
KIND_WORDS = {kind: word.capitalize() for kind, word in ACTION_WORDS.items()}
GOES_WORDS = {Goes.STAYS: "är kvar", Goes.STOPS: "slutar", Goes.NEW_JOB: "ny tjänst", Goes.MOVES: "flyttar"}
ROLE_WORDS = {
    "manager": "Chef",
    "hr": "HR",
    "union": "Facket",
    "safety_rep": "Skyddsombud",
    "politician": "Politiker",
    "other": "Någon annan",
}
DUTY_WORDS = {"mbl": "Förhandling enligt MBL 11 §", "risk": "Riskbedömning med skyddsombud"}


def number(it: float) -> str:
    return swedish_number(Decimal(str(it)))


def hours(minutes: Minutes) -> str:
    """ "18 h", and where it is spread "18 h (mellan 15 och 22)"."""
    said = f"{number(minutes.hours)} h"
    if minutes.from_hours != minutes.to_hours:
        said += f" (mellan {number(minutes.from_hours)} och {number(minutes.to_hours)})"
    return said


def warning(warn: Warn, report: Report) -> str:
    about = ", ".join(report.tasks[task].text for task in warn.tasks[:6])
    match warn.kind:
        case WarningKind.PEAKS:
            return (
                f"{number(warn.minutes.hours)} h av den nya tjänsten ligger före nio eller på kvällen, av den tid där "
                "tiden på dagen är känd. "
                f"Det kan bli delade turer. Det gäller: {about}."
            )
        case WarningKind.ONE_SIDED:
            more = f" Det som kunde läggas till: {about}." if about else ""
            return f"Den nya tjänsten har bara enkla uppgifter. Lägg gärna till något att växa i.{more}"
        case WarningKind.ONLY_MOVES:
            return f"{number(warn.minutes.hours)} h går till en annan grupp. De försvinner inte: {about}."
        case WarningKind.UNKNOWN_TIME:
            return f"Tiden är inte känd för: {about}. De är inte med i summorna."


def method(report: Report) -> list[str]:
    """How it was done, and what the figures can and can't say."""
    return [
        "Metoden heter AKR, använd kompetensen rätt. Personalen sorterade arbetsuppgifterna i fyra färger, var och en "
        "för sig, innan någon såg de andras svar. På träff 2 svarade de på tre frågor på samma sätt, och bestämde "
        "sedan åtgärder tillsammans.",
        f"En yrkesgrupp där färre än {report.smallest} har svarat visas bara tillsammans med andra. Tid visas bara där "
        f"minst {report.smallest} har svarat, eller där rummet har sagt den högt.",
        "Timmarna är vad personalen själv uppskattar. Mitten (medianen) av svaren räknas, gånger så många som gör "
        "uppgiften. Spannet är hälften av svaren: en fjärdedel svarade lägre och en fjärdedel högre. Spannen i "
        "summorna är lagda ihop, och därför breda. Tid som ingen har sagt är inte med. En arbetsvecka är fem dagar, "
        "en heltid 40 timmar.",
    ]
