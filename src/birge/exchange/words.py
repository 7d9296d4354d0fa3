"""Texts, amounts and moments as the standards write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone, translation
from django.utils.functional import Promise

from birge.contests.enums.programmes import ApplicantKind
from birge.exchange.contests.things import Contract, Indicator, Party, Step, Texts
from birge.kernel.money import TYIYN_IN_SOM
from birge.kernel.texts import text_in

LANGUAGE = "ky"
"""The language of fields that have only one."""
OTHERS = ("ru", "en")


def text(texts: Mapping[str, str]) -> str:
    """The text in Kyrgyz, else in the nearest language."""
    return text_in(texts, LANGUAGE)


def in_languages(promise: str | Promise) -> Texts:
    """A string of ours in the languages of open data."""
    found = {}
    for language in (LANGUAGE, *OTHERS):
        with translation.override(language):
            found[language] = str(promise)
    return found


def name_of(party: Party) -> Texts:
    """What a party is called; of residents who are not named, what kind of applicant they are."""
    if any(party.names.values()):
        return party.names
    return in_languages(ApplicantKind(party.kind).label)


def titled(row: Step | Indicator) -> str:
    """What a step or an indicator is called; where that is not told, its number."""
    return row.title or f"№ {row.number}"


def work_of(contract: Contract) -> tuple[date, date | None] | None:
    """The first day of the work, and the last (None: it goes on). None: the agreement ended before it began."""
    began_on = max(contract.starts_on, local_day(contract.signed_at))
    ended_on = local_day(contract.closed_at) if contract.closed_at else None
    return None if ended_on and ended_on < began_on else (began_on, ended_on)


def amount(tyiyn: int) -> int | float:
    """Whole units where there are no hundredths: 400000, 1234.5. Exact to the hundredth up to 90 trillion."""
    return tyiyn // TYIYN_IN_SOM if tyiyn % TYIYN_IN_SOM == 0 else tyiyn / TYIYN_IN_SOM


def moment(at: datetime) -> str:
    """2026-03-02T04:00:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(on: date) -> str:
    """2026-03-02."""
    return on.isoformat()


def local_day(at: datetime) -> date:
    """The day in Kyrgyzstan."""
    return timezone.localdate(at)


def start_of(on: date) -> datetime:
    """The moment at which a local day begins."""
    return timezone.make_aware(datetime.combine(on, time.min))


def end_of(on: date) -> datetime:
    """The last second of a local day."""
    return timezone.make_aware(datetime.combine(on, time(23, 59, 59)))


def filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something, in order: no empty text, list, object or null stands in open data."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
