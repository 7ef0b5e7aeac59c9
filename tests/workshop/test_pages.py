"""The pages of a workshop: joining, the phone, the wall, the lead, a facilitator's own list."""

from itertools import product

import lxml.html
import pytest

from tests.running import ask, view_of
from tests.scenes import a_scene


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


@a_scene
def enough_to_show(server, lead, code):
    """A task that five of the first group have sorted; one of their phones."""
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    phones = [server.participant(code, "g1") for _ in range(5)]
    (task,) = view_of(phones[0], code)["tasks"]
    for phone in phones:
        assert ask(phone, code, "cast_vote", task=task, colour="red").status_code == 200
    return phones[0]


def test_a_code_is_understood_as_people_type_it(server, code):
    spoken = code.translate(str.maketrans({"2": "Z", "5": "S", "8": "B", "Q": "O", "V": "U"}))
    for typed in (code, f"{code} ", code.lower(), f"{code[:3]} {code[3:]}", f"{code[:3]}-{code[3:]}", spoken):
        page = server.client().get("/join", params={"code": typed})
        assert (page.status_code, "Barnskötare" in page.text) == (200, True), typed


PASTED = (
    "{0}/join?code={1}",
    "akr.example.se/join?lang=en&code={1}#top",
    "  http%3A%2F%2Fakr.example.se%2Fjoin%3Fcode%3D{1}",
    "{0}/w/{1}/wall",
    "code={1}",
    "Gå in på {0}/w/{1} och välj grupp.",
    "Gå in på {0}/join?code={1} senast fredag",
)


def test_the_whole_address_in_the_field_of_the_code_is_understood(server, code):
    for pasted in PASTED:
        page = server.client().get("/join", params={"code": pasted.format(server.base, code)})
        assert (page.status_code, "Barnskötare" in page.text) == (200, True), pasted


def test_an_address_without_a_code_gets_the_same_sentence(server, code):
    for pasted in ("{0}", "{0}/join?code=", "/w/", "?code=%00", "{0}/join?code=ABC&code={1}"):
        page = server.client().get("/join", params={"code": pasted.format(server.base, code)})
        assert (page.status_code, "Ingen workshop har den koden" in page.text) == (404, True), pasted


def test_an_unknown_code_gets_one_sentence_and_keeps_what_was_typed(server):
    page = server.client().get("/join?code=hej hopp")
    assert page.status_code == 404
    assert "Ingen workshop har den koden" in page.text
    assert 'value="hej hopp"' in page.text


def test_joining_asks_for_a_group_and_nothing_else(server, code):
    phone = server.newcomer(code)
    answer = phone.post("/join", data={"code": code, "group": "g2"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}")
    assert "Förskollärare" in phone.get(f"/w/{code}").text


def test_who_is_signed_in_has_the_look_of_their_head_also_where_staff_join(server, lead, code):
    for path in ("/", f"/join?code={code}"):
        assert "css/wide.css" in lead.get(path).text
        assert "css/wide.css" not in server.client().get(path).text


def test_where_there_is_one_group_nothing_is_asked(server, lead):
    code = server.workshop(lead, groups="Kockar")
    assert server.newcomer(code).post("/join", data={"code": code}).headers["location"] == f"/w/{code}"


def test_where_there_are_several_groups_one_must_be_chosen(server, code):
    assert server.newcomer(code).post("/join", data={"code": code}).headers["location"] == f"/join?code={code}"
    wrong = server.newcomer(code).post("/join", data={"code": code, "group": "g9"})
    assert wrong.status_code == 404
    assert "Barnskötare" in wrong.text


def test_somebody_who_comes_back_is_the_same_person(server, lead, code):
    phone = server.participant(code, "g1")
    phone.post("/join", data={"code": code, "group": "g2"})
    groups = view_of(lead, code, "as=lead")["groups"]
    assert (groups["g1"]["people"], groups["g2"]["people"]) == (0, 1)


def test_nobody_changes_group_once_the_answers_are_shown(server, lead, code):
    phone = enough_to_show(server, lead, code)
    assert ask(lead, code, "open_step", step="reveal").status_code == 200
    late = phone.post("/join", data={"code": code, "group": "g2"})
    assert late.status_code == 409
    assert "går det inte att byta yrkesgrupp" in late.text
    assert server.newcomer(code).post("/join", data={"code": code, "group": "g2"}).status_code == 303


def test_nobody_changes_group_for_ever(server, code):
    phone = server.participant(code, "g1")
    answers = [phone.post("/join", data={"code": code, "group": f"g{1 + n % 2}"}).status_code for n in range(30)]
    assert answers[0] == 303
    assert answers[-1] == 429


def test_a_phone_that_has_not_joined_is_led_to_the_join_page(server, code):
    assert server.client().get(f"/w/{code}").headers["location"] == f"/join?code={code}"


def test_a_closed_workshop_lets_nobody_in_and_says_so(server, lead, code):
    inside = server.participant(code)
    ask(lead, code, "open_step", step="closed")
    late = server.newcomer(code).post("/join", data={"code": code, "group": "g1"})
    assert late.status_code == 403
    assert "Workshopen är avslutad" in late.text
    assert "Workshopen är avslutad" in inside.get(f"/w/{code}").text


@pytest.mark.parametrize("steps", [("gather", "sort", "reveal", "settle", "analyse", "act"), ("closed",)])
def test_every_page_is_drawn_in_every_step(server, lead, code, steps):
    phone, anybody = enough_to_show(server, lead, code), server.client()
    for step in steps:
        assert ask(lead, code, "open_step", step=step).status_code == 200
        wall = anybody if step != "closed" else lead
        pages = ((phone, f"/w/{code}"), (wall, f"/w/{code}/wall"), (lead, f"/w/{code}/lead"))
        for (client, page), language in product(pages, ("sv", "en")):
            client.cookies.set("akr-language", language)
            answer = client.get(page)
            status = 403 if client is phone and step == "closed" else 200
            assert (answer.status_code, f'<html lang="{language}"' in answer.text) == (status, True), (step, page)


def test_the_wall_has_no_controls_and_nothing_of_the_facilitators_own(server, lead, code):
    page = lead.get(f"/w/{code}/wall").text
    body = page.split("<body")[1]
    assert not any(f"<{control}" in body for control in ("form", "button", "input", "select", "textarea"))
    assert "/lead" not in body
    assert "/sign-out" not in body


def test_the_wall_is_drawn_by_scripts_alone_and_without_them_says_the_code_the_step_and_the_text_that_is_up(
    server, lead, code
):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "add_task", text="Disk")
    ask(lead, code, "open_step", step="settle")
    task = next(id for id, it in view_of(lead, code, "as=lead")["tasks"].items() if it["text"] == "Disk")
    ask(lead, code, "bring_up", task=task)
    page = lxml.html.fromstring(server.client().get(f"/w/{code}/wall").text)
    [plain] = page.xpath("//noscript")
    words = plain.text_content()
    for said in (f"{code[:3]} {code[3:]}", "Bestäm", "Vi pratar om Disk"):
        assert said in " ".join(words.split())
    assert "Tvätt" not in words
    plain.drop_tree()
    for script in page.xpath("//script"):
        script.drop_tree()
    drawn = page.text_content()
    assert not [it for it in ("Tvätt", "Disk", "Barnskötare") if it in drawn]


