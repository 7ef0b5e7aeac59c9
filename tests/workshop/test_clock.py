"""The clock can be taken from the room; who leads keeps it."""

import pytest

from app.live.view import Audience, view
from app.vocabulary import NotYours
from app.workshop.commands import SetTimer, ShowClock
from tests.makers import ANNA, a_live_workshop, ask


def timers(live):
    return {str(it): view(live, it, {})["timer"] for it in Audience}


def test_a_hidden_clock_is_sent_to_those_who_lead_and_to_nobody_else():
    live = a_live_workshop("Tvätt")
    ask(live, SetTimer(10, now=0))
    runs = {"ends": 600_000}
    assert set(map(str, timers(live).values())) == {str(runs)}
    ask(live, ShowClock(False))
    assert timers(live) == {"lead": runs, "remote": runs, "wall": {}, "phone": {}}
    ask(live, ShowClock(True))
    assert timers(live)["phone"] == timers(live)["wall"] == runs


def test_it_stays_hidden_when_a_new_time_is_set():
    live = a_live_workshop("Tvätt")
    ask(live, ShowClock(False))
    ask(live, SetTimer(10, now=0))
    assert timers(live)["phone"] == {}


def test_only_who_leads_hides_it_and_twice_is_once():
    live = a_live_workshop("Tvätt")
    with pytest.raises(NotYours):
        ask(live, ShowClock(False), ANNA)
    assert ask(live, ShowClock(True)) == []
