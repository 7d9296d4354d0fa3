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

from birge.kernel import issued

_MESSAGE = re.compile(r"\s*((?:[0-9A-Za-z]{4}[-\s]?){2}[0-9A-Za-z]{4})(?=[\s,;:.]|$)[\s,;:.]*(.*)", re.DOTALL)
_MARKS = re.compile(r"((?:[1-5](?![0-9A-Za-z])[\s,;:.]*)*)(.*)", re.DOTALL)
_DELIMITERS = ",;\t"


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


def read_file(content: bytes, questions: Sequence[Mapping[str, Any]]) -> Iterator[Sms | None]:
    """A message of each row that has one: the first cell that begins with a code. None for any other row."""
    text = content.decode("utf-8-sig", "replace")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        told = (read_message(cell, questions) for cell in row)
        if any(cell.strip() for cell in row):
            yield next((message for message in told if message is not None), None)
