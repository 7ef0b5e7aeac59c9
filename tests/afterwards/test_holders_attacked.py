"""Those who might want to know what somebody answered of their job: HR, the manager, a colleague with the link, who
reads the log, the database, its file or a backup."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel, select

from app.account.roles import Role
from app.afterwards import sealed, store
from app.afterwards.holder import Answer, Question, Says
from app.afterwards.tables import HolderBoxRow, HolderCountedRow, HolderPhoneRow
from app.once.tables import MadeRow
from app.posts.half_year import half_year
from app.posts.post import Content
from app.security.tables import SecurityLogRow
from app.sharing.tables import LinkRow
from app.storage.journal import JournalRow
from app.web.cookies import HOLDER, unsigned
from tests.afterwards.asked import TODAY, answer, hr_of, link, phone, place
from tests.hostile.test_get_does_nothing import every_row
from tests.running import without_keys
from tests.scenes import a_scene
from tests.waiting import until

TABLES = (HolderBoxRow, HolderCountedRow, HolderPhoneRow)


@pytest.fixture
def hr(server):
    return hr_of(server)


@pytest.fixture
@a_scene
def post(server, hr):
    """A post whose two placements have one and four persons."""
    id, staffings = place(server, 1, 4)
    return id, staffings


def logged(server):
    server.app.state.counted.write()
    with server.database.reading_session() as session:
        return [*session.exec(select(SecurityLogRow))]


def box(server):
    with server.database.reading_session() as session:
        row = session.get(HolderBoxRow, 1)
        return row and (row.answers, row.most, row.sums)


def test_no_page_and_no_file_changes_by_an_answer_in_the_half_year(server, hr, post):
    """Whoever sees all, and whoever sees the figures, sees the same before one answer, after it, and after all."""
    owner = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    path = link(hr, post[0], post[1][1])
    pages = [f"/posts/{post[0]}", f"/posts/{post[0]}/asks", "/posts", "/desk", "/key-figures", "/home"]
    files = ["/key-figures/figures.csv", "/key-figures/akr.nyckeltal.1.json"]

    def seen():
        of_hr = [without_keys(hr.get(it).text) for it in (*pages, *files)]
        return [*of_hr, *(without_keys(owner.get(it).text) for it in ("/key-figures", *files))]

    before = seen()
    for number in range(4):
        its = phone(server, path)
        assert answer(its, path, ["yes", "no"][number % 2], more=["cleaning"]).status_code == 303
        answer(its, path, "sometimes")
        if number in (0, 3):
            assert seen() == before, number
    assert box(server)[0] == 4


def test_to_open_the_page_changes_no_row_whoever_opens_it(server, hr, post):
    path = link(hr, post[0], post[1][0])
    before = every_row(server.database)
    for client in (server.client(), hr, server.client(headers={"User-Agent": "mail scanner"})):
        for method in ("GET", "HEAD"):
            for address in (path, f"{path}/work", f"{path}/work?again=1"):
                assert client.request(method, address).status_code in (200, 303)
    assert every_row(server.database) == before


def test_no_log_and_no_time_says_that_somebody_was_here(server, hr, post):
    path = link(hr, post[0], post[1][0])
    before = [(it.what, it.at) for it in logged(server)]
    its = phone(server, path)
    page = its.get(f"{path}/work").text
    assert "/opened" not in page
    assert its.post(f"{path}/opened").status_code == 204
    answer(its, path, "")  # refused
    answer(its, path, "no")
    answer(server.client(), path)  # without a cookie
    answer(phone(server, path), path)  # one too many
    its.get(f"{path}/report")
    its.post(f"{path}/work/next")
    assert [(it.what, it.at) for it in logged(server)] == before
    with server.database.reading_session() as session:
        assert session.exec(select(LinkRow)).one().opened_at is None
        assert session.exec(select(JournalRow)).all() == []
        assert session.exec(select(MadeRow)).all() == []


def test_who_comes_when_the_link_is_over_is_not_told_from_who_guesses(server, hr, post):
    path = link(hr, post[0], post[1][0])
    with server.database.session() as session:
        for row in session.exec(select(LinkRow)):
            row.expires_at = 1
            session.add(row)
    assert server.client().get(f"{path}/work").status_code == 410
    assert server.client().get("/l/guessed/work").status_code == 410
    refused = [it for it in logged(server) if it.what == "link_refused"]
    assert refused
    assert {it.about_id for it in refused} == {None}


def test_the_tables_have_no_place_for_when_where_or_who(server):
    """Columns, and what they lead to."""
    columns = {f"{it.__table__.name}.{column.name}": column for it in TABLES for column in it.__table__.columns}
    assert {name: str(column.type) for name, column in columns.items()} == {
        "holder_box.id": "INTEGER",
        "holder_box.half": "VARCHAR",
        "holder_box.since": "VARCHAR",
        "holder_box.answers": "INTEGER",
        "holder_box.most": "INTEGER",
        "holder_box.asks": "INTEGER",
        "holder_box.sums": "JSON",
        "holder_counted.half": "VARCHAR",
        "holder_counted.sums": "JSON",
        "holder_counted.shown": "JSON",
        "holder_counted.needed": "JSON",
        "holder_phone.phone": "VARCHAR",
        "holder_phone.ask": "VARCHAR",
        "holder_phone.place": "VARCHAR",
        "holder_phone.sealed": "VARCHAR",
        "holder_phone.counted": "VARCHAR",
    }
    assert not any(column.foreign_keys for column in columns.values())
    tables = {it.__table__.name for it in TABLES}
    assert not any(key.column.table.name in tables for it in SQLModel.metadata.sorted_tables for key in it.foreign_keys)


def test_what_one_answered_together_is_nowhere(server, hr, post):
    """Two who answer each other's second question leave the same sums: what goes with what is not kept."""
    path = link(hr, post[0], post[1][1])
    mine, hers = phone(server, path), phone(server, path)
    answer(mine, path, "yes", more="cleaning")
    answer(hers, path, "no", more="waste")
    before = box(server)
    answer(mine, path, "yes", more="waste")
    answer(hers, path, "no", more="cleaning")
    assert box(server) == before
    rows = " ".join(it for it in every_row(server.database) if it.startswith("holder_phone"))
    assert not re.search("cleaning|waste|yes|'no'", rows)


