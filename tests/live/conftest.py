"""What is asked for here is asked for on either database: on PostgreSQL with what is slower. The desk, which all of
it comes to, is asked on both."""

import pytest

from tests.running import Running


@pytest.fixture
def server(on_either: Running) -> Running:
    return on_either
