"""What the site itself adds to the shell."""

from __future__ import annotations

from birge.kernel.shell import add_day_work
from birge.site.practice import practice_waiting

add_day_work(practice_waiting)
