"""Signed agreements with what was done, paid and reached."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from birge.contests.models import Application
from birge.exchange.contests import things
from birge.exchange.words import end_of


def contract_of(
    agreement: Any,
    application: Application,
    award: UUID,
    party: things.Party,
    place: things.Point | None,
    *,
    is_place_hidden: bool,
) -> things.Contract:
    """The agreement with its rows as `queries.published` fetched them."""
    return things.Contract(
        key=agreement.pk,
        award=award,
        number=agreement.number,
        title=str(application),
        party=party,
        amount_tyiyn=agreement.amount_tyiyn,
        state=agreement.state,
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        signed_at=agreement.signed_at,
        closed_at=agreement.closed_at,
        close_note=agreement.close_note,
        versions=tuple(_version(row) for row in agreement.told_versions),
        milestones=tuple(
            things.Milestone(row.pk, row.number, row.title, row.due_on, row.tranche_tyiyn, row.met_at)
            for row in agreement.told_milestones
        ),
        transactions=tuple(
            things.Transaction(
                row.pk, row.amount_tyiyn, row.is_return, row.paid_on, row.entered_at or end_of(row.paid_on)
            )
            for row in agreement.told_payments
        ),
        indicators=tuple(_indicator(row) for row in agreement.told_indicators),
        place=place,
        is_place_hidden=is_place_hidden,
    )


def _version(row: Any) -> things.Version:
    """The days in it are text."""
    starts_on, ends_on = date.fromisoformat(row.starts_on), date.fromisoformat(row.ends_on)
    steps = [
        things.Step(number, step["title"], date.fromisoformat(step["due_on"]))
        for number, step in enumerate(row.steps, start=1)
    ]
    return things.Version(row.pk, row.signed_at, row.amount_tyiyn, starts_on, ends_on, tuple(steps))


def _indicator(row: Any) -> things.Indicator:
    return things.Indicator(row.pk, row.number, row.title, row.unit, row.baseline, row.target, row.actual)
