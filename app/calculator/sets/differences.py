"""What differs between two sets. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.calculator.values import Parameter, Value


@dataclass(frozen=True, slots=True)
class Difference:
    """`first`, `second`: None where it is empty."""

    parameter: Parameter
    first: Value | None
    second: Value | None

    @property
    def change(self) -> Decimal | None:
        """By how much the second is larger, in the parameter's unit; None where either is empty."""
        return self.second.amount - self.first.amount if self.first and self.second else None

    @property
    def share(self) -> Decimal | None:
        """The same as a share of the first."""
        change = self.change
        return change / self.first.amount if change is not None and self.first and self.first.amount else None


def differences(first: Mapping[Parameter, Value], second: Mapping[Parameter, Value | None]) -> list[Difference]:
    """Those that are not the same in all that is said of them, in the parameters' order."""
    its = [Difference(it, first.get(it), second.get(it)) for it in Parameter]
    return [it for it in its if it.first != it.second]
