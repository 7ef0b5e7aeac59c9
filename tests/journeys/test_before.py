"""Before a workshop, in the browser: made from a list, the gate answered, a list brought along, a template kept."""

from playwright.async_api import expect

from tests.journeys.conftest import violations


async def fits(page):
    """Whether nothing goes out to the side on the narrowest phone, and axe finds nothing."""
    await page.set_viewport_size({"width": 320, "height": 640})
    wide = await page.evaluate("document.documentElement.scrollWidth")
    found = await violations(page)
    await page.set_viewport_size({"width": 1280, "height": 720})
    return wide == 320 and found == []


async def test_a_facilitator_prepares_a_workshop_and_the_wall_says_what_it_may_promise(stage):
    lead = await stage.lead()
    await lead.get_by_role("link", name="Ny workshop").click()
    await lead.get_by_label("Arbetsplats").fill("Simhallen Exempelbadet")
    await lead.get_by_label("Börja med en lista").select_option("bath")
    await expect(lead.locator("#preview")).to_contain_text("Listan börjar med 23 arbetsuppgifter")
    await lead.get_by_role("textbox", name="Yrkesgrupper").fill("Badvakter, Kassa")
    await lead.get_by_label("Rubrik").focus()
    await expect(lead.locator("#preview .names li")).to_have_text(["Badvakter", "Kassa"])
    assert await fits(lead)
    await lead.get_by_role("button", name="Skapa workshop").click()
    await lead.wait_for_url("**/lead")
    code = lead.url.split("/")[4]
    wall = await stage.wall(code)
    await expect(wall.get_by_text("Vad det leder till är inte bestämt än.")).to_be_visible()

    await lead.get_by_role("link", name="Vad kan ni lova?").click()
    mandate = lead.locator("#question-mandate")
    await mandate.get_by_role("button", name="Nej").click()
    await expect(mandate.get_by_role("button", name="Nej")).to_have_attribute("aria-pressed", "true")
    await expect(wall.get_by_text("Det blir en lista. Ingen ny tjänst är bestämd.")).to_be_visible()
    await lead.get_by_role("button", name="Gör den för arbetsmiljön").click()
    await expect(wall.get_by_text("Vi gör arbetsmiljön bättre")).to_be_visible()
    await lead.get_by_label("En till yrkesgrupp").fill("Simlärare")
    await lead.get_by_role("button", name="Lägg till").click()
    await expect(wall.locator("#here-groups")).to_contain_text("Simlärare")
    await expect(lead.get_by_label("Yrkesgrupp 3")).to_have_value("Simlärare")
    assert await fits(lead)

    await lead.get_by_role("link", name="Hämta in en lista").click()
    assert await fits(lead)
    await lead.get_by_label("Klistra in").fill("Arbetsuppgifter\n- Fönsterputs\n- Putsa fönster\n\n- Ringa runt")
    await lead.get_by_role("button", name="Titta igenom").click()
    await expect(lead.get_by_label("Lägg till rad 3")).not_to_be_checked()
    await expect(lead.get_by_label("Lägg till rad 5")).to_be_checked()
    assert await fits(lead)
    await lead.get_by_label("Texten på rad 5").fill("Ringa runt efter vikarier")
    await lead.get_by_role("button", name="Lägg till de valda").click()
    await lead.wait_for_url("**/lead")
    await expect(lead.locator("#tasks")).to_contain_text("Ringa runt efter vikarier")

    await lead.goto(f"/w/{code}/readiness")
    await lead.get_by_label("Spara uppgifter och yrkesgrupper som mall").fill("Badet")
    await lead.get_by_role("button", name="Spara som mall").click()
    await expect(lead.get_by_role("heading", name="Badet")).to_be_visible()
    assert await fits(lead)

    await lead.goto(f"/w/{code}/delete")
    assert await fits(lead)
    await lead.get_by_role("button", name="Ta bort för alltid").click()
    await lead.wait_for_url("**/workshops")
    await expect(lead.get_by_text("Du har inga workshoppar än")).to_be_visible()
    assert await fits(lead)
    await wall.close()
