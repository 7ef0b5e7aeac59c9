"""One anonymous post freezes nobody: what is too long is refused as it comes, before anything is done with it."""

import re
import unicodedata
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app.vocabulary
from app.brought import files, texts
from app.removal.matching import is_the_same
from app.vocabulary import MARKS_IN_A_ROW, RAW_MORE, RAW_TIMES, TextTooLong, TooManyMarks, clean, composed
from tests.acts import COMMANDS
from tests.running import ask, view_of

WORST = {"marks": "a" + "\u0323\u0307" * 60_000, "hangul": "\u1100\u1161\u11a8" * 5_000, "long": "å" * 120_000}
FIELDS = (
    "text",
    "texts",
    "name",
    "why",
    "dissent",
    "note",
    "what",
    "owner",
    "first_step",
    "notice",
    "outcome",
    "amount",
    "short",
)
"""Those of commands that hold people's words."""


@pytest.fixture
def normalised(monkeypatch):
    """The lengths of all that is normalised."""
    lengths = []
    real = unicodedata.normalize

    def normalize(form, text):
        lengths.append(len(text))
        return real(form, text)

    monkeypatch.setattr(app.vocabulary.unicodedata, "normalize", normalize)
    return lengths


@pytest.mark.parametrize("worst", WORST.values(), ids=WORST)
def test_what_is_too_long_as_it_comes_is_refused_before_it_is_normalised(worst, normalised):
    with pytest.raises(TextTooLong):
        clean(worst, 1000, lines=True)
    assert normalised == []


def test_text_that_is_taken_apart_into_letters_and_marks_is_taken():
    name = "Lägg på förband åt Åsa " * 8
    assert clean(unicodedata.normalize("NFD", name), 200) == name.strip()
    assert clean("e" + "\u0301" * MARKS_IN_A_ROW, 200)


def test_more_marks_on_a_letter_than_any_language_has_are_refused():
    with pytest.raises(TooManyMarks):
        clean("a" + "\u0323" * (MARKS_IN_A_ROW + 1), 200)


READS = {
    "a list as a file": lambda text: files.of_file(text.encode()),
    "a list in UTF-16": lambda text: files.of_file(text.encode("utf-16")),
    "a pasted list": files.pasted,
    "a text as a file": lambda text: texts.of_file(text.encode()),
    "a text beside bytes that are none": lambda text: texts.of_file(text.encode() + b"\nSt\xe4da"),
    "a pasted text": texts.pasted,
}


@pytest.mark.parametrize("how", READS)
def test_what_is_brought_is_refused_before_its_marks_are_put_in_order(how, normalised):
    """A file may be long, so that none of it is too long as it comes."""
    with pytest.raises(TooManyMarks):
        READS[how]("Städa\na" + "\u0323\u0307" * 4_000 + "\nDuka")
    assert normalised == []


@given(st.text(max_size=200), st.integers(0, MARKS_IN_A_ROW), st.text(max_size=200))
def test_what_is_no_long_row_of_marks_is_put_in_one_form(before, marks, after):
    text = before + "e" + "\u0301" * marks + "o" + after
    if longest_row(text) <= MARKS_IN_A_ROW:
        assert composed(text) == unicodedata.normalize("NFC", text)


def longest_row(text):
    rows = groupby(text, key=lambda c: unicodedata.combining(c) > 0)
    return max((len([*row]) for is_mark, row in rows if is_mark), default=0)


def test_long_words_in_other_alphabets_are_words():
    for word in ("ሰላም" * 30, "سلام" * 30, "한국어" * 30, "नमस्ते" * 30):
        assert composed(word) == unicodedata.normalize("NFC", word)


def test_typing_again_what_is_to_be_removed_is_no_way_in(normalised):
    assert not is_the_same(WORST["marks"], "Kvitsel")
    assert normalised == []


def test_every_field_of_a_command_that_holds_words_is_known_here():
    """A new one is to be walked below."""
    plain = {"id", "do", "task", "into", "other", "group", "colour", "before", "only", "ground", "question", "answer"}
    plain |= {"kind", "due", "to", "action", "role", "duty", "needed", "on", "topic", "step", "cover", "purpose", "was"}
    plain |= {"how", "when", "way", "of", "parked", "ends_as", "tasks", "place", "picture", "language"}
    plain |= {"until", "meets_on", "meets_at"}  # read as days and times before they are asked for
    for command in COMMANDS:
        for field in command.__dataclass_fields__.values():
            if "str" in str(field.type):
                assert field.name in (*FIELDS, *plain, "new", "new_code", "offered"), (command, field.name)


@pytest.mark.parametrize("worst", WORST.values(), ids=WORST)
def test_no_entry_normalises_more_than_it_keeps(server, worst, normalised):
    """Every page and command that takes text from somebody without an account, and the largest that the facilitator's
    take; as forms, which may be larger than frames."""
    lead = server.facilitator()
    code = server.workshop(lead)
    phone = server.participant(code)
    ask(lead, code, "add_task", text="Tvätt")
    task = next(iter(view_of(lead, code)["tasks"]))
    page = lead.post(f"/w/{code}/translations/en/link", follow_redirects=True).text
    translate = re.search(r"/l/[\w-]+", page)[0] + "/translate"
    normalised.clear()
    some = worst[:15_000]
    translating = {"do": "translate_task", "task": task, "language": "en"}
    entries = [
        (phone, f"/live/{code}/commands", {"id": "1", "do": "add_task", "text": some}),
        (phone, f"/live/{code}/commands", {"id": "2", "do": "estimate_time", "task": task, "amount": some}),
        (lead, f"/live/{code}/commands?as=lead", {"id": "3", "do": "note_decision", "task": task, "why": some}),
        (lead, f"/live/{code}/commands?as=lead", {"id": "4", "do": "name_group", "group": "g1", "name": some}),
        (lead, f"/live/{code}/commands?as=lead", {"id": "5", "do": "park", "text": some}),
        (lead, f"/live/{code}/commands?as=lead", {"id": "6", "do": "park_task", "task": task, "why": some}),
        (lead, f"/live/{code}/commands?as=lead", {"id": "7", "do": "give_short_name", "group": "g1", "short": some}),
        (lead, f"/live/{code}/commands?as=lead", translating | {"id": "8", "text": some}),
        (lead, f"/live/{code}/commands?as=lead", translating | {"id": "9", "text": "Wash", "of": some}),
        (server.client(), translate, {"task": task, f"text-{task}": worst, f"base-{task}": worst}),
        (server.client(), f"{translate}/import", {"text": f"{worst[:60_000]}\tWash"}),
        (lead, f"/w/{code}/import", {"text": worst}),
        (lead, "/workshops", {"title": worst, "workplace": worst, "purpose": "jobs", "groups": worst}),
        (phone, "/join", {"code": worst[:2000]}),
    ]
    for client, path, form in entries:
        client.post(path, data=form)
    assert max(normalised, default=0) <= RAW_TIMES * 1000 + RAW_MORE


def test_a_command_as_a_form_is_no_larger_than_a_frame(server):
    code = server.workshop(server.facilitator())
    phone = server.participant(code)
    answer = phone.post(f"/live/{code}/commands", data={"id": "1", "do": "add_task", "text": "x" * 60_000})
    assert answer.status_code == 413
