"""The JSON file, read back and held against its schema."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.export.document import Letterhead
from app.job_descriptions.ad.details import NO_DETAILS, Details
from app.job_descriptions.draft import Draft, Duty, Employment, Level, Provenance, Requirement, Status
from app.job_descriptions.papers import jobtech
from app.job_descriptions.papers.jobtech import SCHEMA_VERSION, JobFile, coded, schema, without_unused
from tests.job_descriptions import schema_org
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, hard, marked, plain
from tests.job_descriptions.test_ad import ALL, every_detail

pytestmark = pytest.mark.unhurried

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "job-description.schema.json"
_FILE = TypeAdapter(JobFile)
_NAMED = schema()["$defs"]
_KNOWN = {
    "$id",
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


def made(draft: Draft, letterhead: Letterhead = OURS, details: Details = NO_DETAILS) -> dict[str, Any]:
    return json.loads(jobtech.json(draft, 3, SAVED, letterhead, details=details))  # type: ignore[no-any-return]


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


@pytest.mark.parametrize("details", [NO_DETAILS, ALL, replace(ALL, apply_to="https://kommun.exempel/jobb")])
@pytest.mark.parametrize("draft", [plain(), full(), hard(), replace(full(), status=Status.APPROVED)])
def test_what_is_made_is_what_the_schema_describes(draft: Draft, details: Details):
    file = made(draft, details=details)
    assert wrong(file, json.loads(SCHEMA.read_text())) == []
    assert file["schema_version"] == SCHEMA_VERSION


BARE = Draft("Vaktmästare", Provenance(), (Duty("Byter lampor"),))


@pytest.mark.parametrize("details", [NO_DETAILS, ALL, replace(ALL, apply_to="https://kommun.exempel/jobb")])
@pytest.mark.parametrize("draft", [BARE, plain(), full(), hard(), replace(full(), ssyk="9412")])
def test_the_posting_is_what_schema_org_has(draft: Draft, details: Details):
    posting = made(draft, Letterhead() if draft == BARE else OURS, details)["job_posting"]
    assert schema_org.wrong(posting) == []
    assert {*posting.get("employmentType", ())} <= schema_org.EMPLOYMENT_TYPES


def test_what_schema_org_does_not_have_is_found():
    posting = made(full(), details=ALL)["job_posting"]
    posting |= {"inLanguage": "sv", "validThrough": "snart", "totalJobOpenings": "2"}
    posting["occupationalCategory"]["inCodeSet"] = "SSYK"
    assert schema_org.wrong(posting) == [
        "JobPosting.validThrough: 'snart' is not Date",
        "JobPosting.totalJobOpenings: '2' is not Integer",
        "JobPosting.occupationalCategory.inCodeSet: 'SSYK' is not CategoryCodeSet or URL",
        "JobPosting.inLanguage: JobPosting has none",
    ]


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
    assert ad["description"]["requirements"].startswith("Du behöver kunna läsa en rutin.")
    assert ad["description"]["conditions"].startswith("- Tidsbegränsad anställning till och med 31 augusti 2027")
    assert ad["scope_of_work"] == {"min": 62.5, "max": 62.5}
    assert ad["salary_description"] == "23 500–25 000 kronor i månaden"
    assert ad["employer"] == {"name": "Exempelkommunen", "workplace": "Förskolan Exempelgården och köket"}
    assert ad["workplace_address"]["municipality"] == "Exempelkommunen"
    assert ad["occupation"]["concept_id"] == "rQds_YGd_quU"
    assert ad["occupation_group"]["legacy_ams_taxonomy_id"] == "9412"
    assert [skill["label"] for skill in ad["must_have"]["skills"]] == ["Läsa en rutin"]
    assert [skill["label"] for skill in ad["nice_to_have"]["skills"]] == ["Vara lugn"]


def test_the_details_stand_where_jobtech_and_schema_org_have_them():
    file = made(full(), details=ALL)
    ad, posting = file["job_ad"], file["job_posting"]
    assert (ad["number_of_vacancies"], ad["application_deadline"]) == (2, "2027-01-15")
    assert ad["application_details"]["email"] == "jobb@kommun.exempel"
    assert ad["application_details"]["reference"] == "2026/318"
    assert (ad["application_details"]["url"], ad["application_details"]["other"]) == (None, None)
    assert (ad["workplace_address"]["city"], ad["workplace_address"]["street_address"]) == (
        "Exempelby",
        "Exempelgatan 1",
    )
    assert (posting["totalJobOpenings"], posting["validThrough"]) == (2, "2027-01-15")
    assert posting["identifier"]["value"] == "2026/318"
    assert posting["applicationContact"]["email"] == "jobb@kommun.exempel"
    assert posting["jobLocation"]["address"]["addressLocality"] == "Exempelby"


@pytest.mark.parametrize("text", HARD)
def test_a_hard_detail_comes_back_as_it_was_written(text: str):
    said = made(full(), details=every_detail(text))
    assert wrong(said, schema()) == []
    assert schema_org.wrong(said["job_posting"]) == []
    ad = said["job_ad"]
    assert ad["workplace_address"]["city"] == marked(text, "town")
    assert ad["application_details"]["reference"] == marked(text, "reference")
    assert marked(text, "unions") in ad["application_details"]["information"]


@pytest.mark.parametrize(
    ("typed", "email", "url", "other"),
    [
        ("jobb@kommun.exempel", "jobb@kommun.exempel", None, None),
        ("https://kommun.exempel/jobb", None, "https://kommun.exempel/jobb", None),
        ("javascript:alert(1)", None, None, "javascript:alert(1)"),
        ("Kommunen, Box 1, 123 45 Exempelby", None, None, "Kommunen, Box 1, 123 45 Exempelby"),
        ("", None, None, None),
    ],
)
def test_an_address_is_an_email_a_link_or_something_else(typed: str, email: Any, url: Any, other: Any):
    its = made(full(), details=Details(apply_to=typed))["job_ad"]["application_details"]
    assert (its["email"], its["url"], its["other"]) == (email, url, other)


@pytest.mark.parametrize(
    ("asked", "level", "required", "classes", "skills"),
    [
        ("B-körkort", Level.REQUIRED, True, [("B", "VTK8_WRx_GcM")], []),
        ("b-körkort", Level.REQUIRED, True, [("B", "VTK8_WRx_GcM")], []),
        ("KÖRKORT KLASS B OCH CE", Level.REQUIRED, True, [("B", "VTK8_WRx_GcM"), ("CE", None)], []),
        ("Körkort, de som har ett", Level.REQUIRED, True, [], []),
        ("Läsa en rutin", Level.REQUIRED, False, [], ["Läsa en rutin"]),
        ("B-körkort", Level.DESIRABLE, False, [], []),
        ("B-körkort", Level.NOT_NEEDED, False, [], []),
    ],
)
def test_a_driving_licence_is_where_jobtech_has_it(asked, level, required, classes, skills):
    ad = made(replace(full(), requirements=(Requirement(asked, level=level),)))["job_ad"]
    assert ad["driving_license_required"] is required
    assert [(it["label"], it["concept_id"]) for it in ad["driving_license"]] == classes
    assert [it["label"] for it in ad["must_have"]["skills"]] == skills


def test_what_nobody_has_decided_is_null():
    ad = made(Draft("Vaktmästare", plain().provenance, plain().duties), Letterhead())["job_ad"]
    nothing = (
        "number_of_vacancies",
        "application_deadline",
        "employment_type",
        "duration",
        "working_hours_type",
        "scope_of_work",
        "salary_description",
        "occupation",
    )
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
