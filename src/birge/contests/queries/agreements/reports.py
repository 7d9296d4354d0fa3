"""What reports say: values by indicator, spending by row."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from birge.contests.agreement_content import BudgetRow, Content
from birge.contests.enums.agreements import VersionState
from birge.contests.models import Agreement, IndicatorValue, Report


def budget_of(agreement: Agreement) -> list[BudgetRow]:
    """The rows of the budget as the version in force has them."""
    version = agreement.versions.filter(state=VersionState.SIGNED).first()
    return Content.from_json(version.content).budget if version else []


def reached_by(agreement: Agreement) -> dict[UUID, Decimal]:
    """What was reached of each indicator by the newest submitted report that has a value of it."""
    rows = (
        IndicatorValue.objects.filter(report__agreement=agreement, report__submitted_at__isnull=False)
        .values("indicator", "report__number")
        .annotate(value=Sum("value"))
        .order_by("report__number")
    )
    return {row["indicator"]: row["value"] for row in rows}


def values_of(report: Report) -> dict[tuple[int, str, str], Decimal]:
    """(number of the indicator, sex, ages) -> what was reached."""
    rows = IndicatorValue.objects.filter(report=report).select_related("indicator")
    return {(row.indicator.number, row.sex, row.ages): row.value for row in rows}
