"""JSON Merge Patch (RFC 7396), pure: how two views differ, and how differences follow on each other."""

from typing import Any

Json = dict[str, Any]


def diff(old: Json, new: Json) -> Json:
    """The merge patch that makes `new` of `old`. Values are never null in a view: null means removal."""
    patch: Json = {key: None for key in old if key not in new}
    for key, value in new.items():
        was = old.get(key)
        if was is value:
            continue
        if isinstance(value, dict) and isinstance(was, dict):
            if below := diff(was, value):
                patch[key] = below
        elif value != was or type(value) is not type(was):  # True is 1 in Python, and not in JSON
            patch[key] = value
    return patch


def apply(target: Any, patch: Any) -> Any:
    """RFC 7396, section 2. Changes neither argument."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = apply(result.get(key), value)
    return result


def merge(first: Json, then: Json) -> Json:
    """One patch that does what `first` and `then` do one after the other, where one can: see `can_merge`. Changes
    neither argument."""
    merged = dict(first)
    for key, value in then.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merge(merged[key], value)
        else:
            merged[key] = value
    return merged


def can_merge(first: Json, then: Json) -> bool:
    """Whether one patch can do what two do. Not where `first` removed something and `then` brings an object in its
    place: a reader that still has the old one would keep those of its keys that the new one lacks."""
    return all(
        isinstance(first[key], dict) and can_merge(first[key], value)
        for key, value in then.items()
        if key in first and isinstance(value, dict)
    )
