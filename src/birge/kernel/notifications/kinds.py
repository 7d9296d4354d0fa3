"""Kinds of messages: a folder registers what it sends, and people choose by which channels they want it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from birge.kernel.enums import Channel


@dataclass(frozen=True)
class Kind:
    """A kind of message ("decisions.published"), its name on screen and its channels until a person chooses others.

    `on_screen` False: never kept on the site, whatever is chosen; a code proves nothing where it is asked for.
    """

    name: str
    label: str | Promise
    channels: tuple[Channel, ...]
    on_screen: bool = True


_kinds: dict[str, Kind] = {}


def register_kind(
    name: str,
    label: str | Promise,
    channels: tuple[Channel, ...] = (Channel.SCREEN, Channel.EMAIL),
    *,
    on_screen: bool = True,
) -> None:
    """Say in an app's `ready()` that the folder sends such messages."""
    _kinds[name] = Kind(name, label, channels, on_screen)


def kind(name: str) -> Kind:
    """A registered kind; an unknown name is a KeyError."""
    return _kinds[name]


def kinds() -> list[Kind]:
    """All kinds, by name."""
    return [_kinds[name] for name in sorted(_kinds)]
