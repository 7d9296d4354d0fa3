"""What looks wrong and may still be right: shown to the clerk, never a block."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from birge.registers.enums import Sex
from birge.registers.models import Pin

SEX_OF_PIN = {"1": Sex.FEMALE, "2": Sex.MALE}
"""The first digit of a PIN as it is seen in practice; the rule itself has no published source, so it only warns."""


def pin_warnings(pin: str, *, sex: str, born_on: date | None, person: UUID | None) -> list[str]:
    """What in a PIN of 14 digits does not agree with the person, and whether somebody else has it."""
    found = []
    if pin[0] not in SEX_OF_PIN or (sex and SEX_OF_PIN[pin[0]] != sex):
        found.append(_("The first digit of the PIN usually tells the sex (1 female, 2 male): here it does not agree."))
    if born_on is None:
        pass
    elif pin[1:9] != born_on.strftime("%d%m%Y"):
        found.append(_("The PIN usually holds the date of birth: here the two do not agree."))
    others = Pin.objects.standing().filter(pin=pin)
    if person is not None:
        others = others.exclude(person=person)
    if others.exists():
        found.append(_("Another person in the book has this PIN: perhaps she is entered twice."))
    return found
