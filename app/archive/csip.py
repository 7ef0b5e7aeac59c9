"""An information package as E-ARK describes it (CSIP and E-ARK SIP 2.1): a METS file that lists and sums every other
file, descriptive metadata in Dublin Core, the files themselves, and the schemas of those that have one. Pure: `made`
comes in.

The specifications: https://earkcsip.dilcis.eu and https://earksip.dilcis.eu. Their own validator reads ours in
`tests/archive/test_eark.py`.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from xml.etree import ElementTree as ET

METS = "http://www.loc.gov/METS/"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
OURS = "AKR-tavlan"
"""How the files of a group belong together, in our own words: there is no E-ARK specification for them."""
MEDIA = {
    "pdf": "application/pdf",
    "json": "application/json",
    "txt": "text/plain",
    "xml": "application/xml",
    "xsd": "application/xml",
}
for _prefix, _space in (("mets", METS), ("csip", CSIP), ("sip", SIP), ("xlink", XLINK), ("xsi", XSI), ("dc", DC)):
    ET.register_namespace(_prefix, _space)
ET.register_namespace("oai_dc", OAI_DC)


@dataclass(frozen=True, slots=True)
class File:
    """`path`: within its part of the package."""

    path: str
    content: bytes

    @property
    def media(self) -> str:
        return MEDIA[self.path.rpartition(".")[2]]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package has. `name`: its own, of letters that file systems take. `title`, `description`, `creator`,
    `identifier` (a diary number), `subject` (a classification code), `drawn_up` (a day): as Dublin Core says them; ""
    where there is none. `data`: the files it is for; `schemas`: of those that have one; `documentation`: what says how
    to read them."""

    name: str
    title: str
    creator: str
    made: datetime
    version: str
    data: Sequence[File]
    schemas: Sequence[File] = ()
    documentation: Sequence[File] = ()
    description: str = ""
    identifier: str = ""
    subject: str = ""
    drawn_up: str = ""


@dataclass(slots=True)
class _Part:
    """A folder of the package. `use`: what METS calls it."""

    use: str
    folder: str
    files: Sequence[File]
    ids: list[str] = field(default_factory=list)


def packed(it: Contents) -> bytes:
    """The package as a ZIP, with one folder in it, named as the package is."""
    parts = [
        part
        for part in (
            _Part("Documentation", "documentation", it.documentation),
            _Part("Schemas", "schemas", it.schemas),
            _Part("Representations", "representations/rep1/data", it.data),
        )
        if part.files
    ]
    described = File("metadata/descriptive/dc.xml", _dublin_core(it))
    inside = [described, *(File(f"{part.folder}/{its.path}", its.content) for part in parts for its in part.files)]
    whole = [File("METS.xml", _mets(it, described, parts)), *inside]
    return _zipped(it.name, whole, it.made)


def _zipped(name: str, files: Sequence[File], made: datetime) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        for file in files:
            info = zipfile.ZipInfo(f"{name}/{file.path}", made.timetuple()[:6])
            info.external_attr = 0o644 << 16
            folder.writestr(info, file.content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _dublin_core(it: Contents) -> bytes:
    root = ET.Element(f"{{{OAI_DC}}}dc")
    for name, value in (
        ("title", it.title),
        ("creator", it.creator),
        ("publisher", it.creator),
        ("description", it.description),
        ("identifier", it.identifier),
        ("subject", it.subject),
        ("date", it.drawn_up or it.made.date().isoformat()),
        ("language", "sv"),
        ("type", "Text"),
    ):
        if value:
            ET.SubElement(root, f"{{{DC}}}{name}").text = value
    return _xml(root)


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


# METS


def _of(space: str, name: str) -> str:
    return f"{{{space}}}{name}"


def _below(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _of(METS, name), attributes)


def _mets(it: Contents, described: File, parts: Sequence[_Part]) -> bytes:
    root = ET.Element(
        _of(METS, "mets"),
        {
            "OBJID": it.name,
            "TYPE": "Mixed",
            "LABEL": it.title,
            "PROFILE": PROFILE,
            _of(CSIP, "CONTENTINFORMATIONTYPE"): "MIXED",
            _of(XSI, "schemaLocation"): " ".join(
                (
                    f"{METS} http://www.loc.gov/standards/mets/mets.xsd",
                    f"{CSIP} https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd",
                    f"{SIP} https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd",
                )
            ),
        },
    )
    _header(root, it)
    _description(root, it, described)
    _files(root, it, parts)
    _structure(root, parts)
    return _xml(root)


def _header(root: ET.Element, it: Contents) -> None:
    header = _below(root, "metsHdr", CREATEDATE=_moment(it), LASTMODDATE=_moment(it), RECORDSTATUS="NEW")
    header.set(_of(CSIP, "OAISPACKAGETYPE"), "SIP")
    software = _below(header, "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
    _below(software, "name").text = OURS
    version = _below(software, "note")
    version.text = it.version
    version.set(_of(CSIP, "NOTETYPE"), "SOFTWARE VERSION")
    if it.creator:
        whose = _below(header, "agent", ROLE="ARCHIVIST", TYPE="ORGANIZATION")
        _below(whose, "name").text = it.creator


def _moment(it: Contents) -> str:
    return it.made.isoformat(timespec="seconds")


def _description(root: ET.Element, it: Contents, described: File) -> None:
    section = _below(root, "dmdSec", ID="dmd-dc", CREATED=_moment(it), STATUS="CURRENT")
    _below(section, "mdRef", LOCTYPE="URL", MDTYPE="DC", **_summed(described, it), **_link(described.path))


def _summed(file: File, it: Contents) -> dict[str, str]:
    return {
        "MIMETYPE": file.media,
        "SIZE": str(len(file.content)),
        "CREATED": _moment(it),
        "CHECKSUM": sha256(file.content).hexdigest(),
        "CHECKSUMTYPE": "SHA-256",
    }


def _link(path: str) -> dict[str, str]:
    return {_of(XLINK, "type"): "simple", _of(XLINK, "href"): path}


def _files(root: ET.Element, it: Contents, parts: Sequence[_Part]) -> None:
    section = _below(root, "fileSec", ID="files")
    for nth, part in enumerate(parts):
        group = _below(section, "fileGrp", ID=f"group-{nth}", USE=part.use)
        group.set(_of(CSIP, "CONTENTINFORMATIONTYPE"), "OTHER")
        group.set(_of(CSIP, "OTHERCONTENTINFORMATIONTYPE"), OURS)
        for number, file in enumerate(part.files):
            part.ids.append(id := f"file-{nth}-{number}")
            there = _below(group, "file", ID=id, **_summed(file, it))
            _below(there, "FLocat", LOCTYPE="URL", **_link(f"{part.folder}/{file.path}"))


def _structure(root: ET.Element, parts: Sequence[_Part]) -> None:
    section = _below(root, "structMap", ID="structure", TYPE="PHYSICAL", LABEL="CSIP")
    whole = _below(section, "div", ID="div-package", LABEL=root.get("OBJID", ""))
    _below(whole, "div", ID="div-metadata", LABEL="Metadata", DMDID="dmd-dc")
    for nth, part in enumerate(parts):
        div = _below(whole, "div", ID=f"div-{nth}", LABEL=part.use)
        _below(div, "fptr", FILEID=f"group-{nth}")
