"""A phone on a thin network: what the first visit costs."""

from tests.journeys.conftest import PHONE
from tests.running import ask

MOST = 120_000
"""Bytes over the network, compressed, for the join page and the phone's own page with all that they need."""


async def test_the_first_visit_is_light_and_the_next_costs_next_to_nothing(stage):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    for number in range(40):
        ask(lead, code, "add_task", text=f"En vanlig arbetsuppgift nummer {number}")
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
    await page.reload(wait_until="networkidle")
    assert sum(costs) < first / 4
