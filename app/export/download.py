"""Files to keep, under names that old and new browsers can read (RFC 6266)."""

from urllib.parse import quote

from starlette.responses import Response

from app.export.document import file_name, in_ascii

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(words: str, ending: str, file: bytes) -> Response:
    """`words`: what the file is, from which its name is made."""
    name = file_name(words)
    plain, whole = f"{in_ascii(name)}.{ending}", quote(f"{name}.{ending}", safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"}
    return Response(file, media_type=_TYPES[ending], headers=headers)
