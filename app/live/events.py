"""Every event that a journal may hold, by its kind."""

from dataclasses import is_dataclass

import app.vocabulary
from app.analysis import events as analysis_events
from app.board import events as board_events
from app.live import acts
from app.parking import events as parking_events
from app.translation import events as translation_events
from app.vocabulary import Event
from app.voting import events as voting_events
from app.weight import events as weight_events
from app.workshop import events as workshop_events

KINDS: dict[str, type[Event]] = {
    name: event
    for module in (
        *(workshop_events, board_events, translation_events, parking_events, voting_events),
        *(weight_events, analysis_events, acts, app.vocabulary),
    )
    for name, event in vars(module).items()
    if isinstance(event, type) and issubclass(event, Event) and is_dataclass(event)
}
