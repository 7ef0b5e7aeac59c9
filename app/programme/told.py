"""The programme in a few lines, for the board's one page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.programme.phases import MEETING, NO_ANSWER, Answers, State, late, states
from app.programme.workplaces import Line, Sums, sums


@dataclass(frozen=True, slots=True)
class Summary:
    """`need`: why, as it was answered; "" where it was not. `late`: questions that were to be answered by now.
    `places`: of the workplaces that the paper is about; None where there are none. `is_whole`: of the whole
    municipality, which the questions and the meeting are."""

    on: date
    is_whole: bool = True
    need: str = ""
    states: Sequence[State] = ()
    late: Sequence[str] = ()
    places: Sums | None = None
    meeting: date | None = None
    figures: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def is_nothing(self) -> bool:
        """Whether nobody has written anything of it."""
        written = self.is_whole and (any(it.given for it in self.states) or self.late or self.meeting or self.figures)
        return not written and (self.places is None or not self.places.asked)


def summary(
    answers: Answers, figures: Sequence[tuple[str, str]], lines: Sequence[Line], administration: int | None, on: date
) -> Summary:
    """`administration`: the one that it is about; None for the whole municipality. `figures`: what, and how much."""
    theirs = [it for it in lines if administration in (None, it.administration)]
    places = sums(theirs)[-1] if theirs else None
    if administration is not None:
        return Summary(on, is_whole=False, places=places)
    meeting = answers.get(MEETING, NO_ANSWER).day
    return Summary(
        on,
        True,
        answers.get("why", NO_ANSWER).text,
        states(answers, on),
        [key for key, _ in late(answers, on)],
        places,
        meeting if meeting and meeting >= on else None,
        figures,
    )