def test_a_wall_that_is_covered_shows_no_text_without_scripts_either(server, lead, code):
    ask(lead, code, "add_task", text="Disk")
    [task] = view_of(lead, code, "as=lead")["tasks"]
    ask(lead, code, "bring_up", task=task)
    ask(lead, code, "cover_wall", cover="pause")
    [plain] = lxml.html.fromstring(server.client().get(f"/w/{code}/wall").text).xpath("//noscript")
    assert plain.text_content().strip() == "Vi tar paus"


def test_the_lead_page_says_why_all_answers_are_shown_only_together(server, lead, code):
    enough_to_show(server, lead, code)
    [task] = view_of(lead, code, "as=lead")["tasks"]
    ask(server.participant(code, "g2"), code, "cast_vote", task=task, colour="green")
    ask(lead, code, "open_step", step="reveal")
    page = lxml.html.fromstring(lead.get(f"/w/{code}/lead").text)
    [name] = page.xpath("//ul[@id='falls']//*[@data-key='together']/*[@class='fall-name']")
    assert name.text_content() == "Alla grupper tillsammans"
    for why in page.xpath("//*[contains(@class, 'why-together')]"):
        assert "hidden" not in why.attrib
        assert [it.get("hidden") is None for it in why.xpath("./span")] == [False, True]


def test_the_lead_page_is_its_facilitators_own(server, code):
    assert server.client().get(f"/w/{code}/lead").status_code == 303
    assert server.facilitator("annan@example.se").get(f"/w/{code}/lead").status_code == 404


def test_a_facilitator_sees_the_own_workshops_only(server, lead, code):
    assert f"/w/{code}/" in lead.get("/workshops").text
    assert f"/w/{code}/" not in server.facilitator("annan@example.se").get("/workshops").text


CANNOT_BE_MADE = (
    ({"groups": ""}, "yrkesgrupp"),
    ({"groups": "A\na"}, "olika namn"),
    ({"groups": "\n".join(map(str, range(13)))}, "12"),
    ({"purpose": "fun"}, "Välj"),
    ({"length": "short"}, "Välj"),
    ({"workplace": "x" * 81}, "80"),
)


def test_a_workshop_that_cannot_be_made_is_refused_and_what_was_typed_kept(lead):
    for form, said in CANNOT_BE_MADE:
        whole = {"title": "Vår rubrik", "workplace": "Förskolan", "purpose": "jobs", "groups": "Barnskötare", **form}
        answer = lead.post("/workshops", data=whole)
        assert answer.status_code == 422, form
        assert said in answer.text
        assert "Vår rubrik" in answer.text, form


def test_the_qr_code_is_a_picture_of_the_join_page(server, code):
    picture = server.client().get(f"/w/{code}/qr.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.lstrip().startswith(("<svg", "<?xml"))


def test_the_browser_chooses_the_language(server):
    for asked, given in (("en-GB,en;q=0.9", "en"), ("sv-SE", "sv"), ("ar,fa;q=0.5", "sv"), ("", "sv")):
        assert f'<html lang="{given}"' in server.client(headers={"Accept-Language": asked}).get("/").text, asked


def test_a_link_chooses_the_language_and_leads_back_to_the_page(server, code):
    client = server.client()
    answer = client.get(f"/join?code={code}&lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/join?code={code}")
    assert '<html lang="en"' in client.get(f"/join?code={code}").text


def test_a_page_that_is_not_there_is_said_not_to_be(server):
    page = server.client().get("/nothing")
    assert page.status_code == 404
    assert "Sidan finns inte" in page.text


def test_the_server_says_that_it_is_well(server):
    assert server.client().get("/healthz").text == "ok"
