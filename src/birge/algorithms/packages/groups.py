"""Totals per group of subjects, none of fewer than ten.

Groups below ten are merged, not left out: a total that is left out could be found by subtracting the others from the
whole. What is published is a partition of the subjects into sets of at least ten, with one total each per quantity, so
every sum or difference that a reader can form is about ten subjects or more, or about none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from birge.algorithms.cases import exact_text
from birge.algorithms.packages.canonical import Json
from birge.algorithms.packages.shape import SMALLEST


def merged(groups: Mapping[int, str], smallest: int = SMALLEST) -> list[tuple[list[str], list[int]]]:
    """The published groups: (names of the groups merged into it, numbers of its subjects), in the order of the names.

    All groups below `smallest` become one; while that one is below `smallest`, it takes in the smallest other group
    (ties by name). Nothing at all comes out where there are fewer than `smallest` subjects.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for number, name in sorted(groups.items()):
        members[name].append(number)
    by_size = sorted(members, key=lambda name: (len(members[name]), name))
    pooled = [name for name in by_size if len(members[name]) < smallest]
    others = by_size[len(pooled) :]
    while pooled and others and sum(len(members[name]) for name in pooled) < smallest:
        pooled.append(others.pop(0))
    sets = [*([name] for name in others), *([sorted(pooled)] if pooled else [])]
    published = [(names, sorted(number for name in names for number in members[name])) for names in sets]
    return sorted(group for group in published if len(group[1]) >= smallest)


def totals_by_group(
    rows: Sequence[Mapping[str, Json]], groups: Mapping[int, str], quantities: Sequence[str]
) -> list[dict[str, Json]]:
    """`groups` names the group of every row's number; a quantity is a field ("claim") or a part of one
    ("result/given").
    """
    if groups.keys() != {row["number"] for row in rows}:
        raise ValueError("Every subject must be in exactly one group.")
    by_number = {row["number"]: row for row in rows}
    return [
        {
            "groups": names,
            "subjects": len(numbers),
            "totals": {
                name: exact_text(sum((_amount(by_number[n], name) for n in numbers), Fraction(0)))
                for name in quantities
            },
        }
        for names, numbers in merged(groups)
    ]


def _amount(row: Mapping[str, Json], quantity: str) -> Fraction:
    field, _, part = quantity.partition("/")
    value = row["fields"][field]["value"]
    return Fraction(value[part] if part else value)  # packed: a whole number or text like "40/7"
