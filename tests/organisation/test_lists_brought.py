"""Administrations and workplaces from files that people's programs have written: every row, or none."""

import io
from datetime import date

import pytest
import xlsxwriter

from app.account import store as accounts
from app.account.roles import Role
from app.brought.refusals import FileEmpty
from app.export.delimited import delimited
from app.organisation import brought, store, workplaces
from app.organisation.brought import (
    HeadingsMissing,
    Line,
    RowLacks,
    RowNotADay,
    RowTooLong,
    RowTwice,
    TooManyRows,
)
from app.organisation.files import sheet_of
from tests.posts.written import administration, keep
from tests.scenes import a_scene

LIST = "Förvaltning;Arbetsplats;Nedlagd\r\nUtbildning;Förskolan Åsen;\r\nUtbildning;Björken;2024-06-30\r\n"
LINES = [Line(2, "Utbildning", "Förskolan Åsen", None, True), Line(3, "Utbildning", "Björken", date(2024, 6, 30), True)]


def lines(text):
    return brought.workplaces(sheet_of(text if isinstance(text, bytes) else text.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16"])
def test_a_list_is_read_in_whatever_encoding_excel_has_saved_it(encoding):
    assert lines(LIST.encode(encoding)) == LINES


@pytest.mark.parametrize("between", [",", "\t", "|"])
def test_a_list_is_read_whatever_stands_between_its_cells(between):
    assert lines(LIST.replace(";", between)) == LINES


def test_columns_may_stand_in_any_order_with_others_between_and_in_english():
    text = "Id;Workplace;Administration\n7;Björken;Utbildning\n"
    assert lines(text) == [Line(2, "Utbildning", "Björken")]


def test_a_row_is_called_by_its_place_in_the_file_empty_ones_counted():
    with pytest.raises(RowLacks) as no:
        lines("Förvaltning;Arbetsplats\n\nUtbildning;Björken\n;Åsen\n")
    assert no.value.details == {"row": 4, "what": "Förvaltning"}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Enhet;Plats\nUtbildning;Björken\n", HeadingsMissing),
        ("Arbetsplats\nBjörken\n", HeadingsMissing),
        ("Förvaltning;Arbetsplats\nUtbildning;\n", RowLacks),
        (f"Förvaltning;Arbetsplats\nUtbildning;{'x' * 81}\n", RowTooLong),
        ("Förvaltning;Arbetsplats;Nedlagd\nUtbildning;Björken;i går\n", RowNotADay),
        ("Förvaltning;Arbetsplats\nUtbildning;Björken\nUTBILDNING;björken\n", RowTwice),
        ("", FileEmpty),
        ("Förvaltning;Arbetsplats\n" + "".join(f"U;P{n}\n" for n in range(2001)), TooManyRows),
    ],
)
def test_a_list_that_is_wrong_somewhere_is_refused_whole(text, refused):
    with pytest.raises(refused):
        lines(text)


HOSTILE = '=HYPERLINK("http://evil.example","x")'


def test_what_is_written_is_counted_by_no_spreadsheet_and_read_as_it_was():
    file = delimited([["Förvaltning", "Arbetsplats"], ["Utbildning", HOSTILE], ["Utbildning", "-1+1"]])
    assert file.startswith(b"\xef\xbb\xbf")
    assert b"\"'=HYPERLINK" in file
    assert [it.name for it in brought.workplaces(sheet_of(file))] == [HOSTILE, "-1+1"]


def test_administrations_are_one_column():
    assert brought.names(sheet_of("Förvaltning\nOmsorg\nUtbildning\nomsorg\n".encode("cp1252"))) == [
        "Omsorg",
        "Utbildning",
    ]


# Through the pages


@pytest.fixture
def operator(server):
    return server.facilitator("drift@example.se", Role.OPERATOR)


@pytest.fixture
@a_scene
def hr(server):
    with server.database.session() as session:
        administration(session)
    return server.facilitator("hr@example.se", Role.HR)


def send(client, path, content, name="lista.csv"):
    return client.post(path, files={"file": (name, content)})


def kept(server):
    with server.database.reading_session() as session:
        return [(it.name, it.closed_on) for it in workplaces.every(session)]


def test_administrations_come_from_a_file_and_go_to_one(server, operator):
    answer = send(operator, "/administrations/import", "Förvaltning\nOmsorg\nUtbildning\n".encode("cp1252"))
    assert "Tillagda: 2" in answer.text
    assert "Tillagda: 0" in send(operator, "/administrations/import", operator.get("/administrations.csv").content).text
    with server.database.reading_session() as session:
        assert [*store.names(session).values()] == ["Omsorg", "Utbildning"]


def test_an_administration_with_a_post_stays(server, operator):
    with server.database.session() as session:
        keep(session)
    assert "Används på ett ställe" in operator.get("/administrations").text
    answer = operator.post("/administrations/1/remove")
    assert answer.status_code == 409
    assert "används" in answer.text


