"""How long an SMS is (3GPP TS 23.038, 23.040): 160 letters of the basic alphabet, 70 of any other, less when joined."""

from __future__ import annotations

from math import ceil

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€\f")
_BASIC_ONE, _BASIC_JOINED, _OTHER_ONE, _OTHER_JOINED = 160, 153, 70, 67


def parts_of(text: str) -> int:
    """In how many parts a text is sent and billed: Cyrillic letters fit 70 to a part, or 67 when there are several."""
    if set(text) <= _BASIC | _TWICE:
        length = sum(2 if letter in _TWICE else 1 for letter in text)
        one, joined = _BASIC_ONE, _BASIC_JOINED
    else:
        length = len(text.encode("utf-16-be")) // 2
        one, joined = _OTHER_ONE, _OTHER_JOINED
    return 1 if length <= one else ceil(length / joined)
