"""The security log: what it keeps, and how a line of it is written. Pure.

It is for whoever finds out what happened: who came in, who was kept out, what was given to whom, what left the server
and what was taken away. It has ids and words of our own, never anybody's: what somebody typed can't be in it, for there
is no place for it. What people answer and write in a workshop is no concern of it.

`Kind.event` is a term of OWASP's Application Logging Vocabulary, so that whoever watches several systems knows it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any


class What(StrEnum):
    SIGNED_IN = "signed_in"
    SIGNED_IN_BY_LINK = "signed_in_by_link"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_LINK_REFUSED = "sign_in_link_refused"
    SIGN_INS_STOPPED = "sign_ins_stopped"
    SIGNED_OUT = "signed_out"
    SIGN_INS_ENDED = "sign_ins_ended"
    SIGN_IN_LINK_MADE = "sign_in_link_made"
    ACCOUNT_MADE = "account_made"
    IDENTITY_LINKED = "identity_linked"
    EMAIL_CHANGED = "email_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    PASSWORD_CHANGE_FAILED = "password_change_failed"  # noqa: S105
    ROLES_CHANGED = "roles_changed"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_OPENED = "account_opened"
    ADMINISTRATION_CHANGED = "administration_changed"
    INVITATION_MADE = "invitation_made"
    INVITATION_ACCEPTED = "invitation_accepted"
    INVITATION_TAKEN_BACK = "invitation_taken_back"
    LEADING_GIVEN = "leading_given"
    LEADING_TAKEN = "leading_taken"
    WORKSHOP_HANDED_OVER = "workshop_handed_over"
    TEXT_HANDED_OVER = "text_handed_over"
    RESULTS_SHARED = "results_shared"
    CODE_RENEWED = "code_renewed"
    WORKSHOP_CLOSED = "workshop_closed"
    WORKSHOP_OPENED = "workshop_opened"
    LINK_MADE = "link_made"
    LINK_OPENED = "link_opened"
    LINK_REVOKED = "link_revoked"
    LINK_EXPIRED = "link_expired"
    LINK_REFUSED = "link_refused"
    REMOTE_OFFERED = "remote_offered"
    REMOTE_TAKEN = "remote_taken"
    REMOTES_ENDED = "remotes_ended"
    EXPORTED = "exported"
    WORKSHOP_DELETED = "workshop_deleted"
    TEMPLATE_DELETED = "template_deleted"
    RETENTION_PLAN_CHANGED = "retention_plan_changed"
    RETENTION_RUN = "retention_run"
    ARCHIVED = "archived"
    PACKAGE_REMOVED = "package_removed"
    DIARY_CHANGED = "diary_changed"
    WORDS_SOUGHT = "words_sought"
    WORDS_REMOVED = "words_removed"
    REVIEWED = "reviewed"
    JOB_DESCRIPTION_APPROVED = "job_description_approved"
    APPROVAL_ENDED = "approval_ended"
    JOB_DESCRIPTION_DELETED = "job_description_deleted"
    POST_DELETED = "post_deleted"
    WORKPLACE_LEADS_CHANGED = "workplace_leads_changed"
    PARAMETERS_CHANGED = "parameters_changed"
    ACCESS_REFUSED = "access_refused"
    FOREIGN_ORIGIN = "foreign_origin"
    LIMIT_REACHED = "limit_reached"


@dataclass(frozen=True, slots=True)
class Kind:
    """`event`: OWASP's term. `is_warning`: whether somebody should look. `says`: what has happened."""

    event: str
    is_warning: bool
    says: str


