"""The JSON file, read back and held against its schema."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.export.document import Letterhead
from app.job_descriptions.draft import Draft, Employment, Status
from app.job_descriptions.papers import jobtech
from app.job_descriptions.papers.jobtech import JobFile, coded, schema, without_unused
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, hard, marked, plain

pytestmark = pytest.mark.papers

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "job-description.schema.json"
_FILE = TypeAdapter(JobFile)
_NAMED = schema()["$defs"]
_KNOWN = {
    *("$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description", "enum", "format"),
    *("items", "maxItems", "minItems", "pattern", "prefixItems", "properties", "required", "title", "type"),
}
_TYPES = {
    "object": dict,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
}


def made(draft: Draft, letterhead: Letterhead = OURS) -> dict[str, Any]:
    return json.loads(jobtech.json(draft, 3, SAVED, letterhead))  # type: ignore[no-any-return]


def wrong(value: Any, its: dict[str, Any], at: str = "$") -> list[str]:
    """What in the value the schema does not allow. A key that is not described is wrong."""
    assert its.keys() <= _KNOWN, its.keys() - _KNOWN
    if "$ref" in its:
        its = _NAMED[its["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in its:
        return [] if any(not wrong(value, each, at) for each in its["anyOf"]) else [f"{at}: {value!r}"]
    if "type" in its and not isinstance(value, _TYPES[its["type"]]):
        return [f"{at}: not {its['type']}"]
    found = [] if value in its.get("enum", [value]) and value == its.get("const", value) else [f"{at}: {value!r}"]
    if isinstance(value, list):
        items = its.get("prefixItems") or [its["items"]] * len(value)
        found += [bad for nth, each in enumerate(value) for bad in wrong(each, items[nth], f"{at}.{nth}")]
    if isinstance(value, dict):
        found += [f"{at}: {name} is missing" for name in its.get("required", ()) if name not in value]
        for name, each in value.items():
            below = its["properties"].get(name)
            found += wrong(each, below, f"{at}.{name}") if below else [f"{at}.{name}: not described"]
    return found


def test_the_schema_in_the_docs_is_that_of_the_file():
    assert json.loads(SCHEMA.read_text()) == schema()


@pytest.mark.parametrize("draft", [plain(), full(), hard(), replace(full(), status=Status.APPROVED)])
def test_what_is_made_is_what_the_schema_describes(draft: Draft):
    assert wrong(made(draft), json.loads(SCHEMA.read_text())) == []


def test_what_the_schema_does_not_describe_is_found():
    file = made(full())
    del file["job_ad"]["headline"]
    file["job_posting"]["@type"] = "Advertisement"
    file["job_posting"]["salary"] = "much"
    assert wrong(file, schema()) == [
        "$.job_ad: headline is missing",
        "$.job_posting.@type: 'Advertisement'",
        "$.job_posting.salary: not described",
    ]
    with pytest.raises(ValidationError):
        _FILE.validate_python(file)


def test_the_draft_comes_back_as_it_was_but_for_tasks_that_were_not_taken():
    back = _FILE.validate_json(jobtech.json(full(), 3, SAVED, OURS), strict=True)
    assert back["job_description"] == without_unused(full())
    assert "Fönsterputs" not in json.dumps(made(full()))


def test_a_draft_says_so_before_all_and_in_each_description():
    file = made(full())
    assert list(file)[:3] == ["format", "status", "is_draft"]
    assert file["is_draft"] is True
    assert file["job_ad"]["description"]["text"].startswith("UTKAST")
    assert file["job_posting"]["description"].startswith("UTKAST")
    assert "datePosted" not in file["job_posting"]
    assert made(replace(full(), status=Status.APPROVED))["is_draft"] is False


def test_an_example_says_so():
    assert made(hard())["is_example"] is True


def test_the_advertisement_has_the_field_names_of_jobtech():
    ad = made(full())["job_ad"]
    assert ad["headline"] == "Serviceassistent i förskola"
    assert ad["description"]["needs"].startswith("Barn och personal")
    assert ad["description"]["requirements"].startswith("Det här behöver du")
    assert ad["description"]["conditions"].startswith("Anställning: Tidsbegränsad")
    assert ad["scope_of_work"] == {"min": 62.5, "max": 62.5}
    assert ad["salary_description"] == "23 500–25 000 kronor i månaden"
    assert ad["employer"] == {"name": "Exempelkommunen", "workplace": "Förskolan Exempelgården och köket"}
    assert ad["workplace_address"]["municipality"] == "Exempelkommunen"
    assert ad["occupation"]["concept_id"] == "rQds_YGd_quU"
    assert ad["occupation_group"]["legacy_ams_taxonomy_id"] == "9412"
    assert [skill["label"] for skill in ad["must_have"]["skills"]] == ["Läsa en rutin"]
    assert [skill["label"] for skill in ad["nice_to_have"]["skills"]] == ["Vara lugn"]


def test_what_nobody_has_decided_is_null():
    ad = made(Draft("Vaktmästare", plain().provenance, plain().duties), Letterhead())["job_ad"]
    nothing = ("employment_type", "duration", "working_hours_type", "scope_of_work", "salary_description", "occupation")
    assert [ad[name] for name in nothing] == [None] * len(nothing)
    assert ad["employer"]["name"] is None


@pytest.mark.parametrize(
    ("employment", "extent", "types"),
    [
        (Employment.TEMPORARY, Decimal("62.5"), ["PART_TIME", "TEMPORARY"]),
        (Employment.PERMANENT, Decimal(100), ["FULL_TIME"]),
        (Employment.OPEN, None, None),
    ],
)
def test_the_posting_has_the_types_of_schema_org(employment, extent, types):
    posting = made(replace(full(), employment=employment, extent=extent))["job_posting"]
    assert posting["@context"] == "https://schema.org"
    assert posting.get("employmentType") == types


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("9412 Köksbiträden", "9412", "Köksbiträden"),
        ("207024: Vårdbiträde", "207024", "Vårdbiträde"),
        ("rQds_YGd_quU Köksbiträde", "rQds_YGd_quU", "Köksbiträde"),
        ("9412", "9412", ""),
        ("Köksbiträde", None, "Köksbiträde"),
        ("", None, ""),
    ],
)
def test_a_code_is_told_from_its_label(text: str, code: str | None, label: str):
    assert coded(text) == (code, label)


@pytest.mark.parametrize("text", [*HARD, "y" * 5000, '"}, "is_draft": false, {"', "\\u0000\\"])
def test_a_hard_text_comes_back_as_it_was_written(text: str):
    said = made(every_text(text))
    assert wrong(said, schema()) == []
    values: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            values.append(value)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(each)

    walk(said["job_description"])
    assert not [field for field in FIELDS if marked(text, field) not in values]
    assert said["is_draft"] is True
