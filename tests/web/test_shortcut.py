"""By the shortcut whatever is asked for leads where the routes would have led, asked one after the other."""

import re

import pytest
from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from starlette.convertors import Convertor
from starlette.routing import Match, compile_path

from app.main import _EVERYTHING, _SHORTCUT, _in_one_row
from app.web.shortcut import Shortcut


def asked(way, path):
    kind = "websocket" if way == "websocket" else "http"
    return {"type": kind, "path": path, "root_path": "", **({} if kind == "websocket" else {"method": way})}


def one_after_the_other(scope):
    for route in _EVERYTHING:
        match, found = route.matches(dict(scope))
        if match is Match.FULL:
            return found
    return None


def by_shortcut(scope):
    match, found = _SHORTCUT.matches(dict(scope))
    return found if match is Match.FULL else None


ADDRESSES = sorted(
    {
        (way, re.sub(r"{[^}]+}", part, route.path))
        for route in _EVERYTHING
        for way in getattr(route, "methods", None) or ["websocket"]
        for part in ("1", "åäö.pdf", "new")
    }
)


def test_each_address_leads_where_it_did():
    assert len(ADDRESSES) > 400
    for address in ADDRESSES:
        scope = asked(*address)
        assert by_shortcut(scope) == one_after_the_other(scope), address


@pytest.mark.parametrize(
    ("way", "path"),
    [
        *(("GET", it) for it in ("", "/", "/nonsense", "//", "/w/", "/w//lead", "/w/a/lead/", "/w/a/lead\n")),
        *(("DELETE", "/sign-in"), ("POST", "/healthz"), ("websocket", "/sign-in"), ("GET", "/job-descriptions/0x1")),
    ],
)
def test_what_is_no_address_is_none(way, path):
    scope = asked(way, path)
    assert by_shortcut(scope) == one_after_the_other(scope)


def test_what_stands_under_another_address_is_found_by_the_routes_themselves():
    scope = {**asked("GET", "/under/sign-in"), "root_path": "/under"}
    assert by_shortcut(scope) is None
    assert one_after_the_other(scope)


class Grouping(Convertor):
    regex = "(a|b)+"

    def convert(self, value):
        return value

    def to_string(self, value):
        return value


def nothing():
    pass


def test_a_placeholder_with_a_group_of_its_own_is_refused(monkeypatch):
    """The next route would be found in its stead."""
    monkeypatch.setitem(compile_path.__globals__["CONVERTOR_TYPES"], "grouping", Grouping())
    routes = [APIRoute("/one/{its:grouping}", nothing), APIRoute("/other", nothing)]
    with pytest.raises(ValueError, match="/one/"):
        Shortcut(routes)
    assert Shortcut(routes[1:])


@pytest.mark.parametrize("more", [{"prefix": "/under"}, {"dependencies": [Depends(nothing)]}])
def test_a_router_that_is_included_with_what_its_routes_would_lose_is_refused(more):
    inner, outer = APIRouter(), APIRouter()
    inner.get("/one")(nothing)
    outer.include_router(inner, **more)
    with pytest.raises(ValueError, match="RouterIncludeContext"):
        [*_in_one_row(outer)]
    plain = APIRouter()
    plain.include_router(inner)
    assert [route.path for route in _in_one_row(plain)] == ["/one"]
