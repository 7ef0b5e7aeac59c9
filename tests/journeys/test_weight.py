"""A phone on a thin network: what the first visit costs."""

import pytest

from tests.journeys.conftest import PHONE
from tests.running import ask

pytestmark = pytest.mark.heavy

MOST = 85_000
"""Bytes over the network, compressed and with headers, for the join page and the phone's own page in a step, with forty
tasks, and all that they need: documents, styles, scripts, the font and the icon, until nothing more is fetched."""
MOST_LATER = 30_000
"""For what other steps need, which is fetched quietly some seconds afterwards: also the wall for who is at home, the
ending, the opening, and how it goes."""
LAST_OF_ALL = "js/phone/refused.js"


@pytest.mark.parametrize("step", ["sort", "gather"])
async def test_the_first_visit_is_light_and_the_next_costs_next_to_nothing(stage, step):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    for number in range(40):
        ask(lead, code, "add_task", text=f"En vanlig arbetsuppgift nummer {number}")
    ask(lead, code, "open_step", step=step)
    page = await stage.page(size=PHONE)
    network = await page.context.new_cdp_session(page)
    await network.send("Network.enable")
    costs: list[int] = []
    network.on("Network.loadingFinished", lambda it: costs.append(int(it["encodedDataLength"])))
    await page.goto(f"/join?code={code}", wait_until="networkidle")
    await page.get_by_role("button", name="Barnskötare").click()
    await page.wait_for_url(f"**/w/{code}")
    await page.wait_for_load_state("networkidle")
    first = sum(costs)
    print(f"first visit: {first} bytes in {len(costs)} requests")
    assert 20_000 < first <= MOST
    costs.clear()
    async with page.expect_event("requestfinished", lambda it: it.url.endswith(LAST_OF_ALL)):
        pass
    assert 1_000 < sum(costs) <= MOST_LATER
    print(f"later: {sum(costs)} bytes in {len(costs)} requests")
    costs.clear()
    await page.reload(wait_until="networkidle")
    assert sum(costs) < first / 4
