"""The version that is easy to read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.export.document import Bullets, Document, Heading, Paragraph
from app.job_descriptions.draft import Agreement, Draft, Duty, Employment, Status
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from tests.job_descriptions.drafts import FIELDS, HARD, LINEAGE, OURS, SAVED, every_text, full, marked, plain

NOT_FOR_THE_ONE_WHO_WORKS = {
    *LINEAGE,
    *("why", "aid", "ssyk", "jobtech", "municipality", "negotiation", "risk_assessment", "hr_review"),
}


def of(draft: Draft) -> Document:
    return easy(draft, 3, SAVED, OURS)


def lines(draft: Draft) -> list[str]:
    """One for each heading, sentence and point."""
    found: list[str] = []
    for block in of(draft).blocks:
        found += block.items if isinstance(block, Bullets) else [block.text]  # type: ignore[union-attr]
    return found


def test_it_answers_in_the_order_that_somebody_who_may_take_the_job_asks():
    assert [block.text for block in of(full()).blocks if block == Heading(getattr(block, "text", ""))] == [
        *("Om jobbet", "Det här gör du", "Det här gör du inte", "Det här behöver du", "Det här är bra om du har"),
        *("Det här behöver du inte", "Arbetstid", "Anställning", "Du får hjälp", "Mer att veta", "Om den här texten"),
    ]


def test_each_sentence_has_a_line_of_its_own():
    said = lines(full())
    start = said.index("De första veckorna går du bredvid.")
    assert said[start + 1] == "Uppföljning efter en månad."


@pytest.mark.parametrize("text", ["Klart kl. 8. Sedan rast.", "Den 3. Mars"])
def test_a_number_with_a_point_does_not_end_a_sentence(text: str):
    assert all(not line.endswith(("8.", "3.")) for line in lines(replace(plain(), notes=text)))


@pytest.mark.parametrize(
    ("text", "hours", "said"),
    [
        ("Tar hand om tvätt", "5.5", "ungefär fem timmar i veckan"),
        ("Tar hand om tvätt", "1", "ungefär en timme i veckan"),
        ("Tar hand om tvätt", "0.5", "mindre än en timme i veckan"),
        ("Tar hand om tvätt", "8.25", "ungefär en dag i veckan"),
        ("Tar hand om tvätt", "41", "ungefär en heltid"),
        ("Tar hand om tvätt", "52", "ungefär 1,3 heltider"),
        ("Dukar varje morgon", "2.5", "ungefär en halvtimme om dagen"),
        ("Städar köket dagligen", "5", "ungefär en timme om dagen"),
        ("Städar köket, men inte varje dag", "5", "ungefär fem timmar i veckan"),
        ("Städar varje dag varannan vecka", "5", "ungefär fem timmar i veckan"),
        ("Öppnar varje dag på sommaren", "2", "ungefär två timmar i veckan"),
        ("Handlar varje måndag", "2", "ungefär två timmar i veckan"),
    ],
)
def test_hours_are_said_as_people_say_them(text, hours, said):
    draft = replace(plain(), duties=(Duty(text, hours=Decimal(hours)),))
    assert f"{text}: {said}" in lines(draft)


def test_the_figure_stands_in_hrs_own_document_and_in_what_the_job_is_for():
    table = next(block for block in document(full(), 3, SAVED).blocks if getattr(block, "total", None))
    assert "3 h" in [row[1] for row in table.rows]
    assert "Du arbetar 25 timmar i veckan." in lines(full())


def test_nothing_is_said_of_a_task_that_nobody_has_said_hours_for():
    assert "Tvättar varje dag" in lines(replace(plain(), duties=(Duty("Tvättar varje dag"),)))


def test_bea_is_told_with_what_it_means_and_when_it_becomes_ordinary():
    said = lines(full())
    assert "Arbetsplatsen ska klara sig utan dina uppgifter." in said
    start = said.index("Planen är en ordinarie anställning.")
    assert said[start + 1] == "Den ska börja den 1 september 2027."


def test_an_ordinary_job_says_so():
    said = lines(replace(full(), agreement=Agreement.AB, employment=Employment.PERMANENT, until=None))
    assert "Anställningen gäller tills vidare." in said
    assert "Det är en ordinarie anställning." in said
    assert "Arbetsplatsen ska klara sig utan dina uppgifter." not in said


def test_nothing_is_said_where_nothing_is_written():
    bare = lines(Draft("Vaktmästare", plain().provenance, (Duty("Byter lampor"),), status=Status.APPROVED))
    assert bare == [
        *("Om jobbet", "Arbetsplats: Förskolan Exempelgården", "Det här gör du", "Byter lampor"),
        *("Om den här texten", "Det här är en lättläst version.", "Det är arbetsbeskrivningen som gäller."),
    ]


def test_no_sentence_of_ours_is_long():
    assert max(len(line.split()) for line in lines(full())) <= 9


def test_a_draft_says_that_it_is_one():
    assert Paragraph("Den är ett utkast. Den är inte godkänd än.") in of(full()).blocks
    assert of(full()).mark == "UTKAST"
    assert of(replace(full(), status=Status.APPROVED)).mark == ""


@pytest.mark.parametrize("hard", [*HARD, "y" * 5000])
def test_a_hard_text_comes_out_as_it_was_written(hard: str):
    said = "\n".join([of(every_text(hard)).title, *lines(every_text(hard))])
    assert {field for field in FIELDS if marked(hard, field) not in said} == NOT_FOR_THE_ONE_WHO_WORKS
