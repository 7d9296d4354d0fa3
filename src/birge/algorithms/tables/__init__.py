"""Tables of persons that may be published: small numbers hidden, and what would give them away.

Meaning, method, sources and limits: `docs/algorithms/tables.md`.

place = Dimension("place", {"aimak": None, "village 1": "aimak", "village 2": "aimak"})
sex = Dimension.flat("sex", ("f", "m"))
protected = protect(Table((place, sex), {("village 1", "f"): 3, ...}), k=5)
protected.shown("village 1", "total")     # a number, or None where it is hidden
"""

from birge.algorithms.tables.dimension import Dimension, Node
from birge.algorithms.tables.protect import Protected, Why, protect, protect_together
from birge.algorithms.tables.table import Coordinates, Table

__all__ = ["Coordinates", "Dimension", "Node", "Protected", "Table", "Why", "protect", "protect_together"]
