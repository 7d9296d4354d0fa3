"""Finds rule sets: versions of a customer's procedures."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from birge.contests.models import RuleSet
from birge.people.models import Organisation


def in_force(rows: QuerySet[RuleSet], on: date) -> list[RuleSet]:
    """Of these, the rules in force on a day: of each customer and profile the published version that started last."""
    found = rows.filter(published_at__isnull=False, starts_on__lte=on).select_related("customer")
    latest = {(row.customer_id, row.profile): row for row in found.order_by("starts_on", "version")}
    return sorted(latest.values(), key=lambda row: (row.customer_id, row.profile))


def rule_set_on(customer: Organisation, profile: str, on: date) -> RuleSet | None:
    """The customer's rules of this kind that are in force on a day."""
    rows = RuleSet.objects.filter(customer=customer, profile=profile, published_at__isnull=False, starts_on__lte=on)
    return rows.order_by("-starts_on", "-version").first()


def versions_of(rule_set: RuleSet) -> QuerySet[RuleSet]:
    """All versions of this procedure of its customer, the newest first."""
    return RuleSet.objects.filter(customer=rule_set.customer_id, profile=rule_set.profile).order_by("-version")
