"""Before a workshop, in the browser: made from a list, the gate answered, a list brought along, a template kept."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import violations

pytestmark = pytest.mark.heavy


async def fits(page, *, shows):
    """Whether nothing goes out to the side on the narrowest phone, and axe finds nothing."""
    await page.set_viewport_size({"width": 320, "height": 640})
    wide = await page.evaluate("document.documentElement.scrollWidth")
    found = await violations(page, shows=shows)
    await page.set_viewport_size({"width": 1280, "height": 720})
    return wide == 320 and found == []


async def test_a_facilitator_prepares_a_workshop_and_the_wall_says_what_it_may_promise(stage):
    lead = await stage.lead()
    await lead.get_by_role("link", name="Ny workshop").first.click()
    await lead.get_by_label("Arbetsplats").fill("Simhallen Exempelbadet")
    await lead.get_by_label("Börja med en lista").select_option("bath")
    await expect(lead.locator("#preview")).to_contain_text("Listan börjar med 23 arbetsuppgifter")
    # The list's groups stand there already; they are called what the staff calls them, and counted.
    await expect(lead.get_by_label("Yrkesgrupp 1")).to_have_value("Badvakter och simlärare")
    await lead.get_by_label("Yrkesgrupp 1").fill("Badvakter")
    await lead.get_by_label("Yrkesgrupp 2").fill("Kassa")
    await lead.get_by_label("Hur många: Badvakter").fill("7")
    await lead.get_by_label("Hur många: Kassa").fill("2")
    await expect(lead.locator("#row-1 .group-why")).to_contain_text("7 räcker")
    await lead.get_by_label("Rubrik").focus()
    await expect(lead.locator("#row-2 .group-why")).to_contain_text("Två pratar sig fram till ett svar")
    await expect(lead.locator("#sketch .sketch-bar")).to_have_count(1)
    await expect(lead.locator("#sketch .sketch-block")).to_have_count(1)
    assert await fits(lead, shows="a new workshop, with a list and its groups")
    await lead.get_by_role("button", name="Skapa workshop").click()
    await lead.wait_for_url("**/lead")
    code = lead.url.split("/")[4]
    wall = await stage.wall(code)
    await expect(wall.get_by_text("Vad det leder till är inte bestämt än.").locator("visible=true")).to_be_visible()

    await lead.get_by_role("link", name="Vad kan ni lova?").click()
    mandate = lead.locator("#question-mandate")
    await mandate.get_by_role("button", name="Nej").click()
    await expect(mandate.get_by_role("button", name="Nej")).to_have_attribute("aria-pressed", "true")
    await expect(
        wall.get_by_text("Det blir en lista. Ingen ny tjänst är bestämd.").locator("visible=true")
    ).to_be_visible()
    await lead.get_by_role("button", name="Gör den för arbetsmiljön").click()
    await expect(wall.get_by_text("Vi gör arbetsmiljön bättre").locator("visible=true")).to_be_visible()
    await lead.get_by_label("En till yrkesgrupp").fill("Simlärare")
    await lead.get_by_role("button", name="Spara yrkesgrupperna").click()
    await expect(wall.locator("#here-groups")).to_contain_text("Simlärare")
    await expect(lead.get_by_label("Yrkesgrupp 3")).to_have_value("Simlärare")
    assert await fits(lead, shows="the gate, answered")

    await lead.get_by_role("link", name="Hämta in en lista").click()
    await lead.get_by_label("Klistra in").fill("Arbetsuppgifter\n- Fönsterputs\n- Putsa fönster\n\n- Ringa runt")
    await lead.get_by_role("button", name="Titta igenom").click()
    await expect(lead.get_by_label("Lägg till rad 3")).not_to_be_checked()
    await expect(lead.get_by_label("Lägg till rad 5")).to_be_checked()
    assert await fits(lead, shows="a list that was brought, to look through")
    await lead.get_by_label("Texten på rad 5").fill("Ringa runt efter vikarier")
    await lead.get_by_role("button", name="Lägg till de valda").click()
    await lead.wait_for_url("**/lead")
    await expect(lead.locator("#tasks")).to_contain_text("Ringa runt efter vikarier")

    await lead.goto(f"/w/{code}/readiness")
    await lead.get_by_label("Spara uppgifter och yrkesgrupper som mall").fill("Badet")
    await lead.get_by_role("button", name="Spara som mall").click()
    await expect(lead.get_by_role("heading", name="Badet")).to_be_visible()

    await wall.close()  # a page that is open says that its workshop is gone, and Chromium calls that an error
    await lead.goto(f"/w/{code}/delete")
    await lead.get_by_label("Skriv koden, så att det blir rätt").fill(code.lower())
    await lead.get_by_role("button", name="Ta bort för alltid").click()
    await lead.wait_for_url("**/workshops")
    await expect(lead.get_by_text("Du har inga workshoppar än")).to_be_visible()
    assert await fits(lead, shows="workshops, where there are none")


async def test_groups_are_named_counted_and_joined_by_keyboard(stage):
    lead = await stage.lead(at="/workshops/new")
    keys = lead.keyboard
    await lead.get_by_label("Yrkesgrupp 1").focus()
    await keys.type("Undersköterskor")
    await keys.press("Enter")  # done with the field, not with the form
    await keys.press("Tab")  # its short name, which is proposed
    await keys.press("Tab")
    await keys.press("Tab")
    await keys.type("4")
    await keys.press("Tab")
    await expect(lead.locator("#row-1 .group-why")).to_contain_text("4 är för få")
    await keys.press("Enter")  # one more
    await expect(lead.locator("#row-1 .group-why")).to_contain_text("5 räcker")
    await expect(lead.locator("#row-1 .group-chosen")).to_have_text("Var för sig")
    for _ in range(2):
        await keys.press("Tab")
    await expect(lead.get_by_label("Yrkesgrupp 2")).to_be_focused()
    await lead.get_by_label("Yrkesgrupp 2").fill("Samordnare")
    await lead.get_by_label("Hur många: 2").fill("2")
    await lead.get_by_role("button", name="En grupp till").click()
    await expect(lead.get_by_label("Yrkesgrupp 4")).to_be_focused()
    await lead.get_by_label("Yrkesgrupp 3").fill("Sjuksköterskor")
    await lead.get_by_label("Hur många: 3").fill("1")
    await keys.press("Tab")
    await expect(lead.locator("#row-3 .group-why")).to_contain_text("Svaret blir den personens")
    await lead.locator("#how-3 summary").focus()
    await keys.press("Enter")
    await keys.press("Tab")
    await expect(lead.locator("#jointly-3")).to_be_focused()
    await keys.press("ArrowDown")
    await expect(lead.locator("#alone-3")).to_be_checked()
    await expect(lead.locator("#sketch")).to_contain_text("Syns inte för sig")
    await keys.press("ArrowDown")
    await expect(lead.locator("#joined-3")).to_be_checked()
    await expect(lead.locator("#sketch")).to_contain_text("Samordnare / Sjuksköterskor")
    await expect(lead.locator("#joined-3")).to_be_focused()
    await expect(lead.locator("#row-3 .ways")).to_be_visible()
    await lead.get_by_label("Arbetsplats").fill("Hemtjänsten Exempelbyn")
    await keys.press("Enter")
    await lead.wait_for_url("**/lead")


async def test_all_groups_are_set_to_answer_together_and_follow_their_proposals_again(stage):
    lead = await stage.lead(at="/workshops/new")
    await lead.get_by_label("Yrkesgrupp 1").fill("Undersköterskor")
    await lead.get_by_label("Hur många: 1").fill("8")
    await lead.get_by_role("button", name="Alla tillsammans, som i Örebro").click()
    await expect(lead.locator("#row-1 .group-chosen")).to_have_text("Tillsammans")
    await lead.get_by_role("button", name="Följ förslagen igen").click()
    await expect(lead.locator("#row-1 .group-chosen")).to_have_text("Var för sig")


async def test_what_is_typed_in_the_groups_of_a_workshop_stays_while_the_room_goes_on(stage):
    code = stage.server.workshop(stage.server.facilitator())
    lead = await stage.lead(at=f"/w/{code}/readiness")
    await lead.get_by_label("Hur många: Barnskötare").fill("sju")
    await lead.get_by_label("En till yrkesgrupp").focus()
    await expect(lead.locator("#row-g1 .group-why")).to_contain_text("går inte att läsa")
    await stage.phone(code, "Förskollärare")
    await lead.locator("#question-hr").get_by_role("button", name="Ja").click()
    await expect(lead.locator("#question-hr").get_by_role("button", name="Ja")).to_have_attribute(
        "aria-pressed", "true"
    )
    await expect(lead.get_by_label("Hur många: Barnskötare")).to_have_value("sju")
    await lead.get_by_role("button", name="Spara yrkesgrupperna").click()
    await expect(lead.get_by_role("alert")).to_contain_text("går inte att läsa som ett antal personer")
    await stage.phone(code, "Förskollärare")
    await expect(lead.locator("#connection")).to_be_hidden()
    await expect(lead.get_by_label("Hur många: Barnskötare")).to_have_value("sju")
    stage.wrong.clear()  # the browser notes that a form was refused
    await lead.get_by_label("Hur många: Barnskötare").fill("3")
    await lead.get_by_label("Hur många: Barnskötare").press("Tab")
    await lead.locator("#how-g1 summary").click()
    await lead.locator("#jointly-g1").check()
    await lead.get_by_role("button", name="Spara yrkesgrupperna").click()
    await lead.wait_for_url("**/readiness#groups")
    await expect(lead.locator("#row-g1 .group-chosen")).to_have_text("Tillsammans")
    assert await fits(lead, shows="groups of a workshop that goes on, set to answer together")


async def test_the_groups_are_named_without_scripts(stage):
    lead = await stage.lead(at="/workshops/new", java_script_enabled=False)
    await lead.get_by_label("Arbetsplats").fill("Hemtjänsten Exempelbyn")
    await lead.get_by_label("Yrkesgrupp 1").fill("Undersköterskor")
    await lead.get_by_label("Hur många: 1").fill("4")
    await lead.get_by_role("button", name="Visa förslag").click()
    await expect(lead.locator("#row-1 .group-why")).to_contain_text("4 är för få")
    await expect(lead.locator("#row-1 .group-chosen")).to_have_text("Tillsammans")
    await lead.get_by_role("button", name="En grupp till").click()
    await lead.get_by_label("Yrkesgrupp 4").fill("Vårdbiträden")
    await lead.get_by_label("Hur många: 4").fill("7")
    await lead.get_by_role("button", name="Skapa workshop").click()
    await lead.wait_for_url("**/lead")


async def test_another_list_brings_its_own_groups_until_somebody_has_typed_some(stage):
    lead = await stage.lead(at="/workshops/new")
    for template, group in (
        ("bath", "Badvakter och simlärare"),
        ("orebro", "Barnskötare"),
        ("bath", "Badvakter och simlärare"),
    ):
        await lead.get_by_label("Börja med en lista").select_option(template)
        await expect(lead.get_by_label("Yrkesgrupp 1")).to_have_value(group)
    await lead.get_by_label("Yrkesgrupp 1").fill("Kassa")
    await lead.get_by_label("Börja med en lista").select_option("office")
    await expect(lead.locator("#preview")).to_contain_text("Listan börjar med")
    await expect(lead.get_by_label("Yrkesgrupp 1")).to_have_value("Kassa")
