"""The rules of the programme: how far phases have come, what is late, sums, what is typed and brought."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brought.columns import of_text
from app.calculator.sets.brought import ColumnsMissing
from app.export.delimited import delimited
from app.export.document import in_one_line
from app.programme import brought, words
from app.programme.a_year_after import THREE, About, After, Holds, Of, counts
from app.programme.figures import FewPersons, Figure, NumberUnreadable, TooManyFigures, read_number
from app.programme.paper import FIGURE_ON_PAPER, NEED_ON_PAPER, blocks
from app.programme.phases import KEYS, MEETING, QUESTIONS, Answer, Phase, Stands, first_open, late, phase_of, states
from app.programme.told import summary
from app.programme.typed import as_typed, read_after, read_answer, read_figure, read_function, read_step
from app.programme.workplaces import NOT_ASKED, NOTHING, Line, Search, Shortage, Step, found, sums
from app.vocabulary import Refused
from app.workshop.workshop import UnknownChoice

TODAY = date(2026, 11, 30)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
NAMES = {1: "Omsorg", 2: "Utbildning"}
LINES = [
    Line(1, "Eken", 1, Step(Shortage.NOW, "Workshop i mars", "Enhetschefen", YESTERDAY)),
    Line(2, "Björken", 1, Step(Shortage.NO)),
    Line(3, "Ålen", 2, Step(Shortage.FIVE_YEARS, "", "", TOMORROW)),
    Line(4, "Aspen", 2),
]
texts = st.text(max_size=40)
answers = st.dictionaries(
    st.sampled_from(KEYS), st.builds(Answer, texts, texts, st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)))
)
lines = st.lists(
    st.builds(
        Line,
        st.integers(1, 50),
        st.text(min_size=1, max_size=8),
        st.integers(1, 3),
        st.builds(Step, st.sampled_from(Shortage), texts, texts, st.none() | st.dates()),
    ),
    unique_by=lambda it: it.id,
)


# Phases


def test_every_question_has_words_and_a_phase():
    assert {*words.QUESTION} == {*words.QUESTION_HINT} == {*KEYS}
    assert {*words.PHASE} == {*words.PHASE_MEANS} == {*Phase} == {*QUESTIONS}
    assert [key for key in KEYS if phase_of(key) is None] == [MEETING]


def test_a_phase_with_no_answer_some_and_all():
    use = QUESTIONS[Phase.USE]
    for given_, stands in ((0, Stands.NOTHING), (1, Stands.SOME), (3, Stands.ALL)):
        its = states({key: Answer("HR") for key in use[:given_]}, TODAY)[2]
        assert (its.stands, its.given, its.of) == (stands, given_, 3)


def test_what_has_no_answer_when_its_day_has_passed_is_late():
    its = {
        "why": Answer("Vi saknar folk", day=YESTERDAY),
        "done": Answer(day=TODAY),
        "known": Answer(day=YESTERDAY),
        "trains": Answer(day=YESTERDAY - timedelta(9)),
        MEETING: Answer(day=YESTERDAY),
    }
    assert [key for key, _ in late(its, TODAY)] == ["trains", "known"]
    assert states(its, TODAY)[0].late == ("known",)


@given(answers, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_states_and_what_is_late_say_the_same(its, today):
    shown = states(its, today)
    assert [it.phase for it in shown] == [*Phase]
    assert all(0 <= it.given <= it.of and len(it.late) <= it.of - it.given for it in shown)
    assert sorted(key for it in shown for key in it.late) == sorted(key for key, _ in late(its, today))
    all_given = all(it.stands is Stands.ALL for it in shown)
    assert (first_open(its) == "") is all_given


# Workplaces


def test_sums_are_of_each_administration_and_of_all():
    first, second, every = sums(LINES)
    assert (first.administration, second.administration, every.administration) == (1, 2, None)
    assert (first.count(Shortage.NOW), first.count(Shortage.NO), first.asked) == (1, 1, 2)
    assert (every.all, every.asked, every.count(Shortage.NOT_ASKED)) == (4, 3, 1)


@given(lines)
def test_the_parts_add_up_to_all(its):
    *parts, every = sums(its)
    assert every.all == len(its) == sum(it.all for it in parts)
    assert all(every.count(each) == sum(it.count(each) for it in parts) for each in Shortage)


@given(lines, texts, st.sampled_from(["", "1", "x"]), st.sampled_from(["", "now", "no", NOT_ASKED, "x"]), texts)
def test_whatever_is_asked_for_finds_each_at_most_once(its, said, administration, shortage, sort):
    hits = found(its, Search(said, administration, shortage, sort), NAMES)
    assert len({it.id for it in hits}) == len(hits)
    assert {it.id for it in hits} <= {it.id for it in its}
    if (said.split(), administration, shortage in ("", "x")) == ([], "", True):
        assert len(hits) == len(its)


def test_they_are_found_by_answer_and_put_in_order():
    def names(**asked):
        return [it.name for it in found(LINES, Search(**asked), NAMES)]

    assert names(shortage="now") == ["Eken"]
    assert names(shortage=NOT_ASKED) == ["Aspen"]
    assert names(administration="2") == ["Ålen", "Aspen"]
    assert names(words="utbild å") == ["Ålen"]
    assert names(words="enhetschef") == ["Eken"]
    assert names(sort="name") == ["Aspen", "Björken", "Eken", "Ålen"]
    assert names(sort="shortage") == ["Eken", "Ålen", "Björken", "Aspen"]
    assert names(sort="day") == ["Eken", "Ålen", "Aspen", "Björken"]
    assert LINES[0].its.is_late(TODAY)
    assert not LINES[2].its.is_late(TODAY)


# What is typed


@pytest.mark.parametrize(
    ("typed", "kept"), [("1 250", "1250"), ("12,5", "12.5"), ("−3", "-3"), ("40 %", "40"), ("7.", "7")]
)
def test_a_number_is_read_as_people_write_it(typed, kept):
    assert read_number(typed, "%") == kept


@pytest.mark.parametrize("typed", ["", "många", "1e9", "1,2,3", "--1", "9" * 13, "٣", "NaN", "Infinity"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(NumberUnreadable):
        read_number(typed, "")


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(typed):
    with suppress(NumberUnreadable):
        assert float(read_number(typed, "%")) == pytest.approx(float(Figure(number=read_number(typed, "%")).amount))


@pytest.mark.parametrize(
    "unit", ["personer", "Anställda", "people", "", "deltagare", "kroniskt sjuka", "timanställda", "åringar"]
)
def test_a_number_of_few_persons_is_refused_and_of_other_things_not(unit):
    for few in ("1", "4", "0,5", "-2"):
        with pytest.raises(FewPersons):
            read_number(few, unit)
    assert read_number("5", unit) == "5"
    assert read_number("0", unit) == "0"


@pytest.mark.parametrize(
    "unit", ["procent", "procentenheter", "%", "Kr", "kr/månad", "mnkr", "miljoner kronor", "år", "h"]
)
def test_a_small_number_of_what_is_plainly_no_people_is_read(unit):
    assert read_number("4", unit) == "4"


def test_a_number_typed_with_percent_has_that_unit():
    its = read_figure({"what": "Vakanser", "number": "3,5 %", "source": "SCB"})
    assert (its.number, its.unit) == ("3.5", "%")
    assert read_figure(as_typed(its)) == its


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (read_answer, {"text": "Vi saknar folk\noch tid", "owner": "HR-chefen", "day": "2027-03-01"}),
        (read_figure, {"what": "Vakanser", "number": "12.5", "unit": "%", "year": "2026", "source": "SCB"}),
        (read_function, {"function": "Sektorchef", "decides": "tid och pengar"}),
        (read_step, {"shortage": "now", "step": "Workshop", "who": "Chefen", "day": "2027-03-01"}),
        (read_after, {f"{key}{words}": "yes" if not words else "Bra" for key in THREE for words in ("", "_words")}),
    ],
)
def test_what_is_typed_is_read_and_stands_so_in_its_form(read, typed):
    assert as_typed(read(typed)) == typed


@pytest.mark.parametrize(
    ("read", "typed", "field"),
    [
        (read_answer, {"day": "snart"}, "day"),
        (read_answer, {"text": "x" * 1001}, "text"),
        (read_figure, {"number": "1", "source": "SCB"}, "what"),
        (read_figure, {"what": "V", "number": "x", "source": "SCB"}, "number"),
        (read_figure, {"what": "V", "number": "9"}, "source"),
        (read_figure, {"what": "V", "number": "9", "year": "i år", "source": "SCB"}, "year"),
        (read_function, {}, "function"),
        (read_step, {"shortage": "kanske"}, "shortage"),
        (read_after, {"method": "kanske"}, "method"),
    ],
)
def test_what_is_refused_says_at_which_field(read, typed, field):
    with pytest.raises(Refused) as no:
        read(typed)
    assert no.value.details["at"] == field


# Files


def sheet(rows):
    return of_text(delimited(rows).decode("utf-8-sig"))


def test_a_list_of_workplaces_comes_back_as_it_went():
    rows = brought.rows_of_workplaces(LINES, NAMES)
    assert rows[0][2] == "Brist på kompetens"
    its = brought.workplaces(sheet(rows), LINES, NAMES)
    assert not its.wrong
    assert its.things == {it.id: it.its for it in LINES}


def test_wrong_rows_are_named_and_nothing_is_taken():
    rows = [
        ["Förvaltning", "Arbetsplats", "Brist", "Dag"],
        ["Omsorg", "Eken", "kanske", ""],
        ["Omsorg", "Linden", "Nu", ""],
        ["omsorg", "BJÖRKEN", "inom fem år", ""],
        ["Omsorg", "Björken", "Nej", ""],
        ["Utbildning", "Aspen", "Nu", "i mars"],
    ]
    its = brought.workplaces(sheet(rows), LINES, NAMES)
    assert its.things == {}
    assert [(it.row, it.name, it.why.code) for it in its.wrong] == [
        (2, "Eken", "programme_shortage_unknown"),
        (3, "Linden", "programme_workplace_unknown"),
        (5, "Björken", "programme_row_twice"),
        (6, "Aspen", "not_a_date"),
    ]


def test_what_a_file_has_no_column_for_stays():
    rows = [["Administration", "Workplace", "Shortage"], ["Omsorg", "Eken", "Nej"]]
    its = brought.workplaces(sheet(rows), LINES, NAMES)
    assert its.things[1] == Step(Shortage.NO, "Workshop i mars", "Enhetschefen", YESTERDAY)


def test_answers_may_be_in_another_language():
    rows = [["Administration", "Workplace", "Shortage"], ["Omsorg", "Eken", "within five years"]]
    english = {"Inom fem år": "Within five years"}
    its = brought.workplaces(sheet(rows), LINES, NAMES, [lambda said: english.get(said, said)])
    assert its.things[1].shortage is Shortage.FIVE_YEARS


def test_figures_come_back_as_they_went():
    figures = [Figure("Vakanser", "12.5", "%", "2026", "SCB"), Figure("Över 80 år", "1250", "personer", "", "SCB")]
    its = brought.figures(sheet(brought.rows_of_figures(figures)))
    assert not its.wrong
    assert [*its.things.values()] == figures


def test_one_figure_of_several_years_is_several_and_of_one_year_one():
    years = [Figure("Vakanser", number, "%", year, "SCB") for year, number in (("2025", "11"), ("2026", "12"))]
    its = brought.figures(sheet(brought.rows_of_figures(years)))
    assert not its.wrong
    assert [*its.things.values()] == years
    twice = brought.figures(sheet(brought.rows_of_figures([years[0], replace(years[0], what="VAKANSER")])))
    assert [(it.row, it.why.code) for it in twice.wrong] == [(3, "programme_row_twice")]


def test_wrong_figures_are_named():
    rows = [["Vad", "Tal", "Enhet", "Källa"], ["Vakanser", "många", "", "SCB"], ["Barn", "3", "personer", "SCB"]]
    its = brought.figures(sheet(rows))
    assert [(it.row, it.why.code) for it in its.wrong] == [
        (2, "programme_number_unreadable"),
        (3, "programme_few_persons"),
    ]


def test_a_file_without_the_headings_or_with_too_many_rows_is_refused():
    with pytest.raises(ColumnsMissing):
        brought.workplaces(sheet([["Namn", "Brist"], ["Eken", "Nu"]]), LINES, NAMES)
    with pytest.raises(TooManyFigures):
        brought.figures(sheet([["Vad", "Tal", "Källa"], *([f"Tal {n}", "7", "SCB"] for n in range(51))]))


# A year after


def test_it_is_asked_when_a_year_has_passed_and_until_all_three_are_answered():
    it = About(Of.WORKSHOP, 1, "Eken", date(2025, 11, 30))
    assert it.waits(TODAY)
    assert not it.is_asked(YESTERDAY)
    assert not About(Of.JOB, 1, "Stöd", None).is_asked(TODAY)
    some = After(method=Holds.YES, introduction=Holds.NO)
    assert About(Of.WORKSHOP, 1, "Eken", it.since, some).waits(TODAY)
    done = After(Holds.YES, "", Holds.NO, "", Holds.PARTLY)
    assert not About(Of.WORKSHOP, 1, "Eken", it.since, done).waits(TODAY)
    its = counts([About(Of.WORKSHOP, 1, "Eken", it.since, done), About(Of.JOB, 2, "Stöd", it.since, some)])
    assert (its["method"][Holds.YES], its["introduction"][Holds.NO], its["organisation"][Holds.PARTLY]) == (2, 2, 1)


def test_a_choice_that_is_none_is_refused():
    with pytest.raises(UnknownChoice):
        read_after({"organisation": "?"})


# On paper


def told(its, lines_=LINES, administration=None, figures=()):
    return blocks(summary(its, figures, lines_, administration, TODAY))


def test_the_board_reads_the_need_the_phases_and_the_workplaces():
    its = {"why": Answer("Vi saknar undersköterskor."), "done": Answer(day=YESTERDAY), MEETING: Answer(day=TOMORROW)}
    heading, facts = told(its, figures=[("Över 80 år", "1250 personer")])
    assert heading.text == "Programmet, 30 november 2026"
    assert dict(facts.rows) == {
        "Behovet": "Vi saknar undersköterskor.",
        "Svart på vitt": "Över 80 år: 1250 personer",
        "Faserna": "Behovet 1 av 4 · Införandet 0 av 5 · Användningen 0 av 3 · Vidmakthållandet 0 av 3",
        "Försenade svar": "Vad är gjort när det är klart?",
        "Brist på kompetens": "Nu 1 · inom fem år 1 · nej 1 · inte frågad 1 (arbetsplatser)",
        "Styrgruppen": "Nästa möte 1 december 2026",
    }


def test_what_a_figure_says_is_cut_where_it_is_long():
    _, facts = told({}, figures=[("Ord " * 60, "7 %")])
    said = dict(facts.rows)["Svart på vitt"]
    assert said.endswith(" …: 7 %")
    assert len(said) <= FIGURE_ON_PAPER + len(" …: 7 %")


def test_of_an_administration_only_its_workplaces_are_told():
    _, facts = told({"why": Answer("Vi")}, administration=2)
    assert dict(facts.rows) == {"Brist på kompetens": "Nu 0 · inom fem år 1 · nej 0 · inte frågad 1 (arbetsplatser)"}
    assert told({"why": Answer("Vi")}, administration=3) == []


def test_nothing_is_said_of_a_programme_that_nobody_has_written():
    assert told({}, [Line(1, "Eken", 1, NOTHING)]) == []


@given(st.text(max_size=1000))
def test_the_need_is_cut_to_one_line_that_has_room(text):
    cut = in_one_line(text, NEED_ON_PAPER)
    assert "\n" not in cut
    assert len(cut) <= NEED_ON_PAPER + 2
