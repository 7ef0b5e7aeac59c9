"""What there is to think of in a draft, and where."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions import words
from app.job_descriptions.advice.checks import Advice, AdviceKind, Lists, Place, advise, beside
from app.job_descriptions.advice.codes import Code, CodeList
from app.job_descriptions.advice.day import day_of
from app.job_descriptions.advice.lists import read_lists
from app.job_descriptions.advice.record_check import Law
from app.job_descriptions.draft import (
    CONTENT,
    Agreement,
    BeganIn,
    Draft,
    Duty,
    Kind,
    Level,
    OrdinaryWork,
    Origin,
    Provenance,
    Requirement,
    Source,
    Status,
)
from app.vocabulary import Colour
from app.weight.weight import PARTS

TODAY = date(2026, 11, 24)
CARERS, TEACHERS = GROUPS = ("Barnskötare", "Förskollärare")
OURS = read_lists(None)
"""The lists that come with the product."""


def a_source(id: str, text: str, *colours: Colour, **its: object) -> Source:
    """For the carers and the teachers, in that order."""
    return Source(f"A.{id}", text, "A", tuple(zip(GROUPS, colours, strict=False)), **its)  # type: ignore[arg-type]


LAUNDRY = a_source("t1", "Tvätt", Colour.RED, Colour.RED)
ORDERS = a_source("t2", "Beställa varor", Colour.RED, Colour.GREEN)


def a_draft(*sources: Source, mandate: bool | None = True, **changes: object) -> Draft:
    """A duty for each source, with its hours. Laundry is red for both groups, orders green for the teachers."""
    sources = sources or (LAUNDRY, ORDERS)
    origin = Origin("A", "Förskolan Exempelgården", "", TODAY, GROUPS, 3, 4, 2, mandate)
    duties = tuple(Duty(source.text, source.hours, (source.id,), "", source.id) for source in sources)
    draft = Draft("Serviceassistent", Provenance((origin,), sources), duties)
    return replace(draft, **changes)  # type: ignore[arg-type]


def kinds(draft: Draft, lists: Lists = OURS) -> set[AdviceKind]:
    return {advice.kind for advice in advise(draft, lists)}


def the(kind: AdviceKind, draft: Draft, lists: Lists = OURS) -> Advice:
    (advice,) = (it for it in advise(draft, lists) if it.kind is kind)
    return advice


def test_a_finished_draft_gets_no_advice():
    draft = a_draft(
        a_source("t1", "Arkivera", Colour.RED, hours=Decimal(20)),
        assignment="Ordning och lugn för alla som söker något",
        extent=Decimal(50),
        agreement=Agreement.AB,
        requirements=(Requirement("Noggrann"),),
        support="Tydliga rutiner",
        notes="Registerutdrag: HR har svarat.",
    )
    assert advise(draft, OURS) == []


# What stands behind the job


@pytest.mark.parametrize(("mandate", "is_known"), [(False, True), (None, False)])
def test_without_a_mandate_it_is_a_list_and_not_yet_a_job(mandate: bool | None, is_known: bool):
    advice = the(AdviceKind.NO_MANDATE, a_draft(mandate=mandate))
    assert (advice.key == "no_mandate no", advice.places) == (is_known, (Place("origins"),))


def test_who_has_approved_the_text_has_given_a_mandate():
    assert AdviceKind.NO_MANDATE not in kinds(a_draft())
    assert AdviceKind.NO_MANDATE not in kinds(a_draft(mandate=False, status=Status.APPROVED))


def of_two(one: bool | None, other: bool | None) -> Draft:
    draft = a_draft(mandate=one)
    (origin,) = draft.provenance.origins
    its = replace(origin, code="B", workplace="Köket", has_mandate=other)
    return replace(draft, provenance=replace(draft.provenance, origins=(origin, its)))


@pytest.mark.parametrize(
    ("one", "other", "key", "lack", "unknown"),
    [
        (True, False, "no_mandate some", ("Köket",), ()),
        (None, True, "no_mandate some", (), ("Förskolan Exempelgården",)),
        (False, None, "no_mandate no", ("Förskolan Exempelgården",), ("Köket",)),
        (None, None, "no_mandate unknown", (), ("Förskolan Exempelgården", "Köket")),
    ],
)
def test_a_mandate_at_one_workplace_is_none_at_another_and_it_is_said_which(
    one: bool | None, other: bool | None, key: str, lack: tuple[str, ...], unknown: tuple[str, ...]
):
    advice = the(AdviceKind.NO_MANDATE, of_two(one, other))
    assert (advice.key, advice.details["lack"], advice.details["unknown"]) == (key, lack, unknown)


def test_mandates_at_all_workplaces_are_a_mandate():
    assert AdviceKind.NO_MANDATE not in kinds(of_two(True, True))


# What the job is close to


def elsewhere(**changes: object) -> Draft:
    """A draft whose tasks and workshop say nothing of children."""
    draft = a_draft(a_source("t1", "Diska", Colour.RED))
    (origin,) = draft.provenance.origins
    provenance = replace(draft.provenance, origins=(replace(origin, workplace="Exempelhuset"),))
    return replace(draft, provenance=provenance, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "text", "law"),
    [
        ("title", "Serviceassistent i förskola", Law.SCHOOL),
        ("title", "Måltidsbiträde på gymnasieskola", Law.SCHOOL),
        ("workplace", "Förskolan Exempelgården", Law.SCHOOL),
        ("workplace", "Exempelskolan", Law.SCHOOL),
        ("assignment", "Du ger barnskötarna tid för barnen.", Law.SCHOOL),
        ("works_with", "Elevassistenter", Law.SCHOOL),
        ("workplace", "Exempelvägens LSS-boende för barn", Law.DISABILITY),
        ("assignment", "Korttidshemmet blir lugnare", Law.DISABILITY),
        ("workplace", "HVB Exempelgården", Law.HOMES),
        ("workplace", "Fritidsgården Exempel", Law.CHILDREN),
        ("assignment", "Kulturskolan får ordning", Law.CHILDREN),
    ],
)
def test_a_record_check_is_asked_about_wherever_it_is_said_what_the_job_is_close_to(field: str, text: str, law: Law):
    advice = the(AdviceKind.RECORD_CHECK, elsewhere(**{field: text}))
    assert advice.details["laws"] == (law,)
    assert [place.key for place in advice.places] == [field]


def test_a_record_check_is_asked_about_by_tasks_and_by_where_the_tasks_came_from():
    assert [place.key for place in the(AdviceKind.RECORD_CHECK, a_draft()).places] == ["origins"]
    plays = elsewhere()
    plays = replace(plays, duties=(replace(plays.duties[0], text="Är med barnen ute"),))
    advice = the(AdviceKind.RECORD_CHECK, plays)
    assert (advice.places[0].of, advice.details["laws"]) == ("duties", (Law.CHILDREN,))


@pytest.mark.parametrize("text", ["Vaktmästare på högskolan", "Barnviken äldreboende", "Skolgatan 4", "Trafikskolan"])
def test_what_only_sounds_like_children_is_left_alone(text: str):
    assert AdviceKind.RECORD_CHECK not in kinds(elsewhere(workplace=text))


def test_where_somebody_has_written_of_it_nothing_is_asked():
    assert AdviceKind.RECORD_CHECK in kinds(a_draft(notes="Arbetskläder finns."))
    assert AdviceKind.RECORD_CHECK not in kinds(a_draft(notes="Registerutdrag visas före anställning."))
    asked = Requirement("Utdrag ur belastningsregistret", Kind.FORMAL, Level.NOT_NEEDED)
    assert AdviceKind.RECORD_CHECK not in kinds(a_draft(requirements=(asked,)))


def test_a_draft_without_an_assignment_is_asked_for_it():
    assert AdviceKind.NO_ASSIGNMENT in kinds(a_draft())


@pytest.mark.parametrize("text", ["- Lugn\n- Ro", "1. Ordning\n2. Reda", "Tvätt, beställa varor", "Tvätten och varor."])
def test_an_assignment_that_only_lists_is_told_so(text: str):
    assert AdviceKind.ONLY_A_LIST in kinds(a_draft(assignment=text))


@pytest.mark.parametrize("text", ["En lugn dag", "Du tar hand om tvätt och varor, så att barnen får en lugn dag."])
def test_an_assignment_that_says_what_for_is_not_a_list(text: str):
    assert not {AdviceKind.ONLY_A_LIST, AdviceKind.NO_ASSIGNMENT} & kinds(a_draft(assignment=text))


# The tasks


def test_a_task_that_a_group_keeps_as_its_own_is_pointed_out_at_its_row():
    advice = the(AdviceKind.GREEN_FOR_A_GROUP, a_draft())
    assert advice.details == {"groups": (TEACHERS,)}
    assert [(place.key, place.says) for place in advice.places] == [("duties/A.t2", "Beställa varor")]


def test_a_task_that_a_group_would_stop_is_pointed_out():
    black = the(AdviceKind.BLACK_FOR_A_GROUP, a_draft(a_source("t1", "Pärmar", Colour.RED, Colour.BLACK)))
    assert black.details == {"groups": (TEACHERS,)}


def test_a_task_that_a_group_keeps_by_law_is_said_once():
    licensed = a_source("t1", "Samtal", Colour.RED, Colour.GREEN, grounds=((TEACHERS, "licence"),))
    advice = the(AdviceKind.RESERVED_GROUND, a_draft(licensed))
    assert (advice.details, advice.places[0].id) == ({"groups": (TEACHERS,)}, "A.t1")
    assert AdviceKind.GREEN_FOR_A_GROUP not in kinds(a_draft(licensed))
    delegated = replace(licensed, grounds=((TEACHERS, "delegation"),))
    assert AdviceKind.RESERVED_GROUND not in kinds(a_draft(delegated))
    assert AdviceKind.GREEN_FOR_A_GROUP in kinds(a_draft(delegated))


@pytest.mark.parametrize(
    "text",
    [
        "Undervisning",
        "Delar läkemedel",
        "Delar ut medicin",
        "Medicinen delas ut",
        "Myndighetsutövning",
        "Utvecklingssamtal",
    ],
)
def test_a_task_that_law_reserves_is_pointed_out(text: str):
    advice = the(AdviceKind.RESERVED_WORD, a_draft(a_source("t1", text, Colour.RED)))
    assert advice.details["word"].why


def test_a_reworded_task_is_known_by_what_it_was_on_the_board():
    duty = Duty("Hjälper till i klassrummet", None, ("A.t1",), "", "A.t1")
    draft = a_draft(a_source("t1", "Undervisning", Colour.RED), duties=(duty,))
    assert the(AdviceKind.RESERVED_WORD, draft).places == (Place("duties", "A.t1", duty.text),)


@pytest.mark.parametrize("text", ["Sköta medicinskåpets dörr", "Hämta posten", "Städa klassrum", "Plocka undan"])
def test_an_ordinary_task_is_not_called_reserved(text: str):
    assert AdviceKind.RESERVED_WORD not in kinds(a_draft(a_source("t1", text, Colour.RED)))


def test_only_simple_tasks_are_asked_about_and_what_the_board_has_besides_is_offered():
    more = a_source("t3", "Lägga schema", Colour.RED, Colour.RED)
    draft = a_draft(LAUNDRY, more)
    draft = replace(draft, duties=draft.duties[:1])
    advice = the(AdviceKind.MOSTLY_SIMPLE, draft)
    assert advice.details == {"percent": 100, "add": ("Lägga schema",)}


def test_it_is_the_time_that_makes_a_job_simple():
    def of(laundry: int, archive: int) -> Draft:
        return a_draft(
            replace(LAUNDRY, hours=Decimal(laundry)), a_source("t2", "Arkivering", Colour.RED, hours=Decimal(archive))
        )

    assert the(AdviceKind.MOSTLY_SIMPLE, of(30, 10)).details["percent"] == 75
    assert AdviceKind.MOSTLY_SIMPLE not in kinds(of(29, 11))


def test_a_task_that_is_somebodys_own_is_not_simple_and_a_job_that_asks_for_an_education_is_not():
    assert AdviceKind.MOSTLY_SIMPLE not in kinds(a_draft(a_source("t1", "Samtal", Colour.RED, Colour.GREEN)))
    archivist = Requirement("Arkivarieutbildning", Kind.FORMAL, Level.REQUIRED, "Arkivlagen")
    assert AdviceKind.MOSTLY_SIMPLE not in kinds(a_draft(LAUNDRY, requirements=(archivist,)))
    driver = Requirement("Körkort", Kind.FORMAL, Level.REQUIRED, "Kör varor")
    assert AdviceKind.MOSTLY_SIMPLE in kinds(a_draft(LAUNDRY, requirements=(driver,)))


def at(*parts: str, hours: int = 5) -> Source:
    return a_source(f"t{'-'.join(parts)}", "Duka", Colour.RED, hours=Decimal(hours), parts=parts)


def test_hours_in_peaks_with_nothing_between_are_a_split_shift():
    advice = the(AdviceKind.PEAKS, a_draft(at("morning"), at("midday", hours=10), at("evening")))
    assert advice.details["between"] == ("forenoon", "afternoon")
    assert advice.details["stretches"] == (("morning",), ("midday",), ("evening",))
    assert advice.places == (Place("working_hours"),)


def test_parts_of_the_day_that_meet_are_no_peaks_and_the_break_splits_nothing():
    assert AdviceKind.PEAKS not in kinds(a_draft(at("morning"), at("forenoon"), at("afternoon")))
    split = the(AdviceKind.PEAKS, a_draft(at("morning"), at("forenoon"), at("evening")))
    assert split.details["stretches"] == (("morning", "forenoon"), ("evening",))
    assert split.details["between"] == ("midday", "afternoon")


def test_a_night_that_goes_on_into_the_morning_is_one_stretch():
    assert AdviceKind.PEAKS not in kinds(a_draft(at("morning"), at("night")))
    assert day_of({"morning", "night"}).stretches == (("night", "morning"),)


def test_a_job_in_one_short_part_of_the_day_is_short_and_one_night_is_a_shift():
    assert the(AdviceKind.PEAKS, a_draft(at("morning"))).details["between"] == ()
    assert AdviceKind.PEAKS not in kinds(a_draft(at("night")))
    assert AdviceKind.PEAKS not in kinds(a_draft(at("morning", "forenoon", "midday")))


@given(st.sets(st.sampled_from(PARTS), min_size=1))
def test_every_part_that_is_worked_is_in_one_stretch_and_none_that_splits_them_is(filled: set[str]):
    day = day_of(filled)
    worked = [part for stretch in day.stretches for part in stretch]
    assert sorted(worked) == sorted(filled)
    assert not filled & {*day.between}
    assert bool(day.between) <= (len(day.stretches) > 1)


def test_nothing_is_said_of_peaks_where_most_hours_have_no_time_of_day():
    assert AdviceKind.PEAKS not in kinds(a_draft(at("morning"), at(hours=6)))
    assert AdviceKind.PEAKS in kinds(a_draft(at("morning"), at(hours=5)))


@pytest.mark.parametrize(
    ("hours", "extent", "says"),
    [(20, 75, "less"), (34, 75, "more"), (20, None, "no_extent"), (None, 75, "none"), (30, 75, ""), (None, None, "")],
)
def test_hours_that_do_not_fill_the_extent_are_pointed_out(hours: int | None, extent: int | None, says: str):
    draft = a_draft(replace(LAUNDRY, hours=hours and Decimal(hours)), extent=extent and Decimal(extent))
    found = [it.details["says"] for it in advise(draft, OURS) if it.kind is AdviceKind.HOURS]
    assert found == ([says] if says else [])


def test_what_is_missing_for_half_three_quarters_and_full_time_is_said():
    advice = the(AdviceKind.HOURS, a_draft(replace(LAUNDRY, hours=Decimal(25)), ORDERS, extent=Decimal(75)))
    assert advice.details["missing"] == ((75, 5), (100, 15))
    assert advice.details["without"] == 1


# What is asked of people


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("B-körkort", AdviceKind.ASK_LICENCE),
        ("Körkort, manuell", AdviceKind.ASK_LICENCE),
        ("Barnskötarutbildning", AdviceKind.ASK_DEGREE),
        ("Examen från högskola", AdviceKind.ASK_DEGREE),
        ("Gymnasiekompetens", AdviceKind.ASK_DEGREE),
        ("Flytande svenska", AdviceKind.ASK_SWEDISH),
        ("Svenska i tal och skrift", AdviceKind.ASK_SWEDISH),
        ("Mycket goda kunskaper i svenska språket", AdviceKind.ASK_SWEDISH),
        ("Erfarenhet av kök", AdviceKind.ASK_EXPERIENCE),
    ],
)
def test_a_requirement_is_asked_about_until_somebody_says_why(what: str, kind: AdviceKind):
    asked = a_draft(requirements=(Requirement(what, Kind.FORMAL, Level.REQUIRED, "", "r1"),))
    assert the(kind, asked).places == (Place("requirements", "r1", what),)
    for level, why in ((Level.REQUIRED, "Kör mat till tre hus"), (Level.NOT_NEEDED, "")):
        assert kind not in kinds(a_draft(requirements=(Requirement(what, Kind.FORMAL, level, why),)))


@pytest.mark.parametrize("what", ["Läsa och följa en rutin på svenska", "Lugn när mycket händer", "Möta barn"])
def test_a_requirement_that_says_what_one_does_is_not_asked_about(what: str):
    said = kinds(a_draft(requirements=(Requirement(what),)))
    assert not {it for it in said if it.startswith("ask_")} | {it for it in said if it is AdviceKind.NO_INFORMAL}


def test_a_driving_licence_is_held_against_the_tasks():
    licence = (Requirement("Körkort", Kind.FORMAL),)
    assert the(AdviceKind.ASK_LICENCE, a_draft(requirements=licence)).details == {"drives": False}
    drives = a_source("t1", "Köra matvagnar mellan husen", Colour.RED)
    assert the(AdviceKind.ASK_LICENCE, a_draft(drives, requirements=licence)).details == {"drives": True}


def test_a_job_under_bea_may_not_be_indispensable_and_should_have_a_plan_and_a_date_for_ab():
    assert {AdviceKind.NOT_INDISPENSABLE, AdviceKind.NO_AB_PLAN} <= kinds(a_draft(agreement=Agreement.BEA))
    dated = a_draft(agreement=Agreement.BEA, ab_plan=date(2027, 9, 1))
    assert the(AdviceKind.NO_AB_PLAN, dated).places == (Place("plan"),)
    assert AdviceKind.NO_AB_PLAN not in kinds(replace(dated, plan="Kurs i våren"))
    assert not {AdviceKind.NOT_INDISPENSABLE, AdviceKind.NO_AB_PLAN} & kinds(a_draft(agreement=Agreement.AB))


def test_support_for_all_comes_before_what_is_fitted_to_one():
    assert AdviceKind.NO_SUPPORT in kinds(a_draft())
    assert AdviceKind.ADAPTATION_FIRST in kinds(a_draft(adaptation="Skärmad plats"))
    assert not {AdviceKind.NO_SUPPORT, AdviceKind.ADAPTATION_FIRST} & kinds(a_draft(support="Bildstöd"))


# The words


def test_a_word_that_shuts_out_is_shown_with_all_its_places():
    draft = a_draft(title="Städerska", introduction="Han går bredvid. Hans schema ligger klart.")
    places = {
        it.details["word"].instead: [(place.key, place.says) for place in it.places]
        for it in advise(draft, OURS)
        if it.kind is AdviceKind.WORDING
    }
    assert places == {
        "du": [("introduction", "Han"), ("introduction", "Hans")],
        "lokalvårdare": [("title", "Städerska")],
    }


def test_a_word_in_a_requirement_that_is_none_is_not_asked_about():
    asked = Requirement("Stresstålig", Kind.INFORMAL, Level.REQUIRED, "", "r1")
    assert AdviceKind.WORDING in kinds(a_draft(requirements=(asked,)))
    assert AdviceKind.WORDING not in kinds(a_draft(requirements=(replace(asked, level=Level.NOT_NEEDED),)))


@pytest.mark.parametrize(
    "text",
    [
        "En handledare och en handläggare handlar upp hantverk",
        "Undersköterska och sjuksköterska",
        "Bemanna receptionen med barn och unga, pojkar och flickor",
        "Städa, stödja och ständigt hålla ihop",
        "Kontakt med ombudsmannen",
    ],
)
def test_ordinary_words_are_left_alone(text: str):
    assert AdviceKind.WORDING not in kinds(a_draft(assignment=text))


LONG = (
    "Du tar emot varor och packar upp dem i köket och ställer in dem och sorterar dem och för in dem i listan varje dag"
)


def test_a_hard_sentence_is_shown_at_its_field():
    advice = the(AdviceKind.READING, a_draft(assignment=f"Vi vill ha lugn. {LONG}. Det är bra."))
    assert advice.places == (Place("assignment", "", f"{LONG}."),)


def test_an_easy_text_is_praised_and_a_hard_one_is_not():
    easy = a_draft(assignment="Du ser till att det är rent. Du tar hand om mat och disk. " * 4)
    assert the(AdviceKind.READING, easy).is_praise
    hard = a_draft(assignment="Verksamhetsutveckling förutsätter kompetensförsörjning. " * 10)
    assert the(AdviceKind.READING, hard).details["level"] == "hard"
    assert not the(AdviceKind.READING, hard).is_praise


def test_a_code_that_is_not_in_the_list_is_asked_about():
    lists = Lists(codes={"aid": CodeList((Code("1", "Exempel"),))})
    unknown = the(AdviceKind.UNKNOWN_CODE, a_draft(aid="2 Annat", ssyk="3 Fritt"), lists)
    assert (unknown.places, unknown.details["meant"]) == ((Place("aid", "", "2 Annat"),), None)
    assert the(AdviceKind.UNKNOWN_CODE, a_draft(aid="1 Annat"), lists).details["meant"] == Code("1", "Exempel")
    for known in ("1 Exempel", "1", "1  exempel", ""):
        assert AdviceKind.UNKNOWN_CODE not in kinds(a_draft(aid=known), lists)


# Each at its place


def test_what_is_said_of_a_place_is_found_by_its_key():
    advice = advise(a_draft(introduction="Han går bredvid. Hon är med."), OURS)
    those = beside(advice)
    assert [it.details["word"].forms[0] for it, _ in those["introduction"]] == ["han", "hon"]
    assert [it.kind for it, _ in those["duties/A.t2"]] == [AdviceKind.GREEN_FOR_A_GROUP]


texts = st.text(max_size=60) | st.sampled_from(["Undervisning", "han", "B-körkort", LONG, "- tvätt\n- disk"])
duties = st.builds(Duty, texts, st.none() | st.decimals(1, 60, places=1), st.sampled_from([(), ("A.t1",), ("A.t2",)]))
requirements = st.builds(Requirement, texts, st.sampled_from(Kind), st.sampled_from(Level), texts)
sources = st.tuples(
    st.builds(replace, st.just(LAUNDRY), parts=st.lists(st.sampled_from(PARTS)).map(tuple)),
    st.builds(replace, st.just(ORDERS), grounds=st.sampled_from([(), ((TEACHERS, "law"),)])),
)


def numbered(rows: list[Duty] | list[Requirement]) -> tuple[Duty, ...] | tuple[Requirement, ...]:
    return tuple(replace(row, id=f"row{place}") for place, row in enumerate(rows))  # type: ignore[return-value]


@given(
    st.builds(
        lambda sources, **its: a_draft(*sources, **its),
        sources,
        mandate=st.sampled_from([True, False, None]),
        duties=st.lists(duties, min_size=1, max_size=6).map(numbered),
        requirements=st.lists(requirements, max_size=4).map(numbered),
        assignment=texts,
        introduction=texts,
        adaptation=texts,
        aid=texts,
        agreement=st.sampled_from(Agreement),
        extent=st.none() | st.decimals(1, 100, places=1),
    )
)
def test_every_draft_can_be_advised_and_each_place_is_in_the_editor(draft: Draft):
    rows = {f"duties/{it.id}" for it in draft.duties} | {f"requirements/{it.id}" for it in draft.requirements}
    for advice in advise(draft, replace(OURS, codes={"aid": CodeList((Code("1", "Exempel"),))})):
        assert words.ADVICE[advice.key]
        assert {place.key for place in advice.places} <= {*CONTENT, *rows, "origins"}
        assert advice.places or advice.kind is AdviceKind.READING
        if advice.kind is AdviceKind.MOSTLY_SIMPLE:
            assert 75 <= advice.details["percent"] <= 100
        if advice.kind is AdviceKind.PEAKS:
            assert sum(advice.details["every"].values()) == pytest.approx(advice.details["known"], abs=Decimal(1))


def test_everything_there_is_to_think_of_has_words():
    kinds = {key.partition(" ")[0] for key in words.ADVICE}
    assert kinds == set(AdviceKind)
    told_with_figures = {
        "no_mandate",
        "record_check",
        "reserved_word",
        "mostly_simple",
        "peaks",
        "hours",
        "wording",
        "unknown_code",
        "reading",
    }
    assert {key for key in words.ADVICE if key.partition(" ")[0] not in told_with_figures} == set(words.ADVICE_WHY)


# The need


@pytest.mark.parametrize(
    ("its", "asks"),
    [
        ({"ordinary_work": OrdinaryWork.NO, "agreement": Agreement.AB}, {AdviceKind.EXTRAS_UNDER_AB}),
        ({"ordinary_work": OrdinaryWork.YES, "agreement": Agreement.BEA}, {AdviceKind.ORDINARY_UNDER_BEA}),
        ({"ordinary_work": OrdinaryWork.YES, "agreement": Agreement.AB}, set()),
        ({"ordinary_work": OrdinaryWork.NO, "agreement": Agreement.BEA}, set()),
        ({"began_in": BeganIn.PERSON}, {AdviceKind.BEGAN_IN_PERSON}),
        ({"began_in": BeganIn.PERSON, "need": "Ingen hinner duka"}, set()),
        ({"began_in": BeganIn.NEED}, set()),
        ({}, set()),
    ],
)
def test_what_the_need_does_not_go_with_is_asked_about(its, asks):
    of_the_need = {AdviceKind.EXTRAS_UNDER_AB, AdviceKind.ORDINARY_UNDER_BEA, AdviceKind.BEGAN_IN_PERSON}
    assert kinds(a_draft(**its)) & of_the_need == asks
