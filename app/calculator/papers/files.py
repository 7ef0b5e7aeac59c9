"""The files of a calculation, by the endings of their names."""

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.calculator.papers import file
from app.calculator.papers.one_page import document
from app.calculator.papers.paper import Paper
from app.calculator.papers.workbook import xlsx
from app.export.download import download
from app.export.pdf import pdf

FILES: Mapping[str, Callable[[Paper], bytes]] = {
    "pdf": lambda paper: pdf(document(paper), on_one_page=True),
    "xlsx": xlsx,
    "json": file.json,
}


def answer(paper: Paper, ending: str) -> Response:
    """Raises a 404 for an ending that there is none of."""
    if ending not in FILES:
        raise HTTPException(404)
    version = "" if paper.version is None else f" version {paper.version}"
    return download(f"{paper.title}{version} {paper.on.isoformat()}", ending, FILES[ending](paper))
