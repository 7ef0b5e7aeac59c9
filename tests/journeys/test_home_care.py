"""Home care from the first task to the report: four, four, two and two people. What leaves the room is what they said.

The two small groups answer together. Of the eight others one is on paper, one leaves half-way, and one comes when the
answers have been shown. What is expected is counted here, from what each said, and from nothing of the product's.
"""

import io
import json
import re
from collections import Counter
from fractions import Fraction

import openpyxl
import pikepdf
import pytest
from playwright.async_api import expect

from app.hyphens import SOFT
from tests.export.test_pdf import words
from tests.journeys.conftest import LAPTOP
from tests.journeys.test_main_path import open_step
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

NAMES = {"g1": "Undersköterskor", "g2": "Vårdbiträden", "g3": "Samordnare", "g4": "Sjuksköterskor"}
PEOPLE = {"g1": 4, "g2": 4, "g3": 2, "g4": 2}
SUMMED, JOINT = ("g1", "g2"), ("g3", "g4")
SMALLEST = 5
LONG = (
    "Ringa efter vikarier när någon är sjuk, ändra i planeringen, meddela alla som får en annan tid, skriva in "
    "avvikelsen i systemet efteråt och se till att nycklarna finns hos den som kommer ny."
)
MEANS = {"g": "green", "y": "yellow", "r": "red", "b": "black", "-": "pass", "?": "split"}
WORDS = {
    "green": "grön",
    "yellow": "gul",
    "red": "röd",
    "black": "svart",
    "pass": "gör den inte",
    "split": "inte eniga",
}
COUNTED = ("green", "yellow", "red", "black", "pass")

ALONE = ("u1", "u2", "u3", "paper", "v1", "v2", "leaves", "late")
SAID = {
    # Of those in ALONE, and of the groups in JOINT. A dot has not answered; who leaves has answered the first six.
    "Dusch": ("gggyggyg", "-g"),
    "Inköp": ("rrrrrryg", "r-"),
    "Städning": ("rryrryyr", "rr"),
    "Nycklar": ("brybgb-r", "b?"),
    "Larm": ("gggg----", "gg"),
    LONG: ("rybg-yrb", "?y"),
    "Tvätt": ("rrrrrr.r", "rr"),
    "Schema": ("---y--.-", "g-"),
    "Promenad": ("ggygyg.y", "--"),
    # Too few until the late one has answered; and still too few then.
    "Delegering": ("gg..g-.g", "-g"),
    "Kaffe": ("b...b..b", ".?"),
    "Blommor": ("r......r", ".."),
}
ANEW = {"Nycklar": ("rrr.rr.b", "rr")}
"""How the second round went: who is on paper, and who has left, are not in it."""
BY_HAND = {
    "Dusch": {"g1": "green", "g2": "green"},
    "Inköp": {"g1": "red", "g2": "red"},
    "Städning": {"g1": "red", "g2": "red"},
    "Nycklar": {"g1": "black", "g2": "red"},
    "Larm": {"g1": "green", "g2": "pass"},
    LONG: {"g1": "red", "g2": "pass", "g3": "green", "g4": "yellow"},
    "Tvätt": {"g1": "red"},
    "Schema": {"g1": "pass", "g2": "pass"},
    "Promenad": {"g1": "pass", "g2": "pass"},
    "Delegering": {"g1": "yellow", "g2": "yellow"},
    "Kaffe": {"g1": "black"},
}
TALKS = {
    "Dusch": "Vems är den?",
    "Inköp": "Till en ny tjänst",
    "Städning": "Till en ny tjänst",
    "Nycklar": "Sluta",
    "Larm": "Vems är den?",
    LONG: "Lämna över",
    "Tvätt": "Till en ny tjänst",
    "Schema": "Behåll",
    "Promenad": "Ingen grupp gör den",
    "Delegering": "Behåll",
    "Kaffe": "Sluta",
    "Blommor": "Inte lagd än",
}

ASKED = ("u1", "u2", "u3", "v1", "v2", "late")
"""Who answers alone in session two: those who are still there, and have a phone."""
MINUTES = {
    # A week for each of those in ASKED; and of a joint group, minutes for each and how many of them do it.
    "Dusch": ((60, 70, 80, 90, 100, 50), {"g4": (30, 1)}),
    "Städning": ((20, 25, 40, 10, 30, 45), {"g3": (15, 1), "g4": (20, 2)}),
    # Four who do it are too few to be shown.
    "Inköp": ((30, 30, 45, 60, 0, 0), {}),
    LONG: ((40, 60, 20, 30, 30, 90), {"g3": (60, 1)}),
    "Tvätt": ((5, 10, 15, 20, 25, 30), {"g3": (45, 2)}),
    "Nycklar": ((10, 15, 10, 20, 35, 10), {"g4": (10, 2)}),
}
ASKS = {
    # By colour: black whether it is right, yellow whether it is done right, red whose it is; what is in doubt, both.
    # Green is asked where it takes five hours a week or more.
    "right_things": {"Nycklar", LONG, "Promenad", "Delegering", "Kaffe", "Blommor"},
    "done_right": {"Dusch", LONG, "Delegering"},
    "right_competence": {"Inköp", "Städning", "Nycklar", LONG, "Tvätt", "Promenad", "Delegering", "Blommor"},
}
THINK = {
    # Likewise of those in ASKED: yes, no, unsure, or a dot; then of those in JOINT.
    ("right_things", "Nycklar"): ("nnynnu", "n?"),
    ("right_things", "Kaffe"): ("nnnn..", "n."),
    ("right_things", LONG): ("yyyyny", "yy"),
    ("done_right", "Dusch"): ("ynyynn", ".y"),
    ("right_competence", "Inköp"): ("nnnnny", "n?"),
    ("right_competence", "Städning"): ("nnnnnn", "nn"),
    ("right_competence", "Tvätt"): ("nnyyu.", "n."),
}
THOUGHTS = {"y": "yes", "n": "no", "u": "unsure", "?": "split"}
HOW = {"right_competence": ("new_job", "support"), "done_right": ("tool", "tool"), "right_things": ("", "")}
"""What one who says no alone, and a joint group that does, says of how instead."""
HOWS = ("simplify", "tool", "order", "waste", "other_group", "new_job", "support")
QUESTIONS = {
    "right_things": "Gör vi rätt saker?",
    "done_right": "Gör vi saker rätt?",
    "right_competence": "Gör rätt kompetens rätt saker?",
}
PLANS = {
    "Inköp": {"kind": "bundle", "owner": "Enhetschef", "due": "2027-02-01", "first_step": "Räkna timmarna"},
    "Städning": {"kind": "bundle", "owner": "Enhetschef", "due": "2027-02-01"},
    "Tvätt": {"kind": "bundle", "owner": "Enhetschef", "due": "2027-02-01"},
    LONG: {"kind": "move", "to": "g3", "owner": "Samordnarna", "due": "2027-01-15"},
    "Nycklar": {"kind": "stop", "owner": "Enhetschef", "due": "2027-01-10", "notice": "Någon saknar en nyckel"},
    "Kaffe": {"kind": "stop", "owner": "Enhetschef", "due": "2027-01-12", "notice": "Någon frågar efter kaffe"},
    "Promenad": {"kind": "investigate", "owner": "Sjuksköterskorna"},
    "Delegering": {"kind": "keep"},
    "Blommor": {"kind": "keep"},
}
GOES = {"bundle": "ny tjänst", "stop": "slutar", "move": "flyttar"}


