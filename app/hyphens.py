"""Where a long Swedish word may be broken: soft hyphens (U+00AD), which are seen only where a line ends. Many browsers
have no Swedish patterns of their own. They are for what is shown, and never for what is kept, edited or searched."""

import re
from functools import lru_cache

from pyphen import Pyphen

SOFT = "\u00ad"
LONG = 12
"""Letters in the shortest word that is broken: shorter ones fit in every line there is."""
_LONG_WORDS = re.compile(rf"[^\W\d_]{{{LONG},}}")
_PATTERNS = Pyphen(lang="sv_SE", left=3, right=4)


@lru_cache(8192)
def softened(text: str) -> str:
    """The text with soft hyphens in its long words."""
    return _LONG_WORDS.sub(lambda word: _PATTERNS.inserted(word[0], SOFT), text)
