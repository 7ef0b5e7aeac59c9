"""The page for a budget, the paragraph to copy, and the file for other programs."""

import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from app.calculator.formulas import Kind
from app.calculator.inputs import Group
from app.calculator.papers import file
from app.calculator.papers.files import FILES
from app.calculator.papers.one_page import document, paragraph
from app.calculator.papers.paper import Paper
from app.calculator.values import Origin, Parameter, Value
from app.export.document import Heading, Paragraph
from tests.calculator.mix.mixes import worked
from tests.calculator.papers.books import HOSTILE, ILLUSTRATION, INPUTS, PAPERS, a_post, of_mix, paper_of
from tests.schemas import jsonschema

pytestmark = [pytest.mark.pure, pytest.mark.unhurried]
SCHEMA = Path(__file__).parents[3] / "docs/calculation.schema.json"


def text_of(paper: Paper) -> tuple[int, str]:
    """How many pages it is, and what stands on them."""
    with pikepdf.open(BytesIO(FILES["pdf"](paper))) as pdf:
        pages = len(pdf.pages)
    its = document(paper)
    texts = [block.text for block in its.blocks if isinstance(block, Paragraph | Heading)]
    return pages, " ".join([its.title, its.mark, *texts])


@pytest.mark.parametrize("which", PAPERS)
def test_it_is_one_page_with_the_stamp_and_what_it_leaves_out(which: str):
    paper = paper_of(which)
    pages, said = text_of(paper)
    assert pages == 1
    for it in (*paper.stamped, *paper.left_out):
        assert it in said


def as_the_schema_says(told: object) -> None:
    _validator().validate(told)


@cache
def _validator() -> Any:
    schema = file.schema()
    its = jsonschema().validators.validator_for(schema)
    its.check_schema(schema)
    return its(schema)


def mix_of(words: str) -> Paper:
    return of_mix(worked(relieved_name=words, unit=words))


def post_of(title: str, *groups: str) -> Paper:
    relieved = tuple(Group(it, Value(Decimal(5), Origin.LOCAL, 2026)) for it in groups)
    return a_post(replace(INPUTS, groups=relieved), title)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str):
    for paper in (mix_of(words), post_of(words, words)):
        assert words.strip() in paragraph(paper)
        told = json.loads(FILES["json"](paper))
        as_the_schema_says(told)


def test_hostile_words_have_room_on_the_page():
    """All of them at once: each as the name of a group, and some after each other as the title, the unit and the name
    of who is relieved, as many as a field holds."""
    some = [" ".join(HOSTILE[at : at + 3]) for at in range(0, len(HOSTILE), 3)]
    for paper in (*map(mix_of, some), post_of(" ".join(some), *HOSTILE)):
        assert text_of(paper)[0] == 1


def test_the_paragraph_says_what_it_comes_to_and_what_that_rests_on():
    said = paragraph(paper_of("mix")).replace("\u00a0", " ")
    assert "Mixen kräver 160 röda timmar. Era träffar visar 62: det räcker till 1,5 byte, inte 4." in said
    assert "2 av 6 värden är antaganden: lön, barnskötare; lön, serviceassistent." in said
    assert "Formlerna är våra egna." in said
    assert "Räknas inte:" in said


@pytest.mark.parametrize("which", PAPERS)
def test_as_many_assumptions_are_named_as_are_counted(which: str):
    paper = paper_of(which)
    assert len(paper.assumptions) == paper.stamp.assumptions


def test_an_example_says_that_it_is_one():
    paper = replace(paper_of("mix"), is_example=True)
    assert "Det här är ett exempel." in paragraph(paper)
    assert "EXEMPEL" in text_of(paper)[1]


@pytest.mark.parametrize("which", PAPERS)
def test_the_file_is_as_the_schema_says(which: str):
    paper = paper_of(which)
    told = json.loads(FILES["json"](paper))
    as_the_schema_says(told)
    assert told["format"] == "akr.kalkyl.1"
    assert [Decimal(it["amount"]) for it in told["steps"]] == [line.step.amount for line in paper.lines]
    assert told["stamp"]["said"] == [*paper.stamped]


