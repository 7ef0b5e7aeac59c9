"""Long lists come a page at a time, with links to the others that work without scripts."""

import re

import pytest

from app.account import store as accounts
from app.ids import new_code, now
from app.web.paging import PAGE, part
from app.workshop import store as workshops
from app.workshop.routes import MOST_LINES
from app.workshop.workshop import create
from tests.running import ask, view_of


def test_a_list_is_dealt_out_on_pages_and_nothing_is_lost():
    every = [*range(120)]
    dealt = [part(every, str(number)) for number in (1, 2, 3)]
    assert [one for it in dealt for one in it.items] == every
    assert [(it.number, it.pages, it.all) for it in dealt] == [(1, 3, 120), (2, 3, 120), (3, 3, 120)]


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("0", 1), ("-1", 1), ("²", 1), ("x", 1), ("9" * 99, 1), ("99", 3)]
)
def test_a_page_that_is_not_there_is_the_first_or_the_last(asked, number):
    assert part([*range(120)], asked).number == number


def test_where_no_page_is_asked_for_it_is_the_one_with_what_is_shown():
    assert part([*range(120)], "", showing=70).number == 2
    assert part([*range(120)], "3", showing=70).number == 3
    assert part([*range(120)], "", showing=500).number == 1


def test_an_empty_list_has_one_page():
    assert part([]).pages == 1


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def fill(lead, code, count):
    numbers = [*range(count)]
    form = {"line": numbers, "text": [f"Uppgift {nth} av dem" for nth in numbers], "keep": numbers}
    assert lead.post(f"/w/{code}/import/add", data=form).status_code == 303


def following(html, rel="next"):
    """The address of the next page, or of the one before."""
    found = re.search(rf'rel="{rel}" href="([^"]+)"', html)
    return found[1].replace("&amp;", "&") if found else None


def walked(client, address, pattern):
    """What a pattern finds on this page and on those that follow, page by page."""
    found = []
    while address and len(found) < 10:
        html = client.get(address).text
        found.append(re.findall(pattern, html))
        address = following(html)
    return found


def test_the_lead_reads_all_tasks_of_a_long_list_by_its_links(lead, code):
    fill(lead, code, MOST_LINES + 20)
    pages = walked(
        lead,
        f"/w/{code}/lead",
        r'<li class="line" data-key="[^"]+">\s*<img[^>]*>\s*<span class="line-text"[^>]*>([^<]+)',
    )
    assert [len(page) for page in pages] == [MOST_LINES, 20]
    assert {text for page in pages for text in page} == {f"Uppgift {nth} av dem" for nth in range(MOST_LINES + 20)}
    second = lead.get(f"/w/{code}/lead?page=2").text
    assert following(second, "prev") == f"/w/{code}/lead?page=1#tasks"
    assert "Sida 2 av 2" in second
    assert 'aria-label="Fler uppgifter"' in second
    assert "Page 2 of 2" in lead.get(f"/w/{code}/lead?page=2", headers={"Accept-Language": "en"}).text


def test_a_short_list_has_no_such_links(lead, code):
    fill(lead, code, 3)
    assert following(lead.get(f"/w/{code}/lead").text) is None


def test_session_two_lists_its_tasks_a_page_at_a_time_and_opens_the_one_with_the_chosen(lead, code):
    fill(lead, code, PAGE + 5)
    ask(lead, code, "open_step", step="analyse")
    weights = walked(lead, f"/w/{code}/analysis?stage=weight", r'<tbody role="rowgroup" id="weights-([^"]+)"')
    assert [len(page) for page in weights] == [PAGE, 5]
    tasks = [*view_of(lead, code, "as=lead")["tasks"]]
    assert [id for page in weights for id in page] == tasks
    last = lead.get(f"/w/{code}/analysis?stage=right_things&task={tasks[-1]}").text
    assert "Sida 2 av 2" in last
    assert re.search(rf'task={tasks[-1]}" aria-current="true"', last)


def test_many_workshops_stand_on_several_pages(server, lead):
    codes = {new_code() for _ in range(PAGE + 1)}
    with server.database.session() as session:
        by = accounts.first(session).id
        for code in codes:
            workshops.add(session, create(code, "", "Förskolan", "jobs", "apt90", ["Kockar"]), by, now())
    pages = walked(lead, "/workshops", r'<a href="/w/(\w+)/lead"')
    assert len(pages[0]) == PAGE
    assert codes <= {code for page in pages for code in page}


def test_many_actions_stand_on_several_pages_with_how_many_there_are_of_each(lead, code):
    fill(lead, code, PAGE + 2)
    ask(lead, code, "open_step", step="act")
    for task in view_of(lead, code, "as=lead")["tasks"]:
        assert ask(lead, code, "plan_action", task=task, kind="stop", what="Sluta").status_code == 200
    pages = walked(lead, "/actions", r'<li class="due" id="a-([^"]+)"')
    assert [len(page) for page in pages] == [PAGE, 2]
    second = lead.get("/actions?page=2").text
    assert f'Utan datum <span class="quiet">{PAGE + 2}</span>' in second
    plan = f"/w/{code}/analysis?stage=actions&plan="
    planned = [lead.get(f"{plan}{number}").text.count('<th role="rowheader" scope="row">') for number in (1, 2)]
    assert planned == [PAGE, 2]


def test_many_comments_stand_on_several_pages_and_an_answer_leads_back_to_its_own(server, lead, code):
    form = {"kind": "comment", "role": "union", "label": "", "days": "30"}
    link = re.search(r"/l/[\w-]+", lead.post(f"/w/{code}/links", data=form, follow_redirects=True).text)[0]
    reader = server.client()
    for nth in range(PAGE + 1):
        assert reader.post(f"{link}/comments", data={"about": "report", "text": f"Kommentar {nth}"}).status_code == 303
    pages = walked(lead, f"/w/{code}/links", r'<li class="stack" id="comment-(\d+)"')
    assert [len(page) for page in pages] == [PAGE, 1]
    oldest = pages[1][0]
    answered = lead.post(f"/w/{code}/comments/{oldest}", data={"answer": "Tack"})
    assert answered.headers["location"] == f"/w/{code}/links?page=2#comment-{oldest}"
