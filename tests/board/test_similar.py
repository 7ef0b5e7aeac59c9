"""Which tasks are suggested as the same. The texts are those of real workshops, and of the report."""

import pytest

from app.board.similar import LONG_LIST, SURE, Said, similar

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


def likeness(one, other):
    return max((pair.likeness for pair in Said([one, other]).pairs()), default=0)


def test_the_threshold_stands_between_what_is_the_same_and_what_is_not():
    worst_of_same = min(likeness(*pair) for pair in SAME)
    best_of_different = max(likeness(*pair) for pair in DIFFERENT)
    assert best_of_different + 0.02 < SURE <= worst_of_same - 0.02


def test_the_likest_come_first():
    pairs = suggested("Hantering av tvätt", "Tvätta", "Städa", "Städning")
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


def in_a_long_list(one, other):
    """Whether two are suggested among others that share no word with them."""
    others = ("".join(chr(ord("a") + number)) * 4 for number in range(LONG_LIST))
    return ("t1", "t2") in suggested(one, other, *others)


def test_in_a_long_list_a_word_that_no_third_task_has_is_enough():
    assert in_a_long_list("svara på larm", "åka på trygghetslarm")
    assert suggested("svara på larm", "åka på trygghetslarm") == []


def test_the_verb_that_both_begin_with_is_not_enough():
    assert not in_a_long_list("byta lakan", "byta blöjor")


def test_those_that_are_the_same_count_as_one_when_it_is_seen_who_has_a_word():
    others = ["".join(chr(ord("a") + number)) * 4 for number in range(LONG_LIST)]
    assert len(suggested("svara på larm", "Svara på larmet", "åka på trygghetslarm", *others)) == 2


def test_a_slip_of_the_finger_is_read_as_the_word_that_it_nearly_is():
    assert suggested("Beställa förbrukningsvaror", "Bestäla förbruknigsvaror") == [("t1", "t2")]


@pytest.mark.parametrize("text", ["städa", "byta lakan hos alla på avdelningen", "🧹"])
def test_a_text_that_is_everywhere_is_joined_with_itself(text):
    assert len(suggested(*[text] * 150)) == 149
