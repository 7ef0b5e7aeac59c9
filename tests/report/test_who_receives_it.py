"""Who receives the result, and whether a category is decided, stands in the report as it was answered."""

import io
from datetime import date

import openpyxl
import orjson
import pytest

from app.report.data import json
from app.report.paper import short, whole
from app.report.sheet import xlsx
from app.report.wording import ready
from app.workshop.commands import AnswerReadiness, ChangePurpose
from tests.makers import a_live_workshop, ask
from tests.report.held import reported

DAY = date(2026, 11, 25)


def answered(purpose="jobs", **said):
    live = a_live_workshop("Tvätt")
    ask(live, ChangePurpose(purpose))
    for question, answer in said.items():
        ask(live, AnswerReadiness(question, answer))
    return reported(live)


def test_a_workshop_that_was_not_asked_says_nothing_of_it():
    report = answered(mandate="yes", union="no")
    assert [*ready(report)] == []
    assert {"receiver", "receiver_is", "category", "mandate"}.isdisjoint(orjson.loads(json(report, DAY))["workshop"])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"receiver": "yes", "receiver_is": "hr"}, "HR (klart)"),
        ({"receiver": "not_yet", "receiver_is": "manager"}, "Chefen (inte klart än)"),
        ({"receiver": "no"}, "Inte sagt vem (inte klart)"),
        ({"receiver_is": "labour_unit"}, "Arbetsmarknadsenheten (AME) (inte klart än)"),
    ],
)
def test_it_says_which_function_and_whether_it_is_settled(said, words):
    report = answered("roles", **said)
    assert dict(ready(report)) == {"Tar emot resultatet": words}
    for document in (whole(report, DAY), short(report, DAY)):
        assert ("Tar emot resultatet", words) in document.blocks[0].rows
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx(report, DAY)))
    assert ["Tar emot resultatet", words] in [
        list(row[:2]) for sheet in sheets for row in sheet.iter_rows(values_only=True)
    ]
    assert said.items() <= orjson.loads(json(report, DAY))["workshop"].items()


def test_a_category_is_told_where_a_job_was_looked_for():
    assert dict(ready(answered(category="yes")))["Ny yrkeskategori"] == "Det är bestämt om det behövs en"
    assert dict(ready(answered(category="no")))["Ny yrkeskategori"] == "Inte bestämt om det behövs en"
    assert [*ready(answered("roles", category="yes"))] == []
