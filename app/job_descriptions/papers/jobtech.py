"""A job description for other systems: one JSON file with the same job three times.

`job_ad` has the field names of JobTech's advertisements (JobSearch), `job_posting` is schema.org's JobPosting as
JSON-LD, and `job_description` is all of it in our own words (docs/glossary.md), with the tasks on the board that it
came from. Nothing is filled in that nobody has decided: a code is there when somebody has written one, a concept
without a known id has `null`, and no day of publishing is said. What is not approved says so first, and in each
description.

`docs/job-description.schema.json` describes the file; `python -m app.job_descriptions.papers.jobtech` prints it anew.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

import orjson
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from app.export.document import Letterhead
from app.job_descriptions.draft import Draft, Employment, Level, Status
from app.job_descriptions.papers.ad import Ad, ad, text
from app.job_descriptions.papers.document import employment, of_draft

_CODE = re.compile(r"(?P<code>(?=\S*\d)[\w.-]+|\w{4}_\w{3}_\w{3})(?:[\s:,]+(?P<label>.*))?", re.DOTALL)
"""A code has a digit in it, or is one of JobTech's concepts, e.g. rQds_YGd_quU."""
_CONCEPT = re.compile(r"\w{4}_\w{3}_\w{3}")


class Concept(TypedDict):
    concept_id: str | None
    label: str | None
    legacy_ams_taxonomy_id: str | None


class Description(TypedDict):
    text: str
    company_information: str
    needs: str
    requirements: str
    conditions: str


class Scope(TypedDict):
    """Percent of full time."""

    min: float
    max: float


class Employer(TypedDict):
    name: str | None
    workplace: str


class Address(TypedDict):
    municipality: str | None
    country: Literal["Sverige"]


class Asked(TypedDict):
    skills: list[Concept]


class JobAd(TypedDict):
    headline: str
    description: Description
    employment_type: Concept | None
    duration: Concept | None
    working_hours_type: Concept | None
    scope_of_work: Scope | None
    salary_description: str | None
    employer: Employer
    workplace_address: Address
    occupation: Concept | None
    occupation_group: Concept | None
    must_have: Asked
    nice_to_have: Asked


Organization = TypedDict("Organization", {"@type": Literal["Organization"], "name": str})
PostalAddress = TypedDict(
    "PostalAddress",
    {"@type": Literal["PostalAddress"], "addressLocality": NotRequired[str], "addressCountry": Literal["SE"]},
)
Place = TypedDict("Place", {"@type": Literal["Place"], "name": str, "address": PostalAddress})
CategoryCode = TypedDict(
    "CategoryCode", {"@type": Literal["CategoryCode"], "codeValue": str, "inCodeSet": str, "name": str}
)
JobPosting = TypedDict(
    "JobPosting",
    {
        "@context": Literal["https://schema.org"],
        "@type": Literal["JobPosting"],
        "title": str,
        "description": str,
        "inLanguage": Literal["sv"],
        "hiringOrganization": NotRequired[Organization],
        "jobLocation": Place,
        "responsibilities": str,
        "qualifications": NotRequired[str],
        "jobBenefits": NotRequired[str],
        "employmentType": NotRequired[list[Literal["FULL_TIME", "PART_TIME", "TEMPORARY"]]],
        "workHours": NotRequired[str],
        "jobStartDate": NotRequired[str],
        "occupationalCategory": NotRequired[CategoryCode],
    },
)


class JobFile(TypedDict):
    """`status` and `is_draft` before all: what is not approved must not be published."""

    format: Literal["akr-job-description"]
    status: Status
    is_draft: bool
    is_example: bool
    version: int
    date: date
    job_ad: JobAd
    job_posting: JobPosting
    job_description: Draft


def json(draft: Draft, version: int, on: date, letterhead: Letterhead) -> bytes:
    """The draft as it was saved as this version, on this day."""
    said = ad(draft, letterhead)
    whole: JobFile = {
        "format": "akr-job-description",
        "status": draft.status,
        "is_draft": draft.status is not Status.APPROVED,
        "is_example": draft.provenance.is_example,
        "version": version,
        "date": on,
        "job_ad": _job_ad(draft, said, letterhead),
        "job_posting": _job_posting(draft, said, letterhead),
        "job_description": without_unused(draft),
    }
    return orjson.dumps(whole, default=_number, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    its = TypeAdapter(JobFile).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **its, "title": "A job description as JSON"}


