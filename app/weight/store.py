"""How much time the tasks take, in the database."""

from decimal import Decimal
from functools import singledispatch
from typing import Any

from sqlalchemy import Connection, select

from app.board.board import Board
from app.board.events import TaskMerged, TaskRemoved
from app.storage.changes import Changes
from app.vocabulary import WEIGHT, Event
from app.weight.amount import Amount, Period
from app.weight.events import EstimateTakenBack, TimeEstimated, TimesRestored, WeightSet, WeightTakenBack
from app.weight.tables import EstimateRow, WeightRow
from app.weight.weight import Estimate, Setting, Weights
from app.workshop.events import AnswersJointly, PersonTurnedAway, TopicCleared

_ESTIMATE = EstimateRow.__table__  # type: ignore[attr-defined]
_WEIGHT = WeightRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, board: Board) -> Weights:
    weights = Weights(board)
    for row in connection.execute(select(_ESTIMATE).where(_ESTIMATE.c.workshop == board.workshop.id)):
        weights.add(row.task, row.person, Estimate(_amount(row), tuple(row.when), row.people))
    for row in connection.execute(select(_WEIGHT).where(_WEIGHT.c.workshop == board.workshop.id)):
        weights.settings[row.task, row.group] = Setting(_amount(row), row.people, tuple(row.when))
    return weights


def _amount(row: Any) -> Amount:
    return Amount(Decimal(row.times), row.every, Period(row.period), row.minutes)


def _columns(amount: Amount, when: tuple[str, ...]) -> dict[str, Any]:
    return {
        "times": str(amount.times),
        "every": amount.every,
        "period": amount.period.value,
        "minutes": amount.minutes,
        "when": list(when),
    }


@singledispatch
def save(event: Event, weights: Weights, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register
def _(event: TimeEstimated, weights: Weights, changes: Changes) -> None:
    _put_estimate(event.task, event.person, weights, changes)


def _put_estimate(task: str, person: str, weights: Weights, changes: Changes) -> None:
    estimate = weights.estimates[task][person]
    row = _columns(estimate.amount, estimate.when)
    changes.put(
        EstimateRow, workshop=weights.board.workshop.id, task=task, person=person, people=estimate.people, **row
    )


@save.register
def _(event: EstimateTakenBack, weights: Weights, changes: Changes) -> None:
    changes.drop(EstimateRow, workshop=weights.board.workshop.id, task=event.task, person=event.person)


@save.register
def _(event: WeightSet, weights: Weights, changes: Changes) -> None:
    _put_setting(event.task, event.group, weights, changes)


def _put_setting(task: str, group: str, weights: Weights, changes: Changes) -> None:
    setting = weights.settings[task, group]
    row = _columns(setting.amount, setting.when)
    changes.put(WeightRow, workshop=weights.board.workshop.id, task=task, group=group, people=setting.people, **row)


@save.register
def _(event: WeightTakenBack, weights: Weights, changes: Changes) -> None:
    changes.drop(WeightRow, workshop=weights.board.workshop.id, task=event.task, group=event.group)


@save.register
def _(event: TopicCleared, weights: Weights, changes: Changes) -> None:
    if event.topic == WEIGHT:
        changes.drop(EstimateRow, workshop=weights.board.workshop.id)


@save.register
def _(event: AnswersJointly, weights: Weights, changes: Changes) -> None:
    changes.drop(EstimateRow, workshop=weights.board.workshop.id)
    for task in weights.estimates:
        for voice in weights.estimates[task]:
            _put_estimate(task, voice, weights, changes)


@save.register
def _(event: PersonTurnedAway, weights: Weights, changes: Changes) -> None:
    if not weights.is_shown:
        changes.drop(EstimateRow, workshop=weights.board.workshop.id, person=event.person)


@save.register
def _(event: TaskRemoved, weights: Weights, changes: Changes) -> None:
    _drop(event.task, weights, changes)


@save.register
def _(event: TaskMerged, weights: Weights, changes: Changes) -> None:
    _drop(event.task, weights, changes)
    _put_all(event.into, weights, changes)


@save.register
def _(event: TimesRestored, weights: Weights, changes: Changes) -> None:
    _drop(event.task, weights, changes)
    _put_all(event.task, weights, changes)


def _drop(task: str, weights: Weights, changes: Changes) -> None:
    for rows in (EstimateRow, WeightRow):
        changes.drop(rows, workshop=weights.board.workshop.id, task=task)


def _put_all(task: str, weights: Weights, changes: Changes) -> None:
    for person in weights.estimates.get(task, ()):
        _put_estimate(task, person, weights, changes)
    for about, group in weights.settings:
        if about == task:
            _put_setting(task, group, weights, changes)