# What is to be expected, from the tables above.


def fell(said, but=()):
    """How many gave each answer, of those who answer alone; None where they are too few to be shown."""
    found = Counter(MEANS[it] for who, it in zip(ALONE, said, strict=True) if it != "." and who not in but)
    return found if sum(found.values()) >= SMALLEST else None


def said_jointly(said):
    return {group: MEANS[it] for group, it in zip(JOINT, said, strict=True) if it != "."}


BARS_FIRST = {text: fell(alone, but=("late",)) for text, (alone, _) in SAID.items()}
BARS_NEXT = {text: BARS_FIRST[text] or fell(alone) for text, (alone, _) in SAID.items()}
"""Who comes late moves no bar that has been shown."""
BARS = BARS_NEXT | {text: fell(alone) for text, (alone, _) in ANEW.items()}
WORD_FIRST = {text: said_jointly(joint) for text, (_, joint) in SAID.items()}
WORD = WORD_FIRST | {text: said_jointly(joint) for text, (_, joint) in ANEW.items()}
AGREED = {text: said for text, said in WORD.items() if said and "split" not in said.values()}
"""What goes on the board with one press: only what groups have said together."""
PLACED = {
    text: {group: it for group in NAMES if (it := (AGREED.get(text, {}) | BY_HAND.get(text, {})).get(group))}
    for text in SAID
}
UNKNOWN = {
    text: [NAMES[id] for id in NAMES if id not in PLACED[text] and (id in SUMMED or id not in WORD[text])]
    for text in SAID
}


def unevenness(rows, answers):
    """0 where all say the same, 1 where the answers share evenly; each row counts alike."""
    if not rows:
        return 0
    means = [
        sum(Fraction(row[it], sum(row[answer] for answer in answers)) for row in rows) / len(rows) for it in answers
    ]
    return round(float((1 - sum(mean**2 for mean in means)) / (1 - Fraction(1, len(answers)))), 3)


def divided(bar, joint):
    colours = COUNTED[:4]
    rows = [bar] if bar and any(bar[it] for it in colours) else []
    rows += [dict.fromkeys(colours, 1) if it == "split" else Counter([it]) for it in joint.values() if it != "pass"]
    return unevenness(rows, colours)


def in_order(texts, bars, joint):
    """The tasks that there is something to show of, the most divided first."""
    shown = [text for text in texts if bars[text] or joint[text]]
    return sorted(shown, key=lambda text: -divided(bars[text], joint[text]))


def on_the_wall(text, bars, joint, large=True):
    """The rows of a task, as the wall has them."""
    rows = []
    for id in JOINT:
        word = WORDS[joint[text][id]].capitalize() if id in joint[text] else "Inget svar än"
        rows.append([NAMES[id], "svarar tillsammans" if large else "", word, {}])
    bar = bars[text]
    how = f"{sum(bar.values())} svar i en summa" if bar else "i en summa"
    rows.append(["Flera grupper", how if large else "", "" if bar else "För få svar", dict(bar or {})])
    return rows


def asked_of(text, bars, joint):
    """What the wall asks about how a task was answered. Who is not agreed begins; of those in a sum nothing is said."""
    split = [NAMES[id] for id, it in joint[text].items() if it == "split"]
    if split:
        return f"{', '.join(split)}, vad är det ni ser olika på?"
    return "Vad gör att vi ser olika på den?" if divided(bars[text], joint[text]) else "Hur kommer det sig?"


def counts_of(question, text):
    """How many thought what, of those who answer alone, and how instead; None where they are too few."""
    alone, _ = THINK[question, text]
    found = Counter(THOUGHTS[it] for it in alone if it != ".")
    if sum(found.values()) < SMALLEST:
        return None
    return found | Counter({HOW[question][0]: found["no"]} if HOW[question][0] else {})


def thinks_jointly(question, text):
    _, joint = THINK[question, text]
    return {id: THOUGHTS[it] for id, it in zip(JOINT, joint, strict=True) if it != "."}


def around(minutes, place):
    """The mean of what stands at a place and of its neighbours, to whole five minutes."""
    some = minutes[max(0, int(place) - 1) : int(place) + (2 if place == int(place) else 3)]
    return max(1, round(Fraction(sum(some), len(some)) / 5)) * 5


def hours_of(text):
    """Low, middle and high for all who do a task, in minutes: of those in the sum, and of each joint group."""
    alone, joint = MINUTES[text]
    doing = sorted(filter(None, alone))
    found = {}
    if len(doing) >= SMALLEST:
        found["together"] = tuple(around(doing, Fraction(q * (len(doing) - 1), 4)) * len(doing) for q in (1, 2, 3))
    return found | {id: (minutes * people,) * 3 for id, (minutes, people) in joint.items()}


HOURS = {text: hours_of(text) for text in SAID if text in MINUTES}


