"""A unit's name for a page: with the mark «аты такталсын» where its Kyrgyz name is not sure."""

from __future__ import annotations

from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from birge.kernel.texts import text_in
from birge.places.enums import Kind
from birge.places.models import Place
from birge.places.queries import name_of, needs_confirming


class Label(str):
    """The plain name in files and mails; on a page with the mark."""

    unsure = False

    def __html__(self) -> SafeString:
        if not self.unsure:
            return format_html("{}", str(self))
        return format_html('{} <span class="to-confirm">{}</span>', str(self), _("name to be confirmed"))


def label_of(place: Place, on: date | None = None) -> Label:
    """The name in the reader's language on that day (today by default)."""
    label = Label(name_of(place, on))
    label.unsure = needs_confirming(place, on)
    return label


def label_in(names: dict[str, str]) -> Label:
    """The name in the reader's language, of names that a decision kept; one without Kyrgyz is not sure."""
    label = Label(text_in(names))
    label.unsure = get_language() == "ky" and not names.get("ky")
    return label


def kind_label(place: Place) -> str:
    """The word for what a unit of `queries.lists.units` is."""
    return str(Kind(place.kind).label)  # type: ignore[attr-defined]
