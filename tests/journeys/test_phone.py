"""The phone in session one: alone first, in one's own order, and nothing that was written is lost or seen too early."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from app.hyphens import SOFT
from app.workshop.own_order import in_own_order
from tests.journeys.conftest import PHONE, colleagues_answer, cookies_of, violations
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

TEXTS = ("Tvätt", "Disk", "Sopor", "Fönsterputs", "Telefonen", "Schema", "Snöskottning", "Kvitton")


def a_workshop(server, *texts, step="gather"):
    lead = server.facilitator()
    code = server.workshop(lead)
    for text in texts:
        ask(lead, code, "add_task", text=text)
    if step == "reveal":
        ask(lead, code, "open_step", step="sort")
        colleagues_answer(server, lead, code)
    if step != "gather":
        ask(lead, code, "open_step", step=step)
    return lead, code


def ids_of(lead, code):
    return {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}


async def told(lead, code, has):
    """What the facilitator knows, once it is as wanted: how far the room has come is told now and then."""
    while not has(view := view_of(lead, code, "as=lead")):
        await asyncio.sleep(0.05)
    return view


async def a_phone(stage, client, code, **options) -> Page:
    """A phone that has joined already."""
    page = await stage.page(**{"size": PHONE, "has_touch": True, "is_mobile": True, **options})
    await page.context.add_cookies(cookies_of(client, stage.server.base))
    await page.goto(f"/w/{code}")
    return page


def heard_by(page):
    """Everything that the server sends over the page's sockets, as it comes."""
    frames = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    return frames


async def write(phone, text):
    await phone.get_by_label("Uppgift", exact=True).fill(text)
    await phone.get_by_role("button", name="Skicka").click()


async def test_nobody_reads_what_others_write_until_the_list_is_opened(stage):
    lead, code = a_workshop(stage.server)
    anna = await stage.phone(code, "Barnskötare")
    bo, wall = await stage.page(size=PHONE), await stage.page()
    heard = heard_by(bo), heard_by(wall)
    await bo.context.add_cookies(cookies_of(stage.server.participant(code), stage.server.base))
    await bo.goto(f"/w/{code}")
    await wall.goto(f"/w/{code}/wall")
    await write(anna, "Vika handdukar")
    await expect(anna.locator("#written")).to_contain_text("Vika handdukar")
    await expect(anna.get_by_text("Ingen ser det du skriver förrän processledaren visar listan.")).to_be_visible()
    for page in (bo, wall):
        await expect(page.get_by_text("1 uppgift hittills").locator("visible=true")).to_be_visible()
        assert "handdukar" not in await page.content()
    assert not any("handdukar" in frame for frames in heard for frame in frames)
    # The author may change it, unseen.
    await anna.locator("#written summary").click()
    await anna.get_by_label("Ny text").fill("Vika lakan")
    await anna.get_by_role("button", name="Spara").click()
    await expect(anna.locator(".written-text")).to_have_text("Vika lakan")
    assert await violations(anna, shows="one's own text, changed while texts are withheld") == []
    ask(lead, code, "open_list", open=True)
    await expect(bo.locator("#written")).to_contain_text("Vika lakan")
    await expect(wall.locator("#latest")).to_contain_text("Vika lakan")


async def test_what_the_facilitator_takes_away_is_told_to_its_author_alone(stage):
    lead, code = a_workshop(stage.server)
    anna, bo = await stage.phone(code, "Barnskötare"), await stage.phone(code, "Barnskötare")
    await write(anna, "Tjata på chefen")
    await expect(anna.locator("#written")).to_contain_text("Tjata på chefen")
    await told(lead, code, lambda view: view["tasks"])
    ask(lead, code, "remove_task", task=ids_of(lead, code)["Tjata på chefen"], why="Skriv vad som ska göras.")
    note = anna.locator("#removed")
    await expect(note).to_contain_text("Tjata på chefen")
    await expect(note).to_contain_text("Skriv vad som ska göras.")
    await expect(note).to_contain_text("Ingen annan ser vem som skrev.")
    assert await violations(anna, shows="a text that was taken away, told to its author") == []
    await expect(bo.locator("#removed")).to_be_hidden()
    assert "Tjata" not in await bo.content()
    await note.get_by_role("button", name="Skriv den på ett annat sätt").click()
    await expect(anna.get_by_label("Uppgift", exact=True)).to_have_value("Tjata på chefen")
    await expect(note).to_be_hidden()
    await anna.reload()
    await expect(anna.locator("#new-task")).to_have_value("Tjata på chefen")
    await expect(note).to_be_hidden()


