"""Words that are looked for, and how hard a text is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.advice.checks import DRIVES
from app.job_descriptions.advice.lists import read_lists
from app.job_descriptions.advice.reading import Lix, hard_sentences, lix, sentences
from app.job_descriptions.advice.verbs import PARTICLES, inflected
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
            assert found(word.forms, f"Du är {form.replace('*', '').lstrip('+')} här")
        assert word.why.endswith((".", ")"))
        assert not found(word.forms, word.instead)


# Verbs


def reserved_verbs() -> list[tuple[str, str, list[str]]]:
    """Each verb of the lists: in the present, its small word or "", and what it is done to."""
    lists = read_lists(None)
    forms = {form for word in (*lists.words, *lists.reserved) for form in word.forms if form.startswith("+")}
    verbs = []
    for form in sorted({*forms, *(form for form in DRIVES if form.startswith("+"))}):
        present, *after = form[1:].replace("*", "").split()
        particle = after.pop(0) if after and after[0] in PARTICLES else ""
        verbs.append((form, present, [particle, " ".join(after)]))
    return verbs


@pytest.mark.parametrize(("form", "present", "after"), reserved_verbs())
def test_a_verb_of_the_lists_is_found_in_every_form(form: str, present: str, after: list[str]):
    particle, it = after
    verb = inflected(present)
    assert {verb.infinitive, present} <= {*verb.forms}
    passive = [bent for bent in verb.forms if bent.endswith("s")]
    assert passive
    for bent in verb.forms:
        assert found([form], " ".join(filter(None, ("Hen", bent, particle, it, "här")))), bent
        assert found([form], " ".join(filter(None, (it, "skulle ha", bent, particle)))), bent
        assert found([form], " ".join(filter(None, ("ofta", particle + bent, it)))), bent
    if verb.noun:
        of = ("av", it) if it else ()
        assert found([form], " ".join(("En", f"{particle}{verb.noun}", *of)))
        assert found([form], " ".join(("All", f"{particle}{verb.noun}en", *of)))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("+delar ut medicin*", "Delar inte ut någon medicin"),
        ("+delar ut medicin*", "delar varje dag ut mat, vatten och mediciner"),
        ("+delar ut medicin*", "Medicinen ska vara utdelad"),
        ("+delar ut medicin*", "Medicinutdelning"),
        ("+ger sprut*", "Sprutor gavs på kvällen"),
        ("+utreder barn*", "Barnens behov har utretts"),
        ("+byter eluttag*", "Eluttaget byttes"),
        ("+kör", "Mat körs till tre hus"),
    ],
)
def test_a_verb_is_found_with_its_words_apart(form: str, text: str):
    assert found([form], text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("+delar ut medicin*", "Avdelningen har ett skåp för medicin"),
        ("+delar ut medicin*", "Delar ut post. Medicin står i skåpet"),
        ("+delar ut medicin*", "Delar ut post\nMedicin"),
        ("+delar ut medicin*", "Delar medicin"),
        ("+ger sprut*", "Gevär och sprutor"),
        ("+kör", "Sjunger i en körövning"),
    ],
)
def test_a_verb_is_not_found_in_other_words_or_in_another_sentence(form: str, text: str):
    assert not found([form], text)


@given(
    st.sampled_from(sorted(PARTICLES)), st.sampled_from(["delar", "ställer", "kör", "byter", "ger", "tror", "köper"])
)
def test_a_small_word_may_stand_apart_or_together(particle: str, present: str):
    verb = inflected(present)
    for bent in verb.forms:
        assert found([f"+{present} {particle}"], f"Hen {bent} det {particle}.")
        assert found([f"+{present} {particle}"], f"Det är {particle}{bent}.")


@pytest.mark.parametrize(
    ("present", "some"),
    [
        ("delar", "dela delas delade delades delat delats delad delande"),
        ("ställer", "ställa ställs ställde ställdes ställt ställts ställd ställda"),
        ("köper", "köpa köps köpte köptes köpt köpts"),
        ("utreder", "utreda utreds utredde utreddes utrett utretts utredd"),
        ("kör", "köra körs körde kördes kört körts"),
        ("tål", "tåla tåls tålde tålt"),
        ("glömmer", "glömma glöms glömde glömt"),
        ("lyfter", "lyfta lyfts lyfte lyft"),
        ("sänder", "sända sänds sände sänt"),
        ("tror", "tro tros trodde trott"),
        ("ger", "ge ges gav gavs gett givit given"),
    ],
)
def test_a_verb_is_bent_as_it_is_written(present: str, some: str):
    assert {*some.split(), present} <= {*inflected(present).forms}


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
