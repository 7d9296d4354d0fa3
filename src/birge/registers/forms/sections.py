"""The form of a thematic section, made from its fields; and the form in which an administrator designs one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.kernel.imports.enums import Type
from birge.people.enums import Role
from birge.people.forms.where import DateInput
from birge.places.models import OPEN_END
from birge.registers.forms.common import DayField
from birge.registers.models import Section
from birge.registers.rules import OF_SECTIONS
from birge.registers.section_fields import LONGEST, TYPES, Field

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_YES_NO = [("", "—"), ("yes", _("yes")), ("no", _("no"))]
_ANSWERS = {"yes": True, "no": False}


class AnswersForm(forms.Form):
    """Made from the fields of a section. `seen`: the line from which it was made, to find that it was changed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fields: Sequence[Field], today: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_section = fields
        for field in fields:
            self.fields[field.code] = _input(field)
        if today:
            self.fields["since"] = DayField(label=_("From which day"), initial=today)

    def answers(self) -> dict[str, Any]:
        """What was filled in, as the book keeps it."""
        found = {field.code: _plain(field, self.cleaned_data.get(field.code)) for field in self.of_section}
        return {code: answer for code, answer in found.items() if answer not in (None, "")}


def filled(fields: Sequence[Field], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as the form shows them."""
    words = {True: "yes", False: "no"}
    return {
        field.code: words[answers[field.code]] if field.type == Type.YES_NO else answers[field.code]
        for field in fields
        if field.code in answers
    }


def _input(field: Field) -> forms.Field:
    about: dict[str, Any] = {"label": field.label, "required": field.required}
    bounds: dict[str, Any] = {"min_value": field.least, "max_value": field.most}
    if field.type == Type.WHOLE:
        return forms.IntegerField(**about, **bounds)
    if field.type == Type.DECIMAL:
        return forms.DecimalField(**about, **bounds, max_digits=18, decimal_places=6, localize=True)
    if field.type == Type.DATE:
        return DayField(**about)
    if field.type == Type.YES_NO:
        return forms.ChoiceField(**about, choices=_YES_NO)
    if field.type == Type.CHOICE:
        listed = Field(field.code, {}, field.type, choices=field.choices)
        names = [(code, _named(texts)) for code, texts in listed.choices]
        return forms.ChoiceField(**about, choices=[("", "—"), *names])
    return forms.CharField(**about, max_length=LONGEST)


def _named(texts: Mapping[str, str]) -> str:
    return Field("", texts, Type.TEXT).label


def _plain(field: Field, value: Any) -> Any:
    if field.type == Type.YES_NO:
        return _ANSWERS.get(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a section is about, what it is called, who reads and writes it, from when until when."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=120)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=120)
    readers = forms.MultipleChoiceField(label=_("Who reads it"), widget=forms.CheckboxSelectMultiple)
    writers = forms.MultipleChoiceField(label=_("Who fills it in"), widget=forms.CheckboxSelectMultiple)
    ends_on = DayField(label=_("In use until"), required=False)

    class Meta:
        model = Section
        fields = ("code", "about", "starts_on", "ends_on", "source")
        widgets = {"starts_on": DateInput()}
        help_texts = {"code": _("Latin letters; with it a sheet is imported: birge import section-CODE.")}

    field_order = ("code", "name_ky", "name_ru", "about", "readers", "writers", "starts_on", "ends_on", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section = self.instance
        for name in ("readers", "writers"):
            self.fields[name].choices = [(role.value, role.label) for role in Role if role in OF_SECTIONS]  # type: ignore[attr-defined]
            self.initial[name] = getattr(section, name)
        if section.names:
            self.initial.update(name_ky=section.names.get("ky"), name_ru=section.names.get("ru"))
            self.fields["code"].disabled = self.fields["about"].disabled = True
        if section.ends_on == OPEN_END:
            self.initial["ends_on"] = None

    def clean_ends_on(self) -> date:
        return self.cleaned_data["ends_on"] or OPEN_END

    def values(self) -> dict[str, Any]:
        """The columns of a section."""
        typed = dict(self.cleaned_data)
        kept = {language: typed.pop(f"name_{language}") for language in ("ky", "ru")}
        return typed | {"names": {**self.instance.names, **kept}}


class FieldForm(forms.Form):
    """One field of a section."""

    code = forms.CharField(label=_("Code of the field"), max_length=40, help_text=_("For example: water_meter."))
    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=120)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=120)
    type = forms.ChoiceField(label=_("What is written in it"), choices=[(kind.value, kind.label) for kind in TYPES])
    required = forms.BooleanField(label=_("It must be filled in"), required=False)
    least = forms.DecimalField(label=_("Smallest number"), required=False)
    most = forms.DecimalField(label=_("Greatest number"), required=False)
    choices = forms.CharField(
        label=_("The list"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: code = Kyrgyz / Russian."),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not _CODE.fullmatch(code) or code in ("since", "seen"):
            raise forms.ValidationError(_("Small Latin letters, digits and _; a letter first."))
        return code

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        listed = [_choice(line) for line in typed.get("choices", "").splitlines() if line.strip()]
        if any(choice is None for choice in listed):
            self.add_error("choices", _("Write each line so: code = Kyrgyz / Russian."))
        if typed.get("type") == Type.CHOICE and not listed:
            self.add_error("choices", _("Write what can be chosen."))
        typed["listed"] = tuple(choice for choice in listed if choice)
        return typed

    def field(self) -> Field:
        """The field as typed."""
        typed = self.cleaned_data
        names = {"ky": typed["name_ky"], "ru": typed["name_ru"]}
        listed = typed["listed"] if typed["type"] == Type.CHOICE else ()
        return Field(typed["code"], names, typed["type"], typed["required"], typed["least"], typed["most"], listed)


def _choice(line: str) -> tuple[str, dict[str, str]] | None:
    code, _sign, names = (part.strip() for part in line.partition("="))
    ky, _slash, ru = (part.strip() for part in names.partition("/"))
    return (code, {"ky": ky, "ru": ru or ky}) if code and ky else None


class Fields(forms.BaseFormSet):  # type: ignore[type-arg]
    """The fields of a section; codes differ."""

    def clean(self) -> None:
        codes = [form.cleaned_data["code"] for form in self.forms if form.cleaned_data.get("code")]
        if len(set(codes)) < len(codes):
            raise forms.ValidationError(_("Two fields have the same code."))
        if not codes and not self.errors:
            raise forms.ValidationError(_("A section needs a field."))

    def fields_typed(self) -> list[Field]:
        """The filled-in ones, in their order."""
        return [form.field() for form in self.forms if form.cleaned_data.get("code")]


FieldFormSet = cast("type[Fields]", forms.formset_factory(FieldForm, formset=Fields, extra=4, max_num=60))


def initial_of(field: Field) -> dict[str, Any]:
    """A field as `FieldForm` shows it."""
    lines = [f"{code} = {names.get('ky', '')} / {names.get('ru', '')}" for code, names in field.choices]
    return {
        "code": field.code,
        "name_ky": field.names.get("ky"),
        "name_ru": field.names.get("ru"),
        "type": field.type,
        "required": field.required,
        "least": field.least,
        "most": field.most,
        "choices": "\n".join(lines),
    }
