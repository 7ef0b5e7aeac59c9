"""A job description for other systems: one JSON file with the same job three times.

`job_ad` has the field names of JobTech's advertisements (JobSearch), `job_posting` is schema.org's JobPosting as
JSON-LD, and `job_description` is all of it in our own words (docs/glossary.md), with the tasks on the board that it
came from. Nothing is filled in that nobody has decided: a code is there when somebody has written one, a concept
without a known id has `null`, and no day of publishing is said. What is not approved says so first, and in each
description.

`docs/job-description.schema.json` describes the file; `python -m app.job_descriptions.papers.jobtech` prints it anew.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

import orjson
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from app.export.document import Letterhead
from app.job_descriptions.ad.details import NO_DETAILS, Details
from app.job_descriptions.draft import Draft, Employment, Level, Status
from app.job_descriptions.papers.ad import Ad, ad, text
from app.job_descriptions.papers.document import employment, of_draft, party
from app.job_descriptions.papers.grammar import bare
from app.job_descriptions.way.approval import Approval, Condition, Passed
from app.job_descriptions.way.reviews import How, Reply, Review, ReviewRole, Word, latest

_CODE = re.compile(r"(?P<code>(?=\S*\d)[\w.-]+|\w{4}_\w{3}_\w{3})(?:[\s:,]+(?P<label>.*))?", re.DOTALL)
"""A code has a digit in it, or is one of JobTech's concepts, e.g. rQds_YGd_quU."""
_CONCEPT = re.compile(r"\w{4}_\w{3}_\w{3}")
SCHEMA_VERSION: Literal[2] = 2
"""Of the file: another where what was there before is called otherwise, means something else or is gone."""
_LICENCE = re.compile(r"körkort|\bb-kort\b", re.IGNORECASE)
_CLASSES = "AM|A1|A2|A|B96|BE|B|C1E|C1|CE|C|D1E|D1|DE|D"
_CLASS = re.compile(rf"\b(?:(?i:({_CLASSES})(?=-(?:körkort|kort|behörighet)))|({_CLASSES})\b)")
"""Before a hyphen with small letters too; else only with capitals: *de* is a word."""
_CLASS_IDS = {"B": "VTK8_WRx_GcM"}
"""JobTech's concepts of the classes, as far as they are known here."""
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_URL = re.compile(r"https?://\S+")


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
    city: str | None
    street_address: str | None
    country: Literal["Sverige"]


class Asked(TypedDict):
    skills: list[Concept]


class Application(TypedDict):
    """How to apply. An address is an e-mail, a link, or else `other`."""

    information: str | None
    reference: str | None
    email: str | None
    url: str | None
    other: str | None


class JobAd(TypedDict):
    """`application_deadline`: the last day. `driving_license`: the classes that are required."""

    headline: str
    application_deadline: date | None
    number_of_vacancies: int | None
    description: Description
    employment_type: Concept | None
    duration: Concept | None
    working_hours_type: Concept | None
    scope_of_work: Scope | None
    salary_description: str | None
    employer: Employer
    application_details: Application
    driving_license_required: bool
    driving_license: list[Concept]
    workplace_address: Address
    occupation: Concept | None
    occupation_group: Concept | None
    must_have: Asked
    nice_to_have: Asked


Organization = TypedDict("Organization", {"@type": Literal["Organization"], "name": str})
PostalAddress = TypedDict(
    "PostalAddress",
    {
        "@type": Literal["PostalAddress"],
        "streetAddress": NotRequired[str],
        "addressLocality": NotRequired[str],
        "addressCountry": Literal["SE"],
    },
)
Place = TypedDict("Place", {"@type": Literal["Place"], "name": NotRequired[str], "address": PostalAddress})
CategoryCodeSet = TypedDict("CategoryCodeSet", {"@type": Literal["CategoryCodeSet"], "name": Literal["SSYK"]})
CategoryCode = TypedDict(
    "CategoryCode",
    {"@type": Literal["CategoryCode"], "codeValue": str, "inCodeSet": CategoryCodeSet, "name": NotRequired[str]},
)
ContactPoint = TypedDict(
    "ContactPoint",
    {
        "@type": Literal["ContactPoint"],
        "email": NotRequired[str],
        "url": NotRequired[str],
        "description": NotRequired[str],
    },
)
PropertyValue = TypedDict(
    "PropertyValue", {"@type": Literal["PropertyValue"], "name": Literal["Referens"], "value": str}
)
JobPosting = TypedDict(
    "JobPosting",
    {
        "@context": Literal["https://schema.org"],
        "@type": Literal["JobPosting"],
        "title": str,
        "description": str,
        "identifier": NotRequired[PropertyValue],
        "hiringOrganization": NotRequired[Organization],
        "jobLocation": Place,
        "responsibilities": str,
        "qualifications": NotRequired[str],
        "jobBenefits": NotRequired[str],
        "employmentType": NotRequired[list[Literal["FULL_TIME", "PART_TIME", "TEMPORARY"]]],
        "workHours": NotRequired[str],
        "jobStartDate": NotRequired[str],
        "validThrough": NotRequired[date],
        "totalJobOpenings": NotRequired[int],
        "applicationContact": NotRequired[ContactPoint],
        "occupationalCategory": NotRequired[CategoryCode],
    },
)


