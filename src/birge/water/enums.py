"""Closed lists of the water folder."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Lining(models.TextChoices):
    """What a canal's bed is made of: it decides how much water is lost on the way."""

    EARTH = "earth", pgettext_lazy("canal", "Earth")
    CONCRETE = "concrete", pgettext_lazy("canal", "Concrete")
    PIPE = "pipe", pgettext_lazy("canal", "Pipe")
    OTHER = "other", pgettext_lazy("canal", "Other lining")


class HolderSide(models.TextChoices):
    """What an organisation is to a canal."""

    OWNER = "owner", pgettext_lazy("canal", "Owner")
    OPERATOR = "operator", pgettext_lazy("canal", "Operator")


class GaugeKind(models.TextChoices):
    """How the flow is found at a gauge post: by a table of the post, or by the formula of a weir."""

    STAFF = "staff", _("Staff with a table")
    CIPOLETTI = "cipoletti", _("Cipoletti weir")
    V_NOTCH = "v-notch", _("V-notch weir, 90°")
    RECTANGULAR = "rectangular", _("Rectangular weir")


WITH_A_WIDTH = frozenset({GaugeKind.CIPOLETTI, GaugeKind.RECTANGULAR})
"""Weirs whose formula needs the width of the crest."""


class TenureKind(models.TextChoices):
    """By what right a user waters a parcel."""

    OWNED = "owned", pgettext_lazy("tenure", "Own")
    LEASED = "leased", pgettext_lazy("tenure", "Leased")
    PLOT = "plot", pgettext_lazy("tenure", "Household plot")
    OTHER = "other", pgettext_lazy("tenure", "Other right")


class BoundKind(models.TextChoices):
    """Figures above which a value is surely a slip."""

    PARCEL_HA = "parcel-ha", _("Area of one parcel, ha")
    READING_GAP_H = "reading-gap-h", _("Time between two readings of a gauge post, hours")


class SeasonKind(models.TextChoices):
    """The part of the year: tariffs and norms differ."""

    VEGETATION = "vegetation", pgettext_lazy("season", "Vegetation")
    OUTSIDE = "outside", pgettext_lazy("season", "Outside the vegetation")


class RequestWay(models.TextChoices):
    """How a request for water came."""

    COMPUTED = "computed", pgettext_lazy("request", "Computed from the crop plan")
    PAPER = "paper", pgettext_lazy("request", "On paper")
    PHONE = "phone", pgettext_lazy("request", "By phone")
    VISIT = "visit", pgettext_lazy("request", "In person")


class AssemblyKind(models.TextChoices):
    """What the assembly can resolve about sharing water."""

    PLOT_FLOOR = "plot-floor", _("Guaranteed minimum for household plots, m³ per ha")
    VULNERABLE_FLOOR = "vulnerable-floor", _("Guaranteed minimum for vulnerable households, m³ per ha")
    VULNERABLE_WEIGHT = "vulnerable-weight", _("Weight of vulnerable households")
    PLOT_TIER = "plot-tier", _("Tier of household plots")
    VULNERABLE_TIER = "vulnerable-tier", _("Tier of vulnerable households")


OF_THE_VULNERABLE = frozenset(
    {AssemblyKind.VULNERABLE_FLOOR, AssemblyKind.VULNERABLE_WEIGHT, AssemblyKind.VULNERABLE_TIER}
)
"""Rules that tell of a household's situation wherever they show."""


class RotaBasis(models.TextChoices):
    """By what the time of a rota is shared."""

    AREA = "area", pgettext_lazy("rota", "By area")
    PLANNED = "planned", pgettext_lazy("rota", "By the area in the crop plan")
    VOLUME = "volume", pgettext_lazy("rota", "By the volumes of a share-out")


class RotaState(models.TextChoices):
    """A rota is drafted, published, and replaced by a later version or dropped unpublished."""

    DRAFT = "draft", pgettext_lazy("rota", "Draft")
    PUBLISHED = "published", pgettext_lazy("rota", "Published")
    REPLACED = "replaced", pgettext_lazy("rota", "Replaced")


class DeliveryWay(models.TextChoices):
    """How the volume of a delivery was found."""

    GAUGE = "gauge", pgettext_lazy("delivery", "By the level at a gauge post")
    FLOW = "flow", pgettext_lazy("delivery", "By a flow that was estimated")
    PLAN = "plan", pgettext_lazy("delivery", "By the planned flow and the time")
    STATED = "stated", pgettext_lazy("delivery", "As the water master wrote it")


class Confirmation(models.TextChoices):
    """How the user confirmed a delivery."""

    NONE = "none", pgettext_lazy("delivery", "Not confirmed")
    SIGNATURE = "signature", pgettext_lazy("delivery", "By signature")
    CODE = "code", pgettext_lazy("delivery", "By a one-time code")
    REFUSED = "refused", pgettext_lazy("delivery", "Refused to confirm")


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


class BandKind(models.TextChoices):
    """Indicators that have bands (Molden & Gates 1990)."""

    ADEQUACY = "adequacy", pgettext_lazy("indicator", "Adequacy")
    EFFICIENCY = "efficiency", pgettext_lazy("indicator", "Efficiency")
    DEPENDABILITY = "dependability", pgettext_lazy("indicator", "Dependability")
    EQUITY = "equity", pgettext_lazy("indicator", "Equity")


class Verdict(models.TextChoices):
    """Where a value lies in its band."""

    GOOD = "good", pgettext_lazy("indicator", "Good")
    FAIR = "fair", pgettext_lazy("indicator", "Fair")
    POOR = "poor", pgettext_lazy("indicator", "Poor")


