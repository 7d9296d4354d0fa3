"""The additive model of marks, fitted with shrinkage: total = mean + quality + leniency + noise.

Quality, leniency and noise are random with variances of their own. The variances are Henderson's third method's
(fitting constants; Henderson, Biometrics 9, 1953; Searle, Casella & McCulloch, Variance Components, Wiley 1992, ch. 5),
none below 0. With them qualities and leniencies are the best linear unbiased predictions (BLUP: Robinson, Statistical
Science 6, 1991), which is a ridge regression: a marker with few marks is shrunk towards the others.
"""

from dataclasses import dataclass

import numpy as np

from birge.algorithms.contests.severity.table import Floats, Table


@dataclass(frozen=True, slots=True)
class Variances:
    """In points squared."""

    quality: float
    severity: float
    noise: float


class Model:
    """What of the model depends only on who marked whom. The markers must be connected."""

    def __init__(self, table: Table) -> None:
        self.table = table
        ones = np.ones(len(table.total))
        self.by_application = table.sums(ones)
        self.by_marker = table.sums(ones, by_marker=True)
        together = np.zeros((table.applications, table.markers))
        together[table.application, table.marker] = 1.0
        self.together = together
        within = np.diag(self.by_marker) - together.T @ (together / self.by_application[:, None])
        self.inverse_within = np.linalg.pinv(within, hermitian=True)

    @property
    def degrees_of_freedom(self) -> int:
        """What is left for the noise when every application and every marker has a constant of its own."""
        return len(self.table.total) - self.table.applications - self.table.markers + 1

    def variances(self, total: Floats) -> Variances:
        """Of totals by row. Three reductions in the sum of squares, equated to what they are expected to be."""
        table = self.table
        rows, applications, markers = len(total), table.applications, table.markers
        total = total - total.mean()
        of_application, of_marker = table.sums(total), table.sums(total, by_marker=True)
        by_applications = float((of_application**2 / self.by_application).sum())
        by_markers = float((of_marker**2 / self.by_marker).sum())
        adjusted = of_marker - self.together.T @ (of_application / self.by_application)
        by_both = by_applications + float(adjusted @ self.inverse_within @ adjusted)
        noise = max(0.0, float((total**2).sum()) - by_both) / self.degrees_of_freedom
        severity = (by_both - by_applications - (markers - 1) * noise) / (rows - applications)
        quality = (by_both - by_markers - (applications - 1) * noise) / (rows - markers)
        return Variances(max(0.0, quality), max(0.0, severity), noise)

    def leniency(self, total: Floats, variances: Variances) -> Floats:
        """By marker, how much more she gives than the others, in points."""
        if variances.severity == 0:
            return np.zeros(self.table.markers)
        quality = variances.noise / variances.quality if variances.quality else np.inf
        held = 1 / (self.by_application + quality)
        matrix = np.diag(self.by_marker + variances.noise / variances.severity)
        matrix -= self.together.T @ (self.together * held[:, None])
        of_application, of_marker = self.table.sums(total), self.table.sums(total, by_marker=True)
        right = of_marker - self.together.T @ (of_application * held)
        # The mean is a constant without a penalty: a border of the system, with the qualities absorbed as above.
        edge = self.by_marker - self.together.T @ (self.by_application * held)
        corner = len(total) - float((self.by_application**2 * held).sum())
        corner_right = float(total.sum()) - float((of_application * self.by_application * held).sum())
        whole = np.block([[matrix, edge[:, None]], [edge[None, :], np.array([[corner]])]])
        solved = np.linalg.lstsq(whole, np.append(right, corner_right), rcond=None)[0]
        return np.asarray(solved[:-1], float)
