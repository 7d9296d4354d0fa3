"""What the commands on weather have in common: where the station stands, and what was not measured."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterable
from typing import Any

from birge.algorithms.water.et0 import Site, Substitute
from birge.kernel.commands import BirgeCommand

METHODS = ("penman-monteith", "hargreaves")

SUBSTITUTES = {
    Substitute.HUMIDITY: "humidity was not measured: the dew point is taken as the least temperature of the day "
    "(FAO-56, Eq. 48)",
    Substitute.WIND: "wind was not measured: 2 m/s at 2 m is taken (FAO-56, p. 63)",
    Substitute.SUN: "neither radiation nor sunshine was measured: radiation is taken from the range of temperature "
    "with kRs = 0.16, inland (FAO-56, Eq. 50)",
}


def between(least: float, most: float) -> Callable[[str], float]:
    """An argument type: a number between these."""

    def number(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise ArgumentTypeError(f"“{text}” is not a number") from None
        if not least <= value <= most:
            raise ArgumentTypeError(f"{text} does not lie between {least:g} and {most:g}")
        return value

    return number


def add_station(parser: ArgumentParser) -> None:
    parser.add_argument("--latitude", type=between(-90, 90), required=True, help="degrees north")
    parser.add_argument("--elevation", type=between(-450, 9000), required=True, help="metres above the sea")
    parser.add_argument(
        "--wind-height", type=between(0.5, 200), default=2.0, metavar="M", help="of the anemometer, metres (default: 2)"
    )
    parser.add_argument("--method", choices=METHODS, default=METHODS[0])
    parser.add_argument("--encoding", default="", help="of a text file; found out if not given")


def site_of(options: dict[str, Any]) -> Site:
    return Site(
        latitude_deg=options["latitude"],
        elevation_m=options["elevation"],
        longitude_deg=options.get("longitude") or 0.0,
        utc_offset_h=options.get("utc_offset") or 0.0,
        wind_height_m=options["wind_height"],
    )


def name_substitutes(command: BirgeCommand, file: str, replaced: Iterable[Substitute]) -> None:
    """Say on stderr what FAO-56 puts in the place of what was not measured."""
    for substitute in sorted(replaced):
        command.stderr.write(f"{file}: {SUBSTITUTES[substitute]}.")
