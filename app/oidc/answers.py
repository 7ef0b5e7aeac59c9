"""What comes of asking a provider: why it did not work, and whom it has signed out."""

from dataclasses import dataclass

from app.vocabulary import Refused


class ProviderAway(Refused):
    """The provider does not answer, or answers what can't be read."""

    code = "provider_away"


class SignInDoubtful(Refused):
    """What the provider's answer says can't be trusted. `why`: in a word of ours, for the log."""

    code = "sign_in_doubtful"

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


@dataclass(frozen=True, slots=True)
class Ended:
    """Whom a provider has signed out: a subject, one of their sessions, or both. `id`: of the message."""

    id: str
    subject: str
    session: str
