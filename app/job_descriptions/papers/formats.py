"""What a job description can be had as: files, and pages that are made to be printed, copied from or read easily."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.export.document import NO_LETTERHEAD, Document, Letterhead
from app.export.formats import FORMATS, PAPERS
from app.job_descriptions.draft import Draft
from app.job_descriptions.papers.ad import Ad, ad, text
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from app.job_descriptions.papers.jobtech import json
from app.job_descriptions.way.reviews import Review
from app.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Edition:
    """A version as it is given to others. `on`: the day it was saved. `reviews`: of its text, each with its day."""

    draft: Draft
    number: int
    on: date
    letterhead: Letterhead = NO_LETTERHEAD
    reviews: tuple[tuple[Review, date], ...] = ()

    @property
    def document(self) -> Document:
        return document(self.draft, self.number, self.on, self.letterhead, self.reviews)

    @property
    def easy(self) -> Document:
        return easy(self.draft, self.number, self.on, self.letterhead)

    @property
    def ad(self) -> Ad:
        return ad(self.draft, self.letterhead)


@dataclass(frozen=True, slots=True)
class File:
    """`words`: what it is, from which its name is made."""

    words: str
    content: bytes


def _paper(draw: Callable[[Document], bytes], edition: Edition) -> File:
    paper = edition.document
    return File(paper.file_name, draw(paper))


def _json(edition: Edition) -> File:
    return File(edition.document.file_name, json(edition.draft, edition.number, edition.on, edition.letterhead))


def _ad(edition: Edition) -> File:
    """With a mark and line ends that Notepad takes."""
    said = edition.ad
    return File(f"Annonstext {said.headline}", text(said).replace("\n", "\r\n").encode("utf-8-sig"))


FILES: dict[str, Callable[[Edition], File]] = {
    **{ending: partial(_paper, draw) for ending, draw in PAPERS.items()},
    "json": _json,
    "txt": _ad,
}
"""By the ending of the file's name."""
FOR_ALL = tuple(ending for ending in PAPERS if FORMATS[ending].is_for_all)
"""What whoever reads by a link is offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`path`: after the job description's own."""

    path: str
    label: str
    hint: str


def _of_paper(ending: str) -> Offer:
    return Offer(f".{ending}", FORMATS[ending].label, FORMATS[ending].hint)


OFFERED = (
    *map(_of_paper, FOR_ALL),
    Offer("/print", N_("Skriv ut"), N_("från webbläsaren")),
    Offer("/ad", N_("Annonstext"), N_("till rekryteringssystemet")),
    Offer("/easy", N_("Lättläst"), N_("korta meningar och stor text")),
    Offer(".json", FORMATS["json"].label, N_("för andra system, med JobTechs fält")),
    *(_of_paper(ending) for ending in PAPERS if ending not in FOR_ALL),
)