class ContractState(models.TextChoices):
    """A contract is drafted, offered, accepted or refused by the user; after `ended` nothing follows."""

    DRAFTED = "drafted", pgettext_lazy("contract", "Draft")
    OFFERED = "offered", pgettext_lazy("contract", "Offered")
    ACCEPTED = "accepted", pgettext_lazy("contract", "Accepted")
    REFUSED = "refused", pgettext_lazy("contract", "Refused")
    ENDED = "ended", pgettext_lazy("contract", "Ended")


class AnswerWay(models.TextChoices):
    """How a user answered an offer."""

    PAPER = "paper", pgettext_lazy("request", "On paper")
    PHONE = "phone", pgettext_lazy("request", "By phone")
    VISIT = "visit", pgettext_lazy("request", "In person")
    SITE = "site", pgettext_lazy("request", "On the site")


class SwapWay(models.TextChoices):
    """How a user agreed to swap turns."""

    SIGNATURE = "signature", pgettext_lazy("swap", "By signature")
    PRESENT = "present", pgettext_lazy("swap", "In person")
    PHONE = "phone", pgettext_lazy("swap", "By phone")


class DisputeState(models.TextChoices):
    """A dispute waits for its answer, and is then granted, granted in part, or declined."""

    OPEN = "open", pgettext_lazy("dispute", "Waits for an answer")
    GRANTED = "granted", pgettext_lazy("dispute", "Granted")
    PARTLY = "partly", pgettext_lazy("dispute", "Granted in part")
    DECLINED = "declined", pgettext_lazy("dispute", "Declined")


class DisputeJudge(models.TextChoices):
    """Who decides about disputes in an association."""

    DIRECTOR = "director", pgettext_lazy("dispute", "The director")
    COMMISSION = "commission", pgettext_lazy("dispute", "The dispute commission")


class CanalGrade(models.TextChoices):
    """In what condition a stretch of canal was found."""

    GOOD = "good", pgettext_lazy("condition of a canal", "Good")
    FAIR = "fair", pgettext_lazy("condition of a canal", "Needs some work")
    POOR = "poor", pgettext_lazy("condition of a canal", "Poor")
    BROKEN = "broken", pgettext_lazy("condition of a canal", "Carries no water")


class RepairState(models.TextChoices):
    """How far a repair has come."""

    PLANNED = "planned", pgettext_lazy("repair", "Planned")
    RUNNING = "running", pgettext_lazy("repair", "Being done")
    DONE = "done", pgettext_lazy("repair", "Done")
    DROPPED = "dropped", pgettext_lazy("repair", "Dropped")


class ContributionKind(models.TextChoices):
    """What somebody gave to a repair or a cleaning day."""

    LABOUR = "labour", pgettext_lazy("contribution", "Work, hours")
    MONEY = "money", pgettext_lazy("contribution", "Money")
    MATERIAL = "material", pgettext_lazy("contribution", "Material, machine")


class CircleKind(models.TextChoices):
    """For whom somebody sits in the circle that manages water together."""

    ASSEMBLY = "assembly", pgettext_lazy("circle", "Water users' assembly")
    VILLAGE_GOVERNMENT = "village-government", pgettext_lazy("circle", "Village government")
    SCHOOL = "school", pgettext_lazy("circle", "School")
    WOMEN = "women", pgettext_lazy("circle", "Women's group")
    OTHER = "other", pgettext_lazy("circle", "Others")


class ProposalKind(models.TextChoices):
    """What a proposal is about."""

    RULE = "rule", pgettext_lazy("proposal", "A rule of sharing")
    REPAIR = "repair", pgettext_lazy("proposal", "A repair")
    TURNS = "turns", pgettext_lazy("proposal", "Turns, day and night")
    OTHER = "other", pgettext_lazy("proposal", "Something else")


class ProposalState(models.TextChoices):
    """A proposal is discussed and voted on, then passed on or not."""

    OPEN = "open", pgettext_lazy("proposal", "Being discussed")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Taken up")
    DECLINED = "declined", pgettext_lazy("proposal", "Not taken up")


class ProposalChoice(models.TextChoices):
    """How a member votes on a proposal; it advises, the assembly decides."""

    FOR = "for", pgettext_lazy("vote", "For")
    AGAINST = "against", pgettext_lazy("vote", "Against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "Abstain")


class Filled(models.TextChoices):
    """Where the weather of a day comes from."""

    MEASURED = "measured", pgettext_lazy("weather", "Measured")
    INTERPOLATED = "interpolated", pgettext_lazy("weather", "Filled: between the neighbouring days")
    MEAN = "mean", pgettext_lazy("weather", "Filled: long-term mean of the month")
    MISSING = "missing", pgettext_lazy("weather", "Missing")


class Soil(models.TextChoices):
    """Soils of which it is known how much water they hold (FAO-56, Table 19; to confirm)."""

    SAND = "sand", pgettext_lazy("soil", "Sand")
    SANDY_LOAM = "sandy-loam", pgettext_lazy("soil", "Sandy loam")
    LOAM = "loam", pgettext_lazy("soil", "Loam")
    SILT_LOAM = "silt-loam", pgettext_lazy("soil", "Silt loam")
    SILTY_CLAY_LOAM = "silty-clay-loam", pgettext_lazy("soil", "Silty clay loam")
    CLAY = "clay", pgettext_lazy("soil", "Clay")


class Edition(models.TextChoices):
    """Editions of FAO Irrigation and Drainage Paper 56."""

    FAO56_1998 = "fao56-1998", _("FAO-56, 1998")
    FAO56_2025 = "fao56-2025", _("FAO-56, revised edition 2025")
