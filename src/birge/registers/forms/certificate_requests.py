"""Forms with which certificates are asked for and refused."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.registers.enums import RequestWay
from birge.registers.forms.certificates import GiveForm
from birge.registers.models import CertificateRequest


class NoteForm(GiveForm):
    """What somebody asked for by phone or at the counter, as the clerk notes it."""

    way = forms.ChoiceField(
        label=_("How it came"),
        choices=[(way.value, way.label) for way in (RequestWay.PHONE, RequestWay.COUNTER, RequestWay.LETTER)],
    )
    phone = forms.CharField(
        label=CertificateRequest._meta.get_field("phone").verbose_name, max_length=40, required=False
    )


class RefuseForm(forms.Form):
    """Why a certificate is refused."""

    reason = forms.CharField(label=CertificateRequest._meta.get_field("reason").verbose_name, max_length=300)
