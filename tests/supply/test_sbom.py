"""The bill: what the format's own schema takes, and everything that runs and is served."""

import json
import re
from datetime import UTC, datetime

import pytest

from app.supply import parts, telling
from app.supply.parts import FONTS, HERE, SERVED, VENDOR, Part, is_of
from app.supply.sbom import bill
from tests.schemas import jsonschema
from tests.supply.locked import locked

pytestmark = pytest.mark.unhurried

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def found():
    return parts.parts()


@pytest.fixture(scope="module")
def printed(found):
    """The bill as the command prints it."""
    with pytest.MonkeyPatch.context() as patch:
        said = []
        patch.setattr(telling, "parts", lambda: found)
        patch.setattr("builtins.print", lambda text, **_: said.append(text))
        assert telling.tell_bill(AT) == 0
        return said[0]


@pytest.fixture(scope="module")
def told(printed):
    return json.loads(printed)


def wrong_in(text):
    """What the format's own schema finds wrong; None where that is nothing."""
    jsonschema()
    # Not where tests are only collected.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


@pytest.mark.heavy
def test_all_of_it_is_cyclonedx(printed):
    assert wrong_in(printed) is None


def test_all_but_its_addresses_is_cyclonedx(told):
    """What the schema asks of each address takes it seconds."""
    addresses = []
    assert wrong_in(json.dumps(without_addresses(told, addresses))) is None
    assert len(addresses) >= len(told["components"])
    assert [
        it for it in addresses if not re.fullmatch(r"https://[\w.-]+(/[\w.~%!$&'()*+,;=:@/?#-]*)?", it, re.ASCII)
    ] == []


def without_addresses(it, found):
    """It without references to elsewhere; their addresses are added to those that were found."""
    if isinstance(it, list):
        return [without_addresses(one, found) for one in it]
    if not isinstance(it, dict):
        return it
    found += [one["url"] for one in it.get("externalReferences", ())] + ([it["url"]] if "url" in it else [])
    kept = {name: one for name, one in it.items() if name not in ("externalReferences", "url")}
    return {name: without_addresses(one, found) for name, one in kept.items()}


def test_what_is_no_bill_is_found_out(told):
    wrong = {**told, "components": [{"type": "library"}], "dependencies": []}
    assert wrong_in(json.dumps(wrong)) is not None


def test_every_package_that_runs_is_in_it_with_version_licence_and_hashes(told):
    by_name = {it["name"]: it for it in told["components"]}
    assert {*locked()} <= {*by_name}
    assert all(it["licenses"] and it["version"] and it["externalReferences"] for it in by_name.values())
    assert {it["scope"] for name, it in by_name.items() if name in locked()} == {"required"}


def test_every_file_that_is_served_or_embedded_is_in_it_once(told):
    ours = [it.relative_to(HERE).as_posix() for folder in (VENDOR, FONTS) for it in folder.rglob("*") if it.is_file()]
    listed = [it["name"] for part in told["components"] for it in part.get("components", []) if it["type"] == "file"]
    assert sorted(listed) == sorted(it for it in ours if not it.endswith("/.stamp"))
    assert len(listed) > 200


def test_each_served_file_is_of_one_package():
    files = [it for folder in (VENDOR, FONTS) for it in folder.rglob("*") if it.is_file() and it.name != ".stamp"]
    assert {sum(is_of(file, *where) for where in SERVED.values()) for file in files} == {1}


def test_what_a_wheel_has_inside_is_told_where_the_wheel_tells_it(told):
    inside = {it["name"]: len(it["components"]) for it in told["components"] if it["purl"].startswith("pkg:pypi/")}
    assert inside["typst"] > 100


def test_it_says_what_needs_what(told):
    needs = {it["ref"]: it["dependsOn"] for it in told["dependencies"]}
    known = {it["bom-ref"] for it in told["components"]} | {"akr-tavlan"}
    assert all(ref in known for it in needs.values() for ref in it)
    assert {ref for it in needs.values() for ref in it} == known - {"akr-tavlan"}
    assert any(ref.startswith("pkg:pypi/starlette@") for name, it in needs.items() if "/fastapi@" in name for ref in it)


def test_no_bill_is_made_of_what_is_not_installed(monkeypatch, capsys):
    monkeypatch.setattr(telling, "parts", lambda: [Part("pypi", "jinja2", "0.1", "", ("akr-tavlan",), ())])
    assert telling.tell_bill(AT) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("jinja2 0.1 is in")


def test_the_same_parts_at_the_same_time_are_the_same_bill(found):
    these = found[:3]
    assert bill(these, "2026-11-29T12:00:00Z") == bill(these, "2026-11-29T12:00:00Z")
    assert bill(these, "2026-11-29T12:00:00Z")["serialNumber"] != bill(these, "2026-11-29T12:00:01Z")["serialNumber"]
