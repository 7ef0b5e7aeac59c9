"""The reference group: asked in easy words, answered before the text is approved; and its reading on paper noted."""

import json
import re
from datetime import timedelta

import httpx2
import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.pages import desk
from app.job_descriptions.tables import EasyRow, ReviewRow
from tests.days import today
from tests.job_descriptions.test_easy_pages import heading, save
from tests.job_descriptions.test_reviewing_pages import READY, answer, approve, link, note, number, review, rows, said
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running
from tests.scenes import a_scene

GROUP = "reference_group"
YESTERDAY = (today() - timedelta(1)).isoformat()


@pytest.fixture
def workshop(server: Running) -> int:
    return workshop_id(server, server.workshop(server.facilitator()))


@pytest.fixture
def hr(server: Running, workshop: int) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
@a_scene
def address(server: Running, workshop: int) -> str:
    """Reviewed by a manager, and all but the reference group answered."""
    its = keep(server, workshop, a_draft(**READY))
    review(server.facilitator("chef@example.se", Role.MANAGER), its, 1)
    return its


def reply(client: httpx2.Client, address: str, id: int, kind: str = "unchanged", words: str = "") -> httpx2.Response:
    return client.post(f"{address}/reviews/{id}/reply", data={"reply": kind, "words": words})


def last_review(server: Running) -> ReviewRow:
    return max(rows(server, ReviewRow), key=lambda it: it.id)


# In easy words


def test_it_is_asked_in_easy_words_also_where_hr_has_written_none(server: Running, hr: httpx2.Client, address: str):
    path = link(hr, address, GROUP)
    page = server.client().get(f"{path}/review")
    assert "Vad tycker ni om jobbet Serviceassistent?" in said(page)
    assert "Texten på lättläst, ett förslag" in said(page)
    assert "Ingen har skrivit om det än." in said(page)
    assert 'name="easy"' not in page.text  # nobody says of a proposal that it may be called easy
    assert "Texten är bra" in said(page)
    assert "Något behöver ändras, därför att …" in said(page)
    for hard in ("stämmer med behovet", "11 § MBL"):
        assert hard not in page.text
    for other in ("manager", "safety_rep"):
        assert "lättläst" not in server.client().get(f"{link(hr, address, other)}/review").text


# Answered


def test_what_it_wants_changed_is_answered_before_the_text_is_approved(
    server: Running, hr: httpx2.Client, address: str
):
    path, group = link(hr, address, GROUP), server.client()
    answer(group, path, "change", "Ordet kapacitet är svårt")
    its = last_review(server)
    refused = approve(hr, address)
    assert refused.status_code == 409
    assert "Säger att texten behöver ändras: Referensgrupp" in said(refused)
    assert "Referensgrupp" in re.search(r'aria-labelledby="to-answer">.*?</section>', hr.get("/desk").text, re.S)[0]
    empty = reply(hr, address, its.id)
    assert empty.status_code == 422
    assert f'href="#reply-{its.id}"' in empty.text
    assert reply(hr, address, its.id, "read", "Tack").status_code == 422  # then it would be changed
    assert reply(hr, address, its.id, words="Lagen säger kapacitet").status_code == 303
    assert 'id="to-answer"' not in hr.get("/desk").text
    its = last_review(server)
    assert (its.reply, its.reply_words, its.replied_at is None) == ("unchanged", "Lagen säger kapacitet", False)
    told = "Svar: läst, ändrar inte, därför att: Lagen säger kapacitet"
    assert told in said(group.get(f"{path}/review"))
    assert told in said(hr.get(f"{address}/versions/latest"))
    assert approve(hr, address).status_code == 303
    paper = hr.get(f"{address}.md").text
    assert "”Ordet kapacitet är svårt” Svar: läst, ändrar inte, därför att: ”Lagen säger kapacitet”" in paper
    found = next(it for it in json.loads(hr.get(f"{address}.json").content)["reviews"] if it["role"] == GROUP)
    assert found["reply"] == {"reply": "unchanged", "words": "Lagen säger kapacitet"}


def test_what_it_writes_with_a_good_word_is_answered_too(server: Running, hr: httpx2.Client, address: str):
    answer(server.client(), link(hr, address, GROUP), "reviewed", "Bra att städning står med")
    assert "Har inte fått svar på det de skrev: Referensgrupp" in said(approve(hr, address))
    assert reply(hr, address, last_review(server).id, "read").status_code == 303
    assert approve(hr, address).status_code == 303


