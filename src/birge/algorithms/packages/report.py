"""What `verify` found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from birge.algorithms.packages.canonical import Json

SAME, DIFFERENT, MALFORMED = 0, 1, 2


class Did(StrEnum):
    """How far the package could be checked."""

    RECOMPUTED = "recomputed"
    NAMES_HIDDEN = "recomputed, names hidden"
    INPUTS_HIDDEN = "unchanged, inputs hidden"


class Voucher(StrEnum):
    """What is known of the key."""

    OURS = "ours"
    NOT_OURS = "not ours"
    NOBODY = "nobody vouches for it"


@dataclass(frozen=True, slots=True)
class Difference:
    """`path` is a JSON pointer (RFC 6901) into the package; "" is the whole."""

    path: str
    problem: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`exit_code` 0: everything holds; 1: something differs; 2: malformed. `did` is None if it did not come so far."""

    exit_code: int
    did: Did | None = None
    decision: str | None = None
    hash: str | None = None
    fingerprint: str | None = None
    voucher: Voucher | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def path(self) -> str | None:
        """Where the first difference is."""
        return self.differences[0].path if self.differences else None

    def as_json(self) -> Mapping[str, Json]:
        return {
            "exit_code": self.exit_code,
            "did": self.did and str(self.did),
            "decision": self.decision,
            "hash": self.hash,
            "fingerprint": self.fingerprint,
            "key": self.voucher and str(self.voucher),
            "path": self.path,
            "differences": [
                {"path": found.path, "problem": found.problem, "remedy": found.remedy} for found in self.differences
            ],
        }
