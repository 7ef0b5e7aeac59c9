"""How many times a person has to press: both sessions with 36 tasks, by robots that do what their pages offer.

A tap is a press that a person needs on our pages: one that asks for something, and one that only changes what is shown.
To write is none, to send it is one. The list is there when people come; what a phone taps is counted from joining, what
the lead does from when everybody is in. Prints the table that docs/performance.md has.
"""

import random
import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from app.screens.phone import asked_by, first_left
from app.screens.schedule import fits
from app.vocabulary import QUESTIONS, WEIGHT
from app.voting.most import most
from tests.running import ask, running, view_of

pytestmark = pytest.mark.heavy

MOST_TAPS = 60
TALKED_ABOUT, ANEW = 8, 2
"""How many of the most divided tasks are talked about, and how many of those that no talk settles are asked anew."""

GROUPS = {"g1": "Undersköterskor", "g2": "Vårdbiträden", "g3": "Samordnare", "g4": "Sjuksköterskor"}
ANSWERS = {"g": "green", "y": "yellow", "r": "red", "b": "black", "-": "pass", "?": "split"}
TASKS = {
    # How each of the four groups sees it, in their order.
    "Duscha och hjälpa till med kläder": "gg--",
    "Dela ut medicin på delegation": "gy-g",
    "Lägga om mindre sår": "g--g",
    "Dosera medicin i dosett": "---g",
    "Ta blodprov och blodtryck": "y--g",
    "Svara på larm": "gg--",
    "Hjälpa till vid måltider": "gg--",
    "Förflytta med lift": "gg--",
    "Skriva social dokumentation": "ggy-",
    "Följa upp genomförandeplanen": "gyg-",
    "Vara kontaktperson": "gg--",
    "Handleda elever": "gy-y",
    "Introducera vikarier": "yyg-",
    "Ringa efter vikarier": "rrg-",
    "Lägga schema": "r-g-",
    "Planera om rutten när någon är sjuk": "yrg-",
    "Svara i telefon på kontoret": "rrgr",
    "Planera hemgång från sjukhus": "y-gg",
    "Ha kontakt med anhöriga": "gyyg",
    "Städa hemma hos brukaren": "rr--",
    "Tvätta och stryka": "rr--",
    "Handla mat och packa upp": "rr--",
    "Laga och värma mat": "y?--",
    "Diska": "yr--",
    "Gå ut med sopor": "rr--",
    "Bädda och byta lakan": "yg--",
    "Följa med på promenad": "yg--",
    "Följa med till läkaren": "?y-y",
    "Hämta medicin på apoteket": "rr-r",
    "Beställa skyddskläder": "rry?",
    "Fylla på i förrådet": "rr-r",
    "Tanka och tvätta bilen": "rr-r",
    "Hålla ordning på nycklar": "r?g-",
    "Föra körjournal på papper": "bbb-",
    "Skriva tid både på papper och i systemet": "bbyb",
    "Hjälpa till med telefon och platta": "?rr-",
}


class Tapper:
    """Somebody with a page, and how many times they have pressed in each part."""

    def __init__(self, client, code, query=""):
        self.client, self.code, self.query = client, code, query
        self.taps = Counter()

    def sees(self):
        return view_of(self.client, self.code, self.query)

    def presses(self, part, times=1):
        self.taps[part] += times

    def does(self, part, do, **fields):
        answer = ask(self.client, self.code, do, **fields)
        assert answer.status_code == 200, (do, fields, answer.text)
        self.presses(part)


