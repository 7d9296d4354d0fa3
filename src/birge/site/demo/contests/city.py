"""Karakol: two projects of 2019, and the third call, which is open now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from birge.contests.actions.questions import answer_question, ask_question
from birge.contests.actions.rule_sets import begin_rule_set, new_version, publish_rule_set, write_terms
from birge.contests.models import Programme, RuleSet
from birge.contests.words.terms import GROUPS
from birge.kernel.money import Money
from birge.people.models import Account
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests.making import ACT, SOM, Customer, at_the_end_of, deadline, texts

SOURCE = "Каракол шаарынын мэриясынын 2019-жылдагы билдирүүсү"
BEGUN = datetime(2019, 1, 14, 4, 0, tzinfo=UTC)
ANNOUNCED = datetime(2019, 3, 4, 4, 0, tzinfo=UTC)
FUNDING_2019 = 400_000 * SOM
FIRST = {
    "names": texts("Балдарды жана үй-бүлөлөрдү колдоо (2019)", "Поддержка детей и семей (2019)"),
    "goal": texts(
        "Колдоого муктаж балдарга жана үй-бүлөлөргө социалдык кызмат көрсөтүү",
        "Социальные услуги детям и семьям, которым нужна поддержка",
    ),
    "task": texts(
        "Эки долбоор: эмгек миграциясында жүргөн ата-энелердин балдары менен иштөө; үй-бүлөлүк зомбулуктан жапа чеккен "
        "аялдарга жардам",
        "Два проекта: работа с детьми родителей в трудовой миграции; помощь женщинам, пережившим семейное насилие",
    ),
    "problem_text": texts(
        "Тургундар жана кварталдык комитеттер атаган маселелердин ичинен шаар эң артыкчылыктууларын тандады.",
        "Из проблем, названных жителями и квартальными комитетами, город выбрал самые важные.",
    ),
}
THIRD = {
    "names": texts("Коомдук тартипти сактоо", "Охрана общественного порядка"),
    "goal": texts(
        "Туруктуу жашаган жери жок адамдар менен иштөө жана коомдук тартипти бекемдөө",
        "Работа с людьми без определённого места жительства и укрепление общественного порядка",
    ),
    "task": texts(
        "Күндүзгү жардам пунктун уюштуруу; документтерин калыбына келтирүүгө жардам берүү; жумуш табууга көмөктөшүү",
        "Организовать пункт дневной помощи; помочь восстановить документы; содействовать в поиске работы",
    ),
    "problem_text": texts(
        "Кварталдык комитеттердин сурамжылоосунда бул маселе кыш алдында эң көп аталган (үлгү).",
        "В опросе квартальных комитетов эту проблему перед зимой называли чаще всего (пример).",
    ),
    "least_tyiyn": None,
    "most_tyiyn": 200_000 * SOM,
}
DAYS = next(group for group in GROUPS if group.name == "days")
QUESTION = "Чет элдик фонддун филиалы катыша алабы?"
ANSWER = "Катышуучу Кыргыз Республикасында катталган уюм болушу керек."
WAITING = "Бюджетке унаа ижарасын киргизсе болобу?"


def make_karakol(cast: dict[str, Account], now: datetime) -> None:
    """The programme of 2019 with its call, and that of this year with the call that is open."""
    secretary = cast["commission-secretary"]
    held = roles_held(secretary, now.date(), {"secretary"})[0]
    assert held.organisation is not None  # noqa: S101  the cast says so
    city = Customer(held.organisation, actor_of(secretary, held))
    first_rules = city.rules("social-order", date(2019, 1, 14), BEGUN)
    names = texts("Муниципалдык социалдык заказдын программасы", "Программа муниципального социального заказа")
    about = texts(
        "Шаардын социалдык маселелерин жарандык коом уюмдары менен чечүү",
        "Решение социальных проблем города вместе с организациями гражданского общества",
    )
    then = city.programme(names, about, (date(2019, 1, 1), date(2020, 1, 1)), BEGUN, basis="", source=SOURCE)
    budget = texts("Социалдык заказга шаардык бюджеттин каражаты", "Средства городского бюджета на социальный заказ")
    line = city.line(then, "budget", budget, Money(FUNDING_2019), BEGUN)
    call = city.draft(
        line, first_rules, {**FIRST, "deadline_at": deadline(first_rules, ANNOUNCED)}, FUNDING_2019, BEGUN
    )
    city.announce(call, ANNOUNCED)
    _this_year(city, first_rules, then, budget, now)


def _this_year(city: Customer, first_rules: RuleSet, then: Programme, budget: dict[str, str], now: datetime) -> None:
    """The same programme goes on: a call that is open, with questions, and the draft of the next."""
    at = now - timedelta(days=6)
    begin_rule_set(customer=city.organisation, profile="voucher", starts_on=now.date(), by=city.by, at=now)
    year = at.year
    draft = new_version(first_rules, starts_on=SINCE, by=city.by, at=BEGINNING)
    terms = replace(draft.procedure, days=replace(draft.procedure.days, complaint_answer=7))
    write_terms(draft, group=DAYS, terms=terms, sources={}, by=city.by, at=BEGINNING)
    rules = publish_rule_set(draft, act=ACT, by=city.by, at=BEGINNING)
    programme = city.programme(
        then.names, then.about, (date(year, 1, 1), date(year + 2, 1, 1)), at, basis="", source=""
    )
    line = city.line(programme, "budget", budget, Money(600_000 * SOM), at)
    open_call = city.draft(line, rules, {**THIRD, "deadline_at": deadline(rules, at, 2)}, 200_000 * SOM, at)
    open_call = city.announce(open_call, at)
    asked = ask_question(open_call, text=QUESTION, on_behalf=True, by=city.by, at=at + timedelta(days=1))
    answer_question(asked, answer=ANSWER, by=city.by, at=at + timedelta(days=2))
    ask_question(open_call, text=WAITING, on_behalf=True, by=city.by, at=now - timedelta(hours=3))
    later = {
        "names": texts("Улгайган адамдарга үйдөн жардам", "Помощь пожилым на дому"),
        "goal": texts("Жалгыз жашаган улгайгандарга үйүнөн кызмат көрсөтүү", "Услуги на дому одиноким пожилым людям"),
        "task": texts("Азык-түлүк жеткирүү, тазалоо, дарыгерге коштоп баруу",
                      "Доставка продуктов, уборка, сопровождение к врачу"),
    }  # fmt: skip
    city.draft(
        line, rules, {**later, "deadline_at": at_the_end_of(now.date() + timedelta(days=60))}, 150_000 * SOM, now
    )
