"""What lies on the demo's desk: a resident who signs in, papers that were asked for, families that move, a section,
entries that look alike, a visit that two saw differently.

All of it is invented, and made through the same actions as real work; made again, it adds only what is missing.
"""

from birge.site.demo.desk.everything import make_desk

__all__ = ["make_desk"]