def test_what_it_writes_of_an_approved_text_is_on_the_desk_until_it_is_answered(
    server: Running, hr: httpx2.Client, address: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(desk, "MOST", 0)
    path, group = link(hr, address, GROUP), server.client()
    manager = server.client().get(f"{link(hr, address, 'manager')}/review")
    assert "Att godkänna är en egen fråga." in said(manager)
    assert "svarar er innan texten godkänns" in said(group.get(f"{path}/review"))
    answer(group, path, "reviewed")
    assert 'id="to-answer"' not in hr.get("/desk").text
    assert approve(hr, address).status_code == 303
    page = said(group.get(f"{path}/review"))
    assert "innan texten godkänns" not in page
    assert "Texten är godkänd. Kommunen läser det ni skriver, och svarar er." in page
    assert "egen fråga" not in said(server.client().get(f"{link(hr, address, 'manager')}/review"))
    answer(group, path, "change", "Ordet kapacitet är svårt")
    assert "Referensgrupp" in re.search(r'aria-labelledby="to-answer">.*?</section>', hr.get("/desk").text, re.S)[0]
    assert f'href="{address}/versions/latest#review"' in hr.get("/map").text
    assert 'id="to-answer"' not in server.facilitator("chef@example.se", Role.MANAGER).get("/desk").text
    assert reply(hr, address, last_review(server).id, words="Lagen säger så").status_code == 303
    assert 'id="to-answer"' not in hr.get("/desk").text


def test_a_good_word_alone_asks_for_no_answer(server: Running, hr: httpx2.Client, address: str):
    answer(server.client(), link(hr, address, GROUP), "reviewed")
    refused = reply(hr, address, last_review(server).id, "read")
    assert refused.status_code == 409
    assert approve(hr, address).status_code == 303


def test_a_text_that_is_changed_is_asked_about_anew_and_the_old_word_needs_no_answer(
    server: Running, hr: httpx2.Client, address: str
):
    path = link(hr, address, GROUP)
    answer(server.client(), path, "change", "Byt ord")
    old = last_review(server).id
    with server.database.session() as session:
        newest = store.versions(session, number(address))[0].number
        store.save(
            session,
            number(address),
            newest,
            a_draft(**READY, assignment="Nytt"),
            accounts.first(session).id or 0,
            now(),
        )
    assert reply(hr, address, old, words="Nej").status_code == 409
    review(server.facilitator("chef2@example.se", Role.MANAGER), address, newest + 1)
    page = said(approve(hr, address))
    assert "behöver ändras: Referensgrupp" not in page
    assert "Tillfrågade som inte har svarat: Referensgrupp" in page


def test_an_answer_counts_for_what_was_said_and_not_for_what_is_said_later(
    server: Running, hr: httpx2.Client, address: str
):
    path = link(hr, address, GROUP)
    answer(server.client(), path, "change", "Ett")
    reply(hr, address, last_review(server).id, words="Nej")
    answer(server.client(), path, "change", "Två")
    assert "behöver ändras: Referensgrupp" in said(approve(hr, address))


def test_what_ame_wants_changed_may_be_answered_and_what_a_union_or_manager_says_may_not(
    server: Running, hr: httpx2.Client, address: str
):
    answer(server.client(), link(hr, address, "labour_unit"), "change", "Körkort hindrar")
    assert reply(hr, address, last_review(server).id, words="Tjänsten kör bil").status_code == 303
    answer(server.client(), link(hr, address, "union", "Vision"), "disagreed", "Nej")
    assert reply(hr, address, last_review(server).id, words="Jo").status_code == 409
    answer(server.client(), link(hr, address, "manager", "Rektor"), "change", "Byt")
    assert reply(hr, address, last_review(server).id, words="Nej").status_code == 409
    page = said(approve(hr, address))
    assert "behöver ändras: Chef, Rektor" in page
    assert "behöver ändras: Chef, Rektor; AME" not in page


def test_an_answer_is_given_by_who_writes_in_the_text_and_to_what_is_said_of_it(
    server: Running, hr: httpx2.Client, workshop: int, address: str
):
    answer(server.client(), link(hr, address, GROUP), "change", "Byt ord")
    its = last_review(server)
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    assert reply(manager, address, its.id, words="Nej").status_code == 404
    other = keep(server, workshop, a_draft("Annan"))
    assert reply(hr, other, its.id, words="Nej").status_code == 409
    assert last_review(server).reply == ""


# On paper


def on_paper(client: httpx2.Client, address: str, **more: str) -> httpx2.Response:
    page = client.get(f"{address}/easy").text
    form = re.search(rf'<form method="post" action="{address}/easy/read".*?</form>', page, re.DOTALL)
    found = dict(re.findall(r'<input type="hidden" name="(version|number|once)" value="([^"]*)"', form[0]))
    its = {"on": YESTERDAY, "who": "", "word": "reviewed", "words": "", "how": "2026-11-28 § 8"}
    return client.post(f"{address}/easy/read", data=found | its | more)


def test_a_reading_on_paper_is_noted_with_who_and_day_and_the_text_may_be_called_easy(
    server: Running, hr: httpx2.Client, address: str
):
    save(hr, address, "Du diskar.")
    assert heading(hr, address) == "Utkast till lättläst"
    assert on_paper(hr, address, who="Funktionsrätt").status_code == 303
    assert heading(hr, address) == "Lättläst"
    (easy,) = rows(server, EasyRow)
    assert (easy.read, easy.read_on.isoformat(), easy.read_how) == (1, YESTERDAY, "2026-11-28 § 8")
    page = said(hr.get(f"{address}/easy"))
    assert "På papper," in page
    assert "inlagt av hr@example.se" in page
    assert "enligt protokoll: 2026-11-28 § 8" in page
    its = last_review(server)
    assert (its.role, its.who, its.word, its.how, its.protocol) == (
        GROUP,
        "Funktionsrätt",
        "reviewed",
        "noted",
        "2026-11-28 § 8",
    )
    assert "Inlagt av hr\\@example.se" in hr.get(f"{address}.md").text
    save(hr, address, "Du diskar och torkar.")
    assert heading(hr, address) == "Utkast till lättläst"


def test_a_group_that_wants_it_otherwise_on_paper_is_noted_and_must_be_answered(
    server: Running, hr: httpx2.Client, address: str
):
    save(hr, address, "Du diskar.")
    assert on_paper(hr, address, word="change", words="För långt").status_code == 303
    assert heading(hr, address) == "Utkast till lättläst"
    assert "behöver ändras: Referensgrupp" in said(approve(hr, address))


def test_what_can_not_be_noted_is_said_at_its_field_and_nothing_is_lost(
    server: Running, hr: httpx2.Client, address: str
):
    save(hr, address, "Du diskar.")
    for typed, field in (
        ({"on": ""}, "read-on"),
        ({"on": "i går"}, "read-on"),
        ({"on": "1999-01-01"}, "read-on"),
        ({"on": (today() + timedelta(3)).isoformat()}, "read-on"),
        ({"how": " "}, "read-how"),
        ({"word": "change"}, "read-words"),
        ({"word": "agreed"}, ""),
    ):
        refused = on_paper(hr, address, who="Vår grupp", **typed)
        assert refused.status_code == 422, typed
        assert not field or f'href="#{field}"' in refused.text
        assert 'value="Vår grupp"' in refused.text
        assert rows(server, EasyRow)[0].read is None
        assert len(rows(server, ReviewRow)) == 1


def test_a_text_that_was_saved_again_meanwhile_is_not_the_one_they_read(
    server: Running, hr: httpx2.Client, address: str
):
    save(hr, address, "Du diskar.")
    page = hr.get(f"{address}/easy").text
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    save(hr, address, "Du torkar.")
    form = {"version": version, "number": "1", "on": YESTERDAY, "word": "reviewed", "how": "§ 8"}
    assert hr.post(f"{address}/easy/read", data=form).status_code == 409
    assert rows(server, EasyRow)[0].read is None
    assert len(rows(server, ReviewRow)) == 1


def test_it_is_noted_by_who_writes_and_reviews_and_of_a_text_that_there_is(
    server: Running, hr: httpx2.Client, address: str
):
    form = {"version": "2", "number": "0", "on": YESTERDAY, "word": "reviewed", "how": "§ 8"}
    assert "/easy/read" not in hr.get(f"{address}/easy").text
    assert hr.post(f"{address}/easy/read", data=form).status_code == 409
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    assert manager.post(f"{address}/easy/read", data=form).status_code == 404


def test_what_was_noted_by_a_link_says_so(server: Running, hr: httpx2.Client, address: str):
    save(hr, address, "Du diskar.")
    path = link(hr, address, GROUP)
    page = server.client().get(f"{path}/review").text
    form = dict(re.findall(r'<input type="hidden" name="(version|easy|once)" value="([^"]*)"', page))
    server.client().post(f"{path}/review", data=form | {"word": "reviewed", "words": ""})
    assert "Med sin länk," in said(hr.get(f"{address}/easy"))
    assert note(hr, address, 2, role=GROUP, who="", word="change", words="Nej").status_code == 303
    assert heading(hr, address) == "Utkast till lättläst"
