"""Finding things in the territory, as of a day. The names that other folders use are gathered here."""

from birge.places.queries.naming import (
    name_of,
    name_rows,
    names_by_place,
    names_of,
    needs_confirming,
    paths_of,
    with_names,
)
from birge.places.queries.search import find, found_in
from birge.places.queries.tree import (
    alive,
    children_of,
    covers,
    is_alive,
    parents_of,
    version_of,
    within,
)

__all__ = [
    "alive",
    "children_of",
    "covers",
    "find",
    "found_in",
    "is_alive",
    "name_of",
    "name_rows",
    "names_by_place",
    "names_of",
    "needs_confirming",
    "parents_of",
    "paths_of",
    "version_of",
    "with_names",
    "within",
]