KINDS = {
    What.SIGNED_IN: Kind(
        "authn_login_success", False, "signed in by password, by the municipality's own sign-in, or with a new account"
    ),
    What.SIGNED_IN_BY_LINK: Kind("authn_login_success", False, "used a sign-in link, and is signed in by it"),
    What.SIGN_IN_FAILED: Kind(
        "authn_login_fail", True, "a wrong password, or an answer of the municipality's own sign-in that lets nobody in"
    ),
    What.SIGN_IN_LINK_REFUSED: Kind("authn_login_fail", True, "a sign-in link that is used, too old, or none"),
    What.SIGN_INS_STOPPED: Kind("authn_login_fail_max", True, "too many passwords: no more are tried for a while"),
    What.SIGNED_OUT: Kind("session_expired", False, "signed out, or another sign-in took the place of this one"),
    What.SIGN_INS_ENDED: Kind(
        "session_expired", False, "one or all other sign-ins to an account ended, from another screen or by an operator"
    ),
    What.SIGN_IN_LINK_MADE: Kind("authn_token_created", True, "a link that signs somebody in, made by the operator"),
    What.ACCOUNT_MADE: Kind("user_created", True, "a new account, by an invitation, the operator or a first sign-in"),
    What.IDENTITY_LINKED: Kind("user_updated", True, "another way in to an account, given by the operator"),
    What.EMAIL_CHANGED: Kind("user_updated", True, "another e-mail for the account"),
    What.PASSWORD_CHANGED: Kind("authn_password_change", False, "a password chosen; other sign-ins of the account end"),
    What.PASSWORD_CHANGE_FAILED: Kind("authn_password_change_fail", True, "a wrong present password"),
    What.ROLES_CHANGED: Kind("user_updated", True, "somebody is something else here, or sees other administrations"),
    What.ACCOUNT_CLOSED: Kind("user_archived", True, "an account closed: nobody comes in by it"),
    What.ACCOUNT_OPENED: Kind("user_updated", True, "a closed account opened again"),
    What.ADMINISTRATION_CHANGED: Kind(
        "privilege_permissions_changed", False, "an administration made, renamed or removed, or what it has"
    ),
    What.INVITATION_MADE: Kind("authn_token_created", False, "a colleague invited"),
    What.INVITATION_ACCEPTED: Kind("authz_change", False, "an invitation accepted"),
    What.INVITATION_TAKEN_BACK: Kind("authn_token_revoked", False, "an invitation taken back"),
    What.LEADING_GIVEN: Kind("authz_change", False, "somebody leads a workshop too"),
    What.LEADING_TAKEN: Kind("authz_change", False, "somebody leads a workshop no longer"),
    What.WORKSHOP_HANDED_OVER: Kind("authz_change", True, "a workshop given to another facilitator"),
    What.TEXT_HANDED_OVER: Kind("authz_change", False, "a job description given to a colleague, or to HR"),
    What.RESULTS_SHARED: Kind("authz_change", False, "what came of a workshop shared with HR, or no longer"),
    What.CODE_RENEWED: Kind("authz_change", False, "a new join code; the old one lets nobody else in"),
    What.WORKSHOP_CLOSED: Kind("privilege_permissions_changed", False, "a workshop closed"),
    What.WORKSHOP_OPENED: Kind("privilege_permissions_changed", False, "a closed workshop opened again"),
    What.LINK_MADE: Kind("authn_token_created", False, "a link to share, made"),
    What.LINK_OPENED: Kind("sensitive_read", False, "a link to share, opened for the first time"),
    What.LINK_REVOKED: Kind("authn_token_revoked", False, "a link to share, revoked"),
    What.LINK_EXPIRED: Kind("session_expired", False, "a link to share that has become too old"),
    What.LINK_REFUSED: Kind("authz_fail", True, "a link to share that is revoked, too old, or none"),
    What.REMOTE_OFFERED: Kind("authn_token_created", False, "a link that makes a phone a remote, once, in 10 minutes"),
    What.REMOTE_TAKEN: Kind("authz_change", False, "a phone steers a workshop, for who made the link"),
    What.REMOTES_ENDED: Kind("authn_token_revoked", False, "no phone steers the workshop any more"),
    What.EXPORTED: Kind("sensitive_read", False, "a file fetched: the report, a result, a job description …"),
    What.WORKSHOP_DELETED: Kind("sensitive_delete", True, "a workshop deleted, with all that was in it"),
    What.TEMPLATE_DELETED: Kind("sensitive_delete", False, "a list of one's own deleted"),
    What.RETENTION_PLAN_CHANGED: Kind("authz_change", True, "a rule of the retention plan, written or taken away"),
    What.RETENTION_RUN: Kind(
        "sensitive_delete", True, "a run of the retention plan began; its protocol says what went"
    ),
    What.ARCHIVED: Kind("sensitive_read", False, "a package for the archive, made before something was removed"),
    What.PACKAGE_REMOVED: Kind("sensitive_delete", True, "a package for the archive, removed when it was delivered"),
    What.DIARY_CHANGED: Kind("sensitive_update", False, "a diary number or a classification code, written or changed"),
    What.WORDS_SOUGHT: Kind("sensitive_read", False, "words searched for in all that is written, and found so often"),
    What.WORDS_REMOVED: Kind("sensitive_delete", True, "words taken out of all that is written, at so many places"),
    What.REVIEWED: Kind("user_updated", False, "something said of a job description, by an account or a link"),
    What.JOB_DESCRIPTION_APPROVED: Kind("authz_change", True, "a job description approved, and in force"),
    What.APPROVAL_ENDED: Kind("authz_change", True, "a job description in force no longer"),
    What.JOB_DESCRIPTION_DELETED: Kind("sensitive_delete", True, "a job description deleted, with all of it"),
    What.POST_DELETED: Kind("sensitive_delete", True, "a post deleted, with all that was counted in it"),
    What.WORKPLACE_LEADS_CHANGED: Kind("authz_change", False, "who sees a workplace's posts, as one who leads there"),
    What.PARAMETERS_CHANGED: Kind(
        "sensitive_update", False, "values that calculations rest on written, put away, or said to hold"
    ),
    What.ACCESS_REFUSED: Kind("authz_fail", True, "what is somebody else's, or not for who asked"),
    What.FOREIGN_ORIGIN: Kind("malicious_cors", True, "a request that another site's page made"),
    What.LIMIT_REACHED: Kind("excess_rate_limit_exceeded", True, "too many wrong codes or links, or too fast"),
}
SIGN_INS = (What.SIGNED_IN, What.SIGNED_IN_BY_LINK)
REFUSED = (
    What.SIGN_IN_FAILED,
    What.SIGN_IN_LINK_REFUSED,
    What.SIGN_INS_STOPPED,
    What.PASSWORD_CHANGE_FAILED,
    What.LINK_REFUSED,
    What.ACCESS_REFUSED,
    What.FOREIGN_ORIGIN,
    What.LIMIT_REACHED,
)


