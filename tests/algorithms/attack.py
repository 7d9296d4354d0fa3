"""The reader who tries to recover hidden numbers: linear programming by an independent solver (HiGHS in scipy).

He knows what is shown, that persons are not negative even in the finest cross of everything, and that zeros are shown,
so that each hidden number is at least one.
"""

from collections.abc import Sequence
from functools import reduce

import numpy as np
from scipy.optimize import linprog

from birge.algorithms.tables import Dimension, Protected


def narrowest(published: Sequence[Protected], k: int) -> list[tuple[int, int]]:
    """Pairs (width, needed) of all hidden cells whose width is less than needed: empty where all are safe."""
    crossed = {d.name: d for one in published for d in one.table.dimensions}
    rows, values, hidden, needed = [], [], [], []
    for one in published:
        own = {dimension.name for dimension in one.table.dimensions}
        parts = [_memberships(d) if name in own else np.ones((1, len(d.leaves))) for name, d in crossed.items()]
        order = [[d.name for d in one.table.dimensions].index(name) for name in crossed if name in own]
        rows.append(reduce(np.kron, parts))
        values.append(one.table.values.transpose(order).ravel())
        hidden.append(one.hidden.transpose(order).ravel())
        needed.append(one.table.room_needed(k).transpose(order).ravel())
    matrix, value, mask, need = np.vstack(rows), *map(np.concatenate, (values, hidden, needed))
    assert not (mask & (value == 0)).any()
    widths = [_width(matrix, value, mask, number) for number in np.flatnonzero(mask)]
    found = zip(widths, need[mask].tolist(), strict=True)
    return [(width, least) for width, least in found if width < least]


def _width(matrix: np.ndarray, value: np.ndarray, mask: np.ndarray, number: int) -> int:
    ends = []
    for sign in (1, -1):
        answer = linprog(
            sign * matrix[number],
            A_ub=-matrix[mask], b_ub=-np.ones(mask.sum()), A_eq=matrix[~mask], b_eq=value[~mask], method="highs",
        )  # fmt: skip
        assert answer.status in (0, 3), answer.message
        ends.append(sign * answer.fun if answer.status == 0 else np.inf)
    return 10**9 if np.inf in ends else round(ends[1] - ends[0])


def _memberships(dimension: Dimension) -> np.ndarray:
    """Nodes × leaves: 1 where the leaf is below or at the node."""
    found = np.zeros((len(dimension), len(dimension.leaves)))
    for column, leaf in enumerate(dimension.leaves):
        found[dimension.path(leaf), column] = 1
    return found