def without_unused(draft: Draft) -> Draft:
    """Without the tasks that were offered and not taken: they are the workplace's and no part of the job."""
    used = {id for duty in draft.duties for id in duty.sources}
    sources = tuple(source for source in draft.provenance.sources if source.id in used)
    return replace(draft, provenance=replace(draft.provenance, sources=sources))


def _number(value: object) -> str:
    """Hours and percent are exact, and therefore text with a decimal point."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError


def _job_ad(draft: Draft, said: Ad, letterhead: Letterhead) -> JobAd:
    percent = None if draft.extent is None else float(draft.extent)
    return {
        "headline": said.headline,
        "description": {
            "text": text(said),
            "company_information": said.company,
            "needs": said.needs,
            "requirements": said.requirements,
            "conditions": said.conditions,
        },
        "employment_type": _concept({Employment.TEMPORARY: "Tidsbegränsad anställning"}.get(draft.employment, "")),
        "duration": _concept(employment(draft)),
        "working_hours_type": _concept("" if percent is None else "Heltid" if percent == 100 else "Deltid"),
        "scope_of_work": None if percent is None else {"min": percent, "max": percent},
        "salary_description": draft.salary or None,
        "employer": {
            "name": of_draft(letterhead, draft).organisation or None,
            "workplace": draft.workplace or draft.provenance.workplace,
        },
        "workplace_address": {"municipality": draft.municipality or None, "country": "Sverige"},
        "occupation": _coded(draft.jobtech),
        "occupation_group": _coded(draft.ssyk),
        "must_have": {"skills": list(_asked(draft, Level.REQUIRED))},
        "nice_to_have": {"skills": list(_asked(draft, Level.DESIRABLE))},
    }


def _asked(draft: Draft, level: Level) -> Iterable[Concept]:
    labels = (_concept(it.what) for it in draft.requirements if it.level is level)
    return (label for label in labels if label)


def _concept(label: str) -> Concept | None:
    return {"concept_id": None, "label": label, "legacy_ams_taxonomy_id": None} if label else None


def _coded(text: str) -> Concept | None:
    if not text:
        return None
    code, label = coded(text)
    is_concept = bool(code and _CONCEPT.fullmatch(code))
    return {
        "concept_id": code if is_concept else None,
        "label": label or None,
        "legacy_ams_taxonomy_id": None if is_concept else code,
    }


def coded(text: str) -> tuple[str | None, str]:
    """A code and its label, as "code label" has them; no code where the text does not begin with one."""
    found = _CODE.fullmatch(text.strip())
    return (found["code"], (found["label"] or "").strip()) if found else (None, text.strip())


def _job_posting(draft: Draft, said: Ad, letterhead: Letterhead) -> JobPosting:
    whose, (ssyk, occupation) = of_draft(letterhead, draft).organisation, coded(draft.ssyk)
    address: PostalAddress = {"@type": "PostalAddress", "addressCountry": "SE"}
    if draft.municipality:
        address["addressLocality"] = draft.municipality
    posting: JobPosting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": said.headline,
        "description": text(said),
        "inLanguage": "sv",
        "jobLocation": {
            "@type": "Place",
            "name": draft.workplace or draft.provenance.workplace,
            "address": address,
        },
        "responsibilities": said.needs,
    }
    if whose:
        posting["hiringOrganization"] = {"@type": "Organization", "name": whose}
    if said.requirements:
        posting["qualifications"] = said.requirements
    if said.conditions:
        posting["jobBenefits"] = said.conditions
    if types := _employment_types(draft):
        posting["employmentType"] = types
    if draft.working_hours:
        posting["workHours"] = draft.working_hours
    if draft.start:
        posting["jobStartDate"] = draft.start
    if ssyk:
        posting["occupationalCategory"] = {
            "@type": "CategoryCode",
            "codeValue": ssyk,
            "inCodeSet": "SSYK",
            "name": occupation,
        }
    return posting


def _employment_types(draft: Draft) -> list[Literal["FULL_TIME", "PART_TIME", "TEMPORARY"]]:
    types: list[Literal["FULL_TIME", "PART_TIME", "TEMPORARY"]] = []
    if draft.extent:
        types.append("FULL_TIME" if draft.extent == 100 else "PART_TIME")
    if draft.employment is Employment.TEMPORARY:
        types.append("TEMPORARY")
    return types


if __name__ == "__main__":
    print(orjson.dumps(schema(), option=orjson.OPT_INDENT_2).decode())
