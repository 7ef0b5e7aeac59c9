"""Words are found as people read them, and what stands instead is found by nobody."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.removal.matching import (
    MARK,
    MOST,
    NARROW,
    SHORT_MARK,
    TooLittleToFind,
    is_the_same,
    wanted,
)
from app.vocabulary import TextTooLong


@pytest.mark.parametrize(
    ("words", "text", "without"),
    [
        ("Anna", "Ring anna", f"Ring {MARK}"),
        ("Anna", "ANNAS bil och Anna:s cykel", f"{MARK} bil och {MARK} cykel"),
        ("Anna", "Anna’s bil", f"{MARK} bil"),
        ("Anna", "Annan, Hanna, Annafors", "Annan, Hanna, Annafors"),
        ("Anna", "(Anna) anna/bo, _anna_", f"({MARK}) {MARK}/bo, _{MARK}_"),
        ("Anna", "An\u00adna, Anna\u00adfors", f"{MARK}, Anna\u00adfors"),
        ("Åke", "A\u030ake går", f"{MARK} går"),
        ("A\u030ake", "ÅKE går", f"{MARK} går"),
        ("Ake", "A\u030ake går", "A\u030ake går"),
        ("Ann-Marie", "annmarie, Ann Marie, Ann‑Maries", f"{MARK}, {MARK}, {MARK}"),
        ("Anna Karin", "Anna-Karin\noch Anna\nKarin, Annakarin", f"{MARK}\noch {MARK}, Annakarin"),
        ("Lars", "Lars, Larses", f"{MARK}, Larses"),
        ("Strauß", "STRAUSS, strauss, Strauß", f"{MARK}, {MARK}, {MARK}"),
        ("Strauss", "Strauß", MARK),
        ("070-123 45 67", "ring 0701234567!", f"ring {MARK}!"),
        ("محمد", "اتصل بـ محمد الآن", f"اتصل بـ {MARK} الآن"),
        ("c/o", "bor c/o Bo", f"bor {MARK} Bo"),
        ("borttaget", f"{MARK} är borttaget", f"{MARK} är {MARK}"),
        ("a.b", "axb a.b", f"axb {MARK}"),
    ],
)
def test_whole_words_as_people_read_them(words, text, without):
    assert wanted(words).blanked(text)[0] == without


def test_parts_of_words_where_that_is_asked_for():
    assert wanted("gård", inside=True).blanked("Bertilsgården") == (f"Bertils{MARK}en", 1)


def test_no_text_outgrows_its_field_by_it():
    long = "Anna " * 16
    assert wanted("Anna").blanked(long.strip()) == ((f"{SHORT_MARK} " * 16).strip(), 16)
    assert wanted("Bo").blanked("Bo " + "x" * 76)[0] == f"{SHORT_MARK} " + "x" * 76


@given(st.text("AaBbÅå ßs-.’\u0301\u00ad", max_size=NARROW), st.sampled_from(["Ab", "Å B", "bås", "ß"]))
def test_what_has_been_taken_out_is_not_there_and_the_rest_is(text, words):
    its = wanted(f"{words}a")
    without, count = its.blanked(text)
    assert its.blanked(without) == (without, 0)
    if not count:
        assert without == text
        assert its.excerpt(text) is None
    else:
        assert its.may_be_in(text)
        assert its.excerpt(text).words in unicodedata.normalize("NFC", text)


@given(st.text(max_size=MOST))
def test_any_words_can_be_searched_for_or_are_refused(typed):
    try:
        its = wanted(typed)
    except TooLittleToFind:
        return
    assert its.blanked(f"x {its.text} y")[1] == 1
    assert is_the_same(f" {its.text.upper().lower()} ", its.text) or its.text.upper().lower() != its.text


def test_too_little_and_too_much():
    for typed in ("", "a", "-", "- —", "!!"):
        with pytest.raises(TooLittleToFind):
            wanted(typed)
    with pytest.raises(TextTooLong):
        wanted("x" * (MOST + 1))


def test_an_excerpt_is_short_and_says_that_there_is_more():
    it = wanted("Anna").excerpt(f"{'x' * 100} Anna {'y' * 100}")
    assert (it.before[:2], it.words, it.after[-2:]) == ("…x", "Anna", "y…")
    assert len(it.before) < 50
