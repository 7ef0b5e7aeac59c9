"""Where a template chooses its words by a value, a value that it has no words for is an error."""

from types import SimpleNamespace

import pytest

from app.analysis.freed import WarningKind
from app.web.templating import environment
from app.wording import KNOWN
from app.workshop.proposal import How, Proposal

MADE = SimpleNamespace(people=3, name="Vi")


def drawn(template, macro, *values):
    environment().globals.update(KNOWN)
    return getattr(environment().get_template(template).module, macro)(*values)


@pytest.mark.parametrize("why", ["unstated", "nobody", "all", "one", "two", "few", "enough", "another"])
def test_why_a_way_to_answer_is_proposed(why):
    said = Proposal(How.ALONE, why)
    if why == "another":
        with pytest.raises(LookupError, match="another"):
            drawn("preparation/_groups.html", "why_words", said, 3, False)
    else:
        assert len(drawn("preparation/_groups.html", "why_words", said, 3, False)) > 9


@pytest.mark.parametrize("how", ["jointly", "alone", "joined", "another"])
def test_what_a_way_to_answer_is(how):
    it = SimpleNamespace(made=MADE, best=None, sum=None)
    if how == "another":
        with pytest.raises(LookupError, match="another"):
            drawn("preparation/_groups.html", "way_words", how, it, 5)
    else:
        assert len(drawn("preparation/_groups.html", "way_words", how, it, 5)) > 9


@pytest.mark.parametrize("kind", [*WarningKind, "another"])
def test_what_to_think_of_before_time_is_freed(kind):
    warn = SimpleNamespace(kind=kind, minutes=SimpleNamespace(hours=3), tasks=())
    if kind == "another":
        with pytest.raises(LookupError, match="another"):
            drawn("analysis/_freed.html", "freed_warnings", [warn], {})
    else:
        assert "<p" in drawn("analysis/_freed.html", "freed_warnings", [warn], {})
