"""Four processes on one PostgreSQL, started for real, with one workshop's phones spread over them all."""

import asyncio
import os
import signal
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx2
import psycopg
import pytest
from websockets.exceptions import ConnectionClosed, InvalidMessage

from tests.running import Follower, ask, view_of
from tests.serving import free_port, joined, serving

pytestmark = pytest.mark.heavy


@pytest.fixture
def processes(postgresql):
    address = address_of(postgresql)
    with ExitStack() as ends:
        yield [ends.enter_context(serving(database_url=address, port=free_port())) for _ in range(4)]


def signed_in(process):
    # The links are printed before the workers are up, which takes as long as the machine needs.
    client = httpx2.Client(base_url=process.base, timeout=120)
    assert client.post(process.lead).status_code == 303
    return client


async def test_a_workshop_spread_over_processes_is_one_workshop(processes, postgresql):
    code = processes[0].code
    assert ask(signed_in(processes[0]), code, "open_list", open=True).status_code == 200
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


async def test_workers_behind_one_address_are_one_server_and_one_of_them_is_missed_by_nobody(postgresql):
    with serving(database_url=address_of(postgresql), port=free_port(), workers=3) as server:
        lead = signed_in(server)
        code = server.code
        assert ask(lead, code, "open_list", open=True).status_code == 200
        phones = [Follower(server.base, joined(server, code, "g1"), code, "", {}) for _ in range(9)]
        for phone in phones:
            await phone.open()
        killed = await asyncio.to_thread(kill_a_worker, server)
        assert killed
        await asyncio.gather(*(ask_until_done(phone, n) for n, phone in enumerate(phones)))
        for phone in phones:
            await phone.until(lambda view: len(view["tasks"]) == 49)
        assert len(view_of(lead, code, "as=lead")["tasks"]) == 49
        for phone in phones:
            await phone.socket.close()


def kill_a_worker(server):
    """As a crash would. Gives its process id."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    workers = [pid for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(int(workers[0]), signal.SIGKILL)
    return workers[0]


async def ask_until_done(phone, n):
    """Ask, and as a browser does, come back and ask again with the same id when the connection is lost."""
    while True:
        try:
            assert "done" in await phone.ask("add_task", id=f"task-{n}", text=f"Ny uppgift {n}")
            return
        except (ConnectionClosed, OSError):
            await asyncio.sleep(0.05)
            with suppress(OSError, InvalidMessage):
                await phone.open(f"at={phone.at}")
