"""How far each job description has come, what is next, and the figures, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import Agreement, Status
from app.job_descriptions.way.register import (
    Do,
    Entry,
    Next,
    Place,
    Search,
    figures,
    found,
    next_step,
    place,
    with_workplaces,
)
from app.ways.come_along import ALTERNATIVE
from app.ways.trail import NOTHING, Days, Trail, begun, closed
from tests.ways.made import a_trail, done, planned

TODAY = date(2026, 11, 25)
EARLIER, LATER = TODAY - timedelta(10), TODAY + timedelta(10)


def on(**days: Days) -> Trail:
    return a_trail(ALTERNATIVE, **days)


AN_ENTRY = Entry(
    1, "Serviceassistent", "Skolan", Status.DRAFT, Agreement.OPEN, None, False, TODAY, workplaces=("Skolan",)
)


def an_entry(id: int = 1, **changes: object) -> Entry:
    return replace(AN_ENTRY, id=id, **changes)  # type: ignore[arg-type]


_UNTIL_MATCHED = ("vacancy_review", "choice", "dialogue", "matching")
MATCHED = on(**dict.fromkeys(_UNTIL_MATCHED, done(EARLIER)))
ORDINARY = on(ordinary=done(EARLIER))
CLOSED = closed(begun(ALTERNATIVE), "Ingen budget", TODAY)
INTRODUCTION, VACANCY, AB = (ALTERNATIVE.stage(it).name for it in ("introduction", "vacancy_review", "ordinary"))


def ids(entries: list[Entry], **asked: str) -> list[int]:
    return [entry.id for entry in found(entries, Search(**asked), TODAY)]


# What is next


@pytest.mark.parametrize(
    ("status", "do"), [(Status.DRAFT, Do.REVIEW), (Status.REVIEWED, Do.APPROVE), (Status.APPROVED, Do.FOLLOW)]
)
def test_a_text_is_reviewed_then_approved_then_followed(status: Status, do: Do):
    assert next_step(an_entry(status=status), TODAY) == Next(do)
    assert place(an_entry(status=status)) == status


def test_on_the_way_the_next_stage_is_next_with_its_day():
    days = dict.fromkeys(_UNTIL_MATCHED, done(EARLIER)) | {"introduction": planned(LATER)}
    entry = an_entry(trail=on(**days))
    assert next_step(entry, TODAY) == Next(None, INTRODUCTION, LATER)
    assert place(entry) is Place.BEA


def test_a_way_that_is_chosen_begins_when_the_text_is_approved():
    for status, expected in ((Status.DRAFT, Next(Do.REVIEW)), (Status.APPROVED, Next(None, VACANCY))):
        assert next_step(an_entry(trail=begun(ALTERNATIVE), status=status), TODAY) == expected
        assert place(an_entry(trail=begun(ALTERNATIVE), status=status)) == status


@pytest.mark.parametrize(
    ("days", "where"),
    [
        ({"vacancy_review": NOTHING, "choice": done()}, Place.NOBODY_YET),
        (dict.fromkeys(it.key for it in ALTERNATIVE.stages[:-1]), Place.AB_NEXT),
    ],
)
def test_where_it_is_on_its_way_is_told_by_what_comes_next(days: dict[str, Days | None], where: Place):
    assert place(an_entry(trail=on(**{key: its or done() for key, its in days.items()}))) is where


def test_a_later_stage_that_is_late_comes_before_the_next():
    trail = on(vacancy_review=planned(LATER), ordinary=planned(EARLIER))
    assert next_step(an_entry(trail=trail), TODAY) == Next(None, AB, EARLIER, is_overdue=True)


@pytest.mark.parametrize(("trail", "where"), [(ORDINARY, Place.DONE), (CLOSED, Place.CLOSED)])
def test_what_has_become_a_job_or_was_closed_has_nothing_left(trail: Trail, where: Place):
    entry = an_entry(trail=trail, status=Status.APPROVED)
    assert next_step(entry, TODAY) is None
    assert place(entry) is where


def test_an_ordinary_job_whose_text_was_changed_is_read_again():
    assert next_step(an_entry(trail=ORDINARY, status=Status.DRAFT), TODAY) == Next(Do.REVIEW)
    assert next_step(an_entry(trail=CLOSED, status=Status.DRAFT), TODAY) is None


# Search


def test_without_a_question_all_are_found_the_last_changed_first():
    entries = [an_entry(1, changed=EARLIER), an_entry(2), an_entry(3)]
    assert ids(entries) == [3, 2, 1]


@pytest.mark.parametrize("words", ["ÅSEN", "åsen  kök", "köks"])
def test_words_are_found_in_title_and_workplace_whatever_their_case(words: str):
    entries = [an_entry(1, title="Köksbiträde", workplace="Äldreboendet Åsen"), an_entry(2)]
    assert ids(entries, words=words) == [1]
    assert ids(entries, words="köks simhall") == []


@pytest.mark.parametrize(
    "asked",
    [
        {"status": "approved"},
        {"workplace": "Badet"},
        {"agreement": "BEA"},
        {"extent": "half"},
        {"age": "older"},
        {"age": "oldest"},
        {"way": "bea"},
    ],
)
def test_each_question_finds_its_own(asked: dict[str, str]):
    its = an_entry(
        1,
        status=Status.APPROVED,
        workplace="Badet",
        workplaces=("Badet",),
        agreement=Agreement.BEA,
        extent=50.0,
        changed=date(2025, 1, 1),
        trail=MATCHED,
    )
    assert ids([its, an_entry(2)], **asked) == [1]


@pytest.mark.parametrize("way", ["done", "closed", "overdue", "not_begun"])
def test_those_at_the_end_those_late_and_those_not_begun_are_found(way: str):
    late = on(matching=planned(EARLIER))
    by_way = {"done": ORDINARY, "closed": CLOSED, "overdue": late, "not_begun": Trail()}
    entries = [an_entry(id, trail=trail) for id, trail in enumerate(by_way.values())]
    assert ids(entries, way=way) == [list(by_way).index(way)]


def test_what_has_become_ab_is_found_as_ab_and_what_is_not_decided_as_that():
    entries = [an_entry(1, agreement=Agreement.BEA, trail=ORDINARY), an_entry(2)]
    assert ids(entries, agreement="AB") == [1]
    assert ids(entries, agreement="BEA") == []
    assert ids(entries, agreement="open") == [2]


@pytest.mark.parametrize(
    ("percent", "asked"), [(49, "less"), (50, "half"), (74, "half"), (75, "most"), (99, "most"), (100, "full")]
)
def test_an_extent_belongs_to_one_span(percent: int, asked: str):
    entries = [an_entry(1, extent=float(percent)), an_entry(2)]
    spans = ("less", "half", "most", "full")
    assert [span for span in spans if ids(entries, extent=span)] == [asked]
    assert ids(entries, extent="open") == [2]


def test_swedish_letters_come_last_and_in_their_order():
    entries = [an_entry(1, title="Äpple"), an_entry(2, title="Zebra"), an_entry(3, title="Ål")]
    assert ids(entries, sort="title") == [2, 3, 1]


def test_what_is_late_comes_first_and_what_is_done_last():
    entries = [
        an_entry(1, trail=ORDINARY),
        an_entry(2),
        an_entry(3, trail=on(vacancy_review=planned(LATER))),
        an_entry(4, trail=on(vacancy_review=planned(EARLIER))),
    ]
    assert ids(entries, sort="next") == [4, 3, 2, 1]


@pytest.mark.parametrize("asked", [{"status": "x"}, {"way": "x"}, {"extent": "x"}, {"agreement": "x"}])
def test_a_question_that_can_not_be_read_finds_nothing(asked: dict[str, str]):
    assert ids([an_entry()], **asked) == []


def test_a_search_says_only_what_it_asks_for():
    search = Search(words="kök", sort="title")
    assert search.asks == {"words": "kök", "sort": "title"}
    assert search.is_narrow
    assert not Search(sort="title").is_narrow


# Figures


def test_figures_count_each_job_once_at_its_place_and_under_its_agreement():
    entries = [
        an_entry(1),
        an_entry(2, agreement=Agreement.BEA, trail=MATCHED),
        an_entry(3, agreement=Agreement.BEA, trail=ORDINARY),
        an_entry(4, agreement=Agreement.AB, trail=ORDINARY),
        an_entry(5, agreement=Agreement.AB, is_example=True),
    ]
    assert [(it.place, it.ab, it.bea, it.open) for it in figures(entries)] == [
        (Place.DRAFT, 0, 0, 1),
        (Place.BEA, 0, 1, 0),
        (Place.DONE, 2, 0, 0),
        (None, 2, 1, 1),
    ]


def test_without_jobs_the_only_figure_is_nought():
    assert [(it.place, it.all) for it in figures([an_entry(is_example=True)])] == [(None, 0)]


# Workplaces


def apart(text: str, *known: str) -> tuple[str, ...]:
    (entry,) = with_workplaces([an_entry(workplace=text)], known)
    return entry.workplaces


@pytest.mark.parametrize(
    ("text", "known", "apart_as"),
    [
        ("Skolan", [], ["Skolan"]),
        ("Skolan, Köket", [], ["Skolan", "Köket"]),
        ("Skolan; köket", [], ["Skolan", "köket"]),
        ("Skolan och Köket", ["Köket"], ["Skolan", "Köket"]),
        ("Kök och städ", [], ["Kök och städ"]),
        ("Kök och städ, Skolan", ["Kök och städ"], ["Kök och städ", "Skolan"]),
        ("Hemtjänsten, norra", ["Hemtjänsten, norra"], ["Hemtjänsten, norra"]),
        ("Hemtjänsten, norra, Köket", ["hemtjänsten, norra"], ["Hemtjänsten, norra", "Köket"]),
        ("Skolan, Hemtjänsten, norra", ["Hemtjänsten, norra"], ["Skolan", "Hemtjänsten, norra"]),
        ("Köket Exempelgården", ["Köket"], ["Köket Exempelgården"]),
        ("", [], []),
    ],
)
def test_a_text_is_for_each_workplace_that_it_names(text: str, known: list[str], apart_as: list[str]):
    assert apart(text, *known) == tuple(apart_as)


@given(st.lists(st.text("ab ,;och", max_size=12), max_size=4), st.text("ab ,;och", max_size=30))
def test_a_name_that_is_known_is_never_taken_apart_and_no_letter_is_lost(known: list[str], text: str):
    assert text.casefold() not in {it.casefold() for it in known} or apart(text, *known) == ((text,) if text else ())
    left = {letter for name in apart(text, *known) for letter in name}
    assert {"a", "b"} & {*text} <= left


def test_a_text_for_two_workplaces_is_found_by_each_of_them():
    entries = with_workplaces(
        [an_entry(1, workplace="Skolan, Köket"), an_entry(2, workplace="Skolan"), an_entry(3, workplace="Badet")], []
    )
    assert ids(entries, workplace="Skolan") == [2, 1]
    assert ids(entries, workplace="Köket") == [1]
    assert ids(entries, workplace="Skolan, Köket") == []


def test_texts_with_comments_that_nobody_has_answered_are_found():
    entries = [an_entry(1, unanswered=2), an_entry(2)]
    assert (ids(entries, comments="open"), ids(entries, comments="none")) == ([1], [2])
