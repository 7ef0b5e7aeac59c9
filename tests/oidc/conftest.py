"""A provider for each module, as new for each test; and the application, where it signs people in."""

import pytest

from tests.oidc_provider import providing, running_with

EVA = {"groups": ["akr-ledare", "annat"], "email": "eva@example.se", "email_verified": True, "name": "Eva Ek"}


@pytest.fixture(scope="module")
def one():
    with providing() as provider:
        yield provider


@pytest.fixture
def provider(one):
    one.__dict__.update(type(one)(one.base).__dict__)
    one.people["eva"] = dict(EVA)
    return one


@pytest.fixture
def server(sqlite, provider):
    with running_with(sqlite, provider) as server:
        yield server


@pytest.fixture
def everywhere(database, provider):
    """On both databases."""
    with running_with(database, provider) as server:
        yield server
