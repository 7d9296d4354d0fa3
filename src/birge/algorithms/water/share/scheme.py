"""The canal scheme as a tree: one root, no loops, every canal reachable; numbered so that a subtree is a range."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from birge.algorithms.cases import CaseError

RESERVED: Final = frozenset({"request", "supply"})
"""What `bound_by` says where it is no canal that binds."""
_LONGEST_LOOP_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Scheme:
    """Nodes in depth-first order: 0 is the source, 1 the root canal; the parent of a node has a smaller number.

    `node_of[i]` is the node of the i-th canal of the case, `ends[node]` the first number behind its subtree.
    """

    parents: list[int]
    ends: list[int]
    node_of: list[int]


def check_scheme(ids: Sequence[str], parents: Sequence[str | None]) -> None:
    """Raises CaseError with the JSON path of the first canal that keeps the scheme from being a tree."""
    places = {name: place for place, name in enumerate(ids)}
    root = None
    for place, (name, parent) in enumerate(zip(ids, parents, strict=True)):
        if name in RESERVED:
            raise _error(place, "id", "reserved_id", id=name)
        if parent is None and root is not None:
            raise _error(place, "parent", "two_roots", id=root)
        if parent is not None and parent not in places:
            raise _error(place, "parent", "unknown_canal", id=parent)
        root = name if parent is None else root
    _check_loops(ids, parents, places)
    if root is None:
        raise CaseError("no_root").inside("canals")


def scheme_of(ids: Sequence[str], parents: Sequence[str | None]) -> Scheme:
    """The numbered tree of canals that `check_scheme` finds no fault with."""
    places = {name: place for place, name in enumerate(ids)}
    children: list[list[int]] = [[] for _ in ids]
    waiting: list[int] = []
    for place, parent in enumerate(parents):
        (waiting if parent is None else children[places[parent]]).append(place)
    order: list[int] = []
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting.extend(children[place])
    node_of = [0] * len(ids)
    for node, place in enumerate(order, start=1):
        node_of[place] = node
    above = [-1]
    for place in order:
        parent = parents[place]
        above.append(0 if parent is None else node_of[places[parent]])
    return Scheme(above, _ends(above), node_of)


def _ends(parents: list[int]) -> list[int]:
    ends = list(range(1, len(parents) + 1))
    for node in range(len(parents) - 1, 0, -1):
        ends[parents[node]] = max(ends[parents[node]], ends[node])
    return ends


def _check_loops(ids: Sequence[str], parents: Sequence[str | None], places: dict[str, int]) -> None:
    """Every canal is followed upwards once; whoever meets its own way again is in a loop."""
    done: set[str] = set()
    for name in ids:
        way: dict[str, None] = {}
        here: str | None = name
        while here is not None and here not in done:
            if here in way:
                loop = [*way][[*way].index(here) :]
                shown = " → ".join([*loop[:_LONGEST_LOOP_SHOWN], "…" if len(loop) > _LONGEST_LOOP_SHOWN else here])
                raise _error(places[here], "parent", "loop", canals=shown)
            way[here] = None
            here = parents[places[here]]
        done.update(way)


def _error(place: int, key: str, code: str, **params: str) -> CaseError:
    return CaseError(code, line=None, **params).inside(key).inside(place).inside("canals")
