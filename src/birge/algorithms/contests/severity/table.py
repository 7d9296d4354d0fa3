"""Who gave which total to whom, as arrays; and whether the markers can be compared at all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """One row per pair that marked: `application` and `marker` (rows,) are indexes, `total` (rows,) is in points.
    `applications` and `markers`: how many there are, each in at least one row, each pair in at most one.
    """

    application: Indexes
    marker: Indexes
    total: Floats
    applications: int
    markers: int

    @property
    def is_complete(self) -> bool:
        """All mark all."""
        return len(self.total) == self.applications * self.markers

    def sums(self, values: Floats, *, by_marker: bool = False) -> Floats:
        """Of values by row: the sum by application, or by marker."""
        index, count = (self.marker, self.markers) if by_marker else (self.application, self.applications)
        return np.bincount(index, values, minlength=count).astype(np.float64)

    def groups(self) -> list[list[int]]:
        """The markers that are connected, directly or over others, by applications that both marked."""
        leader = list(range(self.markers))

        def head(marker: int) -> int:
            while leader[marker] != marker:
                leader[marker] = leader[leader[marker]]
                marker = leader[marker]
            return marker

        for markers in self._by_application():
            for other in markers[1:]:
                leader[max(head(markers[0]), head(other))] = min(head(markers[0]), head(other))
        groups: dict[int, list[int]] = {}
        for marker in range(self.markers):
            groups.setdefault(head(marker), []).append(marker)
        return list(groups.values())

    def _by_application(self) -> Sequence[list[int]]:
        rows: list[list[int]] = [[] for _ in range(self.applications)]
        for application, marker in zip(self.application.tolist(), self.marker.tolist(), strict=True):
            rows[application].append(marker)
        return rows
