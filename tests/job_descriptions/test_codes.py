"""Lists that the municipality supplies: read line by line, and held against a draft."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.advice.codes import Code, CodeList, likely, read_codes, use
from app.job_descriptions.advice.csv_lines import MOST_LINES, Malformed, table
from app.job_descriptions.advice.lists import read_lists
from app.job_descriptions.draft import Draft, Duty, Provenance, Source

EXAMPLE = """code,label,words
X1,Vårdbiträde,omsorg måltid
X2,Lokalvårdare,"städning, tvätt, sopor"
X3,Administratör,arkiv schema beställning kvitto
X4,Måltidsbiträde,kök disk dukning mat
"""
CODES = read_codes(EXAMPLE)


def a_draft(*texts: str) -> Draft:
    return Draft("Serviceassistent", Provenance(), tuple(Duty(text) for text in texts))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty; the first line is to be code,label"),
        ("kod,namn\n1,Ett", "the first line is to be code,label and perhaps words, not kod,namn"),
        ("code,label,code\n", "the first line is to be code,label and perhaps words, not code,label,code"),
        ("code,label\n", "there is no code in it"),
        ("code,label\n1,Ett\n2,\n", "line 3: there is no label"),
        ("code,label\n,Ett\n", "line 2: there is no code"),
        ("code,label\n1 2,Ett\n", "line 2: a code has no space in it, and '1 2' has"),
        ("code,label\n1,Ett\n1,Två\n", "line 3: the code 1 is there already"),
        ("code,label\n1,Städ, tvätt\n", "line 2: there are more cells than columns; put a cell with a , in quotes"),
        ('code,label\n1,"Ett\n', "line 2: unexpected end of data"),
        (f"code,label\n1,{'x' * 300}\n", "line 2: code and label are longer than 300 characters"),
        ("code,label\n" + "\n" * MOST_LINES + "1,Ett\n", f"there are more than {MOST_LINES} lines"),
    ],
)
def test_a_list_that_can_not_be_read_says_where_and_why(text: str, why: str):
    with pytest.raises(Malformed) as no:
        read_codes(text)
    assert str(no.value) == why


def test_a_list_is_read_as_excel_saves_it():
    swedish = "\ufeffCode;Label;Words\r\nX1;Städ, tvätt;sopor\r\n;;\r\n"
    assert read_codes(swedish).codes == read_codes('label,code,words\n"Städ, tvätt",X1,sopor').codes


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(
    lambda it: it == it.strip() and "\ufeff" not in it
)


@given(st.lists(st.tuples(cells, cells), max_size=5), st.sampled_from(",;"))
def test_every_cell_is_read_as_it_was_written(rows: list[tuple[str, str]], between: str):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=between, quoting=csv.QUOTE_ALL).writerows([("code", "label"), *rows])
    assert [(row["code"], row["label"]) for _, row in table(file.getvalue(), ("code", "label"))] == rows


@given(st.text())
def test_any_file_is_read_or_refused_with_a_sentence(text: str):
    for whole in (text, f"code,label,words\n{text}"):
        try:
            came_out = [str(code) for code in read_codes(whole).codes]
        except Malformed as no:
            came_out = [str(no)]
        assert came_out
        assert all(came_out)


# Held against a draft


@pytest.mark.parametrize(
    ("text", "has", "meant"),
    [
        ("X2 Lokalvårdare", True, "X2"),
        ("x2", True, "X2"),
        ("X2 Städare", False, "X2"),
        ("Lokalvårdare", False, "X2"),
        ("X9 Lokalvårdare", False, None),
        ("", False, None),
    ],
)
def test_a_field_is_compared_with_the_list(text: str, has: bool, meant: str | None):
    code = CODES.meant(text)
    assert (CODES.has(text), code and code.code) == (has, meant)


def test_codes_are_suggested_by_the_tasks_and_in_any_form_of_their_words():
    assert [code.code for code in likely(CODES, a_draft("Tar hand om tvätten", "Städar toaletter"))] == ["X2"]
    assert [code.code for code in likely(CODES, a_draft("Arkiverar", "Gör scheman", "Diskar"))] == ["X3", "X4"]
    assert likely(CODES, a_draft("Något helt annat")) == []


def test_what_a_task_was_on_its_board_counts_too():
    source = Source("A.t1", "Arkivering")
    draft = replace(a_draft(), provenance=Provenance((), (source,)), duties=(Duty("Håller ordning", None, ("A.t1",)),))
    assert [code.code for code in likely(CODES, draft)] == ["X3"]


def test_a_word_that_many_codes_have_counts_less():
    codes = read_codes("code,label\n1,Kök städ\n2,Kök disk\n3,Kök mat\n4,Fönster\n")
    assert codes.suggest(["kök fönster"], most=1) == [codes.codes[3]]


@given(st.lists(st.text(max_size=30)), st.integers(0, 5))
def test_only_codes_of_the_list_are_suggested_each_once(texts: list[str], most: int):
    suggested = CODES.suggest([*texts, "tvätt disk arkiv"], most)
    assert len(suggested) == len(set(suggested)) == min(most, len(suggested))
    assert set(suggested) <= set(CODES.codes)


def test_a_suggestion_is_used_in_its_field_and_nothing_else_is():
    draft, lists = a_draft("Tvättar"), {"aid": CODES}
    assert use(draft, "aid:X2 Lokalvårdare", lists).aid == "X2 Lokalvårdare"
    for odd in ("", "aid:", "aid:X9 Nej", "ssyk:X2 Lokalvårdare", "title:X2 Lokalvårdare"):
        assert use(draft, odd, lists) == draft


def test_a_code_stands_in_the_field_with_its_label():
    assert str(Code("X1", "Exempel")) == "X1 Exempel"
    assert CodeList().suggest(["tvätt"]) == []


# The folder


def test_without_a_folder_there_are_words_and_no_codes():
    lists = read_lists(None)
    assert lists.words
    assert lists.reserved
    assert lists.codes == {}


def test_a_folder_gives_its_codes_and_its_own_words(tmp_path: Path):
    (tmp_path / "ssyk.csv").write_text(EXAMPLE)
    (tmp_path / "words.csv").write_text("word,why,instead\nvaktis,Säg hela ordet.,vaktmästare\n")
    (tmp_path / "readme.txt").write_text("Våra listor")
    lists = read_lists(tmp_path)
    assert list(lists.codes) == ["ssyk"]
    assert [word.instead for word in lists.words] == ["vaktmästare"]
    assert lists.reserved == read_lists(None).reserved


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("aid.csv", b"code,label\n1\n", "aid.csv, line 2: there is no label"),
        ("aid.csv", "code,label\n1,Städ\n".encode("utf-16"), "aid.csv is not UTF-8. In Excel, save it as “CSV UTF-8”"),
        ("adi.csv", b"code,label\n1,Ett\n", "adi.csv is not a list. There are: aid.csv, ssyk.csv, jobtech.csv, "),
        ("words.csv", b"word,why\nhan,x\n", "words.csv, the first line is to be word,why,instead, not word,why"),
        ("words.csv", b"word,why,instead\n*,x,y\n", "words.csv, line 2: '*' needs two letters"),
        ("words.csv", b"word,why,instead\n+dela ut,x,y\n", "words.csv, line 2: after + stands a verb"),
        ("reserved.csv", b"word,why\n|,x\n", "reserved.csv, line 2: there is no word"),
    ],
)
def test_a_file_that_can_not_be_used_is_named(tmp_path: Path, name: str, content: bytes, why: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Malformed) as no:
        read_lists(tmp_path)
    assert str(no.value).startswith(why)
