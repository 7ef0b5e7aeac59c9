"""Links as pages: made and revoked by those who lead, opened by whoever has one."""

import re

import pytest

from tests.running import ask
from tests.scenes import a_scene


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="analyse")
    return code


def link(lead, code, kind="comment", **more):
    """The path of a new link."""
    asked = {"kind": kind, "role": "union", "label": "Kommunal", "days": "30", **more}
    answer = lead.post(f"/w/{code}/links", data=asked, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return re.search(r"/l/[\w-]+", answer.text)[0]


def test_links_are_for_those_who_lead_the_workshop(server, lead, code):
    assert server.client().get(f"/w/{code}/links").status_code == 303
    assert server.facilitator("kim@example.se").get(f"/w/{code}/links").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"kind": "edit"}, {"days": "0"}, {"days": "x"}, {"role": "boss"}, {"label": "a" * 81}]
)
def test_a_link_that_cannot_be_made_is_refused_in_words(lead, code, wrong):
    asked = {"kind": "report", "role": "union", "label": "", "days": "30", **wrong}
    answer = lead.post(f"/w/{code}/links", data=asked, follow_redirects=True)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "inga länkar än" in answer.text


def test_the_address_is_shown_once(lead, code):
    path = link(lead, code)
    page = lead.get(f"/w/{code}/links").text
    assert path not in page
    assert "Facket" in page
    assert "ingen har öppnat sidan, så vitt vi vet" in page


def test_a_link_opens_without_an_account_and_says_so_to_nobody_else(server, lead, code):
    anybody = server.client()
    answer = anybody.get(link(lead, code))
    assert answer.status_code == 303
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["cache-control"] == "no-store"
    assert not anybody.cookies


def test_a_link_is_opened_when_its_page_has_been_in_sight_and_never_by_who_is_signed_in(server, lead, code):
    path, anybody = link(lead, code), server.client()
    for client in (anybody, lead):
        for method in ("HEAD", "GET"):
            assert client.request(method, f"{path}/report").status_code == 200
    assert f'data-tell="{path}/opened"' in anybody.get(f"{path}/report").text
    assert "data-tell" not in lead.get(f"{path}/report").text
    assert lead.post(f"{path}/opened").status_code == 204
    assert "ingen har öppnat sidan, så vitt vi vet" in lead.get(f"/w/{code}/links").text
    elsewhere = {"Origin": "https://evil.example"}
    assert anybody.post(f"{path}/opened", headers=elsewhere).status_code == 403
    assert "senast öppnad" not in lead.get(f"/w/{code}/links").text
    assert anybody.post(f"{path}/opened").status_code == 204
    assert "senast öppnad" in lead.get(f"/w/{code}/links").text
    assert "data-tell" not in anybody.get(f"{path}/report").text, "once an hour"


def test_nobody_tells_of_a_link_that_is_none(server, lead, code):
    assert server.client().post("/l/guessed/opened").status_code == 410


def test_a_link_that_is_revoked_or_guessed_is_answered_kindly(server, lead, code):
    path = link(lead, code)
    number = re.search(r"links/(\d+)/revoke", lead.get(f"/w/{code}/links").text)[1]
    assert lead.post(f"/w/{code}/links/{number}/revoke").status_code == 303
    for wrong in (path, "/l/guessed"):
        answer = server.client().get(wrong)
        assert answer.status_code == 410
        assert "Länken gäller inte längre" in answer.text


def test_who_guesses_many_links_has_to_wait(server, lead, code):
    anybody = server.client()
    answers = [anybody.get(f"/l/guess{n}").status_code for n in range(40)]
    assert answers[0] == 410
    assert answers[-1] == 429


def test_the_union_comments_and_is_answered(server, lead, code):
    path = link(lead, code)
    answer = server.client().post(f"{path}/comments", data={"about": "actions", "text": "Vem svarar\ni telefon? <b>"})
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("#c-actions")
    page = lead.get(f"/w/{code}/links").text
    assert "i telefon? &lt;b&gt;" in page
    number = re.search(r"comments/(\d+)", page)[1]
    assert lead.post(f"/w/{code}/comments/{number}", data={"answer": "Receptionen"}).status_code == 303
    assert "Receptionen" in lead.get(f"/w/{code}/links").text


@pytest.mark.parametrize(
    ("kind", "text", "status"), [("report", "Hej", 403), ("comment", " ", 422), ("comment", "a" * 5000, 422)]
)
def test_a_comment_that_cannot_be_kept_is_refused_and_not_lost(server, lead, code, kind, text, status):
    answer = server.client().post(f"{link(lead, code, kind)}/comments", data={"about": "whole", "text": text})
    assert answer.status_code == status
    assert text in answer.text
    assert "Kommentarer</h2>" not in lead.get(f"/w/{code}/links").text
