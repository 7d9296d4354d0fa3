"""How a user confirms that she got the water: by her signature, by a one-time code; or refuses, in her words."""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from birge.algorithms.photos import Damaged, without_metadata
from birge.kernel import events, files, journal
from birge.kernel.actors import Actor
from birge.kernel.models import StoredFile
from birge.water.enums import Confirmation
from birge.water.models import Delivery, DeliveryCode, WaterUser

CODE_VALID = timedelta(hours=48)
TRIES = 5
_DIGITS = 6
MOST_SIGNATURE_BYTES = 100_000
MOST_PHOTO_BYTES = 8_000_000


@dataclass(frozen=True)
class DeliveryCodeMade:
    """A code was made that the user is to get by SMS."""

    user: UUID
    code: str
    key: UUID
    at: datetime


@transaction.atomic
def make_code(user: WaterUser, *, tell: bool, by: Actor, at: datetime) -> str:
    """A new code of this user, which is shown this once; older ones are void. `tell`: it goes to her phone."""
    DeliveryCode.objects.filter(user=user, used_for=None, expires_at__gt=at).update(expires_at=at)
    code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
    row = DeliveryCode(user=user, code_hash=_hash(user.pk, code), made_at=at, expires_at=at + CODE_VALID)
    row.save(force_insert=True)
    journal.record(by=by, at=at, verb="water.make_delivery_code", subject=user)
    if tell:
        events.publish(DeliveryCodeMade(user.pk, code, row.pk, at))
    return code


@transaction.atomic
def confirm_by_code(delivery: Delivery, code: str, *, typed_at: datetime, by: Actor, at: datetime) -> bool:
    """Whether this code of the user, valid when it was typed, confirms the delivery; a wrong try counts and is kept.

    The caller must not undo the transaction after a wrong try.
    """
    row = _to_confirm(delivery)
    codes = DeliveryCode.objects.select_for_update().filter(
        user=row.user_id, used_for=None, made_at__lte=at, expires_at__gt=typed_at, tries__lt=TRIES
    )
    known = codes.order_by("-made_at").first()
    typed = "".join(code.split())
    if known is None or not constant_time_compare(known.code_hash, _hash(row.user_id, typed)):
        if known is not None:
            known.tries += 1
            known.save(update_fields=["tries"])
        journal.record(by=by, at=at, verb="water.wrong_delivery_code", subject=row)
        return False
    known.used_for = row
    known.save(update_fields=["used_for"])
    _confirm(row, Confirmation.CODE, by, at)
    return True


@transaction.atomic
def confirm_by_signature(delivery: Delivery, picture: bytes, *, by: Actor, at: datetime) -> None:
    """Keep the signature that the user drew, as a small PNG picture. Raises ValidationError."""
    row = _to_confirm(delivery)
    row.signature = _stored(
        picture, name=_("signature") + ".png", kinds=("png",), most_bytes=MOST_SIGNATURE_BYTES, by=by, at=at
    )
    _confirm(row, Confirmation.SIGNATURE, by, at)


@transaction.atomic
def refuse_to_confirm(delivery: Delivery, answer: str, *, by: Actor, at: datetime) -> None:
    """The user does not confirm; her words stand with the delivery. She can confirm later, and she can dispute it."""
    row = _to_confirm(delivery)
    if not answer.strip():
        raise ValidationError({"answer": _("Write in a word why she does not confirm.")})
    row.answer = answer.strip()
    _confirm(row, Confirmation.REFUSED, by, at)


@transaction.atomic
def add_photo(delivery: Delivery, content: bytes, *, by: Actor, at: datetime) -> None:
    """A photo of the outlet or of the paper; place and moment are taken out of it. Raises ValidationError."""
    row = Delivery.objects.select_for_update().get(pk=delivery.pk)
    row.photo = _stored(
        content, name=_("photo") + ".jpg", kinds=("jpeg", "png"), most_bytes=MOST_PHOTO_BYTES, by=by, at=at
    )
    row.save(update_fields=["photo"])
    journal.record(by=by, at=at, verb="water.add_photo", subject=row, after={"sha256": row.photo.sha256})


def _to_confirm(delivery: Delivery) -> Delivery:
    row = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if row.is_running:
        raise ValidationError(_("The water still runs: stop it first."))
    if row.confirmation in (Confirmation.SIGNATURE, Confirmation.CODE):
        raise ValidationError(_("This was confirmed already."))
    return row


def _confirm(row: Delivery, how: Confirmation, by: Actor, at: datetime) -> None:
    row.confirmation, row.confirmed_at = how, at
    row.save(update_fields=["confirmation", "confirmed_at", "answer", "signature"])
    after = {"confirmation": how.value, "answer": row.answer}
    journal.record(by=by, at=at, verb="water.confirm_delivery", subject=row, also=[row.user], after=after)


def _stored(content: bytes, *, by: Actor, at: datetime, **about: Any) -> StoredFile:
    if len(content) > about["most_bytes"]:
        raise ValidationError(_("The picture is too large."))
    try:
        return files.store(content=io.BytesIO(without_metadata(content)), by=by, at=at, **about)
    except Damaged:
        raise ValidationError(_("This is no whole picture in JPEG or PNG.")) from None
    except files.FileRefused as refused:
        raise ValidationError(str(refused.reason)) from refused


def _hash(user: UUID, code: str) -> str:
    return salted_hmac(f"birge.water.delivery-code:{user}", code, algorithm="sha256").hexdigest()
