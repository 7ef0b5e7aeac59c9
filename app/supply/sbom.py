"""A bill of what AKR-tavlan is made of (SBOM), as CycloneDX 1.6 in JSON.

https://cyclonedx.org/docs/1.6/json/ A library would add eight packages to those that run, to write what is plain JSON;
the tests hold what we write against the format's own schema.
"""

import json
from importlib.metadata import files as installed_files
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from app import VERSION
from app.supply.licences import OURS, licence
from app.supply.parts import ITSELF, Part, files

_TOLD = ("type", "name", "version", "purl", "licenses")
"""What is passed on of what a wheel tells that it has inside."""


def bill(parts: list[Part], at: str) -> dict[str, Any]:
    """`at`: when, in UTC (ISO 8601). The same parts at the same time are the same bill."""
    us = {
        "type": "application",
        "bom-ref": ITSELF,
        "name": "AKR-tavlan",
        "version": VERSION,
        "licenses": _licences(OURS),
    }
    components = [_component(it) for it in parts]
    mark = json.dumps([at, us, components], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, mark)}",
        "version": 1,
        "metadata": {"timestamp": at, "component": us},
        "components": components,
        "dependencies": _dependencies(parts),
    }


def _component(part: Part) -> dict[str, Any]:
    """`scope`: what is fetched and not served, such as types, is "excluded"."""
    served = [_file(part, path, digest) for path, digest in files(part)]
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "scope": "required" if served or part.kind == "pypi" else "excluded",
        "licenses": _licences(licence(part)),
        "externalReferences": [{"type": "distribution", "url": _where(part), "hashes": _hashes(*part.hashes)}],
        "components": served or _inside(part),
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    if not expression:
        return []
    is_one = " " not in expression
    return [{"license": {"id": expression}} if is_one else {"expression": expression}]


def _where(part: Part) -> str:
    name = quote(part.name, safe="@/")
    if part.kind == "npm":
        return f"https://www.npmjs.com/package/{name}/v/{part.version}"
    return f"https://pypi.org/project/{name}/{part.version}/"


def _file(part: Part, path: str, digest: str) -> dict[str, Any]:
    return {
        "type": "file",
        "bom-ref": f"{part.purl}#{path}",
        "name": path,
        "hashes": _hashes(("SHA-256", digest)),
    }


def _hashes(*hashes: tuple[str, str]) -> list[dict[str, str]]:
    return [{"alg": name, "content": digest} for name, digest in hashes]


def _inside(part: Part) -> list[dict[str, Any]]:
    """What the wheel tells of what is built into it (PEP 770)."""
    if part.kind != "pypi":
        return []
    told = [it for it in installed_files(part.name) or [] if it.match("*.dist-info/sboms/*.json")]
    bills = [json.loads(it.read_text("utf-8")) for it in told]
    inside = [it for bill in bills for it in bill.get("components", [])]
    return [
        {"bom-ref": f"{part.purl}#{number}", **{name: it[name] for name in _TOLD if name in it}}
        for number, it in enumerate(inside)
        if it["name"].replace("_", "-").lower() != part.name
    ]


def _dependencies(parts: list[Part]) -> list[dict[str, Any]]:
    refs = {it.name: it.purl for it in parts} | {ITSELF: ITSELF}
    return [
        {"ref": ref, "dependsOn": sorted(it.purl for it in parts if name in it.needed_by)} for name, ref in refs.items()
    ]