class Phone(Tapper):
    def __init__(self, server, code, group, number):
        super().__init__(server.participant(code, group), code)
        self.group, self.chance = group, random.Random(f"{group} {number}")
        self.presses("Gå med", 2)  # the code is sent, and the group is chosen

    def sorts(self, part):
        """One task after the other, as long as the page asks."""
        while task := self._asked():
            self._answers(part, task, self.sees()["tasks"][task]["text"])

    def _asked(self):
        view = self.sees()
        again = view["screen"]["again"]
        asked = [*view["tasks"]] if view["step"] == "sort" else [again] if again else []
        return "" if view["me"]["pen"] == "elsewhere" else first_left(asked, view["mine"])

    def _answers(self, part, task, text):
        answer = self._thinks(text)
        if answer == "pass":
            return self.does(part, "pass_task", task=task)
        if answer == "split":
            return self.does(part, "say_split", task=task)
        return self.does(part, "cast_vote", task=task, colour=answer)

    def _thinks(self, text):
        """What the group does; of those who answer alone, one in seven or so thinks otherwise."""
        own = ANSWERS[TASKS[text][[*GROUPS].index(self.group)]]
        if self.sees()["groups"][self.group]["jointly"]:
            return own
        if own == "split" or self.chance.random() < 1 / 7:
            return self.chance.choice(["green", "yellow", "red", "black"])
        return own

    def says_times(self, part):
        for task in self._left(WEIGHT):
            self.does(part, "estimate_time", task=task, amount="20 min om dagen")

    def says_what_it_thinks(self, part, question):
        """No to the first, and how instead where that is asked; then yes to what is left."""
        left = self._left(question)
        if left:
            self.does(part, "give_opinion", task=left[0], question=question, answer="no")
            if question != "right_things":
                how = "tool" if question == "done_right" else "new_job"
                self.does(part, "give_opinion", task=left[0], question=question, answer="no", how=how)
        left = self._left(question)
        if len(left) > 1:
            self.does(part, "give_opinions", question=question, answer="yes")
        elif left:
            self.does(part, "give_opinion", task=left[0], question=question, answer="yes")

    def _left(self, topic):
        view = self.sees()
        assert view["screen"]["topic"] == topic
        if view["me"]["pen"] == "elsewhere":
            return []
        own = view["estimates"] if topic == WEIGHT else view["opinions"].get(topic, {})
        placed = {id: view["tasks"][id]["placement"].get(self.group, {}).get("colour") for id in view["screen"]["asks"]}
        return [id for id in asked_by(view["screen"]["asks"], view["mine"], placed) if id not in own]


class Lead(Tapper):
    def page(self, stage):
        answer = self.client.get(f"/w/{self.code}/analysis?stage={stage}")
        assert answer.status_code == 200
        return answer.text

    def does_on(self, stage, part, do, **fields):
        """What the page of session two has a form for."""
        self._finds(stage, do, fields)
        self.does(part, do, **fields)

    def writes(self, stage, do, **fields):
        """In a field that the page saves by itself."""
        self._finds(stage, do, fields)
        assert ask(self.client, self.code, do, **fields).status_code == 200

    def _finds(self, stage, do, fields):
        forms = re.findall(r"<form .*?</form>", self.page(stage), re.DOTALL)
        own = [form for form in forms if f'value="{do}"' in form]
        assert any(f'value="{fields.get("topic", do)}"' in form for form in own), (stage, do, fields)


def a_room(server, people, jointly):
    """A workshop with its list, its groups, and everybody in it."""
    client = server.facilitator()
    code = server.workshop(client, groups="\n".join(GROUPS.values()), workplace="Hemtjänsten Exempelgården")
    assert ask(client, code, "add_tasks", texts=[*TASKS]).status_code == 200
    for group, count in people.items():
        assert ask(client, code, "expect_people", group=group, people=count).status_code == 200
        if group in jointly:
            assert ask(client, code, "answer_jointly", group=group, jointly=True).status_code == 200
    phones = [Phone(server, code, group, number) for group, count in people.items() for number in range(count)]
    return Lead(client, code, "as=lead"), phones


def session_one(lead, phones):
    part = "Inledning"
    lead.presses(part)  # it is folded away
    lead.does(part, "show_opening", shown=True)
    part = "Sortera"
    lead.does(part, "open_step", step="sort")
    for phone in phones:
        phone.sorts(part)
    assert lead.sees()["screen"]["sorting"]["state"] == "all"

    part = "Visa"
    lead.presses(part)  # what is asked before something is shown
    assert lead.sees()["screen"]["before"]["may_show"]
    lead.does(part, "open_step", step="reveal")
    for task in lead.sees()["screen"]["order"][:TALKED_ABOUT]:
        lead.does(part, "bring_up", task=task)

    part = "Bestäm"
    lead.does(part, "open_step", step="settle")
    if lead.sees()["screen"]["agreed"]:
        lead.does(part, "place_agreed")
    for number in range(TALKED_ABOUT):
        left = lead.sees()["screen"]["left"]
        if not left:
            break
        settles(lead, phones, part, left[0], anew=number < ANEW)
    lays_the_rest(lead, part)


def settles(lead, phones, part, task, *, anew):
    """The task that the page has up: where most are, and where a group has no most, what it said aloud."""
    if anew:
        lead.does(part, "vote_again", task=task)
        for phone in phones:
            phone.sorts("En gång till")
        lead.does(part, "vote_again", task=None)
    it = lead.sees()["tasks"][task]
    for group in GROUPS:
        if group not in it["placement"] and most(group, it.get("votes", {}), it.get("joint", {})) is None:
            lead.does(part, "place_task", task=task, group=group, colour="yellow")
    it = lead.sees()["tasks"][task]
    if it.get("settled"):
        lead.presses(part)  # the next task
    else:
        lead.does(part, "place_as_most", task=task)  # the next comes by itself


