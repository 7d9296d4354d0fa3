"""Slips with voting codes, to cut apart and give out against a signature."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from birge.contests.models import Poll
from birge.decisions.papers import pdf
from birge.kernel.documents import qr_svg
from birge.places.queries import name_of


def codes_pdf(poll: Poll, made: Sequence[tuple[int, str]]) -> HttpResponse:
    """A paper with a slip per code: the projects to tick, the code, how to vote on the site or on paper."""
    address = f"{settings.BASE_URL}{reverse('contests:vote', args=[poll.pk])}"
    until = date_format(localtime(poll.closes_at), "DATETIME_FORMAT")
    paper = pdf(
        "contests/voting_codes",
        {
            "title": str(poll),
            "place": name_of(poll.place),
            "until": _("Until: %(moment)s") % {"moment": until},
            "most": _("Choose at most %(most)s projects.") % {"most": poll.most}
            if poll.kind == "approval"
            else _("Share out at most %(most)s points.") % {"most": poll.most},
            "how": _("Vote once: at this address with the code, or tick here and hand the slip in."),
            "address": address,
            "qr": qr_svg(address),
            "alt": _("QR code of the page of the vote"),
            "options": [{"number": option.number, "title": option.title} for option in poll.options.all()],
            "slips": [{"number": number, "code": code} for number, code in made],
        },
        "codes.pdf",
    )
    paper["Content-Disposition"] = 'attachment; filename="codes.pdf"'  # shown again, they would be made again
    return paper
