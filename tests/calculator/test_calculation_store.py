"""Calculations in both databases: kept whole, found by who reaches them, and brought back as they were."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import true

from app.account import store as accounts
from app.account.roles import Role
from app.calculator import store
from app.calculator.formulas import result
from app.calculator.inputs import Group, Inputs, case, missing
from app.calculator.store import CalculatedMeanwhile, For
from app.calculator.tables import CalculationRow, CalculationVersionRow
from app.calculator.taken import BOARD, begun, taken
from app.calculator.together_store import costed
from app.calculator.values import Parameter
from app.calculator.whose import reached
from app.ids import now
from app.posts import store as posts
from app.posts.post import Post
from tests.calculator.kept import VALUES, YEAR, a_draft
from tests.posts.written import administration, keep

CROWDED = begun(VALUES, a_draft())
COOKS = Group("Kock", taken(Decimal("3.25"), BOARD), Decimal("2.5"), Decimal(4), Decimal("29000.50"))
LONG_HOURS = Inputs(groups=(COOKS,))


def somebody(session, email, *roles, scope=()):
    row = accounts.with_email(session, email)
    row.roles, row.scope = [it.value for it in roles], [*scope]
    session.add(row)
    session.flush()
    return row


def test_what_is_kept_is_brought_back_with_its_values(database):
    with database.session() as session:
        eva = somebody(session, "eva@example.se", Role.ECONOMIST)
        id = store.add(session, For(is_example=True), "Serviceassistent", YEAR, CROWDED, eva.id, 5)
        store.save(session, id, 1, "Biträde", None, LONG_HOURS, eva.id, 7)
    with database.reading_session() as session:
        (newest,) = store.every(session, true())
        first = store.one(session, true(), id, 1)
        assert (newest.version.number, newest.version.title, newest.version.year) == (2, "Biträde", None)
        assert newest.version.inputs == LONG_HOURS
        assert (first.version.inputs, first.version.year, first.newest, first.is_newest) == (CROWDED, YEAR, 2, False)
        assert [(it.number, it.at, it.by) for it in store.versions(session, id)] == [
            (2, 7, "eva@example.se"),
            (1, 5, "eva@example.se"),
        ]
        assert store.one(session, true(), id, 3) is None
        assert newest.of.is_example


def test_of_two_who_save_the_second_is_told(database):
    with database.session() as session:
        eva = somebody(session, "eva@example.se", Role.ECONOMIST)
        id = store.add(session, For(), "Serviceassistent", None, CROWDED, eva.id, 1)
        store.save(session, id, 1, "Ett", None, CROWDED, eva.id, 2)
        with pytest.raises(CalculatedMeanwhile):
            store.save(session, id, 1, "Två", None, CROWDED, eva.id, 3)
        assert store.one(session, true(), id).version.title == "Ett"


def test_what_is_removed_takes_its_versions_along(database):
    with database.session() as session:
        eva = somebody(session, "eva@example.se", Role.ECONOMIST)
        id = store.add(session, For(), "Serviceassistent", None, CROWDED, eva.id, 1)
        store.remove(session, id)
    with database.reading_session() as session:
        assert session.get(CalculationRow, id) is None
        assert session.get(CalculationVersionRow, (id, 1)) is None


def test_it_stays_when_the_post_that_it_is_for_goes(database):
    with database.session() as session:
        eva = somebody(session, "eva@example.se", Role.ECONOMIST)
        post = keep(session)
        id = store.add(session, For(post=post), "Serviceassistent", None, CROWDED, eva.id, 1)
        assert [it.id for it in store.of_thing(session, true(), post=post)] == [id]
    with database.session() as session:
        posts.remove(session, post)
    with database.reading_session() as session:
        assert store.one(session, true(), id).of.post is None


def test_who_reaches_which(database):
    with database.session() as session:
        school, care = administration(session, "Skola"), administration(session, "Omsorg")
        eva = somebody(session, "eva@example.se", Role.LEADS)
        hans = somebody(session, "hans@example.se", Role.LEADS)
        eko = somebody(session, "eko@example.se", Role.ECONOMIST)
        limited = somebody(session, "skola@example.se", Role.HR, scope=(school,))
        chef = somebody(session, "chef@example.se", Role.MANAGER)
        for at, (of, by) in enumerate(((school, eva), (care, eva), (None, eko), (care, limited)), 1):
            store.add(session, For(administration=of), f"Jobb {at}", None, CROWDED, by.id, now() + at)
        found = {
            who.email.partition("@")[0]: sorted(it.version.title[-1] for it in store.every(session, reached(who)))
            for who in (eva, hans, eko, limited, chef)
        }
    assert found == {"eva": ["1", "2"], "hans": [], "eko": ["1", "2", "3", "4"], "skola": ["1", "4"], "chef": []}


def test_of_several_for_a_post_the_newest_that_is_finished_counts(database):
    support = {it: taken(amount, BOARD) for it, amount in {"subsidy_level": 1, "subsidy_cap": 20_000}.items()}
    finished = replace(CROWDED, values=CROWDED.values | {Parameter(it): value for it, value in support.items()})
    assert not missing(finished)
    assert missing(LONG_HOURS)
    with database.session() as session:
        eva = somebody(session, "eva@example.se", Role.ECONOMIST)
        post = keep(session)
        store.add(session, For(post=post), "Ett", YEAR, finished, eva.id, 1)
        store.add(session, For(post=post), "Två", None, LONG_HOURS, eva.id, 2)
        (it,) = costed(session, {post: Post("Serviceassistent")})
        assert it.result == result(case(finished))
