"""The course's pages: for everybody, with forms alone; what is typed comes back and is not kept."""

import html
import io
import re

import pikepdf
import pytest
from sqlmodel import select

from app.account.roles import Role
from app.account.tables import FacilitatorRow
from app.colleagues import closing
from app.course.content import PARTS, TRACKS, WHOLE
from app.course.local import LocalTextWrong, said, texts
from app.course.paper import UNCHECKED
from app.course.parts import Cards, Choices, TrackId
from app.ids import now
from app.main import create_app
from app.settings import Impossible
from app.web import language
from app.workshop.tables import WorkshopRow
from tests.days import today
from tests.export.test_pdf import words
from tests.running import ask, settings_for, view_of


def text_of(page):
    return " ".join(html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


@pytest.fixture
def reader(server):
    return server.client()


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en"])
def test_every_part_of_every_track_is_there_without_an_account(reader, language):
    assert reader.get(f"/course?lang={language}", follow_redirects=True).status_code == 200
    for track in TRACKS.values():
        assert reader.get(f"/course/{track.id}/print").status_code == 200
        for part in track.parts:
            answer = reader.get(f"/course/{track.id}/{part.id}")
            assert answer.status_code == 200
            assert f'<html lang="{language}"' in answer.text


def test_staff_read_their_two_minutes_in_a_participants_language_and_the_rest_in_swedish(server, reader):
    server.begin()  # as it begins it offers what its database says
    language.offer({"ar": None})
    try:
        assert reader.get("/course/staff/staff?lang=ar").status_code == 303
        page = reader.get("/course/staff/staff").text
        assert '<html lang="ar" dir="rtl"' in page
        assert "قبل أن تنضم" in page
        assert "Innan du går med" not in page
        assert 'href="/course"' not in page
        assert '<html lang="ar"' in reader.get("/course/staff/print").text
        assert '<html lang="sv"' in reader.get("/course/leads/why").text
    finally:
        language.offer({})


def test_a_track_begins_at_its_first_part_and_what_there_is_not_is_not_found(reader):
    assert reader.get("/course/staff").headers["location"] == "/course/staff/staff"
    for path in ("/course/nobody", "/course/staff/why", "/course/leads/nothing", "/course/nobody/print"):
        assert reader.get(path).status_code == 404, path


def test_each_track_of_the_whole_course_says_what_is_for_it_alone(reader):
    for part in WHOLE:
        pages = [text_of(reader.get(f"/course/{track}/{part.id}").text) for track in ("leads", "manager", "hr-union")]
        assert ["Du som är chef:" in page for page in pages] == [False, True, False], part.id
        assert ["Du som är HR eller facklig:" in page for page in pages] == [False, False, True], part.id


def test_each_choice_is_answered_at_once_and_the_right_one_is_done(reader):
    for track in TRACKS.values():
        for part in track.parts:
            if isinstance(part.check, Choices):
                for choice in part.check.choices:
                    page = reader.get(f"/course/{track.id}/{part.id}?answer={choice.id}").text
                    assert choice.ground in text_of(page)
                    assert ("data-done" in page) is choice.is_right
                    assert f'value="{choice.id}" required checked aria-describedby="said"' in page


def test_what_can_not_be_read_is_as_if_it_were_not_there(reader):
    page = reader.get("/course/leads/why?answer=<script>&given=x&card=y").text
    assert "data-done" not in page
    assert "<script>&" not in page
    assert (
        reader.get("/course/leads/colours?given=teaching.pink.law&given=a.b&card=phone&colour=blue").status_code == 200
    )
    assert reader.get("/course/leads/after?n-draft=%C2%B2&n-mbl=999999999999").status_code == 200


def test_a_card_is_sorted_as_on_the_phone_and_then_asked_for_its_ground(reader):
    page = reader.get("/course/leads/colours").text
    assert re.findall(r'class="vote vote-(\w+)" name="colour"', page) == ["green", "yellow", "red", "black"]
    assert "Ansvara för undervisningen" in page
    asked = reader.get("/course/leads/colours?card=teaching&colour=green").text
    assert re.findall(r'name="ground" value="(\w+)"', asked) == ["law", "licence", "delegation", "knowledge", "habit"]
    asked = reader.get("/course/leads/colours?card=teaching&colour=red").text
    assert re.findall(r'name="ground" value="(\w+)"', asked) == ["nothing_hinders", "time", "dull"]
    said_of = text_of(reader.get("/course/leads/colours?card=teaching&colour=red&ground=nothing_hinders").text)
    assert "Grunden räcker inte. Här är det får" in said_of


def test_all_eight_cards_can_be_sorted_by_forms_alone(reader):
    check = PARTS["colours"].check
    assert isinstance(check, Cards)
    path = "/course/leads/colours"
    page = reader.get(path).text
    for card in check.cards:
        assert f'<h2 class="course-task" id="card" tabindex="-1">{card.task}</h2>' in page
        query = [("given", it) for it in re.findall(r'name="given" value="([^"]+)"', page)]
        query = [*dict.fromkeys(query), ("card", card.id), ("colour", "black"), ("ground", "time")]
        page = reader.get(path, params=query).text
        assert "data-done" not in page
        given = [*dict.fromkeys(re.findall(r'name="given" value="([^"]+)"', page))]
        page = reader.get(path, params=[("given", it) for it in given]).text
    assert "data-done" in page
    assert "0 av 6 grunder håller" in text_of(page)
    assert page.count("Tiden säger inget om vems uppgiften är") == 8


def test_a_group_of_one_is_never_in_the_page(reader):
    page = reader.get("/course/leads/nobody").text
    bars = re.findall(r'<div class="course-bar">.*?</div>\s*(?=<div class="course-bar">|</div>)', page, re.DOTALL)
    assert "För få svar" in bars[0]
    assert "Minst 5 behövs" in bars[0]
    assert "bar-part" not in bars[0]
    assert "bar-part" in bars[1]
    assert len(bars) == 3


def test_the_steps_after_are_put_in_order(reader):
    path = "/course/leads/after"
    page = reader.get(path).text
    assert 'role="status">' not in page.partition('id="check"')[2].partition("</section>")[0]
    right = {f"n-{id}": n for n, id in enumerate(("draft", "mbl", "risk", "asked", "decided", "filled"), 1)}
    assert "data-done" in reader.get(path, params=right).text
    wrong = right | {"n-decided": 1, "n-draft": 5}
    page = reader.get(path, params=wrong).text
    assert "data-done" not in page
    assert "11 § MBL gäller före beslutet. Efteråt är det för sent." in text_of(page)


def test_the_promise_follows_from_the_answers(reader):
    path = "/course/leads/before"
    assert 'id="promised"' not in reader.get(path).text
    page = text_of(reader.get(path, params={"mandate": "no"}).text)
    assert "Det här slutar med en lista, inte med en tjänst." in page
    assert "Fråga den som får besluta om nya tjänster." in page
    assert "Om det blir en tjänst är inte klart än." in text_of(reader.get(path, params={"mandate": "yes"}).text)


def test_what_is_answered_in_one_place_of_a_page_stays_when_the_other_is(reader):
    page = reader.get("/course/leads/before", params={"mandate": "yes", "answer": "list"}).text
    ready, question = page.partition('id="check"')[::2]
    assert '<input type="hidden" name="answer" value="list">' in ready
    assert '<input type="hidden" name="mandate" value="yes">' in question
    assert 'name="mandate" value="yes" checked' in ready
    assert "data-done" in page


def test_to_sign_in_is_offered_to_nobody_who_has(server, reader):
    hr = server.facilitator("hr@example.se", Role.HR)
    for path in ("/course/leads/before?mandate=yes", "/course/leads/lead", "/course/leads/two"):
        nobody, somebody = reader.get(path).text, hr.get(path).text
        assert '<a href="/sign-in">Logga in</a>' in nobody
        assert "Ditt konto får inte leda." not in nobody
        assert '<a href="/sign-in">Logga in</a>' not in somebody
        assert "Ditt konto får inte leda." in somebody


def test_a_draft_is_told_of_to_who_leads_it_and_nobody_else(server):
    code = server.workshop(server.facilitator())
    address = f"/course/leads/before?mandate=yes&draft={code}"
    for client in (server.client(), server.facilitator("bo@example.se", Role.LEADS)):
        page = text_of(client.get(address).text)
        assert "Exempelgården" not in page
        assert "Utkastet är sparat" not in page
    lead = server.facilitator()
    assert "Utkastet är sparat" in text_of(lead.get(address).text)
    assert ask(lead, code, "open_step", step="sort").status_code == 200
    assert "Utkastet är sparat" not in text_of(lead.get(address).text)


@pytest.mark.parametrize("what", ["somebody joined", "something was shown"])
def test_what_is_no_draft_any_more_is_not_said_to_be(server, what):
    lead = server.facilitator()
    code = server.workshop(lead)
    if what == "somebody joined":
        server.participant(code)
    else:
        for step in ("settle", "gather"):
            assert ask(lead, code, "open_step", step=step).status_code == 200
    page = text_of(lead.get(f"/course/leads/before?mandate=yes&draft={code}").text)
    assert "Utkastet är sparat" not in page


def test_a_new_workshop_leads_back_to_the_course_and_nowhere_else(server):
    lead = server.facilitator()
    for back in ("https://example.se/course/a/b", "//example.se", "/course/a/b/c", "/account"):
        form = {"workplace": "Solängen", "groups": "Kockar", "purpose": "jobs", "course": back}
        came_to = lead.post("/workshops", data=form).headers["location"]
        assert re.fullmatch(r"/w/\w+/lead", came_to), back


def test_who_leads_saves_a_real_draft_with_the_answers_in_it(server):
    lead = server.facilitator()
    page = lead.get("/course/leads/before?mandate=yes&union=not_yet").text
    form = re.search(r'<form method="post" action="/workshops".*?</form>', page, re.DOTALL)[0]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    made = lead.post("/workshops", data={**fields, "workplace": "Solängen", "groups": "Barnskötare\nKockar"})
    back = made.headers["location"]
    code = re.fullmatch(r"/course/leads/before\?mandate=yes&union=not_yet&draft=(\w+)#draft", back)[1]
    assert "Solängen har dina svar." in text_of(lead.get(back).text)
    question = lead.get(back).text.partition('id="check"')[2]
    assert f'<input type="hidden" name="draft" value="{code}">' in question
    view = view_of(lead, code, "as=lead")
    assert [group["name"] for group in view["groups"].values()] == ["Barnskötare", "Kockar"]
    with server.database.reading_session() as session:
        row = session.exec(select(WorkshopRow).where(WorkshopRow.code == code)).one()
        assert row.workplace == "Solängen"
        assert not row.is_example
    answers = lead.get(f"/w/{code}/readiness").text
    assert "Det ni kan lova" in answers or "Om det blir en tjänst är inte klart än." in answers
    again = lead.post("/workshops", data={**fields, "workplace": "Solängen", "groups": "Barnskötare\nKockar"})
    assert again.headers["location"] == made.headers["location"]


def test_only_who_leads_is_offered_to_save_and_to_rehearse(server, reader):
    lead, hr = server.facilitator(), server.facilitator("hr@example.se", Role.HR)
    for client in (reader, hr):
        assert 'action="/workshops"' not in client.get("/course/leads/before?mandate=yes").text
        assert 'action="/rehearsals"' not in client.get("/course/leads/lead").text
    page = lead.get("/course/leads/lead").text
    form = re.search(r'<form method="post" action="/rehearsals">.*?</form>', page, re.DOTALL)[0]
    assert 'name="session" value="one"' in form
    assert 'name="compressed" value="on"' in form


def test_a_plan_becomes_a_calendar_file_and_a_text_and_is_kept_nowhere(server, reader):
    before = [row.model_dump() for row in _accounts(server)]
    typed = {"on": "2027-02-09", "room": "Blå rummet", "asks": ["union", "hr", "x"]}
    answer = reader.post("/course/leads/plan", data={**typed, "do": "calendar"})
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270209" in answer.text
    unfolded = answer.text.replace("\r\n ", "")
    assert "Vi är här: Blå rummet." in unfolded
    assert "HR\\, Facket" in unfolded
    page = reader.post("/course/leads/plan", data={**typed, "do": "text"}).text
    assert "Jag har tänkt mig den 9 februari 2027." in html.unescape(page)
    assert 'value="union" checked' in page
    assert [row.model_dump() for row in _accounts(server)] == before


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"on": ""}, "on", "Dag: Skriv något först."),
        ({"on": "i morgon"}, "on", "i morgon"),
        ({"on": "2027-02-09", "room": "x" * 500}, "room", "Rum: Texten är för lång"),
    ],
)
def test_a_plan_that_can_not_be_read_says_so_at_its_field_and_keeps_what_was_typed(reader, typed, field, says):
    answer = reader.post("/course/leads/plan", data=typed)
    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert says in text_of(page)
    assert f'<a href="#{field}">' in page
    assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', page)
    if typed.get("room"):
        assert typed["room"] in page


