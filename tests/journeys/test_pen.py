"""The phones of a group that answers together: one holds the pen, the others follow, and nothing said is lost."""

import pytest
from playwright.async_api import Page, expect

from app.workshop.own_order import in_own_order
from tests.journeys.conftest import violations
from tests.journeys.test_by_keyboard import press
from tests.journeys.test_phone import a_phone, a_workshop, ids_of
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

TEXTS = ("Tvätt", "Disk", "Sopor", "Schema")
LONG = "Ringa brukare på måndagar och fråga hur helgen har varit, skriva ner det som behöver följas upp och lämna över "
LONG += "till samordnaren så att kvällspersonalen vet vad som gäller och anhöriga får besked"


def a_joint_group(server, *texts, people=2, step="sort"):
    """A workshop whose first group answers together, and so many of that group, who have joined."""
    lead, code = a_workshop(server, *texts)
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    members = [server.participant(code) for _ in range(people)]
    ask(lead, code, "open_step", step=step)
    return lead, code, members


def button(phone: Page, name: str):
    return phone.get_by_role("button", name=name, exact=True)


async def answer(phone: Page, value: str) -> str:
    text = await phone.locator("#task").inner_text()
    await phone.locator(f"#choose [value={value}]").click()
    return text


async def on_both(one: Page, other: Page, text: str) -> None:
    for phone in (one, other):
        await expect(phone.locator("#task")).to_have_text(text)


async def test_one_phone_holds_the_pen_and_all_of_the_group_see_the_same_task_and_what_is_chosen(stage):
    lead, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    ids = ids_of(lead, code)
    order = [text for id in in_own_order(ids.values(), "g1") for text, its in ids.items() if its == id]
    pen, other = await a_phone(stage, anna, code), await a_phone(stage, bo, code)
    for phone in (pen, other):
        await expect(phone.get_by_text("Det ni svarar visas som gruppens svar.")).to_be_visible()
        await expect(phone.get_by_text("Pennan är ledig. Den som svarar först får den.")).to_be_visible()
        await expect(phone.get_by_text("Barnskötare, tillsammans")).to_be_visible()
        await expect(phone.get_by_text("Ingår i vårt uppdrag. Ingen annan bör göra den.").first).to_be_visible()
        assert await violations(phone, shows="a pen that nobody holds") == []
    await on_both(pen, other, order[0])

    await answer(pen, "yellow")
    await expect(pen.get_by_text("Du håller i pennan. En följer med.")).to_be_visible()
    await expect(other.get_by_text("Pennan är på en annan telefon.")).to_be_visible()
    await expect(other.locator("[data-followed=yellow]")).to_be_visible()
    assert await violations(other, shows="a phone that follows the pen") == []
    # It can be taken back, on all phones; and what is not agreed, or not done, is an answer too.
    await expect(pen.locator("#undo")).to_contain_text("Alla ser det.")
    await button(pen, "Ångra").click()
    await expect(other.locator("[data-followed=yellow]")).to_be_hidden()
    await on_both(pen, other, order[0])
    await answer(pen, "split")
    await expect(other.locator("[data-followed=split]")).to_be_visible()
    await on_both(pen, other, order[1])
    await expect(other.locator("#undo-word")).to_have_text("inte eniga")
    await answer(pen, "pass")
    await on_both(pen, other, order[2])
    # Pressed once more, it goes on at once. Why it is green can be said as by those who answer alone.
    await answer(pen, "red")
    await pen.locator("#choose [value=red]").click()
    await expect(pen.locator("#task")).to_have_text(order[3])
    await answer(pen, "green")
    await expect(other.locator("[data-followed=green]")).to_be_visible()
    await pen.get_by_role("link", name="Varför bara ni?").click()
    await pen.get_by_role("button", name="Legitimation").click()

    for phone in (pen, other):
        await expect(phone.get_by_role("heading", name="Tack! Ni är klara.")).to_be_visible()
        await expect(phone.get_by_text("Så här svarade ni. Alla i gruppen ser det.")).to_be_visible()
        for value, n in {"green": 1, "yellow": 0, "red": 1, "black": 0, "split": 1, "pass": 1}.items():
            await expect(phone.locator(f"[data-sum={value}]")).to_have_text(str(n))
        assert await violations(phone, shows="done together") == []
    assert view_of(anna, code)["mine"] == view_of(bo, code)["mine"]
    # The pen's phone can change an answer, the other can read them.
    await other.get_by_text("Se svaren").click()
    await expect(other.locator("#answers a[href]")).to_have_count(0)
    await pen.get_by_text("Se och ändra svaren").click()
    await pen.locator("#answers a", has_text=order[0]).click()
    await answer(pen, "black")
    await expect(other.locator("[data-sum=black]")).to_have_text("1")


