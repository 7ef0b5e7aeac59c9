"""The calendar file: whatever people write, it stays one well-formed file (RFC 5545)."""

import re
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from app.export.calendar import OCTETS, Entry, calendar

AT = 1_800_000_000_000
"""2027-01-15 08:00 UTC."""


def lines(file):
    """The file's lines, unfolded."""
    text = file.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", ""), "every line ends as it should"
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def value(file, name):
    """A text value as a calendar reads it."""
    (line,) = [line for line in lines(file) if line.startswith(f"{name}:")]
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], line.partition(":")[2])


def one(title="Tvätt", text="", **more):
    return calendar("Åtgärder", [Entry("a1@example.se", date(2027, 2, 28), title, text, **more)], AT)


def test_a_day_is_a_whole_day_that_ends_before_the_next():
    file = lines(one())
    assert "DTSTART;VALUE=DATE:20270228" in file
    assert "DTEND;VALUE=DATE:20270301" in file
    assert "DTSTAMP:20270115T080000Z" in file
    assert "TRANSP:TRANSPARENT" in file
    assert not any("TZID" in line or "VALARM" in line for line in file)


def test_what_must_be_there_is_there_once():
    file = lines(one(url="https://akr.example.se/w/F7K2QM/follow-up"))
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AKR-tavlan//SV", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    assert file[:5] == head
    assert file[-1] == "END:VCALENDAR"
    for name in ("UID", "DTSTAMP", "SEQUENCE", "STATUS", "DTSTART", "DTEND", "SUMMARY", "URL"):
        assert sum(re.match(rf"{name}[:;]", line) is not None for line in file) == 1


def test_an_empty_calendar_is_still_one():
    assert lines(calendar("Inget", [], AT))[-1] == "END:VCALENDAR"


def test_the_last_day_there_is_has_no_day_after():
    file = calendar("Sist", [Entry("a1@example.se", date.max, "Sist")], AT)
    assert "DTSTART;VALUE=DATE:99991231" in lines(file)
    assert not any(line.startswith("DTEND") for line in lines(file))


def test_hostile_words_can_not_become_an_entry_of_their_own():
    hostile = "Tvätt\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:Ondska;X=1,2\\n\x00\x1b\x7f"
    file = one(hostile, hostile)
    assert sum(line == "BEGIN:VEVENT" for line in lines(file)) == 1
    assert value(file, "SUMMARY") == "Tvätt\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Ondska;X=1,2\\n"


@given(st.text(), st.text(max_size=400))
@example("å" * 200, "\U0001f469\u200d\U0001f9af" * 60)
@example("\\", ";,\\n\n\\")
def test_any_words_come_back_as_they_were_and_no_line_is_too_long(title, text):
    file = one(title, "." + text)
    assert all(len(line) <= OCTETS for line in file.split(b"\r\n"))
    for line in file.split(b"\r\n"):
        line.decode()  # no character is split
    for name, written in (("SUMMARY", title), ("DESCRIPTION", "." + text)):
        kept = written.replace("\r\n", "\n").replace("\r", "\n")
        assert value(file, name) == "".join(c for c in kept if (c >= " " or c == "\n") and c != "\x7f")
