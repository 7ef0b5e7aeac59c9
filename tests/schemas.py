"""jsonschema, without what takes it seconds to read and few schemas ask for: the grammar of addresses."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

_GRAMMAR = "rfc3987_syntax"


def jsonschema() -> Any:
    """The module. The grammar is read when the first address is held against it, and then it is asked as ever."""
    if "jsonschema" not in sys.modules:
        later = ModuleType(_GRAMMAR)
        later.is_valid_syntax = _is_valid_syntax  # type: ignore[attr-defined]
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(sys.modules, _GRAMMAR, later)
            return import_module("jsonschema")
    return import_module("jsonschema")


def _is_valid_syntax(term: str, text: str) -> Any:
    return import_module(_GRAMMAR).is_valid_syntax(term, text)