async def test_a_phone_that_follows_has_nothing_to_press_but_the_pen(stage):
    _, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    ask(anna, code, "take_pen")
    follower = await a_phone(stage, bo, code)
    await expect(button(follower, "Ta pennan")).to_be_visible()
    main = follower.locator("main")
    # Besides it there is only what belongs to the page: listening, one answer at a time, the wall, another group,
    # the language.
    assert await main.locator("button:visible, summary:visible").all_inner_texts() == [
        "Lyssna",
        "Ta pennan",
        "Ett svar i taget",
    ]
    links = [
        "Visa väggen här",
        "Byt yrkesgrupp",
        "Det jag har skrivit",
        "Hur går det?",
        "Lätt svenska",
        "English",
        "Tillgänglighet",
    ]
    assert await main.locator("a:visible").all_inner_texts() == links


async def test_the_pen_is_asked_for_and_kept_and_given(stage):
    _, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    pen, other = await a_phone(stage, anna, code), await a_phone(stage, bo, code)
    await answer(pen, "red")
    await button(other, "Ta pennan").click()
    await expect(other.get_by_role("button", name="Väntar på svar")).to_be_visible()
    await expect(pen.get_by_text("Någon i gruppen vill ta pennan.")).to_be_visible()
    for phone in (pen, other):
        assert await violations(phone, shows="a pen that is asked for") == []
    await button(pen, "Behåll den").click()
    await expect(other.locator("#status")).to_have_text("Den som har pennan behåller den just nu.")
    await expect(pen.locator("#pen-asked")).to_be_hidden()
    await button(other, "Ta pennan").click()
    await button(pen, "Ge pennan").click()
    await expect(other.get_by_text("Du håller i pennan.")).to_be_visible()
    await expect(pen.get_by_text("Pennan är på en annan telefon.")).to_be_visible()
    await answer(other, "black")
    await expect(pen.locator("[data-followed=black]")).to_be_visible()


async def test_a_pen_that_is_asked_for_in_its_sleep_can_be_taken(stage, monkeypatch):
    monkeypatch.setattr("app.workshop.workshop.PATIENCE", 1_000)
    monkeypatch.setattr("app.workshop.routes.PATIENCE", 1_000)
    _, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    ask(anna, code, "take_pen")  # and nobody looks at that phone any more
    awake = await a_phone(stage, bo, code)
    await button(awake, "Ta pennan").click()
    await expect(awake.get_by_role("button", name="Väntar på svar")).to_have_attribute("aria-disabled", "true")
    await button(awake, "Ta pennan nu").click()
    await expect(awake.get_by_text("Du håller i pennan.")).to_be_visible()
    await answer(awake, "red")
    assert view_of(anna, code)["me"]["pen"] == "elsewhere"


