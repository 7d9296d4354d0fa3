"""The working days of Kyrgyzstan: Monday to Friday, public holidays and the days that the government transfers.

Holidays and the transfers known to the `holidays` package come from there (religious holidays of coming years are
estimates); `TransferredDay` holds what an administrator entered with its source, and wins.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays
from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.models import TransferredDay

_DAY = timedelta(days=1)
_STRIDE = timedelta(days=60)


@lru_cache(maxsize=64)
def _calendar(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("KG", years=year)


def holidays_of(year: int, language: str) -> list[tuple[date, str]]:
    """The public holidays of a year with their names, in Kyrgyz or Russian, else English, by day."""
    names = {"ky": "ky", "en": "en_US"}.get(language, "ru_KG")
    return sorted(holidays.country_holidays("KG", years=year, language=names).items())


def _ordinarily_working(on: date) -> bool:
    return bool(_calendar(on.year).is_working_day(on))


def _transferred(starts_on: date, ends_on: date) -> dict[date, bool]:
    days = TransferredDay.objects.filter(on__gte=starts_on, on__lt=ends_on)
    return dict(days.values_list("on", "is_working"))


def is_working_day(on: date) -> bool:
    """Whether offices work on this day."""
    return _transferred(on, on + _DAY).get(on, _ordinarily_working(on))


def working_days_between(starts_on: date, ends_on: date) -> int:
    """How many working days there are in [starts_on, ends_on)."""
    transferred = _transferred(starts_on, ends_on)
    days = (starts_on + _DAY * index for index in range((ends_on - starts_on).days))
    return sum(transferred.get(day, _ordinarily_working(day)) for day in days)


def add_working_days(starts_on: date, count: int) -> date:
    """The last day of a term of `count` working days that begins on the day after `starts_on`.

    A term counted in days begins on the next day: Civil Code of the Kyrgyz Republic, rules on the calculation of terms
    (article to confirm). `count` = 0 gives `starts_on` itself; a negative count is a ValueError.
    """
    if count < 0:
        raise ValueError("a term cannot be negative")
    day, until, transferred = starts_on, starts_on + _DAY, {}
    while count:
        day += _DAY
        if day >= until:
            until = day + _STRIDE
            transferred = _transferred(day, until)
        count -= transferred.get(day, _ordinarily_working(day))
    return day


def working_days_before(on: date, count: int) -> date:
    """The last day after which, up to and with `on`, there are `count` working days: the twin of `add_working_days`.

    `count` = 0 gives `on` itself; a negative count is a ValueError.
    """
    if count < 0:
        raise ValueError("a term cannot be negative")
    day, since, transferred = on, on + _DAY, {}
    while count:
        if day < since:
            since = day - _STRIDE
            transferred = _transferred(since, day + _DAY)
        count -= transferred.get(day, _ordinarily_working(day))
        day -= _DAY
    return day


@transaction.atomic
def transfer_day(*, on: date, is_working: bool, reason: str, source: str, by: Actor, at: datetime) -> TransferredDay:
    """Make a day working or free, with the reason and the act that says so; a second entry replaces the first."""
    old = TransferredDay.objects.filter(on=on).first()
    before = _as_json(old) if old else None
    day, _new = TransferredDay.objects.update_or_create(
        on=on, defaults={"is_working": is_working, "reason": reason, "source": source}
    )
    journal.record(by=by, at=at, verb="kernel.transfer_day", subject=day, before=before, after=_as_json(day))
    return day


@transaction.atomic
def undo_transfer(*, day: TransferredDay, by: Actor, at: datetime) -> None:
    """Give a day back to the ordinary calendar."""
    journal.record(by=by, at=at, verb="kernel.undo_transfer", subject=day, before=_as_json(day))
    day.delete()


def _as_json(day: TransferredDay) -> dict[str, object]:
    return {"on": day.on.isoformat(), "is_working": day.is_working, "reason": day.reason, "source": day.source}
