"""A city with 400,000 som for two projects, two winners and one in reserve; and how far an agreement has come."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from birge.contests.actions.agreements import milestones, offers, payments, signing, texts
from birge.contests.actions.money import commit
from birge.contests.agreement_content import Aim, BudgetRow, Content, Step
from birge.contests.enums.agreements import PaymentState
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState, Side
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind, Profile, SourceKind
from birge.contests.models import (
    Agreement,
    Applicant,
    Application,
    Award,
    AwardRow,
    BudgetLine,
    Call,
    CallMoney,
    Milestone,
    Payment,
    Programme,
    RuleSet,
)
from birge.contests.terms import Days, MoneyTerms, Reports, Terms
from birge.decisions.enums import State
from birge.decisions.models import Decision
from birge.kernel import files
from birge.kernel.actors import Actor
from birge.kernel.money import Money
from birge.meetings.enums import SignatureMethod
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Organisation
from birge.people.rules import actor_of
from birge.places.enums import Kind
from birge.places.models import Place
from tests.cast import person
from tests.people.factories import OrganisationFactory
from tests.places.factories import unit

AT = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
SOM = 100
HALF, ALL = 200_000 * SOM, 400_000 * SOM


def chunk(kind: bytes, content: bytes) -> bytes:
    """A piece of a PNG picture."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    + chunk(b"IEND", b"")
)
PDF = b"%PDF-1.4 signed"


@dataclass
class SmallContest:
    """The rows, and the people by sign-in name."""

    place: Place
    city: Organisation
    line: BudgetLine
    call: Call
    award: Award
    applications: list[Application]
    people: dict[str, Account] = field(default_factory=dict)

    def by(self, name: str) -> Actor:
        """One of the people in her role."""
        account = self.people[name]
        return actor_of(account, account.assignments.get())

    def offered(self, number: int = 0, at: datetime = AT, amount: int = HALF):
        """An offer to the application of this number."""
        return offers.offer_agreement(
            award=self.award, application=self.applications[number], amount_tyiyn=amount, by=self.by("secretary"), at=at
        )

    def accepted(self, number: int = 0) -> Agreement:
        """The draft of an agreement."""
        return offers.accept_offer(offer=self.offered(number), by=self.by("director"), at=AT)

    def written(self, number: int = 0, **changes) -> Agreement:
        """A draft with its milestones."""
        agreement = self.accepted(number)
        texts.write_text(agreement=agreement, content=content_of(agreement, **changes), by=self.by("secretary"), at=AT)
        return agreement

    def in_force(self, number: int = 0, **changes) -> Agreement:
        """Signed by both sides on paper."""
        agreement = self.written(number, **changes)
        self.sign(agreement)
        agreement.refresh_from_db()
        return agreement

    def sign(self, agreement: Agreement, sides=tuple(Side), at: datetime = AT) -> None:
        """These sides sign the newest text on paper."""
        for side in sides:
            version = agreement.versions.first()
            sha256 = texts.hash_of(version.content)
            scan = files.store(content=io.BytesIO(PDF), name="scan.pdf", by=self.by("secretary"), at=at)
            signing.sign(version=version, side=side, sha256=sha256, method=SignatureMethod.PAPER, name="Кол коюучу",
                         scan=scan, by=self.by("secretary"), at=at)  # fmt: skip

    def met(self, agreement: Agreement, number: int = 1) -> Milestone:
        """A milestone that was shown and accepted."""
        row = agreement.milestones.get(number=number)
        milestones.add_evidence(milestone=row, uploads=[upload()], note="", by=self.by("director"), at=AT)
        milestones.show_milestone(milestone=row, said="Бүттү", by=self.by("director"), at=AT)
        return milestones.answer_milestone(milestone=row, is_met=True, answer="", by=self.by("secretary"), at=AT)

    def asked(self, agreement: Agreement, milestone: Milestone | None = None):
        """The contractor asks for the advance or a tranche."""
        amount = milestone.tranche_tyiyn if milestone else agreement.advance_tyiyn
        return payments.ask_for_money(agreement=agreement, milestone=milestone, amount_tyiyn=amount,
                                      by=self.by("director"), at=AT)  # fmt: skip

    def paid(self, agreement: Agreement, milestone: Milestone | None = None):
        """Asked for, approved by the accountant and the head, and paid."""
        payment = self.asked(agreement, milestone)
        for name in ("accountant", "head"):
            payments.approve(payment=payment, by=self.by(name), at=AT)
        number = 77 + Payment.objects.filter(state=PaymentState.PAID).count()
        return payments.enter_paid(
            payment=payment, on=AT.date(), order_number=str(number), by=self.by("accountant"), at=AT
        )


def upload(content: bytes = PNG, name: str = "сүрөт.png"):
    """A file as a browser sends it."""
    stream = io.BytesIO(content)
    stream.name = name
    return stream


