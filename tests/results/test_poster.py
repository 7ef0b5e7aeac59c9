"""The poster and the ballots as PDF, read back."""

import io
from datetime import date

import pikepdf
import pytest

from app.results.ballots import ballots
from app.results.poster import poster
from tests.export.test_pdf import kinds, words
from tests.results.made import HARD, a_workshop, settled, shown

DAY = date(2026, 11, 25)


def read(file: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(file))


def size(paper: pikepdf.Pdf) -> list[int]:
    return [round(float(side)) for side in paper.pages[0].MediaBox][2:]


@pytest.mark.parametrize(("sheet", "points"), [("a4", [842, 595]), ("a3", [1191, 842])])
def test_the_poster_is_one_page_of_its_paper(sheet, points):
    paper = read(poster(shown(settled(a_workshop("Tvätt", "Disk"))), DAY, sheet))
    assert len(paper.pages) == 1
    assert size(paper) == points


def test_the_poster_is_tagged_in_swedish_and_has_a_title():
    paper = read(poster(shown(settled(a_workshop("Tvätt"))), DAY, "a4"))
    assert paper.Root.MarkInfo.Marked
    assert str(paper.Root.Lang).startswith("sv")
    with paper.open_metadata() as about:
        assert about["dc:title"] == "Resultat: Förskolan Exempelgården"
        assert about["pdfuaid:part"] == "1"
    found = kinds(paper)
    assert found.count("/H1") == 1
    assert found.count("/H2") == 5
    assert found.count("/Figure") == 1


def test_signs_are_said_in_words_for_those_who_do_not_see_them():
    raw = read(poster(shown(settled(a_workshop("Tvätt"))), DAY, "a4"))
    said = [str(each.Alt) for each in raw.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert said == ["Barnskötare: röd, Förskollärare: grön"]


def test_the_poster_says_what_day_and_for_what():
    said = words(read(poster(shown(settled(a_workshop("Tvätt"))), DAY, "a4")))
    for text in ("Tvätt", "25 november 2026", "Vi letar uppgifter till nya tjänster", "12 svarade på telefon"):
        assert text in said


@pytest.mark.parametrize("count", [0, 40, 200])
def test_however_many_tasks_it_is_one_page_and_the_counts_stay(count):
    paper = read(poster(shown(settled(a_workshop(*(f"Uppgift nummer {n}" for n in range(count))))), DAY, "a4"))
    said = words(paper)
    assert len(paper.pages) == 1
    assert str(count) in said
    assert (" till" in said.replace("\xa0", " ").split("Vems är den?")[0].split("Lämna över")[1]) is (count == 200)


def test_hard_texts_are_only_text_and_stay_on_the_page():
    paper = read(poster(shown(settled(a_workshop(*HARD))), DAY, "a4"))
    said = words(paper).replace("\u200b", "").replace(" ", "")
    assert len(paper.pages) == 1
    assert "#panic()$x^2$*fet*" in said
    assert "<script>alert(1)</script>" in said


def test_each_ballot_has_its_number_on_every_page_and_a_box_for_every_answer():
    came = shown(a_workshop(*(f"Uppgift nummer {n}" for n in range(40))))
    paper = read(ballots(came, range(1, 3)))
    pages = [words_of(paper, n) for n in range(len(paper.pages))]
    assert len(pages) % 2 == 0
    half = len(pages) // 2
    assert all("P-01" in page for page in pages[:half])
    assert all("P-02" in page for page in pages[half:])
    assert f"blad 1 av {half}" in pages[half]
    assert all("Grön" in page and "Gör den inte" in page for page in pages)
    assert "Min yrkesgrupp" in pages[0]
    assert kinds(paper).count("/TR") >= 2 * 41


def test_a_ballot_is_tagged_and_takes_hard_texts():
    paper = read(ballots(shown(a_workshop(*HARD)), range(7, 8)))
    with paper.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
    assert "P-07" in words(paper)


def words_of(paper: pikepdf.Pdf, page: int) -> str:
    alone = pikepdf.Pdf.new()
    alone.pages.append(paper.pages[page])
    return words(alone)
