"""What no browser sends breaks nothing: it is answered as not there or not understood, never as an error of ours."""

import json
from itertools import product

import orjson
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from app.account.passwords import Passwords
from app.web.limits import Limits
from tests.running import ask, running, view_of

NUMBERS = (str(2**31), str(2**63), "9" * 5000)
"""One more than a PostgreSQL integer holds, one more than SQLite's, and one that Python does not read."""
ADDRESSES = (
    ("POST", "/templates/{}/name"),
    ("POST", "/templates/{}/remove"),
    ("GET", "/job-descriptions/{}"),
    ("POST", "/job-descriptions/{}"),
    ("POST", "/job-descriptions/{}/duplicate"),
    ("GET", "/job-descriptions/{}/versions/1"),
    ("GET", "/job-descriptions/{}/compare"),
    ("GET", "/job-descriptions/{}/advice"),
    ("GET", "/posts/{}/way"),
    ("GET", "/posts/{}/reception/1"),
    ("GET", "/posts/1/reception/{}"),
    ("POST", "/posts/1/reception/{}/needs"),
    ("POST", "/posts/1/reception/1/links/{}/revoke"),
    ("GET", "/posts/{}/asks"),
    ("GET", "/posts/1/counted-on?staffing={}&months={}"),
    ("GET", "/jobs/build?asked=yes&district={}&extent={}&part={}&places={}&yellow={}"),
    ("GET", "/calculator/mix/kept/{}"),
    ("GET", "/calculator/mix/kept/{}/mix.pdf"),
    ("POST", "/calculator/mix/kept/{}/remove"),
    ("GET", "/calculator/mix?relieved_number={}"),
    ("GET", "/calculator/mix?year={}&workplace={}&text={}"),
    ("GET", "/calculator/{}/calculation.pdf"),
    ("GET", "/calculator/1/versions/{}/calculation.json"),
    ("GET", "/calculator/{}"),
    ("GET", "/calculator/{}/versions/{}"),
    ("GET", "/calculator/new?text={}&post={}&of={}"),
    ("GET", "/calculator/values/{}"),
    ("GET", "/calculator/values/{}/wage"),
    ("GET", "/calculator/values/{}/values.csv"),
    ("GET", "/calculator/values/differences?first={}&second={}"),
    ("GET", "/programme/questions/{}"),
    ("GET", "/programme/workplaces?page={}&administration={}&shortage={}&sort={}"),
    ("GET", "/programme/workplaces/{}"),
    ("GET", "/programme/figures/{}"),
    ("POST", "/programme/steering/{}/remove"),
    ("GET", "/programme/after/{}/1"),
    ("GET", "/programme/after/workshop/{}"),
    ("GET", "/programme/changes?page={}"),
    ("GET", "/job-descriptions/{}/links"),
    ("GET", "/job-descriptions/{}.pdf"),
    ("GET", "/job-descriptions/{}.txt"),
    ("POST", "/job-descriptions/{}/links/{}/revoke"),
    ("POST", "/job-descriptions/1/comments/{}"),
    ("POST", "/w/CODE/links/{}/revoke"),
    ("POST", "/w/CODE/comments/{}"),
    ("POST", "/w/CODE/leads/{}/off"),
    ("POST", "/w/CODE/leads/{}/owner"),
    ("GET", "/w/CODE/history?before={}"),
    ("GET", "/w/CODE/follow-up?months={}"),
    ("GET", "/job-descriptions?page={}"),
    ("GET", "/live/CODE/view?as=lead&at={}&beat={}"),
)
COMMANDS = (
    ("turn_away", ("seat",)),
    ("expect_people", ("people",)),
    ("count_hands", ("green", "black")),
    ("set_rules", ("agreement", "smallest")),
    ("set_timer", ("minutes",)),
    ("cover_wall", ("minutes",)),
    ("set_weight", ("people",)),
)
HEADERS = (
    *("Host", "Origin", "Cookie", "Accept-Language", "Accept", "Authorization", "Content-Type", "Sec-Fetch-Site"),
    *("User-Agent", "X-Forwarded-For", "X-Forwarded-Proto", "Referer", "If-None-Match", "Range", "Accept-Encoding"),
)


