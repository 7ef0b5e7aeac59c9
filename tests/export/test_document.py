"""What stands in the document, before it is Word or PDF."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.export.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    Mark,
    Paragraph,
    Table,
    document,
    reads_from_right,
    swedish_date,
    swedish_number,
)
from app.job_descriptions.draft import Agreement, Draft, Duty, Source, Status
from app.vocabulary import Colour
from app.web import language
from tests.export.drafts import SAVED, hard, plain


def of(draft: Draft) -> Document:
    return document(draft, 3, SAVED)


def after(draft: Draft, heading: str) -> list[object]:
    """The blocks under a heading."""
    blocks = of(draft).blocks
    start = blocks.index(Heading(heading)) + 1
    ends = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and i >= start]
    return list(blocks[start : ends[0] if ends else None])


def test_the_parts_stand_in_the_order_that_a_reader_expects():
    assert [block.text for block in of(plain()).blocks if isinstance(block, Heading)] == [
        "Uppdrag",
        "Arbetsuppgifter",
        "Krav och önskemål",
        "Anställningsform",
        "Så kom uppgifterna till",
        "Samverkan",
        "Underskrifter",
    ]


def test_the_facts_stand_first_with_swedish_dates_and_decimals():
    assert of(plain()).blocks[0] == Facts(
        (
            ("Omfattning", "25 timmar i veckan, 62,5 procent"),
            ("Avtal", "BEA. Plan för AB från 1 september 2027"),
            ("Närmaste chef", "Rektor"),
            ("Arbetar med", "Barnskötare och Förskollärare"),
        )
    )


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
    (said,) = after(plain(), "Anställningsform")
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
    said, table = after(plain(), "Så kom uppgifterna till")
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
    table = after(draft, "Så kom uppgifterna till")[1]
    assert isinstance(table, Table)
    assert table.rows == (("Fönsterputs", (Mark(Colour.RED, "röd"),), "–"),)


def test_many_groups_are_listed_by_colour_instead_of_in_columns():
    groups = tuple(f"Grupp {i}" for i in range(5))
    colours = (Colour.RED, Colour.RED, Colour.GREEN, Colour.RED)
    source = Source("t1", "Tvätt", tuple(zip(groups, colours, strict=False)))
    draft = replace(plain(), provenance=replace(plain().provenance, groups=groups, sources=(source,)))
    table = after(draft, "Så kom uppgifterna till")[1]
    assert isinstance(table, Table)
    assert table.rows == (
        ("Tvätt", (Mark(Colour.GREEN, "grön: Grupp 2"), Mark(Colour.RED, "röd: Grupp 0, Grupp 1 och Grupp 3"))),
    )


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


@pytest.mark.parametrize(
    ("title", "name", "plain_name"),
    [
        ("Serviceassistent i förskola", "Arbetsbeskrivning Serviceassistent i förskola", "Serviceassistent i forskola"),
        ('../../etc/"passwd"\n', "Arbetsbeskrivning etc passwd", "etc passwd"),
        ("مساعد", "Arbetsbeskrivning مساعد", ""),
        ("🧺", "Arbetsbeskrivning", ""),
    ],
)
def test_the_title_becomes_a_file_name_that_every_computer_takes(title: str, name: str, plain_name: str):
    paper = replace(of(plain()), title=title)
    assert paper.file_name == name
    assert paper.plain_file_name == f"Arbetsbeskrivning {plain_name}".strip()


def test_dates_and_numbers_are_swedish():
    assert swedish_date(date(2026, 11, 4)) == "4 november 2026"
    assert [swedish_number(Decimal(it)) for it in ("10", "5.50", "0.333", "1234.5")] == ["10", "5,5", "0,33", "1234,5"]


def test_the_first_letter_says_from_which_side_a_text_is_read():
    assert reads_from_right("(12) غسل")
    assert not reads_from_right("Tvätt غسل")
    assert not reads_from_right("123 🧺")
