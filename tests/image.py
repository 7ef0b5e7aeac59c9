"""The container image, built and run without a daemon: a base of Debian's packages by mmdebstrap, the rest by buildah.

    python -m tests.image

Run as root, by `make image-test`. It is no part of `make test`: it fetches some 300 MB and takes minutes.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import orjson

from tests.serving import HERE, free_port

SUITE = "bookworm"
NEEDED = ("buildah", "mmdebstrap")
INCLUDED = "python3,python3-venv,ca-certificates"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
"""What this machine trusts, the image's build does too: a way out may have a certificate of its own."""


class Builder:
    """buildah with a store of its own, without any privilege but root's chroot."""

    def __init__(self, folder: Path) -> None:
        self._run = ("buildah", "--storage-driver", "vfs", "--root", folder / "store", "--runroot", folder / "run")

    def __call__(self, *arguments: str | Path) -> str:
        return subprocess.run([*self._run, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    def inside(self, container: str, port: int, *command: str) -> list[str | Path]:
        """What runs a command in a container, on this machine's network."""
        settings = ("--env", f"AKR_PORT={port}", "--env", "AKR_HOST=127.0.0.1")
        return [*self._run, "run", "--isolation", "chroot", *settings, container, "--", *command]


def build(buildah: Builder, folder: Path) -> str:
    """The image's name."""
    base = folder / "base.tar"
    run = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={INCLUDED}", SUITE, base]
    subprocess.run(run, check=True)
    container = buildah("from", "scratch")
    buildah("add", "--quiet", container, base, "/")
    buildah("add", "--quiet", container, CERTIFICATES, CERTIFICATES)
    trusts = [f"--env={name}={CERTIFICATES}" for name in ("PIP_CERT", "NPM_CONFIG_CAFILE")]
    buildah("config", *trusts, container)
    buildah("commit", "--quiet", "--rm", container, "localhost/python")
    of = ("--build-arg", "PYTHON_IMAGE=localhost/python", "--tag", "akr")
    buildah("build", "--isolation", "chroot", "--format", "docker", *of, HERE)
    return "localhost/akr:latest"


@contextmanager
def _serving(buildah: Builder, container: str, port: int, said: Path) -> Iterator[None]:
    with said.open("wb") as log:
        run = buildah.inside(container, port, "python", "-m", "app", "serve")
        process = subprocess.Popen(run, stdout=log, stderr=log, start_new_session=True)
        try:
            while b"Deltagare" not in said.read_bytes():
                assert process.poll() is None, said.read_text()
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def look(buildah: Builder, image: str, folder: Path) -> None:
    """Raises AssertionError where the image is not as `docs/operators.md` says."""
    made = orjson.loads(buildah("inspect", "--type", "image", image))["Docker"]["config"]
    assert (made["User"], made["Volumes"]) == ("akr", {"/data": {}})
    container, port = buildah("from", image), free_port()
    kind, *health = made["Healthcheck"]["Test"]
    assert kind == "CMD"

    def ends(*command: str) -> int:
        return subprocess.run(buildah.inside(container, port, *command), stderr=subprocess.DEVNULL).returncode

    assert ends(*health) != 0, "nobody serves, and the health check is answered"
    with _serving(buildah, container, port, folder / "said"):
        assert ends(*health) == 0
        page = httpx2.get(f"http://127.0.0.1:{port}/sign-in", timeout=60).text
        parts = set(re.findall(r'"(/static/[^"]+\.\w+)"', page))
        assert len(parts) > 2
        for address in parts:
            assert httpx2.get(f"http://127.0.0.1:{port}{address}", timeout=60).status_code == 200, address
        assert ends("python", "-m", "app", "backup", "/data/akr.zip") == 0
    assert ends(*health) != 0
    assert ends("python", "-m", "app", "check") == 0
    assert ends("sh", "-c", "[ $(id -u) = 10001 ] && ! touch /app/x && ! [ -e .venv/bin/npm ] && ! which make") == 0
    assert ends("sh", "-c", "[ $(stat -c %a /data/akr.db) = 600 ]") == 0


def main() -> int:
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        print(f"To build the image here: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="akr-image-") as place:
        folder = Path(place)
        buildah = Builder(folder)
        image = build(buildah, folder)
        look(buildah, image, folder)
        print(f"The image is built, runs as nobody in particular, and answers its health check: {image}.")
        buildah("rm", "--all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