def goes(text, unit):
    """What becomes of the time that a unit gives to a task, as it is planned."""
    members = SUMMED if unit == "together" else (unit,)
    kind, to = PLANS.get(text, {}).get("kind"), PLANS.get(text, {}).get("to")
    is_kept = kind != "stop" and any(PLACED[text].get(id) == "green" for id in members)
    return "är kvar" if kind not in GOES or is_kept or to == unit else GOES[kind]


def colour_of(text, unit):
    """The colour of a unit's time: of several groups, only where all have placed it, and alike."""
    members = SUMMED if unit == "together" else (unit,)
    places = {PLACED[text].get(id) for id in members}
    place = places.pop() if len(places) == 1 else None
    if place == "pass":
        return "– gör den inte" if unit in JOINT else ""
    return WORDS[place] if place else ""


UNITS = {"g3": NAMES["g3"], "g4": NAMES["g4"], "together": "Där få har svarat, tillsammans"}


def sums():
    """Minutes a week: unit -> now, stops, new job, moves, comes, then."""
    found = {}
    for unit in UNITS:
        own = [(goes(text, unit), hours[unit][1]) for text, hours in HOURS.items() if unit in hours]
        parts = {
            where: sum(n for it, n in own if it == where) for where in ("är kvar", "slutar", "ny tjänst", "flyttar")
        }
        comes = sum(
            hours[other][1]
            for text, hours in HOURS.items()
            for other in hours
            if goes(text, other) == "flyttar" and PLANS[text]["to"] == unit
        )
        now = sum(parts.values())
        found[unit] = (now, parts["slutar"], parts["ny tjänst"], parts["flyttar"], comes, parts["är kvar"] + comes)
    return found


def swedish(hours):
    """To a tenth of an hour, as it is written."""
    return f"{round(hours, 1):g}".replace(".", ",")


# What the pages say, as they are drawn.


def unbroken(text):
    """Without where a line may end in a word."""
    return text.replace(SOFT, "")


ROWS = """(list) => [...list.children].map((row) => {
  const all = (where) => [...row.querySelectorAll(where)].filter((it) => !row.contains(it.closest("[hidden]")));
  const said = (where) => all(where).map((it) => it.textContent.replaceAll("\u00ad", "").trim().replace(/\\s+/g, " "));
  const count = (part) => Number(part.querySelector("[data-n]").textContent);
  return [
    said(".answer-name")[0], said(".answer-how > [data-kind]").join(" "),
    [...said("[data-said]"), ...said(".no-answer").map((it) => it.replace(/ Minst.*/, ""))].join(" "),
    Object.fromEntries(all(".bar-part").map((it) => [it.dataset.colour || it.dataset.answer, count(it)])),
  ];
})"""
TASK_ROWS = """(list) =>
  [...list.children].map((row) => row.querySelector(".row-text").textContent.replaceAll("\u00ad", "").trim())"""
CELLS = """(table) =>
  [...table.querySelectorAll("tr")].map((row) => [...row.children].map((it) => it.textContent.trim()))"""


class Room:
    """Everybody in the workshop, and what they do."""

    def __init__(self, server):
        self.server, self.lead = server, server.facilitator()
        self.code = server.workshop(self.lead, groups="\n".join(NAMES.values()), workplace="Hemtjänsten Exempelgården")
        self.people = {}

    def does(self, who, do, **fields):
        answer = ask(self.people.get(who, self.lead), self.code, do, **fields)
        assert answer.status_code == 200, (who, do, fields, answer.text)

    def joins(self, who, group):
        self.people[who] = self.server.participant(self.code, group)

    async def has_phone(self, who, phone):
        """Who is in a browser, also over the wire."""
        cookies = {it["name"]: it["value"] for it in await phone.context.cookies()}
        self.people[who] = self.server.client(cookies=cookies)

    @property
    def view(self):
        return view_of(self.lead, self.code, "as=lead")

    def says(self, who, text, letter):
        if letter == "-":
            self.does(who, "pass_task", task=self.ids[text])
        elif letter == "?":
            self.does(who, "say_split", task=self.ids[text])
        elif letter != ".":
            self.does(who, "cast_vote", task=self.ids[text], colour=MEANS[letter])

    def sorts(self, *who, answers=SAID):
        """Who answers alone says what the table says; what they have said already is no change."""
        for text, (alone, _) in answers.items():
            for one, letter in zip(ALONE, alone, strict=True):
                if one in who:
                    self.says(one, text, letter)

    def sorts_jointly(self, answers=SAID):
        for text, (_, joint) in answers.items():
            for group, letter in zip(JOINT, joint, strict=True):
                self.says(group, text, letter)

    def types_in(self):
        """The lead, from a sheet of paper."""
        at = ALONE.index("paper")
        said = {f"t.{self.ids[text]}": MEANS[alone[at]] for text, (alone, _) in SAID.items() if alone[at] != "."}
        form = {"id": "sheet1", "number": 1, "group": "g1", **said}
        assert self.lead.post(f"/w/{self.code}/paper", data=form).status_code == 303

    def file(self, name):
        answer = self.lead.get(f"/w/{self.code}/{name}")
        assert answer.status_code == 200, answer.text
        return answer.content

    def sheet(self, name, title):
        heads, *rows = openpyxl.load_workbook(io.BytesIO(self.file(name)))[title].iter_rows(values_only=True)
        return [dict(zip(heads, row, strict=True)) for row in rows]


async def read_reveal(room, wall, bars, joint):
    """The wall while answers are shown: every row of every task, as it should be."""
    order = in_order(room.texts, bars, joint)
    await expect(wall.locator("[data-picture=reveal]")).to_be_visible()
    await expect(wall.locator("#reveal-task")).to_have_text(order[0])
    await expect(wall.locator("#reveal-rows > li")).to_have_count(len(order) - 1)
    assert await wall.locator("#reveal-bars").evaluate(ROWS) == on_the_wall(order[0], bars, joint)
    await expect(wall.locator("[data-picture=reveal] [data-ask]:visible")).to_have_text(asked_of(order[0], bars, joint))
    assert await wall.locator("#reveal-rows").evaluate(TASK_ROWS) == order[1:]
    for text, row in zip(order[1:], await wall.locator("#reveal-rows > li .row-bars").all(), strict=True):
        assert await row.evaluate(ROWS) == on_the_wall(text, bars, joint, large=False), text
    unshown = len(SAID) - len(order)
    await expect(wall.locator("#reveal-unshown")).to_have_text(f"{unshown} uppgift har för få svar.")
    await expect(wall.locator("[data-picture=reveal] [data-why-sum]")).to_have_text(
        "Undersköterskor, Vårdbiträden visas i en summa, så att ingens svar går att räkna ut."
    )
    await read_each(room, wall, bars, joint)


