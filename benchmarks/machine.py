"""The machine under the measurements: which core does what, and what a process has cost."""

import os
import platform
import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

CORES = sorted(os.sched_getaffinity(0))
SERVER, LOAD = CORES[0], CORES[-1]
"""A server and its database on one core, the load on another."""
SECOND = CORES[min(1, len(CORES) - 1)]
"""Where a second server process goes: a core of its own, or where there are only two, beside the load."""
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def pinned(*cores: int) -> Iterator[None]:
    """What is started inside stays on these cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def allow_sockets(wanted: int) -> int:
    """Raise the limit of open files for us and for what we start. Gives what it is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, max(hard, wanted)))
        except (ValueError, OSError):  # only root may go above the hard limit
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def cpu_seconds(pid: int) -> float:
    """What a process, all its threads, has spent so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def resident_bytes(pid: int) -> int:
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


@dataclass
class Spent:
    """In shares of a core, over `seconds`. `others`: what had nothing to do with us, on the server's core."""

    seconds: float = 0.0
    server: float = 0.0
    database: float = 0.0
    load: float = 0.0
    others: float = 0.0

    @property
    def server_seconds(self) -> float:
        return self.server * self.seconds


@contextmanager
def spending(servers: Sequence[int], database: int | None = None) -> Iterator[Spent]:
    """What the servers, a PostgreSQL with its children, and we ourselves spend meanwhile."""
    spent = Spent()
    began, ours = perf_counter(), process_time()
    theirs, databases, busy = sum(map(cpu_seconds, servers)), _database_seconds(database), _busy_seconds(SERVER)
    yield spent
    spent.seconds = perf_counter() - began
    spent.load = (process_time() - ours) / spent.seconds
    spent.server = (sum(map(cpu_seconds, servers)) - theirs) / spent.seconds
    spent.database = (_database_seconds(database) - databases) / spent.seconds
    on_this_core = spent.server if SERVER == SECOND or len(servers) == 1 else spent.server / len(servers)
    spent.others = max(0.0, (_busy_seconds(SERVER) - busy) / spent.seconds - on_this_core)


def _busy_seconds(core: int) -> float:
    """What a core has done so far, for anybody; what the machine below took from it as well."""
    line = next(it for it in Path("/proc/stat").read_text().splitlines() if it.startswith(f"cpu{core} "))
    user, nice, system, _idle, _waiting, *interrupts = map(int, line.split()[1:9])
    return (user + nice + system + sum(interrupts)) / _TICKS


def _database_seconds(postmaster: int | None) -> float:
    return sum(map(cpu_seconds, [postmaster, *children(postmaster)])) if postmaster else 0.0


def described() -> dict[str, str | int]:
    model = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model[0] if model else platform.machine(),
        "cores": len(CORES),
        "memory": f"{memory:.0f} GiB",
        "kernel": platform.release().split("-")[0],
        "python": platform.python_version(),
    }
