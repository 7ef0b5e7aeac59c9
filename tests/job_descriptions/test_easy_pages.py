"""The easy text's page, by its own form; the reference group that reads it by a link; and those who try otherwise."""

import html
import re
from dataclasses import replace

import httpx2
import pytest
from sqlmodel import select

from app.account.roles import Role
from app.job_descriptions.draft import Status
from app.job_descriptions.papers.easy import proposed
from app.job_descriptions.tables import EasyRow
from tests.job_descriptions.drafts import full
from tests.job_descriptions.test_reviewing_pages import link
from tests.job_descriptions.written import keep, workshop_id
from tests.running import Running

APPROVED = replace(full(), status=Status.APPROVED)
OTHER = replace(full(), notes="Det finns en hund.")


@pytest.fixture
def somebody(server: Running):
    return server.facilitator()


@pytest.fixture
def workshop(server: Running, somebody):
    return workshop_id(server, server.workshop(somebody))


@pytest.fixture
def home(server: Running, workshop):
    return keep(server, workshop, full())


def form_of(page: httpx2.Response) -> dict[str, str]:
    found = dict(re.findall(r'<input type="hidden" name="(of|number)" value="(\d+)"', page.text))
    written = re.search(r'<textarea id="text"[^>]*>\n?(.*?)</textarea>', page.text, re.DOTALL)
    return found | {"text": html.unescape(written[1])}


def save(client: httpx2.Client, home: str, text: str | None = None, **more: str) -> httpx2.Response:
    form = form_of(client.get(f"{home}/easy"))
    return client.post(f"{home}/easy", data=form | ({} if text is None else {"text": text}) | more)


def row(server: Running) -> EasyRow | None:
    with server.database.reading_session() as session:
        return session.exec(select(EasyRow)).first()


def shown(page: httpx2.Response) -> str:
    """What is printed."""
    return re.search(r'<div class="stack only-printed">(.*?)</article>', page.text, re.DOTALL)[1]


def test_a_proposal_is_offered_and_nothing_is_saved_by_looking(server, somebody, home):
    page = somebody.get(f"{home}/easy")
    assert form_of(page)["text"] == proposed(full())
    assert "Det här är ett förslag" in page.text
    assert row(server) is None


def test_what_hr_writes_is_the_text_everywhere(server, somebody, home):
    assert save(somebody, home, "# Kök\r\nDu diskar.").status_code == 303
    kept = row(server)
    assert (kept.version, kept.text, kept.of) == (1, "# Kök\nDu diskar.", 1)
    page = somebody.get(f"{home}/easy")
    assert form_of(page)["text"] == "# Kök\nDu diskar."
    assert "Du diskar." in shown(page)
    assert "tvätt" not in shown(page)
    assert "Du diskar." in somebody.get(f"{home}/easy.txt").text
    assert "Du diskar." in somebody.get(f"{home}/easy.md").text
    for ending in ("pdf", "docx"):
        assert somebody.get(f"{home}/easy.{ending}").status_code == 200
    assert somebody.get(f"{home}/easy.exe").status_code == 404


def test_a_press_does_what_is_proposed_and_saves_without_scripts(server, somebody, home):
    save(somebody, home, "Du tvättar samt diskar 5,5 timmar.", do="replace:samt")
    assert row(server).text == "Du tvättar och diskar 5,5 timmar."
    page = somebody.get(f"{home}/easy").text
    (key,) = re.findall(r'<button class="button" name="do" value="(decimal:[^"]*)"', page)
    save(somebody, home, do=html.unescape(key))
    assert row(server).text == "Du tvättar och diskar drygt fem timmar."


def test_two_at_once_are_told_and_both_texts_are_there(server, somebody, home):
    first = form_of(somebody.get(f"{home}/easy"))
    save(somebody, home, "Den andras.")
    answer = somebody.post(f"{home}/easy", data=first | {"text": "Min."})
    assert answer.status_code == 409
    assert row(server).text == "Den andras."
    assert form_of(answer)["text"] == "Min."
    assert "Den andras.</textarea>" in answer.text
    assert somebody.post(f"{home}/easy", data=form_of(answer)).status_code == 303
    assert row(server).text == "Min."


def test_a_slow_double_tap_is_nobody_else(server, somebody, home):
    form = form_of(somebody.get(f"{home}/easy")) | {"text": "Du diskar samt torkar.", "do": "replace:samt"}
    assert [somebody.post(f"{home}/easy", data=form).status_code for _ in range(2)] == [303, 303]
    assert (row(server).version, row(server).text) == (1, "Du diskar och torkar.")


