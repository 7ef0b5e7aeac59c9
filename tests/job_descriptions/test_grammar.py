"""Rows as people write them, in whole Swedish sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import Level
from app.job_descriptions.papers.grammar import Form, Told, asked, bare, phrase, tasks, verbs

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("row", "required", "desirable", "not_needed"),
    [
        (
            "B-körkort",
            "Du behöver ha B-körkort.",
            "Det är bra om du har B-körkort.",
            "Du behöver inte ha B-körkort.",
        ),
        (
            "Svenska i tal och skrift",
            "Du behöver kunna svenska i tal och skrift.",
            "Det är bra om du kan svenska i tal och skrift.",
            "Du behöver inte kunna svenska i tal och skrift.",
        ),
        (
            "Läsa en rutin",
            "Du behöver kunna läsa en rutin.",
            "Det är bra om du kan läsa en rutin.",
            "Du behöver inte kunna läsa en rutin.",
        ),
        ("Vara lugn", "Du behöver vara lugn.", "Det är bra om du är lugn.", "Du behöver inte vara lugn."),
        (
            "Du är lugn när mycket händer",
            "Du är lugn när mycket händer.",
            "Det är bra om du är lugn när mycket händer.",
            "Det krävs inte att du är lugn när mycket händer.",
        ),
        (
            "har arbetat i kök",
            "Du har arbetat i kök.",
            "Det är bra om du har arbetat i kök.",
            "Det krävs inte att du har arbetat i kök.",
        ),
        (
            "Noggrann och punktlig",
            "Du behöver vara noggrann och punktlig.",
            "Det är bra om du är noggrann och punktlig.",
            "Du behöver inte vara noggrann och punktlig.",
        ),
        (
            "God förmåga att samarbeta",
            "Du behöver ha god förmåga att samarbeta.",
            "Det är bra om du har god förmåga att samarbeta.",
            "Du behöver inte ha god förmåga att samarbeta.",
        ),
        (
            "Minst 2 års erfarenhet av kök",
            "Du behöver ha minst 2 års erfarenhet av kök.",
            "Det är bra om du har minst 2 års erfarenhet av kök.",
            "Du behöver inte ha minst 2 års erfarenhet av kök.",
        ),
    ],
)
def test_what_is_asked_is_said_to_a_du(row: str, required: str, desirable: str, not_needed: str):
    assert asked(Level.REQUIRED, [row]) == Told((required,))
    assert asked(Level.DESIRABLE, [row]) == Told((desirable,))
    assert asked(Level.NOT_NEEDED, [row]) == Told((not_needed,))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("B-KÖRKORT.", "Du behöver ha B-körkort."),
        ("- b-körkort;", "Du behöver ha b-körkort."),
        ("1. HAR ARBETAT I KÖK!", "Du har arbetat i kök."),
        ("SVENSKA I TAL OCH SKRIFT", "Du behöver kunna svenska i tal och skrift."),
        ("KUNNA HLR", "Du behöver kunna HLR."),
        ("IT-vana", "Du behöver ha IT-vana."),
        ("•  Läsa\u00a0en   rutin.", "Du behöver kunna läsa en rutin."),
        ("Att kunna läsa", "Du behöver kunna läsa."),
        ("Ska kunna laga mat", "Du behöver kunna laga mat."),
        ("Den sökande ska ha B-körkort", "Du behöver ha B-körkort."),
        ("Vi söker dig som är trygg", "Du är trygg."),
        ("Du som är trygg", "Du är trygg."),
        ("Du behöver körkort", "Du behöver ha körkort."),
        ("Engelska", "Du behöver kunna engelska."),
        ("Lugn när mycket händer", "Du behöver vara lugn när mycket händer."),
        ("Körkort krävs", "Körkort krävs."),
        ("Du läser. Du skriver.", "Du läser. Du skriver."),
        ("Inga krav på utbildning", "Inga krav på utbildning."),
    ],
)
def test_however_it_is_typed(row: str, said: str):
    assert asked(Level.REQUIRED, [row]) == Told((said,))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Du är inte rädd för hundar", "Det är bra om du inte är rädd för hundar."),
        ("Du känner dig inte stressad", "Det är bra om du inte känner dig stressad."),
        ("Har ofta arbetat i kök", "Det är bra om du ofta har arbetat i kök."),
        ("Tar egna initiativ", "Det är bra om du tar egna initiativ."),
    ],
)
def test_after_om_the_adverb_stands_before_the_verb(row: str, said: str):
    assert asked(Level.DESIRABLE, [row]) == Told((said,))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Inget körkort", "Du behöver inget körkort."),
        ("Du behöver inte körkort", "Du behöver inte körkort."),
        ("Körkort behövs inte", "Körkort behövs inte."),
        ("Inga krav på utbildning", "Inga krav på utbildning."),
    ],
)
def test_what_says_inte_itself_is_not_turned_round(row: str, said: str):
    assert asked(Level.NOT_NEEDED, [row]) == Told((said,))


@pytest.mark.parametrize(
    "row",
    [
        *(
            "Excel på grundnivå",
            "HLR",
            "Lugn och god samarbetsförmåga",
            "God svenska i tal och skrift",
            "Svenska kunskaper",
        ),
        *("=1+1", "<script>alert(1)</script>", "غسل الملابس", "x" * 200, "För barnens skull", "Anna Andersson"),
    ],
)
def test_what_is_not_known_for_certain_is_left_as_it_is(row: str):
    for level in Level:
        assert asked(level, [row]) == Told((), (row,))


def test_what_has_the_same_verb_stands_together_and_the_next_is_also():
    rows = ["Läsa en rutin", "B-körkort", "Gymnasieutbildning", "Laga mat"]
    assert asked(Level.REQUIRED, rows).sentences == (
        "Du behöver kunna läsa en rutin och laga mat.",
        "Du behöver också ha B-körkort och gymnasieutbildning.",
    )
    assert asked(Level.DESIRABLE, rows).sentences == (
        "Det är bra om du kan läsa en rutin och laga mat.",
        "Det är också bra om du har B-körkort och gymnasieutbildning.",
    )
    assert asked(Level.NOT_NEEDED, rows).sentences == (
        "Du behöver inte kunna läsa en rutin eller laga mat.",
        "Du behöver inte heller ha B-körkort eller gymnasieutbildning.",
    )


def test_tasks_are_said_with_their_verbs():
    rows = [
        "Tar hand om tvätt",
        "Beställer varor",
        "Håller ordning",
        "Diskar, torkar och ställer in",
        "Svarar i telefon",
    ]
    assert tasks(rows) == Told(
        (
            "Du tar hand om tvätt, beställer varor och håller ordning.",
            "Du diskar, torkar och ställer in.",
            "Du svarar i telefon.",
        )
    )


def test_tasks_as_infinitives_and_nouns_are_part_of_the_work():
    assert tasks(["Ta ut sopor", "Duka", "Städning", "Hantering av tvätt", "Kassan på simhallen"]) == Told(
        ("I arbetet ingår att ta ut sopor och duka.", "I arbetet ingår städning och hantering av tvätt."),
        ("Kassan på simhallen",),
    )


def test_one_verb_is_a_task_and_a_thing_is_none():
    assert tasks(["Diskar"]) == Told(("Du diskar.",))
    assert tasks(["Kör"]) == Told((), ("Kör",))


def test_what_is_written_twice_is_said_once():
    assert asked(Level.REQUIRED, ["B-körkort", "B-KÖRKORT.", "- B-körkort"]).sentences == ("Du behöver ha B-körkort.",)


def test_each_verb_of_the_list_is_known_both_ways():
    for verb, present in verbs().items():
        assert phrase(f"{verb} något").form is Form.TO_DO or present == verb
        assert phrase(f"{present} något").form is Form.DOES


@given(st.text(max_size=80), st.sampled_from(list(Level)))
def test_no_word_is_lost_and_each_sentence_has_an_end(row: str, level: Level):
    told = asked(level, [row])
    assert len(told.sentences) + len(told.rest) == bool(row.strip())
    assert all(it.endswith((".", "!", "?", "…")) for it in told.sentences)


@given(
    st.lists(st.sampled_from(["Läsa", "Är lugn", "B-körkort", "Svenska", "Lugn", "Excel", "Inget körkort"]), max_size=8)
)
def test_every_row_is_said_once(rows: list[str]):
    for level in Level:
        told = asked(level, rows)
        words = " ".join((*told.sentences, *told.rest)).casefold()
        assert all(row.casefold().split()[-1] in words for row in rows)


@given(st.text(max_size=60))
def test_a_row_has_no_space_too_many_and_is_never_emptied(row: str):
    assert bare(row) == " ".join(bare(row).split())
    assert bool(bare(row)) == bool(row.strip())
