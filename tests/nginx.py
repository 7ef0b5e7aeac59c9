"""nginx as Debian packages it, with the site in `deploy/`, on loopback."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.serving import HERE
from tests.waiting import until

PROGRAM = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
SITE = HERE / "deploy/nginx.conf"
_AROUND = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
worker_processes 1;
worker_rlimit_nofile {most};
events {{ worker_connections {most}; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    log_format asked '$upstream_addr $akr_goes_by $status $request';
    include {folder}/site.conf;
}}
"""
_BY_HTTP = "listen 80;\n    listen [::]:80;"
_BY_HTTPS = "listen 443 ssl http2;\n    listen [::]:443 ssl http2;"
_LOGGED = "access_log {} asked;"


@contextmanager
def running_nginx(
    folder: Path, port: int, ports: Sequence[int], plain_port: int = 0, certificate: tuple[Path, Path] | None = None
) -> Iterator[Path]:
    """The site on `port`, in front of the servers on `ports`; by https where there is a certificate (with its key), and
    then what comes by http is on `plain_port`. Gives the log: which server, by what, status and request."""
    assert PROGRAM, "nginx is missing: apt-get install nginx-light"
    log = folder / "asked.log"
    (folder / "site.conf").write_text(_site(log, port, ports, plain_port, certificate))
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user, most=4096))
    run = [PROGRAM, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    subprocess.run([*run, "-t", "-q"], check=True, timeout=30)
    nginx = subprocess.Popen(run)
    try:
        _wait_until_it_listens(nginx, port)
        yield log
    finally:
        nginx.terminate()
        nginx.wait(20)


def _site(log: Path, port: int, ports: Sequence[int], plain_port: int, certificate: tuple[Path, Path] | None) -> str:
    """As it stands in `deploy/`, but for names, places and ports; and without https where there is no certificate."""
    site = SITE.read_text()
    servers = re.findall(r"^ +server 127.0.0.1:8.*\n", site, re.MULTILINE)
    ours = (servers[0].replace(":8001", f":{its}") for its in ports)
    changes = {"".join(servers): "".join(ours), "akr.example.se": "localhost", "access_log off;": _LOGGED.format(log)}
    changes["    error_log /var/log/nginx/akr-error.log crit;\n"] = ""
    if certificate:
        changes |= {_BY_HTTP: f"listen 127.0.0.1:{plain_port};", _BY_HTTPS: f"listen 127.0.0.1:{port} ssl http2;"}
        changes |= dict(zip(("/etc/ssl/certs/akr.pem", "/etc/ssl/private/akr.key"), map(str, certificate), strict=True))
    else:
        plain = site.index("server {\n    listen 80;")
        site = site[:plain] + site[site.index("server {", plain + 1) :]
        changes[_BY_HTTPS] = f"listen 127.0.0.1:{port};"
        site = re.sub(r"^ +ssl_.*\n", "", site, flags=re.MULTILINE)
    for its, is_ours in changes.items():
        assert its in site, its
        site = site.replace(its, is_ours)
    return site


def _wait_until_it_listens(nginx: "subprocess.Popen[bytes]", port: int) -> None:
    def listens() -> bool:
        assert nginx.poll() is None, "nginx did not start"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return False
        return True

    until(listens)
