"""Questions about a call and their answers: both public, who asked is not."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.deadlines import takes_questions
from birge.contests.models import Call, CallQuestion
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor


@transaction.atomic
def ask_question(call: Call, *, text: str, on_behalf: bool = False, by: Actor, at: datetime) -> CallQuestion:
    """Ask before the last moment for questions. `on_behalf`: a clerk enters what somebody asked by phone or letter.

    Who asked is shown on no page: the row and the sealed journal alone know it.
    """
    row = locked(call)
    require_stage(row, Act.ASK)
    if not takes_questions(row, at):
        raise ValidationError(_("The time for questions is over."))
    if not text.strip():
        raise ValidationError({"text": _("Write the question.")})
    question = CallQuestion(call=row, text=text.strip(), account=None if on_behalf else by.account, asked_at=at)
    question.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.ask_question", subject=question, also=[row])
    return question


@transaction.atomic
def answer_question(question: CallQuestion, *, answer: str, by: Actor, at: datetime) -> CallQuestion:
    """Answer it for everybody; an answer can be put right until the applications are opened."""
    row = CallQuestion.objects.select_for_update().get(pk=question.pk)
    require_stage(locked(row.call), Act.ANSWER)
    if not answer.strip():
        raise ValidationError({"answer": _("Write the answer.")})
    before = {"answer": row.answer}
    row.answer, row.answered_at, row.answered_by = answer.strip(), at, by.as_json()
    row.save()
    journal.record(by=by, at=at, verb="contests.answer_question", subject=row, also=[row.call], before=before,
                   after={"answer": row.answer})  # fmt: skip
    return row
