"""The package: whole, small, the same each time, and it asks nobody for anything."""

import argparse
import html
import io
import json
import posixpath
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree

from app.course.checks import broken, in_order, judged
from app.course.content import PARTS, TRACKS
from app.course.local import said
from app.course.parts import Before, Block, Cards, Check, Ground, Order, OrderedStep, TrackId
from app.course.words import VERDICT
from app.course_package import command_line
from app.course_package.package import MANIFEST, Kind, files, package, zipped
from app.course_package.pages import LANGUAGES, drawn
from app.course_package.scripts import in_order as modules_in_order
from app.course_package.scripts import joined
from app.web import language
from tests import forked
from tests.serving import environment

pytestmark = pytest.mark.unhurried

SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA = {Kind.SCORM: "imscp.xsd", Kind.CMI5: "cmi5.xsd"}
MOST = 3 * 1024 * 1024
NAMES_OF_THINGS = re.compile(
    r"http://www\.w3\.org/2000/svg|http://www\.(?:imsproject|adlnet)\.org/xsd/\w+"
    r"|http://adlnet\.gov/expapi/verbs/|https://w3id\.org/xapi/(?:cmi5|profiles/cmi5)/[\w/.]+"
)
"""Namespaces and identifiers: they look like addresses, and nobody asks them for anything."""
CASES = json.loads((Path(__file__).parents[1] / "cases" / "course_order.json").read_text("utf-8"))


@cache
def its_files(kind=Kind.SCORM, only=None):
    return files(kind, {}, "sv", only)


def pages():
    return {path: it.decode() for path, it in its_files().items() if path.endswith(".html")}


@pytest.mark.parametrize("asker", ["sv-simple", "en"])
def test_it_says_the_same_whoever_asks_and_they_go_on_in_their_language(asker):
    language.speak(asker)
    try:
        assert files(Kind.SCORM, {}, "sv") == its_files()
        assert language.current() == asker
    finally:
        language.speak("sv")


@cache
def drawn_once(language, only):
    return drawn({}, language, only)


@pytest.fixture
def _drawn_once(monkeypatch):
    """The pages are the same in both kinds of package."""
    monkeypatch.setattr("app.course_package.package.drawn", lambda own, *which: drawn_once(*which))


@pytest.mark.usefixtures("_drawn_once")
@pytest.mark.parametrize("kind", Kind)
def test_it_is_smaller_than_three_megabytes_and_the_same_each_time(kind):
    """That its pages are the same each time they are drawn is asked above."""
    first = package(kind, {}, "sv")
    assert len(first) < MOST
    assert zipped(its_files(kind)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as folder:
        assert folder.testzip() is None
        assert folder.namelist()[0] == MANIFEST[kind]
        assert len({*folder.namelist()}) == len(folder.namelist())


@pytest.mark.usefixtures("_drawn_once")
@pytest.mark.parametrize("only", [None, *TrackId])
@pytest.mark.parametrize("kind", Kind)
def test_what_a_platform_reads_first_is_valid(kind, only):
    its = its_files(kind, only)
    schema = etree.XMLSchema(etree.parse(SCHEMAS / SCHEMA[kind]))
    schema.assertValid(etree.fromstring(its[MANIFEST[kind]]))


def test_a_manifest_that_is_wrong_is_not():
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "imscp.xsd"))
    text = its_files()["imsmanifest.xml"].decode()
    for right, wrong in (('"sco"', '"page"'), ("1.2<", "1.3<"), ('href="', 'url="'), ("<title>", "<name>")):
        assert right in text
        changed = text.replace(right, wrong).replace("</title>", "</name>" if wrong == "<name>" else "</title>")
        assert not schema.validate(etree.fromstring(changed.encode()))


def test_what_the_manifest_refers_to_is_in_it():
    manifest = etree.fromstring(its_files()["imsmanifest.xml"])
    ids = {it.get("identifier") for it in manifest.iter() if it.get("identifier")}
    referred = [it.get(name) for it in manifest.iter() for name in ("default", "identifierref") if it.get(name)]
    assert len(referred) == 2
    assert {*referred} <= ids
    assert manifest.find(".//{*}resource").get("href") in its_files()