async def test_a_name_is_asked_about_once_and_never_stopped(stage):
    lead, code = a_workshop(stage.server)
    phone = await stage.phone(code, "Barnskötare")
    await write(phone, "Hjälpa Anna med lunchen")
    await expect(phone.get_by_text("Står det ett namn här?")).to_be_visible()
    assert await violations(phone, shows="the question whether it is a name") == []
    assert view_of(lead, code, "as=lead")["gathered"] == 0
    await phone.get_by_role("button", name="Ändra").click()
    await expect(phone.get_by_text("Står det ett namn här?")).to_be_hidden()
    await expect(phone.get_by_label("Uppgift", exact=True)).to_be_focused()
    await write(phone, "Hjälpa Anna med disken")
    await phone.get_by_role("button", name="Skicka ändå").click()
    await expect(phone.locator("#written")).to_contain_text("Hjälpa Anna med disken")
    await expect(phone.get_by_text("Står det ett namn här?")).to_be_hidden()
    await write(phone, "Duka bordet")
    await expect(phone.locator("#written")).to_contain_text("Duka bordet")


async def test_green_asks_why_only_we_and_the_answer_can_be_changed_or_left_out(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    me = stage.server.participant(code)
    phone = await a_phone(stage, me, code)
    first = await phone.locator("#task").inner_text()
    await phone.locator("#choose [value=green]").click()
    await expect(phone.locator("#task")).not_to_have_text(first)
    assert await violations(phone, shows="the next task, after green") == []
    await phone.get_by_role("link", name="Varför bara du?").click()
    await expect(phone.locator("#why-task")).to_have_text(first)
    assert await violations(phone, shows="the question why only we") == []
    await phone.get_by_role("button", name="Delegation").click()
    await expect(phone.locator("#undo-word")).to_have_text("grön, får bara vi, delegation")
    task = ids_of(lead, code)[first]
    assert view_of(me, code)["grounds"] == {task: {"only": "may", "ground": "delegation"}}
    # The other one is green for no reason that is said. Once all is answered that is asked about, and can be left.
    await phone.locator("#choose [value=green]").click()
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    await expect(phone.locator("#bare")).to_contain_text("1 grönt svar säger inte varför")
    assert await violations(phone, shows="done, with green answers without a reason") == []
    await phone.get_by_role("link", name="Säg varför").click()
    await phone.get_by_role("link", name="Hoppa över").click()
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    await phone.get_by_role("link", name="Säg varför").click()
    await phone.get_by_role("button", name="Vana").click()
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    await expect(phone.locator("#bare")).to_be_hidden()
    # One's own list says it, and leads back to it. Green once more keeps what was said.
    await phone.get_by_text("Ändra ett svar").click()
    await expect(phone.locator("#answers li").filter(has_not_text=first)).to_contain_text("bör bara vi, vana")
    await phone.locator("#answers a", has_text=first).click()
    await phone.locator("#choose [value=green]").click()
    await expect(phone.locator("#answers li", has_text=first)).to_contain_text("får bara vi, delegation")
    assert view_of(me, code)["grounds"][task] == {"only": "may", "ground": "delegation"}


async def test_everybody_sorts_in_an_order_of_their_own_that_stays(stage):
    lead, code = a_workshop(stage.server, *TEXTS, step="sort")
    orders = []
    for _ in range(2):
        phone = await a_phone(stage, stage.server.participant(code), code)
        ids = ids_of(lead, code)
        seed = await phone.locator("main").get_attribute("data-seed")
        order = in_own_order(ids.values(), seed)
        met = []
        for number in range(len(TEXTS)):
            if number == 3:
                await phone.reload()
            text = await phone.locator("#task").inner_text()
            met.append(ids[text.replace(SOFT, "")])
            await phone.locator("#choose [value=red]").click()
            await expect(phone.locator("#undo-text")).to_have_text(text)
        assert met == order
        orders.append(order)
    assert orders[0] != orders[1]


async def test_a_task_that_is_being_answered_stays_whatever_comes_to_the_list(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:2], step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code)
    text = await phone.locator("#task").inner_text()
    for number in range(12):
        ask(lead, code, "add_task", text=f"En till, nummer {number}")
    await expect(phone.locator("#number")).to_have_text("Uppgift 1 av 14")
    await expect(phone.locator("#task")).to_have_text(text)