def test_the_language_and_the_phone_leave_nothing(server, hr, post):
    path = link(hr, post[0], post[1][1])
    said = []
    for headers in ({"Accept-Language": "sv"}, {"Accept-Language": "en", "User-Agent": "Nokia 3310"}):
        its = server.client(headers=headers)
        its.get(f"{path}/work")
        answer(its, path, "yes")
        with server.database.reading_session() as session:
            said.append([len(it.sealed) for it in session.exec(select(HolderPhoneRow))])
    assert len({*said[1]}) == 1
    rows = " ".join(every_row(server.database))
    assert "Nokia" not in rows


def test_an_answer_is_as_long_as_any_other():
    few = Answer({Question.TASKS: Says.NO})
    many = Answer(dict.fromkeys(Question, Says.YES), frozenset({*Content} - {Content.OTHER}))
    assert len(sealed.seal("a", "b", few)) == len(sealed.seal("a", "b", many))


def test_who_has_the_database_the_servers_key_and_the_link_cannot_open_an_answer(server, hr, post):
    """The operator and HR together: what is missing is the phone's."""
    path = link(hr, post[0], post[1][0])
    its = phone(server, path)
    answer(its, path, "no")
    key = server.app.state.signing_key
    with server.database.reading_session() as session:
        (row,) = session.exec(select(HolderPhoneRow))
    word = sealed.ask_of(key, post[1][0], 6)
    assert row.ask == word  # they can tell which placement it was
    for guess in (key, path.removeprefix("/l/"), word, row.phone, row.ask, "", str(post[1][0])):
        assert sealed.unseal(guess, word, row.sealed) is None
    cookie = next(it.value for it in its.cookies.jar if it.name == HOLDER)
    secret = unsigned(cookie, key, HOLDER)
    assert sealed.unseal(secret, word, row.sealed) == Answer({Question.TASKS: Says.NO})
    assert secret not in " ".join(every_row(server.database))


