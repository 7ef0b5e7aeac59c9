"""A package for the archive: whole, summed, without anybody who took part, and only of what is settled."""

import io
import re
import zipfile
from hashlib import sha256
from xml.etree import ElementTree as ET

import orjson
import pikepdf
import pytest

from app.archive import schemas
from app.archive.csip import DC, METS, XLINK
from app.archive.making import Maker
from app.export.document import Letterhead
from app.ids import now
from app.job_descriptions.draft import Status
from app.retention import due
from app.security.entry import Thing
from app.sharing import store as sharing
from app.sharing.store import About
from app.workshop.tables import WorkshopRow
from tests.export.test_pdf import words
from tests.job_descriptions.written import a_draft, keep
from tests.retention.made import DAY, a_workshop
from tests.retention.test_run import ZONE, Kind, Then, a_plan, a_rule, live_of, ran
from tests.running import Running, ask

WORD = "Ord"


def files_of(package):
    """Path -> content, without the package's own folder."""
    with zipfile.ZipFile(io.BytesIO(package)) as folder:
        return {name.partition("/")[2]: folder.read(name) for name in folder.namelist()}


def a_package(database, id, thing=Thing.WORKSHOP):
    return Maker(database, Letterhead("Exempelkommun"), ZONE).make(thing, id)


@pytest.fixture
def closed(sqlite):
    id = a_workshop(sqlite, now() - 800 * DAY, WORD)
    with sqlite.session() as session:
        row = session.get_one(WorkshopRow, id)
        row.diary, row.classification = "KS 2026/12", "1.2.3"
    return id


def test_every_file_is_listed_with_its_size_and_sum(sqlite, closed):
    files = files_of(a_package(sqlite, closed).content)
    mets = ET.fromstring(files["METS.xml"])
    listed = {}
    for element in (*mets.iter(f"{{{METS}}}file"), *mets.iter(f"{{{METS}}}mdRef")):
        link = element if f"{{{XLINK}}}href" in element.attrib else element[0]
        listed[link.get(f"{{{XLINK}}}href")] = (int(element.get("SIZE")), element.get("CHECKSUM"))
    assert listed == {
        path: (len(content), sha256(content).hexdigest()) for path, content in files.items() if path != "METS.xml"
    }
    assert mets.get("OBJID").startswith(f"akr-workshop-{closed}-")


def test_it_has_the_report_as_pdf_a_and_data_that_its_schema_describes(sqlite, closed):
    files = files_of(a_package(sqlite, closed).content)
    data = {path.rpartition("/")[2]: content for path, content in files.items() if "/data/" in path}
    assert set(data) == {"rapport.pdf", "workshop.json"}
    assert re.search(rb"pdfaid:part[^0-9]{1,3}2", data["rapport.pdf"])
    it = schemas.WORKSHOP.validate_json(data["workshop.json"])
    assert (it.diary, it.classification, len(it.tasks)) == ("KS 2026/12", "1.2.3", 3)
    assert it.tasks[0].votes["g1"]["red"] > 0
    assert it.report["actions"][0]["what"] == f"{WORD} åtgärd"
    assert [its.what for its in it.history].count("StepOpened") == 6
    schema = orjson.loads(files["schemas/workshop.schema.json"])
    assert set(schema["properties"]) == set(orjson.loads(data["workshop.json"]))
    dublin = ET.fromstring(files["metadata/descriptive/dc.xml"])
    assert dublin.find(f"{{{DC}}}identifier").text == "KS 2026/12"
    assert dublin.find(f"{{{DC}}}creator").text == "Exempelkommun"
    assert "rapport.pdf  (PDF/A-2a)" in files["documentation/las-mig.txt"].decode()


def test_what_readers_said_of_the_report_comes_along_with_its_answer(sqlite, closed):
    about = About(workshop=closed)
    with sqlite.session() as session:
        secret = sharing.add(session, about, "comment", "employment_service", "Gävle", 30, by=1, at=now())
        link = sharing.with_secret(session, secret, now())
        sharing.comment(session, link, "actions", "Vi har sökande", now())
        session.flush()
        sharing.answer(session, about, sharing.comments(session, about)[0].id, "Bra", now())
    files = files_of(a_package(sqlite, closed).content)
    data = next(content for path, content in files.items() if path.endswith("workshop.json"))
    it = schemas.WORKSHOP.validate_json(data)
    ours = [(said.role, said.label, said.about, said.text, said.answer) for said in it.comments]
    assert ours == [("employment_service", "Gävle", "actions", "Vi har sökande", "Bra")]
    assert "comments" not in it.report
    assert data.count("Vi har sökande".encode()) == 1
    paper = next(content for path, content in files.items() if path.endswith("rapport.pdf"))
    assert "Vi har sökande" in words(pikepdf.open(io.BytesIO(paper)))


def test_nobody_who_took_part_is_in_it(sqlite, closed):
    people = live_of(sqlite, closed).workshop.people
    everything = b"".join(files_of(a_package(sqlite, closed).content).values())
    assert people
    assert not any(person.encode() in everything for person in people)
    assert f"{WORD} borttagen".encode() not in everything, "words that were taken away stay away"


