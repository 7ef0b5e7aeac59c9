"""What a list's texts are made of. More, by what comes of it, in `test_similar.py`."""

import pytest

from app.board.stems import parts, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        ("städa", "städar", "städning", "städningen"),
        ("planera", "planerar", "planering", "planeringen"),
        ("dokumentera", "dokumentation"),
        ("klocka", "klockan", "klockor"),
        ("arbete", "arbetet", "arbeten"),
        ("rum", "rummet", "rummen"),
        ("vikarie", "vikarien", "vikarier", "vikarierna"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("mat", "material"), ("lek", "lektion"), ("barn", "barnvagn"), ("prata", "prova")])
def test_other_words_have_other_stems(pair):
    assert stem(pair[0]) != stem(pair[1])


def test_words_that_are_in_every_text_are_left_out_where_there_are_others():
    assert words("Hämta post till alla i huset") == ["hämta", "post", "huset"]
    assert words("Till alla") == ["till", "alla"]


@pytest.mark.parametrize(
    ("others", "compound", "taken_apart"),
    [
        (["putsa", "fönster"], "fönsterputs", ("fönst", "puts")),
        (["larm"], "trygghetslarm", ("trygghet", "larm")),
        (["mat"], "matlådor", ("mat", "låd")),
        (["fylla"], "påfyllning", ("fyll",)),
        (["mat"], "material", ("material",)),
        ([], "fönsterputs", ("fönsterput",)),
    ],
)
def test_a_compound_is_taken_apart_where_the_list_has_its_parts(others, compound, taken_apart):
    assert parts([others, [compound]])[compound] == taken_apart


def test_a_compound_that_several_texts_have_is_a_word_by_itself():
    assert parts([["disk"], ["diskmaskin"], ["diskmaskinen"]])["diskmaskinen"] == ("diskmaskin",)


def test_a_slip_of_the_finger_is_the_word_that_more_texts_have():
    found = parts([["telefon"], ["telefonen"], ["telfon"]])
    assert found["telfon"] == found["telefon"]


def test_a_compound_that_the_list_has_twice_is_taken_apart_all_the_same():
    texts = [["fönsterputs"], ["fönsterputs"], ["putsa", "fönster"]]
    assert set(parts(texts)["fönsterputs"]) == {*parts(texts)["fönster"], *parts(texts)["putsa"]}
