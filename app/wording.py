"""What every template knows of the concepts: their words (`WORDS.job_descriptions.STATUS["draft"]`), in the reader's
language."""

from collections.abc import Mapping
from types import ModuleType, SimpleNamespace

from app.job_descriptions import words as job_descriptions
from app.web.language import Spoken


def _spoken(words: ModuleType) -> SimpleNamespace:
    return SimpleNamespace(**{name: Spoken(it) for name, it in vars(words).items() if isinstance(it, dict)})


WORDS = SimpleNamespace(
    job_descriptions=_spoken(job_descriptions),
)
KNOWN: Mapping[str, object] = {"WORDS": WORDS}