async def test_who_is_done_says_so_and_can_take_it_back(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3])
    phone = await stage.phone(code, "Barnskötare")
    await stage.phone(code, "Förskollärare")
    await phone.get_by_role("button", name="Jag är klar").click()
    await expect(phone.get_by_text("Vi väntar på 1 till.").first).to_be_visible()
    await phone.get_by_role("button", name="Jag vill skriva mer").click()
    await expect(phone.get_by_text("Vi väntar på 2 till.").first).to_be_visible()
    ask(lead, code, "open_step", step="sort")
    await phone.locator("#choose [value=red]").click()
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 3")
    await phone.get_by_role("button", name="Jag är klar").click()
    await expect(phone.get_by_text("2 uppgifter har du inte svarat på.")).to_be_visible()
    assert await violations(phone, shows="done before all is answered") == []
    assert view_of(lead, code, "as=lead")["groups"]["g1"]["ready"] == 1
    await phone.reload()
    await phone.get_by_role("button", name="Fortsätt svara").click()
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 3")


async def test_another_step_is_spoken_to_who_is_nowhere_on_the_page_and_focused_for_who_is(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    phone = await stage.phone(code, "Barnskötare")
    spoken = phone.locator("#status")
    ask(lead, code, "open_step", step="sort")
    await expect(spoken).to_have_text("Tvätt")
    ask(lead, code, "open_step", step="settle")
    await expect(spoken).to_have_text("Titta på väggen")
    ask(lead, code, "open_step", step="gather")
    await expect(spoken).to_have_text("Vilka arbetsuppgifter gör ni?")
    await phone.get_by_role("link", name="Byt yrkesgrupp").focus()
    ask(lead, code, "open_step", step="settle")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_focused()


async def test_in_a_pause_the_page_is_calm_and_what_is_half_written_can_still_be_sent(stage):
    lead, code = a_workshop(stage.server)
    phone, other = await stage.phone(code, "Barnskötare"), await stage.phone(code, "Barnskötare")
    field = phone.get_by_label("Uppgift", exact=True)
    await field.fill("Vattna blommorna på")
    ask(lead, code, "set_timer", minutes=10)
    ask(lead, code, "cover_wall", cover="pause", minutes=15)
    for page in (phone, other):
        await expect(page.get_by_role("heading", name="Vi tar paus")).to_be_visible()
        await expect(page.get_by_text("Vi fortsätter klockan")).to_be_visible()
        await expect(page.get_by_role("heading", name="Vilka arbetsuppgifter gör ni?")).to_be_hidden()
        assert await violations(page, shows="a pause on a phone") == []
    await expect(other.locator("#new-task")).to_be_hidden()
    await expect(field).to_have_value("Vattna blommorna på")
    await field.press_sequentially(" gården")
    await phone.get_by_role("button", name="Skicka").click()
    ask(lead, code, "cover_wall", cover="")
    await expect(phone.locator("#written")).to_contain_text("Vattna blommorna på gården")
    await expect(phone.get_by_role("heading", name="Vilka arbetsuppgifter gör ni?")).to_be_visible()


async def test_everybody_is_led_to_one_task_and_nobody_is_pulled_there(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:4], step="sort")
    phone = await stage.phone(code, "Barnskötare")
    now = await phone.locator("#task").inner_text()
    other = next(text for text in TEXTS[:4] if text != now)
    ask(lead, code, "bring_up", task=ids_of(lead, code)[other])
    await expect(phone.locator("#brought-up")).to_contain_text(other)
    await expect(phone.locator("#task")).to_have_text(now)
    assert await violations(phone, shows="a task that is brought up while one sorts") == []
    await phone.get_by_role("link", name="Gå dit").click()
    await expect(phone.locator("#task")).to_have_text(other)
    await phone.locator("#choose [value=red]").click()
    colleagues_answer(stage.server, lead, code)
    ask(lead, code, "open_step", step="reveal")  # which lets everybody go
    ask(lead, code, "bring_up", task=ids_of(lead, code)[other])
    await expect(phone.locator("#talk-task")).to_have_text(other)
    await expect(phone.locator("#talk-word")).to_have_text("Röd")
    await expect(phone.get_by_text("Du behöver inte göra något här.")).to_be_hidden()
    ask(lead, code, "bring_up", task=None)
    await expect(phone.get_by_text("Du behöver inte göra något här.")).to_be_visible()
    ask(lead, code, "allow_placing", allowed=True)
    await expect(phone.get_by_text("Ni kan lägga er grupps uppgifter på tavlan här nedanför.")).to_be_visible()
    assert await violations(phone, shows="the board of one's group, where all may place") == []


