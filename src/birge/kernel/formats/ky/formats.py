"""Dates as people write them (2026-ж. 21-ноябрь, CLDR); a decimal comma, thousands apart by a no-break space (CLDR)."""

from birge.kernel.formats.everywhere import *  # noqa: F403

DATE_FORMAT = "Y-ж. j-E"
DATETIME_FORMAT = "Y-ж. j-E, H:i"