class Replied(TypedDict):
    """What a party was answered."""

    reply: Reply
    words: str


class Said(TypedDict):
    """What a party has said of the text: its last word. `words`: its own. `noted_by`: whose account entered it for
    somebody else, according to `protocol`; null where the party said it itself. `reply`: what it was
    answered; null where it was not."""

    role: ReviewRole
    who: str
    word: Word
    words: str
    version: int
    date: date
    noted_by: str | None
    protocol: str
    reply: Replied | None


class NotMet(TypedDict):
    """A condition that was not met when the text was approved. `about`: whom, or how many comments."""

    condition: Condition
    about: list[str]
    why: str


class InForce(TypedDict):
    """`until` is null while it is in force."""

    since: date
    until: date | None
    although: list[NotMet]


class JobFile(TypedDict):
    """`status` and `is_draft` before all: what is not approved must not be published. `in_force` is null for what never
    was. `schema_version`: of this file's description."""

    format: Literal["akr-job-description"]
    status: Status
    is_draft: bool
    is_example: bool
    schema_version: Literal[2]
    version: int
    date: date
    reviews: list[Said]
    in_force: InForce | None
    job_ad: JobAd
    job_posting: JobPosting
    job_description: Draft


def json(
    draft: Draft,
    version: int,
    on: date,
    letterhead: Letterhead,
    reviews: Sequence[tuple[Review, date]] = (),
    approval: Approval | None = None,
    details: Details = NO_DETAILS,
) -> bytes:
    """The draft as it was saved as this version, on this day. `reviews`: of its text, each with its day."""
    said = ad(draft, letterhead, details)
    whole: JobFile = {
        "format": "akr-job-description",
        "status": draft.status,
        "is_draft": draft.status is not Status.APPROVED,
        "is_example": draft.provenance.is_example,
        "schema_version": SCHEMA_VERSION,
        "version": version,
        "date": on,
        "reviews": _said(reviews),
        "in_force": _in_force(approval),
        "job_ad": _job_ad(draft, said, letterhead, details),
        "job_posting": _job_posting(draft, said, letterhead, details),
        "job_description": without_unused(draft),
    }
    return orjson.dumps(whole, default=_number, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    its = TypeAdapter(JobFile).json_schema(mode="serialization")
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:akr:job-description:{SCHEMA_VERSION}",
    }
    return {**about, **its, "title": f"A job description as JSON, version {SCHEMA_VERSION}"}


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


def _said(reviews: Sequence[tuple[Review, date]]) -> list[Said]:
    days, approved = {id(it): on for it, on in reviews}, [it for it, _ in reviews if it.word is Word.APPROVED]
    return [
        {
            "role": it.role,
            "who": it.who,
            "word": it.word,
            "words": it.words,
            "version": it.version,
            "date": days[id(it)],
            "noted_by": (it.by or "") if it.how is How.NOTED else None,
            "protocol": it.protocol,
            "reply": {"reply": it.reply, "words": it.reply_words} if it.reply else None,
        }
        for it in (*latest(it for it, _ in reviews), *approved[-1:])
    ]


def _in_force(approval: Approval | None) -> InForce | None:
    if approval is None:
        return None
    although: list[NotMet] = [{"condition": it.condition, "about": _about(it), "why": it.why} for it in approval.passed]
    return {"since": approval.since, "until": approval.until, "although": although}


def _about(it: Passed) -> list[str]:
    return [party(each) for each in it.parties] or ([str(it.count)] if it.count else [])


