"""What one application more costs a marker."""

from dataclasses import dataclass
from typing import Protocol


class Loads(Protocol):
    def margin(self, marker: int, load: int) -> int:
        """What one more costs who has `load`: never less than the one before."""


@dataclass(frozen=True, slots=True)
class Squares:
    """The differences of the squares; `far` at the limit."""

    step: int
    far: int
    limits: list[int]

    def margin(self, marker: int, load: int) -> int:
        return self.step * (2 * load + 1) if load < self.limits[marker] else self.far


@dataclass(frozen=True, slots=True)
class Between:
    """As squares, where every load lies between `least` and `most` in any case: up to `least` at any price."""

    step: int
    far: int
    least: list[int]
    most: list[int]

    def margin(self, marker: int, load: int) -> int:
        if load < self.least[marker]:
            return -(self.far // 8)
        return self.step * (2 * load + 1) if load < self.most[marker] else self.far
