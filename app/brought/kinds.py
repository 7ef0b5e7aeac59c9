"""What a file is, by what it holds and never by its name. Each of those that we can't read is refused by name."""

import re
import zipfile
from io import BytesIO

from app.brought.refusals import (
    FileUnreadable,
    LockedFile,
    OtherSheet,
    Paper,
)
from app.vocabulary import Refused

ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PAPERS = (
    (re.compile(rb"%PDF"), Paper(what="PDF", program="Adobe Reader")),
    (re.compile(rb"\{\\rtf"), Paper(what="RTF", program="Word")),
    (
        re.compile(rb"<(?:!doctype html|html|head|body|table|meta|\?xml)\b", re.IGNORECASE),
        Paper(what="HTML", program="Excel"),
    ),
)
_OPEN = b"application/vnd.oasis.opendocument."
_PARTS = {
    "word/": Paper(what="Word", program="Word"),
    "ppt/": Paper(what="PowerPoint", program="PowerPoint"),
    "xl/workbook.bin": OtherSheet(what="Excel (.xlsb)"),
    "Index/": OtherSheet(what="Numbers"),
    "Index.zip": OtherSheet(what="Numbers"),
}
_OF_OPEN_DOCUMENT = {
    b"text": Paper(what="LibreOffice (.odt)", program="LibreOffice"),
    b"spreadsheet": OtherSheet(what="LibreOffice (.ods)"),
}
_STREAMS: dict[str, Refused] = {
    "EncryptedPackage": LockedFile(),
    "WordDocument": Paper(what="Word", program="Word"),
    "PowerPoint Document": Paper(what="PowerPoint", program="PowerPoint"),
    "__substg1.0": Paper(what="Outlook", program="Outlook"),
    "Workbook": OtherSheet(what="Excel 97–2003 (.xls)"),
    "Book": OtherSheet(what="Excel 97–2003 (.xls)"),
}
"""Names in an OLE file. One with none of them is locked."""


def refuse_other_kinds(content: bytes) -> None:
    """Raises what says which kind it is, where it is one that we can't read."""
    if why := other_kind(content):
        raise type(why)(**why.details)


def other_kind(content: bytes) -> Refused | None:
    """What says which kind it is, where it is no list that we can read."""
    if content.startswith(_OLE):
        names = (name for name in _STREAMS if name.encode("utf-16-le") in content)
        return next((_STREAMS[name] for name in names), LockedFile())
    if content.startswith(ZIP):
        return _packed(content)
    begins = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((why for begin, why in _PAPERS if begin.match(begins)), None)


def _packed(content: bytes) -> Refused | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            names = file.namelist()
            if "mimetype" in names:
                with file.open("mimetype") as first:
                    kind = first.read(100).removeprefix(_OPEN).strip()
                return _OF_OPEN_DOCUMENT.get(kind, FileUnreadable())
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return FileUnreadable()
    return next((why for part, why in _PARTS.items() if any(name.startswith(part) for name in names)), None)
