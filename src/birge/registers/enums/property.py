"""What a household has: land, livestock, machinery and its dwelling."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LandClass(models.TextChoices):
    """The classes of the Tax Code (No. 3 of 18.01.2022, art. 401), the household plot and the land share."""

    HOUSEHOLD_PLOT = "household-plot", _("Household plot")
    LAND_SHARE = "land-share", _("Land share")
    IRRIGATED = "irrigated", _("Irrigated arable land")
    RAIN_FED = "rain-fed", _("Rain-fed arable land")
    PERENNIAL = "perennial", _("Perennial plantings")
    HAYFIELD = "hayfield", _("Hayfield")
    PASTURE = "pasture", _("Pasture or fallow")


class Tenure(models.TextChoices):
    """Whose it is."""

    OWN = "own", pgettext_lazy("tenure", "Own")
    RENTED = "rented", pgettext_lazy("tenure", "Rented")


class Animal(models.TextChoices):
    """Kinds of livestock, poultry and bees."""

    CATTLE = "cattle", _("Cattle")
    YAK = "yak", _("Yaks")
    SHEEP = "sheep", _("Sheep")
    GOAT = "goat", _("Goats")
    HORSE = "horse", _("Horses")
    DONKEY = "donkey", _("Donkeys")
    CAMEL = "camel", _("Camels")
    PIG = "pig", _("Pigs")
    RABBIT = "rabbit", _("Rabbits")
    POULTRY = "poultry", _("Poultry")
    BEES = "bees", _("Bees (hives)")


class AnimalGroup(models.TextChoices):
    """Sex and age; ALL where they are not told apart."""

    FEMALE = "female", pgettext_lazy("livestock", "Adult females")
    MALE = "male", pgettext_lazy("livestock", "Adult males")
    YOUNG = "young", pgettext_lazy("livestock", "Young")
    ALL = "all", pgettext_lazy("livestock", "All together")


class Machine(models.TextChoices):
    """Machinery and vehicles."""

    TRACTOR = "tractor", _("Tractor")
    COMBINE = "combine", _("Combine harvester")
    TRUCK = "truck", _("Truck")
    CAR = "car", _("Car")
    MOTORCYCLE = "motorcycle", _("Motorcycle")
    TRAILER = "trailer", _("Trailer")
    PLOUGH = "plough", _("Plough")
    SEEDER = "seeder", _("Seeder")
    MOWER = "mower", _("Mower")
    OTHER = "other", pgettext_lazy("machinery", "Other")


class Walls(models.TextChoices):
    """What the walls of a dwelling are made of."""

    CLAY = "clay", _("Clay or adobe")
    BRICK = "brick", _("Brick")
    PANEL = "panel", _("Panels or blocks")
    WOOD = "wood", _("Wood")
    OTHER = "other", pgettext_lazy("walls", "Other")


class Water(models.TextChoices):
    """Where the drinking water comes from."""

    IN_HOUSE = "in-house", _("Tap in the house")
    YARD = "yard", _("Tap in the yard")
    STREET = "street", _("Street pump")
    WELL = "well", _("Well")
    OPEN = "open", _("Spring, ditch or river")
    BROUGHT = "brought", _("Brought from elsewhere")


class Heating(models.TextChoices):
    """How a dwelling is heated."""

    CENTRAL = "central", _("Central heating")
    COAL = "coal", _("Coal or wood stove")
    GAS = "gas", _("Gas")
    ELECTRIC = "electric", _("Electricity")
    NONE = "none", pgettext_lazy("heating", "None")


class Sanitation(models.TextChoices):
    """What kind of toilet a dwelling has."""

    SEWER = "sewer", _("Sewer")
    SEPTIC = "septic", _("Septic tank")
    PIT = "pit", _("Pit latrine")
    NONE = "none", pgettext_lazy("sanitation", "None")
