"""Assignments for the tests: small cases with many ties, and the definition tried on all that could be chosen."""

from collections import Counter
from itertools import combinations, product
from random import Random

from hypothesis import strategies as st

from birge.algorithms.cases import Document
from birge.algorithms.contests.assign import AssignCase, Pair, read_case

FORMAT = "birge.contests.assign/1"


def document(case: AssignCase) -> Document:
    return {
        "format": FORMAT,
        "applications": [{"id": application} for application in case.applications],
        "markers": [{"id": one.id, "group": one.group, "max_load": one.max_load} for one in case.markers],
        "conflicts": objects(case.conflicts),
        "per_application": case.per_application,
        "group_minimum": dict(case.group_minimum),
        "affinity": [{"application": a, "marker": m, "value": value} for (a, m), value in case.affinity.items()],
        "current": objects(case.current),
    }


def objects(pairs: tuple[Pair, ...]) -> list[Document]:
    return [{"application": application, "marker": marker} for application, marker in pairs]


@st.composite
def assign_cases(draw: st.DrawFn, terms: bool = True) -> AssignCase:
    """`terms`: with affinity and pairs to keep. Rows in no order; many have no answer."""
    each = draw(st.integers(1, 3))
    markers = [
        {"id": f"m{name}", "group": draw(st.sampled_from("xyz")), "max_load": draw(st.sampled_from([5, 5, 5, 2, 1, 0]))}
        for name in draw(st.permutations(range(draw(st.integers(each, 5)))))
    ]
    applications = [f"a{name}" for name in draw(st.permutations(range(draw(st.integers(0, 4)))))]
    pairs = [{"application": name, "marker": one["id"]} for name in applications for one in markers]
    some = st.lists(st.sampled_from(pairs), unique_by=str, max_size=6) if pairs else st.just([])
    case = {
        "format": FORMAT,
        "applications": applications,
        "markers": markers,
        "conflicts": draw(some),
        "per_application": each,
        "group_minimum": draw(st.dictionaries(st.sampled_from("xyz"), st.integers(0, 2), max_size=2)),
    }
    if terms:
        values = st.integers(-2, 3)
        case |= {"current": draw(some), "affinity": [pair | {"value": draw(values)} for pair in draw(some)]}
    return read_case(case)


def possible(case: AssignCase) -> list[list[tuple[str, ...]]]:
    """By application, in order: what could be chosen if there were no limits."""
    conflicts, group = set(case.conflicts), {one.id: one.group for one in case.markers}

    def choices(application: str) -> list[tuple[str, ...]]:
        free = [marker for marker in sorted(group) if (application, marker) not in conflicts]
        return [
            chosen
            for chosen in combinations(free, case.per_application)
            if all(sum(group[one] == name for one in chosen) >= least for name, least in case.group_minimum.items())
        ]

    return [choices(application) for application in sorted(case.applications)]


def worth(case: AssignCase, pairs: list[Pair]) -> tuple:
    """What is compared, first to last: the least is best."""
    kept, loads = set(case.current), Counter(marker for _, marker in pairs)
    affinity = sum(case.affinity.get(pair, 0) for pair in pairs)
    return -sum(pair in kept for pair in pairs), sum(load * load for load in loads.values()), -affinity, pairs


def best(case: AssignCase) -> list[Pair] | None:
    """Of all assignments, tried one by one."""
    limits = {one.id: one.max_load for one in case.markers}
    found = None
    for chosen in product(*possible(case)):
        loads = Counter(marker for markers in chosen for marker in markers)
        if all(load <= limits[marker] for marker, load in loads.items()):
            rows = zip(sorted(case.applications), chosen, strict=True)
            tried = worth(case, [(application, marker) for application, markers in rows for marker in markers])
            found = tried if found is None else min(found, tried)
    return None if found is None else found[-1]


def middle_case(chance: Random, applications: int, markers: int) -> AssignCase:
    """Too large to try everything: conflicts, limits, a minimum, affinity in tenths, half of an old assignment."""
    names = [f"a{number:03}" for number in range(applications)]
    rows = [f"m{number:02}" for number in range(markers)]
    pairs = [(name, row) for name in names for row in rows]
    most = -(-3 * applications // markers) + 3
    affinity = {pair: chance.randrange(-20, 40) for pair in pairs if chance.random() < 0.4}
    case = {
        "format": FORMAT,
        "applications": names,
        "markers": [
            {"id": row, "group": "xyz"[place % 3], "max_load": chance.randint(most - 2, most)}
            for place, row in enumerate(rows)
        ],
        "conflicts": objects([pair for pair in pairs if chance.random() < 0.1]),
        "per_application": 3,
        "group_minimum": chance.choice([{}, {"x": 1}, {"x": 1, "y": 1, "z": 1}]),
        "affinity": [{"application": a, "marker": m, "value": value} for (a, m), value in affinity.items()],
        "current": objects(
            [(name, row) for name in names for row in chance.sample(rows, 2)] if chance.random() < 0.5 else []
        ),
    }
    return read_case(case)
