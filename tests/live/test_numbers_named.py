"""A number that somebody types in a form of who leads, or on a phone: what is wrong with it is said of its field."""

import pytest

from app.live import wire
from app.vocabulary import Refused
from app.voting.commands import CountHands
from app.web.refusals import as_json, sentence
from app.workshop.commands import ExpectPeople, PlanMinutes, SetRules, SetTimer
from tests.makers import CARERS, a_live_workshop, ask

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("command", "told", "at"),
    [
        (SetTimer(1000, now=0), "Minuter: Skriv ett helt tal från 0 till 240.", "minutes"),
        (PlanMinutes("gather", 0), "Minuter: Skriv ett helt tal från 1 till 240.", "minutes"),
        (SetRules(101, 5), "Procent som svarar lika: Skriv ett helt tal från", "agreement"),
        (SetRules(80, 1000), "Minsta grupp som visas för sig: Skriv ett helt tal från", "smallest"),
        (ExpectPeople(CARERS, -1), "Hur många är ni? Skriv ett helt tal från 0 till 2000.", "people"),
        (CountHands("t1", CARERS, 0, 0, 2001, 0), "Räknade händer: Skriv ett helt tal från 0 till 2000.", "red"),
    ],
)
def test_a_number_that_can_not_be_is_said_of_its_field_with_what_can(command, told, at):
    live = a_live_workshop("Tvätt")
    with pytest.raises(Refused) as no:
        ask(live, command)
    assert sentence(no.value).startswith(told)
    assert as_json(no.value)["at"] == at


@pytest.mark.parametrize(
    ("form", "told", "at"),
    [
        ({"do": "set_timer", "minutes": ""}, "Minuter: Skriv ett helt tal.", "minutes"),
        ({"do": "set_timer", "minutes": "1,5"}, "Minuter: Skriv ett helt tal.", "minutes"),
        ({"do": "set_rules", "agreement": "x", "smallest": "5"}, "Procent som svarar lika: Skriv", "agreement"),
        ({"do": "expect_people", "group": "g1", "people": "många"}, "Hur många: Skriv ett helt tal.", "people"),
    ],
)
def test_what_is_no_number_is_said_of_its_field(form, told, at):
    with pytest.raises(Refused) as no:
        wire.read_form({"id": "c1", **form}, lambda name: [])
    assert sentence(no.value).startswith(told)
    assert as_json(no.value)["at"] == at


def test_what_no_page_of_ours_sends_is_not_told_of_a_field():
    with pytest.raises(Refused) as no:
        wire.read_form({"id": "c1", "do": "open_step", "step": "x" * 9000, "code": ""}, lambda name: [])
    assert as_json(no.value)["code"] == "unreadable"
