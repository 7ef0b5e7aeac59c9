"""How much fits is said once, in the code."""

import re

from app.web.templating import HERE

TEMPLATES = HERE / "templates"


_BY_HAND = re.compile(r'maxlength="\d|<input[^>]* max="(?!100")\d')
"""A hundred per cent is no limit of ours."""


def test_no_template_holds_a_limit_by_hand():
    by_hand = [
        file.relative_to(TEMPLATES).as_posix()
        for file in TEMPLATES.rglob("*.html")
        if _BY_HAND.search(file.read_text())
    ]
    assert by_hand == []
