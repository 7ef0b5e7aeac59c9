"""The talk where the requirements are followed up: a paper, and nothing that is kept."""

import io
from datetime import date
from pathlib import Path

import httpx2
import pikepdf
import pytest
from sqlmodel import select

from app.account.roles import Role
from app.export.document import NO_LETTERHEAD
from app.job_descriptions.draft import Level, Requirement
from app.security.entry import What
from app.security.tables import SecurityLogRow
from app.vocabulary import NOTE_LENGTH, TextTooLong
from app.ways.paper import paper
from app.ways.talk import Answer, Row, Said, Sum, met, read
from tests.export.test_pdf import words as words_of
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running
from tests.ways.made import a_post

ROWS = (Row("r0", "Följer skriftlig rutin", is_required=True), Row("r1", "Tål stress", is_required=False))
SECRET = "Behöver hjälpmedlet Kvitsel"


def test_what_both_say_is_read_and_what_is_no_answer_is_none():
    its = {"manager-r0": "met", "holder-r0": "on_the_way", "needed-r0": " Tid ", "holder-r1": "x", "holder-r9": "met"}
    one, other = read(ROWS, its)
    assert (one.manager, one.holder, one.needed, one.differs) == (Answer.MET, Answer.ON_THE_WAY, "Tid", True)
    assert other == Said(ROWS[1])
    assert met([Said(ROWS[0], Answer.MET, Answer.MET), one, other]) == Sum(1, 3)
    with pytest.raises(TextTooLong):
        read(ROWS, {"needed-r0": "x" * (NOTE_LENGTH + 1)})


def test_the_paper_says_required_and_desirable_apart_and_has_room_for_what_is_not_answered():
    its = paper(
        "Serviceassistent", "Skolan", read(ROWS, {"manager-r0": "met"}), date(2026, 11, 29), NO_LETTERHEAD, False
    )
    told = str(its.blocks)
    assert "sparas inte" in told
    assert told.index("Följer skriftlig rutin") < told.index("Önskvärt") < told.index("Tål stress")
    assert "……" in told
    assert "inga krav att följa upp" in str(paper("x", "", (), date(2026, 11, 29), NO_LETTERHEAD, False).blocks)


def logged(server: Running) -> list[SecurityLogRow]:
    server.app.state.counted.write()
    with server.database.reading_session() as session:
        return [*session.exec(select(SecurityLogRow))]


@pytest.fixture
def hr(server: Running) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.LEADS, Role.HR)


def test_what_is_typed_becomes_a_paper_and_is_in_no_file_of_the_server(
    server: Running, hr: httpx2.Client, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    asked = (
        Requirement("Följer <b>skriftlig</b> rutin", level=Level.REQUIRED),
        Requirement("Har körkort", level=Level.NOT_NEEDED),
    )
    text = keep(server, workshop_id(server, server.workshop(hr)), a_draft(requirements=asked))
    post = a_post(server, int(text.rpartition("/")[2]))
    address = f"/posts/{post}/way/stages/follow_up/talk"
    page = hr.get(address).text
    assert "sparas inte" in page
    assert "<b>skriftlig" not in page
    assert "Har körkort" not in page
    answer = hr.post(address, data={"manager-r0": "met", "holder-r0": "no", "needed-r0": SECRET})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    words = words_of(pikepdf.open(io.BytesIO(answer.content)))
    assert "Uppfyllt" in words
    assert "Kvitsel" in words
    assert "Följer <b>skriftlig</b> rutin" in " ".join(words.split())
    assert not [it for it in logged(server) if it.what == What.EXPORTED]
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"CREATE TABLE" in kept
    assert b"Kvitsel" not in kept
    assert "Kvitsel" not in "".join(capfd.readouterr())


def test_too_long_a_need_is_said_and_what_was_typed_is_given_back(server: Running, hr: httpx2.Client):
    asked = (Requirement("Följer rutin"),)
    text = keep(server, workshop_id(server, server.workshop(hr)), a_draft(requirements=asked))
    post = a_post(server, int(text.rpartition("/")[2]))
    refused = hr.post(f"/posts/{post}/way/stages/follow_up/talk", data={"needed-r0": "x" * 1001, "manager-r0": "no"})
    assert refused.status_code == 422
    assert '<option value="no" selected>' in refused.text


def test_a_post_without_a_text_has_nothing_to_go_through(server: Running, hr: httpx2.Client):
    assert "inga krav att gå igenom" in hr.get(f"/posts/{a_post(server)}/way/stages/follow_up/talk").text
