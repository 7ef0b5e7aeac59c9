"""The demo, as `make demo` starts it: from its first page to a job description that is approved, one press a step. Its
robots take no longer than they must; at the pace that they have, they sort in `tests/test_command_line.py`."""

import httpx2
import pytest

from tests.rehearsal.pressing import Presser
from tests.serving import free_port, serving

pytestmark = pytest.mark.heavy

MOST_PRESSES = 32


def test_from_the_demos_start_one_press_a_step_does_every_deed_and_leads_to_an_approved_job_description(tmp_path):
    with serving("--demo", is_hurried=True, data=tmp_path, port=free_port()) as server:
        lead = httpx2.Client(base_url=server.base, timeout=20)
        assert lead.post(server.lead).status_code == 303
        presser = Presser(lead, f"/w/{server.code}/lead").until(lambda it: "approve" in it.presses, most=MOST_PRESSES)
        steps = len(presser.presses)
        page = lead.get(f"/rehearsals/{server.code}").text
        assert "Läs arbetsbeskrivningen" in page
        assert page.count("6 av 6") == 2, presser.presses
        print(f"{steps} presses: {presser.presses}")
