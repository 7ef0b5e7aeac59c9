"""The process map as each role sees it, on the page and on paper."""

import io
import re
from datetime import timedelta

import pikepdf
from sqlmodel import select, true

from app.account import store as accounts
from app.account.places import places
from app.account.roles import Role
from app.afterwards import store as afterwards
from app.afterwards.counted_on import CHOICES, Asks, By, Said
from app.ids import now
from app.job_descriptions.draft import Status
from app.organisation.tables import AdministrationRow
from app.posts import store as posts
from app.posts.staffing import Staffing
from app.posts.tally import Tally
from app.process_map.boxes import Box
from app.process_map.words import WHAT, WHO
from app.reception import store as receptions
from app.reception.plan import Plan, Stage, Step
from app.ways import store as ways
from app.ways.come_along import ALTERNATIVE
from app.ways.trail import Days, begun
from tests.export.test_pdf import words
from tests.job_descriptions.written import a_draft
from tests.job_descriptions.written import keep as keep_text
from tests.posts.written import a_workplace, keep
from tests.process_map.municipality import EXAMPLE, LATELY, LEADS, LONG_AGO, TODAY, a_municipality, stand
from tests.running import ask


def text_of(html):
    """As it is read, without what is drawn."""
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL).split()).replace(" ,", ",")


def boxes(client):
    """What each box says, by its id; and those that are dashed."""
    html = client.get("/map").text
    found = dict(
        re.findall(r'<li class="map-box[^"]*" id="(\w+)">(.*?)</li>\s*(?=<li class="map-box|</ol>)', html, re.DOTALL)
    )
    assert [*found] == [*Box]
    dashed = {*re.findall(r'<li class="map-box[^"]*map-nothing" id="(\w+)">', html)}
    return {id: text_of(its) for id, its in found.items()}, dashed


def to_do(client):
    section = re.search(r'<section class="map-todo.*?</section>', client.get("/map").text, re.DOTALL)
    return re.findall(r'<a href="([^"]+)" dir="auto">([^<]+)</a>', section[0]) if section else None


def limited(server, email, role, *names):
    client = server.facilitator(email, role)
    with server.database.session() as session:
        its = session.exec(select(AdministrationRow).where(AdministrationRow.name.in_(names)))
        account = accounts.with_email(session, email)
        account.scope = [it.id for it in its]
        session.add(account)
    return client


def test_with_nothing_every_box_is_dashed_and_the_page_is_the_lesson(server):
    lead = server.facilitator("ny@example.se")
    said, dashed = boxes(lead)
    assert dashed == {*Box}
    page = text_of(lead.get("/map").text)
    assert "Här finns inget av ert än." in page
    assert "Inget väntar på dig just nu." in page
    assert "Alternativ rekryteringsväg" in said[Box.POST]
    assert not re.search(r"\d", said[Box.PREPARE] + said[Box.TEXT])
    assert '<a class="button primary" href="/workshops/new">Ny workshop</a>' in lead.get("/map").text


def test_hr_sees_what_there_is(server):
    a_municipality(server)
    said, dashed = boxes(server.facilitator("hr@example.se", Role.HR))
    assert said[Box.PREPARE].startswith("Förbered 4 arbetsplatser, 1 nu")
    assert said[Box.SESSION_ONE].startswith("Träff 1 2 klara, 1 nu")
    assert said[Box.SESSION_TWO].startswith("Träff 2 1 klar, 1 nu")
    assert said[Box.TEXT].startswith("Arbetsbeskrivning 2 godkända, 1 nu")
    assert said[Box.NEED].startswith("Behov och vakans 5 prövade, 1 nu")
    assert said[Box.REQUIREMENTS].startswith("Kraven omprövade 4 profiler Språk")
    assert said[Box.SUPPLY].startswith("Utbud 0 dialoger, 1 nu")
    assert said[Box.CHOICE].startswith("Val av väg 4 valda, 1 nu")
    assert said[Box.POST].startswith("Tjänst och väg in 3 tillsatta, 4 beslutade, 15 personer En tjänst")
    assert "Ett år på AME 2 Alternativ rekryteringsväg 1 Direkt AB 1" in said[Box.POST]
    assert "En tjänst har passerat sin planerade AB-dag. Se vilken" in said[Box.POST]
    assert said[Box.ORDINARY].startswith("Ordinarie, AB 2 tjänster, 8 personer")
    assert said[Box.FOLLOW_UP].startswith("Uppföljning 2 placeringar att fråga om")
    assert dashed == set()


