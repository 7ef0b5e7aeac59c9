"""Power cuts, full disks, lost databases, slow readers: a clear state, nothing corrupt, and people are told."""

import asyncio
import resource
import socket
from urllib.parse import urlsplit

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from app.live.room import SLOW
from app.storage import journal
from app.storage.database import Database
from tests.line import a_line
from tests.running import Follower, ask, running, view_of
from tests.serving import free_port, joined, serving
from tests.soak import replay, soak

pytestmark = pytest.mark.heavy


def settings_for(database, tmp_path):
    return {"data": tmp_path} if database.is_sqlite else {"database_url": address_of(database)}


def address_of(database):
    return database.url.replace("postgresql+psycopg", "postgresql")


async def test_a_server_that_is_killed_again_and_again_loses_and_doubles_nothing(database, tmp_path):
    outcome = await soak(5, 200, seed=7, **settings_for(database, tmp_path))
    assert outcome.wrong == []
    assert outcome.acknowledged > 200
    assert outcome.lost_connections >= 200


def signed_in(server):
    client = httpx2.Client(base_url=server.base, timeout=20)
    client.post(server.lead)
    return client


def test_on_a_full_disk_people_are_told_and_nothing_is_lost(tmp_path):
    port = free_port()
    with serving(data=tmp_path, port=port) as server:
        lead, code = signed_in(server), server.code
        kept, told = [], []
        while not told:
            if len(kept) == 3:
                # Of no file may more than two pages be written any more: as on a full disk, the next write fails. That
                # none may grow would not do, for the log is as long as it becomes.
                pid = server.process.pid
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
            answer = ask(lead, code, "add_task", id=f"c{len(kept)}", text=f"Ny uppgift {len(kept)}")
            (kept if answer.status_code == 200 else told).append(answer.json())
        assert told[0]["code"] == "not_saved"
        assert told[0]["sentence"].startswith("Det gick inte att spara")
        assert server.process.poll() is None
        # There is room again: the very same command is good.
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert ask(lead, code, "add_task", id=f"c{len(kept)}", text=f"Ny uppgift {len(kept)}").status_code == 200
        assert len(view_of(lead, code, "as=lead")["tasks"]) == 40 + len(kept) + 1
    is_whole(tmp_path / "akr.db", code)


def is_whole(file, code):
    """SQLite finds nothing wrong; the journal has no gap; the rows are what it leads to."""
    database = Database(f"sqlite:///{file}")
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        id = connection.exec_driver_sql("SELECT id FROM workshop WHERE code = ?", (code,)).scalar()
        lines = list(journal.since(connection, id))
        texts = set(connection.exec_driver_sql("SELECT text FROM task WHERE workshop = ?", (id,)).scalars())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert {task.text for task in replay(id, lines).board.tasks.values()} == texts
    database.close()


@pytest.mark.parametrize("left", [0.0, 0.4, 0.9])
def test_a_log_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path, left):
    port = free_port()
    with serving(data=tmp_path, port=port) as server:
        lead, code = signed_in(server), server.code
        for number in range(30):
            assert ask(lead, code, "add_task", text=f"Ny uppgift {number}").status_code == 200
        server.kill()
    log = tmp_path / "akr.db-wal"
    with log.open("r+b") as file:
        file.truncate(int(log.stat().st_size * left))
    with serving(data=tmp_path, port=port) as server:
        assert httpx2.get(f"{server.base}/healthz").text == "ok"
    is_whole(tmp_path / "akr.db", server.code)


