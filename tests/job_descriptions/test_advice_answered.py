"""Advice that is answered rests, for those who write, until the text that it was about is changed."""

import re
from dataclasses import replace
from decimal import Decimal

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.account.roles import Role
from app.job_descriptions.advice.checks import Advice, AdviceKind, advise
from app.job_descriptions.advice.resting import Answer, about, parted
from app.job_descriptions.draft import Agreement, Draft, Requirement
from tests.job_descriptions.test_checks import LAUNDRY, OURS
from tests.job_descriptions.test_checks import a_draft as a_checked_draft
from tests.job_descriptions.test_job_description_pages import fields, said, save
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running

SAID = Answer("Vi har talat om det", 1, "hr@example.se")


def the(kind: AdviceKind, draft: Draft) -> Advice:
    return next(it for it in advise(draft, OURS) if it.kind is kind)


def rests(kind: AdviceKind, answered: Draft, now: Draft) -> bool:
    """Whether the advice that was answered on one text rests on another."""
    answers = {about(the(kind, answered), answered): SAID}
    given, resting = parted(advise(now, OURS), now, answers)
    assert len(given) + len(resting) == len(advise(now, OURS))
    return kind in {it.advice.kind for it in resting}


LICENCE = Requirement("B-körkort", id="r1")
DRAFT = a_checked_draft(
    assignment="Han gör det lugnt", agreement=Agreement.BEA, requirements=(LICENCE, Requirement("Lugn", id="r2"))
)


@pytest.mark.parametrize(
    "kind",
    [
        AdviceKind.GREEN_FOR_A_GROUP,
        AdviceKind.NOT_INDISPENSABLE,
        AdviceKind.ASK_LICENCE,
        AdviceKind.WORDING,
        AdviceKind.NO_SUPPORT,
    ],
)
def test_advice_that_is_answered_rests_while_its_text_is_the_same(kind: AdviceKind):
    assert rests(kind, DRAFT, DRAFT)
    assert rests(kind, DRAFT, replace(DRAFT, notes="Något annat", salary="25 000"))


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (AdviceKind.WORDING, {"assignment": "Han gör det ännu lugnare"}),
        (AdviceKind.ASK_LICENCE, {"requirements": (replace(LICENCE, what="C-körkort"),)}),
        (AdviceKind.RECORD_CHECK, {"workplace": "Exempelskolan"}),
        (AdviceKind.GREEN_FOR_A_GROUP, {"duties": tuple(replace(it, text="Beställer") for it in DRAFT.duties)}),
        (AdviceKind.HOURS, {"extent": Decimal(50)}),
    ],
)
def test_advice_comes_back_where_the_text_that_it_was_about_is_changed(kind: AdviceKind, changes: dict[str, object]):
    draft = replace(DRAFT, extent=Decimal(75))
    changed = replace(draft, **changes)  # type: ignore[arg-type]
    assert the(kind, changed)
    assert not rests(kind, draft, changed)
    assert rests(kind, draft, draft)


@given(st.sampled_from(["5", "5.0", "5.00"]), st.sampled_from(["5", "5.0", "5.00"]))
def test_the_same_number_is_the_same_text(one: str, other: str):
    drafts = [a_checked_draft(replace(LAUNDRY, hours=Decimal(it)), extent=Decimal(75)) for it in (one, other)]
    assert rests(AdviceKind.HOURS, *drafts)


# On the page


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator("anna@example.se", Role.LEADS, Role.HR)


@pytest.fixture
def home(server: Running, lead: httpx2.Client) -> str:
    return keep(server, workshop_id(server, server.workshop(lead)), a_draft(assignment="Han gör det lugnt."))


def asked(page: httpx2.Response, words: str) -> str:
    """What the advice with these words is answered by."""
    for article in re.findall(r'<article class="stack advice-answered".*?</article>', page.text, re.S):
        if words in article:
            (its,) = re.findall(r'name="about" value="([0-9a-f]{64})"', article)
            return str(its)
    raise AssertionError(words)