def test_what_never_comes_along_is_refused_with_the_line_and_the_text_stays(server, somebody, home):
    for line in (
        "Lugn plats för rast.",
        "Behovet prövas i maj.",
        "Det går att klara sig utan dig.",
    ):
        answer = save(somebody, home, f"Du diskar.\n{line}")
        assert answer.status_code == 422, line
        assert '<a href="#text">' in answer.text
        assert line in answer.text
        assert form_of(answer)["text"] == f"Du diskar.\n{line}"
        assert row(server) is None
        assert "Följer aldrig med" in answer.text


def test_what_is_fitted_to_one_person_later_is_not_printed_though_it_was_written_before(server, somebody, workshop):
    before = replace(full(), adaptation="")
    home = keep(server, workshop, before, full())
    with server.database.session() as session:
        session.add(EasyRow(job_description=int(home.rsplit("/", 1)[1]), version=1, at=1, by=None, of=2, text=EVERY))
    assert "Lugn plats" not in shown(somebody.get(f"{home}/easy"))
    for ending in ("md", "txt"):
        said = somebody.get(f"{home}/easy.{ending}").text
        assert "Du diskar." in said
        assert "Lugn plats" not in said


EVERY = "Du diskar.\nLugn plats för rast."


def test_an_empty_text_is_refused(server, somebody, home):
    for text in (
        "",
        " \n",
    ):
        assert save(somebody, home, text).status_code == 422, text
        assert row(server) is None


def test_a_changed_text_in_force_says_that_the_easy_one_is_older(server, somebody, workshop):
    home = keep(server, workshop, APPROVED)
    save(somebody, home, "Du diskar.")
    assert "är äldre" not in somebody.get(f"{home}/easy").text
    newer = keep(server, workshop, APPROVED, replace(OTHER, status=Status.APPROVED))
    with server.database.session() as session:
        kept = session.exec(select(EasyRow)).one()
        session.delete(kept)
        session.add(
            EasyRow(job_description=int(newer.rsplit("/", 1)[1]), version=1, at=1, by=None, of=1, text="Du diskar.")
        )
    page = somebody.get(f"{newer}/easy")
    assert "Den lättlästa texten är äldre: den gjordes av version 1. Det här är version 2." in page.text
    assert f'href="{newer}/compare?before=1&amp;after=2"' in page.text
    assert "Det finns en hund." in html.unescape(page.text)
    save(somebody, newer)
    assert row(server).of == 2
    assert "är äldre" not in somebody.get(f"{newer}/easy").text


def test_a_draft_beside_changes_nothing_until_it_is_in_force(server, somebody, workshop):
    home = keep(server, workshop, APPROVED, OTHER)
    save(somebody, home, "Du diskar.")
    assert row(server).of == 1
    assert "är äldre" not in somebody.get(f"{home}/easy").text
    assert "är äldre" in somebody.get(f"{home}/easy?version=2").text


def test_a_text_of_the_draft_beside_is_not_passed_off_as_that_of_what_is_in_force(server, somebody, workshop):
    home = keep(server, workshop, APPROVED, OTHER)
    form = form_of(somebody.get(f"{home}/easy?version=2")) | {"text": "Det finns en hund."}
    assert somebody.post(f"{home}/easy", data=form).status_code == 303
    page = somebody.get(f"{home}/easy").text
    assert "är äldre" not in page
    assert "Den lättlästa texten är gjord av ett nyare utkast, version 2. Det här är version 1." in page
    assert "Det är gjort av version 2 av arbetsbeskrivningen." in somebody.get(f"{home}/easy.txt").text
    assert "Det är gjort av" not in somebody.get(f"{home}/easy.txt?version=2").text


def test_an_older_version_has_a_proposal_and_no_form(server, somebody, workshop):
    home = keep(server, workshop, replace(full(), notes="Förr."), full(), OTHER)
    page = somebody.get(f"{home}/easy?version=1")
    assert "gjort av en äldre version" in page.text
    assert '<textarea id="text"' not in page.text
    assert somebody.post(f"{home}/easy", data={"of": "9", "number": "0", "text": "x"}).status_code == 404
    assert somebody.post(f"{home}/easy").status_code == 422
    assert row(server) is None


def test_who_writes_while_the_text_is_saved_anew_loses_nothing_and_is_told(server, somebody, workshop):
    home = keep(server, workshop, full(), OTHER)
    written = {"of": "1", "number": "0", "text": "Du diskar."}
    refused = somebody.post(f"{home}/easy", data=written | {"text": "Du diskar.\nLugn plats för rast."})
    assert form_of(refused)["text"] == "Du diskar.\nLugn plats för rast."
    assert form_of(refused)["number"] == "0"
    answer = somebody.post(f"{home}/easy", data=written, follow_redirects=True)
    assert (row(server).text, row(server).of) == ("Du diskar.", 1)
    assert "Den lättlästa texten är äldre: den gjordes av version 1. Det här är version 2." in answer.text
    again = somebody.post(f"{home}/easy", data=written | {"text": "Du torkar."})
    assert (again.status_code, form_of(again)["number"]) == (409, "1")
    assert somebody.post(f"{home}/easy", data=form_of(again)).status_code == 303
    assert row(server).text == "Du torkar."


