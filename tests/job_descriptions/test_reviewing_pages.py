"""Reviews, approval and what is in force, by the pages' own forms; and by those who try what they may not."""

import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import date

import httpx2
import pikepdf
import pytest
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.export.document import Document
from app.export.pdf import pdf
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Agreement, Draft, Status
from app.job_descriptions.tables import InForceRow, JobDescriptionRow, ReviewRow
from app.organisation.tables import AdministrationRow
from app.posts.tables import PostRow
from app.ways.trail import Days
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running
from tests.scenes import a_scene
from tests.ways.made import a_post, close, trail_of
from tests.ways.made import keep as followed

READY = {"negotiation": "Gjord 3 december", "risk_assessment": "Gjord 4 december"}


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator()


@pytest.fixture
def workshop(server: Running, lead: httpx2.Client) -> int:
    return workshop_id(server, server.workshop(lead))


@pytest.fixture
def hr(server: Running, workshop: int) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
def manager(server: Running, workshop: int) -> httpx2.Client:
    return server.facilitator("chef@example.se", Role.MANAGER)


def number(address: str) -> int:
    return int(address.rpartition("/")[2])


def said(page: httpx2.Response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def review(client: httpx2.Client, address: str, version: int, word: str = "reviewed", **more: str) -> httpx2.Response:
    return client.post(f"{address}/reviews", data={"version": str(version), "word": word, **more})


def note(client: httpx2.Client, address: str, version: int, **more: str) -> httpx2.Response:
    its = {"role": "union", "who": "Kommunal", "word": "agreed", "words": "", "protocol": "2026-11-28 § 8"}
    return client.post(f"{address}/reviews/noted", data={"version": str(version), **its, **more})


def approval_form(client: httpx2.Client, address: str) -> dict[str, str]:
    """The form as a browser would post it, with no why written."""
    page = client.get(f"{address}/versions/latest").text
    form = re.search(r'<form method="post" action="[^"]+/approval".*?</form>', page, re.DOTALL)
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0])) if form else {}


def approve(client: httpx2.Client, address: str, **more: str) -> httpx2.Response:
    return client.post(f"{address}/approval", data={**approval_form(client, address), **more})


def link(client: httpx2.Client, address: str, role: str, label: str = "", **more: str) -> str:
    asked = {"kind": "review", "role": role, "label": label, "days": "30", **more}
    page = client.post(f"{address}/links", data=asked, follow_redirects=True)
    found = re.search(r"/l/[\w-]{40,}", page.text)
    assert found, page.text
    return found[0]


def answer(client: httpx2.Client, path: str, word: str, words: str = "", version: str = "") -> httpx2.Response:
    read = version or re.search(r'name="version" value="(\d+)"', client.get(f"{path}/review").text)[1]  # type: ignore[index]
    return client.post(f"{path}/review", data={"version": read, "word": word, "words": words})


def rows(server: Running, table: type) -> list:
    with server.database.reading_session() as session:
        return list(session.exec(select(table)))


# Each as what they are


