"""How samples of addresses pick a thing of the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from tests.house.world import World

Kwargs = dict[str, Any]
Sample = Callable[["World"], Kwargs]


def pk(find: Callable[[World], Any]) -> Sample:
    """The address of the thing that `find` picks."""
    return lambda world: {"pk": find(world).pk}


class Missing:
    """Nothing has this id: for things that the demo has none of; the address must not answer 200."""

    pk = uuid4()


MISSING = pk(lambda world: Missing())
