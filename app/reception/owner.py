"""Who answers for something of a reception: a role, and never anybody's name. Pure."""

from enum import StrEnum


class Owner(StrEnum):
    NOBODY = ""
    """Nobody has been said yet."""
    MANAGER = "manager"
    TEAM = "team"
    MENTOR = "mentor"
    HR = "hr"
    HEALTH = "health"
    """Company health (*företagshälsan*)."""
    AME = "ame"
    AF = "af"