def test_the_manifest_names_each_file_once_and_no_other():
    named = re.findall(r'<file href="([^"]+)"', its_files()["imsmanifest.xml"].decode())
    assert sorted(named) == sorted({*its_files()} - {"imsmanifest.xml"})


def test_every_part_of_every_track_is_there_in_every_language():
    there = {*pages()}
    for tag in LANGUAGES:
        for track in TRACKS.values():
            assert {f"{tag}/{track.id}-{part.id}.html" for part in track.parts} <= there
            assert f"{tag}/{track.id}-all.html" in there
    assert "<strong>Green</strong>" in pages()["en/leads-colours.html"]


def test_one_track_can_be_packed_by_itself():
    its = its_files(Kind.SCORM, TrackId.STAFF)
    assert {path for path in its if path.startswith("sv/")} == {
        "sv/index.html",
        "sv/staff-staff.html",
        "sv/staff-all.html",
    }


@pytest.mark.parametrize("kind", Kind)
def test_nothing_in_it_has_the_address_of_anybody_else(kind):
    for path, content in its_files(kind).items():
        if path.endswith((".woff2", "LICENSE")):
            continue
        text = NAMES_OF_THINGS.sub("", content.decode())
        assert not re.search(r"https?:|wss?:|[\"'(]//", text), path
        assert "/static/" not in re.sub(r"\.\./static/", "", text), path


def test_all_that_a_file_names_is_there():
    its = its_files()
    for path, content in its.items():
        if path.endswith((".html", ".css")):
            text = content.decode()
            named = re.findall(r'(?:href|src|data-shell)="([^"#][^"]*)"|url\(([^)]+)\)', text)
            for it in filter(None, (one or other for one, other in named)):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), it))
                assert there in its, (path, it)


def test_what_others_have_made_has_its_licence_with_it():
    its = its_files()
    assert b"SIL OPEN FONT LICENSE" in its["static/vendor/atkinson/LICENSE"].upper()
    assert b"CC BY-SA 4.0" in its["static/vendor/pictures/LICENSE"]
    assert b"EUPL-1.2" in its["LICENSE"]
    assert {posixpath.dirname(path).split("/")[2] for path in its if "/vendor/" in path} == {"atkinson", "pictures"}


def test_no_page_has_a_script_or_a_style_in_it():
    for path, page in pages().items():
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page), path


def test_no_id_is_there_twice():
    for path, page in pages().items():
        found = re.findall(r'\sid="([^"]+)"', page)
        assert found or path == "index.html"
        assert len(found) == len({*found}), path


def test_each_ground_is_answered_by_the_products_own_rules():
    check = PARTS["colours"].check
    assert isinstance(check, Cards)
    page = pages()["sv/leads-colours.html"]
    for card in check.cards:
        text = re.search(rf'data-card="{card.id}" data-verdicts="([^"]+)"', page)[1]
        rows = dict(it.split(":", 1) for it in text.split())
        for ground in Ground:
            its = judged(card, ground)
            assert rows[ground.value] == f"{its.why}:{'holds' if its.holds else ''}"
    assert {*re.findall(r'data-why="(\w+)"', page)} == {*VERDICT}
    counted = re.search(r'data-counted="([^"]+)"', page)[1].split()
    assert counted == [card.id for card in check.cards if not card.is_open]


@pytest.mark.parametrize("case", CASES, ids=lambda it: it["says"])
def test_an_order_is_right_in_the_same_cases_here_and_in_the_browser(case):
    steps = tuple(OrderedStep(id, id) for id in sorted(case["ids"]))
    rules = tuple(Before(first, then, "") for first, then in case["rules"])
    order = Order("", steps, rules, tuple(case["ids"]), "")
    stands = in_order(order, case["numbers"])
    assert stands == case["ordered"]
    assert [[it.first, it.then] for it in broken(order, stands)] == case["broken"]


def test_every_kind_of_block_and_check_is_drawn():
    """A new one is to be drawn in `course_package/_blocks.html` or `_checks.html` too, and named here."""
    drawn = {"Text", "Points", "Story", "Note", "Colours", "Bars", "Readiness", "Rehearsal", "Plan"}
    assert {it.__name__ for it in get_args(Block)} == drawn
    assert {it.__name__ for it in get_args(Check)} == {"Choices", "Cards", "Order"}


