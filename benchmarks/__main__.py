"""`python -m benchmarks [ROW …]`: measure, print, and keep the results."""

import argparse
import gc
import os
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import plot, report
from benchmarks.machine import LOAD, SERVER, allow_sockets, described
from benchmarks.rows import ROWS, Bench

SECONDS = 6.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What the server carries")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"{', '.join(ROWS)}; default: all")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"of each measurement; default {SECONDS:.0f}")
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    if SERVER == LOAD:
        print("Only one core: server and load disturb each other, and the figures say little.", file=sys.stderr)
    os.sched_setaffinity(0, {LOAD})
    allow_sockets(4096)
    gc.disable()  # the load must not pause; each row is small enough to clean up after
    rows = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="akr-bench-")))
        bench = Bench(folder, asked.seconds, stack)
        for name in asked.rows or ROWS:
            began = perf_counter()
            print(f"{name} …", end=" ", flush=True, file=sys.stderr)
            rows.append(ROWS[name](bench))
            print(f"{perf_counter() - began:.0f} s", file=sys.stderr)
            gc.collect()
    machine, when = described(), datetime.now(UTC).strftime("%Y-%m-%d")
    print(report.as_markdown(rows, machine, when))
    if not asked.rows:
        report.write(rows, machine, when)
        plot.draw(rows, report.RESULTS / "plot.svg")
        print(f"Kept in {report.RESULTS.relative_to(Path.cwd())}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
