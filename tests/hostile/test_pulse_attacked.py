"""Who wants to know what one colleague tapped: the others put together, the facilitator, and the clock."""

from hypothesis import given
from hypothesis import strategies as st

from app.live.pulse import FEWEST_ALIKE, SAYS, WINDOW, Pulse
from app.vocabulary import Step
from app.workshop.events import PeopleExpected, PersonJoined
from tests.makers import CARERS, a_live_workshop, happen
from tests.running import ask, view_of
from tests.waiting import soon

VICTIM = "p0"
taps = st.lists(st.tuples(st.integers(1, 7), st.sampled_from(SAYS), st.integers(0, 4 * WINDOW - 1)), max_size=30)


def told(others, victims):
    """Everything that is ever told, look after look, of what all do."""
    live = a_live_workshop(step=Step.GATHER, people=False)
    happen(live, PeopleExpected(CARERS, 8), *(PersonJoined(f"p{nth}", CARERS) for nth in range(8)))
    pulse, found = Pulse(), []
    everything = sorted(
        [*((at, f"p{who}", says) for who, says, at in others), *((at, VICTIM, says) for says, at in victims)]
    )
    for at, who, says in everything:
        pulse.tap(live.workshop, who, says, at)
        found.append((at, pulse.told(live.workshop, at)))
    return [(at // WINDOW, said) for at, said in found], live, pulse


@given(taps, st.sampled_from(SAYS), st.sampled_from(SAYS), st.integers(0, 4 * WINDOW - 1))
def test_within_a_window_nothing_that_is_told_depends_on_anything_tapped_in_it(others, one, other, at):
    with_one, _, _ = told(others, [(one, at)])
    with_other, _, _ = told(others, [(other, at)])
    window = at // WINDOW
    assert [said for of, said in with_one if of <= window] == [said for of, said in with_other if of <= window]
    # A tap is in one window only: what is told two windows later is the same too.
    assert [said for of, said in with_one if of > window + 1] == [said for of, said in with_other if of > window + 1]


@given(st.lists(st.sampled_from(SAYS), max_size=4), st.sampled_from(SAYS))
def test_with_fewer_than_five_nothing_is_told_whatever_they_say(others, says):
    others = others[:3]
    _, live, pulse = told([(nth, it, 1) for nth, it in enumerate(others, 1)], [(says, 1)])
    assert pulse.told(live.workshop, WINDOW) == []


@given(st.lists(st.sampled_from(SAYS), min_size=4, max_size=7), st.sampled_from(SAYS))
def test_what_is_told_is_always_said_by_several_and_never_a_number(others, says):
    _, live, pulse = told([(nth, it, 1) for nth, it in enumerate(others, 1)], [(says, 1)])
    for it in pulse.told(live.workshop, WINDOW):
        assert [*others, says].count(it) >= FEWEST_ALIKE


async def test_a_tap_is_told_to_nobody_is_in_no_frame_and_nowhere_on_disk(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    phones = [server.participant(code) for _ in range(6)]
    before = journal_of(server)
    async with server.follow(lead, code, "as=lead") as leads, server.follow(phones[0], code, "as=phone") as own:
        await leads.frame()
        await own.frame()
        for phone in phones:
            assert phone.post(f"/live/{code}/pulse", data={"says": "lost"}).status_code == 303
        ask(lead, code, "set_timer", minutes=3)
        await leads.until(lambda view: view["timer"])
        await own.until(lambda view: view["timer"])
        assert "lost" not in str(own.frames)
        assert view_of(phones[0], code).get("pulse") is None
    assert [line for line in journal_of(server) if "lost" in line] == [] == [line for line in before if "lost" in line]


async def test_several_are_told_of_when_the_window_is_over_and_gone_after_the_next(server, monkeypatch):
    clock = [WINDOW * 1000]
    monkeypatch.setattr("app.live.room.now", lambda: clock[0])
    lead = server.facilitator()
    code = server.workshop(lead)
    phones = [server.participant(code) for _ in range(5)]
    async with server.follow(lead, code, "as=lead") as leads, server.follow(None, code, "as=wall") as wall:
        await leads.frame()
        await wall.frame()
        for phone in phones:
            phone.post(f"/live/{code}/pulse", data={"says": "fast"})
        ask(phones[0], code, "say_ready", ready=True)
        await leads.until(lambda view: view["groups"]["g1"]["ready"] == 1)
        assert leads.view["pulse"] == []
        clock[0] += WINDOW
        ask(phones[1], code, "say_ready", ready=True)
        await soon(leads.until(lambda view: view["pulse"] == ["fast"]), 10)
        clock[0] += WINDOW
        ask(phones[2], code, "say_ready", ready=True)
        await soon(leads.until(lambda view: view["pulse"] == []), 10)
        assert "fast" not in str(wall.frames)


def test_a_phone_of_a_closed_workshop_one_turned_away_and_nonsense_are_refused(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    phone, other = server.participant(code), server.participant(code)
    as_json = {"Accept": "application/json"}
    nonsense = phone.post(f"/live/{code}/pulse", data={"says": "hej"}, headers=as_json)
    assert (nonsense.status_code, nonsense.json()["code"]) == (422, "unknown_choice")
    assert phone.post(f"/live/{code}/pulse", headers=as_json).json()["code"] == "unknown_choice"
    ask(lead, code, "expect_people", group="g1", people=1)
    ask(lead, code, "turn_away", seat=2)
    away = other.post(f"/live/{code}/pulse", data={"says": "fast"}, headers=as_json)
    assert (away.status_code, away.json()["code"]) == (403, "turned_away")
    ask(lead, code, "open_step", step="closed")
    ended = phone.post(f"/live/{code}/pulse", data={"says": "fast"}, headers=as_json)
    assert (ended.status_code, ended.json()["code"]) == (403, "workshop_ended")


def journal_of(server):
    with server.database.reading() as connection:
        return [str(row) for row in connection.exec_driver_sql("SELECT kind, data FROM journal")]
