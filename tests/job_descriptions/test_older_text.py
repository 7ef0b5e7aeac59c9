"""An older text split into rows: what is proposed for each, and the draft that comes of what somebody says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brought.texts import FileEmpty, Line, pasted
from app.export.markdown import markdown
from app.job_descriptions.draft import Begun, Kind, Level, TasksMissing, TitleMissing, TooManyRows
from app.job_descriptions.older import MOST_SPLIT, Becomes, TooManySplit, draft_of, split
from app.job_descriptions.papers.document import document
from app.vocabulary import Refused

DAY = date(2026, 11, 29)
OLDER = """Arbetsbeskrivning extratjänst

Arbetsuppgifter
• Duka av och på vid måltider
• Hantera sopor, t.ex. kartong
- Fylla på förråd
Du kommer att ansvara för tvätten. Du hjälper till i köket.

Kvalifikationer:
B-körkort
God förmåga att möta människor
Meriterande är gymnasieutbildning

Vi erbjuder
Friskvårdsbidrag
"""


def proposed(text: str) -> dict[str, Becomes]:
    return {row.was: row.becomes for row in split(pasted(text)).rows}


def test_bullets_and_sentences_are_rows_and_headings_are_none():
    found = split(pasted(OLDER))
    assert [row.was for row in found.rows] == [
        "Duka av och på vid måltider",
        "Hantera sopor, t.ex. kartong",
        "Fylla på förråd",
        "Du kommer att ansvara för tvätten.",
        "Du hjälper till i köket.",
        "B-körkort",
        "God förmåga att möta människor",
        "Meriterande är gymnasieutbildning",
        "Friskvårdsbidrag",
    ]
    assert found.headings == ("Arbetsbeskrivning extratjänst", "Arbetsuppgifter", "Kvalifikationer:", "Vi erbjuder")


def test_what_is_asked_for_is_proposed_as_a_requirement():
    its = proposed(OLDER)
    assert its["Duka av och på vid måltider"] is Becomes.DUTY
    assert its["Du kommer att ansvara för tvätten."] is Becomes.DUTY
    assert its["B-körkort"] is Becomes.REQUIRED
    assert its["God förmåga att möta människor"] is Becomes.REQUIRED
    assert its["Meriterande är gymnasieutbildning"] is Becomes.DESIRABLE
    assert its["Friskvårdsbidrag"] is Becomes.NOTHING


@pytest.mark.parametrize(
    ("row", "becomes"),
    [
        ("Du har körkort.", Becomes.REQUIRED),
        ("Du ska kunna tala flytande svenska.", Becomes.REQUIRED),
        ("Det är en fördel om du har vana av storkök.", Becomes.DESIRABLE),
        ("Vi söker dig som är lugn.", Becomes.REQUIRED),
        ("Du ska duka av.", Becomes.DUTY),
        ("Köra ut mat", Becomes.DUTY),
        ("=HYPERLINK(1)", Becomes.DUTY),
    ],
)
def test_a_sentence_says_it_where_no_heading_does(row, becomes):
    assert proposed(row) == {row: becomes}


def test_the_files_own_headings_and_bullets_tell():
    found = split([Line("Vad man gör i köket", is_heading=True), Line("DUKA FRAM", is_marked=True), Line("Diska")])
    assert found.headings == ("Vad man gör i köket",)
    assert [row.was for row in found.rows] == ["DUKA FRAM", "Diska"]


def test_the_same_again_is_proposed_to_be_left_out():
    assert [row.becomes for row in split(pasted("Duka\nDUKA")).rows] == [Becomes.DUTY, Becomes.NOTHING]


def test_so_many_rows_are_looked_through():
    assert len(split(pasted("\n".join(f"Uppgift {n}" for n in range(MOST_SPLIT)))).rows) == MOST_SPLIT
    with pytest.raises(TooManySplit) as no:
        split(pasted("\n".join(f"Uppgift {n}" for n in range(MOST_SPLIT + 1))))
    assert no.value.details == {"most": MOST_SPLIT, "count": MOST_SPLIT + 1}


@given(st.text(max_size=400))
def test_whatever_is_pasted_is_split_or_refused(text):
    try:
        found = split(pasted(text))
    except FileEmpty:
        return
    assert all(row.was.strip() for row in found.rows)


# The draft


def made(*rows: tuple[str, str, Becomes], kind: Begun = Begun.OLDER_TEXT, title: str = "Biträde"):
    return draft_of({"title": title, "need": "Mer tid"}, kind, "Extratjänst 2019", rows, DAY)


def test_each_row_becomes_what_somebody_says_in_the_words_that_stand_there():
    draft = made(
        ("Duka av.", "Dukar av efter lunch", Becomes.DUTY),
        ("B-körkort", "B-körkort", Becomes.REQUIRED),
        ("Lugn", "Vara lugn", Becomes.DESIRABLE),
        ("Om oss", "Om oss", Becomes.NOTHING),
        ("Diska", "  ", Becomes.DUTY),
    )
    assert [duty.text for duty in draft.duties] == ["Dukar av efter lunch"]
    assert [(it.what, it.kind, it.level) for it in draft.requirements] == [
        ("B-körkort", Kind.FORMAL, Level.REQUIRED),
        ("Vara lugn", Kind.INFORMAL, Level.DESIRABLE),
    ]
    assert [it.text for it in draft.provenance.sources] == ["Duka av."]
    assert draft.need == "Mer tid"


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (Begun.OLDER_TEXT, "Uppgifterna togs ur en äldre arbetsbeskrivning den 29 november 2026"),
        (Begun.VACANCY, "Uppgifterna togs ur texten om en tjänst som finns och var vakant den 29 november 2026"),
    ],
)
def test_the_paper_says_which_text_and_how_it_stood_there(kind, says):
    draft = made(("Duka av.", "Dukar av", Becomes.DUTY), ("Lön", "Lön", Becomes.NOTHING), kind=kind)
    paper = markdown(document(draft, 1, DAY)).decode()
    assert says in paper
    assert "Extratjänst 2019" in paper
    assert "Duka av." in paper
    assert "Lön" not in paper


@pytest.mark.parametrize(
    ("title", "rows", "no"),
    [
        ("", [("x", "Duka", Becomes.DUTY)], TitleMissing),
        ("X", [("x", "Duka", Becomes.NOTHING)], TasksMissing),
        ("X", [("x", f"Uppgift {n}", Becomes.DUTY) for n in range(61)], TooManyRows),
        ("X", [("x", "D" * 301, Becomes.DUTY)], Refused),
    ],
)
def test_what_is_no_text_is_refused(title, rows, no):
    with pytest.raises(no):
        made(*rows, title=title)