def test_a_certificate_has_the_name_that_was_typed_and_no_more(server, reader):
    answer = reader.post("/course/leads/certificate", data={"name": "Eva <b>Ek</b>"})
    assert answer.headers["content-type"] == "application/pdf"
    said_in = words(pikepdf.open(io.BytesIO(answer.content)))
    assert "Eva <b>Ek</b>" in said_in
    assert UNCHECKED.split(".", maxsplit=1)[0] in said_in
    missing = reader.post("/course/leads/certificate", data={"name": " "})
    assert missing.status_code == 422
    assert '<a href="#name">Ditt namn: Skriv något först.</a>' in missing.text


def test_a_short_track_has_no_plan_and_no_certificate(reader):
    for path in ("plan", "certificate"):
        assert reader.post(f"/course/staff/{path}", data={"name": "Eva"}).status_code == 404


def _accounts(server):
    with server.database.reading_session() as session:
        return session.exec(select(FacilitatorRow)).all()


def test_the_day_is_kept_where_somebody_says_so_and_taken_away_again(server):
    me, other = server.facilitator("hr@example.se", Role.HR), server.facilitator("chef@example.se", Role.MANAGER)
    assert "Spara att jag har gått kursen" in me.get("/course").text
    assert me.post("/course/taken").status_code == 303
    assert "Du har sparat att du gick kursen" in me.get("/course").text
    assert "Du har sparat att du gick kursen" in me.get("/course/leads/plan").text
    assert "Spara att jag har gått kursen" in other.get("/course").text
    me.post("/course/taken/remove")
    assert "Spara att jag har gått kursen" in me.get("/course").text
    assert all(row.took_course_on is None for row in _accounts(server))


