"""Of every screen: it is made of what its audience has, and holds ids, kinds and numbers, never words."""

import copy
import re

import pytest

from app.live.view import Audience, view, with_own
from app.screens import with_screen
from app.vocabulary import Step
from app.voting.smallest import TOGETHER
from tests.live.test_protocol import a_full_workshop

KIND = re.compile(r"[a-z]*(_[a-z]+)*( [a-z]+)?")


def everything(step, audience):
    live = a_full_workshop()
    live.workshop.step, live.workshop.list_is_open = step, True
    return live, with_screen(audience, view(live, audience, {}))


def strings_in(it):
    match it:
        case str():
            yield it
        case dict():
            for key, value in it.items():
                yield key
                yield from strings_in(value)
        case list():
            for each in it:
                yield from strings_in(each)


def ids_of(whole):
    actions = {id for task in whole["tasks"].values() for id in task.get("actions", {})}
    return {*whole["groups"], *whole["tasks"], *actions, TOGETHER}


def words_of(live):
    texts = (it for task in live.board.tasks.values() for it in (task.text, task.why, task.dissent))
    return {it for it in (*texts, *(group.name for group in live.workshop.groups.values()), live.workshop.title) if it}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("step", Step)
def test_a_screen_holds_no_words(step, audience):
    live, whole = everything(step, audience)
    said = set(strings_in(whole["screen"])) - ids_of(whole)
    assert {it for it in said if not KIND.fullmatch(it)} == set()
    assert not said & words_of(live)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("step", Step)
def test_a_screen_is_made_anew_from_the_view_and_leaves_it_as_it_was(step, audience):
    _, whole = everything(step, audience)
    before = copy.deepcopy(whole)
    assert with_screen(audience, whole) == before
    assert whole == before


@pytest.mark.parametrize("step", Step)
def test_what_phones_share_is_the_same_whoever_reads_it(step):
    live, whole = everything(step, Audience.PHONE)
    assert with_own(live, whole, "anna")["screen"] == whole["screen"]
