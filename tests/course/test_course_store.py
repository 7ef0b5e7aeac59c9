"""The day that somebody took the course, as it is kept."""

from datetime import date

from app.account import store as accounts
from app.course import store

DAY = date(2026, 11, 30)


def test_a_day_is_kept_for_one_account_and_taken_away(database):
    with database.session() as session:
        me, other = (accounts.nameless_account(session, it).id for it in ("eva@example.se", "hans@example.se"))
        store.keep(session, me, DAY)
    with database.reading_session() as session:
        assert (store.took(session, me), store.took(session, other)) == (DAY, None)
    with database.session() as session:
        store.keep(session, me, None)
        store.keep(session, 999, DAY)
    with database.reading_session() as session:
        assert store.took(session, me) is None
        assert store.took(session, 999) is None
