"""The text that is easy to read: what is proposed, what is made of it, and what never stands in it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.document import Bullets, Document, Heading, Paragraph
from app.export.formats import PAPERS
from app.job_descriptions.draft import Agreement, Draft, Duty, Employment, Status
from app.job_descriptions.easy.flags import flags
from app.job_descriptions.easy.text import (
    EasyMissing,
    EasyText,
    NeverInEasy,
    how_it_reads,
    lines,
    read,
)
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import blocks, easy, plain, proposed
from app.job_descriptions.way.reviews import How, Review, ReviewRole, Word
from app.vocabulary import TextTooLong
from tests.job_descriptions.drafts import FIELDS, HARD, LINEAGE, OURS, SAVED, every_text, full, marked
from tests.job_descriptions.drafts import plain as plain_draft

NOT_FOR_THE_ONE_WHO_WORKS = {
    *LINEAGE,
    *("why", "aid", "ssyk", "jobtech", "municipality", "negotiation", "risk_assessment", "hr_review"),
    *("adaptation", "plan"),
    *("administration", "unit", "pay_group", "need"),
}


def of(draft: Draft, text: str | None = None, *, is_read: bool = False) -> Document:
    return easy(draft, 3, SAVED, OURS, text, is_read=is_read)


def said(paper: Document) -> list[str]:
    """One for each heading, sentence and point."""
    found: list[str] = []
    for block in paper.blocks:
        found += block.items if isinstance(block, Bullets) else [block.text]  # type: ignore[union-attr]
    return found


def told(draft: Draft) -> list[str]:
    return said(of(draft))


def test_it_answers_in_the_order_that_somebody_who_may_take_the_job_asks():
    assert [block.text for block in of(full()).blocks if block == Heading(getattr(block, "text", ""))] == [
        *("Om jobbet", "Det här gör du", "Det här gör du inte", "Det här behöver du", "Det här är bra"),
        *("Det här behöver du inte", "Arbetstid", "Anställning", "Du får hjälp", "Så är arbetet"),
        *("Så kan du växa", "Mer att veta", "Om den här texten"),
    ]


def test_tasks_and_what_is_asked_are_sentences_to_a_du():
    lines = told(full())
    start = lines.index("Du tar hand om tvätt.")
    assert lines[start + 1] == "Det tar ungefär fem timmar i veckan."
    for line in ("Du behöver kunna läsa en rutin.", "Det är bra om du är lugn.", "Du behöver inte ha B-körkort."):
        assert line in lines


def test_each_sentence_has_a_line_of_its_own():
    lines = told(full())
    start = lines.index("De första veckorna går du bredvid.")
    assert lines[start + 1] == "Uppföljning efter en månad."


@pytest.mark.parametrize("text", ["Klart kl. 8. Sedan rast.", "Den 3. Mars"])
def test_a_number_with_a_point_does_not_end_a_sentence(text: str):
    assert all(not line.endswith(("8.", "3.")) for line in told(replace(plain_draft(), notes=text)))


@pytest.mark.parametrize(
    ("text", "hours", "how"),
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
def test_hours_are_said_as_people_say_them(text, hours, how):
    lines = told(replace(plain_draft(), duties=(Duty(text, hours=Decimal(hours)),)))
    assert lines[lines.index(f"Du {text[:1].lower()}{text[1:]}.") + 1] == f"Det tar {how}."


def test_the_figure_stands_in_hrs_own_document_and_in_what_the_job_is_for():
    table = next(block for block in document(full(), 3, SAVED).blocks if getattr(block, "total", None))
    assert "3 h" in [row[1] for row in table.rows]
    assert "Du arbetar 25 timmar i veckan." in told(full())


def test_nothing_is_said_of_a_task_that_nobody_has_said_hours_for():
    lines = told(replace(plain_draft(), duties=(Duty("Tvättar varje dag"),)))
    assert "Du tvättar varje dag." in lines
    assert not any(line.startswith("Det tar") for line in lines)


def test_bea_is_told_as_a_plan_and_no_promise_and_never_that_nobody_needs_it():
    lines = told(full())
    start = lines.index("Planen är en ordinarie anställning.")
    assert lines[start + 1 : start + 3] == ["Den kan börja den 1 september 2027.", "Det är en plan och inget löfte."]
    assert not any("klara sig utan" in line for line in lines)


def test_an_ordinary_job_says_so():
    lines = told(replace(full(), agreement=Agreement.AB, employment=Employment.PERMANENT, until=None))
    assert "Anställningen gäller tills vidare." in lines
    assert "Det är en ordinarie anställning." in lines


def test_nothing_is_said_where_nothing_is_written():
    bare = told(Draft("Vaktmästare", plain_draft().provenance, (Duty("Byter lampor"),), status=Status.APPROVED))
    assert bare == [
        *("Om jobbet", "Arbetsplats: Förskolan Exempelgården", "Det här gör du", "Du byter lampor."),
        *("Om den här texten", "Det här är ett utkast till lättläst.", "Det är arbetsbeskrivningen som gäller."),
    ]


def test_no_sentence_of_ours_is_long():
    assert max(len(line.split()) for line in told(full())) <= 9


# Whose it is, and what it is called


def test_it_is_a_draft_until_the_reference_group_has_read_it():
    paper = of(full())
    assert (paper.kind, paper.mark) == ("Utkast till lättläst", "UTKAST TILL LÄTTLÄST")
    assert Paragraph("Den är ett utkast. Den är inte godkänd än.") in paper.blocks
    approved = of(replace(full(), status=Status.APPROVED), "Du tvättar.", is_read=True)
    assert (approved.kind, approved.mark) == ("Lättläst", "")
    assert said(approved) == [
        *(
            "Du tvättar.",
            "Om den här texten",
            "Det här är en lättläst version.",
            "Det är arbetsbeskrivningen som gäller.",
        )
    ]


def review(word: Word, role: ReviewRole = ReviewRole.REFERENCE_GROUP, who: str = "", at: int = 0) -> Review:
    return Review(1, word, role, who, at, how=How.LINK)


@pytest.mark.parametrize(
    ("text", "words", "is_read"),
    [
        (EasyText(3, "x", 1, 0), [], False),
        (EasyText(3, "x", 1, 0, read=2), [], False),
        (EasyText(3, "x", 1, 0, read=3), [review(Word.REVIEWED)], True),
        (EasyText(3, "x", 1, 0, read=3), [review(Word.REVIEWED), review(Word.CHANGE)], False),
        (EasyText(3, "x", 1, 0, read=3), [review(Word.CHANGE), review(Word.REVIEWED)], True),
        (EasyText(3, "x", 1, 0, read=3), [review(Word.REVIEWED, who="A"), review(Word.CHANGE, who="B")], False),
        (EasyText(3, "x", 1, 0, read=3), [review(Word.REVIEWED), review(Word.CHANGE, ReviewRole.MANAGER)], True),
    ],
)
def test_it_is_read_as_it_is_now_and_by_nobody_who_wants_it_otherwise(text, words, is_read):
    assert text.is_read(words) is is_read


def test_it_is_older_when_the_text_says_something_else():
    its = EasyText(1, "Du tvättar.", 1, 0)
    approved = replace(full(), status=Status.APPROVED)
    texts = {1: full(), 2: approved, 3: replace(full(), notes="Nytt")}
    assert not its.is_of_another(approved, texts)
    assert its.is_of_another(texts[3], texts)
    assert EasyText(1, "Du tvättar.", 9, 0).is_of_another(full(), texts)


def test_what_is_written_has_headings_and_points():
    text = "# Det här gör du\n## Kök\nDu diskar.\n- kastruller\n- tallrikar\n\nDu torkar.\n#\n#1 av 3\n- "
    assert [*blocks(text, full())] == [
        Heading("Det här gör du"),
        Heading("Kök", 3),
        Paragraph("Du diskar."),
        Bullets(("kastruller", "tallrikar")),
        Paragraph("Du torkar."),
        Paragraph("#"),
        Paragraph("#1 av 3"),
        Paragraph("-"),
    ]


# What never comes along


@pytest.mark.parametrize(
    "line",
    [
        "Lugn plats för rast.",
        "du har LUGN   plats, för rast och mer",
        "- Behovet prövas i maj",
        "Arbetsplatsen ska klara sig utan dina uppgifter.",
        "Du behövs inte här.",
        "# Guldkant",
    ],
)
def test_what_never_comes_along_is_neither_saved_nor_printed(line: str):
    with pytest.raises(NeverInEasy):
        read(f"Du tvättar.\n{line}", full())
    paper = of(full(), f"Du tvättar.\n{line}\nDu diskar.")
    assert said(paper)[:3] == ["Du tvättar.", "Du diskar.", "Om den här texten"]


def test_what_is_everybodys_may_be_told_though_it_is_somebodys_too():
    draft = replace(full(), support="Lugn plats för rast.")
    assert read("Lugn plats för rast.", draft) == "Lugn plats för rast."


def test_words_too_few_to_be_somebodys_own_may_stand():
    assert read("Rektor ansvarar.", full()) == "Rektor ansvarar."


def test_what_is_proposed_can_be_saved_as_it_is():
    for draft in (full(), plain_draft(), replace(full(), agreement=Agreement.AB)):
        assert read(proposed(draft), draft) == proposed(draft)


@pytest.mark.parametrize("empty", ["", "  \n \n"])
def test_an_empty_text_is_none(empty: str):
    with pytest.raises(EasyMissing):
        read(empty, full())


def test_a_text_without_end_is_none():
    with pytest.raises(TextTooLong):
        read("x" * 12_001, full())


def test_many_short_lines_take_no_long_time():
    draft = replace(full(), adaptation=" ".join(f"Rad {n} är en mening." for n in range(200)))
    text = "samt\n" * 2000
    assert len([*blocks(read(text, draft), draft)]) == len([*lines(text, flags(text))]) == 2000


# What is shown to who writes


def test_a_line_is_shown_with_the_numbers_of_what_is_hard_in_it():
    text = "# Samt\nDu beställer förbrukningsvaror samt tvättar.\n- AB"
    assert [(it.tag, it.pieces) for it in lines(text, flags(text))] == [
        ("h2", (("Samt", 1),)),
        ("p", (("Du beställer ", 0), ("förbrukningsvaror", 2), (" ", 0), ("samt", 3), (" tvättar.", 0))),
        ("li", (("AB", 4),)),
    ]


@given(st.text(alphabet="# -a5,0ABå.\n", max_size=60))
def test_no_letter_of_a_line_is_lost(text: str):
    shown = "".join(piece for line in lines(text, flags(text)) for piece, _ in line.pieces)
    assert all(shown.count(c) == text.count(c) for c in "a5ABå")


def test_how_it_reads_is_told_without_marks():
    its = how_it_reads("# Kök\nDu diskar allt i köket.\n- du torkar")
    assert its.longest == 5
    assert its.lix == how_it_reads("Kök\nDu diskar allt i köket.\ndu torkar").lix


@pytest.mark.parametrize("hard", [*HARD, "y" * 5000])
def test_a_hard_text_comes_out_as_it_was_written(hard: str):
    """But for the first letter of a row, which may stand in a sentence."""
    words = "\n".join([of(every_text(hard)).title, *told(every_text(hard))]).casefold()
    left_out = {field for field in FIELDS if marked(hard, field).casefold() not in words}
    assert left_out == NOT_FOR_THE_ONE_WHO_WORKS


@pytest.mark.unhurried
@pytest.mark.parametrize("ending", PAPERS)
def test_a_hard_text_is_only_text_in_every_file(ending: str):
    """All of them in one paper: each is drawn as a heading, a paragraph and a point."""
    made = PAPERS[ending](of(full(), "\n".join(f"# {hard}\n{hard}\n- {hard}" for hard in HARD)))
    assert len(made) > 300
    if ending == "md":
        assert b"<script" not in made


def test_as_a_text_file_it_has_its_mark_and_lines():
    assert plain(of(full(), "# Kök\nDu diskar.\n- allt")) == (
        "UTKAST TILL LÄTTLÄST\nServiceassistent i förskola\n\nKÖK\nDu diskar.\n- allt\n\nOM DEN HÄR TEXTEN\n"
        "Det här är ett utkast till lättläst.\nDet är arbetsbeskrivningen som gäller.\n"
        "Den är ett utkast. Den är inte godkänd än.\n"
    )