def test_nothing_is_chosen_in_advance_and_nothing_is_saved_where_nothing_is_chosen(
    server: Running, hr: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    page = hr.get(f"{address}/versions/latest")
    assert not re.search(r'type="radio"[^>]* checked', page.text)
    refused = review(hr, address, 1, "")
    assert refused.status_code == 422
    assert "Välj ett svar först." in refused.text
    assert "Ingen har granskat den här texten än." in refused.text


def test_an_account_reviews_as_what_it_is_whatever_the_form_is_made_to_say(
    server: Running, hr: httpx2.Client, manager: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    for role in ("union", "manager", "boss"):
        refused = review(hr, address, 1, role=role, who="Kommunal")
        assert refused.status_code == 403
        assert "Ditt konto har inte den rollen." in refused.text
    assert note(manager, address, 1).status_code == 404
    assert rows(server, ReviewRow) == []
    assert review(manager, address, 1, who="Kommunal").status_code == 303
    assert review(hr, address, 2, "change", words="Byt <b>ord</b>").status_code == 303
    assert [(it.role, it.word, it.who, it.how) for it in rows(server, ReviewRow)] == [
        ("manager", "reviewed", "", "account"),
        ("hr", "change", "", "account"),
    ]
    page = hr.get(f"{address}/versions/latest")
    assert "Byt &lt;b&gt;ord&lt;/b&gt;" in page.text
    assert 'status-draft">' not in page.text


def test_who_has_two_roles_says_which(server: Running, workshop: int):
    both = server.facilitator("bada@example.se", Role.HR, Role.MANAGER)
    address = keep(server, workshop, a_draft())
    assert "Välj vem som säger det." in review(both, address, 1).text
    assert review(both, address, 1, role="manager").status_code == 303
    assert rows(server, ReviewRow)[0].role == "manager"


def test_who_leads_and_holds_no_role_that_reviews_has_no_form_and_is_refused(server: Running, workshop: int):
    leader = server.facilitator("eva@example.se", Role.LEADS)
    with server.database.session() as session:
        me = accounts.with_email(session, "eva@example.se").id
        id = store.add(session, a_draft(), None, me or 0, now())
    address = f"/job-descriptions/{id}"
    page = leader.get(f"{address}/versions/latest")
    assert page.status_code == 200
    assert "/reviews" not in page.text
    assert "/approval" not in page.text
    for path in ("reviews", "reviews/noted", "approval", "approval/end", "approval/paper"):
        assert leader.post(f"{address}/{path}", data={"version": "1", "word": "reviewed"}).status_code == 404
    assert rows(server, ReviewRow) == []


def test_a_manager_of_another_administration_reviews_nothing_here(server: Running, workshop: int):
    elsewhere = server.facilitator("annan@example.se", Role.MANAGER)
    address = keep(server, workshop, a_draft())
    with server.database.session() as session:
        session.add_all([AdministrationRow(name="Utbildning"), AdministrationRow(name="Omsorg")])
        session.flush()
        accounts.with_email(session, "annan@example.se").scope = [2]
        session.get_one(JobDescriptionRow, number(address)).administration = 1
    assert review(elsewhere, address, 1).status_code == 404
    assert elsewhere.get(f"{address}/versions/latest").status_code == 404


def test_what_is_noted_for_somebody_says_by_whom_and_according_to_what_on_page_and_in_file(
    server: Running, hr: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    refused = note(hr, address, 1, protocol=" ", words="Barnen först")
    assert refused.status_code == 422
    assert "Skriv enligt vilket protokoll" in refused.text
    assert ">Barnen först</textarea>" in refused.text
    assert note(hr, address, 1, words="Barnen först").status_code == 303
    assert "inlagt av hr@example.se, enligt protokoll: 2026-11-28 § 8" in said(hr.get(f"{address}/versions/latest"))
    assert "Inlagt av hr\\@example.se, enligt protokoll: 2026-11-28 § 8" in hr.get(f"{address}.md").text
    (its,) = json.loads(hr.get(f"{address}.json").content)["reviews"]
    assert (its["noted_by"], its["protocol"], its["words"]) == ("hr@example.se", "2026-11-28 § 8", "Barnen först")


def test_a_text_that_changed_meanwhile_is_not_reviewed_unread(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(assignment="Nytt"))
    page = review(hr, address, 1)
    assert page.status_code == 409
    assert f'href="{address}/versions/2#review"' in page.text
    assert "Ingen har granskat den här texten än." in hr.get(f"{address}/versions/2").text


def test_a_text_that_only_became_reviewed_meanwhile_is_the_one_that_was_read(
    server: Running, hr: httpx2.Client, manager: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    assert review(hr, address, 1).status_code == 303
    assert review(manager, address, 1).status_code == 303
    assert re.search(r"Granskad HR version 1,.*Granskad Chef version 2,", said(hr.get(f"{address}/versions/latest")))


def test_a_job_under_bea_waits_for_its_plan(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(agreement=Agreement.BEA))
    page = review(hr, address, 1)
    assert page.status_code == 422
    assert "Med BEA behövs en plan för AB" in page.text
    assert note(hr, address, 1, word="disagreed", words="Ingen plan").status_code == 303
    assert approve(server.facilitator("tva@example.se", Role.HR), address).status_code == 422


def test_what_was_said_of_an_older_text_is_not_said_of_a_newer(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    review(hr, address, 1)
    with server.database.session() as session:
        store.save(session, number(address), 2, a_draft(assignment="Nytt"), accounts.first(session).id or 0, now())
    assert "Ingen har granskat den här texten än." in hr.get(f"{address}/versions/3").text
    assert "Granskad HR" in said(hr.get(f"{address}/versions/2"))


# By a link


def test_a_union_reads_as_what_it_is_and_says_its_own(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(**READY))
    path = link(hr, address, "union", "Kommunal")
    kommunal = server.client()
    assert kommunal.get(path).headers["location"] == f"{path}/review"
    page = kommunal.get(f"{path}/review")
    assert "Du läser som Kommunal" in said(page)
    assert "Vad säger Kommunal om Serviceassistent?" in said(page)
    assert "hr@example.se frågar om version 1." in said(page)
    assert not re.search(r'type="radio"[^>]* checked', page.text)
    assert rows(server, ReviewRow) == []  # to open it says nothing
    refused = answer(kommunal, path, "disagreed")
    assert refused.status_code == 422
    assert "Skriv varför." in refused.text
    assert re.search(r'value="disagreed"[^>]* checked', refused.text)
    assert answer(kommunal, path, "disagreed", "Barnen\nförst").headers["location"] == f"{path}/review?said=1"
    assert "Fack, Kommunal , oenig" in said(kommunal.get(f"{path}/review"))
    assert [(it.role, it.who, it.word, it.words, it.how, it.by) for it in rows(server, ReviewRow)] == [
        ("union", "Kommunal", "disagreed", "Barnen\nförst", "link", None)
    ]


def test_a_later_word_counts_and_the_earlier_stays(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    path, phone, other_phone = link(hr, address, "union", "Vision"), server.client(), server.client()
    assert answer(phone, path, "negotiate").status_code == 303
    assert answer(other_phone, path, "agreed").status_code == 303
    assert [it.word for it in rows(server, ReviewRow)] == ["negotiate", "agreed"]
    page = said(phone.get(f"{path}/review"))
    assert "Ert svar Fack, Vision , enig" in page
    assert "Det ni har sagt förut Fack, Vision , begär förhandling" in page
    assert "Begär förhandling" not in hr.get(f"{address}.md").text


def test_a_changed_text_is_asked_about_anew_and_what_was_said_stands_by_the_old_one(
    server: Running, hr: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    path, phone = link(hr, address, "union", "Vision"), server.client()
    answer(phone, path, "agreed")
    with server.database.session() as session:
        store.save(session, number(address), 2, a_draft(assignment="Nytt"), accounts.first(session).id or 0, now())
    late = answer(phone, path, "seen", version="2")
    assert late.status_code == 409
    assert "frågan ställs på nytt" in said(late)
    assert 'name="version" value="3"' in late.text
    assert len(rows(server, ReviewRow)) == 1
    assert answer(phone, path, "seen").status_code == 303
    assert "Enig Fack, Vision" in said(hr.get(f"{address}/versions/2"))


def test_the_manager_sees_what_the_others_have_said_and_the_union_does_not(
    server: Running, hr: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    unions = link(hr, address, "union", "Kommunal")
    managers, group = link(hr, address, "manager", "Rektor"), link(hr, address, "reference_group")
    note(hr, address, 1, who="Vision", words="Bra")
    page = said(server.client().get(f"{managers}/review"))
    assert "Går Serviceassistent att leda hos er?" in page
    assert "inlagt av hr@example.se, enligt protokoll: 2026-11-28 § 8" in page
    assert "Fack, Kommunal , inget svar än" in page
    assert "Referensgrupp , inget svar än" in page
    for path in (f"{unions}/review", f"{unions}/job-description"):
        assert "Vision" not in said(server.client().get(path))
    assert "Fack, Vision: enig" in said(server.client().get(f"{managers}/job-description"))
    assert answer(server.client(), managers, "agreed").status_code == 422  # a union's word
    assert answer(server.client(), group, "reviewed").status_code == 303


def test_a_link_is_made_for_a_party_that_there_is(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    for role, label in (
        ("union", " "),
        ("hr", ""),
        ("owner", ""),
    ):
        form = {"kind": "review", "role": role, "label": label, "days": "30"}
        assert hr.post(f"{address}/links", data=form).status_code == 422, role


def test_a_day_to_answer_by_is_while_the_link_is_good(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    for day in (
        "2020-01-01",
        "2099-01-01",
        "snart",
    ):
        form = {"kind": "review", "role": "manager", "label": "", "days": "30", "answer_by": day}
        assert hr.post(f"{address}/links", data=form).status_code == 422, day


def test_a_link_of_another_kind_or_one_that_is_over_says_nothing(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    path = link(hr, address, "union", "Kommunal")
    form = {"kind": "comment", "role": "union", "label": "Kommunal", "days": "30"}
    page = hr.post(f"{address}/links", data=form, follow_redirects=True).text
    comments = re.search(r"/l/[\w-]{40,}", page)[0]  # type: ignore[index]
    assert server.client().post(f"{comments}/review", data={"version": "1", "word": "agreed"}).status_code == 404
    assert hr.post(f"{address}/links/1/revoke").status_code == 303
    assert server.client().post(f"{path}/review", data={"version": "1", "word": "agreed"}).status_code == 410
    assert rows(server, ReviewRow) == []


def test_the_form_can_not_be_made_to_speak_for_another_party_or_about_another_text(
    server: Running, hr: httpx2.Client, workshop: int
):
    address, other = keep(server, workshop, a_draft()), keep(server, workshop, a_draft("Annan"))
    path = link(hr, address, "union", "Kommunal")
    form = {"version": "1", "word": "agreed", "role": "hr", "who": "Vision", "id": str(number(other)), "how": "noted"}
    assert server.client().post(f"{path}/review", data=form).status_code == 303
    (its,) = rows(server, ReviewRow)
    assert (its.job_description, its.role, its.who, its.how) == (number(address), "union", "Kommunal", "link")


def test_who_is_signed_in_does_not_answer_for_somebody_else_by_their_link(
    server: Running, hr: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    path = link(hr, address, "union", "Kommunal")
    refused = answer(hr, path, "agreed")
    assert refused.status_code == 409
    assert "Du är inloggad" in refused.text
    assert rows(server, ReviewRow) == []


def test_hard_texts_are_only_ever_text(server: Running, hr: httpx2.Client, workshop: int):
    hard = "<script>alert(1)</script>"
    address = keep(server, workshop, a_draft(hard))
    path = link(hr, address, "union", hard)
    assert answer(server.client(), path, "disagreed", hard).status_code == 303
    for page in (server.client().get(f"{path}/review"), hr.get(f"{address}/versions/latest"), approve(hr, address)):
        assert hard not in page.text
        assert "&lt;script&gt;" in page.text


# Approved


@pytest.fixture
@a_scene
def reviewed(server: Running, hr: httpx2.Client, manager: httpx2.Client, workshop: int) -> str:
    """Written by the first facilitator, reviewed by the manager, with nothing in its way."""
    address = keep(server, workshop, a_draft(**READY))
    assert review(manager, address, 1).status_code == 303
    return address


def test_to_approve_is_another_question_after_somebody_has_reviewed(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(**READY))
    assert approval_form(hr, address) == {}
    refused = hr.post(f"{address}/approval", data={"version": "1"})
    assert refused.status_code == 409
    assert "Texten behöver granskas av någon innan den kan godkännas." in refused.text


def test_what_is_missing_is_named_and_passed_by_with_a_why_that_is_printed(
    server: Running, hr: httpx2.Client, manager: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    kommunal, vision = link(hr, address, "union", "Kommunal"), link(hr, address, "union", "Vision")
    answer(server.client(), kommunal, "disagreed", "Barnen först")
    server.client().post(f"{vision}/comments", data={"about": "duties", "text": "Vem svarar?"})
    refused = approve(hr, address, why_negotiation="Ringa ändring")
    assert refused.status_code == 409
    assert (
        "Texten går inte att godkänna än. Riskbedömningen har inget svar. Kommentarer utan svar. "
        "Tillfrågade som inte har svarat." in said(refused)
    )
    assert ">Ringa ändring</textarea>" in refused.text
    assert rows(server, InForceRow) == []
    whys = {"risk_assessment": "Ingen ny risk", "comments": "Vi svarar i januari", "answers": "De fick två veckor"}
    its = {f"why_{name}": why for name, why in whys.items()}
    assert approve(hr, address, why_negotiation="Ringa ändring", **its).status_code == 303
    text = hr.get(f"{address}.md").text
    assert "| Fack, Kommunal: oenig," in text
    assert "Barnen först" in text
    for words in ("Ringa ändring", *whys.values(), "Tillfrågade som inte har svarat: Fack, Vision"):
        assert words in text
    although = json.loads(hr.get(f"{address}.json").content)["in_force"]["although"]
    assert although[2] == {"condition": "comments", "about": ["1"], "why": "Vi svarar i januari"}


def test_a_comment_or_a_word_that_comes_between_is_read_first(server: Running, hr: httpx2.Client, reviewed: str):
    path = link(hr, reviewed, "union", "Kommunal")
    answer(server.client(), path, "agreed")
    form = approval_form(hr, reviewed)
    server.client().post(f"{path}/comments", data={"about": "duties", "text": "Vänta"})
    refused = hr.post(f"{reviewed}/approval", data=form | {"why_comments": "Ja"})
    assert refused.status_code == 409
    assert "Något nytt har kommit in" in refused.text
    assert "Kommentarer utan svar: 1" in refused.text
    assert hr.post(f"{reviewed}/comments/1", data={"answer": "Vi väntar"}).status_code == 303
    form = approval_form(hr, reviewed)
    answer(server.client(), path, "disagreed", "Nej")
    assert hr.post(f"{reviewed}/approval", data=form).status_code == 409
    assert rows(server, InForceRow) == []
    assert approve(hr, reviewed).status_code == 303


def test_a_version_that_changed_meanwhile_is_not_approved(server: Running, hr: httpx2.Client, reviewed: str):
    form = approval_form(hr, reviewed)
    with server.database.session() as session:
        changed = a_draft(**READY, assignment="Nytt")
        store.save(session, number(reviewed), 2, changed, accounts.first(session).id or 0, now())
    refused = hr.post(f"{reviewed}/approval", data=form)
    assert refused.status_code == 409
    assert "Det finns en nyare version av texten." in refused.text
    assert hr.post(f"{reviewed}/approval", data=form | {"version": "3"}).status_code == 409
    assert rows(server, InForceRow) == []


def test_nobody_approves_what_they_have_written_and_reviewed_alone(server: Running, hr: httpx2.Client, workshop: int):
    with server.database.session() as session:
        me = accounts.with_email(session, "hr@example.se").id
        address = f"/job-descriptions/{store.add(session, a_draft(**READY), None, me or 0, now())}"
    review(hr, address, 1)
    note(hr, address, 2)
    refused = approve(hr, address)
    assert refused.status_code == 409
    assert "ingen annan har sagt något om den själv" in refused.text
    answer(server.client(), link(hr, address, "safety_rep"), "reviewed")
    assert approve(hr, address).status_code == 303


def test_a_union_that_asks_for_negotiation_is_waited_for(server: Running, hr: httpx2.Client, reviewed: str):
    answer(server.client(), link(hr, reviewed, "union", "Vision"), "negotiate")
    refused = approve(hr, reviewed)
    assert "Begär förhandling" in refused.text
    assert refused.status_code == 409
    assert note(hr, reviewed, 2, who="vision", word="disagreed", words="Vi är inte nöjda").status_code == 303
    assert approve(hr, reviewed).status_code == 303


def test_the_reference_group_is_waited_for_where_the_municipality_wants_it(
    server: Running, hr: httpx2.Client, reviewed: str
):
    settings = server.app.state.settings
    server.app.state.settings = replace(settings, reference_group=True)
    try:
        assert "Referensgruppen är inte tillfrågad" in approve(hr, reviewed).text
        answer(server.client(), link(hr, reviewed, "reference_group"), "reviewed")
        assert approve(hr, reviewed).status_code == 303
    finally:
        server.app.state.settings = settings


def test_a_link_that_was_taken_back_unopened_asks_nobody(server: Running, hr: httpx2.Client, reviewed: str):
    link(hr, reviewed, "union", "Komunal")
    opened = link(hr, reviewed, "union", "Vision")
    assert server.client().post(f"{opened}/opened").status_code == 204
    for each in (1, 2):
        hr.post(f"{reviewed}/links/{each}/revoke")
    page = said(approve(hr, reviewed))
    assert "Tillfrågade som inte har svarat: Fack, Vision" in page
    assert "Komunal" not in page


# In force


@pytest.fixture
def in_force(hr: httpx2.Client, reviewed: str) -> str:
    assert approve(hr, reviewed).status_code == 303
    return reviewed


def test_the_paper_of_what_is_in_force_is_kept_as_it_was_for_the_archive(
    server: Running, hr: httpx2.Client, in_force: str
):
    (row,) = rows(server, InForceRow)
    given = hr.get(f"{in_force}.pdf").content
    assert given == row.pdf
    assert hashlib.sha256(given).hexdigest() == row.sha256
    assert row.made_at >= row.at
    with pikepdf.open(io.BytesIO(given)) as paper:
        its = paper.open_metadata()
        assert (its["pdfaid:part"], its["pdfaid:conformance"]) == ("2", "A")
    assert row.sha256 in hr.get(f"{in_force}/versions/latest").text
    assert note(hr, in_force, 3, word="disagreed", words="I efterhand").status_code == 303
    assert hr.get(f"{in_force}.pdf").content == given
    assert "I efterhand" in hr.get(f"{in_force}.md").text


def test_a_name_taken_out_while_the_paper_is_made_stands_in_no_paper(
    server: Running, hr: httpx2.Client, reviewed: str, monkeypatch: pytest.MonkeyPatch
):
    assert note(hr, reviewed, 2, word="disagreed", words="Bertil lyfter allt").status_code == 303
    made: list[tuple[str, bytes]] = []

    def meanwhile(document: Document) -> bytes:
        if not made:
            hr.post("/job-descriptions/find-words/remove", data={"words": "Bertil", "again": "Bertil"})
        made.append((str(document.blocks), pdf(document)))
        return made[-1][1]

    monkeypatch.setattr("app.job_descriptions.pages.editions.pdf", meanwhile)
    assert approve(hr, reviewed).status_code == 303
    (row,) = rows(server, InForceRow)
    assert ["Bertil" in words for words, _ in made] == [True, False]
    assert row.pdf == made[1][1]


def test_a_typo_mended_is_a_draft_beside_and_the_post_goes_on_as_it_was(
    server: Running, hr: httpx2.Client, manager: httpx2.Client, in_force: str
):
    post = a_post(server, int(in_force.rpartition("/")[2]))
    followed(server, post, vacancy_review=Days(done=date(2026, 11, 1)))
    given = hr.get(f"{in_force}.pdf").content
    form = {"version": "3", "title": "Serviceassistenten", "duty_text": "Tvättar", "duty_id": "a", **READY}
    assert hr.post(in_force, data={**form, "assignment": "En lugn dag", "workplace": "Skolan"}).status_code == 303
    listed = said(hr.get("/job-descriptions"))
    assert "Serviceassistent Skolan Godkänd Utkast bredvid" in listed
    assert "Nästa steg Val av väg" in listed
    assert "Serviceassistenten" not in listed
    assert "På väg in, ingen anställd än 0 0 1 1" in listed
    assert hr.get(f"{in_force}.pdf").content == given
    assert "Serviceassistenten" not in hr.get(f"{in_force}.md").text
    assert "Serviceassistenten" in hr.get(f"{in_force}.md?version=4").text
    assert "UTKAST" in hr.get(f"{in_force}/print?version=4").text
    editor = said(hr.get(in_force))
    assert "Texten som är godkänd gäller som förut" in editor
    review(manager, in_force, 4)
    assert "Granskat utkast bredvid" in said(hr.get("/job-descriptions"))
    assert approve(server.facilitator("tva@example.se", Role.HR), in_force).status_code == 303
    assert [(it.version, it.until is None) for it in rows(server, InForceRow)] == [(3, False), (6, True)]
    now_listed = said(hr.get("/job-descriptions"))
    assert "Serviceassistenten Skolan Godkänd" in now_listed
    assert "bredvid" not in now_listed
    assert hr.get(f"{in_force}.pdf?version=3").content == given
    assert "Version 3 gällde från" in said(hr.get(f"{in_force}/versions/3"))


def test_what_is_in_force_is_so_no_longer_when_somebody_says_why(server: Running, hr: httpx2.Client, in_force: str):
    refused = hr.post(f"{in_force}/approval/end", data={"in_force": "3", "why": " "})
    assert refused.status_code == 422
    assert "Skriv varför texten inte ska gälla längre." in refused.text
    assert hr.post(f"{in_force}/approval/end", data={"in_force": "2", "why": "Fel"}).status_code == 409
    assert hr.post(f"{in_force}/approval/end", data={"in_force": "3", "why": "Fel lön"}).status_code == 303
    assert hr.post(f"{in_force}/approval/end", data={"in_force": "3", "why": "Fel lön"}).status_code == 409
    assert "Fel lön" in hr.get(f"{in_force}/versions/3").text
    assert "Serviceassistent Skolan Utkast" in said(hr.get("/job-descriptions"))


def test_a_paper_that_was_not_kept_is_made_when_it_is_asked_for_by_a_post_and_says_when(
    server: Running, hr: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft(), a_draft(status=Status.APPROVED))
    assert hr.get(f"{address}.pdf").content.startswith(b"%PDF")
    assert rows(server, InForceRow)[0].pdf is None  # to fetch it keeps nothing
    assert "inte sparad än" in hr.get(f"{address}/versions/2").text
    assert hr.post(f"{address}/approval/paper", data={"in_force": "2"}).status_code == 303
    (row,) = rows(server, InForceRow)
    assert row.made_at > row.at
    assert hr.get(f"{address}.pdf").content == row.pdf
    hr.post(f"{address}/approval/paper", data={"in_force": "2"})
    assert rows(server, InForceRow)[0].pdf == row.pdf
    for wrong in ("1", "x", ""):
        assert hr.post(f"{address}/approval/paper", data={"in_force": wrong}).status_code == 404


def test_what_reads_by_a_link_reads_the_draft_that_is_asked_about(server: Running, hr: httpx2.Client, workshop: int):
    new: Draft = a_draft(assignment="Ett nytt uppdrag")
    address = keep(server, workshop, a_draft(status=Status.APPROVED), new)
    path = link(hr, address, "union", "Kommunal")
    assert "Ett nytt uppdrag" in server.client().get(f"{path}/job-description").text
    assert "Ett nytt uppdrag" not in hr.get(f"{address}/print").text


# Taken away


def test_hr_takes_a_copy_away_by_typing_its_title_and_it_is_logged(server: Running, hr: httpx2.Client, in_force: str):
    link(hr, in_force, "union", "Kommunal")
    copy = hr.post(f"{in_force}/duplicate").headers["location"]
    assert "Serviceassistent (kopia)" in hr.get(f"{copy}/delete").text
    page = said(hr.get(f"{in_force}/delete"))
    assert "Texten som gäller, version 3 3 versioner 1 sparad PDF 2 granskningar och godkännanden 1 länk" in page
    refused = hr.post(f"{copy}/delete", data={"typed": "Serviceassistent"})
    assert refused.status_code == 422
    assert "Det stämmer inte med titeln." in refused.text
    assert hr.post(f"{copy}/delete", data={"typed": " serviceassistent  (KOPIA)"}).headers["location"] == (
        "/job-descriptions"
    )
    assert hr.get(copy).status_code == 404
    assert hr.post(f"{in_force}/delete", data={"typed": "Serviceassistent"}).status_code == 303
    for table in (JobDescriptionRow, InForceRow, ReviewRow):
        assert rows(server, table) == []


def test_posts_that_rest_on_a_text_are_named_before_it_is_deleted_and_others_are_counted(
    server: Running, hr: httpx2.Client, in_force: str
):
    assert "vilar på texten" not in hr.get(f"{in_force}/delete").text
    text = int(in_force.rpartition("/")[2])
    ours, theirs = a_post(server, text, title="Biträde <b>"), a_post(server, text, title="Hemlig")
    with server.database.session() as session:
        part = session.get_one(PostRow, ours).administration
        session.add(AdministrationRow(name="Omsorg"))
        session.flush()
        session.get_one(PostRow, theirs).administration = (part or 0) + 1
        session.get_one(JobDescriptionRow, text).administration = part
        accounts.with_email(session, "hr@example.se").scope = [part]
    page = hr.get(f"{in_force}/delete").text
    assert f'<a href="/posts/{ours}" dir="auto">Biträde &lt;b&gt;</a>' in page
    assert "en till, som du inte ser" in page
    assert "Hemlig" not in page
    assert hr.post(f"{in_force}/delete", data={"typed": "Serviceassistent"}).status_code == 303
    with server.database.reading_session() as session:
        assert session.get_one(PostRow, ours).job_description is None


def test_what_is_in_force_and_on_its_way_to_somebody_stays(server: Running, hr: httpx2.Client, in_force: str):
    post = a_post(server, int(in_force.rpartition("/")[2]))
    followed(server, post, vacancy_review=Days(done=date(2026, 11, 1)))
    assert "inte att ta bort förrän vägen är avslutad" in hr.get(f"{in_force}/delete").text
    assert hr.post(f"{in_force}/delete", data={"typed": "Serviceassistent"}).status_code == 409
    close(server, post, "Pengarna")
    warned = said(hr.get(f"{in_force}/delete"))
    assert "De här tjänsterna vilar på texten och blir utan: Serviceassistent" in warned
    assert "som du inte ser" not in warned
    assert hr.post(f"{in_force}/delete", data={"typed": "Serviceassistent"}).status_code == 303
    assert trail_of(server, post).why == "Pengarna"
