"""What has happened, in words."""

from app.analysis import words as analysis
from app.board import words as board
from app.parking import words as parking
from app.translation import words as translation
from app.vocabulary import N_
from app.voting import words as voting
from app.weight import words as weight
from app.workshop import words as workshop

HAPPENED = {
    **workshop.HAPPENED,
    **board.HAPPENED,
    **translation.HAPPENED,
    **parking.HAPPENED,
    **voting.HAPPENED,
    **weight.HAPPENED,
    **analysis.HAPPENED,
    "ActUndone": N_("Ångrade: {of}"),
    "ActRedone": N_("Gjorde om: {of}"),
}
"""By event. Keys of two words: the second says which way it went."""
