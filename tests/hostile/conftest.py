"""What is asked for here is asked for on either database: on PostgreSQL with what is slower."""

from collections.abc import Iterator

import pytest

from app.storage.database import Database
from tests.running import Running, running


@pytest.fixture
def server(either: Database) -> Iterator[Running]:
    with running(either) as server:
        yield server
