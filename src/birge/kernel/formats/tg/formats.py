"""Dates as people write them; a decimal comma, thousands apart by a no-break space (CLDR)."""

from birge.kernel.formats.everywhere import *  # noqa: F403

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