def test_an_account_that_is_closed_keeps_no_day(server):
    server.facilitator("hr@example.se", Role.HR).post("/course/taken")
    server.facilitator("drift@example.se", Role.OPERATOR)
    by_email = {row.email: row.id for row in _accounts(server)}
    with server.database.session() as session:
        closing.close(session, by_email["hr@example.se"], by_email["drift@example.se"], None, None, now())
    assert all(row.took_course_on is None for row in _accounts(server) if row.email == "hr@example.se")


def test_the_ways_in(server, reader):
    assert 'href="/course/staff"' in reader.get("/join").text
    lead = server.facilitator()
    assert 'href="/course"' in lead.get("/map").text
    code = server.workshop(lead)
    assert 'href="/course/staff"' in reader.get(f"/join?code={code}").text


def test_own_words_stand_beside_ours_as_text_and_never_as_markup(server, reader):
    own = said("# Så gör vi\n\nRing <script>alert(1)</script>\nHR.\n\n- ett\n- två\n\n1. först")
    assert [(it.kind, it.lines) for it in own] == [
        ("heading", ("Så gör vi",)),
        ("paragraph", ("Ring <script>alert(1)</script> HR.",)),
        ("list", ("ett", "två")),
        ("list", ("först",)),
    ]
    server.app.state.course_texts = {"why": own}
    for path in ("/course/leads/why", "/course/leads/print"):
        page = reader.get(path).text
        assert "Ring &lt;script&gt;alert(1)&lt;/script&gt; HR." in page
    assert "alert(1)" not in reader.get("/course/leads/nobody").text


