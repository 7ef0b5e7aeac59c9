"""What stands around a list that is pasted: left out where that is plain, and never unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brought import around, files
from app.brought.reading import Choice, Out, Way, read

MAIL = """Hej Karin!

Här är listan från APT. Det här gör vi:

- Handla varor
- Dela medicin enligt delegering av sjuksköterska, morgon
  och kväll
- Svara på larm
Hör av dig om du undrar något.

Med vänlig hälsning
Lena
Enhetschef"""


def entries(text, choice=None):
    return [entry for entry in read([files.pasted(text)], choice).entries if entry.text]


def tasks(text):
    return [entry.text for entry in entries(text) if not entry.out]


def test_of_a_mail_the_list_is_taken_and_the_rest_is_left_out_by_name():
    assert tasks(MAIL) == [
        "Handla varor",
        "Dela medicin enligt delegering av sjuksköterska, morgon och kväll",
        "Svara på larm",
    ]
    left_out = [(entry.text, entry.out) for entry in entries(MAIL) if entry.out]
    assert [text for text, _ in left_out] == [
        "Hej Karin!",
        "Här är listan från APT. Det här gör vi:",
        "Hör av dig om du undrar något.",
        "Med vänlig hälsning",
        "Lena",
        "Enhetschef",
    ]
    assert {why for _, why in left_out} <= {Out.OUTSIDE, Out.HEADING}


def test_read_as_rows_all_of_it_is_there():
    assert len(entries(MAIL, Choice(0, way=Way.ROWS))) == len([line for line in MAIL.splitlines() if line.strip()])


def test_who_wrote_when_in_a_chat_is_no_part_of_a_task():
    assert tasks("2026-05-02 08:05 - Kim: Tvätta\n2026-05-02 08:07 - Kim: Klippa häcken: bara i maj") == [
        "Tvätta",
        "Klippa häcken: bara i maj",
    ]
    assert tasks("[2026-03-12 09:14] Kim Exempel\nSvara på larm\n[2026-03-12 09:15] Kim Exempel\nDiska") == [
        "Svara på larm",
        "Diska",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Hälsningar till nya brukare\nDiska\nSopa",
        "Hej till alla barn i hallen varje morgon och en stund till\nDiska",
        "Vänligen påminna om lunchen\nDiska\nSopa",
        "- Diska\n- Sopa\n- Vika\nStäda\nStäda",
        "- Diska\n- Sopa\n- Vika\ntorka bord",
        "Till: köket\nDiska",
        "BVC\nVaccinera\nHLR\nÖva",
        "Sida vid sida arbeta\nDiska",
        "DISKA\nSOPA\nVIKA",
        "2026-05-02 städdag\nDiska",
        "[08:00] Frukost\n[09:00] Städa\n[10:00] Mellanmål",
    ],
)
def test_what_is_a_task_though_it_begins_as_something_else(lines):
    assert tasks(lines) == [line.removeprefix("- ") for line in lines.split("\n")]


def test_headings_are_left_out_as_headings():
    for text in (
        "Måndag:\n- Diska\n- Sopa\nTisdag:\n- Vika",
        "KÖKET\nDiska\nSopa\nTVÄTTEN\nVika",
        "## Vi gör\nDiska\nSopa\nVika",
        "Vi gör\n======\n* Diska\n* Sopa\n* Vika",
    ):
        assert tasks(text) == ["Diska", "Sopa", "Vika"], text


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        ("Diska,\nSopa,\nVika", ["Diska", "Sopa", "Vika"]),
        ("Diska;\nSopa; samt\nVika.", ["Diska", "Sopa", "Vika"]),
        ("Diska.\nSopa.\nVika.", ["Diska.", "Sopa.", "Vika."]),
        ("Diska, torka\nSopa\nVika", ["Diska, torka", "Sopa", "Vika"]),
        ("”Diska”,\n”Sopa”", ["Diska", "Sopa"]),
        ("”Diska”\nSopa", ["”Diska”", "Sopa"]),
        ("**Diska**\n**Sopa**", ["Diska", "Sopa"]),
        ("Diska • Sopa • Vika • Torka", ["Diska", "Sopa", "Vika", "Torka"]),
        ("Vi gör: diska, sopa, vika och torka.", ["diska", "sopa", "vika", "torka"]),
        ("Diska, sopa, vika och torka", ["Diska, sopa, vika och torka"]),
        ("Diska; sopa; vika; torka", ["Diska; sopa; vika; torka"]),
    ],
)
def test_what_only_sets_tasks_apart_is_taken_off(lines, want):
    assert tasks(lines) == want


plain = st.lists(st.text("abcåäö ,.!", min_size=1, max_size=40), min_size=1, max_size=12)


@given(plain)
def test_lines_that_nothing_stands_around_are_as_they_were(lines):
    assert around.without_wrapping(lines) == lines
    assert around.outside(lines) == set()


anything = st.lists(
    st.text("abÅÄ 1:-–•>/[].,\t", max_size=50)
    | st.sampled_from(["Hej!", "Mvh", "Sida 1", "Från: A", "2026-01-01 08:00 - B: c", "- a", "KÖK"]),
    max_size=14,
)


@given(anything)
def test_no_letter_but_a_chats_is_lost_no_row_is_another_and_something_is_left(lines):
    whole = around.without_wrapping(lines)
    assert len(whole) == len(lines)
    if not any("2026" in line for line in lines):
        assert sorted(c for line in whole for c in line if c.isalpha()) == sorted(
            c for line in lines for c in line if c.isalpha()
        )
    outside = around.outside(whole)
    assert outside <= {*range(len(lines))}
    assert not any(line.strip() for line in whole) or outside != {row for row, line in enumerate(whole) if line.strip()}
