"""Which tasks are suggested as the same. The texts are those of real workshops, and of the report."""

import pytest
from rapidfuzz import fuzz

from app.board.similar import ALIKE, compared, similar

SAME = [
    ("städning", "städa"),
    ("hantering av tvätt", "tvätta"),
    ("Ta hand om tvätten", "tvätt"),
    ("hantering av sopor", "sophantering"),
    ("på- och avdukning vid måltider", "duka av och på vid måltid"),
    ("svara i telefon", "svara på telefonen"),
    ("svara i telefon", "telefonsvar"),
    ("svara i telefon", "Svara i telfon"),
    ("fönsterputs", "putsa fönster"),
    ("fönsterputs", "Putsning av fönster"),
    ("kassan på simhallen", "simhallens kassa"),
    ("bilvård", "vård av bilar"),
    ("beställa förbrukningsvaror", "beställning av förbrukningsvaror"),
    ("fylla på förbrukningsvaror", "påfyllning av förbrukningsvaror"),
    ("lägga schema", "schemaläggning"),
    ("kvittoredovisning", "redovisa kvitton"),
    ("arkivering och diarieföring", "diarieföra, arkivera"),
    ("fastighetsskötsel", "sköta fastigheten"),
    ("undervisning", "undervisa"),
    ("utvecklingssamtal", "utvecklingssamtalen"),
    ("planering", "planera"),
    ("läroplansarbete", "arbete med läroplanen"),
    ("Städning av toaletter", "städa toalettrna"),
    ("Städa toaletter", "toalettstädning"),
    ("Dokumentera i journalen", "Journaldokumentation"),
    ("Plocka undan i köket", "köksplock"),
]
DIFFERENT = [
    ("städning", "tvätt"),
    ("hantering av sopor", "hantering av tvätt"),
    ("Städa toaletter", "Städa fönster"),
    ("städa avdelningen", "städa förrådet"),
    ("Planera undervisning", "Planera utflykt"),
    ("planera utflykt", "planera utskrift"),
    ("beställa mat", "beställa material"),
    ("beställa medicin", "dela ut medicin"),
    ("Hämta mat i köket", "Hämta barn i köket"),
    ("lägga schema", "lägga barn"),
    ("utvecklingssamtal", "medarbetarsamtal"),
    ("föräldramöte", "föräldrasamtal"),
    ("bilvård", "barnvård"),
    ("kassan på simhallen", "kök"),
    ("undervisning", "planering"),
    ("Skriva protokoll", "Skriva månadsbrev"),
    ("Tvätta händer", "Tvätta bilar"),
    ("Öppna avdelning 1", "Öppna avdelning 2"),
    ("🧹", "🍽️"),
    ("غسيل", "تنظيف"),
]


def suggested(*texts, apart=()):
    return similar({f"t{number}": text for number, text in enumerate(texts, 1)}, apart)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_task_in_other_words_is_suggested(one, other):
    assert suggested(one, "utvecklingssamtal med vårdnadshavare", other) == [("t1", "t3")]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_tasks_are_not_suggested(one, other):
    assert suggested(one, other) == []


def test_the_threshold_stands_between_what_is_the_same_and_what_is_not():
    worst_of_same = min(fuzz.ratio(*compared([*pair])) for pair in SAME)
    # Numbers are told apart by themselves.
    best_of_different = max(fuzz.ratio(*compared([*pair])) for pair in DIFFERENT if "1" not in pair[0])
    assert best_of_different + 4 < ALIKE <= worst_of_same - 4


def test_the_likest_come_first():
    pairs = suggested("Svara i telefon", "Svara i telfon", "Städa", "Städning")
    assert pairs == [("t3", "t4"), ("t1", "t2")]


def test_of_many_that_are_alike_no_more_pairs_are_suggested_than_join_them():
    assert len(suggested("Tvätt", "tvätta", "tvättning", "Hantering av tvätt", "Ta hand om tvätten")) == 4


def test_a_pair_that_is_said_to_be_different_is_not_suggested_again():
    assert suggested("Tvätt", "Tvätta", apart=[("t1", "t2")]) == []
    assert suggested("Tvätt", "Tvätta", apart=[("t2", "t1")]) == []


def test_a_word_that_only_says_that_something_is_done_still_counts_where_there_is_no_other():
    assert suggested("Arbeta", "Hjälpa till") == []


def test_a_list_with_one_task_or_none_has_no_pairs():
    assert suggested() == suggested("Tvätt") == []
