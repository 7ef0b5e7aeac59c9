"""Each task's percent of the hours: in papers, and in the browser while somebody types."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.job_descriptions.draft import Draft, Duty, Provenance
from app.job_descriptions.rows import shares

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("case", json.loads((CASES / "shares.json").read_text()))
def test_shares_are_those_that_the_page_shows_while_somebody_types(case: dict[str, Any]):
    duties = tuple(Duty("x", Decimal(it) if it else None) for it in case["hours"])
    assert shares(Draft("Serviceassistent", Provenance(), duties)) == case["shares"]
