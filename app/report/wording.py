"""The report's words on paper and in sheets: Swedish, as all of the municipality's documents."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.analysis import words as session_two
from app.analysis.freed import Minutes, Warn, WarningKind
from app.analysis.opinions import ANSWERS, Opinion
from app.export.document import swedish_number
from app.report.report import Report
from app.results.wording import how_many
from app.workshop import words as workshop_words
from app.workshop.readiness import CATEGORY, RECEIVER, RECEIVER_IS


def number(it: float) -> str:
    return swedish_number(Decimal(str(it)))


def hours(minutes: Minutes) -> str:
    """ "18 h", and where it is spread "18 h (mellan 15 och 22)"."""
    said = f"{number(minutes.hours)} h"
    if minutes.from_hours != minutes.to_hours:
        said += f" (mellan {number(minutes.from_hours)} och {number(minutes.to_hours)})"
    return said


def roughly(minutes: Minutes) -> str:
    """As people say it: "ungefär en halv dag i veckan", "ungefär 2,6 heltider"."""
    said = minutes.roughly
    return session_two.ROUGHLY[said.key].format(n=number(said.n))


_NOT_YET = "inte klart än"
_SETTLED = {"yes": "klart", "no": "inte klart", "not_yet": _NOT_YET}
"""By what was answered."""


def ready(report: Report) -> Iterator[tuple[str, str]]:
    """Who receives what came of it, and whether a category is decided: as it was answered before, and nothing of a
    workshop that was not asked."""
    said = report.readiness
    if RECEIVER in said or RECEIVER_IS in said:
        who = workshop_words.RECEIVER.get(said.get(RECEIVER_IS, ""), "Inte sagt vem")
        yield "Tar emot resultatet", f"{who} ({_SETTLED.get(said.get(RECEIVER, ''), _NOT_YET)})"
    if CATEGORY in said and report.came.purpose == "jobs":
        decided = said[CATEGORY] == "yes"
        yield "Ny yrkeskategori", "Det är bestämt om det behövs en" if decided else "Inte bestämt om det behövs en"


ONLY_LISTED = "Det gäller bara uppgifterna på listan, och bara dem som någon har sagt en tid för. Alla gör annat också."


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
            return f"Den nya tjänsten har bara praktiska uppgifter. Finns det något att växa i som också passar?{more}"
        case WarningKind.ONLY_MOVES:
            return f"{number(warn.minutes.hours)} h går till en annan grupp. De försvinner inte: {about}."
        case WarningKind.UNKNOWN_TIME:
            return f"Tiden är inte känd för: {about}. De är inte med i summorna."


def opinion(said: Opinion) -> str:
    """What a group that answers together says: "Nej: ett enklare sätt"."""
    how = session_two.HOW_ON_PAPER[said.how] if said.how else ""
    return session_two.ANSWER_ON_PAPER[said.answer] + (f": {how[0].lower()}{how[1:]}" if how else "")


def counted(votes: Mapping[str, int]) -> str:
    """How many gave each answer: "3 ja, 2 nej, 0 vet inte"."""
    return ", ".join(f"{votes[answer]} {session_two.ANSWER_ON_PAPER[answer].lower()}" for answer in ANSWERS)


def people(report: Report, group: str) -> str:
    """How many a group is, as far as anybody has said; else how many have joined."""
    stated = report.expected[group]
    if stated is not None:
        return how_many(stated, "person", "personer")
    return "svarar tillsammans" if group in report.came.jointly else f"{report.joined[group]} har gått med"


def method(report: Report) -> list[str]:
    """How it was done, and what the figures can and can't say."""
    came, least = report.came, report.smallest
    ways = [way for way, is_so in (("var och en för sig", came.alone), ("gruppen tillsammans", came.jointly)) if is_so]
    small = f"En yrkesgrupp där färre än {least} har svarat visas bara tillsammans med andra, eller inte alls. "
    small += f"Tid visas bara där minst {least} har svarat, eller där rummet har sagt den högt."
    if came.jointly:
        small += (
            " En grupp som svarar tillsammans visas för sig: svaret är gruppens, och tiden den som gruppen har sagt."
        )
    return [
        "Metoden heter AKR, använd kompetensen rätt. Personalen sorterade arbetsuppgifterna i fyra färger, "
        f"{' eller '.join(ways)}, innan någon såg de andras svar. På träff 2 svarade de på tre frågor på samma sätt, "
        "och bestämde sedan åtgärder tillsammans.",
        small,
        "Timmarna är vad personalen själv uppskattar. Mitten av svaren räknas, gånger så många som gör uppgiften. "
        "Spannet går från de lägre till de högre svaren, och ungefär hälften av svaren ligger i det. Varje sådan "
        "siffra är medelvärdet av minst tre svar som ligger intill varandra, i hela fem minuter, så att ingen är en "
        "enda persons. Spannen i summorna är lagda ihop, och därför breda. Tid som ingen har sagt är inte med. "
        "En arbetsvecka är fem dagar, en heltid 40 timmar.",
    ]