async def test_a_second_round_asks_the_one_task_anew_and_then_the_wall_again(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:2], step="sort")
    me = stage.server.participant(code)
    task = ids_of(lead, code)["Disk"]
    ask(me, code, "cast_vote", task=task, colour="red")
    ask(lead, code, "open_step", step="settle")
    phone = await a_phone(stage, me, code)
    ask(lead, code, "vote_again", task=task)
    await expect(phone.locator("#task")).to_have_text("Disk")
    await expect(phone.get_by_text("Vi svarar en gång till", exact=True)).to_be_visible()
    assert await violations(phone, shows="a second round, asked") == []
    await phone.locator("#choose [value=green]").click()
    await phone.get_by_role("button", name="Lag", exact=False).first.click()
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    await expect(phone.locator("#talk-word")).to_have_text("Grön, får bara vi, lag")
    assert await violations(phone, shows="a second round, answered") == []
    await phone.get_by_role("link", name="Ändra svaret").click()
    await phone.locator("#choose [value=yellow]").click()
    await expect(phone.locator("#talk-word")).to_have_text("Gul")
    colleagues_answer(stage.server, lead, code)
    ask(lead, code, "vote_again", task=None)
    await expect(phone.get_by_role("link", name="Ändra svaret")).to_be_hidden()
    assert view_of(me, code)["mine"] == {task: "yellow"}


async def test_session_two_asks_the_same_first_with_and_without_scripts_and_the_task_that_is_shown_stays(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3], step="sort")
    anna, tasks = stage.server.participant(code), ids_of(lead, code)
    ask(anna, code, "pass_task", task=tasks["Tvätt"])
    ask(lead, code, "open_step", step="settle")
    for text, colour in {"Tvätt": "red", "Disk": "green", "Sopor": "red"}.items():
        for group in ("g1", "g2"):
            ask(lead, code, "place_task", task=tasks[text], group=group, colour=colour)
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="weight")
    phone = await a_phone(stage, anna, code)
    plain = await a_phone(stage, anna, code, java_script_enabled=False)
    for page in (phone, plain):
        # What needs talk comes first, and last what she does not do.
        await expect(page.locator("#topic-task")).to_have_text("Sopor")
    ask(lead, code, "place_task", task=tasks["Disk"], group="g1", colour="black")
    assert view_of(anna, code)["screen"]["asks"] == [tasks["Tvätt"], tasks["Disk"], tasks["Sopor"]]
    ask(lead, code, "set_timer", minutes=5)
    await expect(phone.locator("[data-clock-face]")).to_be_visible()  # so it has heard of the task as well
    await expect(phone.locator("#topic-task")).to_have_text("Sopor")
    await phone.get_by_role("button", name="30 minuter i veckan").click()
    await expect(phone.locator("#topic-task")).to_have_text("Disk")
    await plain.reload()
    await expect(plain.locator("#topic-task")).to_have_text("Disk")


