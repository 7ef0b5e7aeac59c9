"""What a list is asked for, as it stands in its address: "" asks for all, and what can't be read asks for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

MOST_ASKED = 100
"""Characters of a question in the address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a kind of list is asked for: a text for each of its questions, of which `sort` is the order."""

    @property
    def asks(self) -> dict[str, str]:
        """What it asks for besides everything, for an address."""
        return {it.name: value for it in fields(self) if (value := getattr(self, it.name)) != it.default}

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves out anything."""
        return bool(self.asks.keys() - {"sort"})

    @classmethod
    def of(cls, address: Mapping[str, str]) -> Self:
        """As the address has it. What is no question of this list's is left out."""
        return cls(**{it.name: address[it.name][:MOST_ASKED] for it in fields(cls) if address.get(it.name)})
