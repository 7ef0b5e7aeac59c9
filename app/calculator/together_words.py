"""What placements cost together, in words."""

from app.vocabulary import N_

TOGETHER = {
    "net": N_("Anställningarna, när bidragen är avdragna"),
    "saved": N_("Det kommunen slutar betala"),
    "support": N_("Stöd på arbetsplatsen och från AME"),
    "unit": N_("Verksamheten"),
    "ame": N_("AME och socialnämnd"),
    "whole": N_("Kommunen"),
}
"""Kronor a month. The last three are lenses: what is gained, or with a minus paid."""
LENSES = ("unit", "ame", "whole")
PAID = ("net", "saved", "support")