async def read_each(room, wall, bars, joint):
    """Everybody is brought to one task after the other."""
    for text in SAID:
        room.does("lead", "bring_up", task=room.ids[text])
        await expect(wall.locator("#one-task")).to_have_text(text)
        if bars[text] or joint[text]:
            assert await wall.locator("#one-bars").evaluate(ROWS) == on_the_wall(text, bars, joint), text
            await expect(wall.locator("#one-question [data-ask]:visible")).to_have_text(asked_of(text, bars, joint))
        else:
            await expect(wall.locator("#one-few")).to_be_visible()
            await expect(wall.locator("#one-bars")).to_be_hidden()
    room.does("lead", "bring_up", task=None)


async def gather(stage, room):
    await expect(room.wall.locator("#here")).to_have_text("0")
    for group, people in PEOPLE.items():
        room.does("lead", "expect_people", group=group, people=people)
        room.does("lead", "answer_jointly", group=group, jointly=group in JOINT)
    room.anna = await stage.phone_by_hand(room.code, NAMES["g1"])
    room.sam = await stage.phone(room.code, NAMES["g3"])
    await room.has_phone("u1", room.anna)
    await room.has_phone("g3", room.sam)
    for who, group in {"u2": "g1", "u3": "g1", "v1": "g2", "v2": "g2", "leaves": "g2", "s2": "g3", "g4": "g4"}.items():
        room.joins(who, group)
    room.joins("n2", "g4")
    for text, who in zip(SAID, ("lead", *room.people, "u2", "u3"), strict=False):
        room.does(who, "add_task", text=text)
    room.does("lead", "open_list", open=True)
    for text in SAID:
        await expect(room.wall.locator("#latest")).to_contain_text(text)
    room.ids = {task["text"]: id for id, task in room.view["tasks"].items()}
    # What the staff have written is in an order that tells nothing of who wrote it.
    room.texts = sorted(room.ids, key=lambda text: room.view["tasks"][room.ids[text]]["order"])


async def sort(room):
    await room.page.get_by_role("button", name="Börja sortera").click()
    first = {text: MEANS[alone[0]] for text, (alone, _) in SAID.items()}
    for phone in (room.anna, room.sam):
        await expect(phone.locator("#task")).not_to_be_empty()
    for _ in range(3):
        text = unbroken(await room.anna.locator("#task").inner_text())
        await room.anna.locator(f"#choose [value={first[text]}]").click()
        await expect(room.anna.locator("#undo-text")).to_have_text(text)
    text = unbroken(await room.sam.locator("#task").inner_text())
    await room.sam.locator("#choose [value=split]").click()
    await expect(room.sam.locator("#undo-text")).to_have_text(text)
    # They have thought again, on that phone.
    room.does("g3", "cast_vote", task=room.ids[text], colour=None)
    room.sorts_jointly()
    room.sorts("u1", "u2", "u3", "v1", "v2", "leaves")
    room.types_in()
    for name, n in {NAMES["g3"]: 10, NAMES["g4"]: 11}.items():
        row = room.wall.locator("#progress-groups > li", has_text=name)
        await expect(row.locator(".far-done")).to_contain_text(f"{n} av 12")


async def reads_before(room):
    """The sheet that says how each group will be shown, and why."""
    await room.page.get_by_role("button", name="Visa hur vi svarade").click()
    small = "Visas bara ihop med andra. De är för få för att visas för sig."
    joint = "Gruppens svar visas som gruppens, utan antal."
    said = {
        "g1": ("uppger 4, har gått med 4, har svarat 4", small),
        "g2": ("uppger 4, har gått med 3, har svarat 3", small),
        "g3": ("uppger 2, har gått med 2, har svarat på 10 av 12 uppgifter", joint),
        "g4": ("uppger 2, har gått med 2, har svarat på 11 av 12 uppgifter", joint),
    }
    await expect(room.page.locator("#before-groups > li")).to_have_count(len(said))
    for group, (facts, because) in said.items():
        line = room.page.locator(f"#before-groups [data-key={group}]").first
        await expect(line.locator(".line-name").first).to_have_text(NAMES[group])
        await expect(line.locator(".before-facts")).to_have_text(facts, use_inner_text=True)
        await expect(line.locator(".because")).to_have_text(because)
    none = sum(not BARS_FIRST[text] and not WORD_FIRST[text] for text in SAID)
    assert none == 1
    await expect(room.page.locator("#few-before")).to_have_text(
        "På 1 uppgift har för få svarat för att det ska kunna visas.", use_inner_text=True
    )


async def shows(room, bars, joint):
    await room.page.get_by_role("button", name="Visa svaren nu").click()
    await read_reveal(room, room.wall, bars, joint)


async def sorts_once_more(room):
    """Somebody comes when the answers are shown, and answers when the room goes back to sort."""
    room.joins("late", "g2")
    refused = ask(room.people["late"], room.code, "pass_task", task=room.ids["Dusch"])
    assert (refused.status_code, "sorting_closed" in refused.text) == (409, True)
    await open_step(room.page, "Sortera")
    await expect(room.wall.locator("[data-picture=sort]")).to_be_visible()
    room.sorts("late")
    await room.page.get_by_role("button", name="Visa hur vi svarade").click()


