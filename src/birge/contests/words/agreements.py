"""The text of an agreement: the customer's own wording, or the one that is shipped, with names and sums written in.

The shipped texts are examples and "to confirm": a customer's lawyer words them, and then the customer's own hold.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import formats, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.contests.agreement_content import Content, Texts
from birge.contests.models import AgreementWording, Call
from birge.kernel.money import Money
from birge.kernel.texts import text_in

LANGUAGES = ("ky", "ru")
FIELDS: dict[str, str | Promise] = {
    "number": gettext_lazy("Number of the agreement"),
    "customer": gettext_lazy("Customer"),
    "contractor": gettext_lazy("Contractor"),
    "project": gettext_lazy("Project"),
    "call": gettext_lazy("Call"),
    "amount": gettext_lazy("Amount"),
    "advance": gettext_lazy("Advance"),
    "from": gettext_lazy("First day"),
    "until": gettext_lazy("Last day"),
}
"""What Birge writes into a text, and what stands there."""
_FIELD = re.compile(r"\{(\w*)\}")


def wording_of(call: Call) -> tuple[Texts, bool]:
    """The paragraphs for agreements of a call by language, and whether they are the customer's own."""
    return wording_for(call.customer_id, call.rule_set.profile)


def wording_for(customer: UUID, profile: str) -> tuple[Texts, bool]:
    """The same by customer and kind of procedure."""
    newest = AgreementWording.objects.filter(customer=customer, profile=profile).order_by("-at").first()
    return (newest.texts, True) if newest else (shipped(profile), False)


def shipped(profile: str) -> Texts:
    """The example for a kind of procedure: common paragraphs, then its own."""
    texts = _shipped()
    own = texts["profiles"].get(profile, {})
    return {language: "\n\n".join([*texts["common"][language], *own.get(language, [])]) for language in LANGUAGES}


@cache
def _shipped() -> dict[str, dict[str, dict[str, list[str]]]]:
    loaded: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        (Path(__file__).parents[1] / "data" / "agreement_texts.json").read_text("utf-8")
    )
    return loaded


def check_wording(text: str) -> None:
    """Raises ValidationError for a {field} that is not known."""
    unknown = sorted(set(_FIELD.findall(text)) - set(FIELDS))
    if unknown:
        raise ValidationError(_("Not a field of agreements: %(names)s") % {"names": ", ".join(unknown)})


def written_out(content: Content, call: Call) -> Content:
    """The content with its text, in Kyrgyz and in Russian, from the wording that holds now."""
    wording, _own = wording_of(call)
    return content.with_texts({language: _filled(wording, content, call, language) for language in LANGUAGES})


def _filled(wording: Texts, content: Content, call: Call, language: str) -> str:
    with translation.override(language):
        values = {
            "number": content.number,
            "customer": text_in(content.customer, language),
            "contractor": text_in(content.contractor, language),
            "project": content.title,
            "call": text_in(call.names, language),
            "amount": Money(content.amount_tyiyn, content.currency).format(language),
            "advance": Money(content.advance_tyiyn, content.currency).format(language),
            "from": formats.date_format(content.starts_on),
            "until": formats.date_format(content.ends_on - timedelta(days=1)),
        }
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), text_in(wording, language))
