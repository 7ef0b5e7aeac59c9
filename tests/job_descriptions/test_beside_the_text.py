"""An advertisement's details and the easy text in the database: version-safe, and gone with what they hang on."""

from datetime import date

import pytest
from sqlmodel import Session, select

from app.account import store as accounts
from app.job_descriptions import store as texts
from app.job_descriptions.ad import store as ads
from app.job_descriptions.ad.details import NO_DETAILS, AdChanged, Details, Extract
from app.job_descriptions.easy import store as easy
from app.job_descriptions.easy.text import EasyChanged
from app.job_descriptions.tables import AdRow, EasyRow, JobDescriptionRow
from app.storage.database import Database
from tests.job_descriptions.written import a_draft

DETAILS = Details(
    "Ring.", "a@b.se", date(2027, 1, 15), "Rektor", "Kommunal", "1", 2, "Gatan 1", "Byn", 0, Extract.SHOWN
)


@pytest.fixture
def text(database: Database) -> tuple[int, int]:
    """A job description, and who has an account."""
    with database.session() as session:
        by = accounts.first(session).id or 0
        return texts.add(session, a_draft(), None, by, 1), by


def test_details_come_back_as_they_were_saved(database, text):
    id, by = text
    with database.session() as session:
        assert ads.saved(session, id) == ads.Saved(0, NO_DETAILS)
        ads.save(session, id, 0, DETAILS, by, 1)
        assert ads.saved(session, id) == ads.Saved(1, DETAILS)
        ads.save(session, id, 1, NO_DETAILS, by, 2)
    with database.reading_session() as session:
        assert ads.saved(session, id) == ads.Saved(2, NO_DETAILS)


@pytest.mark.parametrize("was", [0, 2])
def test_details_that_somebody_else_has_saved_since_are_not_written_over(database, text, was):
    id, by = text
    with database.session() as session:
        ads.save(session, id, 0, DETAILS, by, 1)
    with pytest.raises(AdChanged), database.session() as session:
        ads.save(session, id, was, NO_DETAILS, by, 2)
    with database.reading_session() as session:
        assert ads.saved(session, id).details == DETAILS


@pytest.mark.parametrize("was", [0, 2])
def test_an_easy_text_that_somebody_else_has_saved_since_is_not_written_over(database, text, was):
    id, by = text
    with database.session() as session:
        assert easy.saved(session, id) is None
        easy.save(session, id, 0, "Du diskar.", 1, by, 1)
    with pytest.raises(EasyChanged), database.session() as session:
        easy.save(session, id, was, "Du torkar.", 1, by, 2)
    with database.reading_session() as session:
        kept = easy.saved(session, id)
        assert kept
        assert (kept.number, kept.text, kept.of, kept.read) == (1, "Du diskar.", 1, None)


def test_what_was_read_is_the_text_as_it_was_and_no_other(database, text):
    id, by = text
    with database.session() as session:
        easy.save(session, id, 0, "Du diskar.", 1, by, 1)
        assert not easy.mark_read(session, id, 2, 5)
        assert easy.mark_read(session, id, 1, 5)
        easy.save(session, id, 1, "Du torkar.", 1, by, 6)
        kept = easy.saved(session, id)
        assert kept
        assert (kept.number, kept.read, kept.is_read([])) == (2, 1, False)


def rows(session: Session) -> int:
    return len(session.exec(select(AdRow)).all()) + len(session.exec(select(EasyRow)).all())


def test_both_go_with_the_job_description(database, text):
    id, by = text
    with database.session() as session:
        ads.save(session, id, 0, DETAILS, by, 1)
        easy.save(session, id, 0, "Du diskar.", 1, by, 1)
        assert rows(session) == 2
        session.delete(session.get_one(JobDescriptionRow, id))
        session.flush()
        assert rows(session) == 0
