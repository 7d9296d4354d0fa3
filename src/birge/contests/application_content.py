"""What an applicant typed, and what it means: the exact content of an application.

`Typed` is kept as it was typed, so that nothing is lost while it is not right yet. `Content` is what is sealed, opened
and judged: sums in tyiyn, quantities as exact decimals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.algorithms.contests.budget import Row, Sums, add_up
from birge.contests.application_form import LIST, QUESTIONS, length_for, questions_of
from birge.contests.models import Call
from birge.contests.terms import Terms
from birge.kernel.money import MOST_TYIYN, Money, MoneyError, parse

FORMAT = "birge.contests.application/1"
CELLS = ("what", "unit", "quantity", "price", "own")
"""A row of the budget as it is typed; `own` is the part of its cost that the applicant bears."""
MOST_ROWS, LONGEST_CELL = 100, 200
_LARGEST = Decimal(10) ** 9
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")


@dataclass(frozen=True)
class Finding:
    """Something about a part of the form ("texts:title", "rows:2", "documents:charter", …), in words.

    `is_blocking`: it cannot be submitted so; otherwise the applicant should know it.
    """

    part: str
    text: str | Promise
    is_blocking: bool = True


@dataclass
class Typed:
    """A draft. `files`: {"id" (of the attachment), "document", "name", "kind", "size_bytes",
    "key"}."""

    requested: str = ""
    area: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return asdict(self)


def typed_from(post: Mapping[str, str], terms: Terms, files: list[dict[str, Any]], before: Typed) -> Typed:
    """What a sent form says, cut to what the form takes. Texts that this length of form does not ask for stay.

    The letter zero, which no keyboard writes and PostgreSQL does not keep, is left out.
    """
    post = {name: post[name].replace("\0", "") for name in post}
    texts = dict(before.texts)
    for question in QUESTIONS:
        if question.id in post:
            texts[question.id] = post[question.id].replace("\r\n", "\n")[: question.most]
    rows = []
    for number in range(MOST_ROWS):
        if f"what-{number}" not in post:
            break
        row = {cell: post.get(f"{cell}-{number}", "").strip()[:LONGEST_CELL] for cell in CELLS}
        if any(row.values()):
            rows.append(row)
    return Typed(
        requested=post.get("requested", before.requested).strip()[:30],
        area=post.get("area", before.area)[:40],
        texts=texts,
        rows=rows,
        answers={item.id: post.get(f"answer-{item.id}", before.answers.get(item.id, ""))[:3]
                 for item in terms.requirements},
        files=files,
    )  # fmt: skip


def sum_of(text: str) -> int | None:
    """A typed sum in tyiyn; None for nothing. Raises `MoneyError`."""
    return parse(text).amount_tyiyn if text.strip() else None


def read_rows(rows: list[dict[str, str]]) -> tuple[list[dict[str, Any]], list[Finding]]:
    """The rows with exact values, and what is wrong in them. A row with a mistake counts nothing."""
    good, wrong = [], []
    for number, row in enumerate(rows):
        try:
            good.append(_read_row(row))
        except (MoneyError, _BadRow) as error:
            wrong.append(Finding(f"rows:{number}", str(error)))
    return good, wrong


class _BadRow(ValueError):
    """A row that says too little or nothing that can be counted."""


def _read_row(row: dict[str, str]) -> dict[str, Any]:
    if not row["what"]:
        raise _BadRow(_("Write what it is for."))
    try:
        quantity = Decimal(row["quantity"].translate(_SPACES).replace(",", ".") or "1")
    except InvalidOperation:
        raise _BadRow(_("Write the quantity as a number, like 12 or 2,5.")) from None
    if not (quantity.is_finite() and 0 < quantity < _LARGEST) or quantity != round(quantity, 3):
        raise _BadRow(_("The quantity is more than 0 and has at most three digits after the comma."))
    price, own = sum_of(row["price"]), sum_of(row["own"]) or 0
    if price is None:
        raise _BadRow(_("Write the price of one."))
    counted = Row(Fraction(quantity), price, own)
    if counted.cost_tyiyn > MOST_TYIYN:
        raise _BadRow(_("This sum is too large."))
    if counted.grant_tyiyn < 0:
        raise _BadRow(_("Your own part is larger than the cost."))
    return {
        "what": row["what"], "unit": row["unit"], "quantity": f"{quantity.normalize():f}", "price_tyiyn": price,
        "cost_tyiyn": counted.cost_tyiyn, "own_tyiyn": own,
    }  # fmt: skip


def sums_of(rows: list[dict[str, Any]]) -> Sums:
    """The sums of rows with exact values."""
    return add_up(Row(Fraction(row["quantity"]), row["price_tyiyn"], row["own_tyiyn"]) for row in rows)


def area_ids(call: Call) -> list[str]:
    """The places among which an applicant chooses; none: the call does not ask."""
    return [str(item["area"]) for item in call.areas]


def content_of(typed: Typed, call: Call) -> tuple[dict[str, Any], list[Finding]]:
    """The content that is sealed, and what of the typed could not be read. A place that the call does not name is
    none.
    """
    rows, wrong = read_rows(typed.rows)
    try:
        requested = sum_of(typed.requested)
    except MoneyError as error:
        requested = None
        wrong.insert(0, Finding("requested", str(error)))
    length = length_for(call.rule_set.procedure, Money(requested or 0, call.currency))
    sums = sums_of(rows)
    content = {
        "format": FORMAT,
        "form": length,
        "requested_tyiyn": requested,
        "own_tyiyn": sums.own_tyiyn,
        "area": typed.area if typed.area in area_ids(call) else None,
        "texts": {item.id: typed.texts.get(item.id, "").strip() for item in questions_of(length)},
        "rows": rows,
        "answers": {name: answer == "yes" for name, answer in typed.answers.items() if answer in ("yes", "no")},
    }
    return content, wrong


def typed_again(content: Mapping[str, Any], files: list[dict[str, Any]]) -> Typed:
    """A content as its applicant would type it, to be changed."""
    rows = [
        {
            "what": row["what"], "unit": row["unit"], "quantity": row["quantity"].replace(".", ","),
            "price": plain_sum(row["price_tyiyn"]), "own": plain_sum(row["own_tyiyn"]) if row["own_tyiyn"] else "",
        }
        for row in content["rows"]
    ]  # fmt: skip
    return Typed(
        requested=plain_sum(content["requested_tyiyn"] or 0),
        area=content["area"] or "",
        texts=dict(content["texts"]),
        rows=rows,
        answers={name: "yes" if answer else "no" for name, answer in content["answers"].items()},
        files=files,
    )


def plain_sum(amount_tyiyn: int) -> str:
    """Tyiyn as they are typed: "1200,50"."""
    som, tyiyn = divmod(amount_tyiyn, 100)
    return f"{som},{tyiyn:02d}" if tyiyn else str(som)


def partners_in(content: Mapping[str, Any]) -> Iterator[str]:
    """The names that were written as partners, each once."""
    lists = [question.id for question in QUESTIONS if question.kind == LIST]
    lines = (line.strip()[:200] for name in lists for line in content["texts"].get(name, "").splitlines())
    yield from dict.fromkeys(line for line in lines if line)
