"""What others have made may stand together with the EUPL: each part, and ours is the licence itself, whole."""

import re
from hashlib import sha256
from tomllib import loads

import pytest

from app import VERSION
from app.supply import licences, parts, telling
from app.supply.licences import COMPATIBLE, READ, licence, lines, not_compatible, why
from app.supply.parts import HERE, ITSELF, Part
from app.supply.parts import parts as all_parts
from tests.supply.locked import locked

EUPL = "8a14e695861d7e6dc2158614896f2b99"
"""Of the words of the EUPL-1.2 as SPDX's licence list has it (SHA-256, the first half of it)."""


def a_part(name: str, stated: str) -> Part:
    return Part("npm", name, "1.0", stated, (ITSELF,), ())


def test_every_part_has_a_licence_that_may_stand_with_ours():
    assert not_compatible(all_parts()) == []


def test_the_list_has_every_package_of_the_lock_files_that_runs_here():
    listed = {line.split()[0] for line in lines(all_parts())}
    assert len(locked()) > 60
    assert {*locked()} <= listed
    assert {"sortablejs", "idiomorph", "@iconify-json/openmoji"} <= listed


def test_what_is_installed_is_what_the_lock_file_has():
    assert parts.wrongly_installed(all_parts()) == []
    assert parts.wrongly_installed([Part("pypi", "jinja2", "0.1", "", (), ())])[0].startswith("jinja2 0.1 is in")
    assert parts.wrongly_installed([Part("pypi", "no-such-package", "1", "", (), ())])[0].endswith("here is none.")


@pytest.mark.parametrize("stated", ["SSPL-1.0", "Example Licence", "", "MIT AND SSPL-1.0", "MIT WITH LLVM-exception"])
def test_a_licence_that_nobody_has_read_is_named_and_fails(monkeypatch, capsys, stated):
    monkeypatch.setattr(telling, "parts", lambda: [a_part("odd", stated), a_part("fine", "MIT")])
    assert telling.tell_licences() == 1
    said = capsys.readouterr()
    assert "odd 1.0: " in said.err
    assert "fine" in said.out
    assert "fine" not in said.err


def test_without_a_lock_file_it_is_said_which_is_missing(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(parts, "RUN_LOCK", tmp_path / "run.lock")
    assert telling.tell_licences() == 1
    assert capsys.readouterr().err == f"{tmp_path / 'run.lock'} is not there: it says what this version is made of.\n"


def test_the_command_lists_all_and_says_that_all_is_well(capsys):
    assert telling.tell_licences() == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == len(all_parts())
    assert said.err == ""


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("SSPL-1.0 OR MIT", True),
        ("SSPL-1.0 AND MIT", False),
        ("MPL-2.0 AND (SSPL-1.0 OR MIT)", True),
        ("(SSPL-1.0 AND MIT) OR (MIT AND 0BSD)", True),
        ("MIT OR SSPL-1.0 AND 0BSD", True),
        ("(MIT OR 0BSD) AND SSPL-1.0", False),
        ("MIT WITH LLVM-exception", False),
        ("", False),
    ],
)
def test_of_alternatives_one_is_enough_and_of_several_all_must_be(expression, may):
    assert bool(why(expression)) == may


def test_what_somebody_has_read_is_of_packages_that_do_not_say_it_themselves():
    said = {it.name: licence(it) for it in all_parts()}
    assert {name: said[name] for name in READ} == READ
    assert {name for name in READ if licences.canonical(licences.said_of_itself(name))} == set()


def test_the_image_has_the_licence_and_what_the_commands_read():
    build, image = (HERE / "Dockerfile").read_text("utf-8").split("\nFROM ")[-2:]
    taken = re.findall(r"/app/([\w./-]+)", "\n".join(re.findall(r"^COPY --from=build (.+)$", image, re.MULTILINE)))
    needed = {"LICENSE", *(it.relative_to(HERE).as_posix() for it in (parts.RUN_LOCK, parts.PACKAGE_LOCK))}
    assert needed <= set(taken)
    let_in = {it.removeprefix("!") for it in (HERE / ".dockerignore").read_text("utf-8").split() if it.startswith("!")}
    assert {it.split("/")[0] for it in needed} <= let_in
    assert "COPY LICENSE LICENSE" in build


def test_every_row_of_the_table_has_a_reason():
    assert all(len(reason) > 10 for reason in COMPATIBLE.values())


def test_the_licence_is_the_eupl_whole_and_the_project_says_so():
    words = re.findall(r"\w+", (HERE / "LICENSE").read_text("utf-8").partition("EUPL-1.2\n")[2])
    assert sha256(" ".join(words).encode()).hexdigest().startswith(EUPL)
    project = loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == licences.OURS
    assert project["version"] == VERSION
