"""Two who lead from a machine each, and what is said of two tasks, in real browsers."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import violations
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy


def tasks_of(lead, code):
    return {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}


def a_workshop(stage, *texts):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    for text in texts:
        ask(lead, code, "add_task", text=text)
    return lead, code


async def test_who_opens_the_lead_on_another_machine_goes_on_where_the_workshop_is(stage):
    facilitator, code = a_workshop(stage, "Tvätt", "Disk")
    phones = [stage.server.participant(code) for _ in range(5)]
    ask(facilitator, code, "open_step", step="sort")
    for task in tasks_of(facilitator, code).values():
        for phone, colour in zip(phones, ("red", "green", "red", "green", "yellow"), strict=True):
            ask(phone, code, "cast_vote", task=task, colour=colour)
    ask(facilitator, code, "open_step", step="settle")
    first = await stage.lead(code)
    await expect(first.locator("#talk-task")).to_have_text("Tvätt")
    await first.locator("#decisions").get_by_role("button", name="Röd Barnskötare").click()
    await expect(first.get_by_role("region", name="Röd 1")).to_contain_text("Tvätt")

    # The machine is gone. Another one opens the same page: the same step, board and undo.
    await first.context.close()
    second = await stage.lead(code)
    await expect(second.get_by_role("heading", name="Bestäm färgerna")).to_be_visible()
    await expect(second.get_by_role("region", name="Röd 1")).to_contain_text("Tvätt")
    await expect(second.locator("#undo")).to_contain_text("Tvätt")
    await second.locator("#undo").click()
    await expect(second.get_by_role("region", name="Röd 1")).to_have_count(0)
    await expect(second.locator("#redo")).to_contain_text("Tvätt")
    await second.reload()
    await second.locator("#redo").click()
    await expect(second.get_by_role("region", name="Röd 1")).to_contain_text("Tvätt")
    placed = view_of(facilitator, code, "as=lead")["tasks"][tasks_of(facilitator, code)["Tvätt"]]["placement"]
    assert placed["g1"]["colour"] == "red"


async def test_the_page_of_similar_tasks_follows_along_and_takes_back_what_it_did(stage):
    facilitator, code = a_workshop(stage, "Fönsterputs", "Lägga schema")
    lead = await stage.lead(code)
    await lead.goto(f"/w/{code}/similar")
    await expect(lead.get_by_text("Inga fler förslag just nu")).to_be_visible()
    ask(facilitator, code, "add_task", text="Putsa fönster")
    await expect(lead.get_by_text("1 par är kanske samma sak")).to_be_visible()
    assert await violations(lead, shows="a pair that may be the same") == []

    await lead.get_by_role("button", name="Slå ihop, behåll den här Fönsterputs").click()
    said = lead.get_by_text("”Putsa fönster” är nu en del av ”Fönsterputs”.").first
    await expect(said).to_be_visible()
    assert sorted(tasks_of(facilitator, code)) == ["Fönsterputs", "Lägga schema"]
    await lead.get_by_role("button", name="Ångra").click()
    await expect(lead.get_by_text("1 par är kanske samma sak")).to_be_visible()

    await lead.get_by_role("button", name="De är olika").click()
    await expect(lead.get_by_text("Inga fler förslag just nu")).to_be_visible()
    await lead.get_by_label("Den här uppgiften").select_option("Putsa fönster")
    await lead.get_by_label("blir en del av den här").select_option("Fönsterputs")
    await lead.get_by_role("button", name="Slå ihop", exact=True).click()
    await expect(said).to_be_visible()


async def test_the_history_grows_while_it_is_read_and_undoes_from_the_page(stage):
    facilitator, code = a_workshop(stage, "Tvätt")
    lead = await stage.lead(code)
    await lead.goto(f"/w/{code}/history")
    ask(facilitator, code, "open_step", step="sort")
    await expect(lead.get_by_text("Öppnade steget Sortera.")).to_have_count(2)
    assert await violations(lead, shows="the history, with what can be undone") == []
    await lead.get_by_role("button", name="Ångra").click()
    await expect(lead.get_by_text("Ångrade: Öppnade steget Sortera.")).to_be_visible()
    await lead.get_by_role("button", name="Gör om").click()
    await expect(lead.get_by_text("Gjorde om: Öppnade steget Sortera.")).to_be_visible()
    assert view_of(facilitator, code, "as=lead")["step"] == "sort"


async def test_a_colleague_is_invited_leads_and_is_given_the_workshop(stage):
    facilitator, code = a_workshop(stage)
    facilitator.post("/account/password", data={"email": "lead@example.se", "password": "blå kaffekopp i hörnet"})
    lead = await stage.page()
    cookies = [{"name": it.name, "value": it.value, "url": stage.server.base} for it in facilitator.cookies.jar]
    await lead.context.add_cookies(cookies)
    await lead.goto(f"/w/{code}/leads")
    await lead.get_by_label("Kollegans e-post").fill("kim@example.se")
    await lead.get_by_role("button", name="Bjud in").click()
    link = await lead.get_by_label("Skicka den här länken till kim@example.se").input_value()
    assert await violations(lead, shows="the link that a colleague is invited by") == []

    kim = await stage.page()
    await kim.goto(link.replace(link.split("/invitation/")[0], ""))
    await expect(kim.get_by_text("lead@example.se")).to_be_visible()
    await kim.get_by_role("button", name="Tacka ja").click()
    await kim.wait_for_url("**/account/password")
    await kim.get_by_role("button", name="Logga ut").click()
    await expect(kim.get_by_role("heading", name="Du har inget lösenord")).to_be_visible()
    assert await violations(kim, shows="signing out without a password") == []
    await kim.goto("/workshops")
    await kim.get_by_role("link", name="Förskolan Exempelgården", exact=True).click()
    await expect(kim.get_by_role("heading", name="Samla arbetsuppgifter")).to_be_visible()

    await lead.goto(f"/w/{code}/leads")
    await lead.get_by_text("Lämna över", exact=False).locator("xpath=ancestor-or-self::summary").click()
    await lead.get_by_role("button", name="Lämna över workshopen").click()
    await expect(lead.get_by_role("button", name="Sluta leda")).to_be_visible()
    await lead.get_by_role("button", name="Sluta leda").click()
    await lead.wait_for_url("**/workshops")
    await expect(lead.get_by_role("link", name="Förskolan Exempelgården", exact=True)).to_have_count(0)
