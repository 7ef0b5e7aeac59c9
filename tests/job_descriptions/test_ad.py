"""The text of an advertisement, with its own details."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.document import Bullets, Facts, Heading, Letterhead, Paragraph
from app.export.formats import PAPERS
from app.job_descriptions.ad.details import (
    NAMES,
    NO_DETAILS,
    TABLE,
    Details,
    Extract,
    Mind,
    What,
    merge,
    minds,
    read,
    typed,
)
from app.job_descriptions.draft import Agreement, Draft, Duty, Employment, Level, Requirement, Status
from app.job_descriptions.papers.ad import Ad, ad, paper, text
from app.vocabulary import TextTooLong
from tests.job_descriptions.drafts import FIELDS, HARD, LINEAGE, OURS, SAVED, every_text, full, marked, plain

NOT_FOR_APPLICANTS = {
    *LINEAGE,
    *("why", "relieves", "adaptation", "aid", "ssyk", "jobtech", "municipality"),
    *("negotiation", "risk_assessment", "hr_review", "notes", "plan"),
    *("administration", "unit", "pay_group", "authority", "strain", "need"),
}
OF_DETAILS = tuple(it.name for it in TABLE if it.what in (What.LINE, What.LINES))
"""Each text that somebody can write for an advertisement."""
ALL = Details(
    "Ring, mejla eller kom hit.\nBerätta vad du kan.",
    "jobb@kommun.exempel",
    date(2027, 1, 15),
    "Rektor, 010-000 00 01",
    "Kommunal 010-000 00 02\nVision 010-000 00 03",
    "2026/318",
    2,
    "Exempelgatan 1",
    "Exempelby",
    6,
    Extract.SHOWN,
    "kraven är uppfyllda då.",
)
AB = replace(full(), agreement=Agreement.AB, employment=Employment.PERMANENT, until=None, register_check="")


def of(draft: Draft, details: Details = NO_DETAILS) -> Ad:
    return ad(draft, OURS, details)


def test_it_has_four_headings_in_the_order_that_somebody_asks():
    assert [name for name, _ in of(full(), ALL).parts] == ["Om jobbet", "Du som söker", "Vi erbjuder", "Så söker du"]


def test_the_job_is_told_in_sentences_under_its_headings():
    assert of(full()).needs == (
        "Barn och personal får en lugn dag.\n\n- maten\n- kläderna\n\n"
        "Textilier: Du tar hand om tvätt.\n\n"
        "Förråd: Du beställer förbrukningsvaror och håller ordning.\n\n"
        "Kök: Du diskar efter lunchen.\n\n"
        "Det här ingår inte i jobbet:\n\nAnsvar för barngrupp.\n\n- läkemedel\n\n"
        "Du arbetar med barnskötare och förskollärare. Närmaste chef är rektor."
    )


def test_what_is_asked_is_told_in_sentences_and_the_rest_after_a_colon():
    rows = (
        *full().requirements,
        Requirement("Excel på grundnivå"),
        Requirement("HLR", level=Level.DESIRABLE),
        Requirement("Bakgrund i gäng", level=Level.DESIRABLE),
    )
    assert of(replace(full(), requirements=rows, register_check="")).requirements == (
        "Du behöver kunna läsa en rutin.\n\n"
        "Det här behöver du också: Excel på grundnivå.\n\n"
        "Det är bra om du är lugn.\n\n"
        "Det här är också en fördel:\n- HLR\n- Bakgrund i gäng\n\n"
        "Du behöver inte ha B-körkort."
    )


def test_what_is_offered_says_how_long_how_much_when_and_under_which_agreement():
    assert of(AB).conditions.split("\n") == [
        "- Anställning tills vidare på 62,5 procent, 25 timmar i veckan.",
        "- Arbetstid: Vardagar 8–13.",
        "- Start: 2027-02-01 eller enligt överenskommelse.",
        "- Lön: 23 500–25 000 kronor i månaden.",
        "- Kollektivavtal: AB, Allmänna bestämmelser.",
        "- Introduktion: De första veckorna går du bredvid. Uppföljning efter en månad.",
        "- Handledare: Barnskötare på avdelningen, en timme i veckan.",
        "- Stöd som alla har: Bildstöd vid maskinerna.",
        "- Utvecklingsväg: Beställningar för hela området efter ett år.",
    ]
    assert "på heltid, 40 timmar i veckan" in of(replace(AB, extent=Decimal(100))).conditions


def test_support_on_several_lines_stands_under_its_name():
    said = of(replace(AB, support="Bildstöd.\n- fasta tider\n- lugn plats")).conditions
    assert "\n\nStöd som alla har:\n\nBildstöd.\n\n- fasta tider\n- lugn plats" in said


def test_bea_promises_nothing():
    said = of(full(), replace(ALL, ab_if="")).conditions
    assert "Planen är en ordinarie anställning (AB) från den 1 september 2027, om kommunen beslutar det då." in said
    assert "1 september 2027, om kraven är uppfyllda då." in of(full(), ALL).conditions
    assert "om om" not in of(full(), replace(ALL, ab_if="Om kraven är uppfyllda")).conditions
    open_end = of(replace(full(), ab_plan=None)).conditions
    assert "Det är inte bestämt om det blir en ordinarie anställning." in open_end
    for promise in ("blir en ordinarie anställning (AB)", "övergår", "garanter"):
        assert promise not in said


def test_how_to_apply_has_all_that_somebody_asks():
    *told, facts = dict(of(full(), ALL).parts)["Så söker du"]
    assert told == [
        Paragraph("Ring, mejla eller kom hit."),
        Paragraph("Berätta vad du kan."),
        Paragraph("Sök senast den 15 januari 2027."),
    ]
    assert facts == Facts(
        (
            ("Ansökan", "jobb@kommun.exempel, skriv 2026/318"),
            ("Fråga om jobbet", "Rektor, 010-000 00 01"),
            ("Fråga facket", "Kommunal 010-000 00 02, Vision 010-000 00 03"),
            ("Plats", "Exempelgatan 1, Exempelby"),
            ("Provanställning", "Sex månader"),
        )
    )


def test_what_is_checked_in_registers_is_told_once_as_the_text_says_it_and_is_no_offer():
    silent = replace(full(), register_check="")
    assert of(full(), ALL).requirements.endswith("Registerkontroll: Utdrag ur belastningsregistret enligt skollagen.")
    assert text(of(full(), ALL)).count("belastningsregist") == 1
    chosen = "Före anställningen visar du ett utdrag ur polisens belastningsregister."
    assert of(silent, ALL).requirements.endswith(chosen)
    assert "register" not in text(of(silent, replace(ALL, extract=Extract.OPEN)))


@pytest.mark.parametrize(
    ("months", "said"), [(None, None), (0, "Ingen"), (1, "En månad"), (3, "Tre månader"), (6, "Sex månader")]
)
def test_probation_is_said_in_words(months: int | None, said: str | None):
    parts = dict(of(full(), Details(probation=months)).parts)
    assert parts.get("Så söker du") == ((Facts((("Provanställning", said),)),) if said else None)


def test_the_lead_says_where_how_long_how_much_and_how_many():
    assert of(AB, ALL).lead == "Förskolan Exempelgården och köket. Tills vidare, 62,5 %. 2 platser."
    assert of(AB, Details(vacancies=1)).lead.endswith(" 1 plats.")
    assert of(full()).lead.endswith("Tidsbegränsad till och med 31 augusti 2027, 62,5 %.")


def test_nothing_is_said_where_nothing_is_written():
    bare = ad(Draft("Vaktmästare", plain().provenance, (Duty("Byter lampor"),)), Letterhead())
    assert bare.needs == "Du byter lampor."
    assert bare.requirements == bare.conditions == bare.application == ""
    assert [name for name, _ in bare.parts] == ["Om jobbet"]


def test_a_name_keeps_its_capital_and_an_occupation_does_not():
    said = of(replace(full(), manager="Are Andersson", works_with="Kockar")).needs
    assert said.endswith("Du arbetar med kockar. Närmaste chef är Are Andersson.")


def test_the_whole_text_says_that_it_is_a_draft_until_it_is_approved():
    assert text(of(full())).startswith("UTKAST: inte godkänd än\n\nServiceassistent i förskola\n\nExempelkommunen\n")
    assert "UTKAST" not in text(of(replace(full(), status=Status.APPROVED)))


def test_the_paper_has_the_reference_in_its_head_and_no_number_of_the_diary():
    its = paper(of(full(), ALL), SAVED)
    assert (its.kind, its.edition, its.filed.lines) == ("Platsannons", "Referens 2026/318", ())
    assert next(it.text for it in its.blocks if isinstance(it, Heading)) == "Om jobbet"
    assert its.file_name == "Platsannons Serviceassistent i förskola"


@pytest.mark.parametrize("hard", [*HARD, "y" * 5000])
def test_a_hard_text_comes_out_as_it_was_written(hard: str):
    """But for the first letter of a row, which may stand in a sentence."""
    said = text(of(every_text(hard))).casefold()
    assert {field for field in FIELDS if marked(hard, field).casefold() not in said} == NOT_FOR_APPLICANTS


def every_detail(hard: str) -> Details:
    return replace(ALL, **{name: marked(hard, name) for name in OF_DETAILS})  # type: ignore[arg-type]


@pytest.mark.parametrize("hard", HARD)
def test_a_hard_detail_comes_out_as_it_was_written(hard: str):
    said = text(of(full(), every_detail(hard)))
    assert [name for name in OF_DETAILS if marked(hard, name) not in said] == []


@pytest.mark.unhurried
@pytest.mark.parametrize("hard", HARD)
@pytest.mark.parametrize("ending", PAPERS)
def test_a_hard_text_is_only_text_in_every_file(hard: str, ending: str):
    made = PAPERS[ending](paper(ad(every_text(hard), OURS, every_detail(hard)), SAVED))
    assert len(made) > 500
    if ending == "md":
        assert b"<script" not in made


# What is typed


def test_details_are_read_back_as_they_were_typed():
    assert read(typed(ALL)).details == ALL
    assert read(typed(NO_DETAILS)).details == NO_DETAILS
    assert {it.name for it in fields(Details)} == {*typed(ALL)} == {*NAMES}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("vacancies", "0", "not_a_whole_number"),
        ("vacancies", "många", "not_a_whole_number"),
        ("vacancies", "²", "not_a_whole_number"),
        ("probation", "7", "not_a_whole_number"),
        ("probation", "-1", "not_a_whole_number"),
        ("probation", "2,5", "not_a_whole_number"),
        ("last_day", "snart", "not_a_date"),
        ("last_day", "2027-02-30", "not_a_date"),
        ("last_day", "0001-01-01", "day_out_of_reach"),
        ("reference", "x" * 301, "text_too_long"),
        ("ask", "x" * 1001, "text_too_long"),
    ],
)
def test_what_can_not_be_read_is_said_at_its_field_and_nowhere_else(name: str, text: str, code: str):
    its = read(typed(ALL) | {name: text})
    assert {field: no.code for field, no in its.wrong.items()} == {name: code}


def test_several_are_said_at_once():
    assert {*read({"vacancies": "x", "probation": "x", "last_day": "x"}).wrong} == {
        "vacancies",
        "probation",
        "last_day",
    }
    assert isinstance(read({"town": "x" * 1000}).wrong["town"], TextTooLong)


CHANGED = st.fixed_dictionaries({name: st.sampled_from(["", "a", "b"]) for name in NAMES})


@given(CHANGED, CHANGED, CHANGED)
def test_two_at_once_keep_both_and_clash_only_where_both_changed_to_something_else(base, mine, theirs):
    both, clashing = merge(base, mine, theirs)
    for name in NAMES:
        if name in clashing:
            assert len({base[name], mine[name], theirs[name]}) == 3 or base[name] not in (mine[name], theirs[name])
        assert both[name] == (theirs[name] if mine[name] == base[name] else mine[name])
        if theirs[name] != base[name] and mine[name] not in (base[name], theirs[name]):
            assert name in clashing


# What HR is told


def told(draft: Draft, details: Details) -> list[Mind]:
    return minds(draft, details, of(draft, details).told, date(2027, 1, 1))


def test_hr_is_told_what_is_missing_and_that_bea_is_seldom_advertised():
    assert told(AB, replace(ALL)) == []
    assert told(AB, NO_DETAILS) == [
        *(Mind.NO_APPLY, Mind.NO_LAST_DAY, Mind.NO_ASK, Mind.NO_UNIONS, Mind.NO_TOWN),
    ]
    bea = replace(full(), register_check="")
    assert told(bea, replace(ALL, probation=None)) == [Mind.BEA]
    assert told(bea, ALL) == [Mind.BEA, Mind.PROBATION]
    assert told(AB, replace(ALL, last_day=date(2026, 12, 31))) == [Mind.PAST]
    assert told(AB, replace(ALL, last_day=date(2027, 1, 1))) == []


def test_hr_is_told_where_the_text_says_itself_what_is_checked_in_registers():
    assert told(replace(AB, register_check="Behövs inte"), ALL) == [Mind.EXTRACT]
    assert told(replace(AB, register_check="Behövs inte"), replace(ALL, extract=Extract.OPEN)) == []


def test_hr_is_told_of_rows_that_stand_as_they_are_written():
    assert told(replace(AB, duties=(*AB.duties, Duty("Kassan"))), ALL) == [Mind.AS_WRITTEN]


def test_nothing_of_what_hr_is_told_is_printed():
    whole = paper(of(full(), ALL), SAVED)
    said = " ".join(getattr(it, "text", " ".join(getattr(it, "items", ()))) for it in whole.blocks)
    assert "annonseras sällan" not in said
    assert not any(isinstance(it, Bullets) and "Skrivs inte ut" in it.items for it in whole.blocks)
