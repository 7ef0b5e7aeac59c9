"""Three job descriptions as everything that they can be had as: `python -m tests.examples` writes `docs/examples/`.

An ordinary job on full time that is approved, one under BEA with its plan, and one of sixty percent from two
workplaces. The kinds of task are those that workplaces name; municipality, workplaces and figures are invented, and
every file says that it is an example.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.export.document import NOT_FILED, Filed, Letterhead
from app.export.pdf import pdf
from app.job_descriptions.draft import (
    Agreement,
    Decision,
    Draft,
    Duty,
    Employment,
    Kind,
    Level,
    Origin,
    Provenance,
    Requirement,
    Source,
    Status,
)
from app.job_descriptions.papers.formats import FILES, Edition
from app.job_descriptions.papers.sheet import Saved, xlsx
from app.job_descriptions.way.approval import Approval
from app.job_descriptions.way.reviews import How, Review, ReviewRole, Word
from app.vocabulary import PASS, Colour

WHERE = Path(__file__).parents[1] / "docs" / "examples"
OURS = Letterhead("Exempelkommunen")
ON = date(2026, 11, 27)
SKILLED = ("Barnskötare", "Förskollärare")


def _source(id: str, text: str, hours: str, groups: tuple[str, ...], *colours: Colour | str, **more: object) -> Source:
    placed = tuple((group, colour) for group, colour in zip(groups, colours, strict=True))
    return Source(id, text, id.partition(".")[0], placed, hours=Decimal(hours), **more)  # type: ignore[arg-type]


def _duty(text: str, hours: str, *sources: str, heading: str = "") -> Duty:
    return Duty(text, Decimal(hours), sources, heading, sources[0] if sources else text[:9].strip())


def _asked(what: str, kind: Kind, level: Level, why: str) -> Requirement:
    return Requirement(what, kind, level, why, what[:9].strip())


def ordinary() -> Draft:
    """AB, 100 %, approved."""
    origin = Origin("F7K2QM", "Förskolan Exempelgården", "Rätt kompetens", ON, SKILLED, 12, 38, 11, True, True)
    red = (Colour.RED, Colour.RED)
    bundled = (Decision("bundle", "Serviceassistent", "Rektor", date(2027, 2, 1)),)
    sources = (
        _source(
            "F7K2QM.t1",
            "Hantering av tvätt",
            "8",
            SKILLED,
            *red,
            votes=((SKILLED[0], (0, 1, 6, 0, 0)), (SKILLED[1], (0, 0, 5, 0, 0))),
            decisions=bundled,
            parts=("forenoon",),
        ),
        _source("F7K2QM.t2", "På- och avdukning vid måltider", "10", SKILLED, *red, decisions=bundled),
        _source("F7K2QM.t3", "Hantering av sopor", "4", SKILLED, *red, decisions=bundled),
        _source(
            *("F7K2QM.t4", "Beställa förbrukningsvaror", "6", SKILLED, Colour.RED, Colour.GREEN),
            why="Barnskötarna beställer i dag mellan måltiderna.",
            dissent="Vi vet bäst vad som går åt.",
            decisions=bundled,
        ),
        _source("F7K2QM.t5", "Arkivering och diarieföring", "4", SKILLED, PASS, Colour.RED, decisions=bundled),
        _source("F7K2QM.t6", "Svara i telefon", "4", SKILLED, Colour.RED, Colour.YELLOW, decisions=bundled),
        _source("F7K2QM.t7", "Kvittoredovisning", "4", SKILLED, PASS, Colour.RED, decisions=bundled),
    )
    return Draft(
        "Serviceassistent i förskola",
        Provenance((origin,), sources),
        (
            _duty("Tar hand om tvätt: tvättar, torkar, viker och lägger in", "8", "F7K2QM.t1", heading="Vardagen"),
            _duty("Dukar på och av vid måltider, diskar och ställer in", "10", "F7K2QM.t2", heading="Vardagen"),
            _duty("Sorterar och bär ut sopor", "4", "F7K2QM.t3", heading="Vardagen"),
            _duty("Beställer förbrukningsvaror, packar upp och håller förrådet", "6", "F7K2QM.t4", heading="Kontor"),
            _duty("Arkiverar och diarieför inkomna papper", "4", "F7K2QM.t5", heading="Kontor"),
            _duty("Svarar i telefon före klockan nio", "4", "F7K2QM.t6", heading="Kontor"),
            _duty("Redovisar kvitton varje månad", "4", "F7K2QM.t7", heading="Kontor"),
        ),
        administration="Barn- och utbildningsförvaltningen",
        unit="Förskoleområde Exempel",
        workplace="Förskolan Exempelgården",
        manager="Rektor",
        works_with="Barnskötare, förskollärare och kökspersonal",
        relieves="Barnskötare och förskollärare",
        assignment="Barn och personal får en lugn dag, där maten, kläderna och materialet är på plats. "
        "Barnskötare och förskollärare får mer tid med barnen.",
        not_included="- ansvar för barngrupp\n- läkemedel\n- pedagogisk planering",
        authority="Beställer själv upp till 2 000 kronor i månaden. Större inköp bestämmer rektor.\n"
        "Har nycklar till förråd och soprum.",
        strain="Leveranser på tisdagar är tunga: två bär, och det finns en kärra.\n"
        "Måltiderna är bullriga en halvtimme åt gången. Däremellan finns en lugn plats att arbeta på.",
        requirements=(
            _asked("Läsa och följa en skriftlig rutin", Kind.FORMAL, Level.REQUIRED, "Rutinerna för tvätt och kök"),
            _asked("Vara lugn när mycket händer samtidigt", Kind.INFORMAL, Level.REQUIRED, "Måltider i barngrupp"),
            _asked("Vana vid beställningar eller kontor", Kind.INFORMAL, Level.DESIRABLE, "Förrådet och kvittona"),
            _asked("Barnskötarutbildning", Kind.FORMAL, Level.NOT_NEEDED, "Ingen uppgift kräver den"),
        ),
        extent=Decimal(100),
        working_hours="Vardagar 7.00–15.45, utan delade turer",
        employment=Employment.PERMANENT,
        start="1 februari 2027 eller enligt överenskommelse",
        salary="24 500–26 500 kronor i månaden",
        pay_group="Grupp 2 i kommunens arbetsvärdering",
        register_check="Utdrag ur belastningsregistret före anställning (2 kap. 31 § skollagen)",
        agreement=Agreement.AB,
        introduction="Två veckor bredvid den som gör uppgifterna i dag. Uppföljning efter en, tre och sex månader.",
        mentor="En barnskötare, en timme i veckan",
        support="Rutiner med bilder vid maskinerna. Samma ordning varje dag. En fast plats för raster.",
        growth="Efter ett år: beställningar för hela området, och schema tillsammans med rektor.",
        negotiation="Gjord 24 november 2026: enig, inga synpunkter på tjänsten.",
        risk_assessment="Gjord 20 november 2026 med skyddsombudet: två bär vid leverans.",
        hr_review="",
        notes="Arbetskläder finns på plats.",
        status=Status.APPROVED,
    )


def measure() -> Draft:
    """BEA with its plan for AB, 75 %, a draft."""
    groups = ("Kockar", "Lärare")
    origin = Origin("B4N9TR", "Skolan Exempelbacken", "Skolans kök", ON, groups, 9, 27, 8, True, True)
    red = (Colour.RED, Colour.RED)
    sources = (
        _source(
            "B4N9TR.t1", "Diska och ställa in", "10", groups, Colour.RED, PASS, votes=(("Kockar", (0, 0, 5, 0, 0)),)
        ),
        _source("B4N9TR.t2", "Fylla på i matsalen", "10", groups, *red),
        _source("B4N9TR.t3", "Packa upp varor", "5", groups, Colour.RED, PASS),
        _source("B4N9TR.t4", "Duka fint vid temadagar", "5", groups, *red),
    )
    return Draft(
        "Måltidsvärd",
        Provenance((origin,), sources),
        (
            _duty("Fyller på och håller fint i matsalen", "10", "B4N9TR.t2"),
            _duty("Diskar och ställer in tillsammans med kökspersonalen", "10", "B4N9TR.t1"),
            _duty("Packar upp varor", "5", "B4N9TR.t3"),
            _duty("Dukar och smyckar vid temadagar", "5", "B4N9TR.t4"),
        ),
        administration="Serviceförvaltningen",
        unit="Måltidsenheten",
        workplace="Skolan Exempelbacken",
        manager="Kökschef",
        works_with="Kockar och lärare",
        relieves="Kockar",
        assignment="Matsalen är lugn och trevlig, och eleverna äter mer. "
        "Köket klarar maten utan tjänsten: den gör måltiden bättre.",
        not_included="- matlagning och specialkost\n- ansvar för elever",
        authority="Bestämmer själv ordningen i matsalen. Kökschefen bestämmer allt som rör maten.",
        strain="Bullrigt mellan 11 och 13. Hörselskydd finns, och det går att byta till uppackning.",
        requirements=(
            _asked("Vara vänlig mot barn och vuxna", Kind.INFORMAL, Level.REQUIRED, "Matsalen"),
            _asked("Förstå muntliga instruktioner på svenska", Kind.INFORMAL, Level.REQUIRED, "Hygien i köket"),
            _asked("Körkort", Kind.FORMAL, Level.NOT_NEEDED, "Ingen uppgift betyder att man kör"),
        ),
        extent=Decimal(75),
        working_hours="Skoldagar 8.30–14.30",
        employment=Employment.TEMPORARY,
        until=date(2027, 12, 31),
        start="11 januari 2027",
        salary="Enligt BEA",
        pay_group="",
        register_check="Utdrag ur belastningsregistret före anställning (2 kap. 31 § skollagen)",
        agreement=Agreement.BEA,
        ab_plan=date(2028, 1, 1),
        plan="Behovet prövas i maj 2027. Budget för en ordinarie tjänst söks i juni. Kökschefen och HR ansvarar.",
        introduction="Sex veckor tillsammans med en kock. Uppföljning var fjärde vecka, med kompetensplan.",
        mentor="En kock, två timmar i veckan",
        support="Bilder vid diskmaskinen. Samma uppgifter i samma ordning. Kort genomgång varje morgon.",
        growth="Kurs i livsmedelshygien på arbetstid under hösten, och sedan kassan i personalens matsal.",
        negotiation="Planerad 8 december 2026",
        risk_assessment="Gjord 25 november 2026 med skyddsombudet: hörselskydd vid disken.",
    )


def of_two() -> Draft:
    """60 % from two workplaces, reviewed."""
    one, other = ("Bibliotekarier",), ("Handläggare", "Assistenter")
    origins = (
        Origin("H3WPXE", "Biblioteket Exempeltorget", "Biblioteket", ON, one, 6, 19, 5, True, True),
        Origin("M8DCKA", "Medborgarkontoret", "Kontoret", ON, other, 10, 31, 7, True, True),
    )
    sources = (
        _source("H3WPXE.t1", "Bokuppsättning", "8", one, Colour.RED),
        _source("H3WPXE.t2", "Plasta och märka böcker", "4", one, Colour.RED),
        _source("M8DCKA.t1", "Arkivering", "8", other, Colour.RED, Colour.YELLOW),
        _source("M8DCKA.t2", "Förbereda mötesrum", "4", other, Colour.RED, Colour.RED),
    )
    return Draft(
        "Biblioteks- och kontorsassistent",
        Provenance(origins, sources),
        (
            _duty("Sätter upp böcker och håller ordning i hyllorna", "8", "H3WPXE.t1", heading="Biblioteket"),
            _duty("Plastar och märker nya böcker", "4", "H3WPXE.t2", heading="Biblioteket"),
            _duty("Sorterar och arkiverar avslutade ärenden", "8", "M8DCKA.t1", heading="Medborgarkontoret"),
            _duty("Ställer i ordning mötesrum", "4", "M8DCKA.t2", heading="Medborgarkontoret"),
        ),
        administration="Kultur- och fritidsförvaltningen",
        unit="Kultur i centrum",
        workplace="Biblioteket Exempeltorget och Medborgarkontoret",
        manager="Bibliotekschef (kontorschefen leder arbetet på Medborgarkontoret)",
        works_with="Bibliotekarier, handläggare och assistenter",
        relieves="Bibliotekarier och handläggare",
        assignment="Besökare hittar sina böcker, och avslutade ärenden går att finna igen. "
        "Två arbetsplatser med var sitt litet behov delar på en tjänst.",
        not_included="- råd till besökare i ärenden\n- beslut om gallring",
        authority="Bestämmer själv i vilken ordning arbetet görs. "
        "Tar del av uppgifter med sekretess och skriver på en förbindelse.",
        strain="Mycket gående och lyft av böcker: vagn finns, och uppgifterna växlar varje dag.",
        requirements=(
            _asked("Vara noggrann", Kind.INFORMAL, Level.REQUIRED, "Hyllor och arkiv"),
            _asked("Läsa svenska så att en rubrik går att sortera", Kind.FORMAL, Level.REQUIRED, "Arkivet"),
            _asked("Vana vid dator", Kind.INFORMAL, Level.DESIRABLE, "Sökning i arkivet"),
        ),
        extent=Decimal(60),
        working_hours="Måndag–onsdag: 8–12 på biblioteket, 12.30–16.30 på Medborgarkontoret i samma kvarter",
        employment=Employment.PERMANENT,
        start="Enligt överenskommelse",
        salary="Enligt AB, individuell",
        register_check="Behövs inte",
        agreement=Agreement.AB,
        introduction="En vecka på varje arbetsplats med en kollega. En gemensam uppföljning efter en månad.",
        mentor="En bibliotekarie och en assistent, en halvtimme var i veckan",
        support="Skyltar i arkivet. En och samma plan för veckan, för båda arbetsplatserna.",
        growth="Utlåning och bokbussen, när den som har tjänsten vill.",
        negotiation="Behövs inte: ingen medarbetares uppgifter ändras i större mån.",
        risk_assessment="Gjord 23 november 2026 med båda skyddsombuden.",
        status=Status.REVIEWED,
    )


def editions() -> dict[str, Edition]:
    """By the beginning of the files' names."""
    said = (
        (Review(4, Word.AGREED, ReviewRole.UNION, "Kommunal", 1, how=How.LINK), date(2026, 11, 24)),
        (
            Review(4, Word.REVIEWED, ReviewRole.MANAGER, "", 2, words="Det här är vad vi behöver.", how=How.LINK),
            date(2026, 11, 25),
        ),
        (Review(4, Word.APPROVED, ReviewRole.HR, "", 3), ON),
    )
    filed = Filed("EX 2026/123", "2.6.1", ON)
    return {
        "serviceassistent-ab": Edition(ordinary(), 4, ON, OURS, said, filed, Approval(ON, None, ())),
        "maltidsvard-bea": Edition(measure(), 2, ON, OURS, (), replace(NOT_FILED, diary="EX 2026/124")),
        "assistent-tva-arbetsplatser": Edition(of_two(), 3, ON, OURS),
    }


def files() -> Iterable[tuple[str, bytes]]:
    """Names and contents."""
    its = editions()
    for name, edition in its.items():
        for ending, make in FILES.items():
            yield f"{name}.{ending}", make(edition).content
        yield f"{name}-lattlast.pdf", pdf(edition.easy)
        yield f"{name}-utan-bilaga.pdf", FILES["pdf"](replace(edition, has_appendix=False)).content
    saved = [Saved(number, it.number, it.on, it.draft) for number, it in enumerate(its.values(), 1)]
    yield "alla.xlsx", xlsx(saved, ON)


if __name__ == "__main__":
    WHERE.mkdir(exist_ok=True)
    for old in WHERE.iterdir():
        old.unlink()
    for name, content in files():
        (WHERE / name).write_bytes(content)
