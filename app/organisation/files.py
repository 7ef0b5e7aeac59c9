"""A file that came with a form."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from app.brought import files
from app.brought.refusals import FileEmpty
from app.brought.sheets import MOST_IN_A_FILE, Sheet


async def _content(request: Request) -> bytes:
    file = (await request.form()).get("file")
    return await file.read(MOST_IN_A_FILE + 1) if isinstance(file, UploadFile) else b""


Content = Annotated[bytes, Depends(_content)]


def sheet_of(content: bytes) -> Sheet:
    """Its first sheet with words in it. Raises `Refused`."""
    if not content:
        raise FileEmpty
    return next(sheet for sheet in files.of_file(content) if sheet.has_words)
