"""E-ARK's own validator reads our packages."""

import json
import subprocess

import pytest

from app.ids import now
from app.job_descriptions.draft import Status
from app.security.entry import Thing
from tests.archive.test_packages import a_package
from tests.job_descriptions.written import a_draft, keep
from tests.retention.made import DAY, a_workshop
from tests.running import Running
from tests.serving import HERE

pytestmark = pytest.mark.heavy

NOT_OURS = {"SIP14"}
"""Of each creator's note, the validator asks for an attribute `NOTETYPE` where the specification, its own schema and
its own example have `csip:NOTETYPE`; and that it is an identification code, where CSIP16 wants the software's version.
No package can have both (eark-validator 1.1.3)."""
RECOMMENDED = {
    "CSIPSTR6": "no preservation metadata beside METS",
    "CSIPSTR12": "one representation, whose files METS lists: it has no METS of its own",
    "CSIPSTR13": "nor metadata of its own",
    "CSIP31": "no preservation metadata beside METS",
    "CSIP91": "no preservation metadata beside METS",
    "CSIP105": "one representation",
}
"""What it would rather see, and why it is not there. No rule breaks by it."""


@pytest.fixture(scope="module")
def python():
    """The validator's own Python."""
    subprocess.run(["make", "--silent", ".eark/.done"], cwd=HERE, check=True, timeout=300)
    return HERE / ".eark/bin/python"


def said_of(python, package, folder):
    (file := folder / f"{package.name}.zip").write_bytes(package.content)
    run = [python, HERE / "tests/archive/validator.py", file]
    lines = subprocess.run(run, capture_output=True, check=True, text=True, timeout=120).stdout.splitlines()
    whole, *messages = map(json.loads, lines)
    return whole, {(it["severity"], it["rule"]) for it in messages}


def holds(python, package, folder):
    whole, messages = said_of(python, package, folder)
    assert whole == {"structure": "WELLFORMED", "schema": "VALID"}
    assert {rule for severity, rule in messages if severity == "ERROR"} <= NOT_OURS
    assert {rule for severity, rule in messages if severity == "WARNING"} <= {*RECOMMENDED}


def test_a_workshops_package_holds(sqlite, tmp_path, python):
    id = a_workshop(sqlite, now() - 800 * DAY, "Ord & <tecken>")
    holds(python, a_package(sqlite, id), tmp_path)


def test_a_job_descriptions_package_holds(sqlite, tmp_path, python):
    id = int(keep(Running("", sqlite, None), None, a_draft(status=Status.APPROVED)).rpartition("/")[2])
    holds(python, a_package(sqlite, id, Thing.JOB_DESCRIPTION), tmp_path)


def test_the_validator_sees_what_is_wrong(sqlite, tmp_path, python):
    """A package that lacks what must be there, so that what holds above holds for a reason."""
    package = a_package(sqlite, a_workshop(sqlite, now() - 800 * DAY, "Ord"))
    (file := tmp_path / "p.zip").write_bytes(package.content)
    subprocess.run(["python3", "-c", BREAK, file, package.name], check=True, cwd=tmp_path, timeout=60)
    run = [python, HERE / "tests/archive/validator.py", tmp_path / "broken.zip"]
    told = subprocess.run(run, capture_output=True, check=True, text=True, timeout=120).stdout
    assert '"CSIP60", "severity": "ERROR"' in told


BREAK = """
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as was, zipfile.ZipFile("broken.zip", "w") as broken:
    for name in was.namelist():
        content = was.read(name)
        if name.endswith("METS.xml"):
            content = content.replace(b'USE="Documentation"', b'USE="Else"')
        broken.writestr(name, content)
"""