async def asks_one_anew(room):
    # The late one is in no bar but of the task that too few had answered before.
    assert room.view["late"] == 1
    await open_step(room.page, "Bestäm")
    await expect(room.wall.locator("[data-picture=board]")).to_be_visible()
    (text,) = ANEW
    room.does("lead", "vote_again", task=room.ids[text])
    await expect(room.wall.locator("#again-task")).to_have_text(text)
    room.sorts(*ASKED, answers=ANEW)
    room.sorts_jointly(ANEW)
    rows = room.wall.locator("#again-groups > li")
    await expect(rows.locator(".far-done").filter(has_text="6 av 8 har svarat")).to_be_visible()
    # Of how many in which group nothing is said: those who answer alone are one row.
    named = [unbroken(name) for name in await rows.locator(".far-name").all_inner_texts()]
    assert named == [NAMES["g3"], NAMES["g4"], "Övriga"]
    room.does("lead", "vote_again", task=None)
    await read_each(room, room.wall, BARS, WORD)


async def settles(room):
    view = room.view
    for text, id in room.ids.items():
        task = view["tasks"][id]
        # Of a group in the sum nothing is known, and so nothing agreed, and nothing settled.
        assert task["agreed"] == AGREED.get(text, {}), text
        assert not task["settled"]
        assert task["unknown"] == {group: True for group in NAMES if group not in WORD[text]}
    assert view["screen"]["agreed"] == [room.ids[text] for text in room.texts if text in AGREED]
    everything = room.page.locator("#agreed")
    await expect(everything.locator(".agreed-words")).to_have_text(
        f"I {len(AGREED)} uppgifter är varje grupp som visas för sig enig.", use_inner_text=True
    )
    await expect(everything.get_by_role("button", name=f"Lägg alla {len(AGREED)} på tavlan")).to_be_visible()
    await expect(everything.locator("#partly")).to_contain_text(f"I {len(AGREED)} av dem vet vi inte")
    listed = unbroken(await everything.locator("#agreed-tasks").text_content())
    assert [NAMES[group] in listed for group in NAMES] == [group in JOINT for group in NAMES]
    await everything.get_by_role("button", name="Lägg alla").click()
    await expect(everything).to_be_hidden()
    placed = {
        id: {group: it["colour"] for group, it in task["placement"].items()} for id, task in room.view["tasks"].items()
    }
    assert placed == {id: AGREED.get(text, {}) for text, id in room.ids.items()}

    await room.page.goto(f"/w/{room.code}/lead?group=g1&task={room.ids['Promenad']}")
    await expect(room.page.locator("#talk-task")).to_have_text("Promenad")
    await expect(room.page.locator("#decisions [data-key=together] .fall-name")).to_have_text(
        "Flera grupper tillsammans"
    )
    not_done = room.page.locator("#decisions").get_by_role("button", name="Gör den inte Undersköterskor")
    await not_done.click()
    await expect(not_done).to_have_attribute("aria-current", "true")
    for text, places in BY_HAND.items():
        for group, colour in places.items():
            room.does("lead", "place_task", task=room.ids[text], group=group, colour=colour)
    room.does(
        "lead", "note_decision", task=room.ids[LONG], why="Samordnarna har listan.", dissent="En vill ha kvar den."
    )
    for text, id in room.ids.items():
        assert room.view["tasks"][id]["settled"] is (len(PLACED[text]) == len(NAMES)), text
    room.does("lead", "bring_up", task=room.ids["Kaffe"])
    await expect(room.wall.locator("#one-unknown")).to_have_text(
        "Vi vet inte än vad Vårdbiträden, Samordnare tycker.", use_inner_text=True
    )
    room.does("lead", "bring_up", task=None)


def told_by(came_in):
    return (
        f"{came_in} svarade på telefon och 1 på papper. Samordnare (2 personer) och Sjuksköterskor (2 personer) "
        "svarade tillsammans, med ett svar för gruppen. Svaren från Undersköterskor och Vårdbiträden visas bara "
        "tillsammans, så att ingen pekas ut. Där färre än 5 har svarat visas inte hur."
    )


def reads_the_result(room):
    """Every cell of the sheet, and every word on the poster."""
    rows = {row["Arbetsuppgift"]: row for row in room.sheet("result.xlsx", "Tavlan")}
    assert list(rows) == room.texts
    for text, row in rows.items():
        assert not [head for head in row if head.startswith(("Röster Und", "Röster Vår", "Svar Und", "Svar Vår"))]
        bar = BARS[text]
        for answer in COUNTED:
            assert row.pop(f"Röster Grupper tillsammans: {WORDS[answer]}") == (bar[answer] if bar else "för få svar")
        for group, name in NAMES.items():
            place, word = PLACED[text].get(group), WORD[text].get(group)
            assert (row.pop(f"Placering {name}") or "") == (
                "– gör den inte" if place == "pass" else WORDS.get(place, "")
            )
            if group in JOINT:
                assert row.pop(f"Svar {name}") == WORDS.get(word, "inget svar")
        assert row.pop("Samtal") == TALKS[text]
        assert set(re.split(" och |, ", row.pop("Inte känt hur de ser den") or "")) - {""} == set(UNKNOWN[text])
        assert row.pop("Spridning (0–1)") == divided(bar, WORD[text]), text
        notes = (row.pop("Varför"), row.pop("Avvikande mening"))
        assert notes == (("Samordnarna har listan.", "En vill ha kvar den.") if text == LONG else ("", ""))
        # What is left: its number, its text, and nothing.
        assert {head: it for head, it in row.items() if it} == {"Nr": room.texts.index(text) + 1, "Arbetsuppgift": text}
    for task in json.loads(room.file("result.json"))["tasks"]:
        assert (task["votes"].keys() | task["grounds"].keys()) <= {"together"}
        assert task["joint"].keys() <= set(JOINT)
    about = dict(row.values() for row in room.sheet("result.xlsx", "Om"))
    assert about["Så kom svaren in"] == told_by(7)
    for bar in (*BARS_FIRST.values(), *BARS_NEXT.values(), *BARS.values()):
        assert bar is None or sum(bar.values()) >= SMALLEST

    paper = pikepdf.open(io.BytesIO(room.file("poster.pdf?paper=a3")))
    alts = [str(it.Alt) for it in paper.objects if isinstance(it, pikepdf.Dictionary) and "/Alt" in it]
    assert sorted(alts) == sorted(
        ", ".join(f"{name}: {WORDS[places[id]]}" for id, name in NAMES.items() if id in places)
        for places in PLACED.values()
        if set(places.values()) - {"pass"}
    )
    said = re.sub(r"[\u00ad\u200b]", "", words(paper)).replace("\xa0", " ")
    talks = Counter(TALKS.values())
    for talk in ("Till en ny tjänst", "Lämna över", "Vems är den?", "Sluta", "Behåll"):
        after = said.split(talk)[1]
        # Over the signs stand the groups' numbers, 1 to 4.
        assert re.search(r"\d+", after)[0].removesuffix("1234") == str(talks[talk]), talk
    assert "Ingen grupp här gör: Promenad. 1 uppgift är inte lagd än." in said
    missing = Counter(name for text in SAID for name in UNKNOWN[text])
    for name in NAMES.values():
        tasks = f"{missing[name]} uppgift{'er' if missing[name] > 1 else ''}"
        assert f"Hur {name} ser på {tasks} är inte känt." in said
    assert told_by(7) in said


