"""Template tags that every page has."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from birge.kernel.texts import text_in

register = template.Library()


@register.filter
def text(texts: dict[str, str] | None) -> str:
    """{{ place.names|text }}: the text in the reader's language."""
    return text_in(texts)


@register.filter
def number(value: Any, places: int = -1) -> str:
    """{{ area|number:2 }}: thousands apart, the language's decimal mark; without `places` no needless zeros."""
    if value in (None, ""):
        return ""
    if isinstance(value, Fraction):
        value = float(value)
    if isinstance(value, Decimal):
        value = value.normalize()
    if places < 0:
        value = int(value) if value == int(value) else value
        return formats.number_format(value, use_l10n=True, force_grouping=True)
    return formats.number_format(value, places, use_l10n=True, force_grouping=True)


@register.filter
def percent(part: Any) -> str:
    """{{ 0.254|percent }}: a part of one as whole per cent, without the sign: "25"."""
    return "" if part is None else number(round(part * 100))


@register.filter
def som(amount_tyiyn: int | None) -> str:
    """{{ amount|som }}: tyiyn as som, "1 234,50 сом"."""
    if amount_tyiyn is None:
        return ""
    return f"{formats.number_format(amount_tyiyn / 100, 2, force_grouping=True)}\xa0сом"


@register.simple_tag
def moment(value: Any) -> SafeString | str:
    """{% moment decided_at %}: a moment in Bishkek time, as <time>."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), formats.date_format(local, "DATETIME_FORMAT")
    )


@register.filter
def exactly(value: datetime | None) -> str:
    """{{ deadline_at|exactly }}: a moment in Bishkek time with its seconds; "" for None."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{formats.date_format(local, 'DATE_FORMAT')}, {local:%H:%M:%S}"
