"""Words that are looked for, and how hard a text is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.advice.lists import read_lists
from app.job_descriptions.advice.reading import Lix, hard_sentences, lix, sentences
from app.job_descriptions.advice.word_lists import found


@pytest.mark.parametrize(
    ("forms", "text", "hits"),
    [
        ("han", "Handledaren sa att han kan. HAN!", ["han"]),
        ("tjej*", "Tjejer, en tjej och tjejgruppen", ["Tjejer", "tjej", "tjejgruppen"]),
        ("*körkort", "B-körkort, truckkörkort", ["körkort", "truckkörkort"]),
        ("god fysik", "God\nfysik krävs", ["God fysik"]),
        ("svenska|svenska som modersmål", "Svenska som modersmål", ["Svenska som modersmål"]),
        ("c++", "c++ och c", ["c++"]),
    ],
)
def test_a_form_is_found_as_a_whole_word(forms: str, text: str, hits: list[str]):
    assert found(forms.split("|"), text) == hits


@given(st.text(max_size=80), st.lists(st.text("han*tjej ()[|.\\", min_size=2, max_size=8), min_size=1, max_size=3))
def test_whatever_a_list_says_what_is_found_stands_in_the_text(text: str, forms: list[str]):
    for hit in found(forms, text):
        assert hit in " ".join(text.split())


def test_the_lists_that_come_along_find_their_own_words_and_say_why():
    lists = read_lists(None)
    for word in (*lists.words, *lists.reserved):
        for form in word.forms:
            assert found(word.forms, f"Du är {form.replace('*', '')} här")
        assert word.why.endswith((".", ")"))
        assert not found(word.forms, word.instead)


# Reading


def test_lix_is_words_for_each_sentence_and_long_words_for_each_hundred():
    counts = lix("Vi diskar kopparna. Maten är god.")
    assert counts == Lix(words=6, long_words=1, sentences=2)
    assert counts.value == round(6 / 2 + 100 * 1 / 6)
    assert lix("").value == 0


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Börjar kl. 9 och slutar kl. 15.", 1),
        ("Gör rent, t.ex. bord. Torka sedan.", 2),
        ("- tvätt\n- disk", 2),
        ("1. Tvätt\n2. Disk", 2),
        ("Kom in! Är du ny? ”Välkommen.” Sitt ner.", 4),
        ("\n …\n", 0),
    ],
)
def test_a_text_is_taken_apart_where_a_reader_would(text: str, many: int):
    assert len(sentences(text)) == many


def test_a_sentence_is_hard_when_it_is_long_or_its_words_are():
    long = "En " + "rad " * 20
    heavy = "Verksamhetens kompetensförsörjning förutsätter att gemensamma riktlinjer alltid efterlevs"
    assert hard_sentences(f"Vi gör så. {long.strip()}. {heavy}.") == [f"{long.strip()}.", f"{heavy}."]
    assert hard_sentences("En " + "rad " * 19) == []
    assert hard_sentences("Kompetensförsörjning förutsätts") == []


@given(st.text(), st.text())
def test_two_texts_on_a_line_each_count_as_both(one: str, other: str):
    assert lix(f"{one}\n{other}") == lix(one) + lix(other)


@given(st.text())
def test_hard_sentences_are_sentences_of_the_text(text: str):
    assert set(hard_sentences(text)) <= set(sentences(text))