def test_the_schema_is_the_one_in_the_documentation():
    assert json.loads(SCHEMA.read_text("utf-8")) == file.schema()


def test_the_illustration_to_the_ore():
    told = {line.step.symbol: line.step.amount for line in paper_of("illustration").lines}
    found = {name: round(told[name], 2) for name in ("C", "B", "N_1", "V", "verks_1", "ame_1", "kommun_1")}
    assert found == {
        "C": Decimal("33964.55"),
        "B": Decimal("16492.80"),
        "N_1": Decimal("17471.75"),
        "V": Decimal("27551.03"),
        "verks_1": Decimal("-3696.23"),
        "ame_1": Decimal("6554.00"),
        "kommun_1": Decimal("2857.77"),
    }


def test_how_long_each_thing_goes_on_is_said_with_the_values():
    """No formula asks for it, and all of it decides what the paper says."""
    paper = paper_of("all there is")
    told = {it.symbol: (it.amount, it.origin) for it in paper.given}
    assert told["manader"] == (12, "lokal")
    assert told["ame_manader"] == (6, "hämtad")
    assert told["horisont"] == (24, "ert val")
    its = json.loads(FILES["json"](paper))
    assert {"manader", "ame_manader", "horisont"} <= {it["symbol"] for it in its["values"]}
    assert {"name": "Stöd", "said": "Lönebidrag"} in its["facts"]
    assert "manader" not in {it.symbol for it in paper_of("no support").given}
    assert "horisont" not in {it.symbol for it in paper_of("time and no money").given}


def test_what_is_never_paid_back_is_said():
    poor = a_post(replace(INPUTS, share=Decimal(0), horizon=12))
    said = " ".join(paragraph(poor).split())
    assert "Starten kostar 15 000 kr, en gång." in said
    assert "Samlat går det aldrig jämnt upp inom 12 månader." in said
    assert "Samlat efter månad 12: −" in said
    assert "inom 1 månad." in paragraph(a_post(replace(INPUTS, share=Decimal(0), horizon=1)))


def test_a_phase_is_named_only_where_there_are_more():
    said = paragraph(paper_of("no support"))
    assert "Verksamheten. Betalar" in said
    assert "utan bidrag:" not in said.casefold()
    assert "med bidrag: " in paragraph(paper_of("illustration")).casefold()


def test_half_a_krona_is_rounded_up_on_paper_as_on_the_page():
    values = ILLUSTRATION.values | {Parameter.WAGE: Value(Decimal("0.5"), Origin.LOCAL, 2026)}
    its = replace(
        ILLUSTRATION, values=values | {Parameter.ON_COSTS: Value(Decimal(0), Origin.LOCAL, 2026)}, kind=Kind.NONE
    )
    assert "Anställningen kostar 1 kr" in paragraph(a_post(its)).replace("\u00a0", " ")


def test_less_than_one_per_cent_is_said_as_it_is():
    values = ILLUSTRATION.values | {Parameter.ALLOWANCE: Value(Decimal(19_400), Origin.LOCAL, 2026)}
    paper = a_post(replace(ILLUSTRATION, values=values))
    assert "måste mindre än 1 % av den avlastade tiden" in paper.headline


def test_where_ame_employs_the_budget_is_of_the_time_after():
    months = {"ame_months": Value(Decimal(18), Origin.LOCAL, 2026)}
    for its in (replace(ILLUSTRATION, **months), replace(ILLUSTRATION, kind=Kind.NONE, **months)):
        assert a_post(its).under.startswith("När verksamheten anställer utan bidrag går det inte ihop")


def test_one_hour_is_said_as_one():
    one = replace(ILLUSTRATION, groups=(Group("x", Value(Decimal(1), Origin.LOCAL, 2026)),))
    assert "Som tid: 1 timme i veckan. Den är värd" in paragraph(a_post(one))