def answered(client: httpx2.Client, home: str, words: str, text: str = "Vi har tänkt på det.") -> httpx2.Response:
    its = asked(client.get(f"{home}/advice"), words)
    return client.post(f"{home}/advice", data={"about": its, "words": text})


def test_what_is_answered_rests_with_the_words_and_who_and_is_given_no_more(lead: httpx2.Client, home: str):
    assert "Ett annat ord?" in said(lead.get(home))
    assert answered(lead, home, "Ett annat ord?").status_code == 303
    editor = lead.get(home)
    assert "Ett råd vilar" in said(editor)
    assert "Vi har tänkt på det." in editor.text
    assert "anna@example.se" in said(editor)
    assert "Ett annat ord?" not in re.sub(
        r"<details>\s*<summary>Ett råd vilar.*?</details>", "", editor.text, flags=re.S
    )


def test_the_advice_comes_back_with_another_text_and_rests_again_with_the_same(lead: httpx2.Client, home: str):
    answered(lead, home, "Ett annat ord?")
    save(lead, home, fields(lead.get(home)), assignment="Han gör det snabbt.")
    assert "råd vilar" not in said(lead.get(home))
    assert asked(lead.get(f"{home}/advice"), "Ett annat ord?")
    save(lead, home, fields(lead.get(home)), assignment="Han gör det lugnt.")
    assert "Ett råd vilar" in said(lead.get(home))


def test_what_rests_can_be_taken_up_again(lead: httpx2.Client, home: str):
    answered(lead, home, "Ett annat ord?")
    (its,) = re.findall(r'take-up"><input type="hidden" name="about" value="(\w+)"', lead.get(f"{home}/advice").text)
    assert lead.post(f"{home}/advice/take-up", data={"about": its}).status_code == 303
    assert asked(lead.get(f"{home}/advice"), "Ett annat ord?") == its


def test_an_answer_needs_words_and_one_to_advice_that_is_gone_keeps_them(lead: httpx2.Client, home: str):
    its = asked(lead.get(f"{home}/advice"), "Ett annat ord?")
    silent = lead.post(f"{home}/advice", data={"about": its, "words": "  "})
    assert silent.status_code == 422
    assert f'<a href="#words-{its}">' in silent.text
    save(lead, home, fields(lead.get(home)), assignment="Lugnt.")
    late = lead.post(f"{home}/advice", data={"about": its, "words": "Mina <b>ord</b>"})
    assert late.status_code == 409
    assert "Mina &lt;b&gt;ord&lt;/b&gt;" in late.text
    assert "Inget råd vilar." in said(late)


def test_two_who_answer_the_same_leave_one_answer_the_last(server: Running, lead: httpx2.Client, home: str):
    bo = server.facilitator("bo@example.se", Role.LEADS, Role.HR)
    its = asked(lead.get(f"{home}/advice"), "Ett annat ord?")
    for who, words in ((lead, "Annas ord"), (bo, "Bos ord")):
        assert who.post(f"{home}/advice", data={"about": its, "words": words}).status_code == 303
    page = said(lead.get(home))
    assert "Bos ord" in page
    assert "Annas ord" not in page


def test_an_answer_is_printed_nowhere(server: Running, lead: httpx2.Client, home: str):
    answered(lead, home, "Ett annat ord?", "Hemligt ställningstagande")
    link = lead.post(f"{home}/links", data={"kind": "comment", "role": "hr", "label": "", "days": "30"})
    path = re.search(r"/l/[\w-]+", lead.get(link.headers["location"]).text)
    assert path
    for page in (".json", ".md", ".txt", "/print", "/easy", "/ad", "/versions/1", "/compare"):
        assert "Hemligt" not in lead.get(home + page).text, page
    assert "Hemligt" not in server.client().get(f"{path[0]}/job-description").text
    assert server.client().get(f"{home}/advice").status_code in (303, 401)
