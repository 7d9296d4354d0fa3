"""The yearly round: opened, walked and closed by the clerk."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.models import Household, Round, Visit


class RoundOpened(Exception):
    """There is a round of this year already."""

    def __str__(self) -> str:
        return str(_("The round of this year was opened already."))


class RoundClosed(Exception):
    """The round is over."""

    def __str__(self) -> str:
        return str(_("This round is closed. Write into the household book itself."))


def open_round(*, place: Place, year: int, starts_on: date, ends_on: date, by: Actor, at: datetime) -> Round:
    """Begin the round of a year in [starts_on, ends_on). Raises `RoundOpened`."""
    try:
        with transaction.atomic():
            found = Round.objects.create(
                place=place, year=year, starts_on=starts_on, ends_on=ends_on, opened_at=at, opened_by=by.as_json()
            )
            after = {"year": year, "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
            journal.record(by=by, at=at, verb="registers.open_round", subject=found, also=[place], after=after)
    except IntegrityError:
        raise RoundOpened from None
    return found


@transaction.atomic
def close_round(*, found: Round, by: Actor, at: datetime) -> Round:
    """The round is over, whatever was not visited. Raises `RoundClosed` if it was already."""
    found = require_open(found)
    found.closed_at, found.closed_by = at, by.as_json()
    found.save(update_fields=["closed_at", "closed_by"])
    after = {"visited": found.visits.count()}
    journal.record(by=by, at=at, verb="registers.close_round", subject=found, after=after)
    return found


def require_open(found: Round) -> Round:
    """The round, locked until the transaction ends. Raises `RoundClosed`."""
    found = Round.objects.select_for_update().get(pk=found.pk)
    if found.closed_at is not None:
        raise RoundClosed
    return found


def note_visit(*, found: Round, household: Household, on: date, is_changed: bool, by: Actor, at: datetime) -> Visit:
    """Within a transaction: the household was visited; a later visit takes the place of an earlier one."""
    said = {"visited_on": on, "is_changed": is_changed, "at": at, "by": by.as_json()}
    visit, _new = Visit.objects.update_or_create(round=found, household=household, defaults=said)
    after = {"round": str(found.pk), "visited_on": on.isoformat(), "is_changed": is_changed}
    journal.record(by=by, at=at, verb="registers.visit", subject=household, after=after)
    return visit
