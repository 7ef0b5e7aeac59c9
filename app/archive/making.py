"""Packages of a workshop that is closed, and of a job description that is approved: papers as PDF/A, what they say as
JSON with its schema, and how to read it all."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from sqlmodel import Session, col, select

from app.archive import schemas
from app.archive.csip import Contents, File, packed
from app.archive.store import Package
from app.export.document import Filed, Letterhead, swedish_date
from app.export.pdf import pdf
from app.follow_up.tables import FollowUpRow
from app.history import store as history
from app.history.history import deed
from app.ids import now
from app.job_descriptions import store as texts
from app.job_descriptions.papers.formats import FILES, Edition
from app.job_descriptions.papers.jobtech import schema as text_schema
from app.job_descriptions.store import Version
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way import in_force
from app.job_descriptions.way import store as way
from app.job_descriptions.way.approval import Approval
from app.job_descriptions.way.reviews import Review, about
from app.live.state import Live, load
from app.live.still import Still
from app.live.view import Audience
from app.organisation import store as organisation
from app.report.data import as_json
from app.report.data import json as report_json
from app.report.paper import whole
from app.report.remarks import Remark, remarks
from app.report.report import report
from app.results import wording
from app.results.result import Row, result
from app.security.entry import Thing
from app.sharing import store as sharing
from app.sharing.store import About
from app.storage.database import Database
from app.vocabulary import Refused
from app.voting.took_part import took_part
from app.web.release import release
from app.workshop import store as workshops
from app.workshop.pruned import REPORT
from app.workshop.tables import WorkshopRow

MOST_DEEDS = 100_000
_PDF_A = b"pdfaid:part"
"""What a PDF says that is for the archive (PDF/A): one with a letter that no font of ours has can't be."""


class NotThere(Exception):
    """There is no such workshop or job description."""


class UnderWay(Refused):
    code = "not_archived_under_way"


class Unapproved(Refused):
    code = "not_archived_unapproved"


