"""Four processes on one PostgreSQL, started for real, with one workshop's phones spread over them all."""

import asyncio
from contextlib import ExitStack

import httpx2
import psycopg
import pytest

from tests.running import Follower, view_of
from tests.serving import free_port, serving


@pytest.fixture
def processes(postgresql):
    address = address_of(postgresql)
    with ExitStack() as ends:
        yield [ends.enter_context(serving(database_url=address, port=free_port())) for _ in range(4)]


def joined(process, code, group):
    client = httpx2.Client(base_url=process.base, timeout=20)
    assert client.post("/join", data={"code": code, "group": group}).status_code == 303
    return client


def signed_in(process):
    client = httpx2.Client(base_url=process.base, timeout=20)
    assert client.get(process.lead).status_code == 303
    return client


async def test_a_workshop_spread_over_processes_is_one_workshop(processes, postgresql):
    code = processes[0].code
    clients = [joined(process, code, f"g{1 + n % 2}") for n, process in enumerate(processes * 2)]
    phones = [
        Follower(process.base, client, code, "", {}) for process, client in zip(processes * 2, clients, strict=True)
    ]
    for phone in phones:
        await phone.open()
    answers = await asyncio.gather(*(phone.ask("add_task", text=f"Ny uppgift {n}") for n, phone in enumerate(phones)))
    assert all("done" in answer for answer in answers)
    for phone in phones:
        await phone.until(lambda view: len(view["tasks"]) == 48)
    assert all(phone.view["tasks"] == phones[0].view["tasks"] for phone in phones)

    # Somebody pulls the plug of one process, and of another's listening connection.
    processes[0].kill()
    with psycopg.connect(address_of(postgresql), autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
    lost = [phones[0], phones[4]]
    for phone in lost:
        phone.base = processes[1].base
        await phone.open(f"at={phone.at}")
    await asyncio.gather(*(phone.ask("add_task", text=f"Senare uppgift {n}") for n, phone in enumerate(phones)))
    for phone in phones:
        await phone.until(lambda view: len(view["tasks"]) == 56)
    assert all(phone.view["tasks"] == phones[0].view["tasks"] for phone in phones)
    for phone in phones:
        await phone.socket.close()


def test_what_one_process_has_acknowledged_every_other_shows(processes):
    lead = signed_in(processes[0])
    code = processes[0].code
    for number, process in enumerate(processes):
        command = {"id": f"c{number}", "do": "add_task", "text": f"Ny uppgift {number}"}
        lead.base_url = process.base
        assert lead.post(f"/live/{code}/commands", json=command).status_code == 200
        for other in processes:
            lead.base_url = other.base
            assert len(view_of(lead, code, "as=lead")["tasks"]) == 41 + number


def address_of(postgresql):
    return postgresql.url.replace("postgresql+psycopg", "postgresql")
