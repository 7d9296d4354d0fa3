"""The weights against numbers worked out by hand."""

from math import exp, log

import numpy as np
import pytest

from birge.algorithms.matching.fields import fields_of
from birge.algorithms.matching.kinds import kinds_of
from birge.algorithms.matching.levels import Level, compare
from birge.algorithms.matching.model import Weights, start, weigh

FIRST, SECOND = np.array([0]), np.array([1])


def weighed(columns, rows=None):
    fields = fields_of(columns, kinds_of(columns))
    levels = compare(fields, FIRST, SECOND)
    return weigh(start(fields, rows=rows), fields, levels, FIRST, SECOND), [int(level[0]) for level in levels]


def test_agreeing_on_a_name_weighs_by_how_many_others_bear_it():
    rare, _ = weighed({"surname": ["Асанов", "Асанов", "Осмонов", "Эсенов"]})
    usual, _ = weighed({"surname": ["Асанов", "Асанов", "Асанов", "Асанов"]})
    # m = 0.81; u = (other bearers + 1/2) / (other rows + 400/2)
    assert rare.fields[0][0] == pytest.approx(log(0.81 / (0.5 / 202)))
    assert usual.fields[0][0] == pytest.approx(log(0.81 / (2.5 / 202)))


def test_agreeing_on_the_sex_says_next_to_nothing():
    weights, _ = weighed({"sex": ["m", "m", "f", "f"]})
    assert weights.fields[0][0] == pytest.approx(log(0.99 / (0.5 / 3)))


def test_two_unknown_values_weigh_nothing():
    weights, levels = weighed({"surname": ["", "", "Осмонов", "Эсенов"], "sex": ["m", "", "f", "f"]})
    assert levels == [Level.MISSING, Level.MISSING]
    assert [float(field[0]) for field in weights.fields] == [0, 0]


def test_any_two_rows_are_one_person_as_often_as_the_size_of_the_file_says():
    weights, _ = weighed({"surname": ["", "", "Осмонов"]}, rows=50_000)
    # one person in twenty entered twice: 0.05·n pairs of n²/2; households of five: 2·n
    assert exp(weights.match[0]) == pytest.approx(2 * 0.05 / 50_000)
    assert exp(weights.relative[0]) == pytest.approx(2 * 2 / 50_000)


def test_what_a_family_shares_speaks_for_relatives_as_much_as_for_one_person():
    weights, _ = weighed({"house": ["17", "17", "3", "4"]})
    match, relative = weights.match[0] - log(2 * 0.05 / 1000), weights.relative[0] - log(2 * 2 / 1000)
    assert relative == pytest.approx(log(0.95 * exp(match) + 0.05))


def test_the_score_is_the_share_of_one_person_among_the_three_explanations():
    weights = Weights([], np.array([log(3.0), 800.0]), np.array([log(2.0), -800.0]))
    assert weights.scores.tolist() == pytest.approx([3 / 6, 1.0])
    assert weights.relatives.tolist() == pytest.approx([2 / 6, 0.0])