def test_a_folder_of_own_words_is_read_by_part_and_refused_where_it_can_not_be(tmp_path):
    assert texts(None, PARTS) == {}
    (tmp_path / "why.md").write_text("Hej", "utf-8")
    (tmp_path / "readme.txt").write_text("x", "utf-8")
    assert list(texts(tmp_path, PARTS)) == ["why"]
    (tmp_path / "varfor.md").write_text("Hej", "utf-8")
    with pytest.raises(LocalTextWrong, match="not named after a part"):
        texts(tmp_path, PARTS)
    (tmp_path / "varfor.md").unlink()
    (tmp_path / "plan.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LocalTextWrong, match="UTF-8"):
        texts(tmp_path, PARTS)
    (tmp_path / "plan.md").write_bytes(b"x" * 20_000)
    with pytest.raises(LocalTextWrong, match="larger"):
        texts(tmp_path, PARTS)


def test_own_words_that_can_not_be_read_stop_the_start_with_a_sentence(sqlite, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "varfor.md").write_text("Hej", "utf-8")
    with pytest.raises(Impossible, match=r"^AKR_COURSE_TEXTS: varfor.md is not named after a part\. .*\.$"):
        create_app(settings_for(sqlite, course_texts=str(folder)), sqlite)


def test_the_day_is_todays(server):
    server.facilitator("hr@example.se", Role.HR).post("/course/taken")
    (on,) = [row.took_course_on for row in _accounts(server) if row.took_course_on]
    assert abs((on - today()).days) <= 1


def test_the_course_is_the_same_in_all_its_tracks():
    assert [TRACKS[id].parts for id in (TrackId.LEADS, TrackId.MANAGER, TrackId.HR_UNION)] == [WHOLE] * 3
