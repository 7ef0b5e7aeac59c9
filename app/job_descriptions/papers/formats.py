"""What a job description can be had as: files, and pages that are made to be printed, copied from or read easily."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from app.export.document import NO_LETTERHEAD, NOT_FILED, Document, Filed, Letterhead, file_name
from app.export.formats import FORMATS, PAPERS
from app.job_descriptions.ad.details import NO_DETAILS, Details
from app.job_descriptions.draft import Draft
from app.job_descriptions.papers import ad as ads
from app.job_descriptions.papers.ad import Ad, ad, text
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from app.job_descriptions.papers.jobtech import json
from app.job_descriptions.way.approval import Approval
from app.job_descriptions.way.reviews import Review
from app.job_descriptions.words import STATUS
from app.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Edition:
    """A version as it is given to others. `on`: the day it was saved. `reviews`: of its text, each with its day.
    `approval`: where it is or was in force. `details`: of its advertisement. `has_appendix`: whether its document tells
    where the tasks came from, with each group's votes. `easy_text`: HR's, where there is one; `easy_is_read`: the
    reference group has said that it is good; `easy_of`: the version that it was made of, where that one says something
    else."""

    draft: Draft
    number: int
    on: date
    letterhead: Letterhead = NO_LETTERHEAD
    reviews: tuple[tuple[Review, date], ...] = ()
    filed: Filed = NOT_FILED
    approval: Approval | None = None
    details: Details = NO_DETAILS
    has_appendix: bool = True
    easy_text: str | None = None
    easy_is_read: bool = False
    easy_of: int | None = None

    @property
    def document(self) -> Document:
        its = document(
            self.draft,
            self.number,
            self.on,
            self.letterhead,
            self.reviews,
            filed=self.filed,
            approval=self.approval,
            has_appendix=self.has_appendix,
        )
        return replace(its, which=self.which)

    @property
    def easy(self) -> Document:
        its = (self.draft, self.number, self.on, self.letterhead, self.easy_text)
        return replace(easy(*its, is_read=self.easy_is_read, of=self.easy_of), filed=self.filed, which=self.which)

    @property
    def which(self) -> str:
        """For files' names: who has two of them open is to see which is which."""
        return f"version {self.number} {STATUS[self.draft.status].lower()}"

    @property
    def ad(self) -> Ad:
        return ad(self.draft, self.letterhead, self.details)

    @property
    def ad_paper(self) -> Document:
        """For the reader, not for the records: without the diary number of the text that it is made of."""
        return replace(ads.paper(self.ad, self.on), which=self.which)


@dataclass(frozen=True, slots=True)
class File:
    """`words`: what it is, from which its name is made."""

    words: str
    content: bytes


def _paper(draw: Callable[[Document], bytes], edition: Edition) -> File:
    paper = edition.document
    return File(paper.file_name if edition.has_appendix else f"{paper.file_name} utan bilaga", draw(paper))


def _json(edition: Edition) -> File:
    its = (edition.draft, edition.number, edition.on, edition.letterhead, edition.reviews)
    return File(edition.document.file_name, json(*its, edition.approval, edition.details))


def _ad(edition: Edition) -> File:
    """With a mark and line ends that Notepad takes."""
    said = edition.ad
    name = file_name(f"Annonstext {said.headline}", edition.filed.named(edition.which))
    return File(name, text(said).replace("\n", "\r\n").encode("utf-8-sig"))


FILES: dict[str, Callable[[Edition], File]] = {
    **{ending: partial(_paper, draw) for ending, draw in PAPERS.items()},
    "json": _json,
    "txt": _ad,
}
"""By the ending of the file's name."""
FOR_ALL = tuple(ending for ending in PAPERS if FORMATS[ending].is_for_all)
"""What whoever reads by a link is offered."""


WITHOUT = "no"
"""What `appendix` is in the address of a paper without one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`path`: after the job description's own. `without`: what is asked for in the address, to have it without its
    appendix; "" where it has none."""

    path: str
    label: str
    hint: str
    without: str = ""


def _of_paper(ending: str) -> Offer:
    return Offer(f".{ending}", FORMATS[ending].label, FORMATS[ending].hint, without=f"appendix={WITHOUT}")


OFFERED = (
    *map(_of_paper, FOR_ALL),
    Offer("/print", N_("Skriv ut"), N_("från webbläsaren"), without=f"appendix={WITHOUT}"),
    Offer("/ad", N_("Annons"), N_("att läsa, skriva ut och klistra in")),
    Offer("/easy", N_("Till lättläst"), N_("korta meningar och stor text")),
    Offer(".json", FORMATS["json"].label, N_("för andra system, med JobTechs fält")),
    *(_of_paper(ending) for ending in PAPERS if ending not in FOR_ALL),
)
