"""The page that gives back what was typed, in the hands of somebody who would use it against who reads it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from app.live.budget import Budget, TooFast
from app.web.posted import MOST_KEPT
from tests.running import ask, view_of
from tests.scenes import a_scene
from tests.world.page_forms import forms, press, with_button

EMAIL, PASSWORD = "eva@example.se", "blå kaffekopp i hörnet"
EVIL = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
HTML = {"Accept": "text/html"}
SCRIPT = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
ELSEWHERE = (
    *("https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example/", "\t//evil.example/"),
    *("javascript:alert(1)", "http:evil.example", "///evil.example/", "evil.example", ""),
)


@pytest.fixture
def server(on_sqlite):  # what is drawn, and not what is stored
    return on_sqlite


@pytest.fixture
@a_scene
def lead(server):
    client = server.facilitator(EMAIL)
    assert client.post("/account/password", data={"email": EMAIL, "password": PASSWORD}).status_code == 303
    return client


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def actions(page):
    return [form.action for form in forms(page) if form.action != "/sign-out"]


def signed_in(client, page, **typed):
    return press(client, page, "Logga in", email=EMAIL, **{"password": PASSWORD, **typed})


@pytest.mark.parametrize("headers", [{}, EVIL])
def test_what_is_typed_is_never_part_of_the_page(server, headers):
    form = {"title": SCRIPT, f'"><script>{SCRIPT}': SCRIPT, "groups": f"\n\n {SCRIPT}"}
    page = server.client().post("/workshops", data=form, headers=headers | HTML)
    assert "<script>alert" not in page.text
    assert "<img" not in page.text
    assert ("title", SCRIPT) in with_button(page.text, "Skicka nu").fields
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, EVIL])
def test_the_page_is_in_nobodys_frame(server, code, headers):
    for path in ("/workshops", f"/w/{code}/here", f"/live/{code}/commands", "/"):
        page = server.client().post(path, data={"text": "Hej du"}, headers=headers | HTML)
        is_framed_by_us = path.endswith("/here")
        assert page.headers["x-frame-options"] == ("SAMEORIGIN" if is_framed_by_us else "DENY")
        assert ("frame-ancestors 'none'" in page.headers["content-security-policy"]) is not is_framed_by_us


@pytest.mark.parametrize("path", ["//evil.example/workshops", "/%2f/evil.example/", "/\\evil.example"])
def test_a_form_is_sent_again_to_us_and_nobody_else(server, path):
    page = server.client().post(f"{server.base}{path}", data={"title": "Hej du"}, headers=HTML | EVIL)
    assert [it for it in actions(page.text) if it.startswith("//") or "\\" in it or "://" in it] == []


@pytest.mark.parametrize("to", ELSEWHERE)
def test_who_signs_in_is_led_nowhere_else(server, lead, to):
    kept = f'["{to.encode("unicode_escape").decode()}",[["title","Hej du"]],false]'
    for form in ({"kept": kept}, {"next": to}):
        answer = server.client().post("/sign-in", data={"email": EMAIL, "password": PASSWORD, **form})
        if answer.status_code == 303:
            assert answer.headers["location"] in ("/", "/home")
        else:
            assert with_button(answer.text, "Skicka nu").action in ("/", "/evil.example/")


def test_what_we_have_not_packed_is_no_form(server, lead):
    for kept in ("x", "[]", "{}", '["/x",[["a"]],true]', '["/x","ab",1]', "[1,2,3]", "null", "[" * 3000):
        answer = server.client().post("/sign-in", data={"email": EMAIL, "password": PASSWORD, "kept": kept})
        assert answer.status_code == 303, kept
        assert answer.headers["location"] == "/home", kept


@pytest.mark.parametrize(
    "path", ["/w/{code}/delete", "/w/{code}/leads/2/owner", "/w/{code}/new-code", "/sign-out", "/workshops"]
)
def test_another_site_is_given_no_button_where_nothing_is_typed(lead, code, path):
    page = lead.post(path.format(code=code), headers=EVIL | HTML)
    assert page.status_code == 403
    assert "Skicka nu" not in page.text


def test_another_site_is_given_no_button_where_passwords_and_secrets_are(server):
    form = {"email": EMAIL, "text": "Hej du", "kept": '["/workshops",[["title","Hej du"]],false]'}
    for path in ("/sign-in", "/sign-out", "/account/password", "/invitation/AAAA", "/remote/AAAA", "/l/AAAA/x"):
        page = server.client().post(path, data=form, headers=EVIL | HTML)
        assert page.status_code == 403, path
        assert actions(page.text) == [], path


def test_all_that_another_site_has_put_in_a_form_is_seen_before_it_is_sent(lead, code):
    form = {"id": "n1", "do": "remove_task", "task": "t1", "text": "Bara en hälsning"}
    page = lead.post(f"/live/{code}/commands?as=lead", data=form, headers=EVIL | HTML).text
    assert "evil.example" in page
    for name, value in form.items():
        assert f">{name}</label>" in page
        assert re.search(rf"<textarea[^>]*>\n{value}</textarea>", page)
    assert 'type="hidden"' not in page
    assert "onload" not in page
    assert "<script" not in page


@pytest.mark.parametrize("headers", [{}, EVIL, {"Content-Length-Is": "large"}])
@pytest.mark.parametrize("path", ["/account/password", "/sign-in", "/workshops"])
def test_a_password_is_never_given_back(server, path, headers, monkeypatch):
    if "Content-Length-Is" in headers:
        monkeypatch.setattr("app.main.MOST_IN_A_BODY", 10)
    secrets = {"password": "Ny hemlighet!", "present": "Gammal hemlighet!", "new_password": "Tredje hemlighet!"}
    form = {"email": EMAIL, "text": "Det jag skrev", **secrets}
    for send in ({"data": form}, {"files": [(name, (None, value)) for name, value in form.items()]}):
        page = server.client().post(path, headers=headers | HTML, **send)
        assert "hemlighet" not in page.text


def test_a_form_with_a_password_in_it_is_written_anew(server, lead):
    stranger = server.client()
    form = {"email": "ny@example.se", "present": PASSWORD, "password": "Ny hemlighet!"}
    page = stranger.post("/account/password", data=form, headers=HTML | {"Referer": f"{server.base}/account/password"})
    assert "Lösenord visas inte här" in page.text
    assert "ny@example.se" in page.text
    assert signed_in(stranger, page.text).headers["location"] == "/account/password"


def test_a_wrong_password_loses_nothing_of_the_form(server, lead):
    stranger, title = server.client(), "Så hette den"
    page = stranger.post("/workshops?x=1", data={"title": title, "workplace": "Här"}, headers=HTML)
    for _ in range(6):  # in the end one has to wait
        page = signed_in(stranger, page.text, password="fel lösenord hela tiden")
        assert page.status_code in (403, 429)
        assert title in page.text
    server.wait_as_if_no_time_passed()
    page = signed_in(stranger, page.text)
    assert with_button(page.text, "Skicka nu").action == "/workshops?x=1"


def test_every_field_goes_along_in_its_order_and_once(server, lead):
    fields = [
        ("key", "a1B2-c3_D4"),
        ("duty_text", "ett"),
        ("duty_id", "1"),
        ("duty_text", ""),
        ("duty_id", "2"),
        ("å", " \n"),
    ]
    for send in ({"files": [(name, (None, value)) for name, value in fields]},):
        stranger = server.client()
        page = stranger.post("/workshops", headers=HTML, **send)
        first = with_button(page.text, "Skicka nu")
        again = with_button(signed_in(stranger, page.text).text, "Skicka nu")
        assert first.is_multipart
        assert again.is_multipart
        assert [(name, value.replace("\r\n", "\n")) for name, value in first.fields] == fields
        assert again.fields == first.fields


def test_a_file_is_asked_for_again(server, lead, code):
    form = {"text": (None, "Det jag skrev"), "file": ("lista.xlsx", b"PK")}
    page = server.client().post(f"/w/{code}/import", files=form, headers=HTML)
    assert "Filen följde inte med" in page.text
    assert "Det jag skrev" in page.text
    assert "Skicka nu" not in page.text


@pytest.mark.parametrize("headers", [{}, EVIL])
def test_an_enormous_form_gives_back_its_beginning(server, headers):
    long = "å" * MOST_KEPT
    for send in ({"data": {"title": long}}, {"files": [("title", (None, long))]}):
        page = server.client().post("/workshops", headers=headers | HTML, **send)
        assert page.status_code in (403, 413)
        assert "bara början" in page.text
        assert "å" * (MOST_KEPT // 7) in page.text
        assert "\ufffd" not in page.text
        assert "Skicka nu" not in page.text
        assert len(page.content) < 2 * MOST_KEPT


def test_many_small_fields_are_no_way_to_hold_the_room(server):
    page = server.client().post("/workshops", content="a=1&" * 100_000, headers=HTML | FORM)
    assert page.status_code in (403, 413)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nhej"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xff\r\n--x--'),
        ("application/x-www-form-urlencoded; charset=utf-7", b"text=%ff%fe%00&=&&&%"),
        ("APPLICATION/X-WWW-FORM-URLENCODED", b"\x00\xff"),
    ],
)
@pytest.mark.parametrize("headers", [{}, EVIL])
def test_what_is_no_form_is_answered_too(server, kind, body, headers):
    answer = server.client().post("/workshops", content=body, headers=HTML | headers | {"Content-Type": kind})
    assert answer.status_code in (303, 400, 403)


def test_the_query_of_a_page_is_kept_through_signing_in(server, lead):
    stranger, page = server.client(), "/job-descriptions?words=st%C3%A4d+%26+tv%C3%A4tt&workplace=A"
    at = stranger.get(page).headers["location"]
    assert parse_qs(urlsplit(at).query)["next"] == [page]
    assert signed_in(stranger, stranger.get(at).text).headers["location"] == page


def test_who_pressed_a_button_comes_back_to_its_page(server, code):
    page = f"{server.base}/w/{code}/links?page=2"
    at = server.client().post(f"/w/{code}/links/1/revoke", headers={"Referer": page}).headers["location"]
    assert parse_qs(urlsplit(at).query)["next"] == [f"/w/{code}/links?page=2"]
    at = (
        server.client()
        .post(f"/w/{code}/links/1/revoke", headers={"Referer": "https://evil.example/x"})
        .headers["location"]
    )
    assert parse_qs(urlsplit(at).query)["next"] == ["/home"]


def test_somebody_else_who_signs_in_sends_nothing_as_who_wrote_it(server, lead, code):
    kim = server.facilitator("kim@example.se")
    stopped = server.client().post(f"/w/{code}/template", data={"name": "Evas lista"}, headers=HTML)
    answer = press(kim, stopped.text, "Skicka nu")
    assert answer.status_code == 404
    assert "Evas lista" in answer.text
    assert "Evas lista" not in lead.get("/templates").text


def test_a_text_that_somebody_else_changed_meanwhile_is_sent_over_it_by_who_has_read_that(lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    task = next(iter(view_of(lead, code)["tasks"]))
    ask(lead, code, "reword_task", task=task, text="Tvätt och strykning", was="Tvätt")
    form = {"id": "n7", "do": "reword_task", "task": task, "text": "Hantera tvätt", "was": "Tvätt", "next": "/"}
    no = lead.post(f"/live/{code}/commands?as=lead", data=form, headers=HTML)
    assert no.status_code == 409
    assert "Tvätt och strykning" in no.text
    assert press(lead, no.text, "Skicka nu").status_code == 303
    assert view_of(lead, code)["tasks"][task]["text"] == "Hantera tvätt"


def test_a_phone_whose_workshop_has_ended_keeps_what_was_written(server, lead, code):
    phone = server.participant(code)
    form = {"id": "n1", "do": "add_task", "text": "Det sista jag kom på", "next": f"/w/{code}"}
    assert ask(lead, code, "open_step", step="closed").status_code == 200
    page = phone.post(f"/live/{code}/commands", data=form, headers=HTML)
    assert page.status_code == 403
    assert "Det sista jag kom på" in page.text
    ask(lead, code, "open_step", step="gather")
    assert press(phone, page.text, "Skicka nu").headers["location"] == f"/w/{code}"
    assert "Det sista jag kom på" in str(view_of(phone, code)["tasks"])


def test_who_is_too_fast_keeps_what_was_written(lead, code, monkeypatch):
    def too_fast(*_):
        raise TooFast

    monkeypatch.setattr(Budget, "spend", too_fast)
    form = {"id": "n1", "do": "park", "text": "En tanke till", "next": "/"}
    page = lead.post(f"/live/{code}/commands?as=lead", data=form, headers=HTML)
    assert page.status_code == 429
    assert page.headers["retry-after"] == "5"
    assert "En tanke till" in page.text
    assert with_button(page.text, "Skicka nu")


def test_what_breaks_in_our_own_code_gives_back_what_was_typed(lead, code, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr("app.preparation.routes._add", broken)
    page = lead.post("/workshops", data={"title": "Så hette den", "workplace": "Här", "groups": "Kockar"}, headers=HTML)
    assert page.status_code == 500
    assert "Så hette den" in page.text
