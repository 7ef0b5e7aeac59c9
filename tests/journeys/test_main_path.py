"""The whole way: a facilitator, three phones and a wall at once, from a join code to a draft that HR can open."""

import io
import zipfile

from playwright.async_api import Page, expect

from app.account import store
from app.account.roles import Role
from app.ids import now
from tests.journeys.conftest import colleagues_answer


async def sign_in_link(stage):
    with stage.server.database.session() as session:
        return f"/sign-in/{store.new_link(session, store.first(session), now())}"


async def vote(phone: Page, count: int | None = None, **colours: str) -> None:
    """Answer so many tasks, or all, one at a time as they come: the text's first word -> the colour.

    Green's second question is left.
    """
    for _ in range(count or len(colours)):
        await expect(phone.locator("#task")).to_be_visible()
        text = await phone.locator("#task").inner_text()
        colour = colours[text.split()[0]]
        await phone.locator(f"#choose button[value={colour}]").click()
        await expect(phone.locator("#undo-text")).to_have_text(text)


async def open_step(lead: Page, word: str) -> None:
    await lead.get_by_role("navigation", name="Stegen").get_by_role("button", name=word).click()


async def settle(lead: Page, colour: str, group: str) -> None:
    await lead.locator("#decisions").get_by_role("button", name=f"{colour} {group}").click()
    await expect(lead.locator("#decisions").get_by_role("button", name=f"{colour} {group}")).to_have_attribute(
        "aria-current", "true"
    )


