"""What is asked for here is asked for on either database: on PostgreSQL with what is slower."""

import pytest

from tests.running import Running


@pytest.fixture
def server(on_either: Running) -> Running:
    return on_either
