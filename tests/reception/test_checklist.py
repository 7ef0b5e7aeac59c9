"""What a workplace answers of itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import NotADate
from app.reception.checklist import AREAS, FIELDS, ROWS, ActionMissing, Answer, Row, actions, read, sums, typed
from app.reception.owner import Owner
from app.reception.typed import ReceptionChanged, merge
from app.reception.words import ANSWER, AREA, AREA_KIND, OWNER, ROW
from app.vocabulary import Refused
from app.ways.trail import NotDoneYet
from app.workshop.workshop import UnknownChoice

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 30)
ABOUT_SOMEBODY = ("han ", "hon ", "hen ", "personen", "diagnos", "funktionsneds", "den nya")


def test_every_row_area_answer_and_role_has_words():
    assert set(ROW) == set(ROWS)
    assert set(AREA) == set(AREA_KIND) == {it.value for it in AREAS}
    assert set(ANSWER) == {it.value for it in Answer}
    assert set(OWNER) == set(Owner)


def test_no_row_asks_about_a_person():
    for words in ROW.values():
        assert not any(it in words.casefold() for it in ABOUT_SOMEBODY), words
        assert "?" not in words


@pytest.mark.parametrize(
    ("field", "typed_in", "refused"),
    [
        ("quiet_what", {"quiet_answer": "action", "quiet_what": " "}, ActionMissing),
        ("quiet_answer", {"quiet_answer": "perhaps"}, UnknownChoice),
        ("quiet_owner", {"quiet_owner": "Kim Karlsson"}, UnknownChoice),
        ("quiet_day", {"quiet_day": "snart"}, NotADate),
        ("quiet_done", {"quiet_done": "2026-12-01"}, NotDoneYet),
        ("quiet_what", {"quiet_what": "x" * 201}, Refused),
    ],
)
def test_what_can_not_be_read_is_refused_at_its_field(field: str, typed_in: dict[str, str], refused: type[Refused]):
    with pytest.raises(refused) as no:
        read(typed_in, TODAY)
    assert no.value.details["at"] == field


def test_what_is_to_be_done_has_what_role_and_day_and_stays_when_the_answer_is_another():
    texts = {
        "quiet_answer": "action",
        "quiet_what": "Soffa i förrådet",
        "quiet_owner": "team",
        "quiet_day": "2026-11-01",
    }
    rows = read(texts, TODAY)
    assert actions(rows) == {"quiet": Row(Answer.ACTION, "Soffa i förrådet", Owner.TEAM, date(2026, 11, 1))}
    assert rows["quiet"].is_late(TODAY)
    has = read(typed(rows) | {"quiet_answer": "has"}, TODAY)
    assert actions(has) == {}
    assert not has["quiet"].is_late(TODAY)
    assert has["quiet"].what == "Soffa i förrådet"


def test_what_is_done_is_late_no_more():
    row = Row(Answer.ACTION, "Skyltar", Owner.MANAGER, date(2026, 11, 1), date(2026, 11, 20))
    assert not row.is_late(TODAY)
    assert not row.is_open


def test_the_sums_are_of_all_rows_also_of_those_that_nobody_has_answered():
    its = sums({"finds": Row(Answer.HAS), "quiet": Row(Answer.LACKS)})
    assert (its[Answer.HAS], its[Answer.LACKS], its[Answer.ACTION]) == (1, 1, 0)
    assert sum(its.values()) == len(ROWS)


A_ROW = st.builds(
    Row,
    st.sampled_from([it for it in Answer if it is not Answer.ACTION]),
    st.text(st.characters(codec="ascii", categories=["L"]), max_size=20),
    st.sampled_from(Owner),
    st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.none() | st.dates(date(2020, 1, 1), TODAY),
)
SOME = st.dictionaries(st.sampled_from(ROWS), A_ROW.filter(lambda it: it != Row()), max_size=6)


@given(SOME)
def test_what_stands_in_the_form_is_read_as_what_it_was(rows: dict[str, Row]):
    assert read(typed(rows), TODAY) == rows


@given(SOME, SOME, SOME)
def test_two_who_write_in_different_fields_both_have_what_they_wrote(base, mine, theirs):
    was, here, there = typed(base), typed(mine), typed(theirs)
    clash = [it for it in FIELDS if was[it] not in (here[it], there[it]) and here[it] != there[it]]
    if clash:
        with pytest.raises(ReceptionChanged) as no:
            merge(FIELDS, was, here, there)
        assert no.value.details["at"] == clash[0]
        return
    both = merge(FIELDS, was, here, there)
    assert all(both[it] == (there[it] if here[it] == was[it] else here[it]) for it in FIELDS)
