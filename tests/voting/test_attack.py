"""What somebody does who wants to know what one person answered, by each way that was once open."""

import pytest

from app.analysis.commands import GiveOpinion
from app.board.commands import MergeTasks
from app.live.acts import RedoLast, UndoLast
from app.live.view import Audience, view
from app.vocabulary import WEIGHT, Person, Role, Step
from app.voting.commands import VoteAgain
from app.weight.commands import EstimateTime
from app.workshop.commands import OpenTopic, ShowTopic
from app.workshop.events import PersonJoined
from tests.makers import CARERS, TEACHERS, a_live_workshop, ask, happen

ASKED = "right_competence"


def person(name):
    return Person(name, Role.PARTICIPANT)


def a_room(carers=6, teachers=0, topic=ASKED):
    live = a_live_workshop("Tvätt", "Disk", step=Step.ANALYSE, people=False)
    happen(live, *(PersonJoined(f"c{n}", CARERS) for n in range(carers)))
    happen(live, *(PersonJoined(f"t{n}", TEACHERS) for n in range(teachers)))
    ask(live, OpenTopic(topic))
    return live


def say(live, who, answer, task="t1"):
    if live.workshop.topic == WEIGHT:
        ask(live, EstimateTime(task, f"{len(answer)} h i veckan"), person(who))
    else:
        ask(live, GiveOpinion(task, live.workshop.topic, answer), person(who))


def shown(live):
    """Everything about session two's answers that anybody is sent now, by task."""
    sent = {audience: view(live, audience, {})["tasks"] for audience in Audience}
    return {
        task: [(it[task].get("opinions"), it[task].get("weight")) for it in sent.values() if task in it]
        for task in ("t1", "t2")
    }


def nothing_else(first, then):
    """Whether what is shown of each task then is what was shown first, or nothing."""
    nothing = [(None, None)] * len(Audience)
    return all(then[task] in (first[task], nothing, []) for task in then)


def merged(live, answer):
    """Five have answered both tasks; the sixth only the one that is merged into the other."""
    for n in range(5):
        say(live, f"c{n}", "yes")
        say(live, f"c{n}", "yes", task="t2")
    say(live, "c5", answer, task="t2")
    ask(live, MergeTasks("t2", "t1"))


def asked_anew(live, answer):
    """Five have answered when a second round is opened, and the sixth answers after that."""
    for n in range(5):
        say(live, f"c{n}", "yes")
    ask(live, VoteAgain("t1"))
    say(live, "c5", answer)


def changed(live, answer):
    """All have answered when a second round is opened, and one of them changes their answer after that."""
    for n in range(6):
        say(live, f"c{n}", "yes")
    ask(live, VoteAgain("t1"))
    say(live, "c5", answer)


@pytest.mark.parametrize("topic", [ASKED, WEIGHT])
@pytest.mark.parametrize("prepare", [merged, asked_anew, changed])
def test_what_session_two_has_shown_stands_whatever_is_taken_back_afterwards(prepare, topic):
    live = a_room(topic=topic)
    prepare(live, "unsure")
    ask(live, ShowTopic(topic))
    first = shown(live)
    for command in (UndoLast(), RedoLast(), UndoLast()):
        ask(live, command)
        assert nothing_else(first, shown(live))
        assert shown(live)["t1"] == first["t1"]


@pytest.mark.parametrize("topic", [ASKED, WEIGHT])
def test_what_had_been_shown_of_a_task_comes_back_with_it(topic):
    live = a_room(topic=topic)
    for n in range(6):
        say(live, f"c{n}", "yes", task="t2")
    ask(live, ShowTopic(topic))
    first = shown(live)
    ask(live, MergeTasks("t2", "t1"))
    ask(live, UndoLast())
    assert shown(live) == first
