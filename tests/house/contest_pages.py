"""The pages of contests for the walks over all pages: who opens them, what is a file or a button, samples of addresses.

One line per address, under its topic.
"""

from __future__ import annotations

from tests.house.picking import Sample

CONTEST_SAMPLES: dict[str, Sample] = {}
"""What stands in the varying parts of each address."""

OPENED: dict[str, set[str]] = {}
"""The person ("" is a visitor) and the addresses that answer her GET with a page."""

CONTEST_FILES: set[str] = set()
"""Answered by a file or by a piece of a page, not by a page."""

CONTEST_POSTED: set[str] = set()
"""Buttons: no page of their own, a GET is refused."""

CONTEST_LED_ELSEWHERE: set[str] = set()
"""A GET leads to another page in this world."""

CONTEST_OPEN_TO_ALL: set[str] = set()
"""Whoever asks: public pages, and doors that open with a code of their own."""

CONTEST_ONES_OWN: set[str] = set()
"""Pages about the person who asks or about her own place: another's words must not stand there."""