@dataclass(frozen=True, slots=True)
class Maker:
    """`letterhead`: whose papers they are; `zone`: where the workplaces are."""

    database: Database
    letterhead: Letterhead
    zone: ZoneInfo

    def make(self, thing: Thing, id: int) -> Package:
        """Raises `NotThere`, `UnderWay`, `Unapproved`."""
        at = now()
        with self.database.reading_session() as session:
            of = self._workshop if thing is Thing.WORKSHOP else self._text
            contents, administration = of(session, id, at)
        return Package(contents.name, thing.value, id, contents.title, administration, at, packed(contents))

    # A workshop

    def _workshop(self, session: Session, id: int, at: int) -> tuple[Contents, int | None]:
        connection = session.connection()
        row, live = session.get(WorkshopRow, id), load(connection, id)
        if row is None or live is None:
            raise NotThere
        closed = workshops.closed_at(connection, id)
        if closed is None:
            raise UnderWay
        day = self._day(closed)
        filed = Filed(row.diary, row.classification, day)
        view = Still(live, {}, None).whole(Audience.WALL)
        came = result(view, took_part(live.ballots))
        said = sharing.comments(session, About(workshop=id))
        its_remarks = remarks(said, self._day)
        files = self._papers_of_workshop(live, view, filed, its_remarks)
        read_more = dict(report_of(live, view, day)) if REPORT not in live.workshop.pruned else None
        whole_of_it = schemas.Workshop(
            title=came.title,
            workplace=came.workplace,
            purpose=came.purpose,
            diary=row.diary,
            classification=row.classification,
            closed=day.isoformat(),
            groups=dict(came.groups),
            method=wording.method(came),
            tasks=[_task(it) for it in came.rows],
            report=read_more,
            comments=[schemas.Commented(**as_json(it)) for it in its_remarks],
            follow_up=[self._followed_up(it) for it in session.exec(_follow_ups(id))],
            history=self._history(session, live),
            kept_no_longer={kind: asdict(it) for kind, it in came.pruned.items()},
        )
        files.append(File("workshop.json", _json(schemas.WORKSHOP.dump_python(whole_of_it, mode="json"))))
        for text in session.exec(_texts_of(id)):
            files += self._files_of_text(session, text, f"arbetsbeskrivning-{text.id}")
        its_schemas = [_schema("workshop", schemas.schema(schemas.WORKSHOP, "A workshop, for the archive"))]
        name = f"akr-workshop-{id}-{self._stamp(at)}"
        told = f"Workshop enligt AKR, använd kompetensen rätt, på {wording.place(came)}. Avslutad {swedish_date(day)}."
        return self._contents(name, came.title, told, filed, files, its_schemas, at), row.administration

    def _papers_of_workshop(self, live: Live, view: Any, filed: Filed, its_remarks: tuple[Remark, ...]) -> list[File]:
        if REPORT in live.workshop.pruned:
            return []
        its = report(view, took_part(live.ballots), live.analysis, live.parking.in_order)
        assert filed.drawn_up
        return [File("rapport.pdf", pdf(whole(its, filed.drawn_up, filed, self.letterhead, its_remarks)))]

    def _history(self, session: Session, live: Live) -> list[schemas.Happened]:
        """As it may be read afterwards (`app.history`): nobody who took part is in it."""
        page = history.read(session.connection(), live.workshop.id, live.number + 1, MOST_DEEDS)
        deeds = [deed(line, live, page.undoings, page.about) for line in page.lines]
        told = [schemas.Happened(self._moment(it.at), it.kind, dict(it.said)) for it in deeds]
        told += [schemas.Happened(self._moment(it.at), "crowd", counts=dict(it.counts)) for it in page.crowds]
        return sorted(told, key=lambda it: it.at)

    def _followed_up(self, it: FollowUpRow) -> schemas.FollowedUp:
        return schemas.FollowedUp(it.action, it.months, it.outcome, it.note, it.role, self._moment(it.at))

    # A job description

    def _text(self, session: Session, id: int, at: int) -> tuple[Contents, int | None]:
        row = session.get(JobDescriptionRow, id)
        if row is None:
            raise NotThere
        if row.in_force is None:
            raise Unapproved
        approved = _in_force(session, row)
        filed = self._filed(row, approved)
        files = self._files_of_text(session, row, "arbetsbeskrivning")
        name = f"akr-arbetsbeskrivning-{id}-{self._stamp(at)}"
        said = f"Arbetsbeskrivning, version {approved.number}, godkänd."
        return self._contents(name, row.title, said, filed, files, [], at), row.administration

    def _files_of_text(self, session: Session, row: JobDescriptionRow, name: str) -> list[File]:
        """Of the version in force, with its paper as it was kept; none where nothing is in force."""
        assert row.id is not None
        if row.in_force is None:
            return []
        versions, said = texts.versions(session, row.id), way.reviews(session, row.id)
        approved = _in_force(session, row)
        whose = organisation.names(session).get(row.administration or 0, "")
        its = about(approved.number, {it.number: it.draft for it in versions}, said)
        edition = Edition(
            approved.within(whose).draft,
            approved.number,
            self._day(approved.at),
            self.letterhead,
            tuple((it, self._day(it.at)) for it in its),
            self._filed(row, approved),
            self._approval(session, row),
        )
        kept = in_force.paper(session, row.id, approved.number)
        made = schemas.Made(
            row.title,
            row.diary,
            row.classification,
            approved.number,
            [schemas.Saved(it.number, it.draft.status.value, self._moment(it.at)) for it in versions],
            [self._said(it) for it in said],
        )
        return [
            File(f"{name}.pdf", kept or FILES["pdf"](edition).content),
            File(f"{name}.json", FILES["json"](edition).content),
            File(f"{name}-historia.json", _json(schemas.MADE.dump_python(made, mode="json"))),
        ]

    def _said(self, it: Review) -> schemas.Reviewed:
        words = (it.word.value, it.words, it.how.value, it.protocol)
        return schemas.Reviewed(
            it.version, it.role.value, it.who, *words, self._moment(it.at), it.reply or "", it.reply_words
        )

    def _approval(self, session: Session, row: JobDescriptionRow) -> Approval:
        assert row.id is not None
        force = next(it for it in in_force.every(session, row.id) if it.version == row.in_force and it.until is None)
        return Approval(self._day(force.at), None, force.passed)

    def _filed(self, row: JobDescriptionRow, version: Version) -> Filed:
        return Filed(row.diary, row.classification, self._day(version.at))

    # Of both

    def _contents(
        self, name: str, title: str, said: str, filed: Filed, files: list[File], its_schemas: list[File], at: int
    ) -> Contents:
        if any(file.path.endswith("-historia.json") for file in files):
            its_schemas = [
                *its_schemas,
                _schema("arbetsbeskrivning", text_schema()),
                _schema("arbetsbeskrivning-historia", schemas.schema(schemas.MADE, "How a job description came to be")),
            ]
        return Contents(
            name=name,
            title=title,
            creator=self.letterhead.organisation,
            made=datetime.fromtimestamp(at // 1000, self.zone),
            version=release(),
            data=files,
            schemas=its_schemas,
            documentation=[File("las-mig.txt", _read_me(title, said, files).encode())],
            description=said,
            identifier=filed.diary,
            subject=filed.classification,
            drawn_up=filed.drawn_up.isoformat() if filed.drawn_up else "",
        )

    def _stamp(self, at: int) -> str:
        return datetime.fromtimestamp(at / 1000, self.zone).strftime("%Y%m%dT%H%M%S")

    def _moment(self, at: int) -> str:
        return datetime.fromtimestamp(at / 1000, self.zone).isoformat(timespec="seconds")

    def _day(self, at: int) -> date:
        return datetime.fromtimestamp(at / 1000, self.zone).date()


def report_of(live: Live, view: Any, on: date) -> Mapping[str, Any]:
    """Without what readers said of it, which stands beside it."""
    its = report(view, took_part(live.ballots), live.analysis, live.parking.in_order)
    told: dict[str, Any] = orjson.loads(report_json(its, on))
    return {name: said for name, said in told.items() if name != "comments"}


def _task(it: Row) -> schemas.Task:
    return schemas.Task(
        it.number,
        it.text,
        list(it.also),
        {group: str(standing) for group, standing in it.placement.items()},
        {unit: {str(answer): n for answer, n in fell.items()} for unit, fell in (it.votes or {}).items()},
        {group: str(answer) for group, answer in it.joint.items()},
        it.why,
        it.dissent,
    )


def _follow_ups(workshop: int) -> Any:
    return select(FollowUpRow).where(FollowUpRow.workshop == workshop)


def _texts_of(workshop: int) -> Any:
    its = JobDescriptionRow.workshop == workshop
    return select(JobDescriptionRow).where(its, col(JobDescriptionRow.in_force).is_not(None))


def _json(it: Any) -> bytes:
    return orjson.dumps(it, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS)


def _schema(name: str, it: Any) -> File:
    return File(f"{name}.schema.json", _json(it))


def _read_me(title: str, said: str, files: list[File]) -> str:
    lines = [
        title,
        "",
        said,
        "",
        "Paketet följer E-ARK CSIP och SIP 2.1. Alla filer och deras kontrollsummor står i",
        "METS.xml.",
    ]
    lines += ["", "I representations/rep1/data:", *(f"  {file.path}{_note(file)}" for file in files)]
    lines += [
        "",
        "JSON-filerna beskrivs av filerna i schemas. Tider är i arbetsplatsens tidszon.",
        "Ingen deltagare finns i paketet. Svar finns bara som summor, så som de visades.",
    ]
    return "\n".join(lines) + "\n"


def _note(file: File) -> str:
    if not file.path.endswith(".pdf"):
        return ""
    return (
        "  (PDF/A-2a)" if _PDF_A in file.content else "  (PDF, men inte PDF/A: texten har tecken som saknar typsnitt)"
    )


def _in_force(session: Session, row: JobDescriptionRow) -> Version:
    assert row.id is not None
    return next(it for it in texts.versions(session, row.id) if it.number == row.in_force)
