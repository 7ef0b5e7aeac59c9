"""Home care with groups of four, four, two and two: every number that leaves the room is what was answered.

The two small groups answer together; of the eight others seven have a phone and one a sheet of paper. All is arranged
by commands. What is expected is counted here, from what each said, and read back from the files themselves.
"""

import io
import json
import re
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import cycle

import openpyxl
import pikepdf
import pytest

from app.analysis.commands import GiveOpinion, PlanAction
from app.analysis.plan import Plan
from app.board.commands import AddTask, PlaceTask
from app.export.pdf import pdf
from app.live.state import new
from app.live.view import Audience, view
from app.report.paper import whole
from app.report.report import report
from app.report.sheet import xlsx as report_xlsx
from app.results import files
from app.results.paper import Typed, before_answers, commands_for, writer
from app.results.poster import poster
from app.results.result import result
from app.vocabulary import PASS, SPLIT, Colour, Person, Step, Who, standing
from app.voting.commands import CastVote, PassTask, SaySplit
from app.voting.took_part import took_part
from app.weight.commands import EstimateTime
from app.workshop.commands import JoinWorkshop, OpenStep, OpenTopic, ShowTopic
from app.workshop.workshop import begin, create
from tests.export.test_pdf import words
from tests.makers import ask

pytestmark = pytest.mark.unhurried

DAY = date(2026, 11, 25)
NAMES = {"g1": "Undersköterskor", "g2": "Vårdbiträden", "g3": "Sjuksköterskor", "g4": "Samordnare"}
PEOPLE = {"g1": 4, "g2": 4, "g3": 2, "g4": 2}
ALONE, JOINTLY = ("g1", "g2"), ("g3", "g4")
TASKS = {
    f"t{n}": text for n, text in enumerate(("Dusch", "Inköp", "Läkemedel", "Nycklar", "Tvätt", "Schema", "Sår"), 1)
}
WORDS = {
    "green": "grön",
    "yellow": "gul",
    "red": "röd",
    "black": "svart",
    "pass": "gör den inte",
    "split": "inte eniga",
}

SAID = {
    # Of the eight who answer alone, in their order: the last is on paper. "" has not answered.
    "t1": ["green", "green", "green", "yellow", "green", "red", "green", "green"],
    "t2": ["red"] * 8,
    "t3": [PASS, PASS, PASS, "red", "red", PASS, PASS, PASS],
    "t4": ["black", "red", "red", "yellow", "black", "", "", "black"],
    "t5": ["red", "red", "", "", "", "", "green", ""],
    "t6": ["", "", "", "", "", "", "", ""],
    "t7": [PASS] * 8,
}
SAID_TOGETHER = {
    "g3": {"t1": PASS, "t2": "red", "t3": "green", "t4": SPLIT, "t5": "red", "t7": PASS},
    "g4": {"t1": PASS, "t2": PASS, "t3": SPLIT, "t4": "black", "t6": "green", "t7": PASS},
}
PLACED = {
    "t1": {"g1": "green", "g2": "yellow", "g3": PASS, "g4": PASS},
    "t2": {"g1": "red", "g2": "red", "g3": "red", "g4": PASS},
    "t3": {"g1": "red", "g3": "green"},
    "t4": {"g4": "black"},
    "t7": dict.fromkeys(NAMES, PASS),
}
TALKS = {"t1": "Behåll", "t2": "Till en ny tjänst", "t3": "Lämna över", "t4": "Sluta", "t7": "Ingen grupp gör den"}
MINUTES = [10, 20, 40, 45, 60, 70, 80]
"""A week for t1, of the seven who have a phone; who is on paper has none to answer in session two with."""
TIMES_TOGETHER = {"g3": (13, 1), "g4": (0, 2)}
THINK = ["no", "no", "no", "yes", "no", "unsure", "yes"]
THINK_TOGETHER = {"g3": SPLIT, "g4": "no"}


def phone(nth):
    return Person(f"f{nth}", Who.PARTICIPANT)


def one_of(group):
    return Person(f"f{group}", Who.PARTICIPANT)


