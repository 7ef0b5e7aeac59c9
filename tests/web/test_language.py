"""Sentences in the reader's language: Swedish and English on every page, more of them where a participant reads."""

import pytest

from app.web import language
from app.web.templating import environment

SAYS = '{% from "_say.html" import say %}{{ say("so_many", n_("1 uppgift", "{n} uppgifter"), n=n) }}'
POLISH = b"""
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "1 uppgift"
msgid_plural "{n} uppgifter"
msgstr[0] "{n} zadanie"
msgstr[1] "{n} zadania"
msgstr[2] "{n} zada\xc5\x84"
"""


@pytest.fixture(autouse=True)
def _as_before():
    yield
    language.offer({})
    language.speak("sv")


@pytest.fixture
def client(server):
    server.begin()  # as it begins it offers what its database says
    return server.client()


def speak(tag, catalogue=None):
    language.offer({} if tag in language.ALWAYS_ON else {tag: catalogue})
    language.speak(tag)


@pytest.mark.parametrize(
    ("tag", "n", "said"),
    [
        *[("sv", 1, "1 uppgift"), ("sv", 0, "0 uppgifter"), ("sv-simple", 2, "2 uppgifter"), ("en", 2, "2 tasks")],
        *[("pl", 1, "1 zadanie"), ("pl", 3, "3 zadania"), ("pl", 12, "12 zadań"), ("pl", 22, "22 zadania")],
    ],
)
def test_a_sentence_has_the_form_that_its_number_takes_and_all_forms_for_the_browser(tag, n, said):
    speak(tag, POLISH)
    page, forms = environment().from_string(SAYS).render(n=n), language.plurals("1 uppgift", "{n} uppgifter")
    assert f">{said}<" in page
    assert all(f'data-{form}="{words}"' in page for form, words in forms.items())
    assert "other" in forms


@pytest.mark.parametrize("tag", language.LANGUAGES)
def test_every_language_can_be_switched_on_and_says_in_swedish_what_it_lacks(tag):
    speak(tag, b'msgid ""\nmsgstr ""\n')
    assert language.gettext("Det här finns inte i någon katalog") == "Det här finns inte i någon katalog"
    assert language.plurals("ett", "flera")["other"] == "flera"
    assert environment().from_string("{{ number(1.5) }}{{ '2027-02-09' | day }}").render()


@pytest.mark.parametrize(
    ("asked", "kept", "phone", "lead"),
    [
        ("pl,en;q=0.5", "", "pl", "en"),
        ("ar", "", "sv", "sv"),
        ("sv-SE", "pl", "pl", "sv"),
        ("en", "sv-simple", "sv-simple", "sv"),
        ("en-GB", "xx", "en", "en"),
        ("", "", "sv", "sv"),
    ],
)
def test_a_participant_reads_what_is_switched_on_and_who_leads_what_is_whole(client, asked, kept, phone, lead):
    language.offer({"pl": None})
    headers = {"Accept-Language": asked, "Cookie": f"{language.COOKIE}={kept}"}
    for path, tag in (("/", phone), ("/sign-in", lead), ("/live/NOTHIN/view", phone), ("/w/NOTHIN/lead", lead)):
        assert client.get(path, headers=headers).headers["content-language"] == tag


def test_what_is_switched_off_can_not_be_chosen(client):
    assert "Polski" not in client.get("/").text
    assert "set-cookie" not in client.get("/?lang=pl").headers
    language.offer({"pl": None})
    assert "Polski" in client.get("/").text
    assert "Polski" not in client.get("/sign-in").text


def test_arabic_is_read_from_the_right(client):
    language.offer({"ar": None})
    assert '<html lang="ar" dir="rtl"' in client.get("/", headers={"Accept-Language": "ar"}).text


def test_a_catalogue_that_is_none_changes_nothing():
    before = language.offered()
    with pytest.raises(Exception, match=r".+"):
        language.offer({"pl": b"\x00PK this is no catalogue"})
    assert language.offered() == before


def test_what_is_said_of_several_is_said_of_one_by_itself_too():
    """And whatever is said of several of them: a catalogue has one sentence by what is said of one."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    said = language.compiled(
        f'{head}msgid "beslutad"\nmsgid_plural "beslutade"\nmsgstr[0] "approved"\nmsgstr[1] "all approved"\n'.encode(),
        "en",
    )
    assert said.gettext("beslutad") == "approved"
    assert [said.ngettext("beslutad", "besluten", n) for n in (1, 2)] == ["approved", "all approved"]
