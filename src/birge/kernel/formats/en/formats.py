"""Dates as people write them; a decimal point, thousands apart by a no-break space."""

from birge.kernel.formats.everywhere import *  # noqa: F403

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
DECIMAL_SEPARATOR = "."