async def read_meeting(room):
    """The wall at the beginning of session two: which talk each task is in."""
    await expect(room.wall.locator("[data-picture=matrix]")).to_be_visible()
    by_talk = {"new_job": "Till en ny tjänst", "hand_over": "Lämna över", "whose": "Vems är den?", "stop": "Sluta"}
    for talk, name in by_talk.items():
        there = room.wall.locator(f"#panels [data-talk={talk}]")
        texts = [text for text, it in TALKS.items() if it == name]
        count = room.wall.locator(f"#talk-counts [data-talk={talk}] [data-count]")
        await expect(count).to_have_text(str(len(texts)))
        its = there.locator(".talk-row [data-text]")
        await expect(its).to_have_count(len(texts))
        said = await its.all_text_contents()
        assert sorted(unbroken(text) for text in said) == sorted(texts)


async def say_how_long(room):
    room.does("lead", "open_step", step="analyse")
    await read_meeting(room)
    room.does("lead", "open_topic", topic="weight")
    await expect(room.sam.locator("#topic-task")).to_be_visible()
    await room.sam.goto(f"/w/{room.code}?task={room.ids['Tvätt']}")
    await expect(room.sam.locator("#topic-task")).to_have_text("Tvätt")
    minutes, people = MINUTES["Tvätt"][1]["g3"]
    await room.sam.get_by_label("Eller skriv som du vill").fill(f"{minutes} min i veckan")
    await room.sam.get_by_role("button", name="Spara tiden").click()
    doing = room.sam.get_by_label("Hur många av er gör den?")
    await expect(doing).to_have_value("2")
    await doing.fill(str(people))
    await room.sam.locator("[data-topic-then]").get_by_role("button", name="Spara", exact=True).click()
    await expect(room.sam.locator("#topic-undo-text")).to_have_text("Tvätt")
    for text, (alone, joint) in MINUTES.items():
        for who, n in zip(ASKED, alone, strict=True):
            room.does(who, "estimate_time", task=room.ids[text], amount=f"{n} min i veckan" if n else "0")
        for group, (n, people) in joint.items():
            if (text, group) != ("Tvätt", "g3"):
                room.does(group, "estimate_time", task=room.ids[text], amount=f"{n} min i veckan", people=people)
    room.does("lead", "show_topic", topic="weight")
    longest = sorted(
        (text for text in room.texts if HOURS.get(text)), key=lambda it: -sum(h[1] for h in HOURS[it].values())
    )
    rows = room.wall.locator("#hours-rows > li")
    await expect(rows).to_have_count(len(longest))
    for text, row in zip(longest, await rows.all(), strict=True):
        low, middle, high = (sum(hours[at] for hours in HOURS[text].values()) for at in range(3))
        assert unbroken(await row.locator("[data-text]").text_content()) == text
        assert in_minutes(await row.locator("[data-hours]").text_content()) == middle
        between = await row.locator("[data-between]").text_content()
        least, most = re.fullmatch(r"\s*mellan (\S+) och (.+?)\s*", between).groups()
        unit = 60 if high >= 60 else 1
        assert float(least.replace(",", ".")) == round(low / unit, 1)
        assert in_minutes(most) == high
        own = [f"{NAMES[id]} {it[1]}" for id, it in HOURS[text].items() if id in JOINT]
        said = unbroken(await row.locator("[data-jointly]").text_content()).split(", ")
        assert [re.sub(r" \d.*", "", it) + f" {in_minutes(it.split(' ', 1)[1])}" for it in said if it] == own


def in_minutes(said):
    """ "1 h 20 min", "30 minuter", "1 timme" or "2,5 timmar"."""
    found = re.findall(r"([\d,]+)\s(h|tim|min)", said.replace("\xa0", " "))
    return round(sum(float(n.replace(",", ".")) * (1 if unit == "min" else 60) for n, unit in found))


async def think(room):
    """The three questions: those whom each task asks, and how that fell on the wall."""
    tasks = room.view["tasks"]
    asks = {it: {text for text, id in room.ids.items() if it in tasks[id].get("asks", {})} for it in QUESTIONS}
    assert asks == ASKS
    for question in QUESTIONS:
        room.does("lead", "open_topic", topic=question)
        about = [text for it, text in THINK if it == question]
        for text in about:
            alone, joint = THINK[question, text]
            for voices, said, how in ((ASKED, alone, HOW[question][0]), (JOINT, joint, HOW[question][1])):
                for who, it in zip(voices, said, strict=True):
                    if it != ".":
                        fields = {"answer": THOUGHTS[it], "how": how if it == "n" else ""}
                        room.does(who, "give_opinion", task=room.ids[text], question=question, **fields)
        room.does("lead", "show_topic", topic=question)
        for text in about:
            room.does("lead", "bring_up", task=room.ids[text])
            await expect(room.wall.locator("#opinions-task")).to_have_text(text)
            votes, joint = counts_of(question, text), thinks_jointly(question, text)
            expected = []
            for id in JOINT:
                word = {"yes": "✓Ja", "no": "✕Nej", "unsure": "?Vet inte", "split": "Inte eniga"}.get(joint.get(id))
                expected.append([NAMES[id], "svarar tillsammans", word or "Inget svar än", {}])
            if votes:
                n = sum(votes[it] for it in ("yes", "no", "unsure"))
                bar = {it: votes[it] for it in ("yes", "no", "unsure") if votes[it]}
                expected.append(["Flera grupper", f"{n} svar i en summa", "", bar])
            else:
                expected = [[NAMES[id], "var för sig", "För få svar", {}] for id in SUMMED] + expected
            assert await room.wall.locator("#opinions-bars").evaluate(ROWS) == expected, (question, text)
        room.does("lead", "bring_up", task=None)
    room.does(
        "lead", "answer_question", task=room.ids["Städning"], question="right_competence", answer="no", note="Alla kan."
    )
    room.does("lead", "open_topic", topic="")


