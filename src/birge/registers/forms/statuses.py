"""The form of a kind of status."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from birge.registers.enums import OfWhom
from birge.registers.models import StatusKind

LANGUAGES = ("ky", "ru", "en")


class StatusKindForm(forms.Form):
    """A kind of status in three languages, with the act that defines it."""

    code = forms.CharField(
        label=_("Code"), max_length=40, validators=[validate_slug], help_text=_("Latin letters, digits, hyphens.")
    )
    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=200)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    of_whom = forms.ChoiceField(label=_("Of whom"), choices=OfWhom.choices)
    source = forms.CharField(
        label=_("Legal act"), max_length=300, required=False, help_text=_("Without it the mark “to confirm” is shown.")
    )
    is_used = forms.BooleanField(label=_("Can be given"), required=False, initial=True)

    def __init__(self, *args: Any, kind: StatusKind | None = None, **kwargs: Any) -> None:
        if kind is not None:
            names = {f"name_{language}": kind.names.get(language, "") for language in LANGUAGES}
            kwargs["initial"] = {**names, "source": kind.source, "is_used": kind.is_used}
        super().__init__(*args, **kwargs)
        if kind is not None:  # statuses that were given hang on these
            del self.fields["code"], self.fields["of_whom"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if StatusKind.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is a status with this code already."))
        return code

    def values(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        typed = dict(self.cleaned_data)
        names = {language: typed.pop(f"name_{language}") for language in LANGUAGES}
        return {**typed, "names": {language: name for language, name in names.items() if name}}
