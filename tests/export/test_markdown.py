"""The Markdown file, read back as a Markdown reader does."""

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from app.export.markdown import markdown, plain
from app.job_descriptions.draft import Draft
from app.job_descriptions.papers.document import document
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, marked


def written(draft: Draft) -> str:
    return markdown(document(draft, 3, SAVED, OURS)).decode()


def read(draft: Draft) -> str:
    """As HTML."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(written(draft)))


def words(html: str) -> str:
    return unescape(re.sub(r"</?(h[1-6]|p|ul|li|strong|table|thead|tbody|tr|t[hd])[^>]*>", "", html))


def test_it_begins_with_the_title_and_how_far_it_has_come():
    assert written(full()).split("\n")[:3] == [
        "# Serviceassistent i förskola",
        "",
        "UTKAST · Exempelkommunen · Förskolan Exempelgården och köket · Arbetsbeskrivning · "
        "Utkast, version 3, 24 november 2026",
    ]


def test_headings_lists_and_tables_are_real_ones():
    html = read(full())
    assert html.count("<h1>") == 1
    assert "<h2>Arbetsuppgifter</h2>" in html
    assert "<h3>Textilier</h3>" in html
    assert "<li>maten</li>" in html
    assert html.count("<table>") == 3 + 1 + 3
    assert "<strong>Lön:</strong> 23 500–25 000 kronor i månaden" in html


def test_ordinary_text_is_left_as_it_is():
    assert plain("BEA. Plan för AB från 1 september (25 h): se bilaga!") == (
        "BEA. Plan för AB från 1 september (25 h): se bilaga!"
    )


@pytest.mark.parametrize("hard", [*HARD, "y" * 5000])
def test_every_hard_text_is_only_ever_text(hard: str):
    html = read(every_text(hard))
    assert not re.search(r"<(script|em|code|a|img|e|del|blockquote|hr|ol|pre)\b", html)
    said = words(html)
    assert not [field for field in FIELDS if marked(hard, field) not in said]


@pytest.mark.parametrize(
    "text",
    ["1. ett", "12) två", "- streck", "+ plus", "# rubrik", "> citat", "---", "===", "| a | b |", "~~x~~", "&lt;b&gt;"],
)
def test_what_begins_a_block_begins_none(text: str):
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(plain(text))
    assert unescape(html) == f"<p>{text}</p>\n"
