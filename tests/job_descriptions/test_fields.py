"""The table of a job description's fields, held against the draft and against what shows it."""

from dataclasses import fields, replace

import pytest

from app.export.markdown import markdown
from app.job_descriptions.draft import CONTENT, Draft, Duty, Provenance
from app.job_descriptions.fields import CELLS, FIELDS, TABLE, What
from app.job_descriptions.papers.ad import ad, text
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from app.job_descriptions.papers.sheet import COLUMNS
from app.job_descriptions.typed import DUTY, REQUIREMENT, read, typed
from app.vocabulary import TextTooLong
from tests.job_descriptions.drafts import OURS, SAVED, full

WRITTEN = [field for field in TABLE if field.what in (What.LINE, What.PROSE, What.CODE)]
SAID = "Sagt just här"


def test_all_that_is_written_stands_in_the_table_and_nothing_else():
    assert sorted(FIELDS) == sorted(CONTENT)
    assert {cell.name for cell in CELLS["duties"]} == {*DUTY} - {"id", "sources"}
    assert {cell.name for cell in CELLS["requirements"]} == {*REQUIREMENT} - {"id"}


@pytest.mark.parametrize("field", WRITTEN, ids=lambda field: field.name)
def test_as_much_is_read_as_the_field_has_room_for(field):
    form = typed(full())
    longest = replace(form, texts={**form.texts, field.name: "x" * field.letters})
    assert getattr(read(longest, Provenance()), field.name) == "x" * field.letters
    with pytest.raises(TextTooLong):
        read(replace(form, texts={**form.texts, field.name: "x" * (field.letters + 1)}), Provenance())


@pytest.mark.parametrize("field", WRITTEN, ids=lambda field: field.name)
def test_each_paper_shows_the_fields_that_it_is_to_show(field):
    draft = replace(Draft("Vaktmästare", Provenance(), (Duty("Vattnar"),)), **{field.name: SAID})  # type: ignore[arg-type]
    assert SAID in markdown(document(draft, 1, SAVED, OURS)).decode()
    if field.name not in ("title", "workplace"):  # they stand in the head of every paper
        assert (SAID in text(ad(draft, OURS))) is field.for_applicants
        assert (SAID in markdown(easy(draft, 1, SAVED, OURS)).decode()) is bool(field.in_easy)


@pytest.mark.parametrize("field", TABLE, ids=lambda field: field.name)
def test_each_field_has_a_column_in_the_workbook(field):
    heads = {column.head for column in COLUMNS}
    special = {"extent": "Omfattning, %", "requirements": "Krav"}
    assert field.name == "full_time" or special.get(field.name, field.label) in heads


def test_nothing_of_a_draft_but_its_origin_and_status_is_left_out():
    assert {it.name for it in fields(Draft)} - set(CONTENT) == {"provenance", "status"}