def test_workplaces_come_from_a_file_and_go_to_one(server, hr):
    answer = send(hr, "/workplaces/import", LIST.encode("cp1252"))
    assert "Tillagda: 2" in answer.text
    assert kept(server) == [("Björken", date(2024, 6, 30)), ("Förskolan Åsen", None)]
    again = send(hr, "/workplaces/import", hr.get("/workplaces.csv").content)
    assert "Tillagda: 0. Ändrade: 0. Som förut: 2" in again.text
    opened = send(hr, "/workplaces/import", "Förvaltning;Arbetsplats;Nedlagd\nUtbildning;BJÖRKEN;\n".encode())
    assert "Ändrade: 1" in opened.text
    assert kept(server) == [("Björken", None), ("Förskolan Åsen", None)]


NEAR = "Förvaltning;Arbetsplats;Närområde\nUtbildning;Åsen;Norr\nUtbildning;Björken;NORR\nUtbildning;Eken;\n"


def test_which_workplaces_lie_near_each_other_comes_from_a_file_and_goes_to_one(server, hr):
    send(hr, "/workplaces/import", NEAR.encode())
    with server.database.session() as session:
        assert {it.name: it.district for it in workplaces.every(session)} == {
            "Björken": "NORR",
            "Eken": "",
            "Åsen": "Norr",
        }
        assert workplaces.districts(workplaces.every(session)) == ["NORR"]
    again = send(hr, "/workplaces/import", hr.get("/workplaces.csv").content)
    assert "Som förut: 3" in again.text
    without = send(hr, "/workplaces/import", "Förvaltning;Arbetsplats\nUtbildning;Åsen\n".encode())
    assert "Som förut: 1" in without.text
    moved = send(hr, "/workplaces/import", "Förvaltning;Arbetsplats;Närområde\nUtbildning;Åsen;Söder\n".encode())
    assert "Ändrade: 1" in moved.text


def test_a_district_is_said_on_the_workplaces_page_and_written_as_it_is_written_already(server, hr):
    hr.post("/workplaces", data={"name": "Åsen", "administration": "1", "district": "Norr"})
    hr.post("/workplaces", data={"name": "Eken", "administration": "1", "district": " norr "})
    with server.database.session() as session:
        assert [it.district for it in workplaces.every(session)] == ["Norr", "Norr"]
    assert hr.post("/workplaces/1", data={"name": "Åsen", "administration": "1"}).status_code == 303
    assert 'value="Norr"' in hr.get("/workplaces/1").text
    long = hr.post("/workplaces/1", data={"name": "Åsen", "administration": "1", "district": "x" * 81})
    assert (long.status_code, 'href="#district"' in long.text) == (422, True)
    hr.post("/workplaces/1", data={"name": "Åsen", "administration": "1", "district": ""})
    with server.database.session() as session:
        assert [it.district for it in workplaces.every(session)] == ["Norr", ""]


def test_a_workbook_is_read_too(server, hr):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, cells in enumerate((("Förvaltning", "Arbetsplats"), ("Utbildning", "Åsen"))):
        sheet.write_row(row, 0, cells)
    book.close()
    assert "Tillagda: 1" in send(hr, "/workplaces/import", file.getvalue(), "lista.xlsx").text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Förvaltning;Arbetsplats\nUtbildning;Åsen\nVård;Björken\n".encode("cp1252"), "Rad 3: förvaltningen ”Vård”"),
        ("Förvaltning;Arbetsplats\nUtbildning;Åsen\nUtbildning;\n".encode(), "Rad 3: Arbetsplats saknas"),
        (
            "Förvaltning;Arbetsplats;Nedlagd\nUtbildning;Åsen;9999-01-01\n".encode(),
            "Rad 2: ”9999-01-01” är inte en dag",
        ),
        (b"", "tom"),
        (b"\x00\x01\x02" * 99, ""),
        (b"Hej;" * 400_000, ""),
    ],
)
def test_a_file_with_a_bad_row_changes_nothing(server, hr, content, says):
    answer = send(hr, "/workplaces/import", content)
    assert answer.status_code in (409, 413, 422)
    assert says in answer.text
    assert 'href="#file"' in answer.text
    assert kept(server) == []


def test_another_administrations_hr_neither_adds_nor_reads(server, hr):
    with server.database.session() as session:
        workplaces.add(session, administration(session), "Åsen")
        other = administration(session, "Omsorg")
    theirs = server.facilitator("annan@example.se", Role.HR)
    with server.database.session() as session:
        accounts.with_email(session, "annan@example.se").scope = [other]
    assert "finns inte på er lista" in send(theirs, "/workplaces/import", LIST.encode()).text
    assert "Åsen" not in theirs.get("/workplaces.csv").text
    assert theirs.post("/workplaces", data={"name": "X", "administration": "1"}).status_code == 422
    assert theirs.get("/workplaces/1").status_code == 404
    assert kept(server) == [("Åsen", None)]


def test_a_workplace_is_renamed_closed_and_taken_away_while_nobody_is_there(server, hr):
    assert hr.post("/workplaces", data={"name": " Åsen ", "administration": "1"}).status_code == 303
    taken = hr.post("/workplaces", data={"name": "ÅSEN", "administration": "1"})
    assert taken.status_code == 409
    form = {"name": "Björken", "administration": "1", "closed_on": "2025-01-01"}
    assert hr.post("/workplaces/1", data=form).status_code == 303
    assert kept(server) == [("Björken", date(2025, 1, 1))]
    assert hr.post("/workplaces/1", data={**form, "name": ""}).status_code == 422
    assert hr.post("/workplaces/1/remove").status_code == 303
    assert kept(server) == []
