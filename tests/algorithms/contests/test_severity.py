"""Marker severity: right by a second way of computing it, better than the plain mean where marking was partial, silent
where there is nothing to say.
"""

import numpy as np
import pytest

from birge.algorithms.contests.rank import Aggregate, Application, Criterion, Mark, RankCase, Rule, rank
from birge.algorithms.contests.severity import Model, Status, Variances, diagnose, document_of
from tests.algorithms.contests.severity_cases import corrected, kendall, made_up, plain


def contest(marks: dict[tuple[str, str], int], aggregate=Aggregate.MEAN):
    """One criterion from 0 to 100; `marks` by (application, marker)."""
    return rank(
        RankCase(
            (Criterion("c", 100, 100),),
            tuple(Application(name, 1, 0) for name in sorted({application for application, _ in marks})),
            tuple(Mark(application, marker, "c", mark) for (application, marker), mark in marks.items()),
            aggregate,
            Rule.SKIP,
            2,
        )
    )


STRICT = {  # qualities 90, 80, 70, 60, 50; marker s gives 20 less, everybody a little noise
    ("a", "s"): 71, ("a", "t"): 90, ("b", "t"): 79, ("b", "u"): 81, ("c", "s"): 50, ("c", "u"): 69,
    ("d", "t"): 61, ("d", "u"): 60, ("e", "s"): 30, ("e", "t"): 49,
}  # fmt: skip


def dense(table, total, variances):
    """Leniencies by the mixed-model equations as they stand in the books, with all effects in one matrix."""
    rows = np.arange(len(total))
    design = np.zeros((len(total), 1 + table.applications + table.markers))
    design[:, 0] = 1
    design[rows, 1 + table.application] = 1
    design[rows, 1 + table.applications + table.marker] = 1
    penalty = [0.0] + [variances.noise / variances.quality] * table.applications
    penalty += [variances.noise / variances.severity] * table.markers
    solved = np.linalg.solve(design.T @ design + np.diag(penalty), design.T @ total)
    return solved[1 + table.applications :]


def explained(columns, total):
    fitted = columns @ np.linalg.lstsq(columns, total, rcond=None)[0]
    return float(fitted @ total)


@pytest.mark.parametrize(("size", "seed"), [((20, 5, 3), 1), ((30, 8, 2), 2), ((12, 4, 3), 3)])
def test_leniencies_solve_the_mixed_model_equations(size, seed):
    table = made_up(*size, seed).table
    variances = Variances(1.1, 0.7, 0.6)
    found = Model(table).leniency(table.total, variances)
    assert found == pytest.approx(dense(table, table.total, variances), abs=1e-9)


def test_variances_are_those_of_the_fitted_constants():
    """Sums of squares by least squares on all constants, and their expected values by the traces of projections."""
    table = made_up(24, 6, 3, 5).table
    total, rows = table.total, np.arange(len(table.total))
    applications, markers = np.zeros((len(rows), 24)), np.zeros((len(rows), 6))
    applications[rows, table.application], markers[rows, table.marker] = 1, 1
    both = np.hstack([applications, markers])
    noise = (total @ total - explained(both, total)) / (len(rows) - np.linalg.matrix_rank(both))

    def others(columns, free):
        left = np.eye(len(rows)) - columns @ np.linalg.pinv(columns)
        return np.trace(free.T @ left @ free)

    severity = (explained(both, total) - explained(applications, total) - 5 * noise) / others(applications, markers)
    quality = (explained(both, total) - explained(markers, total) - 23 * noise) / others(markers, applications)
    found = Model(table).variances(total)
    assert (found.noise, found.severity, found.quality) == pytest.approx((noise, severity, quality))


@pytest.mark.parametrize("size", [(88, 18, 3), (20, 5, 3)])
def test_where_marking_was_partial_it_beats_the_plain_mean(size):
    """By Kendall's tau with the true qualities, over many made-up contests."""
    gains = []
    for seed in range(60):
        contest = made_up(*size, seed)
        if len(contest.table.groups()) == 1:
            gains.append(
                kendall(contest.quality, corrected(contest.table)) - kendall(contest.quality, plain(contest.table))
            )
    assert len(gains) > 40
    assert np.mean(gains) > 3 * np.std(gains) / len(gains) ** 0.5  # beyond chance


def test_where_all_mark_all_it_moves_every_score_alike():
    table = made_up(20, 9, 9, 1).table
    assert table.is_complete
    assert np.ptp(corrected(table) - plain(table)) == pytest.approx(0, abs=1e-9)


def test_a_strict_marker_is_found_and_the_order_put_right_beside_the_legal_one():
    found = diagnose(contest(STRICT), seed=1)
    assert found.status is Status.COMPARED
    severities = {one.marker: one.severity for one in found.markers}
    assert severities["s"] - severities["t"] == pytest.approx(20, abs=2)
    assert severities["s"] - severities["u"] == pytest.approx(20, abs=2)
    assert all(one.low < one.severity < one.high for one in found.markers)
    places = {one.application: (one.place, one.corrected_place) for one in found.applications}
    assert places == {"a": (1, 1), "b": (2, 2), "c": (4, 3), "d": (3, 4), "e": (5, 5)}


def test_the_seed_alone_decides_the_intervals():
    ranking = contest(STRICT)
    assert diagnose(ranking, seed=3) == diagnose(ranking, seed=3)
    assert diagnose(ranking, seed=3).markers != diagnose(ranking, seed=4).markers


def test_it_is_silent_where_all_mark_all():
    found = diagnose(contest({(a, m): 10 * at for at, a in enumerate("abc") for m in "st"}), seed=1)
    assert document_of(found) == {"status": "all-mark-all"}


def test_markers_without_a_common_application_are_not_compared():
    apart = {("a", "s"): 1, ("a", "t"): 2, ("b", "u"): 3, ("c", "u"): 3, ("d", "t"): 5}
    assert document_of(diagnose(contest(apart), seed=1)) == {"status": "not-connected", "groups": [["s", "t"], ["u"]]}


def test_a_chain_of_markers_leaves_nothing_to_tell_noise_by():
    chain = {("a", "s"): 1, ("a", "t"): 2, ("b", "t"): 3, ("b", "u"): 3}
    assert document_of(diagnose(contest(chain), seed=1)) == {"status": "too-few-marks"}


def test_nobody_marked_anything():
    assert document_of(diagnose(contest({}), seed=1)) == {"status": "all-mark-all"}


def test_markers_who_agree_wholly_are_equally_strict():
    agreeing = {
        ("a", "s"): 50,
        ("a", "t"): 50,
        ("b", "t"): 60,
        ("b", "u"): 60,
        ("c", "s"): 70,
        ("c", "u"): 70,
        ("d", "t"): 10,
    }
    found = diagnose(contest(agreeing), seed=1)
    assert found.variances.severity == pytest.approx(0, abs=1e-9)
    assert [one.severity for one in found.markers] == pytest.approx([0, 0, 0], abs=1e-6)


def test_the_document_states_points_to_hundredths():
    document = document_of(diagnose(contest(STRICT, Aggregate.MEDIAN), seed=1))
    assert list(document) == ["status", "variance", "markers", "applications"]
    assert document["applications"][0]["score"] == 80.5
    assert all(100 % one["severity"].denominator == 0 for one in document["markers"])
