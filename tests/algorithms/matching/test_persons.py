"""Persons of a book all together, and one new person against a few."""

import pytest

from birge.algorithms.matching import matches_among, matches_of
from tests.algorithms.matching.people import ASAN, OTHERS

SECOND = {**ASAN, "surname": "Toktogulov", "pin": "", "village": "Кок-Таш"}


def test_pairs_of_a_book_come_with_the_keys_of_the_persons():
    book = [("one", ASAN), ("two", OTHERS[0]), ("three", SECOND)]
    [match] = matches_among(book)
    assert (match.a, match.b) == ("one", "three")
    assert {reason.field: reason.code for reason in match.reasons}["surname"] == "other_spelling"


def test_a_new_person_is_recognised_among_those_whom_a_search_gave():
    [match] = matches_of(SECOND, [(7, ASAN), (8, {**ASAN, "given_name": "Үсөн"}), (9, OTHERS[1])])
    assert (match.a, match.b) == (None, 7)


def test_many_alike_candidates_do_not_make_their_names_common():
    alike = [(number, {**ASAN, "born_on": f"{1940 + number}-01-02", "pin": ""}) for number in range(40)]
    assert [match.b for match in matches_of(SECOND, [*alike, (99, ASAN)])] == [99]


def test_the_same_agreement_says_less_in_a_bigger_book():
    known = {name: ASAN[name] for name in ("surname", "given_name", "born_on")}
    scores = [matches_of(known, [(1, known)], among=among)[0].score for among in (1_000, 1_000_000)]
    assert scores[0] > scores[1] > 0.9


@pytest.mark.parametrize(("person", "candidates"), [(ASAN, []), ({}, [(1, {})]), ({"id": "1"}, [(1, {"id": "1"})])])
def test_without_anything_to_compare_nobody_is_recognised(person, candidates):
    assert matches_of(person, candidates) == []
