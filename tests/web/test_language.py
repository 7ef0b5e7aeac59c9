"""Sentences in the reader's language."""

import pytest

from app.web import language
from app.web.templating import environment

SAYS = '{% from "_say.html" import say %}{{ say("so_many", n_("1 uppgift", "{n} uppgifter"), n=n) }}'


@pytest.fixture(autouse=True)
def _back_to_swedish():
    yield
    language.speak("sv")


@pytest.mark.parametrize(
    ("spoken", "n", "said"), [("sv", 1, "1 uppgift"), ("sv", 0, "0 uppgifter"), ("en", 2, "2 tasks")]
)
def test_a_sentence_has_the_form_that_its_number_takes_and_all_forms_for_the_browser(spoken, n, said):
    language.speak(spoken)
    page = environment().from_string(SAYS).render(n=n)
    assert f">{said}<" in page
    assert set(language.plurals("1 uppgift", "{n} uppgifter")) == {"one", "other"}
    assert all(
        f'data-{form}="{words}"' in page for form, words in language.plurals("1 uppgift", "{n} uppgifter").items()
    )