def content_of(agreement: Agreement, **changes) -> Content:
    """Half as advance, the rest in two tranches; a budget and two indicators."""
    before = Content.from_json(agreement.versions.first().content)
    amount = changes.pop("amount_tyiyn", before.amount_tyiyn)
    given = {
        "number": before.number, "title": before.title, "customer": before.customer, "contractor": before.contractor,
        "currency": "KGS", "amount_tyiyn": amount, "starts_on": date(2026, 6, 1), "ends_on": date(2027, 1, 1),
        "advance_tyiyn": amount // 2,
        "steps": [Step("Ийримдер ачылды", "Сүрөт", date(2026, 9, 1), amount // 4),
                  Step("Жыйынтык", "Отчет", date(2026, 12, 20), amount // 4)],
        "aims": [Aim("Катышкан балдар", "бала", 60, None, True), Aim("Сабактар", "сабак", 40)],
        "budget": [BudgetRow("Мугалимдер", amount // 2), BudgetRow("Китептер", amount - amount // 2)],
    }  # fmt: skip
    return Content(**{**given, **changes})


def small_contest(**terms) -> SmallContest:
    """The decided call with its winners; `terms` change the procedure."""
    place = unit(Kind.AIMAK, "Ак-Сыноо")
    city = OrganisationFactory(kind=OrganisationKind.CITY_HALL, place=place, names={"ky": "Мэрия", "ru": "Мэрия"})
    fund = OrganisationFactory(names={"ky": "Фонд", "ru": "Фонд"})
    given = {"days": Days(acceptance=5, report=10, standstill=10), "money": MoneyTerms(50, None, 10),
             "reports": Reports("quarter"), **terms}  # fmt: skip
    programme = Programme.objects.create(customer=city, names={"ky": "Программа"}, starts_on=date(2026, 1, 1))
    line = BudgetLine.objects.create(
        programme=programme, kind=SourceKind.BUDGET, names={"ky": "Берене"}, amount_tyiyn=ALL
    )
    rules = RuleSet.objects.create(
        customer=city, profile=Profile.SOCIAL_ORDER, names={"ky": "Эреже"}, terms=Terms(**given).to_json(),
        starts_on=date(2026, 1, 1),
    )  # fmt: skip
    call = Call.objects.create(
        programme=programme, customer=city, place=place, rule_set=rules, number=3, names={"ky": "Конкурс"},
        funding_tyiyn=ALL, state=CallState.DECIDED, announced_at=AT,
    )  # fmt: skip
    CallMoney.objects.create(call=call, line=line, amount_tyiyn=ALL)
    decision = Decision.objects.create(
        kind="contests.rank", place=place, source=f"call:{call.pk}", state=State.PUBLISHED, drafted_at=AT,
        decided_at=AT, published_at=AT,
    )  # fmt: skip
    award = Award.objects.create(call=call, decision=decision, state=AwardState.PUBLISHED, standstill_until=AT)
    people = {
        "secretary": person("city-secretary", "Катчы", Role.SECRETARY, organisation=city),
        "head": person("city-head", "Башчы", Role.HEAD, organisation=city),
        "accountant": person("city-accountant", "Эсепчи", Role.ACCOUNTANT, organisation=city),
        "director": person("fund-director", "Жетекчи", Role.DIRECTOR, organisation=fund),
        "stranger": person("stranger", "Чоочун", Role.DIRECTOR, organisation=OrganisationFactory()),
    }
    small = SmallContest(place, city, line, call, award, [], people)
    first = Applicant.objects.create(kind=ApplicantKind.ORGANISATION, organisation=fund)
    group = Applicant.objects.create(kind=ApplicantKind.GROUP, name="Топ")
    third = Applicant.objects.create(kind=ApplicantKind.GROUP, name="Кийинки топ")
    states = [ApplicationState.WON, ApplicationState.WON, ApplicationState.RESERVE]
    for number, (applicant, state) in enumerate(zip([first, group, third], states, strict=True), start=1):
        small.applications.append(_application(call, award, applicant, state, number))
    commit(line, Money(ALL), subject=call, by=small.by("secretary"), at=AT)
    return small


def _application(call: Call, award: Award, applicant: Applicant, state: str, number: int) -> Application:
    made = Application.objects.create(
        call=call, applicant=applicant, number=number, state=state, made_at=AT, submitted_at=AT, opened_at=AT,
        title=f"Долбоор {number}", requested_tyiyn=HALF, content={},
    )  # fmt: skip
    won = state == ApplicationState.WON
    AwardRow.objects.create(
        award=award, application=made, number=number, rank=number, outcome="selected" if won else "money-short",
        granted_tyiyn=HALF if won else None,
    )  # fmt: skip
    return made