async def plan_and_close(room):
    for text, plan in PLANS.items():
        room.does("lead", "plan_action", task=room.ids[text], **plan)
    room.does("lead", "open_step", step="act")
    await expect(room.wall.locator("#actions-rows")).to_contain_text("Städning")
    room.does("lead", "answer_duty", duty="mbl", needed="yes", on="2026-11-20", outcome="Utan invändning.")
    room.does("lead", "answer_duty", duty="risk", needed="no", outcome="Inget ändras i arbetsmiljön.")
    actions = room.view["tasks"][room.ids["Städning"]]["actions"]
    room.does("lead", "mark_decided", action=next(iter(actions)), decided=True)
    room.does("lead", "note_party", role="union", invited=True, present=True)
    room.does("lead", "open_step", step="closed")


def reads_the_sheets(room):
    """The figures behind the report."""
    rows = room.sheet("report.xlsx", "Timmar")
    found = {
        (row["Arbetsuppgift"], row["Yrkesgrupp"]): (
            tuple(round(row[f"Timmar, {it}"] * 60) for it in ("låg", "mitten", "hög")),
            *(row[head] or "" for head in ("Färg", "Blir", "Till")),
        )
        for row in rows
    }
    assert len(found) == len(rows)
    to = {text: NAMES[plan["to"]] for text, plan in PLANS.items() if "to" in plan}
    assert found == {
        (text, name): (
            hours[unit],
            colour_of(text, unit),
            goes(text, unit),
            to[text] if goes(text, unit) == "flyttar" else "",
        )
        for text, hours in HOURS.items()
        for unit, name in UNITS.items()
        if unit in hours
    }
    in_sum = {
        row.pop("Yrkesgrupp"): [round(it * 60) for it in row.values()] for row in room.sheet("report.xlsx", "Summor")
    }
    assert in_sum == {UNITS[unit]: list(it) for unit, it in sums().items()}

    expected = {}
    for question, text in THINK:
        votes, joint = counts_of(question, text), thinks_jointly(question, text)
        spread = unevenness(
            [
                *([votes] if votes else []),
                *(
                    dict.fromkeys(("yes", "no", "unsure"), 1) if it == "split" else Counter([it])
                    for it in joint.values()
                ),
            ],
            ("yes", "no", "unsure"),
        )
        key = (text, QUESTIONS[question])
        if votes:
            numbers = [votes[it] for it in ("yes", "no", "unsure", *HOWS)]
            expected[*key, UNITS["together"]] = [None, *numbers, spread]
        for group, it in joint.items():
            word = {"yes": "Ja", "no": "Nej", "split": "Inte eniga"}[it]
            how = {"support": ": en stödfunktion", "tool": ": ett bättre verktyg", "": ""}[HOW[question][1]]
            expected[*key, NAMES[group]] = [word + (how if it == "no" else ""), *[None] * 10, spread]
    found = {}
    for row in room.sheet("report.xlsx", "Svar"):
        text, question, name, *rest = row.values()
        found[text, question, name] = [it if it != "" else None for it in rest]
        assert None in rest[1:4] or sum(rest[1:4]) >= SMALLEST
    assert found == expected

    for text, row in zip(room.texts, room.sheet("report.xlsx", "Tavlan"), strict=True):
        assert row["Arbetsuppgift"] == text
        assert row["Samtal"] == TALKS[text]
        for group, name in NAMES.items():
            place = PLACED[text].get(group)
            assert (row[name] or "") == ("– gör den inte" if place == "pass" else WORDS.get(place, ""))
        assert {head: it for head, it in row.items() if head.startswith("Svar ")} == {
            f"Svar {NAMES[group]}": WORDS.get(WORD[text].get(group), "inget svar") for group in JOINT
        }
    planned = {row["Arbetsuppgift"]: row for row in room.sheet("report.xlsx", "Åtgärder")}
    assert {text: row["Beslut"] for text, row in planned.items()} == {
        text: "Beslutad" if text == "Städning" else "Förslag" for text in PLANS
    }
    about = " ".join(str(it) for row in room.sheet("report.xlsx", "Om") for it in row.values())
    assert told_by(7) in about
    assert ", ".join(f"{name} ({PEOPLE[id]} personer)" for id, name in NAMES.items()) in about


OPINIONS = """(section) => {
  const clean = (it) => it.textContent.trim().replace(/\\s+/g, " ");
  let question = "";
  const found = [];
  for (const child of section.children) {
    if (child.tagName === "H3") question = clean(child);
    for (const about of child.querySelectorAll(".report-opinion")) {
      for (const line of about.querySelectorAll(".opinions > li")) {
        found.push([question, clean(about.querySelector("p")), clean(line.querySelector("p")),
          [...line.querySelectorAll(".opinion-word, .opinion-n, .hint")].map(clean)]);
      }
    }
  }
  return found;
}"""
THOUGHT = {
    "right_things": {"yes": "Ja, vi ska göra den", "no": "Nej, vi borde sluta", "split": "Vi är inte eniga"},
    "done_right": {"yes": "Ja, sättet är bra"},
    "right_competence": {"no": "Nej, det passar någon annan: en stödfunktion", "split": "Vi är inte eniga"},
}
HOW_WORDS = {"new_job": "En ny tjänst", "tool": "Ett bättre verktyg"}


