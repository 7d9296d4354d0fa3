"""News between folders: what happened, told to whoever asked to hear it, inside the same transaction.

An event is a frozen dataclass defined beside the action that publishes it. A listener registers in its app's `ready()`.
A listener that must not undo the action does its work in a background task.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")

_listeners: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def listen(kind: type[Event], listener: Callable[[Event], None]) -> None:
    """Call `listener` with every event of this kind; registering twice changes nothing."""
    if listener not in _listeners[kind]:
        _listeners[kind].append(listener)


def publish(event: object) -> None:
    """Tell the listeners in the order in which they registered; an error in one undoes the whole action."""
    for listener in _listeners[type(event)]:
        listener(event)
