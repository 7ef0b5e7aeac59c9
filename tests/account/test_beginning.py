"""Where somebody begins after signing in, and what the head of each page says of them."""

import re

import pytest

from app.account.places import Place, home, places
from app.account.roles import Role

BEGINS = {
    **{(role,): "/map" for role in Role if role is not Role.OPERATOR},
    (Role.OPERATOR,): "/accounts",
    (Role.LEADS, Role.HR, Role.OPERATOR): "/map",
    (Role.ECONOMIST, Role.OPERATOR): "/map",
    (): "/account/sign-ins",
}


@pytest.mark.parametrize(("roles", "address"), BEGINS.items())
def test_everybody_begins_where_there_is_something_for_them(roles, address):
    assert home(roles) == address


@pytest.mark.parametrize("role", Role)
def test_every_way_in_the_head_is_open_to_who_has_it(server, role):
    somebody = server.facilitator(f"{role}@example.se", role)
    began = somebody.get("/home", follow_redirects=True)
    assert began.status_code == 200
    head = re.search(r'<header class="head">.*?</header>', began.text, re.DOTALL)[0]
    ways = re.findall(r'<a href="(/[^"?]+)"', head)
    # Many stand twice: in a row, and folded for a phone.
    assert len({*ways} - {"/account/sign-ins"}) == len(places([role])) > 0
    assert {way: somebody.get(way).status_code for way in ways} == dict.fromkeys(ways, 200)
    assert f"{role}@example.se" in head


def test_the_head_says_all_that_somebody_is(server):
    page = server.facilitator("eva@example.se", Role.LEADS, Role.HR).get("/workshops").text
    assert "Processledare · HR" in page
    assert "Konton" not in page


def test_who_leads_sees_who_they_are_on_the_leads_page_too(server):
    lead = server.facilitator("eva@example.se")
    page = lead.get(f"/w/{server.workshop(lead)}/lead").text
    assert re.search(r"Du är inloggad.*eva@example.se.*Processledare.*Logga ut", page, re.DOTALL)


def test_signing_in_leads_to_where_somebody_begins(server):
    operator = server.facilitator("kim@example.se", Role.OPERATOR)
    password = {"email": "kim@example.se", "password": "blå kaffekopp i hörnet"}
    assert operator.post("/account/password", data=password).headers["location"] == "/home"
    again = server.client().post("/sign-in", data=password, follow_redirects=True)
    assert (again.url.path, again.status_code) == ("/accounts", 200)


def test_nobody_who_only_sees_figures_is_led_to_what_is_not_theirs():
    assert places([Role.ECONOMIST]) == [Place.MAP, Place.JOB_DESCRIPTIONS, Place.KEY_FIGURES, Place.CALCULATOR]
    assert places([Role.OPERATOR]) == [Place.ACCOUNTS, Place.MAP]
    assert Place.ACCOUNTS not in places([role for role in Role if role is not Role.OPERATOR])
