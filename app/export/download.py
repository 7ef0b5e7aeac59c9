"""Files to keep, under names that old and new browsers can read (RFC 6266)."""

from urllib.parse import quote

from starlette.responses import Response

from app.export.document import file_name, in_ascii
from app.export.formats import FORMATS


def download(words: str, ending: str, file: bytes) -> Response:
    """`words`: what the file is, from which its name is made."""
    name = file_name(words)
    plain, whole = f"{in_ascii(name)}.{ending}", quote(f"{name}.{ending}", safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"}
    return Response(file, media_type=FORMATS[ending].media, headers=headers)
