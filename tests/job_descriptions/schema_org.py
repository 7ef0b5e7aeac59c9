"""What schema.org says of the types that an advertisement as JSON-LD has: their properties, and what each may hold.

From the vocabulary's own pages (https://schema.org/JobPosting and those that it leads to), release 29. Only what such a
file may use; a property that is not here is none of the type's: *inLanguage* is CreativeWork's.
"""

from datetime import date
from typing import Any

THING = {
    "additionalType": ("Text", "URL"),
    "alternateName": ("Text",),
    "description": ("Text",),
    "disambiguatingDescription": ("Text",),
    "identifier": ("PropertyValue", "Text", "URL"),
    "image": ("URL",),
    "name": ("Text",),
    "sameAs": ("URL",),
    "url": ("URL",),
}
TYPES: dict[str, dict[str, tuple[str, ...]]] = {
    "JobPosting": THING
    | {
        "applicationContact": ("ContactPoint",),
        "baseSalary": ("Number", "Text"),
        "datePosted": ("Date",),
        "directApply": ("Boolean",),
        "educationRequirements": ("Text",),
        "eligibilityToWorkRequirement": ("Text",),
        "employerOverview": ("Text",),
        "employmentType": ("Text",),
        "employmentUnit": ("Organization",),
        "experienceRequirements": ("Text",),
        "hiringOrganization": ("Organization",),
        "incentiveCompensation": ("Text",),
        "industry": ("Text",),
        "jobBenefits": ("Text",),
        "jobImmediateStart": ("Boolean",),
        "jobLocation": ("Place",),
        "jobLocationType": ("Text",),
        "jobStartDate": ("Date", "Text"),
        "occupationalCategory": ("CategoryCode", "Text"),
        "physicalRequirement": ("Text", "URL"),
        "qualifications": ("Text",),
        "responsibilities": ("Text",),
        "salaryCurrency": ("Text",),
        "securityClearanceRequirement": ("Text", "URL"),
        "skills": ("Text",),
        "specialCommitments": ("Text",),
        "title": ("Text",),
        "totalJobOpenings": ("Integer",),
        "validThrough": ("Date",),
        "workHours": ("Text",),
    },
    "Organization": THING | {"address": ("PostalAddress", "Text"), "email": ("Text",), "telephone": ("Text",)},
    "Place": THING | {"address": ("PostalAddress", "Text"), "telephone": ("Text",)},
    "PostalAddress": THING
    | {
        "addressCountry": ("Text",),
        "addressLocality": ("Text",),
        "addressRegion": ("Text",),
        "postalCode": ("Text",),
        "streetAddress": ("Text",),
    },
    "ContactPoint": THING
    | {"contactType": ("Text",), "email": ("Text",), "telephone": ("Text",), "availableLanguage": ("Text",)},
    "PropertyValue": THING | {"propertyID": ("Text", "URL"), "value": ("Number", "Text")},
    "CategoryCode": THING | {"codeValue": ("Text",), "inCodeSet": ("CategoryCodeSet", "URL")},
    "CategoryCodeSet": THING | {"hasCategoryCode": ("CategoryCode",)},
}
EMPLOYMENT_TYPES = {
    *("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"),
}
"""What readers of such files know `employmentType` to be."""


def wrong(value: dict[str, Any], at: str = "JobPosting") -> list[str]:
    """What in a file schema.org does not have, or has as something else."""
    kind = value.get("@type")
    if kind not in TYPES:
        return [f"{at}: no type {kind!r}"]
    found: list[str] = []
    for name, held in value.items():
        if name.startswith("@"):
            continue
        if name not in TYPES[kind]:
            found.append(f"{at}.{name}: {kind} has none")
            continue
        for each in held if isinstance(held, list) else [held]:
            found += _wrong(each, TYPES[kind][name], f"{at}.{name}")
    return found


def _wrong(held: Any, may: tuple[str, ...], at: str) -> list[str]:
    if isinstance(held, dict):
        return wrong(held, at) if held.get("@type") in may else [f"{at}: not {held.get('@type')}"]
    return [] if any(_is(held, kind) for kind in may) else [f"{at}: {held!r} is not {' or '.join(may)}"]


def _is(held: Any, kind: str) -> bool:
    match kind:
        case "Text":
            return isinstance(held, str) and bool(held.strip())
        case "URL":
            return isinstance(held, str) and held.startswith(("https://", "http://"))
        case "Integer":
            return isinstance(held, int) and not isinstance(held, bool)
        case "Number":
            return isinstance(held, int | float) and not isinstance(held, bool)
        case "Boolean":
            return isinstance(held, bool)
        case "Date":
            return isinstance(held, str) and _is_day(held)
    return False


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
