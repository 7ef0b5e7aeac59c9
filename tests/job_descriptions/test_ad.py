"""The text of an advertisement."""

from dataclasses import replace

import pytest

from app.export.document import Letterhead
from app.job_descriptions.draft import Agreement, Draft, Duty, Status
from app.job_descriptions.papers.ad import Ad, ad, text
from tests.job_descriptions.drafts import FIELDS, HARD, LINEAGE, OURS, every_text, full, marked, plain

NOT_FOR_APPLICANTS = {
    *LINEAGE,
    *("why", "relieves", "adaptation", "aid", "ssyk", "jobtech", "municipality"),
    *("negotiation", "risk_assessment", "hr_review", "notes", "plan"),
}


def of(draft: Draft) -> Ad:
    return ad(draft, OURS)


def test_needs_are_what_the_job_is_for_and_its_tasks_under_their_headings():
    assert of(full()).needs == (
        "Barn och personal får en lugn dag.\n- maten\n- kläderna\n\n"
        "Textilier:\n- Tar hand om tvätt\n\n"
        "Förråd:\n- Beställer förbrukningsvaror\n- Håller ordning\n\n"
        "Kök:\n- Diskar efter lunchen\n\n"
        "Ingår inte:\nAnsvar för barngrupp.\n- läkemedel\n\n"
        "Närmaste chef: Rektor\nArbetar med: Barnskötare och förskollärare"
    )


def test_requirements_stand_apart_from_wishes_and_from_what_is_not_needed():
    assert of(full()).requirements == (
        "Det här behöver du:\n- Läsa en rutin\n\n"
        "Det här är bra om du har:\n- Vara lugn\n\n"
        "Det här behövs inte:\n- B-körkort"
    )


def test_conditions_say_how_long_how_much_when_and_under_which_agreement():
    assert of(full()).conditions.split("\n\n")[0].split("\n") == [
        "Anställning: Tidsbegränsad till och med 31 augusti 2027",
        "Omfattning: 25 timmar i veckan, 62,5 procent",
        "Arbetstid: Vardagar 8–13",
        "Börjar: 2027-02-01 eller enligt överenskommelse",
        "Lön: 23 500–25 000 kronor i månaden",
        "Avtal: BEA, avtalet för arbetsmarknadspolitiska insatser. Ordinarie anställning (AB) från 1 september 2027",
    ]
    assert "Avtal: AB, Allmänna bestämmelser" in of(replace(full(), agreement=Agreement.AB)).conditions


def test_nothing_is_said_where_nothing_is_written():
    bare = ad(Draft("Vaktmästare", plain().provenance, (Duty("Byter lampor"),)), Letterhead())
    assert bare.needs == "Arbetsuppgifter:\n- Byter lampor"
    assert bare.requirements == bare.conditions == ""
    assert "KRAV" not in text(bare)


def test_the_whole_text_says_that_it_is_a_draft_until_it_is_approved():
    assert text(of(full())).startswith("UTKAST: inte godkänd än\n\nServiceassistent i förskola\n\nExempelkommunen\n")
    assert "UTKAST" not in text(of(replace(full(), status=Status.APPROVED)))


@pytest.mark.parametrize("hard", [*HARD, "y" * 5000])
def test_a_hard_text_comes_out_as_it_was_written(hard: str):
    said = text(of(every_text(hard)))
    assert {field for field in FIELDS if marked(hard, field) not in said} == NOT_FOR_APPLICANTS