class Actor(StrEnum):
    FACILITATOR = "facilitator"
    LINK = "link"
    REMOTE = "remote"
    PARTICIPANT = "participant"
    ANYBODY = "anybody"
    OPERATOR = "operator"
    SERVER = "server"


class Thing(StrEnum):
    WORKSHOP = "workshop"
    JOB_DESCRIPTION = "job_description"
    TEMPLATE = "template"
    INVITATION = "invitation"
    LINK = "link"
    FACILITATOR = "facilitator"
    ADMINISTRATION = "administration"
    POST = "post"
    WORKPLACE = "workplace"


@dataclass(frozen=True, slots=True)
class By:
    """Who did it. `id`: a facilitator's, a link's or a remote's; nobody else has one. `session`: which of a
    facilitator's sign-ins, as a word that nothing can be done with."""

    actor: Actor
    id: int | None = None
    address: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    thing: Thing
    id: int


OPERATOR = By(Actor.OPERATOR)
SERVER = By(Actor.SERVER)

Details = Mapping[str, int | str]
_DETAILS = frozenset(
    {
        *("administration", "administrations", "days", "facilitator", "file", "how", "job_description"),
        *("job_descriptions", "kind", "new", "path", "places", "role", "why", "workshop", "workshops", "year"),
    }
)
_WORD = re.compile(r"[a-z0-9_./{}:-]{1,80}", re.ASCII)
"""What a detail may be: a word of ours, the pattern of an address, the name of a kind of file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`at`: milliseconds since 1970, UTC. `last`, `count`: of several like it in a minute, the last, and how many."""

    at: int
    what: What
    by: By
    about: About | None = None
    details: Details = field(default_factory=dict)
    count: int = 1
    last: int = 0

    def __post_init__(self) -> None:
        for name, value in self.details.items():
            if name not in _DETAILS or not (isinstance(value, int) or _WORD.fullmatch(value)):
                raise ValueError(f"{name} can't be in the security log")

    @property
    def outcome(self) -> str:
        return "refused" if self.what in REFUSED else "done"


def as_line(entry: Entry) -> dict[str, Any]:
    """An entry as the server's log, and an export, have it; what there is nothing of is left out."""
    line = {
        "event": KINDS[entry.what].event,
        "appid": "akr-tavlan",
        "what": entry.what.value,
        "outcome": entry.outcome,
        "at": moment(entry.at),
        "last": moment(entry.last) if entry.count > 1 else None,
        "count": entry.count,
        "by": entry.by.actor.value,
        "by_id": entry.by.id,
        "session": entry.by.session,
        "source_ip": entry.by.address,
        "about": entry.about.thing.value if entry.about else None,
        "about_id": entry.about.id if entry.about else None,
    }
    return {name: value for name, value in line.items() if value is not None} | {
        f"detail_{name}": value for name, value in sorted(entry.details.items())
    }


def moment(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")


def network(host: str, bits: int = 64) -> str | None:
    """Whence somebody comes: an IPv4 address, or of IPv6 the network of 64 bits, which a household or a workplace has
    for itself. What is beyond it tells one device from another, and says no more of where an attack came from."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    return str(address if isinstance(address, IPv4Address) else ip_network((address, bits), strict=False))
