"""A donor's grants: a youth contest whose deadline has passed, and rapid-response grants, open at any time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from birge.kernel.money import Money
from birge.people.models import Account
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests.making import Customer, deadline, texts

CENTS = 100
YOUTH_CENTS = 61_933 * CENTS
"""What seven youth initiatives of Bishkek got, in US dollars."""
YOUTH = {
    "names": texts("Жаштар демилгелери", "Молодёжные инициативы"),
    "goal": texts("Жаштардын өз демилгелерин чакан гранттар менен колдоо", "Поддержать инициативы молодёжи грантами"),
    "task": texts("Спорт, бош убакыт, экология, билим берүү боюнча долбоорлор",
                  "Проекты по спорту, досугу, экологии и образованию"),
    "problem_text": texts("Жаңы конуштарда жаштар үчүн бош убакыт өткөрүүчү жер аз (үлгү).",
                          "В новостройках мало мест, где молодёжь проводит свободное время (пример)."),
}  # fmt: skip
RAPID = {
    "names": texts("Ыкчам жооп гранттары", "Гранты быстрого реагирования"),
    "goal": texts(
        "Коомдук кызыкчылыктагы маселелерге тез жооп берүү", "Быстро отвечать на вопросы, важные для общества"
    ),
    "task": texts("Үч айга чейинки чакан долбоорлор", "Небольшие проекты сроком до трёх месяцев"),
    "problem_text": {},
    "most_tyiyn": 5_000 * CENTS,
    "is_rolling": True,
}


def make_grants(cast: dict[str, Account], now: datetime) -> None:
    """The donor's programme and its two calls."""
    director = cast["grant-director"]
    held = roles_held(director, now.date(), {"director"})[0]
    assert held.organisation is not None  # noqa: S101  the cast says so
    donor = Customer(held.organisation, actor_of(director, held))
    youth_rules, rapid_rules = (donor.rules(profile, SINCE, BEGINNING) for profile in ("youth-grant", "rapid-response"))
    programme = donor.programme(
        texts("Жаштар жана жарандык демилгелер (үлгү)", "Молодёжь и гражданские инициативы (пример)"),
        texts("Жаштардын жана уюмдардын чакан гранттары", "Небольшие гранты молодёжи и организациям"),
        (date(now.year, 1, 1), date(now.year + 2, 1, 1)),
        BEGINNING,
        basis="",
        source="",
    )
    youth = donor.line(programme, "donor", texts("Жаштарга", "Молодёжи"), Money(YOUTH_CENTS, "USD"), BEGINNING)
    rapid = donor.line(
        programme, "donor", texts("Ыкчам жооп", "Быстрое реагирование"), Money(2_000_000, "USD"), BEGINNING
    )
    before = now - timedelta(days=45)
    ended = {**YOUTH, "deadline_at": deadline(youth_rules, before)}
    donor.announce(donor.draft(youth, youth_rules, ended, YOUTH_CENTS, before), before)
    at = now - timedelta(days=20)
    rolling = {**RAPID, "deadline_at": deadline(rapid_rules, at, 200)}
    donor.announce(donor.draft(rapid, rapid_rules, rolling, 2_000_000, at), at)