def test_it_says_what_had_been_removed_before(sqlite, closed):
    ran(a_plan(sqlite, a_rule(Kind.REPORT), a_rule(Kind.ANSWERS, Then.SUMS)))
    files = files_of(a_package(sqlite, closed).content)
    assert "representations/rep1/data/rapport.pdf" not in files
    it = schemas.WORKSHOP.validate_json(files["representations/rep1/data/workshop.json"])
    assert it.report is None
    assert it.kept_no_longer["answers"]["number"] == "KS 2026/12"
    assert it.tasks[0].votes["g1"]["red"] > 0


@pytest.fixture
def text(sqlite):
    id = int(
        keep(Running("", sqlite, None), None, a_draft(), a_draft(assignment="Ny", status=Status.APPROVED)).rpartition(
            "/"
        )[2]
    )
    return id


def test_a_job_description_comes_with_how_it_was_made(sqlite, text):
    files = files_of(a_package(sqlite, text, Thing.JOB_DESCRIPTION).content)
    data = {path.rpartition("/")[2]: content for path, content in files.items() if "/data/" in path}
    assert set(data) == {"arbetsbeskrivning.pdf", "arbetsbeskrivning.json", "arbetsbeskrivning-historia.json"}
    made = schemas.MADE.validate_json(data["arbetsbeskrivning-historia.json"])
    assert [it.version for it in made.versions] == [2, 1]
    assert b"pdfaid:part" in data["arbetsbeskrivning.pdf"]
    assert "arbetsbeskrivning.schema.json" in " ".join(files)


def test_archived_first_the_package_is_kept_and_the_workshop_goes(database):
    id = a_workshop(database, now() - 800 * DAY, WORD)
    row = ran(a_plan(database, a_rule(Kind.BOARD, Then.ARCHIVE)))
    assert row.protocol["kinds"]["board"]["packages"] == 1
    with database.reading() as connection:
        package = connection.exec_driver_sql("SELECT content, sha256, size, decision FROM archive_package").one()
    content = bytes(package.content)
    assert (package.sha256, package.size) == (sha256(content).hexdigest(), len(content))
    assert package.decision == "KS 2026/12"
    assert f"{WORD} uppgift 1".encode() in files_of(content)["representations/rep1/data/workshop.json"]
    assert live_of(database, id) is None


def test_an_example_goes_and_no_archive_has_it(database):
    ids = [a_workshop(database, now() - 800 * DAY, WORD) for _ in range(2)]
    with database.session() as session:
        session.get_one(WorkshopRow, ids[0]).is_example = True
    its = ran(a_plan(database, a_rule(Kind.BOARD, Then.ARCHIVE))).protocol["kinds"]["board"]
    assert (its["things"], its["packages"]) == (2, 1)
    with database.reading() as connection:
        [name] = connection.exec_driver_sql("SELECT name FROM archive_package").scalars()
    assert name.startswith(f"akr-workshop-{ids[1]}-")
    assert [live_of(database, id) for id in ids] == [None, None]


def test_a_text_that_is_an_example_goes_approved_or_not_and_no_archive_has_it(database):
    running = Running("", database, None)
    drafts = [a_draft(), a_draft(assignment="Ny", status=Status.APPROVED)]
    ids = [int(keep(running, None, it).rpartition("/")[2]) for it in (*drafts, *drafts)]
    with database.writing() as connection:
        table = due.TEXT
        connection.execute(table.update().values(changed_at=1))
        connection.execute(table.update().where(table.c.id.in_(ids[:2])).values(is_example=True))
    its = ran(a_plan(database, a_rule(Kind.JOB_DESCRIPTION, Then.ARCHIVE))).protocol["kinds"]["job_description"]
    assert (its["things"], its["packages"], its["left"]) == (3, 1, 1)


def test_texts_that_are_not_approved_are_left_where_they_are_to_be_archived(sqlite, text):
    draft = int(keep(Running("", sqlite, None), None, a_draft()).rpartition("/")[2])
    with sqlite.writing() as connection:
        connection.exec_driver_sql("UPDATE job_description SET changed_at = 1")
    its = ran(a_plan(sqlite, a_rule(Kind.JOB_DESCRIPTION, Then.ARCHIVE))).protocol["kinds"]["job_description"]
    assert (its["things"], its["packages"], its["left"]) == (1, 1, 1)
    with sqlite.reading() as connection:
        assert [*connection.exec_driver_sql("SELECT id FROM job_description").scalars()] == [draft]


def test_a_workshop_under_way_and_a_draft_are_refused_with_a_sentence(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    answer = lead.get(f"/w/{code}/archive.zip")
    assert answer.status_code == 409
    assert "Workshopen pågår. Avsluta den först, så går det att göra ett arkivpaket." in answer.text
    draft = keep(server, None, a_draft())
    answer = lead.get(f"{draft}/archive.zip")
    assert answer.status_code == 409
    assert "Texten är inte godkänd." in answer.text
    ask(lead, code, "open_step", step="closed")
    answer = lead.get(f"/w/{code}/archive.zip")
    assert answer.headers["content-type"] == "application/zip"
