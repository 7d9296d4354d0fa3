"""Beneficiaries are asked: slips with codes are printed, each opens the questions once, and nothing joins the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from birge.contests.enums.agreements import AnswerWay
from birge.contests.models import Agreement, Pulse, PulseAnswer, PulseSlip
from birge.contests.pulse_questions import HIGHEST, LOWEST, shipped_questions
from birge.contests.pulse_sms import read_file, text_in
from birge.kernel import issued, journal
from birge.kernel.actors import VISITOR, Actor

MOST_SLIPS = 500
_SALT = "birge.contests.pulse-slip"


@transaction.atomic
def ask_beneficiaries(*, agreement: Agreement, opens_on: date, closes_on: date, by: Actor, at: datetime) -> Pulse:
    """Begin a round of questions."""
    if closes_on <= opens_on:
        raise ValidationError({"closes_on": _("The end comes after the beginning.")})
    pulse = Pulse.objects.create(
        agreement=agreement, questions=shipped_questions(), opens_on=opens_on, closes_on=closes_on, made_at=at,
        by=by.as_json(),
    )  # fmt: skip
    after = {"opens_on": opens_on.isoformat(), "closes_on": closes_on.isoformat()}
    journal.record(by=by, at=at, verb="contests.ask_beneficiaries", subject=pulse, also=[agreement], after=after)
    return pulse


@transaction.atomic
def make_slips(*, pulse: Pulse, count: int, by: Actor, at: datetime) -> list[str]:
    """New codes, known only to whoever prints them now. Raises ValidationError."""
    if not 0 < count <= MOST_SLIPS:
        raise ValidationError({"count": _("Between 1 and %(most)s slips at once.") % {"most": MOST_SLIPS}})
    codes = [issued.new_code() for _number in range(count)]
    PulseSlip.objects.bulk_create(PulseSlip(pulse=pulse, code_hash=_hash(code)) for code in codes)
    journal.record(by=by, at=at, verb="contests.make_slips", subject=pulse, also=[pulse.agreement],
                   after={"count": count})  # fmt: skip
    return codes


def slip_of(code: str) -> PulseSlip | None:
    """The unused slip with this code."""
    found = PulseSlip.objects.filter(code_hash=_hash(issued.tidy(code)), is_used=False)
    return found.select_related("pulse__agreement__application").first()


@transaction.atomic
def answer_pulse(
    *, code: str, marks: Mapping[str, int], words: str, way: AnswerWay, by: Actor = VISITOR, at: datetime
) -> None:
    """Keep an answer without a name; the code is used up. Raises ValidationError.

    The journal says that a slip on paper was entered, never what it said; of an answer on the site it says nothing.
    """
    slip = PulseSlip.objects.select_for_update(of=("self",)).select_related("pulse").filter(
        code_hash=_hash(issued.tidy(code)), is_used=False
    ).first()  # fmt: skip
    if slip is None:
        raise ValidationError({"code": _("This code was used already, or is not one of ours.")})
    pulse, today = slip.pulse, timezone.localdate(at)
    if not pulse.opens_on <= today < pulse.closes_on:
        raise ValidationError(_("Answers are not taken on this day."), code="closed")
    asked = {question["id"] for question in pulse.questions}
    if not set(marks) <= asked or not all(LOWEST <= mark <= HIGHEST for mark in marks.values()):
        raise ValidationError(_("An answer is a number from 1 to 5."))
    if not marks and not words.strip():
        raise ValidationError(_("Answer at least one question."))
    slip.is_used = True
    slip.save(update_fields=["is_used"])
    PulseAnswer.objects.create(pulse=pulse, marks=dict(marks), words=words.strip(), way=way)
    if way == AnswerWay.PAPER:
        journal.record(by=by, at=at, verb="contests.enter_pulse_answer", subject=pulse)


@dataclass(frozen=True)
class Entered:
    """What became of a file of messages: how many were taken, and the rows that were not, each with the reason."""

    taken: int
    refused: list[tuple[int, str]]


@transaction.atomic
def enter_messages(*, pulse: Pulse, content: bytes, encoding: str = "", by: Actor, at: datetime) -> Entered:
    """Enter answers that came by SMS from a file. The file, and who sent what, is kept nowhere.

    Raises ValidationError, with nothing entered, where its letters cannot be read (`pulse_sms.text_in`). Each code
    counts once, so the same file can be entered again. The journal says how many rows there were.
    """
    taken, refused = 0, []
    for row, message in enumerate(read_file(text_in(content, encoding), pulse.questions), start=1):
        slip = slip_of(message.code) if message else None
        if message is None or slip is None or slip.pulse_id != pulse.pk:
            refused.append((row, _("This code was used already, or is not one of ours.")))
            continue
        try:
            answer_pulse(code=message.code, marks=message.marks, words=message.words, way=AnswerWay.SMS, by=by, at=at)
        except ValidationError as error:
            refused.append((row, " ".join(error.messages)))
        else:
            taken += 1
    after = {"taken": taken, "refused": len(refused)}
    journal.record(by=by, at=at, verb="contests.enter_pulse_messages", subject=pulse, after=after)
    return Entered(taken, refused)


def _hash(code: str) -> str:
    return salted_hmac(_SALT, code, algorithm="sha256").hexdigest()
