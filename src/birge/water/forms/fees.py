"""What the accountant types: tariffs, periods to bill, payments, reliefs, the cash book."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.kernel.money import TYIYN_IN_SOM
from birge.people.models import Organisation
from birge.registers.forms.common import SomField
from birge.water.enums import CashSide, PaymentWay, ReliefKind, SeasonKind, TariffBasis, TariffSide
from birge.water.forms.fields import DayField, ThingChoice, UserField
from birge.water.models import Bill, CashCategory, Season, WaterUser

Choices = list[tuple[str, Any]]


class TariffForm(forms.Form):
    """A rate from a day on."""

    side = forms.ChoiceField(label=_("For whom"), choices=TariffSide)
    basis = forms.ChoiceField(label=_("Charged for"), choices=TariffBasis)
    season_kind = forms.ChoiceField(
        label=_("Kind of season"), choices=[("", _("Every season")), *SeasonKind.choices], required=False
    )
    rate = forms.DecimalField(
        label=_("Rate"), min_value=Decimal("0.01"), max_digits=11, decimal_places=2, localize=True
    )
    unit = forms.ChoiceField(
        label=_("In"), choices=[("tyiyn", _("tyiyn")), ("som", _("som"))], help_text=_("1 som is 100 tyiyn.")
    )
    source = forms.CharField(
        label=_("Act or minutes that set it"),
        max_length=300,
        required=False,
        help_text=_("Empty: it is marked “to confirm”, and nobody is billed by it."),
    )
    since = DayField(label=_("From which day on"))
    until = DayField(label=_("Day after the last"), required=False, help_text=_("Empty: until another one is entered."))

    def typed(self) -> dict[str, Any]:
        """As the action takes it."""
        given = dict(self.cleaned_data)
        factor = TYIYN_IN_SOM if given.pop("unit") == "som" else 1
        rate = given.pop("rate")
        return {**given, "rate_tyiyn": rate * factor}


class RunForm(forms.Form):
    """Which days are billed, and until when is to be paid."""

    season = forms.ModelChoiceField(Season.objects.none(), label=_("Season"), empty_label=None)
    starts_on = DayField(label=_("First day"))
    last_on = DayField(label=_("Last day"))
    due_on = DayField(label=_("Last day to pay"), help_text=_("As the contract or the assembly says."))

    def __init__(self, *args: Any, association: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seasons: Any = self.fields["season"]
        seasons.queryset = Season.objects.filter(association=association).order_by("-starts_on")

    def typed(self) -> dict[str, Any]:
        """As the action takes it."""
        given = dict(self.cleaned_data)
        last_on = given.pop("last_on")
        return {**given, "ends_on": last_on + timedelta(days=1)}


class WhyForm(forms.Form):
    """The reason for taking something back."""

    why = forms.CharField(label=_("What was wrong"), max_length=300)


class PaymentForm(forms.Form):
    """Money from a user. The bill can be chosen once the user is known."""

    amount = SomField(label=_("Amount, som"), max_length=20)
    way = forms.ChoiceField(label=_("How it was paid"), choices=PaymentWay)
    paid_on = DayField(label=_("Day of payment"))
    paper = forms.CharField(
        label=_("Number of the bank's paper"),
        max_length=200,
        required=False,
        help_text=_("For another way: what was given or done."),
    )
    bill = forms.ModelChoiceField(
        Bill.objects.none(), label=_("Which bill is paid first"), required=False, empty_label=_("The one due first")
    )
    request_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, *args: Any, association: Organisation, user: WaterUser | None, bills: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if user is None:
            self.fields["user"] = UserField(association, label=_("Number of the user"))
        choice: Any = self.fields["bill"]
        choice.queryset = bills
        if user is None or not bills:
            del self.fields["bill"]
        self.order_fields(["user", "amount", "way", "paid_on", "paper", "bill"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == PaymentWay.OTHER and not given.get("paper"):
            self.add_error("paper", _("Write what was given or done."))
        return given


class ReliefForm(forms.Form):
    """What was resolved, and whose debts it lowers."""

    numbers = forms.CharField(
        label=_("Numbers of the users"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As they stand in the list of users, with commas between them."),
    )
    kind = forms.ChoiceField(label=_("How the debt is lowered"), choices=ReliefKind)
    value = forms.DecimalField(
        label=_("How much"), min_value=Decimal("0.01"), max_digits=11, decimal_places=2, localize=True
    )
    reason = forms.CharField(
        label=_("Reason, as the minutes say it"),
        max_length=300,
        help_text=_("Users read it on their bills. Write nothing about anyone's health, income or family."),
    )
    minutes = forms.ChoiceField(label=_("Minutes"), required=False)
    minutes_text = forms.CharField(label=_("Or minutes on paper: number and date"), max_length=300, required=False)
    on = DayField(label=_("Day of the resolution"))
    request_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, association: Organisation, today: date, minutes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.association = association
        self.fields["outlet"] = ThingChoice(
            "outlet", association, today, label=_("Or all users of an outlet"), required=False, empty_label="—"
        )
        self.fields["zone"] = ThingChoice(
            "zone", association, today, label=_("Or all users of a zone"), required=False, empty_label="—"
        )
        choice: Any = self.fields["minutes"]
        choice.choices = [("", "—"), *minutes]
        if not minutes:
            del self.fields["minutes"]
        self.order_fields(["numbers", "outlet", "zone"])

    def clean_numbers(self) -> list[WaterUser]:
        typed = {part.strip() for part in self.cleaned_data["numbers"].replace("\n", ",").split(",") if part.strip()}
        found = list(WaterUser.objects.filter(association=self.association, number__in=typed))
        if missing := sorted(typed - {user.number for user in found}):
            raise ValidationError(_("No user has these numbers: %(numbers)s") % {"numbers": ", ".join(missing)})
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [name for name in ("numbers", "outlet", "zone") if given.get(name)]
        if len(chosen) != 1 and not self.errors:
            self.add_error("numbers", _("Write numbers, or choose one outlet, or one zone."))
        return given


class CashForm(forms.Form):
    """An income or an expense."""

    category = forms.ModelChoiceField(CashCategory.objects.none(), label=_("What for"))
    amount = SomField(label=_("Amount, som"), max_length=20)
    on = DayField(label=_("Day"))
    paper = forms.CharField(label=_("Number of the paper"), max_length=200, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    request_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, categories: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["category"]
        choice.queryset = categories
        choice.label_from_instance = lambda row: f"{row.get_side_display()}: {row}"


class CloseForm(forms.Form):
    """The cash as it was counted."""

    on = DayField(label=_("Day"))
    counted = SomField(label=_("Counted, som"), max_length=20)
    note = forms.CharField(label=_("Why it differs from the book"), max_length=300, required=False)


class CategoryForm(forms.Form):
    """What else money comes or goes for."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=100)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=100, required=False)
    side = forms.ChoiceField(label=_("Income or expense"), choices=CashSide)

    def names(self) -> dict[str, str]:
        """By language."""
        typed = {"ky": self.cleaned_data["name_ky"], "ru": self.cleaned_data["name_ru"]}
        return {language: text for language, text in typed.items() if text}
