"""Forms of bodies: founding, legal bases, rules, members."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.kernel.sorting import by_text
from birge.kernel.texts import text_in
from birge.meetings.enums import BodyKind
from birge.meetings.forms.inputs import DateInput
from birge.meetings.models import Body, BodyMember, BodyRules, LegalBase
from birge.meetings.rules import FOUNDERS
from birge.people.models import Account, Organisation
from birge.people.queries import account_by_sign_in_name
from birge.people.rules import may, organisations_of, places_of
from birge.places.models import Place
from birge.places.queries import names_by_place

MOST_HOSTS = 100


class NamesForm(forms.Form):
    """What a body is called, by language."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=200)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=200, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)

    def names(self) -> dict[str, str]:
        """The names that were given."""
        texts = {code: self.cleaned_data[f"name_{code}"].strip() for code in ("ky", "ru", "en")}
        return {code: text for code, text in texts.items() if text}


class BodyForm(NamesForm):
    """A new body. `host` is "place:<id>" or "organisation:<id>", among those where the person may found bodies."""

    host = forms.ChoiceField(label=_("Host"), help_text=_("The place or organisation to which the body belongs."))
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    starts_on = forms.DateField(label=_("Exists from"), widget=DateInput())
    is_public = forms.BooleanField(
        label=_("Announced agendas and published minutes are open to everybody"), required=False, initial=True
    )
    field_order = ["host", "kind"]

    def __init__(
        self, *args: Any, user: Account, on: date, place: Place | None, organisation: Organisation | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        host = self.fields["host"]
        assert isinstance(host, forms.ChoiceField)  # noqa: S101
        host.choices = _hosts(user, on, place, organisation)

    def clean_host(self) -> tuple[Place | None, Organisation | None]:
        kind, _colon, key = self.cleaned_data["host"].partition(":")
        if kind == "place":
            return Place.objects.get(pk=UUID(key)), None
        return None, Organisation.objects.select_related("place").get(pk=UUID(key))


def _hosts(user: Account, on: date, place: Place | None, organisation: Organisation | None) -> list[tuple[str, str]]:
    """What the address names if it may be a host, else all places and organisations where the person is appointed."""
    if place is not None or organisation is not None:
        if not may(user, FOUNDERS, place=place, organisation=organisation, on=on):
            return []
        places = [place.pk] if place else []
        organisations = [organisation] if organisation else []
    else:
        places = places_of(user, FOUNDERS, on)[:MOST_HOSTS]
        organisations = list(organisations_of(user, FOUNDERS, on)[:MOST_HOSTS])
    names = names_by_place(places, on)
    return [
        *[(f"place:{key}", text_in(names.get(key, {}))) for key in places],
        *[(f"organisation:{item.pk}", str(item)) for item in organisations],
    ]


class LegalBaseForm(forms.ModelForm):  # type: ignore[type-arg]
    """An act on which the body stands."""

    class Meta:
        model = LegalBase
        fields = ["act", "article", "source", "starts_on", "ends_on"]
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}
        help_texts = {
            "source": _("Where it was read: an address or a paper. Without it the mark “to confirm” is shown."),
            "ends_on": _("The first day on which the act no longer holds, e.g. the day of its repeal."),
        }


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    """The rules of a body from a day on, each with its source; a rule without one is marked "to confirm"."""

    class Meta:
        model = BodyRules
        fields = [
            "starts_on",
            "quorum_numerator",
            "quorum_denominator",
            "quorum_more_than",
            "quorum_number",
            "majority",
            "notice_days",
            "presides",
            "secret_vote",
            "casting_vote",
            "proxy",
        ]
        widgets = {"starts_on": DateInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in RULE_LABELS.items():
            self.fields[f"source_{name}"] = forms.CharField(label=label, max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        numerator, denominator = data.get("quorum_numerator"), data.get("quorum_denominator")
        if numerator and denominator and numerator > denominator:
            self.add_error("quorum_numerator", _("A share is at most the whole."))
        sources = {name: data.get(f"source_{name}", "").strip() for name in BodyRules.RULES}
        self.instance.sources = {name: text for name, text in sources.items() if text}
        return data


RULE_LABELS = {
    "quorum": _("Source of the rule: quorum"),
    "majority": _("Source of the rule: majority"),
    "notice_days": _("Source of the rule: notice"),
    "presides": _("Source of the rule: who presides"),
    "secret_vote": _("Source of the rule: secret vote"),
    "casting_vote": _("Source of the rule: the chair's vote decides"),
    "proxy": _("Source of the rule: proxy"),
}


class MemberForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new member: by sign-in name, or by name alone for a person without an account."""

    sign_in_name = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        required=False,
        help_text=_("If the person has an account: then she sees the papers and can sign."),
    )

    class Meta:
        model = BodyMember
        fields = ["name", "role", "votes", "on_behalf_of", "starts_on", "ends_on"]
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}

    field_order = ["sign_in_name"]

    def __init__(self, *args: Any, body: Body, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.body = body
        self.fields["name"].required = False
        self.fields["starts_on"].initial = on
        organisations = self.fields["on_behalf_of"]
        assert isinstance(organisations, forms.ModelChoiceField)  # noqa: S101
        organisations.queryset = Organisation.objects.filter(ends_on=None).order_by(by_text("names"), "id")
        organisations.label = _("On behalf of")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        typed = data.get("sign_in_name", "")
        account = account_by_sign_in_name(typed) if typed else None
        if typed and account is None:
            raise ValidationError({"sign_in_name": _("Nobody has this sign-in name.")})
        if account is None and not data.get("name"):
            raise ValidationError({"name": _("Give a sign-in name or a name.")})
        self.instance.account = account
        if account is not None and not data.get("name"):
            data["name"] = account.name
        return data


class EndForm(forms.Form):
    """From which day something no longer holds."""

    ends_on = forms.DateField(label=_("First day without it"), widget=DateInput())
