"""What a photo says beside its picture is taken out: the place, the moment and the device stand there.

JPEG (ITU-T T.81, annex B): the segments APP1 (EXIF, XMP) to APP15 and comments before the picture are left out, APP0
(JFIF), APP2 (colour profile) and APP14 (Adobe: how colours are stored) are kept. PNG (ISO/IEC 15948): only the chunks
that draw the picture are kept. Of EXIF the orientation alone is written again, so that the picture stays upright.
"""

from __future__ import annotations

import struct

JPEG_HEAD, PNG_HEAD = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SCAN, _END = 0xDA, 0xD9
_KEPT_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"iCCP", b"cHRM", b"sBIT"})
_EXIF = b"Exif\x00\x00"
_ORIENTATION, _SHORT = 0x0112, 3


class Damaged(ValueError):
    """The content is no whole JPEG or PNG picture."""


def without_metadata(content: bytes) -> bytes:
    """The same picture without anything about where, when and by what it was taken. Raises Damaged."""
    try:
        if content.startswith(JPEG_HEAD):
            return _jpeg(content)
        if content.startswith(PNG_HEAD):
            return _png(content)
    except (IndexError, struct.error) as error:
        raise Damaged from error
    raise Damaged


def _jpeg(content: bytes) -> bytes:
    kept, orientation, at = [], 1, len(JPEG_HEAD)
    while True:
        if content[at] != 0xFF:
            raise Damaged
        kind = content[at + 1]
        if kind == 0xFF:  # filling
            at += 1
            continue
        if kind == _SCAN:
            break
        (size,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + size]
        if len(segment) != 2 + size or size < 2 or kind == _END:
            raise Damaged
        if kind == 0xE1 and segment[4:].startswith(_EXIF):
            orientation = _orientation(segment[4 + len(_EXIF) :])
        if kind in _KEPT_SEGMENTS or not (0xE0 <= kind <= 0xEF or kind == 0xFE):
            kept.append(segment)
        at += 2 + size
    end = content.find(b"\xff\xd9", at)  # the first: behind it some cameras put a second picture with its own EXIF
    if end < 0:
        raise Damaged
    upright = [_exif(orientation)] if 1 < orientation <= 8 else []
    return b"".join([JPEG_HEAD, *upright, *kept, content[at : end + 2]])


def _orientation(tiff: bytes) -> int:
    """How the camera was held, 1 (upright) to 8, from the first directory of EXIF; 1 where nothing is said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for entry in range(count):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * entry)
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        return 1
    return 1


def _exif(orientation: int) -> bytes:
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)
    return struct.pack(">BBH", 0xFF, 0xE1, 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff


def _png(content: bytes) -> bytes:
    kept, at, kind = [PNG_HEAD], len(PNG_HEAD), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + size]
        if len(chunk) != 12 + size:
            raise Damaged
        if kind in _KEPT_CHUNKS:
            kept.append(chunk)
        at += 12 + size
    return b"".join(kept)
