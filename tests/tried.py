"""How often Hypothesis tries a rule: as often as it says here, and in `make fast` as often as that has time for."""

from hypothesis import settings

USUAL = 100
"""Hypothesis's own. A profile with fewer is in a hurry (tests/conftest.py)."""


def tried(times: int) -> settings:
    """To decorate a test with, as with `settings`."""
    most = settings.default.max_examples  # type: ignore[union-attr]
    return settings(max_examples=times if most >= USUAL else min(times, most))