async def test_several_people_answer_on_one_screen_and_nobody_sees_the_one_before(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:2], step="sort")
    tablet = await stage.phone_by_hand(code, "Barnskötare")
    other_tab = await tablet.context.new_page()
    await other_tab.goto(f"/w/{code}")
    for _ in range(2):
        await tablet.locator("#choose [value=black]").click()
    await expect(tablet.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    await tablet.get_by_text("Svarar fler på den här skärmen?").click()
    assert await violations(tablet, shows="done, with more who answer on this screen") == []
    await tablet.get_by_role("button", name="Nästa person").click()
    await expect(tablet.get_by_role("heading", name="Vilken yrkesgrupp hör du till?")).to_be_visible()
    await tablet.get_by_role("button", name="Förskollärare").click()
    await tablet.wait_for_url(f"**/w/{code}")
    await expect(tablet.locator("#number")).to_have_text("Uppgift 1 av 2")
    await expect(tablet.get_by_text("Du svarar som Förskollärare")).to_be_visible()
    # Neither by going back, nor in a tab that was left open.
    await expect(other_tab.get_by_text("Du svarar som Förskollärare")).to_be_visible()
    await tablet.go_back()
    await tablet.goto(f"/w/{code}")
    await expect(tablet.locator("#number")).to_have_text("Uppgift 1 av 2")
    await tablet.locator("#choose [value=red]").click()
    await expect(tablet.locator("#number")).to_have_text("Uppgift 2 av 2")
    groups = (await told(lead, code, lambda view: view["groups"]["g2"]["answers"]))["groups"]
    assert [(groups[id]["people"], groups[id]["answers"]) for id in ("g1", "g2")] == [(1, 2), (1, 1)]


async def test_the_one_before_leaves_no_half_written_text_on_a_shared_screen(stage):
    _, code = a_workshop(stage.server)
    tablet = await stage.phone(code, "Barnskötare")
    await tablet.get_by_label("Uppgift", exact=True).fill("Bara min egen tanke")
    await tablet.goto(f"/join?code={code}")
    assert await violations(tablet, shows="the page to join, on a screen that has joined") == []
    await tablet.get_by_role("button", name="Nästa person").click()
    await tablet.get_by_role("button", name="Barnskötare").click()
    await tablet.wait_for_url(f"**/w/{code}")
    await expect(tablet.locator("#new-task")).to_have_value("")
    assert "egen tanke" not in await tablet.evaluate("JSON.stringify(localStorage)")


async def test_all_of_it_can_be_done_without_scripts(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    me = stage.server.participant(code)
    phone = await a_phone(stage, me, code, java_script_enabled=False)
    await phone.get_by_label("Uppgift", exact=True).fill("Hjälpa Anna")
    await phone.get_by_role("button", name="Skicka").click()
    await expect(phone.locator("#written")).to_contain_text("Hjälpa Anna")
    await phone.get_by_role("button", name="Jag är klar").click()
    await expect(phone.get_by_role("button", name="Jag vill skriva mer")).to_be_visible()
    ask(lead, code, "open_step", step="sort")
    await phone.goto(f"/w/{code}")
    first = await phone.locator("#task").inner_text()
    await phone.locator("#choose [value=green]").click()
    await phone.get_by_role("link", name="Varför bara du?").click()
    await expect(phone.locator("#why-task")).to_have_text(first)
    await phone.get_by_role("button", name="Legitimation").click()
    await expect(phone.locator("#undo-word")).to_have_text("grön, får bara vi, legitimation")
    await phone.locator("#choose [value=green]").click()
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    await phone.get_by_role("link", name="Säg varför").click()
    await phone.get_by_role("link", name="Hoppa över").click()
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    colleagues_answer(stage.server, lead, code)
    ask(lead, code, "open_step", step="reveal")
    ask(lead, code, "vote_again", task=ids_of(lead, code)[first])
    await phone.goto(f"/w/{code}")
    await phone.locator("#choose [value=red]").click()
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    await phone.get_by_text("Svarar fler på den här skärmen?").click()
    await phone.get_by_role("button", name="Nästa person").click()
    await expect(phone.get_by_role("heading", name="Vilken yrkesgrupp hör du till?")).to_be_visible()
    assert len(view_of(me, code)["mine"]) == 2


@pytest.mark.parametrize("scripts", [True, False])
async def test_ones_own_tasks_stay_ones_own_when_the_list_is_opened_and_closed_again(stage, scripts):
    lead, code = a_workshop(stage.server)
    me = stage.server.participant(code)
    phone = await a_phone(stage, me, code, java_script_enabled=scripts)
    own, other = ("Vika lakan", "Duka bordet"), "Mata katten"
    for text in own:
        await write(phone, text)
        await expect(phone.locator("#written")).to_contain_text(text)
    ask(stage.server.participant(code), code, "add_task", text=other)
    for is_open in (True, False, True, False):
        ask(lead, code, "open_list", open=is_open)
        if not scripts:
            await phone.goto(f"/w/{code}")
        await expect(phone.locator("#written > li")).to_have_count(3 if is_open else 2)
        await expect(phone.locator("#written")).to_contain_text(own[0])
        # Both can be changed, and nobody else's.
        await expect(phone.locator("#written summary")).to_have_count(2)
    await phone.reload()
    await expect(phone.locator("#written summary")).to_have_count(2)
    assert len(view_of(me, code)["wrote"]) == 2


async def test_an_answer_that_is_no_longer_open_can_not_be_taken_back_and_nothing_says_that_it_was_lost(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    colleagues_answer(stage.server, lead, code)
    phone = await a_phone(stage, stage.server.participant(code), code)
    first = await phone.locator("#task").inner_text()
    await phone.locator("#choose [value=red]").click()
    await expect(phone.locator("#undo")).to_be_visible()
    await phone.locator("#choose [value=red]").click()
    # It was pressed without a network, and arrives when the answers have been shown.
    await phone.context.set_offline(True)
    await phone.locator("#undo").get_by_role("button", name="Ångra").click()
    await expect(phone.locator("#undo")).to_be_hidden()
    ask(lead, code, "open_step", step="reveal")
    await phone.context.set_offline(False)
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    await expect(phone.locator("#connection")).to_be_hidden()
    await expect(phone.locator("#notice")).to_be_hidden()
    await phone.get_by_text("Se alla dina svar").click()
    await expect(phone.locator("#answers > li")).to_have_count(2)
    # A round about one task is no way to take back another's answer.
    again = next(text for text in ("Tvätt", "Disk") if text != first)
    ask(lead, code, "vote_again", task=ids_of(lead, code)[again])
    await expect(phone.locator("#task")).to_have_text(again)
    await expect(phone.locator("#undo")).to_be_hidden()
    await phone.goto(f"/w/{code}?answered={ids_of(lead, code)[first]}")
    await expect(phone.locator("#task")).to_have_text(again)
    await expect(phone.locator("#undo")).to_be_hidden()
    stage.wrong.clear()  # Chromium says that the socket was lost


async def test_the_author_of_a_task_that_was_merged_is_told_into_what(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    phone = await stage.phone(code, "Barnskötare")
    await write(phone, "Tvätta kläder")
    ids = {}
    while "Tvätta kläder" not in ids:
        ids = ids_of(lead, code)
    ask(lead, code, "merge_tasks", task=ids["Tvätta kläder"], into=ids["Tvätt"])
    note = phone.locator("#removed")
    await expect(note.get_by_text("Din uppgift ”Tvätta kläder” slogs ihop med en annan")).to_be_visible()
    await expect(note.get_by_text("Processledaren tog bort")).to_be_hidden()
    assert await violations(phone, shows="a text that was merged, told to its author") == []
    ask(lead, code, "open_list", open=True)  # now the other's words may be read, too
    await expect(note.get_by_text("Din uppgift ”Tvätta kläder” slogs ihop med ”Tvätt”.")).to_be_visible()
    await phone.reload()
    await expect(note.get_by_text("Din uppgift ”Tvätta kläder” slogs ihop med ”Tvätt”.")).to_be_visible()
    await note.get_by_role("button", name="Okej").click()
    await expect(note).to_be_hidden()


async def test_a_name_that_is_sent_all_the_same_is_marked_for_the_facilitator(stage):
    lead, code = a_workshop(stage.server)
    phone = await stage.phone(code, "Barnskötare")
    await write(phone, "Hjälpa Anna med disken")
    await phone.get_by_role("button", name="Skicka ändå").click()
    await write(phone, "Duka bordet")
    view = await told(lead, code, lambda view: len(view["tasks"]) == 2)
    assert {it["text"]: it.get("named") for it in view["tasks"].values()} == {
        "Hjälpa Anna med disken": True,
        "Duka bordet": None,
    }


async def test_more_phones_than_people_are_numbered_and_one_that_is_turned_away_is_told_so(stage):
    lead, code = a_workshop(stage.server, "Tvätt", step="sort")
    ask(lead, code, "expect_people", group="g1", people=1)
    phone = await stage.phone(code, "Barnskötare")
    await expect(phone.locator("#seat")).to_be_hidden()
    other = await stage.phone(code, "Barnskötare")
    await expect(phone.get_by_text("Din telefon är nummer 1.")).to_be_visible()
    await expect(other.get_by_text("Din telefon är nummer 2.")).to_be_visible()
    assert await violations(other, shows="a phone with a number") == []
    ask(lead, code, "turn_away", seat=2)
    for _ in range(2):
        await expect(other.get_by_role("heading", name="Den här telefonen är avstängd")).to_be_visible()
        await expect(other.locator("#task")).to_be_hidden()
        await expect(other.get_by_text("Byt yrkesgrupp")).to_be_hidden()
        assert await violations(other, shows="a phone that is turned away") == []
        await other.reload()
    await expect(phone.locator("#seat")).to_be_hidden()
    await expect(phone.locator("#task")).to_be_visible()


async def test_the_join_page_says_how_each_group_answers_and_that_the_door_is_closed(stage):
    lead, code = a_workshop(stage.server)
    ask(lead, code, "answer_jointly", group="g2", jointly=True)
    page = await stage.page(size=PHONE)
    await page.goto(f"/join?code={code}")
    await expect(page.get_by_role("button", name="Förskollärare")).to_contain_text("svarar tillsammans")
    await expect(page.get_by_role("button", name="Barnskötare")).not_to_contain_text("tillsammans")
    inside = await stage.phone(code, "Barnskötare")
    ask(lead, code, "close_door", closed=True)
    await page.reload()
    await expect(page.get_by_role("heading", name="Dörren är stängd")).to_be_visible()
    await expect(page.get_by_role("button", name="Barnskötare")).to_be_hidden()
    assert await violations(page, shows="the page to join, with the door closed") == []
    # Who is in already may change group as before.
    await inside.goto(f"/join?code={code}")
    await inside.get_by_role("button", name="Förskollärare").click()
    await inside.wait_for_url(f"**/w/{code}")
    ask(lead, code, "close_door", closed=False)
    await page.get_by_role("link", name="Försök igen").click()
    await page.get_by_role("button", name="Barnskötare").click()
    await page.wait_for_url(f"**/w/{code}")


def sent_by(page):
    """Everything that a page sends over its sockets, as it goes."""
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    return frames


async def test_every_answer_is_as_long_on_the_wire_as_any_other(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", "Sopor", "Schema", "Åtta små ägg i en grå skål åt älgen")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    ask(lead, code, "open_step", step="sort")
    me = stage.server.participant(code)
    phone = await stage.page(size=PHONE)
    frames = sent_by(phone)
    await phone.context.add_cookies(cookies_of(me, stage.server.base))
    await phone.goto(f"/w/{code}")
    for value in ("red", "yellow", "black", "split", "pass"):
        text = await phone.locator("#task").inner_text()
        await phone.locator(f"#choose [value={value}]").click()
        await phone.locator(f"#choose [value={value}]").click()
        await expect(phone.locator("#undo-text")).to_have_text(text)
        await expect(phone.locator(f"#task:visible:has-text('{text}')")).to_be_hidden()
    await expect(phone.get_by_role("heading", name="Tack! Ni är klara.")).to_be_visible()
    assert {len(frame.encode()) for frame in frames} == {256}
