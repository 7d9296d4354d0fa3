"""Messages to residents: a certificate that they asked for is ready, or refused."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from birge.kernel.notifications import News, Recipient, notify
from birge.kernel.texts import LANGUAGES
from birge.registers.actions.certificate_requests import CertificateRequestAnswered
from birge.registers.models import CertificateRequest

ANSWERED = "registers.certificate"


def on_answered(event: CertificateRequestAnswered) -> None:
    """Told on the site, by e-mail or SMS as she chose; whoever asked by phone is called."""
    request, account = event.request, event.request.account
    if account is None:
        return
    said = {language: _said(request, language) for language in LANGUAGES}
    news = News(
        kind=ANSWERED,
        key=f"certificate-request:{request.pk}",
        subject={language: subject for language, (subject, _text) in said.items()},
        text={language: text for language, (_subject, text) in said.items()},
        link=reverse("registers:my_certificates"),
    )
    notify(Recipient(account.pk, account.language or "ky", email=account.email, phone=account.phone), news, event.at)


def _said(request: CertificateRequest, language: str) -> tuple[str, str]:
    with translation.override(language):
        if request.certificate is None:
            return _("Your certificate was refused"), _("Reason: %(reason)s") % {"reason": request.reason}
        facts = {"kind": request.get_kind_display(), "number": request.certificate.full_number}
        return _("Your certificate is ready"), _("%(kind)s, number: %(number)s") % facts