def test_a_placement_is_to_ask_about_until_its_manager_is_asked_or_has_answered(server):
    its = a_municipality(server)["posts"]
    hr = server.facilitator("hr@example.se", Role.HR)
    with server.database.session() as session:
        (old,) = posts.one(session, true(), its["ordinary"]).post.staffings
        (new,) = posts.one(session, true(), its["past"]).post.staffings
        long_over = Staffing(old.workplace, TODAY - timedelta(600), 3)
        keep(session, long_over, title="Ingen frågar längre")
    assert boxes(hr)[0][Box.FOLLOW_UP].startswith("Uppföljning 2 placeringar att fråga om")
    assert "Serviceassistent" in text_of(hr.get("/desk").text)
    answers = {it: CHOICES[it][0] for it in Asks}
    with server.database.session() as session:
        afterwards.say(session, Said(old.id, 12, answers, By.HR, TODAY))
    assert boxes(hr)[0][Box.FOLLOW_UP].startswith("Uppföljning 1 placering att fråga om")
    with server.database.session() as session:
        afterwards.say(session, Said(new.id, 12, answers, By.HR, TODAY))
    assert "att fråga om" not in boxes(hr)[0][Box.FOLLOW_UP]


def test_what_leads_to_those_that_are_late_finds_them(server):
    its = a_municipality(server)
    hr = server.facilitator("hr@example.se", Role.HR)
    found = re.findall(r'<h3><a href="/posts/(\d+)"', hr.get("/posts?state=past_plan").text)
    assert found == [str(its["posts"]["past"])]
    lead = server.facilitator(LEADS)
    assert "past_plan" not in lead.get("/map").text
    assert "Serviceassistent" in lead.get("/posts").text
    assert "Serviceassistent" not in lead.get("/posts?state=past_plan").text


def test_who_leads_sees_their_own_and_no_person(server):
    its = a_municipality(server)
    said, dashed = boxes(its["lead"])
    assert said[Box.PREPARE].startswith("Förbered 4 arbetsplatser, 1 nu")
    assert said[Box.POST].startswith("Tjänst och väg in 1 beslutad En tjänst")
    assert said[Box.NEED].startswith("Behov och vakans 1 prövad Behov")
    assert {Box.TEXT, Box.SUPPLY, Box.ORDINARY, Box.FOLLOW_UP} == dashed
    assert "person" not in said[Box.POST]
    other = server.facilitator("annan@example.se")
    assert boxes(other)[1] == {*Box}


def test_who_sees_sums_is_sent_no_small_number(server):
    with server.database.session() as session:
        keep(session, Staffing(a_workplace(session, "Solen"), LONG_AGO, 3, 1), decided_on=LONG_AGO)
    for role in (Role.PROGRAMME_OWNER, Role.ECONOMIST):
        said, _ = boxes(server.facilitator(f"{role}@example.se", role))
        assert said[Box.POST].startswith("Tjänst och väg in tillsatta: visas inte, en beslutad, personer: färre än 5")
        assert said[Box.ORDINARY].startswith("Ordinarie, AB tjänster: visas inte, personer: visas inte")
        page = text_of(server.facilitator(f"{role}@example.se", role).get("/map").text)
        assert "visas bara för HR" in page
    assert "1 tillsatt, en beslutad, 3 personer" in boxes(server.facilitator("hr@example.se", Role.HR))[0][Box.POST]


def test_of_what_is_one_placements_own_who_sees_sums_is_told_nothing(server):
    hr = server.facilitator("hr@example.se", Role.HR)
    with server.database.session() as session:
        place = a_workplace(session, "Solen")
        post = keep(session, Staffing(place, TODAY + timedelta(9), 1), title="Serviceassistent")
        ways.begin(session, post, begun(ALTERNATIVE), 1, now())
        (its,) = posts.one(session, true(), post).post.staffings
        ways.keep_days(session, post, 1, "dialogue", its.id, Days(done=LATELY), 1, now())
    assert "1 dialog" in boxes(hr)[0][Box.SUPPLY]
    assert "1 dialog" not in boxes(server.facilitator("agare@example.se", Role.PROGRAMME_OWNER))[0][Box.SUPPLY]


def test_who_sees_sums_reads_no_workshops_post_or_text(server):
    a_municipality(server)
    economist = server.facilitator("ekonom@example.se", Role.ECONOMIST)
    said, dashed = boxes(economist)
    assert {Box.PREPARE, Box.SESSION_ONE, Box.SESSION_TWO} <= dashed
    assert said[Box.TEXT].startswith("Arbetsbeskrivning 2 godkända, 1 nu")
    assert said[Box.NEED].startswith("Behov och vakans 5 prövade Behov"), "not where each stands now"
    assert to_do(economist) is None


def test_a_manager_sees_texts_and_what_waits_for_a_manager(server):
    its = a_municipality(server)
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    _, dashed = boxes(manager)
    assert dashed == {*Box} - {Box.TEXT}
    assert (f"/job-descriptions/{its['texts'][2]}/versions/latest#review", "Kontorsstöd") in to_do(manager)


