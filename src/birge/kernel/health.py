"""What is in order and what is not: each folder registers checks of its own, `birge doctor` runs them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.module_loading import import_string


class Level(StrEnum):
    """How bad it is: only a problem makes `birge doctor` end with exit code 1."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: what was seen and, unless it is in order, the remedy.

    With `stops_serving` a site for real use does not start.
    """

    name: str
    level: Level
    says: str
    remedy: str = ""
    stops_serving: bool = False


def fine(name: str, says: str) -> Finding:
    """In order."""
    return Finding(name, Level.OK, says)


def warning(name: str, says: str, remedy: str, *, stops_serving: bool = False) -> Finding:
    """Works, but somebody should know."""
    return Finding(name, Level.WARNING, says, remedy, stops_serving)


def problem(name: str, says: str, remedy: str, *, stops_serving: bool = False) -> Finding:
    """Wrong, with what to do about it."""
    return Finding(name, Level.PROBLEM, says, remedy, stops_serving)


_checks: list[str] = []


def add_check(function: str) -> None:
    """Register a function `(at: datetime) -> iterable of Finding` by its dotted name, in an app's `ready()`."""
    if function not in _checks:
        _checks.append(function)


def look(at: datetime) -> list[Finding]:
    """The findings of every check; a check that fails is itself a problem."""
    return [finding for function in _checks for finding in _run(function, at)]


def _run(function: str, at: datetime) -> Iterable[Finding]:
    try:
        return list(import_string(function)(at=at))
    except Exception as error:
        return [problem(function, f"The check failed: {type(error).__name__}: {error}", "Repair what it says first.")]