async def test_while_the_database_is_away_people_are_told_and_their_taps_arrive_when_it_is_back(postgresql):
    port = urlsplit(address_of(postgresql)).port
    with a_line(port) as line:
        address = address_of(postgresql).replace(f":{port}/", f":{line.port}/")
        with serving(database_url=address, port=free_port()) as server:
            lead, code = signed_in(server), server.code
            phone = Follower(server.base, joined(server, code, "g1"), code, "", {})
            await phone.open()
            await phone.until(lambda view: view["tasks"])
            line.cut()
            answer = await asyncio.to_thread(ask, lead, code, "add_task", "c1", text="Ny uppgift")
            assert (answer.status_code, answer.json()["code"]) == (503, "not_saved")
            page = await asyncio.to_thread(lead.get, f"/w/{code}/lead")
            assert page.status_code == 503
            assert "Försök igen om en stund" in page.text
            assert (await asyncio.to_thread(lead.get, "/healthz")).text == "The database does not answer."
            with pytest.raises(ConnectionClosed) as closed:
                await phone.ask("add_task", id="tap", text="Från en telefon")
            assert closed.value.rcvd.code == 1013
            line.mend()
            while (await asyncio.to_thread(lead.get, "/healthz")).status_code != 200:
                pass
            assert (await asyncio.to_thread(ask, lead, code, "add_task", "c1", text="Ny uppgift")).status_code == 200
            await phone.open(f"at={phone.at}")
            assert "done" in await phone.ask("add_task", id="tap", text="Från en telefon")
            await phone.until(lambda view: len(view["tasks"]) == 42)
            await phone.socket.close()


async def test_a_clock_that_jumps_changes_no_order(database, monkeypatch):
    moments = iter([5_000, 1_000, 9_000, 0, 2_000, 10**13])
    monkeypatch.setattr("app.main.now", lambda: next(moments, 3))
    with running(database) as server:
        lead = server.facilitator()
        code = server.workshop(lead)
        for number in range(6):
            assert ask(lead, code, "add_task", text=f"Uppgift {number}").json()["at"] == number + 2


async def test_a_reader_that_does_not_read_costs_bounded_memory_and_is_asked_to_come_back(sqlite):
    with running(sqlite) as server:
        lead = server.facilitator()
        code = server.workshop(lead)
        for number in range(200):
            ask(lead, code, "add_task", text=f"{number} " + "x" * 190)
        sleeper, awake = server.participant(code), server.participant(code)
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in sleeper.cookies.jar)
        slow = socket.socket()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.settimeout(20)
        slow.connect(("127.0.0.1", int(server.base.rsplit(":", 1)[1])))
        slow.sendall(
            f"GET /live/{code} HTTP/1.1\r\nHost: {server.base[7:]}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Protocol: akr.1\r\nCookie: {cookies}\r\n\r\n".encode()
        )
        async with server.follow(awake, code) as phone:
            await phone.until(lambda view: len(view["tasks"]) == 200)
            # The whole board changes each time. What the kernel does not take, waits with us: to a bound.
            room = server.app.state.rooms.room(view_id(server, code))
            waiting = 0
            for turn in range(400):
                step = "settle" if turn % 2 else "gather"
                await asyncio.to_thread(ask, lead, code, "open_step", step=step)
                waiting = max(waiting, max(listener.unsent() for listener in room.listeners))
                if any(room.is_skipped(listener) for listener in room.listeners):
                    break
            assert any(room.is_skipped(listener) for listener in room.listeners)
            assert SLOW < waiting < 2 * SLOW
            await asyncio.to_thread(ask, lead, code, "open_step", step="sort")
            await phone.until(lambda view: view["step"] == "sort")
        # It wakes up and reads: what was on its way, and then that it should come back.
        heard = await asyncio.to_thread(read_to_the_end, slow)
        assert b"resync" in heard[-40:]
        async with server.follow(sleeper, code) as phone:
            assert (await phone.until(lambda view: view["step"] == "sort"))["me"]


def view_id(server, code):
    with server.database.reading() as connection:
        return connection.exec_driver_sql("SELECT id FROM workshop WHERE code = ?", (code,)).scalar()


def read_to_the_end(connection):
    """Everything until the server's close frame; answered, as the protocol asks, by hanging up."""
    heard = b""
    while not heard.endswith(b"resync"):
        data = connection.recv(65536)
        assert data, "hung up without a word"
        heard = heard[-100:] + data
    connection.close()
    return heard
