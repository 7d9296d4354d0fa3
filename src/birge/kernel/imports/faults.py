"""A fault of a file, before it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from birge.kernel.imports.enums import Level


@dataclass(frozen=True)
class Fault:
    """What is wrong where. `row` is the line of the file as the person's program numbers it; None: the whole sheet.

    `params` fill the message of `code`; `fix` is a value to offer in place of `value`.
    """

    code: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    level: Level = Level.ERROR
    fix: str = ""


class Unreadable(Exception):
    """The file cannot be read on; the fault says why and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault
