"""A scene that is kept is as if the test had built it, and is one test's own."""

from dataclasses import dataclass

import httpx2
import pytest

from tests.running import Running, ask, running, view_of
from tests.scenes import Staged, a_scene

BUILT: list[str] = []


@dataclass
class Sorted:
    code: str
    phones: list[httpx2.Client]
    lead: httpx2.Client


@a_scene
def sorted_by_two(server, lead, task="Disk"):
    BUILT.append(task)
    code = server.workshop(lead)
    phones = [server.participant(code, group) for group in ("g1", "g2")]
    assert ask(phones[0], code, "add_task", text=task).status_code == 200
    return Sorted(code, phones, lead)


def tasks(client, code):
    return [task["text"] for task in view_of(client, code)["tasks"].values()]


@pytest.fixture
def lead(server: Running):
    return server.facilitator()


@pytest.mark.parametrize("nth", range(3))
def test_each_has_a_scene_of_its_own_that_is_built_once(server, lead, nth):
    scene = sorted_by_two(server, lead, task="Tvätt")
    assert scene.lead is lead
    assert BUILT.count("Tvätt") == 1
    assert tasks(lead, scene.code) == ["Tvätt"]
    for phone, text in zip(scene.phones, ("Mat", "Disk"), strict=True):
        assert ask(phone, scene.code, "add_task", text=f"{text} {nth}").status_code == 200
    assert sorted(tasks(lead, scene.code)) == [f"Disk {nth}", f"Mat {nth}", "Tvätt"]
    scene.phones.clear()


def test_a_scene_is_another_one_by_what_it_is_given_and_by_what_led_to_it(server, lead):
    other = server.facilitator("kim@example.se")
    scene = sorted_by_two(server, lead, task="Sopor")
    assert tasks(lead, scene.code) == ["Sopor"]
    assert other.get(f"/w/{scene.code}/lead").status_code == 404


def test_nothing_of_a_scene_is_in_memory(server, lead):
    sorted_by_two(server, lead)
    assert not server.app.state.desk.awake


def test_once_anything_has_been_done_the_builder_is_called_here(server, lead):
    with server.database.session() as session:
        session.connection().exec_driver_sql("UPDATE facilitator SET took_course_on = '2026-11-27'")
    before = len(BUILT)
    scene = sorted_by_two(server, lead)
    assert len(BUILT) == before + 1
    assert tasks(lead, scene.code) == ["Disk"]
    with server.database.reading_session() as session:
        assert [*session.connection().exec_driver_sql("SELECT took_course_on FROM facilitator")] == [("2026-11-27",)]


def test_once_the_server_has_begun_the_builder_is_called_here(server, lead):
    assert lead.get("/healthz").status_code == 200
    before = len(BUILT)
    sorted_by_two(server, lead)
    assert len(BUILT) == before + 1


def test_what_is_patched_is_in_no_scene(server, lead, monkeypatch):
    monkeypatch.setattr("app.live.room.BEAT", 0.01)
    before = len(BUILT)
    sorted_by_two(server, lead)
    assert len(BUILT) == before + 1


def test_what_can_not_be_copied_is_built_here(server, lead):
    before = len(BUILT)
    sorted_by_two(server, lead, task=Unlike("Bord"))
    assert len(BUILT) == before + 1


class Unlike(str):
    def __reduce_ex__(self, _):
        raise TypeError("not to be copied")


def test_without_a_stage_a_builder_is_an_ordinary_function(sqlite):
    with running(sqlite) as server:
        lead = server.facilitator()
        assert not isinstance(server, Staged)
        assert tasks(lead, sorted_by_two(server, lead).code) == ["Disk"]
