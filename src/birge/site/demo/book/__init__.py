"""The demo's household book: invented families in the villages of two real aimaks, and what happened to them in 2026.

`names` and `families` know nothing of the database; `lines` turns families into lines of the book; `doubles` enters
some people twice; `year` lets a year pass through the same actions as real work; `round` begins the
year's round of all households.
"""

from birge.site.demo.book.loading import HOUSEHOLDS, make_book
from birge.site.demo.book.round import make_round

__all__ = ["HOUSEHOLDS", "make_book", "make_round"]
