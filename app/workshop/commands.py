"""What people ask of the workshop itself."""

from dataclasses import dataclass

from app.vocabulary import Step


@dataclass(frozen=True, slots=True)
class OpenStep:
    step: Step


@dataclass(frozen=True, slots=True)
class AllowPlacing:
    allowed: bool


@dataclass(frozen=True, slots=True)
class JoinWorkshop:
    """Join with a group, or change group. Asked by the join page, never over the wire."""

    group: str


WIRE = (OpenStep, AllowPlacing)
