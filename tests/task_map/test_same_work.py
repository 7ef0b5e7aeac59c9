"""The works that tasks may be: a table that is read by whoever adds a word."""

import tomllib

import pytest

from app.task_map.work import SAME_WORK, meaning

SAID = tomllib.loads(SAME_WORK.read_text("utf-8"))
WORKS = {name: its for name, its in SAID.items() if name not in {"words", "acts"}}


@pytest.mark.parametrize("name", WORKS)
def test_each_says_why_it_is_one_work_and_nothing_that_is_not_read(name):
    its = WORKS[name]
    assert its["why"].endswith(".")
    assert its.keys() <= {"of", "alone", "done", "with", "not", "as", "why"}
    assert all(line.split() for line in its["of"])
    assert its.get("as", name) in WORKS


@pytest.mark.parametrize("name", WORKS)
def test_each_can_be_found(name):
    """By some words of its own: else it stands in the way of reading the table, or another always comes before it."""
    first, *others = (line.split() for line in WORKS[name]["of"])
    said = (f"{one} {' '.join(rest)}" for one in first for rest in _each(others))
    assert any(meaning(text) == {WORKS[name].get("as", name)} for text in said)


def _each(lines):
    return [[one, *rest] for one in lines[0] for rest in _each(lines[1:])] if lines else [[]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Planera aktiviteter för de boende", "Planera undervisning"),
        ("Planera verksamheten", "Planera undervisning"),
        ("Ta temperaturen på barn", "Mäta temp i kylar"),
        ("Ta tempen", "Mäta temp i kylar"),
        ("Ta temp på maten", "Mäta temp i kylar"),
        ("Tvätta barn", "Tvätta"),
        ("Tvätta kund", "Tvätta"),
        ("Handledning", "Ta hand om praktikanter"),
        ("Delta i handledning", "Ta hand om praktikanter"),
        ("Handleda kollegor", "Ta hand om praktikanter"),
        ("Köra bil till kund", "Tvätta bilen"),
        ("Ta bilen", "Tvätta bilen"),
        ("Sova på jobbet", "Vila med barnen"),
        ("Disk i receptionen", "Diska"),
        ("Hjälpa barnen vid frukosten", "Laga frukost"),
        ("Hjälpa barnen vid frukosten", "Servera frukost"),
        ("Fika med brukarna", "Koka kaffe"),
        ("Skriva schema till barnen", "Lägga schema"),
        ("Skriva schema till elever", "Lägga schema"),
        ("Ta prover", "Göra prov"),
        ("Köra mat till brukare", "Hämta matvagnen"),
        ("Leverera matlådor", "Hämta matvagnen"),
        ("Ta rast", "Rasta elever"),
        ("Egen rast", "Rasta elever"),
        ("Byta tvättmaskin", "Vika tvätt"),
    ],
)
def test_what_has_a_word_of_a_work_and_is_another_is_not_laid_with_it(one, other):
    assert meaning(one) != meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tvätta åt kund", "Hantera tvätt"),
        ("Kundens tvätt", "Hantera tvätt"),
        ("Tvätta barnens kläder", "Hantera tvätt"),
        ("Tvätta barn", "Tvätta barnen"),
        ("Handleda studenter", "Ta hand om praktikanter"),
        ("Biltvätt", "Tanka bilen"),
        ("Sova med barnen", "Vila med barnen"),
        ("Planera veckans aktiviteter", "Planera undervisning"),
        ("Ta tempen på maten", "Mäta temperatur på mat"),
        ("Kontrollera temperaturen i kylen", "Mäta temp i frys"),
        ("Köra maten till förskolorna", "Hämta matvagnen"),
        ("Rastvakt", "Rasta elever"),
        ("Grovdisk", "Diska grytor"),
    ],
)
def test_and_what_is_that_work_still_is(one, other):
    assert meaning(one) == meaning(other)


def test_no_word_is_there_twice():
    lines = [*SAID["acts"].values(), *(SAID["words"][key] for key in ("empty", "light", "ends", "apart"))]
    lines += [line for its in WORKS.values() for line in (*its["of"], its.get("with", ""), its.get("not", ""))]
    for line in lines:
        words = line.split()
        assert len(words) == len({*words}), line
