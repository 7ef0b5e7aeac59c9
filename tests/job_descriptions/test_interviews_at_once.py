"""Who writes in a sheet, or takes its tasks, at the same moment as another, on both databases."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from app.account.roles import Role
from app.storage.database import Database
from tests.job_descriptions.test_begun_pages import THREE, interviews, keys
from tests.job_descriptions.test_job_description_pages import fields
from tests.running import Running, running


@pytest.fixture
def server(database: Database) -> Iterator[Running]:
    with running(database) as server:
        yield server


@pytest.fixture
def hr(server: Running) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


def test_two_who_change_a_sheet_at_once_are_both_shown(server, hr):
    here = f"{interviews(hr, ('Kock', 'Duka'))}/interviews"
    one = re.search(rf"{here}/(\d+)", hr.get(here).text)[0]
    with ThreadPoolExecutor(2) as pool:
        forms = [{"role": "Kock", "others": task, "version": "1"} for task in ("Diska", "Sopa")]
        answers = [*pool.map(lambda form: hr.post(one, data=form), forms)]
    assert sorted(it.status_code for it in answers) == [303, 409]
    lost = next(it.text for it in answers if it.status_code == 409)
    assert "Diska" in lost
    assert "Sopa" in lost
    again = re.search(r'name="version" value="(\d+)"', lost)[1]
    assert hr.post(one, data={"role": "Kock", "others": "Diska\nSopa", "version": again}).status_code == 303


def test_two_who_take_tasks_at_once_take_each_of_them_once(server, hr):
    text = interviews(hr, *THREE)
    other = server.facilitator("tva@example.se", Role.HR)
    every = [*keys(hr.get(f"{text}/interviews/tasks").text).values()]
    with ThreadPoolExecutor(2) as pool:
        posts = [pool.submit(who.post, f"{text}/interviews/tasks", data={"task": every}) for who in (hr, other)]
        assert sorted(it.result().status_code for it in posts) == [303, 422]
    assert len([it for it in fields(hr.get(text))["duty_text"] if it]) == 4
