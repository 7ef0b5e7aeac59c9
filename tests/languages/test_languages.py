"""Whoever sees to the installation switches participants' languages on, when somebody has read them."""

import pytest

from app.languages import offering, store
from app.web import language
from tests.running import running

OWN = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Kod"
msgstr "Kod, proszę"
"""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n{more}"\n\n'


@pytest.fixture(autouse=True)
def _none_is_on():
    yield
    language.offer({})


@pytest.fixture
def operator(server):
    return server.facilitator()


def polish(server, path="/"):
    return server.client(headers={"Accept-Language": "pl"}).get(path).text


def bring(operator, content, tag="pl"):
    return operator.post(f"/languages/{tag}/catalogue", files={"file": ("pl.po", content)})


def test_a_language_is_off_until_somebody_is_said_to_have_read_it(server, operator):
    assert '<html lang="sv"' in polish(server)
    no = operator.post("/languages/pl/on", data={"read_by": " "})
    assert (no.status_code, "Skriv vem som har läst" in no.text) == (422, True)
    assert '<html lang="sv"' in polish(server)
    assert operator.post("/languages/pl/on", data={"read_by": "en kollega"}).status_code == 303
    assert '<html lang="pl"' in polish(server)
    assert "en kollega" in operator.get("/languages").text
    operator.post("/languages/pl/off")
    assert '<html lang="sv"' in polish(server)


def test_what_is_on_is_on_when_the_server_starts_anew(server, operator):
    operator.post("/languages/pl/on", data={"read_by": "en kollega"})
    language.offer({})
    with running(server.database) as anew:
        assert '<html lang="pl"' in polish(anew)


def test_another_process_offers_it_when_it_looks(server, operator):
    operator.post("/languages/pl/on", data={"read_by": "en kollega"})
    language.offer({})  # as where it was not switched
    offering.offer(server.database)
    assert '<html lang="pl"' in polish(server)


def test_a_kept_catalogue_that_cannot_be_read_is_left_out_and_stops_neither_the_others_nor_a_start(server, operator):
    for tag in ("pl", "fi"):
        operator.post(f"/languages/{tag}/on", data={"read_by": "en kollega"})
    with server.database.session() as session:
        store.row_of(session, "fi").catalogue = b'msgid "Kod'
    language.offer({})
    offering.offer(server.database)
    assert '<html lang="pl"' in polish(server)
    with running(server.database) as anew:
        assert '<html lang="pl"' in polish(anew)


def test_a_catalogue_of_the_municipalitys_own_is_used_and_what_it_lacks_is_ours(server, operator):
    assert bring(operator, OWN).status_code == 303
    assert '<html lang="sv"' in polish(server), "it is another text than the one that was read"
    operator.post("/languages/pl/on", data={"read_by": "en kollega"})
    assert "Kod, proszę" in polish(server)
    assert language.ours("pl")["Gå med"] in polish(server)
    assert operator.get("/languages/pl/messages.po").content == OWN.encode()
    operator.post("/languages/pl/catalogue/ours")
    operator.post("/languages/pl/on", data={"read_by": "en kollega"})
    assert "Kod, proszę" not in polish(server)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04\xff\xfe",
        "Det här är ett brev.",
        'msgid "Kod"\nmsgstr "<script>"',
        'msgid "Uppgift {n} av {all}"\nmsgstr "Zadanie {n} z {alle}"',
        'msgid "%(n)s minuter"\nmsgstr "100 % minut"',
        'msgid "Kod\nmsgstr ',
        HEAD.format(more="Plural-Forms: nplurals=2; plural=n/0;\\n") + 'msgid "Kod"\nmsgstr "Kod"\n',
        HEAD.format(more="Plural-Forms: nplurals=2; plural=__import__('os');\\n") + 'msgid "Kod"\nmsgstr "Kod"\n',
        HEAD.format(more="") + 'msgid "Något annat program"\nmsgstr "x"\n',
        "# " + "x" * 1024 * 1024,
    ],
)
def test_a_file_that_would_break_a_page_is_refused_in_words_and_changes_nothing(server, operator, content):
    operator.post("/languages/pl/on", data={"read_by": "en kollega"})
    no = bring(operator, content)
    assert no.status_code == 422
    assert 'role="alert"' in no.text
    assert '<html lang="pl"' in polish(server)
    assert operator.get("/languages/pl/messages.po").content == language.file("pl").read_bytes()


def test_swedish_and_english_are_never_off_and_there_is_no_other_language(operator):
    for tag in ("sv", "en", "sv-simple", "tlh"):
        assert operator.post(f"/languages/{tag}/off").status_code == 404
        assert operator.get(f"/languages/{tag}").status_code == 404


def test_all_texts_can_be_read_beside_the_swedish(operator):
    page = operator.get("/languages/ar").text
    assert page.count("<tr>") == len(language.ours("ar")) + 1
    assert 'dir="rtl"' in page


def test_others_have_no_such_page_and_no_link_to_it(server, operator):
    other = server.facilitator("kim@example.se")
    assert other.get("/languages").status_code == 404
    assert "/languages" not in other.get("/workshops").text
    assert "/languages" in operator.get("/accounts").text
