"""The kinds of file that we give: what each is called and good for, and how a paper becomes one."""

from collections.abc import Callable
from dataclasses import dataclass

from app.export.document import Document
from app.export.docx import docx
from app.export.markdown import markdown
from app.export.pdf import pdf
from app.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Format:
    media: str
    label: str = ""
    hint: str = ""
    """What a paper as such a file is good for."""
    draw: Callable[[Document], bytes] | None = None
    """Makes one of a paper. None: only of other things."""
    is_for_all: bool = False
    """Whether everybody can open one: it is offered to those who read by a link, and first to the others."""


FORMATS = {
    "docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word",
        N_("att skriva vidare i"),
        docx,
        is_for_all=True,
    ),
    "pdf": Format("application/pdf", "PDF", N_("att skicka och arkivera"), pdf, is_for_all=True),
    "md": Format("text/markdown; charset=utf-8", "Markdown", N_("enkel text med rubriker"), markdown),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    "csv": Format("text/csv; charset=utf-8", "CSV"),
    "json": Format("application/json", "JSON"),
    "txt": Format("text/plain; charset=utf-8"),
    "zip": Format("application/zip", "ZIP"),
    "ics": Format("text/calendar; charset=utf-8; method=PUBLISH"),
}
"""By the ending of a file's name."""
PAPERS = {ending: format.draw for ending, format in FORMATS.items() if format.draw}
"""How a paper is drawn, by the endings that there are for papers."""