async def test_a_pen_without_a_network_keeps_what_it_says_until_the_others_can_see_it(stage):
    _, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    pen, other = await a_phone(stage, anna, code), await a_phone(stage, bo, code)
    first = await answer(pen, "red")
    await expect(other.locator("#undo-text")).to_have_text(first)
    await pen.context.set_offline(True)
    await expect(pen.locator("#task")).not_to_have_text(first)
    second = await answer(pen, "black")
    await expect(pen.get_by_text("Skickas till de andra.")).to_be_visible()
    await expect(pen.locator("#connection")).to_be_visible()
    await pen.context.set_offline(False)
    await expect(other.locator("#undo-text")).to_have_text(second)
    await expect(pen.get_by_text("Skickas till de andra.")).to_be_hidden()
    await expect(pen.locator("#connection")).to_be_hidden()
    stage.wrong.clear()  # Chromium says that the socket was lost


async def test_what_a_phone_says_after_the_pen_was_taken_is_told_once_and_not_lost(stage):
    _, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    pen = await a_phone(stage, anna, code)
    ask(anna, code, "take_pen")
    await expect(pen.get_by_text("Du håller i pennan.")).to_be_visible()
    await pen.context.set_offline(True)
    said = [await answer(pen, "red")]
    await expect(pen.locator("#task")).not_to_have_text(said[0])
    said.append(await answer(pen, "split"))
    ask(bo, code, "take_pen")
    ask(anna, code, "give_pen", give=True)
    await pen.context.set_offline(False)
    notice = pen.locator("#notice")
    for text, answered in zip(said, ("röd", "inte eniga"), strict=True):
        await expect(notice).to_contain_text(f"{text} kom inte med.")
        await expect(notice).to_contain_text(f"Svaret var: {answered}.")
    why = notice.get_by_text("Pennan är på en annan telefon i gruppen. Ta pennan om du ska svara.")
    await expect(why.locator("visible=true")).to_have_count(1)
    assert await violations(pen, shows="an answer that came after the pen was taken") == []
    await expect(button(pen, "Ta pennan")).to_be_visible()
    await expect(pen.locator("#task")).to_have_text(said[0])
    assert view_of(anna, code)["mine"] == {}
    await expect(pen.locator("#connection")).to_be_hidden()
    stage.wrong.clear()


async def test_two_who_answer_at_once_are_one_answer_and_one_plain_sentence(stage):
    """On pages that were drawn while the pen was free: without scripts, so that they stay as they were."""
    _, code, (anna, bo) = a_joint_group(stage.server, "Tvätt")
    old = [await a_phone(stage, it, code, java_script_enabled=False) for it in (anna, bo)]
    await old[0].locator("#choose [value=red]").click()
    await old[1].locator("#choose [value=black]").click()
    await expect(old[1].get_by_role("heading", level=1)).to_have_text(
        "Pennan är på en annan telefon i gruppen. Ta pennan om du ska svara."
    )
    await old[1].get_by_role("link", name="Tillbaka").click()
    await expect(button(old[1], "Ta pennan")).to_be_visible()
    assert [*view_of(bo, code)["mine"].values()] == ["red"]
    stage.wrong.clear()  # Chromium says that the page was a 409, as it should be


