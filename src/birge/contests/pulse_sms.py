"""Answers of beneficiaries that came by SMS: read from a file of a phone or a gateway; only the words are kept.

A message is the code of a slip, a number from 1 to 5 for each question in its order, and words: "7K2M-00QF-9ABC 5 4 5
Ыракмат". Numbers of phones, names and days that stand beside it in the file are read by nobody and kept nowhere.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from birge.kernel import issued
from birge.kernel.imports.faults import Unreadable
from birge.kernel.imports.readers.sniffing import encoding_in

_MESSAGE = re.compile(r"\s*((?:[0-9A-Za-z]{4}[-\s]?){2}[0-9A-Za-z]{4})(?=[\s,;:.]|$)[\s,;:.]*(.*)", re.DOTALL)
_MARKS = re.compile(r"((?:[1-5](?![0-9A-Za-z])[\s,;:.]*)*)(.*)", re.DOTALL)
_DELIMITERS = ",;\t"
_SAMPLE_BYTES = 4000

ENCODINGS = {"cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "DOS (CP866)"}
"""What a person can choose for a file that is neither UTF-8 nor UTF-16: no letter of it says which one it is."""


@dataclass(frozen=True)
class Sms:
    """A message that begins with something like a code."""

    code: str
    marks: dict[str, int]
    words: str


def read_message(text: str, questions: Sequence[Mapping[str, Any]]) -> Sms | None:
    """What a message says; None where it does not begin with a code. Twelve digits are somebody's phone, not a code."""
    found = _MESSAGE.fullmatch(text)
    if found is None or not any(letter.isalpha() for letter in found.group(1)):
        return None
    given = _MARKS.fullmatch(found.group(2))
    numbers = re.findall(r"[1-5]", given.group(1)) if given else []
    words = given.group(2) if given else found.group(2)
    marks = {str(question["id"]): int(mark) for question, mark in zip(questions, numbers, strict=False)}
    return Sms(issued.tidy(found.group(1)), marks, words.strip()[:1000])


def text_in(content: bytes, encoding: str = "") -> str:
    """The whole file as text; `encoding` is what a person chose, "" to find out UTF-8 and UTF-16.

    Raises ValidationError where a letter cannot be read: no file is entered with spoilt words. The message shows
    how each encoding would read the words of the first such line, so that the person can choose.
    """
    try:
        text = content.decode(encoding or _found(content))
    except UnicodeDecodeError as error:
        name = ENCODINGS.get(encoding, "UTF-16")
        raise ValidationError(
            {"encoding": _("This file cannot be read as %(encoding)s. Choose another encoding.") % {"encoding": name}}
        ) from error
    if "\x00" in text:
        raise ValidationError({"file": _("This is not a text file. Save the messages as CSV in UTF-8.")})
    return text


def _found(content: bytes) -> str:
    """UTF-8, or UTF-16 by its mark or by the zero bytes beside each digit. Raises ValidationError."""
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = content[start::2].count(0)
        if zeros and not content[1 - start :: 2].count(0) and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return name
    try:
        return encoding_in(io.BytesIO(content))
    except Unreadable as error:
        lines = (line for line in content.splitlines() if not line.isascii())
        sample = next(lines)[:_SAMPLE_BYTES]
        seen = "; ".join(f"{name}: “{_words_of(sample, code)}”" for code, name in ENCODINGS.items())
        raise ValidationError(
            {"encoding": _("The file is not in UTF-8. Choose the encoding in which its words can be read. %(seen)s")
             % {"seen": seen}}
        ) from error  # fmt: skip


def _words_of(line: bytes, encoding: str) -> str:
    """The letters of a line without its numbers: a sample for the screen tells no phone and no code."""
    words = re.findall(r"[^\W\d_]{2,}", line.decode(encoding, "replace"))
    return " ".join(word for word in words if not word.isascii())[:60]


def read_file(text: str, questions: Sequence[Mapping[str, Any]]) -> list[Sms | None]:
    """A message of each row that has one: the first cell that begins with a code. None for any other row.

    Words hold commas too, so the cells are parted by what leaves the most messages.
    """
    first = text.partition("\n")[0]
    usual = sorted(_DELIMITERS, key=first.count, reverse=True)
    read = [list(_rows_of(text, delimiter, questions)) for delimiter in usual]
    return max(read, key=lambda rows: sum(row is not None for row in rows))


def _rows_of(text: str, delimiter: str, questions: Sequence[Mapping[str, Any]]) -> Iterator[Sms | None]:
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        told = (read_message(cell, questions) for cell in row)
        if any(cell.strip() for cell in row):
            yield next((message for message in told if message is not None), None)
