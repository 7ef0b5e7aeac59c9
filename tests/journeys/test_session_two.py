"""Session two from how long things take to the report: two groups, phones and a wall; and for everybody."""

import asyncio
import json
import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.journeys.conftest import LAPTOP, PHONE
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

PLACED = {
    "Tvätt": ("red", "red"),
    "Veckobrev": ("black", "black"),
    "Dukning": ("red", "green"),
    "Schema": ("yellow", "green"),
}
TOPICS = {
    "right_things": "Gör vi rätt saker?",
    "done_right": "Gör vi saker rätt?",
    "right_competence": "Gör rätt kompetens rätt saker?",
}


def came_to_session_two(stage, lead_client):
    """A workshop weeks after session one: four colleagues in each group besides those in browsers."""
    code = stage.server.workshop(lead_client)
    others = [stage.server.participant(code, group) for group in ("g1",) * 5 + ("g2",) * 5]
    for text in PLACED:
        ask(lead_client, code, "add_task", text=text)
    ask(lead_client, code, "open_step", step="settle")
    for id, task in view_of(lead_client, code)["tasks"].items():
        for group, colour in zip(("g1", "g2"), PLACED[task["text"]], strict=True):
            ask(lead_client, code, "place_task", task=id, group=group, colour=colour)
    ask(lead_client, code, "open_step", step="analyse")
    return code, others


def answer_all(code, others, lead_client, topic):
    for n, one in enumerate(others):
        for id, task in view_of(lead_client, code)["tasks"].items():
            if topic == "weight":
                ask(
                    one,
                    code,
                    "estimate_time",
                    task=id,
                    amount=("20 min om dagen", "30 min om dagen")[n % 2],
                    when=["morning"],
                )
            elif topic in task.get("asks", ()):
                ask(one, code, "give_opinion", task=id, question=topic, answer=("no", "no", "yes")[n % 3])


async def answer(phone: Page, button: str) -> None:
    """Answer the task that stands there, and skip what comes second."""
    text = await phone.locator("#topic-task").inner_text()
    await phone.locator("[data-topic-asked]").get_by_role("button", name=button, exact=True).click()
    said = phone.locator("#then-task:visible, #topic-undo-text:visible").filter(has_text=text)
    await expect(said.first).to_be_visible()
    if await phone.locator("[data-topic-then]").is_visible():
        await phone.locator("[data-topic-skip]").click()


async def press(lead: Page, name: str) -> None:
    await lead.get_by_role("button", name=re.compile(name)).first.click()


async def to_stage(lead: Page, name: str) -> None:
    await (
        lead.get_by_role("navigation", name="Träff 2 steg för steg").get_by_role("link", name=re.compile(name)).click()
    )
    await expect(
        lead.get_by_role("link", name=re.compile(name)).and_(lead.locator("[aria-current=step]"))
    ).to_be_visible()


