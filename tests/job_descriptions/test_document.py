"""What stands in the document, before it is Word or PDF."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.export.document import (
    IN_THE_HEAD,
    Bullets,
    Document,
    Facts,
    Filed,
    Heading,
    Mark,
    Paragraph,
    Signatures,
    Table,
)
from app.job_descriptions.draft import Agreement, Draft, Duty, Employment, Provenance, Source, Status
from app.job_descriptions.papers.document import document
from app.job_descriptions.way.approval import Approval, Condition, Passed
from app.job_descriptions.way.reviews import How, Party, Review, ReviewRole, Word
from app.vocabulary import PASS, SPLIT, Colour
from app.web import language
from tests.job_descriptions.drafts import FIELDS, OURS, SAVED, every_text, full, hard, marked, plain

APPENDIX = "Bilaga: Så kom uppgifterna till"


def of(draft: Draft) -> Document:
    return document(draft, 3, SAVED)


def after(draft: Draft, heading: str) -> list[object]:
    """The blocks under a heading."""
    blocks = of(draft).blocks
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading) + 1
    level = blocks[start - 1].level  # type: ignore[union-attr]
    ends = [i for i, it in enumerate(blocks) if isinstance(it, Heading) and it.level <= level and i >= start]
    return list(blocks[start : ends[0] if ends else None])


def test_the_parts_stand_in_the_order_that_a_reader_expects():
    assert [block.text for block in of(plain()).blocks if isinstance(block, Heading)] == [
        "Uppdrag",
        "Arbetsuppgifter",
        "Krav och önskemål",
        "Anställningsform",
        "Samverkan",
        "Underskrifter",
        APPENDIX,
    ]


def test_the_facts_stand_first_with_swedish_dates_and_decimals():
    assert of(plain()).blocks[0] == Facts(
        (
            ("Arbetsplats", "Förskolan Exempelgården"),
            ("Närmaste chef", "Rektor"),
            ("Arbetar med", "Barnskötare och förskollärare"),
            ("Omfattning", "25 timmar i veckan, 62,5 procent"),
            ("Kollektivavtal", "BEA. Plan för AB från 1 september 2027"),
            ("Status", "Utkast"),
            ("Version", "3, 24 november 2026"),
        ),
        (("extent", "Omfattning"), ("working_hours", "Arbetstid"), ("salary", "Lön")),
    )


def test_whose_it_is_and_how_it_stands_in_the_records_is_said_in_the_text_and_in_the_head():
    filed = Filed("KS 2026/123", "2.6.1", SAVED)
    paper = document(replace(full(), status=Status.APPROVED), 3, SAVED, OURS, filed=filed)
    facts = dict(paper.blocks[0].rows)  # type: ignore[union-attr]
    assert [facts[it] for it in ("Organisation", "Förvaltning", "Enhet", "Arbetsplats")] == [
        *("Exempelkommunen", "Barn och utbildning", "Exempelgårdens förskoleområde"),
        "Förskolan Exempelgården och köket",
    ]
    assert [facts[it] for it in ("Status", "Version", "Diarienummer", "Klassificering", "Upprättad")] == [
        *("Godkänd", "3, 24 november 2026", "KS 2026/123", "2.6.1", "24 november 2026"),
    ]
    assert paper.letterhead.organisation == facts["Organisation"]
    assert paper.filed.lines[0] == "Dnr KS 2026/123"
    assert paper.edition == "Godkänd, version 3, 24 november 2026"


def test_hours_are_summed_and_shared():
    (table,) = after(plain(), "Arbetsuppgifter")
    assert isinstance(table, Table)
    assert table.rows == (
        ("Tar hand om tvätt", "5,5 h", "65 %"),
        ("Beställer förbrukningsvaror", "3 h", "35 %"),
        ("Håller ordning", "–", "–"),
    )
    assert table.total == ("Summa", "8,5 h", "100 %")


def test_without_hours_there_are_no_columns_for_them():
    (table,) = after(replace(plain(), duties=(Duty("Tvätt"),)), "Arbetsuppgifter")
    assert isinstance(table, Table)
    assert (len(table.columns), table.total) == (1, None)


def test_lines_that_begin_with_a_dash_are_a_list():
    assert after(plain(), "Uppdrag") == [
        Paragraph("Barn och personal får en lugn dag."),
        Bullets(("maten", "kläderna")),
    ]


def test_a_job_under_bea_says_what_that_means():
    said, *_ = after(plain(), "Anställningsform")
    assert isinstance(said, Paragraph)
    assert "får inte vara sådana att verksamheten inte klarar sig utan dem" in said.text
    assert "från den 1 september 2027" in said.text


@pytest.mark.parametrize(
    ("agreement", "words"), [(Agreement.AB, "ordinarie och följer"), (Agreement.OPEN, "inte bestämt")]
)
def test_other_agreements_are_said_in_a_sentence(agreement: Agreement, words: str):
    (said,) = after(replace(plain(), agreement=agreement), "Anställningsform")
    assert isinstance(said, Paragraph)
    assert words in said.text


def test_how_the_tasks_came_about_is_told_with_each_groups_colour():
    said, table = after(plain(), APPENDIX)
    assert isinstance(said, Paragraph)
    assert "12 medarbetare" in said.text
    assert "38 arbetsuppgifter" in said.text
    assert "11 av dem blev röda" in said.text
    assert "20 november 2026" in said.text
    assert isinstance(table, Table)
    assert [column.head for column in table.columns] == ["Arbetsuppgift på tavlan", "Barnskötare", "Förskollärare"]
    assert table.rows[1] == (
        "Beställa förbrukningsvaror",
        (Mark(Colour.RED, "röd"),),
        (Mark(Colour.GREEN, "grön"),),
    )


def test_a_group_that_has_not_placed_a_task_has_a_dash():
    draft = replace(plain(), duties=(Duty("Putsar fönster", None, ("t3",)),))
    table = after(draft, APPENDIX)[1]
    assert isinstance(table, Table)
    assert table.rows == (("Fönsterputs", (Mark(Colour.RED, "röd"),), "–"),)


def test_what_a_group_answered_together_stands_as_its_word_and_is_no_number():
    source = Source(
        *("t3", "Fönsterputs", "A"),
        colours=(("Barnskötare", Colour.RED), ("Förskollärare", PASS)),
        votes=(("Barnskötare", (0, 0, 4, 0, 1)),),
        joint=(("Förskollärare", SPLIT),),
    )
    draft = replace(plain(), provenance=replace(plain().provenance, sources=(source,)))
    table = after(replace(draft, duties=(Duty("Putsar", None, ("t3",)),)), APPENDIX)[1]
    assert isinstance(table, Table)
    assert table.rows == (
        (
            "Fönsterputs",
            (Mark(Colour.RED, "röd (4 röd, 1 gör den inte)"),),
            (Mark(PASS, "gör den inte (gruppens svar: inte eniga)"),),
        ),
    )


def test_many_groups_are_listed_by_colour_instead_of_in_columns():
    groups = tuple(f"Grupp {i}" for i in range(5))
    colours = (Colour.RED, Colour.RED, Colour.GREEN, Colour.RED)
    source = Source("t1", "Tvätt", "A", tuple(zip(groups, colours, strict=False)))
    origin = replace(plain().provenance.origins[0], groups=groups)
    draft = replace(plain(), provenance=Provenance((origin,), (source,)))
    table = after(draft, APPENDIX)[1]
    assert isinstance(table, Table)
    assert table.rows == (
        ("Tvätt", (Mark(Colour.GREEN, "grön: Grupp 2"), Mark(Colour.RED, "röd: Grupp 0, Grupp 1 och Grupp 3"))),
    )


def test_the_terms_say_for_how_long_when_what_it_pays_and_what_is_checked():
    _, facts, *_ = after(full(), "Anställningsform")
    assert isinstance(facts, Facts)
    assert dict(facts.rows) == {
        "Anställning": "Tidsbegränsad till och med 31 augusti 2027",
        "Arbetstid": "Vardagar 8–13",
        "Tillträde": "2027-02-01 eller enligt överenskommelse",
        "Lön": "23 500–25 000 kronor i månaden",
        "Lönegrupp": "Grupp 2",
        "Registerkontroll": "Utdrag ur belastningsregistret enligt skollagen",
    }


def test_what_municipalities_ask_beside_the_tasks_has_a_part_of_its_own_where_it_is_written():
    assert after(full(), "Ansvar och befogenheter") == [
        Paragraph("Beställer upp till 2 000 kronor i månaden."),
        Bullets(("nycklar till förrådet",)),
    ]
    assert after(full(), "Belastning och arbetsmiljö") == [Paragraph("Tunga lyft vid leverans: två bär.")]
    assert after(full(), "Utvecklingsväg") == [Paragraph("Beställningar för hela området efter ett år.")]
    heads = [it for it in of(full()).blocks if isinstance(it, Heading)]
    assert {"authority", "strain", "growth"} <= {it.about for it in heads}


def test_without_its_appendix_nothing_is_said_of_where_the_tasks_came_from():
    paper = document(full(), 3, SAVED, has_appendix=False)
    assert paper.blocks == of(full()).blocks[: len(paper.blocks)]
    assert isinstance(paper.blocks[-1], Signatures)
    said = repr(paper)
    for text in ("Bilaga", "Mark(", "sorterade", "Grupper tillsammans", "Tar tid från barnen"):
        assert text not in said
        assert text in repr(of(full()))


def test_the_signatures_come_with_the_consultation():
    (together,) = [it for it in of(full()).blocks if isinstance(it, Heading) and it.with_signatures]
    assert together.text == "Samverkan"


def test_a_table_of_equal_hours_sums_to_a_hundred_and_says_that_it_is_rounded():
    duties = tuple(Duty(text, Decimal(5)) for text in ("Tvättar", "Diskar", "Dukar"))
    table, said = after(replace(plain(), duties=duties), "Arbetsuppgifter")
    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == ["33 %", "33 %", "33 %"]
    assert table.total == ("Summa", "15 h", "100 %")
    assert said == Paragraph("Andelarna är avrundade till hela procent. Lika många timmar har lika stor andel.")


@pytest.mark.parametrize(
    ("employment", "until", "words"),
    [
        (Employment.PERMANENT, None, "Tills vidare"),
        (Employment.TEMPORARY, None, "Tidsbegränsad"),
        (Employment.OPEN, date(2027, 8, 31), "Till och med 31 augusti 2027"),
    ],
)
def test_how_long_the_employment_lasts_is_said_as_far_as_it_is_known(employment, until, words):
    _, facts = after(replace(plain(), employment=employment, until=until), "Anställningsform")
    assert isinstance(facts, Facts)
    assert ("Anställning", words) in facts.rows


def test_tasks_stand_under_their_headings_with_shares_of_the_whole():
    textiles, first, supplies, second, kitchen, third, whole = after(full(), "Arbetsuppgifter")
    assert [textiles, supplies, kitchen] == [Heading("Textilier", 3), Heading("Förråd", 3), Heading("Kök", 3)]
    assert first.rows == (("Tar hand om tvätt", "5,5 h", "36 %"),)
    assert first.total is None
    assert second.total == ("Summa", "3 h", "19 %")
    assert third.rows == (("Diskar efter lunchen", "7 h", "45 %"),)
    assert whole == Facts((("Alla uppgifter", "15,5 h i veckan"),))


def test_support_for_everybody_stands_before_what_is_fitted_to_one():
    names = [block.text for block in after(full(), "Introduktion och stöd") if isinstance(block, Heading)]
    assert names == ["Introduktion", "Handledare", "Stöd som alla har", "Anpassning för en person"]


def test_the_codes_are_said_to_be_suggestions():
    said, facts = after(full(), "Koder")
    assert said.text.startswith("Förslag att kontrollera")
    assert [name for name, _ in facts.rows] == ["AID", "SSYK", "JobTech", "Kommun"]


def test_what_each_party_said_last_stands_in_its_own_words_with_who_entered_it():
    noted = {"by": "hr@example.se", "how": How.NOTED, "protocol": "§ 8"}
    reviews = (
        (Review(3, Word.SEEN, ReviewRole.UNION, "Kommunal", 1, how=How.LINK), date(2026, 11, 24)),
        (Review(3, Word.AGREED, ReviewRole.UNION, "Vision", 2, **noted), date(2026, 11, 25)),
        (
            Review(3, Word.DISAGREED, ReviewRole.UNION, "Kommunal", 3, words="Barnen\nförst", how=How.LINK),
            date(2026, 11, 26),
        ),
        (Review(3, Word.REVIEWED, ReviewRole.OTHER, "Nämnden", 4, "bo@example.se", how=How.NOTED), date(2026, 11, 27)),
        (Review(4, Word.APPROVED, ReviewRole.HR, "", 5), date(2026, 12, 1)),
    )
    why = (
        Passed(Condition.ANSWERS, "De fick två veckor.", (Party(ReviewRole.SAFETY_REP),)),
        Passed(Condition.COMMENTS, "Ja", (), 2),
    )
    paper = document(full(), 4, SAVED, reviews=reviews, approval=Approval(date(2026, 12, 1), None, why))
    tables = [it.rows for it in paper.blocks if isinstance(it, Table)]
    assert (
        ("Fack, Kommunal: oenig, version 3, 26 november 2026", "”Barnen\nförst”"),
        ("Fack, Vision: enig, version 3, 25 november 2026", "Inlagt av hr@example.se, enligt protokoll: § 8."),
        ("Nämnden: granskad, version 3, 27 november 2026", "Inlagt av bo@example.se."),
        ("HR: godkänd, version 4, 1 december 2026", "–"),
    ) in tables
    assert Facts((("Gäller från", "1 december 2026"),)) in paper.blocks
    assert (
        ("Tillfrågade som inte har svarat: Skyddsombud", "De fick två veckor."),
        ("Kommentarer utan svar: 2", "Ja"),
    ) in tables


def test_a_text_that_nobody_has_said_anything_of_has_no_part_for_it():
    assert not {"Vad parterna har sagt", "Godkännande"} & {
        it.text for it in of(full()).blocks if isinstance(it, Heading)
    }


def test_the_appendix_has_a_part_for_each_workshop_with_votes_and_hours():
    blocks = after(full(), APPENDIX)
    names = [block.text for block in blocks if isinstance(block, Heading)]
    assert names[:2] == ["Förskolan Exempelgården: Rätt kompetens", "Köket Exempelgården: Kökets dag"]
    first, second, told = (block for block in blocks if isinstance(block, Table))
    assert [column.head for column in first.columns] == [
        *("Arbetsuppgift på tavlan", "Barnskötare", "Förskollärare", "Grupper tillsammans", "I veckan"),
    ]
    washing, ordering = first.rows
    red = Mark(Colour.RED, "röd (1 gul, 8 röd)")
    assert washing == ("Hantering av tvätt", (red,), (Mark(Colour.RED, "röd (1 grön, 6 röd)"),), "–", "5,5 h")
    assert ordering[3] == "2 grön, 7 röd, 1 svart"
    assert second.rows == (("Disk", (Mark(Colour.YELLOW, "gul"),), "7 h"),)
    assert told.rows[0][1] == (
        "Görs på förmiddagen och mitt på dagen. Lämnas över i veckan: Barnskötare 4 h, Förskollärare 1,5 h. "
        "Bestämt i träff 2: ny tjänst: Med disken. Ansvarig: Rektor. Klart senast 3 december 2026. "
        "Varför: ”Tar tid från barnen”. Någon tyckte annat: ”Det är en paus”."
    )


def test_a_task_that_was_offered_and_not_taken_is_no_part_of_the_document():
    assert "Fönsterputs" not in repr(of(full()))


def test_the_head_says_whose_document_it_is():
    assert document(plain(), 3, SAVED, OURS).letterhead == OURS
    assert of(full()).letterhead.organisation == "Exempelkommunen"
    assert of(plain()).letterhead.organisation == ""


def test_a_long_workplace_is_shortened_in_the_head_and_whole_among_the_facts():
    paper = of(replace(plain(), workplace="Skolan " * 30))
    assert IN_THE_HEAD - 5 < len(paper.place) <= IN_THE_HEAD
    assert paper.place.endswith("…")
    assert ("Arbetsplats", "Skolan " * 30) in paper.blocks[0].rows  # type: ignore[union-attr]


def test_every_text_of_a_draft_stands_in_its_document():
    said = repr(of(every_text("text")))
    assert not [field for field in FIELDS if marked("text", field) not in said]


def test_it_is_marked_as_a_draft_until_it_is_approved():
    assert of(plain()).mark == of(replace(plain(), status=Status.REVIEWED)).mark == "UTKAST"
    approved = of(replace(plain(), status=Status.APPROVED))
    assert (approved.mark, approved.edition) == ("", "Godkänd, version 3, 24 november 2026")


def test_an_example_says_that_it_is_invented():
    assert "påhittat exempel" in of(hard()).place


def test_it_is_in_swedish_whatever_language_its_writer_reads():
    swedish = of(plain())
    language.speak("en")
    try:
        assert of(plain()) == swedish
    finally:
        language.speak("sv")