def test_who_operates_sees_the_lesson_and_nothing_of_the_content(server):
    a_municipality(server)
    operator = server.facilitator("drift@example.se", Role.OPERATOR)
    _, dashed = boxes(operator)
    assert dashed == {*Box}
    assert to_do(operator) is None
    main = operator.get("/map").text.partition("<main")[2].partition("</main>")[0]
    assert re.findall(r'href="([^"#]+)"', main) == ["/map.pdf", "/course"]
    assert "Siffror ser de som arbetar med det." in text_of(main)


def test_an_account_that_is_limited_sees_its_administrations(server):
    a_municipality(server)
    hr = limited(server, "hr-omsorg@example.se", Role.HR, "Omsorg")
    said, dashed = boxes(hr)
    assert said[Box.POST].startswith("Tjänst och väg in 1 tillsatt, en beslutad, 2 personer")
    assert {Box.PREPARE, Box.TEXT, Box.FOLLOW_UP} <= dashed
    assert "Siffrorna är från de förvaltningar som du ser." in text_of(hr.get("/map").text)
    owner = limited(server, "agare-omsorg@example.se", Role.PROGRAMME_OWNER, "Omsorg")
    assert "personer: färre än 5" in boxes(owner)[0][Box.POST]
    both = limited(server, "agare@example.se", Role.PROGRAMME_OWNER, "Omsorg", "Utbildning")
    assert "personer: visas inte" in boxes(both)[0][Box.POST]


def test_examples_are_not_counted_beside_anything_else(server):
    lead = server.facilitator(LEADS)
    stand(server, server.workshop(lead, workplace=EXAMPLE), is_example=True)
    assert boxes(lead)[0][Box.PREPARE].startswith("Förbered 1 arbetsplats, 1 nu")
    assert "Här finns bara exempel än." in text_of(lead.get("/map").text)
    assert "EXEMPEL" in paper(lead)
    assert boxes(server.facilitator("hr@example.se", Role.HR))[1] == {*Box}, "examples are nobody else's business"
    code = server.workshop(lead, workplace="Solen")
    assert boxes(lead)[0][Box.PREPARE].startswith("Förbered 1 arbetsplats, 1 nu")
    assert "bara exempel" not in text_of(lead.get("/map").text)
    assert "EXEMPEL" not in paper(lead)
    assert to_do(lead)[0] == (f"/w/{code}/lead", "Solen")


def test_what_is_deleted_is_counted_no_more(server):
    its = a_municipality(server)
    hr = server.facilitator("hr@example.se", Role.HR)
    code = its["codes"]["Eken"]
    assert its["lead"].post(f"/w/{code}/delete", data={"typed": code}).status_code == 303
    assert boxes(hr)[0][Box.PREPARE].startswith("Förbered 3 arbetsplatser Mandat")
    with server.database.session() as session:
        posts.remove(session, its["posts"]["need"])
    assert boxes(hr)[0][Box.NEED].startswith("Behov och vakans 5 prövade Behov")


def test_a_workplace_moves_on_when_somebody_has_joined(server):
    lead = server.facilitator(LEADS)
    code = server.workshop(lead, workplace="Solen")
    assert Box.SESSION_ONE in boxes(lead)[1]
    server.participant(code)
    said, _ = boxes(lead)
    assert said[Box.PREPARE].startswith("Förbered 1 arbetsplats Mandat")
    assert said[Box.SESSION_ONE].startswith("Träff 1 0 klara, 1 nu")


def test_every_link_of_the_map_opens(server):
    """The paper, which takes as long as all the others, is opened by every role below."""
    a_municipality(server)
    for role in Role:
        client = server.facilitator(f"{role}@example.se", role)
        main = client.get("/map").text.partition("<main")[2].partition("</main>")[0]
        ways = {*re.findall(r'href="([^"#]+)', main)}
        assert "/map.pdf" in ways
        ways.remove("/map.pdf")
        assert {way: client.get(way).status_code for way in ways} == dict.fromkeys(ways, 200)


def test_what_waits_is_what_the_desk_the_posts_and_the_workshops_say(server):
    its = a_municipality(server)
    hr = server.facilitator("hr@example.se", Role.HR)
    lines = to_do(hr)
    assert 0 < len(lines) <= 6
    assert lines[0] == (f"/posts/{its['posts']['past']}/way", "Förskolestöd")
    left = {way for way, name in lines if name == "Serviceassistent"}
    assert left <= {f"/programme/after/job/{its['posts']['ordinary']}"}, "nothing is left to do there but to look back"
    addresses = {way.partition("#")[0] for way, _ in lines}
    assert {way: hr.get(way).status_code for way in addresses} == dict.fromkeys(addresses, 200)
    lead = its["lead"]
    assert [name for _, name in to_do(lead)] == ["Bryggan", "Månen", "Eken", EXAMPLE], "what is over waits for nobody"