async def test_from_a_join_code_to_a_draft_job_description(stage):
    # The facilitator signs in, chooses a password, and makes a workshop.
    lead = await stage.page()
    await lead.goto(await sign_in_link(stage))
    await lead.get_by_role("button", name="Logga in").click()
    await lead.get_by_label("E-post").fill("lead@example.se")
    await lead.get_by_label("Lösenord").fill("blå kaffekopp i hörnet")
    await lead.get_by_role("button", name="Spara").click()
    await lead.get_by_role("link", name="Ny workshop").first.click()
    await lead.get_by_label("Arbetsplats").fill("Förskolan Exempelgården")
    await lead.get_by_label("Yrkesgrupp 1").fill("Barnskötare")
    await lead.get_by_label("Yrkesgrupp 2").fill("Förskollärare")
    await lead.get_by_label("En APT, 90 minuter").check()
    await lead.get_by_role("button", name="Skapa workshop").click()
    await lead.wait_for_url("**/lead")
    code = lead.url.split("/")[4]

    # Three phones and a wall. Everybody writes tasks.
    wall = await stage.wall(code)
    anna = await stage.phone_by_hand(code, "Barnskötare")
    bo = await stage.phone(code, "Barnskötare")
    cilla = await stage.phone(code, "Förskollärare")
    await expect(wall.locator("#here")).to_have_text("3")
    for phone, text in ((anna, "Tvätt och strykning"), (cilla, "Planera undervisning"), (anna, "Listor i två pärmar")):
        await phone.get_by_label("Uppgift", exact=True).fill(text)
        await phone.get_by_role("button", name="Skicka").click()
    await expect(lead.locator("#tasks li")).to_have_count(3)
    await lead.get_by_role("switch", name="Visa listan för alla").click()
    await expect(wall.locator("#latest")).to_contain_text("Tvätt och strykning")

    # Everybody sorts alone. Nobody is shown how, not the facilitator either.
    await lead.get_by_role("button", name="Börja sortera").click()
    await vote(anna, Tvätt="red", Planera="yellow", Listor="black")
    await vote(bo, Tvätt="red", Planera="green", Listor="black")
    await vote(cilla, 2, Tvätt="red", Planera="green", Listor="black")
    await expect(lead.locator("#answers-here")).to_have_text("8")
    await expect(lead.get_by_text("2 av 2 är klara")).to_be_visible()
    await expect(wall.locator("#progress-groups")).to_contain_text("2 av 2")
    await vote(cilla, 1, Tvätt="red", Planera="green", Listor="black")
    await expect(cilla.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    # Their colleagues are as many as it takes for each group to be shown by itself.
    client = stage.server.facilitator()
    colleagues_answer(stage.server, client, code, "g1", 2, Planera="yellow", Listor="black")
    colleagues_answer(stage.server, client, code, "g1", 1, Planera="green", Listor="black")
    colleagues_answer(stage.server, client, code, "g2", 4, Planera="green", Listor="black")
    await expect(wall.locator("#progress-groups")).to_contain_text("5 av 5")

    # The wall shows how the votes fell, the most divided first.
    await lead.get_by_role("button", name="Visa hur vi svarade").click()
    # How many each group are is stated first: it is what tells whether somebody has answered from two phones.
    for group in ("g1", "g2"):
        field = lead.locator(f"#before-groups [data-key={group}] .state-first input[type=number]")
        await field.fill("5")
        await field.press("Enter")
        await expect(field).to_be_hidden()
    await expect(lead.get_by_text("Visas för sig, med antal.")).to_have_count(2)
    await lead.get_by_role("button", name="Visa svaren nu").click()
    await expect(wall.locator("#reveal-task")).to_have_text("Planera undervisning")
    await expect(anna.get_by_role("heading", name="Titta på väggen")).to_be_visible()

    # Together they settle. What they agree on goes with one press, the rest one at a time.
    await open_step(lead, "Bestäm")
    await lead.get_by_role("button", name="Lägg alla 2 på tavlan").click()
    await expect(lead.locator("#talk-task")).to_have_text("Planera undervisning")
    await settle(lead, "Gul", "Barnskötare")
    await expect(wall.locator("[data-colour=yellow] li")).to_contain_text("Planera undervisning")
    await lead.locator("#decisions").get_by_role("button", name="Grön Förskollärare").click()
    await expect(lead.get_by_text("Alla uppgifter har en färg.")).to_be_visible()

    # Another day: the three questions, an answer, an action with an owner and a date.
    await lead.get_by_role("button", name="Öppna träff 2").click()
    await expect(wall.get_by_role("heading", name="Till en ny tjänst")).to_be_visible()
    await lead.get_by_role("link", name="Rätt kompetens?").click()
    await lead.get_by_role("navigation", name="Arbetsuppgifter").get_by_role("link", name="Tvätt och strykning").click()
    await expect(lead.get_by_role("heading", name="Tvätt och strykning")).to_be_visible()
    question = lead.locator("#question-right_competence")
    await question.get_by_label("Nej").check()
    await question.get_by_label("Varför?").fill("Ingen legitimation behövs.")
    await question.get_by_role("button", name="Spara svaret").click()
    await lead.get_by_text("Ny åtgärd").click()
    await lead.get_by_label("Vad ska göras?").fill("Blir en ny tjänst")
    await lead.locator("#new-bundle").check()
    await lead.get_by_label("Ansvarig").fill("Rektor")
    await lead.get_by_label("Klart senast").fill("2027-03-01")
    await lead.get_by_role("button", name="Lägg till åtgärden").click()
    await expect(lead.get_by_text("Blir en ny tjänst").first).to_be_visible()

    # The red tasks become a draft.
    await lead.goto(f"/w/{code}/job-description/new")
    await expect(lead.get_by_label("Tvätt och strykning")).to_be_checked()
    await lead.get_by_label("Titel").fill("Serviceassistent i förskola")
    await lead.get_by_role("button", name="Gör ett utkast").click()
    await lead.wait_for_url("**/job-descriptions/*")
    await lead.locator("[name=assignment]").fill("Du gör så att barn och personal får en lugn dag.")
    await lead.get_by_role("button", name="Spara", exact=True).first.click()
    await expect(lead.get_by_text("Version 2, sparad")).to_be_visible()

    # HR, somebody else with a sign-in of their own, opens it and takes it along.
    hr = await stage.page()
    client = stage.server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    await hr.context.add_cookies(
        [{"name": cookie.name, "value": cookie.value, "url": stage.server.base} for cookie in client.cookies.jar]
    )
    await hr.goto("/job-descriptions")
    await hr.get_by_role("link", name="Serviceassistent i förskola", exact=True).click()
    await expect(hr.locator("[name=assignment]")).to_have_value("Du gör så att barn och personal får en lugn dag.")
    await hr.get_by_text("Ladda ner").click()
    word = client.get(await hr.get_by_role("link", name="Word", exact=True).get_attribute("href"))
    assert "Tvätt och strykning" in zipfile.ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    pdf = client.get(await hr.get_by_role("link", name="PDF", exact=True).get_attribute("href"))
    assert pdf.content.startswith(b"%PDF")
