"""Marker severity: a diagnostic beside the legal ranking where assignment was partial.

diagnosis = diagnose(ranking, seed=1)
document = document_of(diagnosis)
"""

from birge.algorithms.contests.severity.diagnosis import Corrected, Diagnosis, Marker, Status, diagnose
from birge.algorithms.contests.severity.document import document_of
from birge.algorithms.contests.severity.shrinkage import Model, Variances
from birge.algorithms.contests.severity.table import Table

__all__ = ["Corrected", "Diagnosis", "Marker", "Model", "Status", "Table", "Variances", "diagnose", "document_of"]
