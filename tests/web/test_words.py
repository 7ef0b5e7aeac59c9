"""Every value of an enumeration has its words, and a value that has none is an error, never another's words."""

import re

import pytest
from jinja2 import UndefinedError

from app.analysis import words as analysis
from app.analysis.analysis import KINDS
from app.analysis.opinions import ANSWERS, HOWS
from app.analysis.parties import DUTIES, NEEDED, ROLES
from app.analysis.questions import TABLE
from app.analysis.routes import STAGES
from app.board import words as board
from app.board.board import Talk
from app.follow_up import words as follow_up
from app.follow_up.follow_up import OUTCOMES, When
from app.preparation import words as preparation
from app.preparation.task_list import CAN_BE_CHANGED, LEFT_OUT
from app.sharing import words as sharing
from app.sharing.links import DAYS, Kind, Reader
from app.vocabulary import GROUNDS, ONLY, PASS, QUESTIONS, SPLIT, TOPICS, Colour, Step
from app.voting import words as voting
from app.web.language import Spoken, speak
from app.web.templating import HERE, STATIC, environment
from app.weight import words as weight
from app.weight.amount import Period, as_typed, read_amount
from app.weight.weight import WHEN
from app.wording import KNOWN
from app.workshop import words as workshop
from app.workshop.proposal import How
from app.workshop.readiness import ANSWERS as READY_ANSWERS
from app.workshop.readiness import QUESTIONS as READY
from app.workshop.readiness import Promise
from app.workshop.workshop import LENGTHS, PURPOSES

ALL_HOWS = [how for hows in HOWS.values() for how in hows]


@pytest.mark.parametrize(
    ("values", "tables"),
    [
        (QUESTIONS, ("QUESTION", "QUESTION_SENTENCE", "QUESTION_PROMPT", "UNASKED")),
        (TOPICS, ("TOPIC", "TOPIC_SENTENCE")),
        (STAGES, ("STAGE", "STAGE_TITLE", "STAGE_SENTENCE")),
        (ANSWERS, ("ANSWER", "CAME_TO")),
        (ALL_HOWS, ("HOW", "HOW_ON_PAPER")),
        (KINDS, ("KIND", "KIND_SENTENCE")),
        (ROLES, ("PARTY",)),
        (DUTIES, ("DUTY", "DUTY_SENTENCE")),
        ([it for it in NEEDED if it], ("NEEDED",)),
    ],
)
def test_session_two_has_words_for_every_value_in_its_order(values, tables):
    for table in tables:
        assert list(getattr(analysis, table)) == list(values), table


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (Colour, board.COLOUR),
        (Colour, board.MINE),
        (Colour, board.OURS),
        (Colour, board.MEANING),
        (Colour, board.MEANING_SHORT),
        (Colour, board.MEANING_ON_PAPER),
        ([*Colour, SPLIT, PASS], board.ANSWER),
        ([*Colour, SPLIT, PASS], board.STANDING),
        ([*Colour, SPLIT, PASS], board.BALLOT),
        (Talk, board.TALK),
        (Talk, board.TALK_WHY),
        (ONLY, voting.ONLY),
        (ONLY, voting.ONLY_ASKED),
        (GROUNDS, voting.GROUND),
        (voting.GROUND_ASKED, voting.GROUND_GIVEN),
        (Step, workshop.STEP),
        (PURPOSES, workshop.PURPOSE),
        (PURPOSES, workshop.PURPOSE_SHORT),
        (Promise, workshop.PROMISE),
        (Promise, workshop.PROMISE_SHORT),
        (READY, workshop.READY),
        (READY, workshop.READY_ADVICE),
        (READY_ANSWERS, workshop.READY_ANSWER),
        (LENGTHS, workshop.LENGTH),
        (How, workshop.HOW),
        (WHEN, weight.WHEN),
        (Period, weight.ONCE),
        (Period, weight.OFTEN),
        (Period, weight.ONCE_EVERY),
        (Period, weight.OFTEN_EVERY),
        (OUTCOMES, follow_up.OUTCOME),
        (When, follow_up.WHEN),
        (Kind, sharing.KIND),
        (DAYS, sharing.VALID),
    ],
)
def test_every_value_has_words_in_its_order(values, words):
    assert list(words) == list(values)


def test_whatever_the_wall_shows_has_a_name_on_the_page_that_leads():
    drawn = re.search(r"const PICTURES = \{(.*?)\}", (STATIC / "js/wall/main.js").read_text())
    named = (HERE / "templates/lead/_wall.html").read_text()
    assert drawn
    for picture in re.findall(r"(\w+)(?:: \w+)?", drawn[1]):
        if picture != "progress":
            assert f'"{picture}": _(' in named, picture


def test_the_table_of_questions_is_in_the_order_of_the_keys():
    assert [question.key for question in TABLE] == list(QUESTIONS)


def test_roles_and_lines_have_words():
    assert {*Reader, *ROLES, "facilitator"} == sharing.ROLE.keys()
    assert {*CAN_BE_CHANGED, *LEFT_OUT} == preparation.KIND.keys()


def test_what_a_phone_proposes_is_as_it_is_written_back():
    assert [as_typed(read_amount(typed)) for typed in weight.AMOUNT] == list(weight.AMOUNT)


def test_words_are_said_in_the_language_of_the_moment():
    said = Spoken(analysis.KIND)
    speak("en")
    assert said["stop"] == "Stop"
    speak("sv")
    assert said["stop"] == "Sluta"


def test_a_value_without_words_is_an_error():
    with pytest.raises(KeyError):
        Spoken(analysis.KIND)["postpone"]
    page = environment().from_string(
        '{{ WORDS.analysis.KIND["postpone"] }}', globals={**environment().globals, **KNOWN}
    )
    with pytest.raises(UndefinedError):
        page.render()
