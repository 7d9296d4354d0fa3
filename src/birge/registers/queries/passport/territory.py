"""The places of a passport as a dimension of its tables: the place, what lies in it, and whoever has no village."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery, UUIDField

from birge.algorithms.tables import Dimension, Node
from birge.kernel.texts import text_in
from birge.places.models import Version
from birge.places.queries import names_by_place, within
from birge.places.queries.tree import holds_on

PLACE = "place"
REST = "rest"
"""The part of a unit with units in it that is entered for none of them: node (REST, id of the unit)."""


@dataclass(frozen=True)
class Territory:
    """`codes`: the SOATE code of each unit; `names`: by language. Units that have ended hang on the place itself."""

    place: UUID
    dimension: Dimension
    codes: dict[UUID, str]
    names: dict[UUID, dict[str, str]]

    def leaf(self, unit: UUID) -> Node:
        """The node at which people of a unit are counted."""
        return (REST, unit) if (REST, unit) in self.dimension.position else unit

    def code_of(self, node: Node) -> str:
        """The SOATE code; of the rest of a unit that of the unit with "-rest"."""
        return f"{self.codes[node[1]]}-rest" if isinstance(node, tuple) else self.codes[node]  # type: ignore[index]

    def name_of(self, node: Node) -> str:
        """The name in the reader's language; of the rest of a unit the name of the unit."""
        unit = node[1] if isinstance(node, tuple) else node
        return text_in(self.names.get(unit, {})) or self.codes.get(unit, "")  # type: ignore[arg-type]


def territory_of(place: UUID, on: date) -> Territory:
    """One query, and one for the names."""
    parent = Version.objects.filter(holds_on(on), place=OuterRef("pk")).values("parent")[:1]
    found = within([place], on).annotate(parent=Subquery(parent, output_field=UUIDField())).order_by("soate", "pk")
    rows = list(found.values_list("pk", "soate", "parent"))
    codes = {unit: soate for unit, soate, _parent in rows}
    tree: dict[Node, Node | None] = {place: None}
    for unit, _soate, above in rows:
        if unit != place:
            tree[unit] = above if above in codes else place
    for holder in dict.fromkeys(above for above in tree.values() if above is not None):
        tree[REST, holder] = holder
    return Territory(place, Dimension(PLACE, tree), codes, names_by_place(codes, on))
