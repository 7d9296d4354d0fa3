"""The fields of a form as one flat table of texts: what a phone sends, what two versions differ in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import CheckboxInput, Form

from birge.kernel.offline.enums import Side
from birge.kernel.offline.kinds import Values


@dataclass(frozen=True)
class Difference:
    """A field in which the phone and the book differ: what the phone saw, what is now, what the phone wants.

    `side` is whose value stands alone: the other one left the field as it was. None where both changed it.
    """

    name: str
    saw: str
    book: str
    phone: str

    @property
    def side(self) -> Side | None:
        if self.book == self.saw:
            return Side.PHONE
        return Side.BOOK if self.phone == self.saw else None


def values_of(*forms: Form) -> dict[str, str]:
    """What the browser would send for these untouched forms; a box that is not ticked is not sent."""
    found: dict[str, str] = {}
    for form in forms:
        for field in form:
            value = field.value()
            if isinstance(field.field.widget, CheckboxInput):
                if value:
                    found[field.html_name] = "on"
                continue
            text = field.field.widget.format_value(value)
            if isinstance(text, list | tuple):  # a choice
                text = text[0] if text else ""
            found[field.html_name] = str(text or "")
    return found


def differences(*, saw: Values, book: Values, phone: Values) -> list[Difference]:
    """Where what stands now and what the phone wants are not the same; in the order of the form."""
    names: Iterable[str] = dict.fromkeys([*book, *phone])
    found = [Difference(name, saw.get(name, ""), book.get(name, ""), phone.get(name, "")) for name in names]
    return [difference for difference in found if difference.book != difference.phone]


def merged(*, book: Values, phone: Values, choices: Values) -> dict[str, str]:
    """The book's values, but the phone's in the fields where that side was chosen."""
    chosen = {name: phone.get(name, "") for name, side in choices.items() if side == Side.PHONE}
    return {name: value for name, value in {**book, **chosen}.items() if value}