def test_who_leads_is_told_of_late_receptions_at_their_own_workplace_and_of_nobody_there(server):
    hr, lead = server.facilitator("hr@example.se", Role.HR), server.facilitator(LEADS)
    with server.database.session() as session:
        own, other = a_workplace(session, "Solen", leads=(LEADS,)), a_workplace(session, "Månen")
        post = keep(session, Staffing(own, LATELY, 3), Staffing(other, LATELY, 9), title="Serviceassistent")
        done = keep(session, Staffing(own, LATELY, 3), title="Måltidsvärd")
        over = keep(session, Staffing(own, LATELY, 3), title="Avslutad", ended_on=LATELY)
        for where in ((post, other), (post, own), (done, own), (over, own)):
            late = Step(planned=TODAY - timedelta(3))
            soon = Step(planned=TODAY + timedelta(3))
            steps = {Stage.TEAM: soon if where[0] == done else late}
            receptions.save(session, *where, receptions.Kept(plan=Plan(steps)), 1, 1)
    assert to_do(lead) == [(f"/posts/{post}/reception/{own}", "Serviceassistent")]
    assert lead.get(f"/posts/{post}/reception/{own}").status_code == 200
    section = text_of(re.search(r'<section class="map-todo.*?</section>', lead.get("/map").text, re.DOTALL)[0])
    assert "Mottagandet: Teamet får veta" in section
    assert "Försenat" in section
    assert "Månen" not in section
    assert not re.search(r"\b[39]\b", section)
    assert "Serviceassistent" in [name for _, name in to_do(hr)]
    assert not to_do(server.facilitator("chef@example.se", Role.MANAGER))


def test_a_text_that_somebody_works_on_waits_until_it_is_approved(server):
    lead = server.facilitator()
    home = keep_text(server, None, a_draft(title="Kontorsstöd"))
    assert (home, "Kontorsstöd") in [(way.partition("/versions")[0], name) for way, name in to_do(lead)]
    assert lead.get("/map").status_code == 200


def test_what_somebody_wrote_is_only_ever_text(server):
    hostile = "<script>alert(1)</script>"
    lead = server.facilitator(LEADS)
    server.workshop(lead, workplace=hostile)
    assert hostile not in lead.get("/map").text
    assert "&lt;script&gt;" in lead.get("/map").text


def paper(client):
    answer = client.get("/map.pdf")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="Processkarta {TODAY}.pdf"')
    pdf = pikepdf.open(io.BytesIO(answer.content))
    assert len(pdf.pages) == 1
    width, height = (float(it) * 25.4 / 72 for it in pdf.pages[0].MediaBox[2:])
    assert (round(width), round(height)) == (420, 297)
    return unbroken(words(pdf))


def unbroken(text):
    """Without what lines are broken at, and what stands between numbers."""
    return re.sub(r"[\s\u200b\u00ad\u2010,-]", "", text)


def test_the_paper_has_the_same_numbers_as_the_page(server):
    a_municipality(server)
    for role in Role:
        client = server.facilitator(f"{role}@example.se", role)
        its = paper(client)
        for box, said in boxes(client)[0].items():
            assert unbroken(said.partition(WHAT[box])[0] + WHAT[box] + WHO[box]) in its, role


def test_nobody_sees_it_without_signing_in(server):
    for way in ("/map", "/map.pdf"):
        assert server.client().get(way).headers["location"].startswith("/sign-in")


def test_signing_in_leads_to_the_map_and_from_there_to_a_workshop(server):
    lead = server.facilitator(LEADS)
    code = server.workshop(lead)
    page = lead.get("/home", follow_redirects=True)
    assert page.url.path == "/map"
    assert f'href="/w/{code}/lead"' in page.text
    assert places([Role.LEADS])[0] == "map"
    assert ask(lead, code, "open_step", step="sort").is_success
    assert "Workshop: Sortera" in text_of(lead.get("/map").text)


def test_what_is_near_waits_and_what_is_far_off_does_not(server):
    with server.database.session() as session:
        place = a_workplace(session, "Solen")
    text = int(keep_text(server, None, a_draft(status=Status.APPROVED)).rsplit("/", 1)[1])
    with server.database.session() as session:
        for title, days in (("Nära", 20), ("Långt fram", 300)):
            known = (Tally(LATELY, {"women": 5}, {"priority": 5}, {"without": 5}),)
            staffing = Staffing(place, LATELY, 5, ab_planned=TODAY + timedelta(days))
            keep(session, staffing, title=title, decided_on=LATELY, job_description=text, tallies=known)
    waits = to_do(server.facilitator("hr@example.se", Role.HR))
    assert [name for where, name in waits if not where.endswith("/asks")] == ["Nära"]
