"""Links and comments: what is refused, what is kept, and what one link can never reach of another's."""

import pytest

from app.account import store as accounts
from app.ids import fingerprint
from app.sharing import store
from app.sharing.links import DAY, MOST_COMMENTS, MOST_LINKS, LinkGone, LinkReads, TooManyComments, TooManyLinks
from app.sharing.store import About
from app.sharing.tables import LinkRow
from app.vocabulary import TextMissing, TextTooLong
from app.workshop import store as workshops
from app.workshop.workshop import UnknownChoice, create

NOW = 1_800_000_000_000


@pytest.fixture
def here(database):
    """A session, two workshops, and who leads them."""
    with database.session() as session:
        lead = accounts.first(session).id
        rows = [
            workshops.add(session, create(code, "", "Exempelgården", "jobs", "apt90", ["Kock"]), lead, NOW)
            for code in ("F7K2QM", "G7K2QM")
        ]
        yield session, About(workshop=rows[0].id), About(workshop=rows[1].id), lead


def a_link(session, about, lead, kind="comment", days=30, role="union"):
    return store.add(session, about, kind, role, "Kommunal", days, lead, NOW)


@pytest.mark.parametrize(
    ("kind", "role", "days"), [("edit", "union", 7), ("report", "boss", 7), ("report", "union", 0)]
)
def test_a_link_that_cannot_be_is_refused(here, kind, role, days):
    session, about, _, lead = here
    with pytest.raises(UnknownChoice):
        store.add(session, about, kind, role, "", days, lead, NOW)


@pytest.mark.parametrize("secret", ["", "guessed", "x" * 5000])
def test_a_guessed_link_opens_nothing(here, secret):
    with pytest.raises(LinkGone):
        store.with_secret(here[0], secret, NOW)


def test_a_link_opens_until_its_last_day(here):
    session, about, _, lead = here
    secret = a_link(session, about, lead, days=7)
    assert store.with_secret(session, secret, NOW + 7 * DAY - 1).workshop == about.workshop
    with pytest.raises(LinkGone):
        store.with_secret(session, secret, NOW + 7 * DAY)


def test_a_link_that_is_revoked_opens_no_more(here):
    session, about, _, lead = here
    secret = a_link(session, about, lead)
    (link,) = store.links(session, about)
    store.revoke(session, about, link.id, NOW)
    with pytest.raises(LinkGone):
        store.with_secret(session, secret, NOW)


def test_another_workshops_link_and_comment_stay_as_they_are(here):
    session, about, other, lead = here
    secret = a_link(session, about, lead)
    store.comment(session, store.with_secret(session, secret, NOW), "actions", "Vem svarar?", NOW)
    store.revoke(session, other, store.links(session, about)[0].id, NOW)
    store.answer(session, other, store.comments(session, about)[0].id, "Ingen", NOW)
    assert store.with_secret(session, secret, NOW)
    assert store.comments(session, about)[0].answer == ""
    assert store.comments(session, other) == []


def test_only_a_fingerprint_of_the_address_is_kept(here):
    session, about, _, lead = here
    secret = a_link(session, about, lead)
    row = session.get(LinkRow, store.links(session, about)[0].id)
    assert secret not in str(row.model_dump())
    assert row.secret == fingerprint(secret)


def test_a_link_to_read_does_not_comment(here):
    session, about, _, lead = here
    link = store.with_secret(session, a_link(session, about, lead, "report"), NOW)
    with pytest.raises(LinkReads):
        store.comment(session, link, "whole", "Hej", NOW)


@pytest.mark.parametrize(("text", "refusal"), [(" \n ", TextMissing), ("a" * 5000, TextTooLong)])
def test_a_comment_that_says_nothing_or_too_much_is_refused(here, text, refusal):
    session, about, _, lead = here
    link = store.with_secret(session, a_link(session, about, lead), NOW)
    with pytest.raises(refusal):
        store.comment(session, link, "whole", text, NOW)
    assert store.comments(session, about) == []


def test_a_comment_is_told_by_role_with_its_answer(here):
    session, about, _, lead = here
    link = store.with_secret(session, a_link(session, about, lead), NOW)
    store.comment(session, link, "actions", "Vem svarar i telefon?", NOW)
    store.answer(session, about, store.comments(session, about)[0].id, "Receptionen", NOW + 1)
    (said,) = store.comments(session, about)
    assert (said.role, said.label, said.about, said.answer) == ("union", "Kommunal", "actions", "Receptionen")
    assert store.links(session, about)[0].comments == 1


def test_links_and_comments_have_a_limit(here):
    session, about, _, lead = here
    link = store.with_secret(session, a_link(session, about, lead), NOW)
    for _ in range(MOST_COMMENTS):
        store.comment(session, link, "whole", "Hej", NOW)
    with pytest.raises(TooManyComments):
        store.comment(session, link, "whole", "Hej", NOW)
    for _ in range(MOST_LINKS - 1):
        a_link(session, about, lead)
    with pytest.raises(TooManyLinks):
        a_link(session, about, lead)


def test_a_workshop_that_is_deleted_takes_its_links_with_it(here):
    session, about, _, lead = here
    secret = a_link(session, about, lead)
    session.connection().exec_driver_sql(f"DELETE FROM workshop WHERE id = {about.workshop}")
    with pytest.raises(LinkGone):
        store.with_secret(session, secret, NOW)