def test_who_only_reads_can_not_write(server, somebody, home):
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    assert manager.post(f"{home}/easy", data={"of": "1", "number": "0", "text": "x"}).status_code == 404
    assert row(server) is None


def test_markup_is_only_text_and_the_list_in_the_page_ends_no_script(somebody, home):
    hard = "<script>alert(1)</script></textarea> </script> samt"
    save(somebody, home, hard)
    page = somebody.get(f"{home}/easy")
    assert "<script>alert" not in page.text
    assert form_of(page)["text"] == hard


# The reference group


def answer(path: str, server: Running, **said: str) -> httpx2.Response:
    page = server.client().get(f"{path}/review").text
    form = dict(re.findall(r'<input type="hidden" name="(version|easy|once)" value="([^"]*)"', page))
    return server.client().post(f"{path}/review", data=form | {"word": "reviewed", "words": ""} | said)


def heading(somebody: httpx2.Client, home: str) -> str:
    return re.search(r"<h1>(.*?)</h1>", somebody.get(f"{home}/easy").text)[1]


def test_it_may_be_called_easy_when_the_reference_group_has_read_it(server, somebody, home):
    save(somebody, home, "Du diskar.")
    path = link(somebody, home, "reference_group")
    assert "Du diskar." in server.client().get(f"{path}/review").text
    assert heading(somebody, home) == "Utkast till lättläst"
    assert answer(path, server).status_code == 303
    assert row(server).read == 1
    assert heading(somebody, home) == "Lättläst"
    assert "UTKAST TILL LÄTTLÄST" not in somebody.get(f"{home}/easy.txt").text
    save(somebody, home, "Du diskar och torkar.")
    assert heading(somebody, home) == "Utkast till lättläst"


def test_a_group_that_wants_it_otherwise_has_not_said_that_it_is_good(server, somebody, home):
    save(somebody, home, "Du diskar.")
    path = link(somebody, home, "reference_group")
    answer(path, server)
    answer(path, server, word="change", words="För svårt")
    assert heading(somebody, home) == "Utkast till lättläst"


def test_an_answer_about_a_text_that_has_changed_since_is_asked_for_anew(server, somebody, home):
    save(somebody, home, "Du diskar.")
    path = link(somebody, home, "reference_group")
    stale = {"version": "1", "easy": "1", "word": "reviewed", "words": ""}
    save(somebody, home, "Du diskar och torkar.")
    said = server.client().post(f"{path}/review", data=stale)
    assert said.status_code == 409
    assert "Du diskar och torkar." in said.text
    assert row(server).read is None
    assert answer(path, server).status_code == 303
    assert row(server).read == 2


def test_nobody_else_says_that_it_is_easy(server, somebody, home):
    save(somebody, home, "Du diskar.")
    for easy in (
        "",
        "9",
        "x",
        "1",
    ):
        for role in ("manager", "safety_rep"):
            path = link(somebody, home, role)
            assert "Du diskar." not in server.client().get(f"{path}/review").text, easy
            data = {"version": "1", "easy": easy, "word": "reviewed", "words": ""}
            assert server.client().post(f"{path}/review", data=data).status_code == 303
        assert row(server).read is None


def test_where_there_is_no_text_or_an_older_one_the_group_is_shown_a_proposal(server, somebody, workshop):
    home = keep(server, workshop, full(), OTHER)
    path = link(somebody, home, "reference_group")
    assert 'name="easy"' not in server.client().get(f"{path}/review").text
    with server.database.session() as session:
        session.add(
            EasyRow(job_description=int(home.rsplit("/", 1)[1]), version=1, at=1, by=None, of=1, text="Gammal.")
        )
    assert "Gammal." not in server.client().get(f"{path}/review").text
    assert answer(path, server).status_code == 303
    assert row(server).read is None


def test_what_is_fitted_to_one_person_is_not_shown_to_the_group_either(server, somebody, home):
    with server.database.session() as session:
        session.add(EasyRow(job_description=int(home.rsplit("/", 1)[1]), version=1, at=1, by=None, of=1, text=EVERY))
    page = server.client().get(f"{link(somebody, home, 'reference_group')}/review").text
    assert "Du diskar." in page
    assert "Lugn plats" not in page
