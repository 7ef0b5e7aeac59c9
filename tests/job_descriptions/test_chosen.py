"""What ticked tasks add up to: the same as a browser reckons (tests/js/reckoning.test.js)."""

import json
import re
from decimal import Decimal
from typing import Any

import httpx2
import pytest

from app.job_descriptions.chosen import chosen_of
from app.job_descriptions.draft import Origin, Provenance, Source
from app.vocabulary import Colour
from tests.job_descriptions.test_job_description_pages import a_settled_workshop, said
from tests.job_descriptions.test_shares import CASES
from tests.job_descriptions.written import TODAY, a_draft, keep, workshop_id
from tests.running import Running


@pytest.mark.parametrize("case", json.loads((CASES / "sums.json").read_text(), parse_float=Decimal))
def test_hours_add_up_as_in_the_browser(case: dict[str, Any]):
    sources = [Source(str(n), "Disk", hours=Decimal(hours) or None) for n, hours in enumerate(case["hours"])]
    chosen = chosen_of(sources, [it.id for it in sources], Decimal(case["before"]), Decimal(case["full_time"]))
    assert (chosen.hours, chosen.percent) == (case["sum"], case["percent"])
    assert chosen.missing == (case["missing"] and tuple(case["missing"]))


def test_what_is_not_ticked_is_not_counted_and_what_is_offered_twice_is_once():
    one, other = Source("a", "Disk", hours=Decimal(3)), Source("b", "Tvätt")
    chosen = chosen_of([one, other, one], ["a", "gone"])
    assert (chosen.many, chosen.hours, chosen.without) == (1, 3, 0)
    assert chosen_of([one, other], ["b"]).without == 1


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator()


def test_the_page_says_what_is_ticked_also_after_it_was_refused(server: Running, lead: httpx2.Client):
    code = a_settled_workshop(server, lead)
    page = lead.get(f"/w/{code}/job-description/new")
    assert "2 uppgifter är valda. 2 av dem har ingen tid. Summa 0 h i veckan, 0 % av heltid" in said(page)
    (one, *_) = re.findall(r'name="task" value="([\w.]+)"', page.text)
    refused = lead.post(f"/w/{code}/job-description/new", data={"title": "", "task": one})
    assert refused.status_code == 422
    assert "1 uppgift är vald." in said(refused)
    assert 'role="status" aria-live="polite"' in refused.text


def test_more_tasks_are_summed_with_those_that_the_job_has(server: Running, lead: httpx2.Client):
    workshop = workshop_id(server, server.workshop(lead))
    red = (("Kockar", Colour.RED),)
    left = Provenance(
        (Origin("B", "Köket", "", TODAY, ("Kockar",), 3, 2, 2),),
        (Source("B.t1", "Disk", "B", red, hours=Decimal("7.5")), Source("B.t2", "Sopor", "B", red)),
    )
    keep(server, workshop, a_draft("Kökets", provenance=left))
    page = lead.get(f"{keep(server, workshop, a_draft())}/more")
    assert 'data-task-hours="7.5"' in page.text
    assert "0 uppgifter är valda. Summa 0 h i veckan" in said(page).replace(" 0 av dem har ingen tid.", "")
