"""Where an indicator lies in its band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from birge.algorithms.water.indicators import Indicators
from birge.water.enums import BandKind, Verdict
from birge.water.models import Band


@dataclass(frozen=True)
class Judged:
    """An indicator with its place in its band; `verdict` "" where there is no band or nothing to judge."""

    kind: str
    value: float | None
    verdict: str = ""
    band: Band | None = None

    @property
    def label(self) -> str:
        """In the reader's language."""
        return str(BandKind(self.kind).label)

    @property
    def verdict_label(self) -> str:
        """In the reader's language."""
        return str(Verdict(self.verdict).label) if self.verdict else ""


def judged(found: Indicators, bands: Mapping[str, Band]) -> list[Judged]:
    """Each indicator in its band."""
    values = {kind: getattr(found, kind) for kind in BandKind.values}
    return [Judged(kind, value, _verdict(value, bands.get(kind)), bands.get(kind)) for kind, value in values.items()]


def _verdict(value: float | None, band: Band | None) -> str:
    """Bands are compared with what is shown, two decimals: 0.896 is shown as 0.90 and is judged as that."""
    if value is None or band is None:
        return ""
    shown = Decimal(f"{value:.2f}")
    sign = 1 if band.more_is_better else -1
    if sign * shown >= sign * band.good:
        return str(Verdict.GOOD)
    return str(Verdict.FAIR if sign * shown >= sign * band.fair else Verdict.POOR)
