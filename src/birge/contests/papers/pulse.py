"""Slips with codes for beneficiaries, to cut apart: in Kyrgyz and Russian, and in the reader's language."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from birge.contests.models import Application, Pulse
from birge.decisions.papers import pdf
from birge.kernel.documents import qr_svg

PRINTED_IN = ("ky", "ru", "uz", "tg")


def slips_pdf(pulse: Pulse, application: Application, codes: list[str], phone: str = "") -> HttpResponse:
    """A slip for each code: what it is for, the code, the address with its QR code, until when."""
    words = []
    for language in PRINTED_IN:
        with override(language):
            until = formats.date_format(pulse.closes_on - timedelta(days=1))
            words.append(
                _("Tell us without your name how the project helped you. Open the address or give this slip back "
                  "filled in. Answers until: %(day)s.") % {"day": until}
            )  # fmt: skip
            if phone:
                told = _("Or send an SMS with the code and a number from 1 to 5 for each question to: %(phone)s.")
                words[-1] += " " + told % {"phone": phone}
    slips = []
    for code in codes:
        address = settings.BASE_URL + reverse("contests:pulse_answer", args=[code])
        slips.append({"code": code, "address": address, "qr": qr_svg(address)})
    data = {
        "title": application.title,
        "words": words,
        "slips": slips,
        "qr_alt": _("QR code of the page where the questions are answered"),
        "questions": [[one["names"].get(language, "") for language in ("ky", "ru")] for one in pulse.questions],
        "check": None,
    }  # fmt: skip
    return pdf("contests/pulse_slips", data, f"slips-{pulse.opens_on.isoformat()}.pdf")
