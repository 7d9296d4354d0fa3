"""A GeoJSON file with outlines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from birge.algorithms.water.geojson import Outline, Problem, outlines
from birge.water.forms.rows import SinceForm

MOST_BYTES = 8 * 1024 * 1024
MOST_SHOWN = 50
WORDS = {word: format_html("<code>{}</code>", word) for word in ("kind", "code", "canal", "outlet", "parcel")}
"""What stands in the file as it is, in every language."""
_WITH_WORDS: Any = lazy(format_html, SafeString)

PROBLEMS = {
    "not-a-collection": _("This is not a GeoJSON FeatureCollection. Export the layer as GeoJSON."),
    "empty": _("The file holds no feature."),
    "too-many": _("The file holds more than %(most)s features. Divide it."),
    "other-system": _("The coordinates are in another system (%(system)s). Export the layer in WGS 84 (EPSG:4326)."),
    "not-a-feature": _("This is not a feature with properties and a geometry."),
    "kind": _("The property “kind” must be canal, outlet or parcel, not “%(kind)s”."),
    "no-code": _("The property “code” is empty: write the code or number of the register."),
    "shape": _("%(code)s is drawn as %(shape)s; what is needed: %(wanted)s."),
    "coordinates": _("The coordinates of %(code)s cannot be read."),
    "out-of-range": _("The coordinates of %(code)s are not degrees. Export the layer in WGS 84 (EPSG:4326)."),
    "twice": _("%(code)s stands in the file twice."),
    "unknown": _("%(code)s is not in the register."),
    "later": _("Of %(code)s a later change is recorded: choose its day or a later one."),
}


def in_words(problems: Iterable[Problem]) -> list[str]:
    """Problems for the person, with the number of the feature."""
    words = []
    for problem in list(problems)[:MOST_SHOWN]:
        text = str(PROBLEMS[problem.code]) % problem.params
        words.append(f"{problem.number}. {text}" if problem.number else text)
    return words


class DrawingForm(SinceForm):
    """Outlines of canals, outlets and parcels."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
        help_text=_WITH_WORDS(
            _(
                "Each feature has the properties {kind} ({canal}, {outlet} or {parcel}) and {code} (as in the "
                "register). Canals are lines, outlets points, parcels polygons; coordinates in WGS 84."
            ),
            **WORDS,
        ),
    )

    def clean_file(self) -> list[Outline]:
        file: Any = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 8 MB. Divide it."))
        try:
            text = file.read().decode("utf-8-sig")
            document = json.loads(text)
            if "\\ud" in text.lower():  # half of a character is no text: no page could show it
                json.dumps(document, ensure_ascii=False).encode()
        except (UnicodeDecodeError, ValueError, RecursionError):
            raise ValidationError(_("The file is not JSON in UTF-8.")) from None
        found, problems = outlines(document)
        if problems:
            raise ValidationError(in_words(problems))
        return found
