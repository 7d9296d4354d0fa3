"""The key of a call: made once, its opening codes printed once, nothing of the private half kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests import sealing
from birge.contests.actions.moving import locked
from birge.contests.enums.calls import CallState
from birge.contests.models import Call, CallSeal, Envelope
from birge.kernel import journal
from birge.kernel.actors import Actor


@transaction.atomic
def make_seal(*, call: Call, openers: Sequence[str], by: Actor, at: datetime) -> tuple[CallSeal, list[tuple[str, str]]]:
    """The seal, and (name, opening code) of each opener: the codes leave this function and are nowhere else.

    A seal is made anew, with other codes, as long as nothing was sealed with it: for codes that did not reach paper.
    """
    call = locked(call)
    if call.state not in (CallState.DRAFT, CallState.OPEN):
        raise ValidationError(_("Opening codes are made while a call is prepared or open."))
    if Envelope.objects.filter(application__call=call).exists():
        raise ValidationError(_("Applications are already sealed: with other codes nobody could open them."))
    names = [name.strip() for name in openers]
    needed, all_openers = call.rule_set.procedure.visibility.openers
    if len(names) != all_openers or not all(names) or len(set(names)) != len(names):
        raise ValidationError(_("Name %(count)s different persons.") % {"count": all_openers})
    made = sealing.new_seal(call.pk, needed, all_openers)
    facts = {
        "public_key": made.public_key, "needed": needed, "made_at": at,
        "openers": [{"number": number, "name": name, "check": check}
                    for number, (name, check) in enumerate(zip(names, made.checks, strict=True), start=1)],
    }  # fmt: skip
    seal, is_new = CallSeal.objects.update_or_create(call=call, defaults=facts)
    after = {"openers": names, "needed": needed, "public_key": made.public_key, "anew": not is_new}
    journal.record(by=by, at=at, verb="contests.make_seal", subject=call, after=after)
    return seal, list(zip(names, made.codes, strict=True))