def _job_ad(draft: Draft, said: Ad, letterhead: Letterhead, details: Details) -> JobAd:
    percent = None if draft.extent is None else float(draft.extent)
    drives = [*_asked(draft, Level.REQUIRED, _LICENCE.search)]
    return {
        "headline": said.headline,
        "application_deadline": details.last_day,
        "number_of_vacancies": details.vacancies,
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
        "application_details": _application(said, details),
        "driving_license_required": bool(drives),
        "driving_license": [*_licences(drives)],
        "workplace_address": {
            "municipality": draft.municipality or None,
            "city": details.town or None,
            "street_address": details.address or None,
            "country": "Sverige",
        },
        "occupation": _coded(draft.jobtech),
        "occupation_group": _coded(draft.ssyk),
        "must_have": {"skills": [*_concepts(_asked(draft, Level.REQUIRED, lambda it: not _LICENCE.search(it)))]},
        "nice_to_have": {"skills": [*_concepts(_asked(draft, Level.DESIRABLE, bool))]},
    }


def _asked(draft: Draft, level: Level, which: Callable[[str], object]) -> Iterable[str]:
    return (it.what for it in draft.requirements if it.level is level and it.what and which(it.what))


def _concepts(labels: Iterable[str]) -> Iterable[Concept]:
    return (concept for label in labels if (concept := _concept(label)))


def _licences(asked: Iterable[str]) -> Iterable[Concept]:
    """The classes that are named. Where none is, a licence is required and nothing more is known."""
    named = ((hyphened or apart).upper() for text in asked for hyphened, apart in _CLASS.findall(bare(text)))
    for name in dict.fromkeys(named):
        yield {"concept_id": _CLASS_IDS.get(name), "label": name, "legacy_ams_taxonomy_id": None}


def _application(said: Ad, details: Details) -> Application:
    email, url = _email(details), _url(details)
    return {
        "information": said.application or None,
        "reference": details.reference or None,
        "email": email,
        "url": url,
        "other": None if email or url else details.apply_to or None,
    }


def _email(details: Details) -> str | None:
    return details.apply_to if _EMAIL.fullmatch(details.apply_to) else None


def _url(details: Details) -> str | None:
    return details.apply_to if _URL.fullmatch(details.apply_to) else None


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


def _job_posting(draft: Draft, said: Ad, letterhead: Letterhead, details: Details) -> JobPosting:
    whose, (ssyk, occupation) = of_draft(letterhead, draft).organisation, coded(draft.ssyk)
    posting: JobPosting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": said.headline,
        "description": text(said),
        "jobLocation": _place(draft, details),
        "responsibilities": said.needs,
    }
    if details.reference:
        posting["identifier"] = {"@type": "PropertyValue", "name": "Referens", "value": details.reference}
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
    if details.last_day:
        posting["validThrough"] = details.last_day
    if details.vacancies is not None:
        posting["totalJobOpenings"] = details.vacancies
    if contact := _contact(details):
        posting["applicationContact"] = contact
    if ssyk:
        code: CategoryCode = {
            "@type": "CategoryCode",
            "codeValue": ssyk,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": "SSYK"},
        }
        posting["occupationalCategory"] = code | {"name": occupation} if occupation else code
    return posting


def _place(draft: Draft, details: Details) -> Place:
    address: PostalAddress = {"@type": "PostalAddress", "addressCountry": "SE"}
    if details.address:
        address["streetAddress"] = details.address
    if town := details.town or draft.municipality:
        address["addressLocality"] = town
    place: Place = {"@type": "Place", "address": address}
    if name := draft.workplace or draft.provenance.workplace:
        place["name"] = name
    return place


def _contact(details: Details) -> ContactPoint | None:
    contact: ContactPoint = {"@type": "ContactPoint"}
    if email := _email(details):
        contact["email"] = email
    if url := _url(details):
        contact["url"] = url
    if details.ask:
        contact["description"] = details.ask
    return contact if len(contact) > 1 else None


def _employment_types(draft: Draft) -> list[Literal["FULL_TIME", "PART_TIME", "TEMPORARY"]]:
    types: list[Literal["FULL_TIME", "PART_TIME", "TEMPORARY"]] = []
    if draft.extent:
        types.append("FULL_TIME" if draft.extent == 100 else "PART_TIME")
    if draft.employment is Employment.TEMPORARY:
        types.append("TEMPORARY")
    return types


if __name__ == "__main__":
    print(orjson.dumps(schema(), option=orjson.OPT_INDENT_2).decode())