async def reads_the_report(room, reader):
    """Every number on the page, by a link."""
    tables = {it: await reader.locator("table", has_text=it).evaluate(CELLS) for it in ("före och efter", "efter färg")}
    by_unit = sums()
    assert tables["före och efter"][1:] == [[UNITS[it], *(swedish(n / 60) for n in by_unit[it])] for it in UNITS]
    colours = ("grön", "gul", "röd", "svart")
    by_colour = []
    for unit in UNITS:
        own = [(colour_of(text, unit), hours[unit][1]) for text, hours in HOURS.items() if unit in hours]
        columns = [sum(n for it, n in own if it == colour) for colour in colours]
        by_colour.append([UNITS[unit], *(swedish(n / 60) for n in (*columns, sum(n for _, n in own) - sum(columns)))])
    assert tables["efter färg"][1:] == by_colour
    shares = [(goes(text, unit), hours[unit]) for text, hours in HOURS.items() for unit in hours]
    low, middle, high = (sum(it[at] for where, it in shares if where in ("slutar", "ny tjänst")) for at in range(3))
    assert 7 <= middle / 60 < 10
    freed = "Om förslaget blir av frigörs ungefär en dag i veckan. "
    freed += f"{swedish(middle / 60)} timmar (mellan {swedish(low / 60)} och {swedish(high / 60)}) i veckan."
    await expect(reader.locator(".freed-sum")).to_have_text(freed)
    assert await reader.locator(".freed-figure").all_text_contents() == [
        f"{swedish(sum(it[1] for where, it in shares if where == place) / 60)} h" for place in GOES_IN_ORDER
    ]

    found = await reader.locator("section[aria-labelledby=questions]").evaluate(OPINIONS)
    expected = []
    for question, text in THINK:
        heading, meant = QUESTIONS[question], THOUGHT[question]
        for group, it in thinks_jointly(question, text).items():
            expected.append([heading, text, NAMES[group], [meant[it]]])
        if votes := counts_of(question, text):
            numbers = [str(votes[it]) for it in ("yes", "no", "unsure")]
            how = HOW[question][0]
            hows = [f"{HOW_WORDS[how]} {votes[how]}"] if how and votes[how] else []
            expected.append([heading, text, "Flera grupper tillsammans", [*numbers, *hows]])
    assert sorted(found) == sorted(expected)

    for talk in await reader.locator(".result-talk").all():
        name = (await talk.locator("h3").text_content()).split(":")[0]
        texts = [text for text in room.texts if TALKS[text] == name]
        await expect(talk.locator(".result-count")).to_have_text(str(len(texts)))
        assert await talk.locator("li .result-words > span:first-child").all_text_contents() == texts
        for text, line in zip(texts, await talk.locator("li").all(), strict=True):
            signs = await line.locator(".result-signs .visually-hidden").all_text_contents()
            places = [(NAMES[id], WORDS[PLACED[text][id]]) for id in NAMES if id in PLACED[text]]
            assert signs == [f"{name}: {word.capitalize()}." for name, word in places]
            said = " ".join((await line.inner_text()).split())
            joint = ", ".join(f"{NAMES[id]}: {WORDS[it]}" for id, it in WORD[text].items())
            assert (f"Gruppens svar: {joint}" in said) is bool(joint), text
            missing = " och ".join(", ".join(UNKNOWN[text]).rsplit(", ", 1))
            assert (f"Inte känt hur de ser den: {missing}" in said) is bool(missing), text
    whole = " ".join((await reader.locator("main").inner_text()).split())
    assert "7 svarade på telefon och 1 på papper." in whole
    assert "Ingen grupp gör den: 1" in whole


GOES_IN_ORDER = ("slutar", "ny tjänst", "flyttar")


async def is_closed(room, link):
    """Its code opens nothing more; who leads it and who has a link read on."""
    code, stranger = room.code, room.server.client()
    for who in (stranger, room.people["v1"], room.people["g4"]):
        for path in (
            f"/w/{code}",
            f"/w/{code}/wall",
            f"/join?code={code}",
            f"/live/{code}/view?as=wall",
            f"/live/{code}/view",
        ):
            answer = who.get(path)
            assert answer.status_code == 403, path
            assert not any(text in answer.text for text in SAID)
        assert who.post("/join", data={"code": code, "group": "g1"}).status_code == 403
        assert ask(who, code, "pass_task", task=room.ids["Dusch"]).status_code in (403, 409)
        for path in ("lead", "result", "report", "result.xlsx", "report.xlsx", "poster.pdf"):
            assert who.get(f"/w/{code}/{path}").status_code == 303
    for page in (room.wall, room.anna, room.sam):
        await page.reload()
        await expect(page.get_by_role("heading", name="Workshopen är avslutad")).to_be_visible()
    for path in ("lead", "wall", "result", "report", "analysis", "result.xlsx", "report.pdf", "poster.pdf"):
        assert room.lead.get(f"/w/{code}/{path}").status_code == 200, path
    for path in ("report", "report.pdf", "report-short.pdf", "report.docx", "report.xlsx"):
        assert stranger.get(f"{link}/{path}").status_code == 200, path


async def test_home_care_from_the_first_task_to_the_report_is_what_was_answered(stage):
    room = Room(stage.server)
    room.wall, room.page = await stage.wall(room.code), await stage.lead(room.code)
    await gather(stage, room)
    await sort(room)
    await reads_before(room)
    await shows(room, BARS_FIRST, WORD_FIRST)
    await sorts_once_more(room)
    await shows(room, BARS_NEXT, WORD_FIRST)
    await asks_one_anew(room)
    await settles(room)
    reads_the_result(room)
    await say_how_long(room)
    await think(room)
    await plan_and_close(room)
    reads_the_result(room)
    reads_the_sheets(room)
    asked = {"kind": "report", "role": "union", "label": "", "days": "30"}
    made = room.lead.post(f"/w/{room.code}/links", data=asked, follow_redirects=True).text
    link = re.search(r"/l/[\w-]+", made)[0]
    reader = await stage.page(size=LAPTOP)
    await reader.goto(f"{link}/report")
    await reads_the_report(room, reader)
    await is_closed(room, link)
    stage.wrong = [line for line in stage.wrong if "403 (Forbidden)" not in line]
