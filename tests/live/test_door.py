"""Those who connect and say nothing, those who open too many screens, and those who ask for the figures."""

import asyncio
import signal
import socket
from unittest.mock import Mock

import pytest
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState

from app.live import protocol
from app.live.protocol import FrameProtocol
from app.live.room import MOST_TABS
from tests.running import Follower, running
from tests.serving import free_port, joined, serving


@pytest.fixture
def server(on_sqlite):
    return on_sqlite


def silent(server, address):
    """A connection from an address of loopback that never asks for anything."""
    port = int(server.base.rsplit(":", 1)[1])
    return socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(address, 0))


def test_silent_connections_from_one_address_are_refused_in_words_and_keep_nobody_else_out(server, monkeypatch):
    monkeypatch.setattr(protocol, "MOST_OUTSIDE", 50)
    crowd = [silent(server, "127.0.0.9") for _ in range(50)]
    one_more = silent(server, "127.0.0.9")
    refusal = one_more.recv(1000)
    assert refusal.startswith(b"HTTP/1.1 503")
    assert b"Try again in a moment" in refusal
    assert server.client().get("/healthz").text == "ok"
    for connection in [*crowd, one_more]:
        connection.close()


def test_who_says_nothing_for_long_is_shown_out(server, monkeypatch):
    monkeypatch.setattr(protocol, "PATIENCE", 0.05)
    connection = silent(server, "127.0.0.8")
    assert connection.recv(100) == b""
    connection.close()


def test_who_has_asked_is_let_in_and_not_counted(server, monkeypatch):
    monkeypatch.setattr(protocol, "MOST_OUTSIDE", 3)
    clients = [server.client() for _ in range(10)]
    assert [client.get("/healthz").text for client in clients] == ["ok"] * 10


async def test_one_person_has_no_use_for_endless_tabs(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    phone, other = server.participant(code), server.participant(code)
    tabs = [server.follow(phone, code) for _ in range(MOST_TABS)]
    for tab in tabs:
        await tab.open()
        await tab.frame()
    with pytest.raises(Exception, match="429"):
        await server.follow(phone, code).open()
    async with server.follow(other, code) as somebody:
        assert "view" in await somebody.frame()
    for tab in tabs:
        await tab.socket.close()


def test_the_figures_are_for_the_machine_itself(server):
    code = server.workshop(server.facilitator())
    server.client().post(f"/live/{code}/commands", json={})
    answer = server.client().get("/metrics")
    assert answer.status_code == 200
    assert 'akr_refusals_total{code="unreadable"}' in answer.text
    assert "akr_batch_commands_bucket" in answer.text
    assert code not in answer.text
    assert server.client(headers={"X-Forwarded-For": "203.0.113.5"}).get("/metrics").status_code == 404


def test_the_figures_can_be_kept_behind_a_token(sqlite):
    with running(sqlite, metrics_token="hemlig") as server:
        assert server.client().get("/metrics").status_code == 404
        assert server.client(headers={"Authorization": "Bearer fel"}).get("/metrics").status_code == 404
        assert server.client(headers={"Authorization": "Bearer hemlig"}).get("/metrics").status_code == 200


@pytest.mark.heavy
async def test_a_server_that_is_told_to_stop_tells_the_sockets_and_has_kept_everything(tmp_path):
    port = free_port()
    with serving(data=tmp_path, port=port) as server:
        phone = Follower(server.base, joined(server, server.code, "g1"), server.code, "", {})
        await phone.open()
        answers = [await phone.ask("add_task", text=f"Ny uppgift {n}") for n in range(20)]
        server.process.terminate()
        await phone.socket.wait_closed()
        assert phone.socket.close_code == 1012
        assert await asyncio.to_thread(server.process.wait, 10) == -signal.SIGTERM
    with serving(data=tmp_path, port=port) as server:
        await phone.open(f"at={phone.at}")
        await phone.until(lambda view: len(view["tasks"]) == 60)
        assert all("done" in answer for answer in answers)
        await phone.socket.close()


def test_who_is_leaving_when_the_server_stops_keeps_nobody_from_being_told(monkeypatch):
    def cannot_be_told(_):
        raise InvalidState("connection is closing")

    monkeypatch.setattr(WebSocketsSansIOProtocol, "shutdown", cannot_be_told)
    leaving = FrameProtocol.__new__(FrameProtocol)
    leaving.transport = Mock()
    leaving.shutdown()
    leaving.transport.close.assert_called_once()
