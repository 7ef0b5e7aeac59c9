"""Our scripts and styles are sent without their comments, and are otherwise as they were written."""

import pytest

from app.web.served import without_comments
from app.web.templating import STATIC, static

OURS = [path for path in STATIC.rglob("*") if path.suffix in (".js", ".css") and "vendor" not in path.parts]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/** What it is. */\nconst a = 1;\n", "\nconst a = 1;\n"),
        ("/**\n * Two\n * lines\n */\na();", "\n\n\n\na();"),
        ("f();\n  // why\n  g();", "f();\n\n  g();"),
        ("a { }\n\n  /* A part */\n  b { }", "a { }\n\n\n  b { }"),
    ],
)
def test_a_comment_with_lines_to_itself_is_left_out_and_every_line_keeps_its_number(written, sent):
    assert without_comments(written) == sent


@pytest.mark.parametrize(
    "code",
    [
        "const there = '//not/one';",
        "const any = /[a-z/*]*/g;",
        "f(); // beside",
        "g(/* nothing */);",
        "const a = 2 /* b */ * c;",
    ],
)
def test_what_stands_beside_code_or_within_a_text_is_left(code):
    assert without_comments(code) == code


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_of_our_files_nothing_but_comments_is_left_out(path):
    written = path.read_text().split("\n")
    sent = without_comments(path.read_text()).split("\n")
    left_out = [line.strip() for line, left in zip(written, sent, strict=True) if line != left]
    assert all(line.startswith(("/*", "*", "//")) or line.endswith("*/") or path.suffix == ".css" for line in left_out)
    assert not any(line.strip().startswith(("/*", "//")) for line in sent)


def test_a_file_is_sent_so_and_a_library_of_others_whole(server):
    visitor = server.client()
    ours = visitor.get(static("js/ui/say.js")).text
    assert "/**" not in ours
    assert "export function say" in ours
    library = STATIC / "vendor/idiomorph.esm.js"
    assert visitor.get(static("vendor/idiomorph.esm.js")).text == library.read_text()
