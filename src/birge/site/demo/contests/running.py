"""An agreement of the demo, moved on as its people would do it, each step at a moment of its own time."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from birge.contests.actions.agreements import milestones, offers, payments, pulse, reports, texts, visits
from birge.contests.actions.agreements.reports import Spent
from birge.contests.actions.agreements.signing import sign
from birge.contests.agreement_content import Aim, BudgetRow, Content, Step
from birge.contests.enums.agreements import AnswerWay
from birge.contests.enums.awards import Side
from birge.contests.models import Agreement, Application, Award
from birge.kernel import files
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.meetings.enums import SignatureMethod

INVENTED = "(ойдон чыгарылган / вымышлено)"
SCAN = b"%PDF-1.4 scan"


@dataclass(frozen=True)
class City:
    """Those who act for the city."""

    secretary: Actor
    head: Actor
    accountant: Actor


@dataclass(frozen=True)
class Running:
    """An agreement and those who act in it, at moments of its own time."""

    agreement: Agreement
    city: City
    contractor: Actor

    def show(self, number: int, at: datetime, answer: str = "") -> None:
        """A milestone with a photo; with an `answer` it is returned, without one accepted."""
        row = self.agreement.milestones.get(number=number)
        by: dict[str, Any] = {"by": self.contractor, "at": at}
        milestones.add_evidence(milestone=row, uploads=[_photo()], note=INVENTED, **by)
        milestones.show_milestone(milestone=row, said=f"Аткарылды {INVENTED}", **by)
        milestones.answer_milestone(milestone=row, is_met=not answer, answer=answer, by=self.city.secretary,
                                    at=at + timedelta(days=3))  # fmt: skip

    def pay(self, number: int, order: str, at: datetime) -> None:
        """A tranche (0: the advance) from asking to the payment order."""
        milestone = self.agreement.milestones.filter(number=number).first()
        amount = milestone.tranche_tyiyn if milestone else self.agreement.advance_tyiyn
        payment = payments.ask_for_money(agreement=self.agreement, milestone=milestone, amount_tyiyn=amount,
                                         by=self.contractor, at=at)  # fmt: skip
        payments.approve(payment=payment, by=self.city.accountant, at=at + timedelta(days=1))
        payments.approve(payment=payment, by=self.city.head, at=at + timedelta(days=2))
        paid_at = at + timedelta(days=3)
        payments.enter_paid(payment=payment, on=paid_at.date(), order_number=order, by=self.city.accountant, at=paid_at)

    def report(self, number: int, part: float, women: int, men: int, at: datetime) -> None:
        """A report that is accepted: so much of each row spent, so many people reached."""
        row = self.agreement.reports.get(number=number)
        budget = Content.from_json(self.agreement.versions.filter(state="signed")[0].content).budget
        spending = [Spent(one.title, one.amount_tyiyn, round(one.amount_tyiyn * part)) for one in budget]
        values = {1: {("f", "14-35"): Decimal(women), ("m", "14-35"): Decimal(men)}, 2: {("", ""): Decimal(women)}}
        row = reports.write_report(
            report=row, done=f"Пландалган иштер аткарылды {INVENTED}", hard="", spending=spending, values=values,
            is_submitted=True, by=self.contractor, at=at,
        )  # fmt: skip
        reports.answer_report(report=row, is_accepted=True, answer="", by=self.city.secretary,
                              at=at + timedelta(days=2))  # fmt: skip


def agreed(
    award: Award, application: Application, city: City, contractor: Actor, at: datetime, begins: date, ends: date
) -> Agreement:
    """From the offer to both signatures on paper."""
    offer = offers.offer_agreement(award=award, application=application, amount_tyiyn=application.requested_tyiyn or 0,
                                   by=city.secretary, at=at)  # fmt: skip
    agreement = offers.accept_offer(offer=offer, by=contractor, at=at + timedelta(hours=6))
    content = _content(agreement, begins, ends)
    at += timedelta(days=1)
    version = texts.write_text(agreement=agreement, content=content, by=city.secretary, at=at)
    sha256 = hash_of(version.content)
    for side, name in ((Side.CONTRACTOR, contractor.name), (Side.CUSTOMER, city.head.name)):
        scan = files.store(content=io.BytesIO(SCAN), name="кол.pdf", by=city.secretary, at=at)
        sign(version=version, side=side, sha256=sha256, method=SignatureMethod.PAPER, name=name, scan=scan,
             by=city.secretary, at=at)  # fmt: skip
    agreement.refresh_from_db()
    return agreement


def _content(agreement: Agreement, begins: date, ends: date) -> Content:
    """Two milestones and two indicators; as much advance as the rules allow, at most three tenths."""
    before = Content.from_json(agreement.versions.get().content)
    percent = agreement.application.call.rule_set.procedure.money.advance_percent
    amount = before.amount_tyiyn
    advance = amount * min(30, 30 if percent is None else percent) // 100
    first = (amount - advance) // 2
    days = (ends - begins).days
    return Content(
        number=before.number, title=before.title, customer=before.customer, contractor=before.contractor,
        currency=before.currency, amount_tyiyn=amount, starts_on=begins, ends_on=ends, advance_tyiyn=advance,
        steps=[
            Step("Биринчи айлардагы иштер жана катышуучулар", "Сүрөттөр, катышкандардын саны",
                 begins + timedelta(days=days // 2), first),
            Step("Жыйынтык жана пайда алуучулардын пикири", "Отчет, сүрөттөр", ends - timedelta(days=15),
                 amount - advance - first),
        ],
        aims=[Aim("Жардам алгандар", "адам", Decimal(60), None, counts_people=True),
              Aim("Өткөрүлгөн сабактар", "сабак", Decimal(36))],
        budget=[BudgetRow("Адистердин эмгек акысы", amount * 6 // 10),
                BudgetRow("Материалдар", amount - amount * 6 // 10)],
    )  # fmt: skip


def visited(running: Running, at: datetime, *, is_mended: bool) -> None:
    """A visit with a remark and a finding, mended or still open."""
    by: dict[str, Any] = {"by": running.city.secretary, "at": at}
    visit = visits.record_visit(agreement=running.agreement, on=at.date(), stage="during",
                                who=f"Мэриянын эки кызматкери {INVENTED}",
                                text=f"Сабак жүрүп жатыптыр, сүйлөштүк {INVENTED}", **by)  # fmt: skip
    finding = visits.add_finding(visit=visit, severity="minor", text=f"Катышуу журналы толук эмес {INVENTED}",
                                 mend_until=at.date() + timedelta(days=7), **by)  # fmt: skip
    if is_mended:
        visits.mend_finding(finding=finding, mended=f"Журнал толукталды {INVENTED}", upload=_photo(),
                            by=running.contractor, at=at + timedelta(days=4))  # fmt: skip
        visits.answer_finding(finding=finding, is_mended=True, answer="", by=running.city.secretary,
                              at=at + timedelta(days=5))  # fmt: skip


def asked_people(running: Running, now: datetime) -> None:
    """A round of questions with seven answers."""
    at = now - timedelta(days=8)
    asked = pulse.ask_beneficiaries(
        agreement=running.agreement, opens_on=at.date(), closes_on=now.date() + timedelta(days=20),
        by=running.city.secretary, at=at,
    )  # fmt: skip
    codes = pulse.make_slips(pulse=asked, count=30, by=running.city.secretary, at=at)
    for number, code in enumerate(codes[:7]):
        marks = {"promised": 4 + number % 2, "in-time": 3 + number % 3, "respect": 5, "useful": 4 + number % 2}
        pulse.answer_pulse(code=code, marks=marks, words="Рахмат!" if number == 2 else "", way=AnswerWay.SITE, at=at)


def _photo() -> io.BytesIO:
    """A small grey picture."""
    stream = io.BytesIO(_png(40, 30))
    stream.name = "сүрөт.png"
    return stream


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\x00" + bytes(180 for _column in range(width)) for _row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
