"""In which browsers the journeys are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """The size of the window, and whether scripts run in it."""

    name: str
    width: int
    height: int
    scripts: bool = True


PHONE = Setting("phone", 360, 800)
DESKTOP = Setting("desktop", 1280, 800)
WITHOUT_SCRIPTS = Setting("phone without scripts", 360, 800, scripts=False)
SETTINGS = [PHONE, DESKTOP, WITHOUT_SCRIPTS]
