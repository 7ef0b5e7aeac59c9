"""The world as it is, in real browsers: as journeys are made (tests/journeys/conftest.py)."""

import pytest

from tests.journeys.conftest import browser, stage

__all__ = ["browser", "stage"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One loop for all that a process's browser does."""
    for item in items:
        if "world" in item.path.parts and "stage" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
