"""A job description is the municipality's: it stays when a workshop that it came from is removed."""

import pytest

from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running


@pytest.fixture
def somebody(server: Running):
    return server.facilitator()


def test_it_stays_with_all_its_versions_and_what_the_board_said(server, somebody):
    code = server.workshop(somebody)
    home = keep(server, workshop_id(server, code), a_draft(), a_draft("Vaktmästare"))
    said = somebody.get(f"/w/{code}/delete").text
    assert "Det här finns kvar" in said
    assert "Vaktmästare" in said
    assert somebody.post(f"/w/{code}/delete", data={"typed": code}).status_code == 303
    page = somebody.get(home).text
    assert "Vaktmästare" in page
    assert "Tvätt" in page
    assert somebody.get(f"{home}/versions/1").status_code == 200
    assert somebody.get(f"{home}.pdf").content.startswith(b"%PDF")
    assert "Vaktmästare" in somebody.get("/job-descriptions").text
    assert somebody.post(f"{home}/duplicate").status_code == 303
