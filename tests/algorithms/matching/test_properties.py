"""What holds for any list of persons."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.matching import find_pairs, kinds_of
from birge.algorithms.matching.edits import Letters, distances
from birge.algorithms.matching.fields import fields_of
from birge.algorithms.matching.levels import compare
from tests.algorithms.matching.people import ASAN, OTHERS

NAMES = st.sampled_from(["Асан", "Үсөн", "Усен", "Токтогулов", "Токтогулова", "Токтогул уулу", "Тоktogulov", "А.", ""])
DATES = st.sampled_from(["1985-03-12", "1985-12-03", "12.03.1985", "1985", "1986-03-13", "2010-09-01", ""])
PINS = st.sampled_from(["21203198500123", "21203198500124", "22010196100001", ""])
PERSONS = st.fixed_dictionaries(
    {"surname": NAMES, "given_name": NAMES, "patronymic": NAMES, "born_on": DATES, "pin": PINS, "house": DATES}
)
LISTS = st.lists(PERSONS, min_size=2, max_size=12)


def scores(persons, order=None, columns=None):
    """The score of each pair found, by the persons' places in `persons`."""
    order = order or list(range(len(persons)))
    table = {name: [persons[place][name] for place in order] for name in columns or persons[0]}
    pairs = find_pairs(table, kinds_of(table), threshold=0.01).pairs
    return {frozenset((order[pair.a], order[pair.b])): pair.score for pair in pairs}


@given(LISTS.flatmap(lambda persons: st.tuples(st.just(persons), st.permutations(range(len(persons))))))
@settings(deadline=None, max_examples=40)
def test_the_order_of_rows_and_columns_changes_nothing(drawn):
    persons, order = drawn
    straight = sorted(scores(persons).values())
    assert sorted(scores(persons, order, sorted(persons[0], reverse=True)).values()) == straight


@given(LISTS)
@settings(deadline=None, max_examples=40)
def test_a_column_of_numbers_of_rows_changes_nothing(persons):
    numbered = [{**person, "id": str(place), "cluster": "1"} for place, person in enumerate(persons)]
    assert scores(numbered) == scores(persons)


@given(LISTS)
@settings(deadline=None, max_examples=40)
def test_scores_are_probabilities_and_pairs_are_of_two_rows(persons):
    table = {name: [person[name] for person in persons] for name in persons[0]}
    for pair in find_pairs(table, kinds_of(table), threshold=0.0).pairs:
        assert 0 <= pair.score <= 1
        assert 0 <= pair.a < pair.b < len(persons)


@given(LISTS)
@settings(deadline=None, max_examples=40)
def test_comparing_is_symmetric(persons):
    table = {name: [person[name] for person in persons] for name in persons[0]}
    one, other = np.triu_indices(len(persons), 1)
    fields = fields_of(table, kinds_of(table))
    for there, back in zip(compare(fields, one, other), compare(fields, other, one), strict=True):
        assert there.tolist() == back.tolist()


@given(st.lists(PERSONS, max_size=8), st.integers(0, 9))
@settings(deadline=None, max_examples=40)
def test_a_person_copied_whole_is_always_found(persons, place):
    everyone = [{name: person.get(name, "") for name in ASAN} for person in [*persons, *OTHERS]]
    everyone.insert(min(place, len(everyone)), dict(ASAN))
    found = scores([*everyone, dict(ASAN)])
    assert found[frozenset((everyone.index(ASAN), len(everyone)))] > 0.9


LETTERS = st.text("abcdef12", max_size=20)


@given(LETTERS, LETTERS)
def test_edits_are_counted_as_by_the_definition(one, other):
    texts = Letters.of([one, other])
    assert distances(texts, np.array([0]), np.array([1])).tolist() == [alignment(one, other)]


def alignment(one, other):
    """Optimal string alignment by its recurrence."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        rows.append([i])
        for j, against in enumerate(other, 1):
            costs = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != against)]
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                costs.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(costs))
    return rows[-1][-1]