def lays_the_rest(lead, part):
    """When the time is out: the sheet is opened, and what is ticked in it is laid."""
    view = lead.sees()
    plan = view["screen"]["schedule"]
    out = view["timer"].get("ends", plan["now"].get("since", 0)) + plan["now"]["minutes"] * 60_000
    told = fits(plan["now"], view["timer"], out)
    if laid := plan["lay"][: told["lay"]]:
        lead.presses(part)
        lead.does(part, "place_rest", tasks=[it["task"] for it in laid])


def session_two(lead, phones):
    part = "Välj"
    lead.does(part, "open_step", step="analyse")  # which leads to the page
    lead.presses(part)  # what to ask about
    lead.does_on("choose", part, "choose_tasks", how="ten")

    lead.does_on("choose", "Tid", "open_topic", topic=WEIGHT)
    for phone in phones:
        phone.says_times("Tid")
    lead.does_on(WEIGHT, "Tid", "show_topic", topic=WEIGHT)
    before = WEIGHT
    for question in QUESTIONS:
        lead.does_on(before, "Frågor", "open_topic", topic=question)
        for phone in phones:
            phone.says_what_it_thinks("Frågor", question)
        lead.does_on(question, "Frågor", "show_topic", topic=question)
        before = question

    plans(lead, "Åtgärder")
    decides(lead, "Samverkan")
    part = "Avslut"
    lead.presses(part)  # what it frees
    for group in GROUPS:
        lead.writes("freed", "set_aim", group=group, text="Mer tid hos brukarna")
    lead.does_on("freed", part, "open_step", step="closed")


def plans(lead, part):
    """One job of what is red for all, what is black stops, and the rest is kept."""
    lead.presses(part)  # back to the list
    by = {"owner": "Enhetschef", "due": "2027-02-01", "first_step": "Räkna timmarna"}
    lead.presses(part, 2)  # all red are ticked; a new job
    red = ones(lead, "red")
    lead.does_on("choose", part, "plan_for_several", tasks=red, kind="bundle", what="Servicebiträde", **by)
    black = ones(lead, "black")
    lead.presses(part, 2)  # all black are ticked; to stop
    lead.does_on("choose", part, "plan_for_several", tasks=black, kind="stop", notice="Någon frågar efter det", **by)
    lead.presses(part)  # the actions
    lead.does_on("actions", part, "keep_rest", of="undecided")


def ones(lead, colour):
    """What "mark all" of a colour ticks: not what rests, and is folded away."""
    asked_about = lead.page("choose").split('id="resting"')[0]
    found = re.findall(rf'name="tasks" value="([^"]+)"[^>]* data-{colour}', asked_about)
    assert found
    return found


def decides(lead, part):
    lead.presses(part)  # on to who has agreed
    today = datetime.now(UTC).date().isoformat()
    for duty in ("mbl", "risk"):
        lead.does_on("parties", part, "answer_duty", duty=duty, needed="yes")
        lead.writes("parties", "answer_duty", duty=duty, needed="yes", on=today, outcome="Klart")
    planned = re.findall(r'name="tasks" value="([^"]+)" checked', lead.page("parties"))
    lead.does_on("parties", part, "decide_several", tasks=planned)


@pytest.mark.parametrize(
    ("people", "jointly"),
    [
        pytest.param({"g1": 4, "g2": 4, "g3": 2, "g4": 2}, [*GROUPS], id="4/4/2/2, all together"),
        pytest.param({"g1": 4, "g2": 7, "g3": 2, "g4": 2}, ["g1", "g3", "g4"], id="7/4/2/2, the seven alone"),
    ],
)
def test_nobody_presses_more_than_sixty_times_in_both_sessions(sqlite, people, jointly):
    with running(sqlite) as server:
        lead, phones = a_room(server, people, jointly)
        session_one(lead, phones)
        session_two(lead, phones)
        assert lead.sees()["step"] == "closed"
    worst = max(phones, key=lambda phone: phone.taps.total())
    for part in [*dict.fromkeys([*worst.taps, *lead.taps])]:
        print(f"| {part} | {lead.taps[part]} | {worst.taps[part]} |")
    print(f"| in all | {lead.taps.total()} | {worst.taps.total()} |")
    assert lead.taps.total() <= MOST_TAPS
    assert worst.taps.total() <= MOST_TAPS