@pytest.fixture(scope="module")
def live():
    created = create(
        *("F7K2QM", "", "Hemtjänsten Exempelgården", "jobs", "full", list(NAMES.values())),
        expected={NAMES[group]: people for group, people in PEOPLE.items()},
        jointly={NAMES[group]: True for group in JOINTLY},
    )
    live = new(begin(1, created), 1)
    for id, text in TASKS.items():
        ask(live, AddTask(text, id))
    for group in JOINTLY:
        ask(live, JoinWorkshop(group), one_of(group))
    ask(live, OpenStep(Step.SORT))
    for nth in range(8):
        said = {task: answers[nth] for task, answers in SAID.items() if answers[nth]}
        group = ALONE[nth // 4]
        if nth < 7:
            ask(live, JoinWorkshop(group), phone(nth))
            for task, answer in said.items():
                ask(live, PassTask(task) if answer == PASS else CastVote(task, Colour(answer)), phone(nth))
        else:
            sheet = Typed(1, group, said, False)
            commands = [*before_answers(sheet, live.workshop, 0), *commands_for(sheet, live.ballots)]
            for command in commands:
                ask(live, command, writer(sheet, live.workshop))
    for group, answers in SAID_TOGETHER.items():
        for task, answer in answers.items():
            special = {PASS: PassTask(task), SPLIT: SaySplit(task)}
            ask(live, special.get(answer) or CastVote(task, Colour(answer)), one_of(group))
    ask(live, OpenStep(Step.REVEAL))
    ask(live, OpenStep(Step.SETTLE))
    for task, places in PLACED.items():
        for group, colour in places.items():
            ask(live, PlaceTask(task, group, standing(colour)))
    ask(live, OpenStep(Step.ANALYSE))
    ask(live, OpenTopic("weight"))
    for nth, minutes in enumerate(MINUTES):
        ask(live, EstimateTime("t1", f"{minutes} min i veckan"), phone(nth))
        ask(live, EstimateTime("t2", "1 h i veckan" if nth < 4 else "0"), phone(nth))
    for group, (minutes, people) in TIMES_TOGETHER.items():
        typed = f"{minutes} min i veckan" if minutes else "0"
        ask(live, EstimateTime("t1", typed, people=people), one_of(group))
    ask(live, ShowTopic("weight"))
    ask(live, OpenTopic("right_competence"))
    for nth, answer in enumerate(THINK):
        ask(live, GiveOpinion("t2", "right_competence", answer, "new_job" if answer == "no" else ""), phone(nth))
    for group, answer in THINK_TOGETHER.items():
        ask(live, GiveOpinion("t2", "right_competence", answer, "support" if answer == "no" else ""), one_of(group))
    ask(live, ShowTopic("right_competence"))
    ask(live, PlanAction("t2", "a1", Plan("bundle", "Läggs ihop")))
    return live


@pytest.fixture(scope="module")
def came(live):
    return result(view(live, Audience.WALL, {}), took_part(live.ballots))


@pytest.fixture(scope="module")
def told(live):
    return report(view(live, Audience.WALL, {}), took_part(live.ballots), live.analysis, live.parking.in_order)


def counted(task):
    """How many gave each answer; None where they are fewer than five."""
    found = Counter(filter(None, SAID[task]))
    return found if sum(found.values()) >= 5 else None


def rows_of(file, name):
    heads, *rows = openpyxl.load_workbook(io.BytesIO(file))[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_groups_of_four_are_in_one_sum_and_the_joint_ones_in_none(came):
    assert came.together == ALONE
    assert came.voices == ("together",)
    assert came.jointly == JOINTLY


def test_every_cell_of_the_sheet_is_what_was_answered(came):
    rows = {row["Arbetsuppgift"]: row for row in rows_of(files.xlsx(came, DAY), "Tavlan")}
    assert rows.keys() == set(TASKS.values())
    for task, text in TASKS.items():
        row, votes = rows[text], counted(task)
        for answer in ("green", "yellow", "red", "black", "pass"):
            cell = row[f"Röster Grupper tillsammans: {WORDS[answer]}"]
            assert cell == ("för få svar" if votes is None else votes[answer]), (text, answer)
        for group in JOINTLY:
            said = SAID_TOGETHER[group].get(task)
            assert row[f"Svar {NAMES[group]}"] == (WORDS[said] if said else "inget svar")
        for group in NAMES:
            place = PLACED.get(task, {}).get(group)
            word = "– gör den inte" if place == PASS else WORDS[place] if place else None
            assert row[f"Placering {NAMES[group]}"] == word
        assert row["Samtal"] == TALKS.get(task, "Inte lagd än")
        unknown = {
            NAMES[group]
            for group in NAMES
            if group not in PLACED.get(task, {}) and (group in ALONE or task not in SAID_TOGETHER[group])
        }
        assert set(re.split(" och |, ", row["Inte känt hur de ser den"] or "")) - {""} == unknown


def test_the_other_files_say_the_same(came):
    told = {task["id"]: task for task in json.loads(files.json(came, DAY))["tasks"]}
    said = files.markdown(came, DAY).decode()
    lines = {text: line for line in said.splitlines() for text in TASKS.values() if line.startswith(f"| {text} |")}
    for task, text in TASKS.items():
        votes = counted(task)
        there = told[task]["votes"]
        assert there == {} if votes is None else Counter(there["together"]) == Counter(dict(votes))
        assert told[task]["joint"] == {g: answers[task] for g, answers in SAID_TOGETHER.items() if task in answers}
        last = lines[text].rstrip(" |").rsplit("| ", 1)[1]
        in_order = [answer for answer in WORDS if votes and votes[answer]]
        assert last == (", ".join(f"{votes[it]} {WORDS[it]}" for it in in_order) if votes else "för få svar")
    csv = files.csv(came, DAY).decode("utf-8-sig")
    assert csv.count('"för få svar"') == 5 * sum(counted(task) is None for task in TASKS)
    assert csv.count('"– gör den inte"') == sum(list(places.values()).count(PASS) for places in PLACED.values())


def test_everywhere_it_is_said_who_answered_and_how(came, told):
    says = "7 svarade på telefon och 1 på papper. "
    says += "Sjuksköterskor (2 personer) och Samordnare (2 personer) svarade tillsammans, med ett svar för gruppen."
    assert says in files.markdown(came, DAY).decode().replace("\\", "")
    assert says in words(pikepdf.open(io.BytesIO(poster(came, DAY, "a3"))))
    assert says in " ".join(cell for row in rows_of(report_xlsx(told, DAY), "Om") for cell in row.values())
    assert says in words(pikepdf.open(io.BytesIO(pdf(whole(told, DAY)))))


def test_the_poster_counts_each_talk_and_says_each_groups_colour_or_that_it_does_not_do_it(came):
    paper = pikepdf.open(io.BytesIO(poster(came, DAY, "a4")))
    talks = Counter(word for task, word in TALKS.items() if task != "t7")
    assert [len(came.asking_for(talk)) for talk in came.talks] == [
        talks[word] for word in ("Till en ny tjänst", "Lämna över", "Vems är den?", "Sluta", "Behåll")
    ]
    alts = {str(each.Alt) for each in paper.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each}
    assert alts == {
        ", ".join(f"{NAMES[group]}: {WORDS[places[group]]}" for group in NAMES if group in places)
        for task, places in PLACED.items()
        if task != "t7"
    }
    said = words(paper)
    assert "Ingen grupp här gör: Sår." in said
    assert "2 uppgifter är inte lagda än." in said
    assert "Hur Sjuksköterskor ser på 1 uppgift är inte känt." in said


def around(minutes, place):
    """The mean of what stands at a place and of its neighbours, to whole five minutes."""
    some = minutes[max(0, int(place) - 1) : int(place) + (2 if place == int(place) else 3)]
    return round(Fraction(sum(some), len(some)) / 5) * 5


def test_the_reports_hours_are_the_middle_of_the_seven_and_each_joint_groups_own(told):
    rows = [row for row in rows_of(report_xlsx(told, DAY), "Timmar") if row["Arbetsuppgift"] == "Dusch"]
    last = len(MINUTES) - 1
    low, middle, high = (around(MINUTES, Fraction(q * last, 4)) * len(MINUTES) for q in (1, 2, 3))
    minutes, people = TIMES_TOGETHER["g3"]
    own = minutes * people
    assert {
        row["Yrkesgrupp"]: tuple(round(row[f"Timmar, {it}"] * 60) for it in ("låg", "mitten", "hög")) for row in rows
    } == {"Där få har svarat, tillsammans": (low, middle, high), NAMES["g3"]: (own, own, own)}
    assert {row["Yrkesgrupp"]: row["Färg"] for row in rows}[NAMES["g3"]] == "– gör den inte"
    # Four who do it are too few, and no joint group has said: it is in no sum.
    assert not [row for row in rows_of(report_xlsx(told, DAY), "Timmar") if row["Arbetsuppgift"] == "Inköp"]


def test_the_reports_answers_are_those_that_were_given_and_a_joint_groups_is_a_word(told):
    rows = {row["Yrkesgrupp"]: row for row in rows_of(report_xlsx(told, DAY), "Svar")}
    summed = rows.pop("Där få har svarat, tillsammans")
    fell = Counter(THINK)
    assert (summed["Ja"], summed["Nej"], summed["Vet inte"]) == (fell["yes"], fell["no"], fell["unsure"])
    assert summed["En ny tjänst"] == fell["no"]
    assert {group: row["Gruppens svar"] for group, row in rows.items()} == {
        NAMES["g3"]: "Inte eniga",
        NAMES["g4"]: "Nej: en stödfunktion",
    }
    assert all(row[head] is None for row in rows.values() for head in ("Ja", "Nej", "Vet inte", "En ny tjänst"))


def test_the_reports_board_is_the_room_s(told):
    for row, text in zip(rows_of(report_xlsx(told, DAY), "Tavlan"), cycle(TASKS.values()), strict=False):
        task = next(id for id, words_ in TASKS.items() if words_ == text)
        assert row["Arbetsuppgift"] == text
        assert row["Samtal"] == TALKS.get(task, "Inte lagd än")
        for group in JOINTLY:
            said = SAID_TOGETHER[group].get(task)
            assert row[f"Svar {NAMES[group]}"] == (WORDS[said] if said else "inget svar")
    said = words(pikepdf.open(io.BytesIO(pdf(whole(told, DAY)))))
    assert "Ingen grupp gör dem: 1" in said
    table = said.split("Så svarade grupperna som svarar tillsammans")[1].split("Så svarade ni först")[0]
    for task, text in TASKS.items():
        answers = [SAID_TOGETHER[group].get(task) for group in JOINTLY]
        assert "".join([text, *(WORDS[said] if said else "inget svar" for said in answers)]) in table