async def test_session_two_from_the_first_question_to_the_report(stage):
    client = stage.server.facilitator()
    code, others = came_to_session_two(stage, client)
    lead = await stage.lead(code)
    wall = await stage.wall(code)
    anna = await stage.phone(code, "Barnskötare")
    cilla = await stage.phone(code, "Förskollärare")

    # It opens with what session one came to, for those who were not there as well.
    await lead.get_by_role("link", name="Öppna frågorna").click()
    await expect(lead.get_by_role("heading", name="Det här kom vi fram till på träff 1")).to_be_visible()
    await expect(wall.get_by_role("heading", name="Till en ny tjänst")).to_be_visible()

    # How long it takes: said by each alone, in words of their own as well, and echoed.
    await to_stage(lead, "Tid")
    await press(lead, "Fråga alla på telefonerna")
    await expect(wall.locator("#asked")).to_be_visible()
    frames: list[str] = []
    anna.on("websocket", lambda socket: socket.on("framereceived", lambda it: frames.append(str(it))))
    await anna.reload()
    await expect(anna.locator("#topic-task")).to_be_visible()
    first = await anna.locator("#topic-task").inner_text()
    await anna.get_by_label("Eller skriv som du vill").fill("lite då och då")
    await anna.get_by_role("button", name="Spara tiden").click()
    await expect(anna.locator("#amount-refused")).to_be_visible()
    await expect(anna.get_by_label("Eller skriv som du vill")).to_have_value("lite då och då")
    await anna.get_by_label("Eller skriv som du vill").fill("3 x 20 min om dagen")
    await anna.get_by_role("button", name="Spara tiden").click()
    await expect(anna.locator("#echo")).to_contain_text(
        "3 gånger om dagen, 20 minuter varje gång. Det blir 5 timmar i veckan.", use_inner_text=True
    )
    await anna.get_by_label("Före nio").check()
    await anna.locator("[data-topic-then]").get_by_role("button", name="Spara", exact=True).click()
    await expect(anna.locator("#topic-undo-text")).to_have_text(first)

    # What was ticked for one task is not ticked for the next.
    await anna.get_by_role("button", name="30 minuter om dagen").click()
    await anna.get_by_role("button", name="När på dagen?").click()
    await expect(anna.locator("#then-task")).to_be_visible()
    await expect(anna.get_by_label("Före nio")).not_to_be_checked()
    await anna.locator("[data-topic-skip]").click()

    # Without a network the answers wait, and arrive once each.
    await anna.context.set_offline(True)
    for _ in range(2):
        await answer(anna, "30 minuter om dagen")
    await expect(anna.locator("#topic-done")).to_be_visible()
    await anna.context.set_offline(False)
    for _ in range(4):
        await answer(cilla, "Gör den inte")
    await expect(cilla.locator("#topic-done")).to_be_visible()
    answer_all(code, others, client, "weight")
    await expect(wall.locator("#asked-groups")).to_contain_text("6")
    await expect(lead.get_by_text("12 av 12 är klara.")).to_be_visible()
    # Nobody has been sent anybody else's answer.
    assert not any(re.search('"(low|votes)"', frame) for frame in frames)

    await press(lead, "Visa svaren")
    await expect(wall.locator("#hours-rows li").first).to_be_visible()
    await expect(wall.locator("#hours-rows")).to_contain_text("mellan")
    await expect(lead.get_by_role("table", name="Timmar i veckan för varje yrkesgrupp och färg")).to_be_visible()

    # The three questions, each in its own light: blind, then shown, then talked about and noted with why.
    for topic, words in TOPICS.items():
        await lead.goto(f"/w/{code}/analysis?stage={topic}")
        await press(lead, "Fråga alla på telefonerna")
        await expect(anna.locator("#topic-question")).to_have_text(words, use_inner_text=True)
        no = await anna.locator(f"[data-topic={topic}] button[value=no]").first.inner_text()
        while await anna.locator("[data-topic-asked]").is_visible():
            await answer(anna, no.strip())
        answer_all(code, others, client, topic)
        # Cilla has not answered: the page asks first.
        await expect(lead.get_by_text("11 av 12 är klara.")).to_be_visible()
        await lead.locator("summary").filter(has_text="Visa svaren").click()
        await expect(lead.get_by_text("En är inte klar.")).to_be_visible()
        await press(lead, "Visa svaren nu")
        await expect(wall.locator("#opinions-bars li").first).to_be_visible()
        await expect(anna.locator("[data-topic-asked]")).to_be_hidden()
        question = lead.locator(f"#question-{topic}")
        await question.get_by_label("Nej").check()
        await question.get_by_label("Varför?").fill("Det tog vi reda på tillsammans.")
        await question.get_by_role("button", name="Spara svaret").click()
        await expect(wall.locator("#opinions-band")).to_contain_text("Vi kom fram till: nej.")

    # Session two does not close while something has no plan, and says exactly what.
    await lead.goto(f"/w/{code}/analysis?stage=actions")
    undecided = lead.locator(".undecided")
    await expect(undecided).to_contain_text("Veckobrev")
    await undecided.get_by_role("link", name="Veckobrev").click()
    await expect(lead.locator("#talk-title")).to_have_text("Veckobrev")
    await lead.locator("#new-stop").check()
    await lead.locator("#new-action").get_by_label("Ansvarig").fill("Rektor")
    await press(lead, "Lägg till åtgärden")
    await expect(undecided.get_by_role("listitem").filter(has_text="Veckobrev")).to_contain_text("datum när ni slutar")
    plan = {
        "Tvätt": {"kind": "bundle", "owner": "Rektor", "due": "2027-02-01", "first_step": "Ring HR"},
        "Dukning": {"kind": "move", "to": "g2", "owner": "Rektor", "due": "2027-01-15"},
    }
    tasks = {task["text"]: id for id, task in view_of(client, code)["tasks"].items()}
    for text, fields in plan.items():
        ask(client, code, "plan_action", task=tasks[text], **fields)
    await lead.locator("summary").filter(has_text="Ändra: Sluta").click()
    changing = lead.locator("[id^=change-]").first
    await changing.get_by_label("Klart senast").fill("2027-01-01")
    await changing.get_by_label("Hur märker vi om det blev galet?").fill("Någon frågar efter brevet")
    await changing.get_by_role("button", name="Spara ändringen").click()
    await press(lead, "Behåll som den är.*Schema")
    await expect(undecided).to_have_count(0)

    # Red and black are decided when what the law asks for has an answer.
    await to_stage(lead, "Samverkan")
    await expect(lead.get_by_text("Svara på frågorna först").first).to_be_visible()
    for duty in ("mbl", "risk"):
        section = lead.locator(f"#duty-{duty}")
        await section.get_by_label("Ja, det behövs").check()
        await section.get_by_label("När gjordes det?").fill("2026-11-20")
        await section.get_by_label("Vad blev det?").fill("Klart, utan invändningar.")
        await section.get_by_role("button", name="Spara svaret").click()
        await expect(section.get_by_text("Besvarad")).to_be_visible()
    await press(lead, "Märk som beslutad.*Tvätt")
    await expect(lead.get_by_text("Inte beslutad ändå").first).to_be_visible()
    await to_stage(lead, "Åtgärder")
    await press(lead, "Avsluta workshopen")
    await expect(lead.get_by_text("Workshopen är avslutad.")).to_be_visible()
    # Those who were asked are told what is to happen, first what is due first.
    await expect(anna.locator("#decided-lines li").first).to_contain_text("Veckobrev")
    await expect(anna.locator("#decided-lines")).to_contain_text("Rektor")

    # The report stands alone, for whoever has a link, in both languages; who may comment does.
    await lead.goto(f"/w/{code}/links")
    await lead.get_by_label("Läsa och kommentera").check()
    await press(lead, "Skapa länken")
    address = await lead.locator("#address").input_value()
    for language, heading in (("sv-SE", "Vad det frigör"), ("en-GB", "What it frees")):
        reader = await stage.page(size=PHONE if language == "sv-SE" else LAPTOP, language=language)
        await reader.goto(address[address.index("/l/") :])
        await expect(reader.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        await expect(reader.get_by_text("Någon frågar efter brevet")).to_be_visible()
    await reader.locator("#c-actions summary").click()
    await reader.locator("#c-actions textarea").fill("Who takes the weekends?")
    await reader.reload()
    await expect(reader.locator("#c-actions textarea")).to_have_value("Who takes the weekends?")
    await reader.locator("#c-actions button").click()
    await expect(reader.locator("#c-actions .comments")).to_contain_text("Who takes the weekends?")
    await expect(reader.locator("#c-actions textarea")).to_have_value("")
    stage.wrong = [line for line in stage.wrong if "ERR_INTERNET_DISCONNECTED" not in line]
    kept = json.dumps(view_of(client, code)["tasks"], ensure_ascii=False)
    assert "Det tog vi reda på tillsammans." in kept


LISTED = {
    "Städa": ("red", "red"),
    "Diska": ("red", "pass"),
    "Handla": ("red", "red"),
    "Larm": ("red", "green"),
    "Planering": ("yellow", "green"),
    "Samling": ("green", "green"),
    "Samtal": ("green", "pass"),
}


async def test_a_page_from_before_an_answer_does_not_take_it_away(stage):
    client = stage.server.facilitator()
    code, _ = await asyncio.to_thread(came_to_session_two, stage, client)
    lead = await stage.lead(at=f"/w/{code}/analysis?stage=parties")
    comes, is_held = asyncio.Event(), asyncio.Event()

    async def hold_the_first(route: Route) -> None:
        page = await route.fetch()
        if not is_held.is_set():
            is_held.set()
            await comes.wait()
        await route.fulfill(response=page)

    await lead.route(f"**/w/{code}/analysis?stage=parties*", hold_the_first)
    mbl, risk = lead.locator("#duty-mbl"), lead.locator("#duty-risk")
    await mbl.get_by_label("Ja, det behövs").check()
    await is_held.wait()
    await risk.get_by_label("Nej, det behövs inte").check()
    await expect(risk.locator("[data-unsaved]")).to_be_hidden()
    async with lead.expect_request(f"**/w/{code}/analysis?stage=parties*"):
        comes.set()
    assert await risk.get_by_label("Nej, det behövs inte").is_checked()
    await risk.get_by_label("Vad blev det?").fill("Inget ändras i arbetsmiljön")
    await risk.get_by_label("Vad blev det?").blur()
    await expect(risk.get_by_text("Besvarad")).to_be_visible()


async def test_a_server_that_is_busy_is_asked_again_for_the_page(stage):
    client = stage.server.facilitator()
    code, _ = await asyncio.to_thread(came_to_session_two, stage, client)
    lead = await stage.lead(at=f"/w/{code}/analysis?stage=parties")
    await lead.route(f"**/w/{code}/analysis?stage=parties*", lambda route: route.fulfill(status=503), times=1)
    risk = lead.locator("#duty-risk")
    await risk.get_by_label("Nej, det behövs inte").check()
    await expect(risk.get_by_text("Skriv också varför det inte behövs.")).to_be_visible()
    stage.wrong.clear()  # Chromium says that the server was busy


def a_light_session_two(stage, client):
    code = stage.server.workshop(client)
    for group in ("g1",) * 5 + ("g2",) * 5:
        stage.server.participant(code, group)
    for text in LISTED:
        ask(client, code, "add_task", text=text)
    ask(client, code, "open_step", step="settle")
    ids = {task["text"]: id for id, task in view_of(client, code)["tasks"].items()}
    for text, colours in LISTED.items():
        for group, colour in zip(("g1", "g2"), colours, strict=True):
            ask(client, code, "place_task", task=ids[text], group=group, colour=colour)
    ask(client, code, "open_step", step="analyse")
    return code


async def test_a_light_session_two_asks_about_what_matters_and_the_rest_is_one_press(stage):
    client = stage.server.facilitator()
    code = a_light_session_two(stage, client)
    lead, wall = await stage.lead(code), await stage.wall(code)
    anna, cilla = await stage.phone(code, "Barnskötare"), await stage.phone(code, "Förskollärare")
    asks = anna.locator("#topic-task")

    # What is asked about is chosen at a price, and the room is told that the rest rests.
    await lead.goto(f"/w/{code}/analysis?stage=choose")
    await expect(lead.get_by_role("button", name="Alla, 7")).to_have_attribute("aria-pressed", "true")
    await lead.get_by_role("button", name="Hela förslaget, 5").click()
    await expect(lead.get_by_role("button", name="Hela förslaget, 5")).to_have_attribute("aria-pressed", "true")
    await expect(lead.locator("#resting")).to_contain_text("2 uppgifter vilar.")
    await lead.get_by_role("link", name="Vidare: hur lång tid tar det?").click()
    await press(lead, "Fråga alla på telefonerna")
    await expect(wall.locator("#asked-rest")).to_contain_text("2 uppgifter vilar. Ingen frågas om dem.")
    await expect(cilla.locator("#topic-rest")).to_contain_text("2 uppgifter vilar.")

    # A time is one tap. What is half written stays with its task, also when the room goes on and comes back.
    await expect(anna.locator("#topic-number")).to_have_text("0 av 5 klara", use_inner_text=True)
    await expect(cilla.locator("#topic-number")).to_have_text("0 av 4 klara", use_inner_text=True)
    first = await asks.inner_text()
    await anna.get_by_label("Eller skriv som du vill").fill("3 x 20")
    await press(lead, "Sluta fråga")
    await expect(asks).to_be_hidden()
    await press(lead, "Fråga alla på telefonerna")
    await expect(asks).to_have_text(first)
    await expect(anna.get_by_label("Eller skriv som du vill")).to_have_value("3 x 20")
    await anna.get_by_role("button", name="1 timme om dagen").click()
    await expect(asks).not_to_have_text(first)
    await expect(anna.get_by_label("Eller skriv som du vill")).to_have_value("")
    await expect(anna.locator("#topic-undo-text")).to_have_text(first)
    for n in range(2, 6):
        await anna.get_by_role("button", name="30 minuter om dagen").click()
        await expect(anna.locator("#topic-number")).to_have_text(f"{n} av 5 klara", use_inner_text=True)
    await expect(anna.locator("#topic-own li")).to_have_count(5)

    # One new job from all that is red is one form, and one undoing.
    await lead.goto(f"/w/{code}/analysis?stage=choose")
    await lead.get_by_role("button", name="Markera alla röda").click()
    await expect(lead.locator("#several-title")).to_have_text("3 markerade", use_inner_text=True)
    await lead.get_by_role("radio", name="Ny tjänst").check()
    await lead.locator("#several-what").fill("Servicebiträde")
    await lead.locator("#several-owner").fill("Rektor")
    await press(lead, "Lägg till åtgärden för de markerade")
    await expect(lead.locator(".pick-list .pill")).to_have_text(["Ny tjänst"] * 3)
    await expect(lead.locator(".pick-list :checked")).to_have_count(0)
    await press(lead, "Ångra")
    await expect(lead.locator(".pick-list .pill")).to_have_count(0)
    await press(lead, "Gör om")
    await expect(lead.locator(".pick-list .pill")).to_have_count(3)

    # What rests can be taken up again; what is planned is asked about no more, and what is left is one tap.
    for text in ("Larm", "Planering"):
        await lead.get_by_label(text, exact=True).check()
    await lead.get_by_role("radio", name="Vila").check()
    await press(lead, "Låt de markerade vila")
    await expect(lead.locator("#resting")).to_contain_text("4 uppgifter vilar.")
    await lead.locator("#resting summary").click()
    for text in ("Larm", "Planering"):
        await lead.get_by_label(text, exact=True).check()
    await lead.get_by_role("radio", name="Vila").check()
    await press(lead, "Fråga om de markerade")
    await expect(lead.locator("#resting")).to_contain_text("2 uppgifter vilar.")
    await lead.goto(f"/w/{code}/analysis?stage=right_competence")
    await press(lead, "Fråga alla på telefonerna")
    await expect(anna.locator("#topic-number")).to_have_text("0 av 2 klara", use_inner_text=True)
    await anna.get_by_role("button", name="Ja för alla 2 som är kvar").click()
    await expect(anna.locator("#topic-done")).to_be_visible()
    await expect(anna.locator("#topic-own")).to_contain_text("Ja, det är rätt att vi gör den")
    await expect(lead.get_by_text("1 av 12 är klara.")).to_be_visible()

    # Closing says what is missing, with a link to each; what is left is kept in one press.
    await to_stage(lead, "Åtgärder")
    missing = lead.locator(".undecided")
    await expect(missing.get_by_role("link")).to_have_text(["Larm", "Planering"])
    await press(lead, "Behåll de 2 som är kvar")
    await expect(missing).to_have_count(0)
    await press(lead, "Avsluta workshopen")
    await expect(lead.get_by_text("Workshopen är avslutad.")).to_be_visible()
    kept = {task["text"]: task.get("actions", {}).values() for task in view_of(client, code)["tasks"].values()}
    assert {text: [it["kind"] for it in its] for text, its in kept.items() if its} == {
        **{text: ["bundle"] for text in ("Städa", "Diska", "Handla")},
        **{text: ["keep"] for text in ("Larm", "Planering")},
    }


async def test_the_plan_is_printed_and_nothing_beside_it(stage):
    client = stage.server.facilitator()
    code, _ = came_to_session_two(stage, client)
    task = next(iter(view_of(client, code, "as=lead")["tasks"]))
    assert ask(client, code, "plan_action", task=task, kind="stop", owner="Rektor", due="2027-02-01").status_code == 200
    lead = await stage.lead(at=f"/w/{code}/analysis?stage=actions")
    await expect(lead.get_by_role("button", name="Skriv ut")).to_be_visible()
    await lead.emulate_media(media="print")
    await expect(lead.get_by_role("heading", name="Alla åtgärder")).to_be_visible()
    await expect(lead.locator(".plan")).to_contain_text("Rektor")
    for beside in ("#next", ".session-body", ".stages", "#wall-bar"):
        await expect(lead.locator(beside)).to_be_hidden()