async def test_all_of_it_works_without_scripts(stage, monkeypatch):
    monkeypatch.setattr("app.workshop.workshop.PATIENCE", 0)
    lead, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    pen, other = [await a_phone(stage, it, code, java_script_enabled=False) for it in (anna, bo)]
    first = await answer(pen, "split")
    await expect(pen.get_by_text("Du håller i pennan.")).to_be_visible()
    await expect(pen.locator("#undo")).to_contain_text("inte eniga")
    await button(pen, "Ångra").click()
    await expect(pen.locator("#task")).to_have_text(first)
    await answer(pen, "yellow")
    await other.goto(f"/w/{code}")
    await expect(other.locator("#task")).not_to_have_text(first)
    await other.get_by_role("link", name="Se vad gruppen har svarat nu").click()
    await button(other, "Ta pennan").click()
    await pen.goto(f"/w/{code}")
    await button(pen, "Behåll den").click()
    await expect(pen.locator("#pen-asked")).to_be_hidden()
    await other.goto(f"/w/{code}")
    await button(other, "Ta pennan").click()
    await button(other, "Ta pennan nu").click()
    await expect(other.get_by_text("Du håller i pennan.")).to_be_visible()
    for _ in range(3):
        await answer(other, "pass")
    await expect(other.get_by_role("heading", name="Tack! Ni är klara.")).to_be_visible()
    await expect(other.locator("[data-sum=pass]")).to_have_text("3")
    ask(lead, code, "open_step", step="reveal")
    await other.goto(f"/w/{code}")
    await expect(other.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    assert len(view_of(anna, code)["mine"]) == 4


async def test_the_pen_can_be_asked_for_and_given_and_used_by_keyboard_alone(stage):
    _, code, (anna, bo) = a_joint_group(stage.server, *TEXTS)
    pen, other = await a_phone(stage, anna, code), await a_phone(stage, bo, code)
    first = await pen.locator("#task").inner_text()
    await press(pen, "Vi är inte eniga")
    await expect(other.locator("[data-followed=split]")).to_be_visible()
    await expect(pen.locator("#task")).not_to_have_text(first)
    # The focus of a phone that follows stays where it is.
    await press(other, "Ta pennan")
    await press(pen, "Ge pennan")
    await expect(other.get_by_text("Du håller i pennan.")).to_be_visible()
    now = await other.locator("#task").inner_text()
    await press(other, "Svart")
    await expect(pen.locator("[data-followed=black]")).to_be_visible()
    await expect(other.locator("#task")).not_to_have_text(now)


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
async def test_nothing_is_wider_than_the_smallest_phone(stage, language):
    _, code, (anna, bo, *_) = a_joint_group(stage.server, LONG, people=3)
    ask(anna, code, "take_pen")
    for one in (anna, bo):
        phone = await a_phone(stage, one, code, size={"width": 320, "height": 640}, language=language)
        await expect(phone.locator("#task")).to_have_text(LONG)
        assert await phone.evaluate("document.documentElement.scrollWidth") == 320
        heights = await phone.locator("#choose button:visible").evaluate_all("all => all.map(it => it.offsetHeight)")
        assert all(height >= 56 for height in heights)
        ask(bo, code, "take_pen")
        await expect(phone.locator("#pen-asked:visible, #take-pen:visible").first).to_be_visible()
        assert await phone.evaluate("document.documentElement.scrollWidth") == 320


async def test_not_mine_is_as_large_as_the_colours_for_those_who_answer_alone(stage):
    _, code = a_workshop(stage.server, "Tvätt", step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code)
    buttons = phone.locator("#choose button:visible")
    boxes = [await buttons.nth(n).bounding_box() for n in range(await buttons.count())]
    assert len(boxes) == 5
    assert len({round(box["width"]) for box in boxes}) == 1
    assert min(box["height"] for box in boxes) >= 72
    await button(phone, "Vet inte, eller gör den inte").click()
    await expect(phone.locator("[data-sum=pass]")).to_have_text("1")


async def test_a_group_of_one_is_asked_before_anything_else(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    ask(lead, code, "expect_people", group="g1", people=1)
    me = stage.server.participant(code)
    ask(lead, code, "open_step", step="sort")
    phone = await a_phone(stage, me, code)
    await expect(phone.get_by_role("heading", name="Du är ensam i gruppen")).to_be_visible()
    await expect(phone.get_by_text("Det du svarar visas som gruppens svar.").locator("visible=true")).to_be_visible()
    await expect(phone.locator("#task")).to_be_hidden()
    assert await violations(phone, shows="alone in a group") == []
    await button(phone, "Nej, jag vill hellre prata").click()
    await expect(phone.get_by_role("heading", name="Då visas inget svar från dig")).to_be_visible()
    assert await violations(phone, shows="alone in a group, and rather talks") == []
    await button(phone, "Jag vill visa mitt svar ändå").click()
    await expect(phone.locator("#task")).to_have_text("Tvätt")
    await expect(phone.get_by_text("Vems är uppgiften, sett från ditt uppdrag?")).to_be_visible()
    await button(phone, "Visa inte mitt svar").click()
    await expect(phone.get_by_role("heading", name="Då visas inget svar från dig")).to_be_visible()
    # It is remembered. And without scripts.
    phone = await a_phone(stage, me, code, java_script_enabled=False)
    await expect(phone.get_by_role("heading", name="Då visas inget svar från dig")).to_be_visible()
    await button(phone, "Jag vill visa mitt svar ändå").click()
    await answer(phone, "red")
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    await expect(phone.get_by_text("Bara du ser det.").first).to_be_hidden()


async def test_a_group_that_is_made_to_answer_together_in_mid_sort_is_told_what_became_of_its_answers(stage):
    lead, code = a_workshop(stage.server, *TEXTS, step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code)
    await answer(phone, "red")
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 4")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    told = "Er grupp svarar tillsammans nu. Det ni har svarat var för sig är bortlagt."
    await expect(phone.get_by_role("alert").get_by_text(told)).to_be_visible()
    await expect(phone.locator("#number")).to_have_text("Uppgift 1 av 4")
    await expect(phone.get_by_text("Svarar fler på den här skärmen?")).to_be_hidden()
    await button(phone, "Okej").click()
    await expect(phone.get_by_text(told)).to_be_hidden()
    await answer(phone, "split")
    await expect(phone.get_by_text("Du håller i pennan.")).to_be_visible()


async def test_a_second_round_and_session_two_are_answered_together_as_well(stage):
    lead, code, (anna, bo) = a_joint_group(stage.server, "Tvätt", people=2)
    task = ids_of(lead, code)["Tvätt"]
    pen, other = await a_phone(stage, anna, code), await a_phone(stage, bo, code)
    await answer(pen, "red")
    await expect(pen.get_by_role("heading", name="Tack! Ni är klara.")).to_be_visible()
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "vote_again", task=task)
    await on_both(pen, other, "Tvätt")
    await answer(pen, "red")
    await expect(other.locator("[data-followed=red]")).to_be_visible()
    for phone in (pen, other):
        await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
        await expect(phone.locator("#talk-own")).to_contain_text("Er grupps svar.")
    await expect(pen.get_by_role("link", name="Ändra svaret")).to_be_visible()
    await expect(other.get_by_role("link", name="Ändra svaret")).to_be_hidden()
    ask(lead, code, "vote_again", task=None)

    ask(lead, code, "place_task", task=task, group="g1", colour="red")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="weight")
    await expect(other.get_by_text("Gruppen svarar på en annan telefon. Säg vad du tycker.")).to_be_visible()
    await expect(other.locator("#own-amount")).to_be_hidden()
    for phone in (pen, other):
        assert await violations(phone, shows="how much time, answered together") == []
    await button(pen, "30 minuter om dagen").click()
    await expect(pen.locator("#topic-undo-word")).to_contain_text("2 gör den")
    await button(pen, "Hur många, och när?").click()
    await expect(pen.get_by_label("Hur många av er gör den?")).to_have_value("2")
    await pen.get_by_label("Hur många av er gör den?").fill("1")
    await pen.locator("[data-topic-then]").get_by_role("button", name="Spara", exact=True).click()
    for phone in (pen, other):
        await expect(phone.get_by_role("heading", name="Tack! Ni har svarat på allt.")).to_be_visible()
    await expect(other.locator("#topic-undo")).to_contain_text("Tvätt")
    assert view_of(bo, code)["estimates"][task]["people"] == 1

    ask(lead, code, "open_topic", topic="right_competence")
    await button(other, "Ta pennan").click()
    await button(pen, "Ge pennan").click()
    await button(other, "Vi är inte eniga").click()
    for phone in (pen, other):
        await expect(phone.locator("#topic-undo")).to_contain_text("Inte eniga")
        assert await violations(phone, shows="a question of session two, not agreed") == []
    await expect(pen.locator("#topic-change")).to_be_hidden()
    assert view_of(anna, code)["opinions"]["right_competence"][task]["answer"] == "split"
