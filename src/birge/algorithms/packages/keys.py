"""Whose signature it is: the keys that an installation publishes, each from a moment to a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from birge.algorithms.packages import shapes
from birge.algorithms.packages.canonical import read
from birge.algorithms.packages.shapes import hexadecimal, members, moment, or_null

KEYS_FORMAT: Final = "birge.keys/1"
_ENTRY = members({"key": hexadecimal(32), "from": or_null(moment), "to": or_null(moment)})
_PUBLISHED = members({"format": shapes.one_of(KEYS_FORMAT), "keys": shapes.listing(_ENTRY)})


@dataclass(frozen=True)
class TrustedKey:
    """A public key (lower-case hex) that signs for somebody in [from_at, to_at); None: without a limit."""

    key: str
    from_at: str | None = None
    to_at: str | None = None

    def covers(self, moment: str) -> bool:
        """Moments are `YYYY-MM-DDTHH:MM:SSZ`, so their order is that of the texts."""
        return (self.from_at is None or self.from_at <= moment) and (self.to_at is None or moment < self.to_at)


def vouched(keys: Sequence[TrustedKey], key: str, signed_at: str) -> bool:
    return any(trusted.key == key and trusted.covers(signed_at) for trusted in keys)


def read_keys(data: bytes) -> list[TrustedKey]:
    """Keys from a file: 64 hexadecimal digits, or `{"format": "birge.keys/1", "keys": [{"key", "from", "to"}, …]}`."""
    text = data.strip().lower()
    if len(text) == 64 and shapes.is_hex(text.decode("ascii", "replace"), 32):
        return [TrustedKey(text.decode())]
    published = read(data)
    _PUBLISHED(published, "")
    return [TrustedKey(entry["key"], entry["from"], entry["to"]) for entry in published["keys"]]
