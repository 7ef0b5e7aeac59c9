"""What browsers are sent of our scripts and styles: all of it but the comments, each line at its number."""

import pytest

from app.web.lean import lean
from app.web.templating import STATIC, static

OURS = [file for kind in ("js", "css") for file in (STATIC / kind).rglob(f"*.{kind}")]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/** Why. */\nlet a = 1;\n", "\nlet a = 1;\n"),
        ("/*\n * Why,\n * at length.\n */\na {}\n", "\n\n\n\na {}\n"),
        ("  // Why.\n  b();\n", "\n  b();\n"),
        ('c("// no comment"); // beside\n', 'c("// no comment"); // beside\n'),
        ("/* beside */ d {}\n/* not */\n", "/* beside */ d {}\n\n"),
        ("const e = /[*]/;\n/* f **/\n", "const e = /[*]/;\n\n"),
    ],
)
def test_comments_with_lines_to_themselves_are_left_out(written, sent):
    assert lean(written.encode()).decode() == sent


def read_line_by_line(text: str) -> str:
    """Likewise, in the way that a reader would: whether a line is in a comment, one after the other."""
    lines, is_in_comment = [], False
    for line in text.split("\n"):
        begins = not is_in_comment and line.strip().startswith("/*")
        is_in_comment = is_in_comment or begins
        is_out = is_in_comment or line.strip().startswith("//")
        lines.append("" if is_out else line)
        is_in_comment = is_in_comment and not line.strip().endswith("*/")
    return "\n".join(lines)


@pytest.mark.parametrize("file", OURS, ids=lambda it: str(it.relative_to(STATIC)))
def test_nothing_but_comments_is_left_out_of_any_file_and_no_line_moves(file):
    assert lean(file.read_bytes()).decode() == read_line_by_line(file.read_text("utf-8"))


def test_they_are_served_so_and_libraries_as_they_came(server):
    client = server.client()
    assert "/** " not in client.get(static("js/live/outbox.js")).text
    for library in (STATIC / "vendor").glob("*.js"):
        assert client.get(static(f"vendor/{library.name}")).content == library.read_bytes()
