"""Closed lists of tariffs, bills, payments and the books."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class TariffBasis(models.TextChoices):
    """What a tariff is charged for."""

    M3 = "m3", pgettext_lazy("tariff", "By volume, for a m³")
    HECTARE = "hectare", pgettext_lazy("tariff", "By area, for a hectare in the season")
    HOUR = "hour", pgettext_lazy("tariff", "By time, for an hour")
    WATERING = "watering", pgettext_lazy("tariff", "For one watering")
    MINIMUM = "minimum", pgettext_lazy("tariff", "The least that a user pays in a season")


class TariffSide(models.TextChoices):
    """For whom the money is."""

    STATE = "state", pgettext_lazy("tariff", "State part")
    ASSOCIATION = "association", pgettext_lazy("tariff", "Part of the association")


class BillState(models.TextChoices):
    """A bill stands, or was cancelled with a reason."""

    STANDING = "standing", pgettext_lazy("bill", "In force")
    CANCELLED = "cancelled", pgettext_lazy("bill", "Cancelled")


class PaymentWay(models.TextChoices):
    """How somebody paid."""

    CASH = "cash", pgettext_lazy("payment", "Cash")
    BANK = "bank", pgettext_lazy("payment", "Through the bank")
    OTHER = "other", pgettext_lazy("payment", "Another way")


class CashBook(models.TextChoices):
    """Where the association's money lies; each has a book of its own."""

    CASH = "cash", pgettext_lazy("book", "Cash desk")
    BANK = "bank", pgettext_lazy("book", "Bank account")


class CashSide(models.TextChoices):
    """Whether money comes or goes."""

    INCOME = "income", pgettext_lazy("cash book", "Income")
    EXPENSE = "expense", pgettext_lazy("cash book", "Expense")


class CashPurpose(models.TextChoices):
    """What the system itself must know of a category; most have none of these."""

    NONE = "", pgettext_lazy("cash book", "Other")
    OPENING = "opening", pgettext_lazy("cash book", "Opening balance")
    FEES = "fees", pgettext_lazy("cash book", "Payments of water users")
    STATE_PART = "state-part", pgettext_lazy("cash book", "State part handed on")
    OVER = "over", pgettext_lazy("cash book", "Surplus found when counting")
    SHORT = "short", pgettext_lazy("cash book", "Shortage found when counting")


class ReliefKind(models.TextChoices):
    """How a debt is lowered."""

    PERCENT = "percent", pgettext_lazy("relief", "By a part, %")
    AMOUNT = "amount", pgettext_lazy("relief", "By an amount for each user, som")
