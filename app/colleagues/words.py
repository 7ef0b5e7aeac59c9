"""Which accounts are asked for, in words."""

from app.colleagues.colleague import Which
from app.vocabulary import N_

WHICH = {Which.OPEN: N_("Öppna"), Which.CLOSED: N_("Stängda"), Which.ALL: N_("Alla")}
