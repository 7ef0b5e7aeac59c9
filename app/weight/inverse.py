"""How what happened to the time that tasks take is taken back."""

from functools import singledispatch

from app.board.events import TaskMerged, TaskRemoved
from app.vocabulary import Back, Event
from app.weight.events import TimeEstimated, TimesRestored, WeightSet, WeightTakenBack
from app.weight.weight import Setting, Weights, flat


@singledispatch
def inverse(event: Event, weights: Weights) -> Back:
    """The events that bring the weights back to what they are now, before `event` happens."""
    return None


@inverse.register(WeightSet)
@inverse.register(WeightTakenBack)
def _(event: WeightSet | WeightTakenBack, weights: Weights) -> Back:
    setting = weights.settings.get((event.task, event.group))
    return [_set(event.task, event.group, setting) if setting else WeightTakenBack(event.task, event.group)]


@inverse.register(TaskRemoved)
@inverse.register(TimesRestored)
def _(event: TaskRemoved | TimesRestored, weights: Weights) -> Back:
    return [_restored(event.task, weights)]


@inverse.register
def _(event: TaskMerged, weights: Weights) -> Back:
    return [_restored(event.into, weights), _restored(event.task, weights)]


def _set(task: str, group: str, setting: Setting) -> WeightSet:
    return WeightSet(task, group, *flat(setting.amount), setting.people, setting.when)


def _restored(task: str, weights: Weights) -> TimesRestored:
    return TimesRestored(
        task,
        estimates=tuple(
            TimeEstimated(task, voice, *flat(it.amount), it.when, it.people)
            for voice, it in weights.estimates.get(task, {}).items()
        ),
        weights=tuple(_set(task, group, it) for (about, group), it in weights.settings.items() if about == task),
        told=tuple(sorted(weights.board.workshop.shown)),
    )
