"""A donor's rapid-response grants: applications at any time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from birge.kernel.money import Money
from birge.people.models import Account, Organisation
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests.making import Customer, deadline, texts

CENTS = 100
BISHKEK = "41711000000000"
"""SOATE: the donor works in the whole country, its contests are held here."""
ANNOUNCED_BEFORE = timedelta(days=45)
NAMES = texts("Ыкчам жооп гранттары", "Гранты быстрого реагирования")
RAPID = {
    "names": NAMES,
    "goal": texts(
        "Коомдук кызыкчылыктагы маселелерге тез жооп берүү", "Быстро отвечать на вопросы, важные для общества"
    ),
    "task": texts("Үч айга чейинки чакан долбоорлор", "Небольшие проекты сроком до трёх месяцев"),
    "problem_text": {},
    "most_tyiyn": 5_000 * CENTS,
    "is_rolling": True,
}


def donor_of(cast: dict[str, Account]) -> Organisation:
    """The organisation that the director of grants works for."""
    held = roles_held(cast["grant-director"], SINCE, {"director"})[0]
    assert held.organisation is not None  # noqa: S101  the cast says so
    return held.organisation


def make_grants(cast: dict[str, Account], now: datetime) -> None:
    """The donor's programme and its rolling call."""
    donor = Customer(donor_of(cast), actor_of(cast["grant-director"]))
    rules = donor.rules("rapid-response", SINCE, BEGINNING)
    programme = donor.programme(
        texts("Жарандык демилгелер (үлгү)", "Гражданские инициативы (пример)"),
        texts("Уюмдарга жана топторго ыкчам гранттар", "Быстрые гранты организациям и группам"),
        (date(now.year, 1, 1), date(now.year + 2, 1, 1)),
        BEGINNING,
        place=Place.objects.get(soate=BISHKEK),
        basis="",
        source="",
    )
    money = Money(20_000 * CENTS, "USD")
    line = donor.line(programme, "donor", texts("Ыкчам жооп", "Быстрое реагирование"), money, BEGINNING)
    at = now - ANNOUNCED_BEFORE
    rolling = {**RAPID, "deadline_at": deadline(rules, at, 200)}
    donor.announce(donor.draft(line, rules, rolling, money.amount_tyiyn, at), at)
