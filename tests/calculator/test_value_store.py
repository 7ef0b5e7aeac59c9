"""Values by year in the database: nothing is lost, and nothing holds that nobody has said."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from app.calculator.sets import store, used
from app.calculator.sets.value_set import Choice, ValueChanged, What, YearHolds, YearRetired, YearThere
from app.calculator.values import Parameter
from app.vocabulary import Refused
from tests.calculator.made import DAY, LEVEL, PO, VALUES, WAGE, a_set, somebody

TOMORROW = DAY + timedelta(days=1)


def choose(session, year, since=DAY, at=5_000):
    store.choose(session, Choice(year, since, at, somebody(session)))


def test_a_set_begins_with_its_values_and_says_who_made_it(database):
    with database.session() as session:
        a_set(session)
        a_set(session, 2025, {})
    with database.reading_session() as session:
        assert store.years(session) == [2026, 2025]
        assert store.values(session, 2026) == VALUES
        assert store.values(session, 2025) == {}
        assert store.values(session, 2024) == {}
        assert [it.what for it in store.history(session, 2026)] == [What.MADE]
        assert {kept.version for kept in store.filled(session, 2026).values()} == {1}


def test_a_year_has_one_set(database):
    with database.session() as session:
        a_set(session)
    with pytest.raises(YearThere), database.session() as session:
        a_set(session)


def test_a_value_is_changed_emptied_and_filled_again_and_all_of_it_is_told(database):
    dearer = replace(WAGE, amount=Decimal("24000.50"))
    with database.session() as session:
        a_set(session)
        by = somebody(session, "annan@example.se")
        assert store.save(session, 2026, Parameter.WAGE, dearer, 1, by, 2_000)
        assert store.save(session, 2026, Parameter.WAGE, None, 2, by, 3_000)
        assert store.save(session, 2026, Parameter.WAGE, WAGE, 3, by, 4_000)
        assert store.save(session, 2026, Parameter.FULL_TIME, LEVEL, 0, by, 5_000)
        assert store.save(session, 2026, Parameter.FULL_TIME, LEVEL, 1, by, 6_000) is None
    with database.reading_session() as session:
        done = [(it.parameter, it.was, it.became, it.at) for it in store.history(session, 2026) if it.parameter]
        assert done == [
            (Parameter.FULL_TIME, None, LEVEL, 5_000),
            (Parameter.WAGE, None, WAGE, 4_000),
            (Parameter.WAGE, dearer, None, 3_000),
            (Parameter.WAGE, WAGE, dearer, 2_000),
        ]
        kept = store.filled(session, 2026)[Parameter.WAGE]
        assert (kept.version, kept.changed_at, kept.by) == (4, 4_000, by)
        assert store.values(session, 2026)[Parameter.ON_COSTS] == PO


@pytest.mark.parametrize(("parameter", "was"), [(Parameter.WAGE, 0), (Parameter.WAGE, 2), (Parameter.FULL_TIME, 1)])
def test_what_somebody_else_has_changed_is_not_written_over(database, parameter, was):
    with database.session() as session:
        a_set(session)
    with pytest.raises(ValueChanged), database.session() as session:
        store.save(session, 2026, parameter, LEVEL, was, somebody(session), 2_000)
    with database.reading_session() as session:
        assert store.values(session, 2026) == VALUES


def test_of_two_who_save_at_once_one_is_told(database):
    with database.session() as session:
        a_set(session)
        by = somebody(session)
    told, both = [], threading.Barrier(2)

    def write(amount):
        both.wait(10)
        try:
            with database.session() as session:
                store.save(session, 2026, Parameter.WAGE, replace(WAGE, amount=Decimal(amount)), 1, by, amount)
            told.append("saved")
        except Refused as no:
            told.append(no.code)

    each = [threading.Thread(target=write, args=(amount,)) for amount in (24000, 25000)]
    for it in each:
        it.start()
    for it in each:
        it.join(30)
    assert sorted(told) == ["saved", "value_changed"]
    with database.reading_session() as session:
        assert len([it for it in store.history(session, 2026) if it.parameter]) == 1


def test_nothing_holds_until_somebody_has_said_so_and_from_the_day_they_said(database):
    with database.session() as session:
        a_set(session)
        a_set(session, 2027)
        assert store.newest(session, DAY) is None
        choose(session, 2026)
        choose(session, 2027, TOMORROW)
        assert store.newest(session, DAY - timedelta(days=1)) is None
        assert store.newest(session, DAY) == 2026
        assert store.newest(session, TOMORROW) == 2027
        assert [it.year for it in store.coming(session, DAY)] == [2027]
        choose(session, 2026, TOMORROW)
        assert store.newest(session, TOMORROW) == 2026
        assert [it.year for it in store.coming(session, DAY)] == [2026]
        choose(session, None, TOMORROW)
        assert store.newest(session, TOMORROW) is None
        assert len(store.choices(session)) == 4


def test_what_holds_or_is_to_hold_is_not_put_away(database):
    with database.session() as session:
        a_set(session)
        a_set(session, 2027)
        a_set(session, 2025)
        choose(session, 2026, date(2026, 1, 1))
        choose(session, 2027, TOMORROW)
        by = somebody(session)
        for year in (2026, 2027):
            with pytest.raises(YearHolds):
                store.retire(session, year, DAY, by, 9_000)
        assert store.retire(session, 2025, DAY, by, 9_000)
        assert store.years(session) == [2027, 2026]


def test_what_is_put_away_is_kept_and_comes_back(database):
    with database.session() as session:
        a_set(session)
        by = somebody(session)
        assert store.retire(session, 2026, DAY, by, 2_000)
        assert not store.retire(session, 2026, DAY, by, 3_000)
        assert store.years(session) == []
        assert store.values(session, 2026) == VALUES
        with pytest.raises(YearRetired):
            choose(session, 2026)
        with pytest.raises(YearRetired):
            a_set(session)
        assert store.restore(session, 2026, by, 4_000)
        assert store.years(session) == [2026]
        done = [it.what for it in store.history(session, 2026)]
        assert done == [What.RESTORED, What.RETIRED, What.MADE]


def test_what_is_put_away_while_somebody_says_that_it_holds_is_one_or_the_other(database):
    with database.session() as session:
        a_set(session)
        by = somebody(session)
    told, both = [], threading.Barrier(2)

    def do(deed):
        both.wait(10)
        try:
            with database.session() as session:
                deed(session)
            told.append("done")
        except Refused as no:
            told.append(no.code)

    deeds = (choose_2026, lambda session: store.retire(session, 2026, DAY, by, 2_000))
    each = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for it in each:
        it.start()
    for it in each:
        it.join(30)
    assert sorted(told) in (["done", "values_year_holds"], ["done", "values_year_retired"])
    with database.reading_session() as session:
        assert bool(store.choices(session)) is bool(store.years(session))


def choose_2026(session):
    choose(session, 2026)


def test_no_choice_is_of_a_year_that_there_is_not(database):
    with database.session() as session, pytest.raises(YearRetired):
        choose(session, 2031)


def test_it_is_told_how_many_kept_calculations_rest_on_a_year(database, monkeypatch):
    tables = MetaData()
    columns = Column("row", Integer, primary_key=True), Column("of", Integer), Column("year", Integer)
    kept = Table("kept_of_a_test", tables, *columns)
    monkeypatch.setattr("app.calculator.sets.used.KEPT", {"kept_of_a_test": "of"})
    with database.session() as session:
        a_set(session)
        monkeypatch.setattr("app.calculator.sets.used.SQLModel.metadata", MetaData())
        assert used.uses(session, 2026) == 0
        monkeypatch.setattr("app.calculator.sets.used.SQLModel.metadata", tables)
        connection = session.connection()
        tables.drop_all(connection)
        tables.create_all(connection)
        its = [(1, 2026), (1, 2026), (2, 2026), (3, 2025), (4, None)]
        connection.execute(kept.insert(), [{"of": of, "year": year} for of, year in its])
        assert (used.uses(session, 2026), used.uses(session, 2025), used.uses(session, 2024)) == (2, 1, 0)
        tables.drop_all(connection)
