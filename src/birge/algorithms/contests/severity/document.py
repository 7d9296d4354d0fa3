"""The diagnosis as a document: points to 2 decimals."""

from fractions import Fraction

from birge.algorithms.cases import Document
from birge.algorithms.contests.severity.diagnosis import Diagnosis


def document_of(diagnosis: Diagnosis) -> Document:
    """`status`; where markers could be compared `markers`, `applications` and `variance`; where not, their `groups`."""
    document: Document = {"status": str(diagnosis.status)}
    if diagnosis.groups:
        document["groups"] = [list(group) for group in diagnosis.groups]
    if diagnosis.variances is None:
        return document
    variances = diagnosis.variances
    return document | {
        "variance": {
            "quality": _points(variances.quality),
            "severity": _points(variances.severity),
            "noise": _points(variances.noise),
        },
        "markers": [
            {
                "marker": one.marker,
                "marked": one.marked,
                "severity": _points(one.severity),
                "low": _points(one.low),
                "high": _points(one.high),
            }
            for one in diagnosis.markers
        ],
        "applications": [
            {
                "application": one.application,
                "place": one.place,
                "score": _points(one.score),
                "corrected_place": one.corrected_place,
                "corrected_score": _points(one.corrected_score),
            }
            for one in diagnosis.applications
        ],
    }


def _points(number: float) -> Fraction:
    return Fraction(round(number * 100), 100)
