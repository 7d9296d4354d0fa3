"""How well water was delivered: adequacy, efficiency, dependability, equity (Molden & Gates 1990), Gini and Jain.

Columns: outlet, period, required_m3, delivered_m3, and perhaps group and position; then by these too. Pairs for which
nothing was required are left out; where nothing was delivered, efficiency counts 0; deviations are of the population.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

import numpy as np

from birge.algorithms import cases
from birge.algorithms.water.indicators import Deliveries, Indicators, codes_of, indicators
from birge.kernel.commands import BirgeCommand
from birge.water.tables.deliveries import read_deliveries

HELP = "how adequate, dependable and fair deliveries were"
DECIMALS: Final = 12


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deliveries", help="the deliveries, a CSV or XLSX file")
    parser.add_argument("--encoding", default="", help="of a text file; found out if not given")


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    file = read_deliveries(options["deliveries"], options["encoding"])
    document = _document(indicators(file.deliveries))
    for heading, texts in file.labels.items():
        found = _by(file.deliveries, texts)
        document[f"by_{heading}"] = {name: _document(part) for name, part in found.items()}
    return cases.write(document)


def _by(deliveries: Deliveries, texts: Sequence[str]) -> Mapping[str, Indicators]:
    """Of the rows with each text; rows that say none belong to no part."""
    codes, names = codes_of(texts)
    rows = {name: np.equal(codes, code) for code, name in enumerate(names) if name}
    return {name: indicators(deliveries.where(rows[name])) for name in sorted(rows)}


def _document(found: Indicators) -> dict[str, Any]:
    return {name: _shown(value) for name, value in asdict(found).items()}


def _shown(value: float | None) -> Any:
    """A share with `DECIMALS` decimals at most; counts as they are."""
    return Decimal(f"{value:.{DECIMALS}f}") if isinstance(value, float) else value
