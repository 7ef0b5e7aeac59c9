"""The systemd unit is one that systemd takes, and gives the server little to do harm with."""

import re
import shutil
import subprocess

import pytest

from app.settings import from_environment
from tests.serving import HERE

pytestmark = [pytest.mark.starts, pytest.mark.heavy]
UNIT = HERE / "deploy/akr-tavlan@.service"
MOST_EXPOSED = 1.5
"""Of ten: an ordinary service has 9.6."""


@pytest.fixture
def unit(tmp_path):
    """As it stands in `deploy/`, but that the program is where it is here."""
    assert shutil.which("systemd-analyze"), "systemd-analyze is missing: apt-get install systemd"
    text = UNIT.read_text()
    assert "ExecStart=/opt/akr-tavlan/.venv/bin/python -m app serve\n" in text
    file = tmp_path / "akr-tavlan@8001.service"
    file.write_text(text.replace("/opt/akr-tavlan", str(HERE)))
    return file


def test_systemd_takes_it(unit):
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_exposed_to_little(unit):
    run = ["systemd-analyze", "security", "--offline=true", "--no-pager", unit]
    said = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout
    (level,) = re.findall(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert float(level) <= MOST_EXPOSED


def test_its_settings_are_settings():
    (line,) = re.findall(r"^Environment=(.*)$", UNIT.read_text(), re.MULTILINE)
    settings = from_environment(dict(word.split("=") for word in line.replace("%i", "8002").split()))
    assert (settings.port, str(settings.data)) == (8002, "/var/lib/akr-tavlan")