def test_what_needs_the_product_says_so_and_has_no_form_for_it():
    its = pages()
    assert "Övningen med robotar finns i AKR-tavlan." in its["sv/leads-lead.html"]
    assert "kan spara ett utkast. Här går det bara att läsa dem." in its["sv/leads-before.html"]
    assert "Här skriver du planen själv." in its["sv/leads-plan.html"]
    for path, page in its.items():
        assert 'method="post"' not in page, path
        assert "/sign-in" not in page, path


def test_the_municipalitys_own_words_come_along_as_text():
    own = {"why": said("# Hos oss\n\nRing <b>Eva</b> på HR.\n\n- ett\n- två")}
    its = files(Kind.SCORM, own, "sv")
    for path in ("sv/leads-why.html", "en/leads-why.html", "sv/leads-all.html"):
        page = its[path].decode()
        assert "Ring &lt;b&gt;Eva&lt;/b&gt; på HR." in page
        assert re.search(r'<aside class="course-own stack"[^>]* lang="sv"', page)
    assert "Eva" not in its["sv/leads-colours.html"].decode()


def test_a_group_of_few_is_not_in_the_package_either():
    page = html.unescape(pages()["sv/leads-nobody.html"])
    first = page.partition('<div class="course-bar">')[2].partition('<div class="course-bar">')[0]
    assert "För få svar" in first
    assert "bar-part" not in first


@pytest.mark.parametrize("main_module", ["page.js", "scorm12.js", "cmi5.js"])
def test_modules_become_one_script_that_a_browser_can_read(main_module, tmp_path):
    script = tmp_path / "script.js"
    script.write_text(joined(main_module), "utf-8")
    assert not re.search(r"^(?:import|export)\b", script.read_text("utf-8"), re.MULTILINE)
    node = shutil.which("node")
    assert node, "node is missing: see requirements/node.lock"
    assert subprocess.run([node, "--check", str(script)], check=False).returncode == 0
    assert modules_in_order(main_module)[-1] == main_module


def test_scorms_script_has_nothing_of_the_other_standard():
    assert "xapi" not in its_files()["shell.js"].decode()
    assert "LMSInitialize" not in its_files(Kind.CMI5)["shell.js"].decode()


def commanded(out, texts, *more):
    """The exit code, and what it says."""
    return forked.said(["course-package", "--out", str(out), *more], environment(course_texts=texts))


@pytest.mark.heavy
@pytest.mark.starts
def test_the_command_writes_it_with_the_folders_texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "why.md").write_text("Ring Eva.", "utf-8")
    out = tmp_path / "kurs.zip"
    code, printed = commanded(out, folder, "--track", TrackId.MANAGER_SHORT)
    assert code == 0
    assert re.fullmatch(rf"{re.escape(str(out))}: \d+ kB\.\n", printed)
    with zipfile.ZipFile(out) as packed:
        assert "Ring Eva." in packed.read(f"sv/{TrackId.MANAGER_SHORT}-why.html").decode()


def test_the_command_packs_what_it_is_asked_for_and_all_tracks_unless_one_is_named(tmp_path, monkeypatch, capsys):
    packed = []
    monkeypatch.setattr(command_line, "package", lambda *which: packed.append(which) or b"")
    parser = argparse.ArgumentParser()
    command_line.add_to(parser.add_subparsers())

    def code_of(out, *more):
        asked = parser.parse_args([command_line.NAME, "--out", str(out), *more])
        return command_line.run(asked, {"why": said("Ring Eva.")}, "sv")

    assert code_of(tmp_path / "kurs.zip") == 0
    assert code_of(tmp_path / "kurs.zip", "--kind", Kind.CMI5, "--track", TrackId.STAFF) == 0
    own = {"why": said("Ring Eva.")}
    assert packed == [(Kind.SCORM, own, "sv", None), (Kind.CMI5, own, "sv", TrackId.STAFF)]
    assert code_of(tmp_path) == 1
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.starts
def test_a_text_that_belongs_to_no_part_is_told_and_nothing_is_written(tmp_path):
    (tmp_path / "whi.md").write_text("Ring Eva.", "utf-8")
    code, printed = commanded(tmp_path / "kurs.zip", tmp_path)
    assert code == 2
    assert "AKR_COURSE_TEXTS" in printed
    assert not (tmp_path / "kurs.zip").exists()
