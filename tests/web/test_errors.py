"""An error is told in the page's title, leads to the field that it is about, and the field says that it is wrong."""

import re

import pytest

from tests.job_descriptions.test_job_description_pages import fields, save
from tests.job_descriptions.written import a_draft, keep, workshop_id


def field(html: str, id: str) -> str:
    """The element with this id, as it is written."""
    found = re.search(rf'<(?:input|select|textarea) id="{id}"[^>]*>', html)
    assert found, id
    return found[0]


def says_wrong(html: str, id: str) -> None:
    assert re.search(r"<title>(Fel|Error): ", html)
    error = re.search(r'id="error".*?</(?:p|div)>', html, re.S)
    assert error
    assert f'href="#{id}"' in error[0]
    assert 'aria-invalid="true"' in field(html, id)
    assert re.search(r'aria-describedby="(?:[\w-]+ )?error"', field(html, id))


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ({"email": "anna@example.org", "password": "kort"}, "password"),
        ({"email": "", "password": "en blå kaffekopp"}, "email"),
    ],
)
def test_a_password_page_says_which_field(server, typed, id):
    says_wrong(server.facilitator().post("/account/password", data=typed).text, id)


def test_who_can_not_sign_in_is_led_to_the_password(server):
    client = server.client()
    says_wrong(client.post("/sign-in", data={"email": "a@example.org", "password": "fel"}).text, "password")


def test_a_number_that_can_not_be_read_is_led_to_in_the_editor(server):
    lead = server.facilitator()
    address = keep(server, workshop_id(server, server.workshop(lead)), a_draft())
    html = save(lead, address, fields(lead.get(address)), extent="halvtid").text
    says_wrong(html, "extent")
    assert "aria-invalid" not in field(html, "manager")


def test_a_page_without_an_error_says_none(server):
    html = server.facilitator().get("/account/password").text
    assert "<title>Fel" not in html
    assert "aria-invalid" not in html
    assert 'aria-describedby="length"' in field(html, "password")
