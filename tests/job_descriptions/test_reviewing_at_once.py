"""Who answers, approves and writes at the same moment, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from app.account.roles import Role
from app.job_descriptions.tables import InForceRow, ReviewRow
from app.storage.database import Database
from tests.job_descriptions.test_reviewing_pages import READY, answer, approval_form, link, review, rows
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running, running


@pytest.fixture
def server(database: Database) -> Iterator[Running]:
    with running(database) as server:
        yield server


@pytest.fixture
def workshop(server: Running) -> int:
    return workshop_id(server, server.workshop(server.facilitator()))


@pytest.fixture
def hr(server: Running, workshop: int) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
def reviewed(server: Running, workshop: int) -> str:
    address = keep(server, workshop, a_draft(**READY))
    assert review(server.facilitator("chef@example.se", Role.MANAGER), address, 1).status_code == 303
    return address


def test_two_who_use_one_link_at_once_are_both_kept(server: Running, hr: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    path = link(hr, address, "union", "Kommunal")
    with ThreadPoolExecutor(4) as pool:
        words = ("agreed", "seen", "negotiate", "agreed")
        done = [*pool.map(lambda word: answer(server.client(), path, word, version="1").status_code, words)]
    assert done == [303] * 4
    assert sorted(it.word for it in rows(server, ReviewRow)) == sorted(words)
    assert hr.get(f"{address}/versions/latest").text.count('class="version said"') == 4


def test_two_who_approve_at_once_approve_it_once(server: Running, hr: httpx2.Client, reviewed: str):
    other = server.facilitator("tva@example.se", Role.HR)
    form = approval_form(hr, reviewed)
    with ThreadPoolExecutor(2) as pool:
        posts = [pool.submit(who.post, f"{reviewed}/approval", data=form) for who in (hr, other)]
        assert sorted(it.result().status_code for it in posts) == [303, 409]
    assert [(it.version, it.until) for it in rows(server, InForceRow)] == [(3, None)]
    assert len([it for it in rows(server, ReviewRow) if it.word == "approved"]) == 1


def test_an_answer_that_comes_while_somebody_approves_is_kept_and_read_or_comes_after(
    server: Running, hr: httpx2.Client, reviewed: str
):
    path = link(hr, reviewed, "union", "Kommunal")
    answer(server.client(), path, "agreed")
    form = approval_form(hr, reviewed)
    with ThreadPoolExecutor(2) as pool:
        approved = pool.submit(hr.post, f"{reviewed}/approval", data=form)
        changed = pool.submit(answer, server.client(), path, "disagreed", "Barnen", version="2")
        statuses = approved.result().status_code, changed.result().status_code
    assert statuses in ((303, 303), (409, 303))
    (last,) = [it for it in rows(server, ReviewRow) if it.word == "disagreed"]
    for row in rows(server, InForceRow):
        assert last.version == row.version or last.at > row.at