def test_the_same_phone_at_two_asks_is_two(server, hr, post):
    one, other = (link(hr, post[0], staffing) for staffing in post[1])
    its = phone(server, one)
    answer(its, one)
    answer(its, other)
    with server.database.reading_session() as session:
        rows = [*session.exec(select(HolderPhoneRow))]
    assert len({it.phone for it in rows}) == len({it.ask for it in rows}) == 2


def test_rows_stand_in_no_order_of_time(database):
    """SQLite keeps no number of the row; the order is that of a fingerprint."""
    order = [f"p{number}" for number in range(12)]
    for name in order:
        with database.session() as session:
            store.answer(session, "key", name, (1, 6), Answer({Question.TASKS: Says.YES}), 99, TODAY)
    if not database.is_sqlite:
        return
    with database.reading() as connection:
        stored = [*connection.execute(text("SELECT phone FROM holder_phone")).scalars()]
        with pytest.raises(OperationalError):
            connection.execute(text("SELECT rowid FROM holder_phone"))
    came = [sealed.phone_of(name, sealed.ask_of("key", 1, 6)) for name in order]
    assert stored == sorted(came) != came


def test_the_databases_log_does_not_keep_one_answer_after_another(server, hr, post):
    """SQLite's log has each state of the sums until it is cut off: after an answer it soon is."""
    path = link(hr, post[0], post[1][1])
    answer(phone(server, path), path, "no")
    log = Path(server.database.engine.url.database + "-wal")
    until(lambda: not log.exists() or log.stat().st_size == 0)


def test_the_colleague_who_opens_the_link_is_not_told_what_was_answered(server, hr, post):
    path = link(hr, post[0], post[1][1])
    before = without_keys(phone(server, path).get(f"{path}/work").text)
    answer(phone(server, path), path, "no")
    assert without_keys(phone(server, path).get(f"{path}/work").text) == before


def test_placements_at_one_workplace_hide_nobody_from_each_other(server, hr, post):
    """Those who began on different days are placements of their own, and of one manager."""
    for staffing in post[1]:
        path = link(hr, post[0], staffing)
        answer(phone(server, path), path)
    other, (elsewhere,) = place(server, 1, name="Biblioteket", title="Kontorsassistent")
    path = link(hr, other, elsewhere)
    answer(phone(server, path), path)
    assert box(server)[:2] == (3, 2)


def test_ten_answers_of_one_phone_are_one_and_ten_phones_are_as_many_as_there_are(server, hr, post):
    path = link(hr, post[0], post[1][0])
    its = phone(server, path)
    for _ in range(10):
        answer(its, path, "no")
    assert box(server)[0] == 1
    assert {answer(phone(server, path), path).status_code for _ in range(10)} == {409}
    assert box(server)[0] == 1


def test_a_clock_at_the_end_of_the_half_year_tells_no_less_than_five(server, hr, post):
    """One answer, and the half-year ends: nothing is shown of it, now or then."""
    path = link(hr, post[0], post[1][0])
    answer(phone(server, path), path, "no")
    with server.database.session() as session:
        store.purge(session, int((half_year(TODAY).next.first.toordinal() - 719163 + 2) * 86400000))
    with server.database.reading_session() as session:
        assert session.exec(select(HolderCountedRow)).all() == []
    assert "minst" not in re.sub("minst fem|”minst”", "", hr.get("/key-figures").text)