def test_a_number_that_no_row_has_is_the_number_of_no_row(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    broken = []
    for (method, address), number in product(ADDRESSES, NUMBERS):
        path = address.replace("{}", number).replace("CODE", code)
        if lead.request(method, path).status_code >= 500:
            broken.append((address, number[:20]))
    assert broken == []


def test_a_number_in_a_command_is_bounded(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    ask(lead, code, "open_step", step="analyse")
    before = view_of(lead, code, "as=lead")
    for (do, names), number in product(COMMANDS, NUMBERS):
        plain = {"id": "n", "do": do, "task": task, "group": "g1", "amount": "1 h i veckan", "cover": "pause"}
        written = json.dumps(plain)[:-1] + "".join(f', "{name}": {number}' for name in names) + "}"
        answers = [
            lead.post(f"/live/{code}/commands?as=lead", content=written, headers={"Content-Type": "application/json"}),
            lead.post(f"/live/{code}/commands?as=lead", data=plain | dict.fromkeys(names, number)),
        ]
        assert {it.status_code for it in answers} <= {404, 409, 422}, (do, number[:20])
    assert view_of(lead, code, "as=lead") == before


def test_a_header_that_is_not_ascii_is_answered(sqlite):
    with running(sqlite, metrics_token="x" * 40) as server:
        code = server.workshop(server.facilitator())
        somebody = server.client()
        planted = f"akr-facilitator=\xe5\xff; akr-deltagare-{code}=\xe5.\xff; akr-language=\xff".encode("latin-1")
        for header, value in product(HEADERS, (b"\xe5\xff", "Bearer å".encode(), planted)):
            server.app.state.limits, server.app.state.passwords = Limits(), Passwords()  # as if nobody had been wrong
            for method, path in (
                *(("GET", "/"), ("GET", f"/w/{code}"), ("GET", "/metrics"), ("GET", "/workshops"), ("POST", "/join")),
                *(("GET", f"/live/{code}/view"), ("POST", "/sign-in"), ("POST", f"/live/{code}/commands")),
            ):
                somebody.cookies.clear()
                answer = somebody.request(method, path, headers=[(header.encode(), value)])
                said = method, path, header, value
                assert answer.status_code < 500, said
                assert answer.status_code != 429, said
                assert answer.headers.get("content-security-policy", "").isascii(), said


def test_the_view_is_kept_in_no_cache(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    phone = server.participant(code)
    for client, query in ((lead, "as=lead"), (phone, ""), (server.client(), "as=wall")):
        answer = client.get(f"/live/{code}/view?{query}")
        assert "no-store" in answer.headers["cache-control"]
        state = orjson.loads(answer.content)
        nothing = client.get(f"/live/{code}/view?{query}&at={state['at']}&beat={state['beat']}")
        assert nothing.status_code == 204
        assert "no-store" in nothing.headers["cache-control"]


async def test_a_socket_that_is_denied_is_no_error_in_the_log(server, capfd):
    code = server.workshop(server.facilitator())
    base = server.base.replace("http", "ws", 1)
    for address, options, status in (
        (f"{base}/live/{code}", {"subprotocols": ["akr.1"]}, 403),
        (f"{base}/live/QQQQQQ?as=wall", {"subprotocols": ["akr.1"]}, 404),
        (f"{base}/live/{code}?as=wall", {}, 426),
        (f"{base}/live/{code}?as=wall", {"subprotocols": ["akr.1"], "origin": "https://evil.example"}, 403),
        (f"{base}/nothing-here", {"subprotocols": ["akr.1"]}, 403),
    ):
        with pytest.raises(InvalidStatus) as denied:
            async with connect(address, **options):
                pass
        assert denied.value.response.status_code == status
    async with server.follow(None, code, "as=wall") as wall:
        await wall.frame()
    assert "ERROR" not in "".join(capfd.readouterr())


def test_who_signs_out_leaves_nothing_in_the_browser_but_what_they_take_part_with(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    lead.get("/join", params={"code": code})
    assert lead.post("/join", data={"code": code, "group": "g1"}).status_code == 303
    left = lead.post("/sign-out", data={"anyway": "yes"}).headers["clear-site-data"]
    assert left == '"cache", "storage"'
    assert lead.get("/workshops").headers["location"].startswith("/sign-in")
    assert lead.get(f"/w/{code}").status_code == 200
