"""Our scripts and styles without what is written for who reads the code: of a phone's first visit it would be a tenth.

Every line stays at its number, so that an error is found where it is said to be.
"""

import re

_COMMENTS = re.compile(rb"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*$", re.MULTILINE)
"""That have their lines to themselves; others stand beside what must stay."""


def lean(source: bytes) -> bytes:
    return _COMMENTS.sub(lambda comment: b"\n" * comment[0].count(b"\n"), source)
