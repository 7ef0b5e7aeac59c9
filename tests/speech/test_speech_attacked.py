"""What somebody may try by way of the engine: to have it hang, to fill the queue, to reach another workshop."""

import asyncio
import os
import threading
from contextlib import suppress

import httpx2
import pytest

from app.speech import engine as app_engine
from app.speech import speaking
from tests.running import ask, running
from tests.speech.conftest import say
from tests.waiting import until


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # gone before, or while it is looked at
        return False


def gone(pids):
    return until(lambda: not any(map(is_alive, pids)))


@pytest.mark.parametrize("text", ["Det hänger", "Det tystnar aldrig", "Det går fel", "Det blir skräp"])
def test_an_engine_that_misbehaves_is_ended_with_what_it_started_and_the_next_one_speaks(
    speaks, engine, sorting, monkeypatch, text
):
    monkeypatch.setattr(app_engine, "MOST_SECONDS", 1.0)
    code, phone = sorting
    assert say(phone, text, code=code).status_code == 503
    assert gone(engine.pids)
    assert say(phone, "Det går bra", code=code).status_code == 200


@pytest.mark.heavy
def test_a_hung_engine_does_not_outlive_the_server(sqlite, engine):
    with running(sqlite, speech=str(engine.file)) as server:
        code = server.workshop(server.facilitator())
        phone = server.participant(code)
        asking = threading.Thread(target=asks_in_vain, args=(phone, code))
        asking.start()
        until(lambda: engine.pids)
    asking.join(30)
    assert not asking.is_alive()
    assert gone(engine.pids)


def asks_in_vain(phone, code):
    with suppress(httpx2.HTTPError):
        say(phone, "Det hänger", code=code)


def test_what_is_spoken_is_not_kept_in_the_security_log_or_elsewhere_in_the_database(sqlite, engine):
    with running(sqlite, speech=str(engine.file)) as server:
        code = server.workshop(server.facilitator())
        phone = server.participant(code)
        for text in ("Städa hos Karin", "Det går fel hos Karin", "Karin " * 200):
            for somebody in (phone, server.client()):
                say(somebody, text, code=code)
    kept = b"".join(file.read_bytes() for file in engine.file.parent.glob("akr.db*"))
    assert b"signed_in_by_link" in kept
    assert b"Karin" not in kept


def test_an_engine_that_is_gone_is_a_sentence(speaks, engine, sorting):
    code, phone = sorting
    os.remove(engine.file)
    assert say(phone, "Det går bra", code=code).status_code == 503


def test_who_is_not_there_has_nothing_read_that_people_have_written(speaks, engine, sorting):
    code, _ = sorting
    stranger = speaks.participant(speaks.workshop(speaks.facilitator("kim@example.se")))
    for somebody in (speaks.client(), stranger):
        assert say(somebody, "Städa hallen", code=code).status_code == 403
        assert say(somebody, "Städa hallen", code="").status_code in (404, 429)
    assert engine.started == []


def test_in_a_workshop_that_has_ended_nothing_is_read_but_our_own(speaks, sorting):
    code, phone = sorting
    ask(speaks.facilitator(), code, "open_step", step="closed")
    assert say(phone, "Städa hallen", code=code).status_code == 403
    assert say(phone, "Workshopen är avslutad", code=code).status_code == 200


def test_ten_megabytes_are_not_read(speaks, engine):
    answer = say(speaks.client(), "a" * 10_000_000)
    assert answer.status_code == 413
    assert engine.started == []


def test_another_site_may_not_have_anything_read(speaks):
    answer = speaks.client().post(
        "/speech", data={"text": "Kod", "language": "sv"}, headers={"Origin": "https://annan.example"}
    )
    assert answer.status_code == 403


async def asked_at_once(server, clients, **form):
    jars = [{it.name: it.value for it in client.cookies.jar} for client in clients]
    limits = httpx2.Limits(max_connections=200)
    async with httpx2.AsyncClient(base_url=server.base, timeout=60, limits=limits) as all_of_them:
        asked = (
            all_of_them.post("/speech", data={**form, "language": "sv"}, headers=_cookies(jar), timeout=60)
            for jar in jars
        )
        return [it.status_code for it in await asyncio.gather(*asked)]


def _cookies(jar):
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}


@pytest.fixture
def quick(monkeypatch):
    """An engine that takes no time of the machine's; and how many spoke at once."""
    spoke = [0]
    now = 0

    async def sound_of(text, voice):
        nonlocal now
        now += 1
        spoke.append(now)
        await asyncio.sleep(0.05)
        now -= 1
        return b"sound"

    monkeypatch.setattr(speaking, "sound_of", sound_of)
    monkeypatch.setattr(speaking, "mp3", lambda sound, rate: sound)
    return spoke


async def test_hundreds_who_ask_at_once_meet_a_queue_with_an_end(speaks, quick, sorting):
    code, phone = sorting
    answers = await asked_at_once(speaks, [phone] * 200, text="Hej", code=code)
    assert {200} < {*answers} <= {200, 429, 503}
    assert answers.count(200) <= 100
    assert max(quick) == 1
    assert speaks.client().get("/healthz").status_code == 200
    assert say(phone, "Det går bra", code=code).status_code == 200


async def test_several_are_spoken_to_by_two_engines_at_most(speaks, quick, sorting):
    code, _ = sorting
    phones = [speaks.participant(code) for _ in range(6)]
    assert {*await asked_at_once(speaks, phones, text="Hej", code=code)} == {200}
    assert max(quick) == speaking.AT_ONCE


async def test_who_saves_up_cookies_has_one_turn_with_all_of_them(speaks, quick, sorting):
    code, _ = sorting
    newcomers = [speaks.client() for _ in range(6)]
    for it in newcomers:
        it.get(f"/join?code={code}")
    assert {*await asked_at_once(speaks, newcomers, text="Hej", code=code)} == {200}
    assert max(quick) == 1


async def test_a_room_that_asks_for_the_same_sentence_has_it_made_once(speaks, engine):
    answers = await asked_at_once(speaks, [speaks.client()] * 20, text="Gå med", code="")
    assert {*answers} == {200}
    assert len(engine.started) == 1
