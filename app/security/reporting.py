"""Whom to tell of a vulnerability: security.txt, as RFC 9116 has it."""

from datetime import UTC, datetime, time

from app.settings import Settings

ADDRESS = "/.well-known/security.txt"


def text(settings: Settings, now: datetime) -> str:
    """The file; "" where nobody is named, or the day until which the contact holds is over (in UTC)."""
    if not settings.security_contact or settings.security_until is None:
        return ""
    until = datetime.combine(settings.security_until, time(23, 59, 59), UTC)
    if until < now:
        return ""
    fields = {
        "Contact": settings.security_contact,
        "Expires": f"{until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": settings.security_languages,
        # The standard takes no address but by https.
        "Canonical": f"{settings.stated_url}{ADDRESS}" if settings.stated_url and settings.is_https else "",
        "Policy": settings.security_policy,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
