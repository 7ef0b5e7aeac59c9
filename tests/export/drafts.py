"""Drafts for the documents: a plain one, and one whose every text is hard."""

from datetime import date
from decimal import Decimal

from app.job_descriptions.draft import Agreement, Draft, Duty, Kind, Level, Provenance, Requirement, Source
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
)


def plain() -> Draft:
    groups = ("Barnskötare", "Förskollärare")
    sources = (
        Source("t1", "Hantering av tvätt", tuple((group, Colour.RED) for group in groups)),
        Source("t2", "Beställa förbrukningsvaror", ((groups[0], Colour.RED), (groups[1], Colour.GREEN))),
        Source("t3", "Fönsterputs", ((groups[0], Colour.RED),)),
    )
    return Draft(
        "Serviceassistent i förskola",
        Provenance("Förskolan Exempelgården", "Rätt kompetens", date(2026, 11, 20), groups, 12, 38, 11, sources),
        (
            Duty("Tar hand om tvätt", Decimal("5.5"), ("t1",)),
            Duty("Beställer förbrukningsvaror", Decimal(3), ("t2",)),
            Duty("Håller ordning"),
        ),
        assignment="Barn och personal får en lugn dag.\n- maten\n- kläderna",
        manager="Rektor",
        extent=Decimal("62.5"),
        agreement=Agreement.BEA,
        ab_plan=date(2027, 9, 1),
        requirements=(
            Requirement("Vara lugn", Kind.INFORMAL, Level.DESIRABLE, "Måltider"),
            Requirement("Läsa en rutin", Kind.FORMAL, Level.REQUIRED, "Tvätt"),
        ),
        negotiation="Planerad 2 december 2026",
    )


def hard() -> Draft:
    groups = ("Barnskötare", "فريق", "Z" * 80)
    sources = tuple(Source(f"t{i}", text, tuple((g, Colour.BLACK) for g in groups)) for i, text in enumerate(HARD))
    return Draft(
        HARD[0],
        Provenance(HARD[1], HARD[5], SAVED, groups, 1, 1, 1, sources, is_example=True),
        tuple(Duty(text, Decimal(1), (f"t{i}",)) for i, text in enumerate(HARD)),
        assignment="\n".join(HARD) + "\n- " + "\n- ".join(HARD),
        manager=HARD[2],
        requirements=tuple(Requirement(text, why=text) for text in HARD),
        negotiation=HARD[3],
        notes=HARD[5],
    )
