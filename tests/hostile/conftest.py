"""What is asked for here is asked for on either database."""

from collections.abc import Iterator

import pytest

from app.storage.database import Database
from tests.running import Running, running


@pytest.fixture
def server(database: Database) -> Iterator[Running]:
    with running(database) as server:
        yield server
