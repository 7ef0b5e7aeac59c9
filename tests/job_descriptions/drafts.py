"""Drafts for the documents: a plain one, one where every field is written, and one whose every text is hard."""

from base64 import b64decode
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.export.document import Letterhead, Logo
from app.job_descriptions.draft import (
    OTHERS,
    Agreement,
    BeganIn,
    Decision,
    Draft,
    Duty,
    Employment,
    Kind,
    Level,
    OrdinaryWork,
    Origin,
    Provenance,
    Requirement,
    Source,
)
from app.vocabulary import Colour

SAVED = date(2026, 11, 24)

HARD = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "x" * 200,
    "غسل الملابس",
    "Tvätt 🧺 och disk 👩‍🍳",
    '#panic() *a* _b_ $x$ `c` @d <e> \\n // /* */ #("x")',
    "日本語",
    "=1+1",
)


def plain() -> Draft:
    groups = ("Barnskötare", "Förskollärare")
    sources = (
        Source("t1", "Hantering av tvätt", "A", tuple((group, Colour.RED) for group in groups)),
        Source("t2", "Beställa förbrukningsvaror", "A", ((groups[0], Colour.RED), (groups[1], Colour.GREEN))),
        Source("t3", "Fönsterputs", "A", ((groups[0], Colour.RED),)),
    )
    return Draft(
        "Serviceassistent i förskola",
        Provenance(
            (Origin("A", "Förskolan Exempelgården", "Rätt kompetens", date(2026, 11, 20), groups, 12, 38, 11),), sources
        ),
        (
            Duty("Tar hand om tvätt", Decimal("5.5"), ("t1",)),
            Duty("Beställer förbrukningsvaror", Decimal(3), ("t2",)),
            Duty("Håller ordning"),
        ),
        assignment="Barn och personal får en lugn dag.\n- maten\n- kläderna",
        manager="Rektor",
        works_with="Barnskötare och förskollärare",
        extent=Decimal("62.5"),
        agreement=Agreement.BEA,
        ab_plan=date(2027, 9, 1),
        requirements=(
            Requirement("Vara lugn", Kind.INFORMAL, Level.DESIRABLE, "Måltider"),
            Requirement("Läsa en rutin", Kind.FORMAL, Level.REQUIRED, "Tvätt"),
        ),
        negotiation="Planerad 2 december 2026",
    )


def full() -> Draft:
    """Every field is written, the tasks come from two workshops and stand under headings."""
    first, second = ("Barnskötare", "Förskollärare"), ("Kockar",)
    sources = (
        Source(
            "A.t1",
            "Hantering av tvätt",
            "A",
            tuple((group, Colour.RED) for group in first),
            votes=((first[0], (0, 1, 8, 0)), (first[1], (1, 0, 6, 0))),
            hours=Decimal("5.5"),
            hours_by_group=((first[0], Decimal(4)), (first[1], Decimal("1.5"))),
            parts=("forenoon", "midday"),
            decisions=(Decision("bundle", "Med disken", "Rektor", date(2026, 12, 3)),),
            why="Tar tid från barnen",
            dissent="Det är en paus",
        ),
        Source(
            "A.t2",
            "Beställa förbrukningsvaror",
            "A",
            ((first[0], Colour.RED), (first[1], Colour.GREEN)),
            votes=((OTHERS, (2, 0, 7, 1)),),
            hours=Decimal(3),
        ),
        Source("A.t3", "Fönsterputs", "A", ((first[0], Colour.RED),)),
        Source("B.t1", "Disk", "B", ((second[0], Colour.YELLOW),), hours=Decimal(7), parts=("afternoon",)),
    )
    origins = (
        Origin("A", "Förskolan Exempelgården", "Rätt kompetens", date(2026, 11, 20), first, 12, 38, 11, True),
        Origin("B", "Köket Exempelgården", "Kökets dag", date(2026, 11, 21), second, 6, 1, 1),
    )
    return replace(
        plain(),
        provenance=Provenance(origins, sources),
        duties=(
            Duty("Tar hand om tvätt", Decimal("5.5"), ("A.t1",), "Textilier"),
            Duty("Beställer förbrukningsvaror", Decimal(3), ("A.t2",), "Förråd"),
            Duty("Håller ordning", None, (), "Förråd"),
            Duty("Diskar efter lunchen", Decimal(7), ("B.t1",), "Kök"),
        ),
        workplace="Förskolan Exempelgården och köket",
        need="Tvätten blir liggande när barnen är ute.",
        ordinary_work=OrdinaryWork.YES,
        began_in=BeganIn.PERSON,
        not_included="Ansvar för barngrupp.\n- läkemedel",
        relieves="Barnskötare",
        working_hours="Vardagar 8–13",
        employment=Employment.TEMPORARY,
        until=date(2027, 8, 31),
        start="2027-02-01 eller enligt överenskommelse",
        salary="23 500–25 000 kronor i månaden",
        plan="Behovet prövas i maj. Rektor ansvarar.",
        introduction="De första veckorna går du bredvid. Uppföljning efter en månad.",
        mentor="Barnskötare på avdelningen, en timme i veckan",
        support="Bildstöd vid maskinerna.",
        adaptation="Lugn plats för rast.",
        aid="207024 Vårdbiträde",
        ssyk="9412 Restaurang- och köksbiträden",
        jobtech="rQds_YGd_quU Köksbiträde",
        municipality="Exempelkommunen",
        requirements=(*plain().requirements, Requirement("B-körkort", Kind.FORMAL, Level.NOT_NEEDED, "Ingen kör")),
        risk_assessment="Gjord 20 november 2026",
        hr_review="Pågår",
        notes="Arbetskläder finns.",
        administration="Barn och utbildning",
        unit="Exempelgårdens förskoleområde",
        authority="Beställer upp till 2 000 kronor i månaden.\n- nycklar till förrådet",
        strain="Tunga lyft vid leverans: två bär.",
        pay_group="Grupp 2",
        register_check="Utdrag ur belastningsregistret enligt skollagen",
        growth="Beställningar för hela området efter ett år.",
    )


