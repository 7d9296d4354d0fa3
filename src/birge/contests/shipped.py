"""The procedures that are shipped, as data: a customer's rules begin as a copy of one.

`profiles/<profile>.json` holds names, terms (`terms.Terms`) and sources by term. A term without a source is to confirm:
the public texts of the law and of resolution No. 604 do not give its number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from birge.contests.enums.programmes import Profile
from birge.contests.terms import Terms

_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Shipped:
    """A profile: its names, its terms, and where each was read."""

    profile: Profile
    names: dict[str, str]
    terms: Terms
    sources: dict[str, str]


@cache
def shipped(profile: str) -> Shipped:
    """The shipped procedure of this kind."""
    read = json.loads((_FOLDER / f"{profile}.json").read_text(encoding="utf-8"))
    return Shipped(Profile(profile), read["names"], Terms.from_json(read["terms"]), read["sources"])
