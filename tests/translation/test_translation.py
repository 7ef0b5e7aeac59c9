"""What the tasks are in other languages: of which text, shown to whom, and taken back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.board.board import TasksGone, UnknownTask
from app.board.commands import MergeTasks, RemoveTask, RewordTask
from app.live.acts import RedoLast, UndoLast
from app.live.view import Audience, own, view
from app.translation.commands import TranslateTask, TranslateTasks
from app.translation.translation import LanguageOff, Translation, done
from app.translation.words import LANGUAGE
from app.vocabulary import NotYours, Person, Refused, Step, TextMissing, TextTooLong, TooManyMarks, Who, WorkshopClosed
from app.web.language import LANGUAGES
from app.workshop.commands import OpenList, OpenStep
from tests.makers import ANNA, LEAD, a_live_workshop, ask
from tests.tried import tried

COLLEAGUE = Person("l7", Who.TRANSLATOR)
OFFERED = ("sv", "ar", "uk")
WASH = "غسيل"


def translated(task="t1", text=WASH, language="ar", of=None):
    return TranslateTask(task, language, text, of, OFFERED)


def on_phones(live, task="t1"):
    return view(live, Audience.PHONE, {})["tasks"][task].get("translations", {})


def test_a_phone_has_it_under_the_task_and_nobody_else_has_it():
    live = a_live_workshop("Tvätt")
    ask(live, translated(), COLLEAGUE)
    assert on_phones(live) == {"ar": WASH}
    for audience in (Audience.LEAD, Audience.WALL, Audience.REMOTE):
        assert WASH not in str(view(live, audience, {}))


def test_where_nothing_is_translated_nothing_is_sent():
    assert "translations" not in view(a_live_workshop("Tvätt"), Audience.PHONE, {})["tasks"]["t1"]


def test_it_is_kept_as_a_tasks_text_is():
    live = a_live_workshop("Tvätt")
    ask(live, translated(text="  Laver\u0000  le\u0301ge "), COLLEAGUE)
    assert on_phones(live) == {"ar": "Laver lége"}


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("a" * 201, TextTooLong), ("a" + "\u0301" * 31, TooManyMarks), ("\u200b", TextMissing)],
)
def test_what_is_no_tasks_text_is_no_translation(text, refusal):
    live = a_live_workshop("Tvätt")
    with pytest.raises(refusal):
        ask(live, translated(text=text), COLLEAGUE)


def test_participants_and_who_comes_late_translate_nothing():
    live = a_live_workshop("Tvätt")
    for command in (translated(), TranslateTasks("ar", (translated(),))):
        with pytest.raises(NotYours):
            ask(live, command, ANNA)
    ask(live, OpenStep(Step.CLOSED, 5))
    for by in (LEAD, COLLEAGUE):
        with pytest.raises(WorkshopClosed):
            ask(live, translated(), by)


def test_nothing_is_taken_in_a_language_that_is_off_and_what_is_there_stays():
    live = a_live_workshop("Tvätt")
    ask(live, translated())
    with pytest.raises(LanguageOff):
        ask(live, TranslateTask("t1", "ar", "غسل", None, ("sv",)))
    assert live.translations.of["t1"]["ar"].text == WASH


def test_an_empty_text_takes_it_away_and_the_same_again_is_nothing_new():
    live = a_live_workshop("Tvätt")
    assert ask(live, translated(text=" ")) == []
    ask(live, translated())
    assert ask(live, translated()) == []
    ask(live, translated(text=""))
    assert (live.translations.of, on_phones(live)) == ({}, {})


def test_of_a_task_that_is_changed_it_stays_and_is_not_shown_until_it_is_of_that_text():
    live = a_live_workshop("Tvätt")
    ask(live, translated())
    ask(live, RewordTask("t1", "Tvätt och strykning"))
    assert on_phones(live) == {}
    assert live.translations.of["t1"]["ar"] == Translation(WASH, "Tvätt")
    ask(live, UndoLast())
    assert on_phones(live) == {"ar": WASH}
    ask(live, RedoLast())
    ask(live, translated(), COLLEAGUE)  # it is right all the same
    assert on_phones(live) == {"ar": WASH}


def test_another_case_is_not_another_text():
    live = a_live_workshop("tvätt")
    ask(live, translated())
    ask(live, RewordTask("t1", "Tvätt"))
    assert on_phones(live) == {"ar": WASH}


def test_what_was_translated_before_the_task_was_changed_is_of_the_older_text():
    live = a_live_workshop("Tvätt")
    ask(live, RewordTask("t1", "Disk"))
    ask(live, translated(of="Tvätt"), COLLEAGUE)
    assert on_phones(live) == {}
    assert done(live.translations.of, {"t1": "Disk"}, "ar") == 0
    assert done(live.translations.of, {"t1": "Tvätt"}, "ar") == 1


def test_of_two_that_are_merged_the_one_that_stays_keeps_its_own_and_undone_each_has_its_own():
    live = a_live_workshop("Tvätt", "Tvätta")
    ask(live, translated("t1", WASH))
    ask(live, translated("t2", "يغسل"))
    ask(live, translated("t2", "Прати", "uk"))
    before = {id: dict(its) for id, its in live.translations.of.items()}
    ask(live, MergeTasks("t2", "t1"))
    assert on_phones(live) == {"ar": WASH}
    ask(live, UndoLast())
    assert live.translations.of == before
    ask(live, RedoLast())
    assert live.translations.of == {"t1": before["t1"]}


def test_a_task_that_comes_back_has_its_translations():
    live = a_live_workshop("Tvätt")
    ask(live, translated())
    ask(live, RemoveTask("t1", "Nej"))
    assert live.translations.of == {}
    ask(live, UndoLast())
    assert on_phones(live) == {"ar": WASH}


def test_several_are_taken_back_in_one_step_and_none_is_kept_where_one_cannot_be():
    live = a_live_workshop("Tvätt", "Disk")
    several = TranslateTasks("ar", (translated("t1"), translated("t2", "جلي")))
    ask(live, several)
    assert live.acts.did[-1].about == {"n": 2}
    ask(live, UndoLast())
    assert live.translations.of == {}
    with pytest.raises(TasksGone):
        ask(live, TranslateTasks("ar", (translated("t1"), translated("t9"))))
    with pytest.raises(TextTooLong):
        ask(live, TranslateTasks("ar", (translated("t1"), translated("t2", "a" * 201))))
    assert live.translations.of == {}


def test_undone_it_takes_back_what_who_leads_wrote_and_nothing_that_a_colleague_has_written_since():
    live = a_live_workshop("Tvätt", "Disk")
    ask(live, TranslateTasks("ar", (translated("t1"), translated("t2", "جلي"))))
    ask(live, translated("t1", "غسل"), COLLEAGUE)
    ask(live, UndoLast())
    assert (on_phones(live, "t1"), on_phones(live, "t2")) == ({"ar": "غسل"}, {})
    ask(live, RedoLast())
    assert (on_phones(live, "t1"), on_phones(live, "t2")) == ({"ar": "غسل"}, {"ar": "جلي"})
    ask(live, translated("t2", ""))
    ask(live, translated("t2", "صحون"), COLLEAGUE)
    ask(live, UndoLast())
    assert on_phones(live, "t2") == {"ar": "صحون"}, "nor where a translation was taken away"


def test_what_the_staff_write_unseen_is_no_colleagues_to_translate_and_no_phones_to_have():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    with pytest.raises(UnknownTask):
        ask(live, translated(), COLLEAGUE)
    ask(live, translated())  # the facilitator reads it
    assert WASH not in str(view(live, Audience.PHONE, {}))
    assert WASH not in str(own(live, "anna"))
    ask(live, OpenList(True))
    assert on_phones(live) == {"ar": WASH}
    ask(live, translated(text="غسل"), COLLEAGUE)
    assert on_phones(live) == {"ar": "غسل"}


def test_every_language_that_participants_may_have_is_called_something():
    assert LANGUAGE.keys() == LANGUAGES.keys()


texts = st.sampled_from(["Tvätt", "Disk", "disk", "Sopor"])
tasks = st.sampled_from(["t1", "t2", "t3"])


class Translating(RuleBasedStateMachine):
    """Whatever happens, what a phone has is of the text that the task has; and undone, all is as it was."""

    def __init__(self):
        super().__init__()
        self.live = a_live_workshop("Tvätt", "Disk", "Sopor")

    def _ask(self, command, by=LEAD):
        before = {id: dict(its) for id, its in self.live.translations.of.items()}
        try:
            happened = ask(self.live, command, by)
        except Refused:
            return
        if happened and by is LEAD and not isinstance(command, UndoLast | RedoLast):
            ask(self.live, UndoLast())
            assert self.live.translations.of == before
            ask(self.live, RedoLast())

    @rule(
        task=tasks, language=st.sampled_from(["ar", "uk"]), text=st.sampled_from(["", "أ", "ب"]), of=st.none() | texts
    )
    def translate(self, task, language, text, of):
        self._ask(TranslateTask(task, language, text, of, OFFERED))

    @rule(task=tasks, text=st.sampled_from(["", "أ", "ب"]))
    def a_colleague_translates(self, task, text):
        self._ask(TranslateTask(task, "ar", text, None, OFFERED), COLLEAGUE)

    @rule(task=tasks, text=texts)
    def reword(self, task, text):
        self._ask(RewordTask(task, text))

    @rule(task=tasks, into=tasks)
    def merge(self, task, into):
        self._ask(MergeTasks(task, into))

    @rule(task=tasks)
    def remove(self, task):
        self._ask(RemoveTask(task))

    @precondition(lambda self: self.live.acts.did)
    @rule()
    def undo(self):
        self._ask(UndoLast())

    @invariant()
    def what_is_shown_is_of_the_text_that_stands(self):
        board, of = self.live.board.tasks, self.live.translations.of
        assert of.keys() <= board.keys()
        for id, task in view(self.live, Audience.PHONE, {})["tasks"].items():
            shown = task.get("translations", {})
            assert shown == {
                language: it.text
                for language, it in of.get(id, {}).items()
                if it.of.casefold() == task["text"].casefold()
            }


TestTranslating = Translating.TestCase
TestTranslating.settings = settings(tried(60), stateful_step_count=30)


@given(st.text(max_size=300))
def test_any_text_is_refused_or_kept_as_it_is_then_kept_again(text):
    live = a_live_workshop("Tvätt")
    try:
        ask(live, translated(text=text))
    except Refused:
        return
    if kept := on_phones(live).get("ar"):
        assert ask(live, translated(text=kept)) == []