ONE_LINE = (
    *("workplace", "manager", "works_with", "relieves", "working_hours", "start", "salary", "mentor"),
    *("aid", "ssyk", "jobtech", "municipality", "negotiation", "risk_assessment", "hr_review"),
    *("administration", "unit", "pay_group", "register_check"),
)
PROSE = (
    *("need", "assignment", "not_included", "plan", "introduction", "support", "adaptation", "notes"),
    *("authority", "strain", "growth"),
)
ROWS = ("title", "heading", "duty", "asked", "why")
LINEAGE = ("workshop", "group", "task", "decision", "owner", "reason", "dissent")
FIELDS = (*ROWS, *ONE_LINE, *PROSE, *LINEAGE)
"""Each text that somebody can write, in a draft or on the board that it came from."""


def marked(text: str, field: str) -> str:
    """The text so that it can be told where it stands."""
    return f"{text} ({field.replace('_', '')})"


def every_text(text: str) -> Draft:
    """The full draft with this in place of each text in it, marked with where it stands."""
    its = {field: marked(text, field) for field in FIELDS}
    origin = Origin("A", "Skolan", its["workshop"], SAVED, (its["group"], "Kockar"), 1, 1, 1, is_example=True)
    votes = ((its["group"], (1, 2, 3, 4)), (OTHERS, (1, 0, 0, 0)))
    decision = Decision("bundle", its["decision"], its["owner"], SAVED)
    source = Source(
        "A.t1",
        its["task"],
        "A",
        ((its["group"], Colour.RED),),
        votes,
        decisions=(decision,),
        why=its["reason"],
        dissent=its["dissent"],
    )
    return replace(
        full(),
        title=its["title"],
        provenance=Provenance((origin,), (source,)),
        duties=(Duty(its["duty"], Decimal(1), ("A.t1",), its["heading"]), Duty("Diskar", Decimal(1))),
        requirements=tuple(Requirement(its["asked"], kind, level, its["why"]) for kind in Kind for level in Level),
        **{field: its[field] for field in (*ONE_LINE, *PROSE)},  # type: ignore[arg-type]
    )


PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
OURS = Letterhead("Exempelkommunen", Logo(PIXEL, 30, 10))


def hard() -> Draft:
    groups = ("Barnskötare", "فريق", "Z" * 80)
    sources = tuple(Source(f"t{i}", text, "A", tuple((g, Colour.BLACK) for g in groups)) for i, text in enumerate(HARD))
    return Draft(
        HARD[0],
        Provenance((Origin("A", HARD[1], HARD[5], SAVED, groups, 1, 1, 1, is_example=True),), sources),
        tuple(Duty(text, Decimal(1), (f"t{i}",)) for i, text in enumerate(HARD)),
        assignment="\n".join(HARD) + "\n- " + "\n- ".join(HARD),
        manager=HARD[2],
        requirements=tuple(Requirement(text, why=text) for text in HARD),
        negotiation=HARD[3],
        notes=HARD[5],
    )
