"""A photo keeps its picture and loses where and when it was taken."""

import struct
import zlib

import pytest

from birge.algorithms.photos import Damaged, without_metadata

PLACE = b"42.8746 N 74.5698 E"
SCAN = b"\xff\xda\x00\x02picture\xff\x00more\xff\xd9"


def segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, 2 + len(content)) + content


def exif(orientation: int, order: str = ">") -> bytes:
    mark = b"MM" if order == ">" else b"II"
    tiff = struct.pack(f"{order}2sHIHHHIHHI", mark, 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return segment(0xE1, b"Exif\x00\x00" + tiff + PLACE)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


JFIF, TABLE = segment(0xE0, b"JFIF\x00"), segment(0xDB, b"table")
HEAD, BODY, END = chunk(b"IHDR", b"0" * 13), chunk(b"IDAT", b"picture"), chunk(b"IEND", b"")
PNG = b"\x89PNG\r\n\x1a\n"


def test_of_a_jpeg_exif_comments_and_makers_notes_go_and_the_picture_stays() -> None:
    photo = b"\xff\xd8" + JFIF + exif(1) + segment(0xFE, PLACE) + segment(0xED, PLACE) + TABLE + SCAN + PLACE + SCAN
    assert without_metadata(photo) == b"\xff\xd8" + JFIF + TABLE + SCAN


@pytest.mark.parametrize("order", [">", "<"])
def test_how_the_camera_was_held_stays(order: str) -> None:
    cleaned = without_metadata(b"\xff\xd8" + exif(6, order) + TABLE + SCAN)
    upright = exif(6)[: -len(PLACE)].replace(b"\xff\xe1\x00\x35", b"\xff\xe1\x00\x22")
    assert cleaned == b"\xff\xd8" + upright + TABLE + SCAN
    assert without_metadata(cleaned) == cleaned


def test_exif_that_cannot_be_read_says_nothing() -> None:
    photo = b"\xff\xd8" + segment(0xE1, b"Exif\x00\x00II*\x00\xff\xff\xff\x00") + TABLE + SCAN
    assert without_metadata(photo) == b"\xff\xd8" + TABLE + SCAN


def test_of_a_png_texts_and_exif_go_and_the_picture_stays() -> None:
    photo = PNG + HEAD + chunk(b"eXIf", PLACE) + chunk(b"tEXt", PLACE) + BODY + chunk(b"tIME", b"1234567") + END + PLACE
    assert without_metadata(photo) == PNG + HEAD + BODY + END


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8",
        b"\xff\xd8" + JFIF,
        b"\xff\xd8" + JFIF + b"x",
        b"\xff\xd8" + JFIF[:-1],
        b"\xff\xd8" + TABLE + SCAN[:-2],
        PNG + HEAD,
        PNG + HEAD + BODY[:-3],
    ],
)
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Damaged):
        without_metadata(content)
