"""Closed lists of the household book."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EntryKind(models.TextChoices):
    """Why something was written into the book."""

    EVENT = "event", pgettext_lazy("entry in the book", "Event")
    CORRECTION = "correction", pgettext_lazy("entry in the book", "Correction")
    IMPORT = "import", pgettext_lazy("entry in the book", "Import")
    ROUND = "round", pgettext_lazy("entry in the book", "Yearly round")
    TRANSFER = "transfer", pgettext_lazy("entry in the book", "Move to another aimak")
    MERGE = "merge", pgettext_lazy("entry in the book", "Merge")
    UNMERGE = "unmerge", pgettext_lazy("entry in the book", "Unmerge")
    UNDO = "undo", pgettext_lazy("entry in the book", "Taken back")


class HouseholdKind(models.TextChoices):
    """What stands behind an account of the book."""

    FAMILY = "family", _("Family")
    EMPTY_HOUSE = "empty-house", _("House whose owners live elsewhere")
    INSTITUTION = "institution", _("Institution (home, dormitory)")
    NO_ADDRESS = "no-address", _("People of no fixed address")


class Sex(models.TextChoices):
    """As the documents state it; "" is not stated."""

    FEMALE = "f", _("Female")
    MALE = "m", _("Male")


class Relation(models.TextChoices):
    """What a member is to the head of the household."""

    HEAD = "head", _("Head of household")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Son or daughter")
    CHILD_IN_LAW = "child-in-law", _("Son-in-law or daughter-in-law")
    GRANDCHILD = "grandchild", _("Grandchild")
    PARENT = "parent", _("Parent")
    PARENT_IN_LAW = "parent-in-law", _("Parent of the spouse")
    SIBLING = "sibling", _("Brother or sister")
    OTHER_RELATIVE = "other-relative", _("Other relative")
    NOT_RELATED = "not-related", _("Not a relative")


class Arrival(models.TextChoices):
    """How somebody came into a household; "" where a row only continues the one before it."""

    BIRTH = "birth", _("Born")
    MOVE = "move", _("Moved in")
    MARRIAGE = "marriage", _("Married")
    SPLIT = "split", _("Founded a household of their own")
    OTHER = "other", _("Otherwise")


class Departure(models.TextChoices):
    """How somebody left a household; "" where the next row only continues this one."""

    DEATH = "death", _("Died")
    MOVE = "move", _("Moved away")
    MARRIAGE = "marriage", _("Married into another family")
    SPLIT = "split", _("Founded a household of their own")
    OTHER = "other", _("Otherwise")


class PinState(models.TextChoices):
    """A person has no PIN, one or several; what each is worth."""

    CURRENT = "current", _("In force")
    FORMER = "former", _("Former")
    DISPUTED = "disputed", _("Disputed")


class AddressKind(models.TextChoices):
    """The two addresses of a person."""

    REGISTERED = "registered", _("Registered address")
    ACTUAL = "actual", _("Actual address")


class Education(models.TextChoices):
    """The highest level that was finished."""

    NONE = "none", _("No schooling")
    PRIMARY = "primary", _("Primary")
    BASIC = "basic", _("Basic general")
    SECONDARY = "secondary", _("Secondary general")
    VOCATIONAL = "vocational", _("Primary vocational")
    COLLEGE = "college", _("Secondary vocational")
    HIGHER = "higher", _("Higher")


class Occupation(models.TextChoices):
    """What a person mostly does."""

    EMPLOYED = "employed", _("Works for pay")
    FARMER = "farmer", _("Farms")
    SELF_EMPLOYED = "self-employed", _("Self-employed")
    PUPIL = "pupil", _("Pupil")
    STUDENT = "student", _("Student")
    PENSIONER = "pensioner", _("Pensioner")
    AT_HOME = "at-home", _("Keeps the house")
    UNEMPLOYED = "unemployed", _("Looks for work")
    OTHER = "other", pgettext_lazy("occupation", "Other")


class Purpose(models.TextChoices):
    """Why somebody is away."""

    WORK = "work", _("Work")
    STUDY = "study", _("Study")
    TREATMENT = "treatment", _("Treatment")
    FAMILY = "family", _("Family matters")
    SERVICE = "service", _("Military service")
    OTHER = "other", pgettext_lazy("purpose of migration", "Other")


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


class OfWhom(models.TextChoices):
    """Whose a status is."""

    PERSON = "person", _("Person")
    HOUSEHOLD = "household", _("Household")


class Standing(models.IntegerChoices):
    """How somebody whom a search found stands in the book: lower ones are shown first."""

    HEAD = 0, pgettext_lazy("found in the book", "Head of household")
    MEMBER = 1, pgettext_lazy("found in the book", "Lives here")
    LEFT = 2, pgettext_lazy("found in the book", "Left")
    DIED = 3, pgettext_lazy("found in the book", "Died")


class DuplicateState(models.TextChoices):
    """What people found out about two entries that look like one person. SAME: both clerks said so, not merged yet."""

    OPEN = "open", pgettext_lazy("possible duplicate", "To be looked at")
    SAME = "same", pgettext_lazy("possible duplicate", "Confirmed by both aimaks")
    DIFFERENT = "different", pgettext_lazy("possible duplicate", "Two different people")
    MERGED = "merged", pgettext_lazy("possible duplicate", "Merged")


class TransferState(models.TextChoices):
    """How far the move of a family to another aimak has come."""

    PROPOSED = "proposed", pgettext_lazy("move to another aimak", "Waits for the other aimak")
    CONFIRMED = "confirmed", pgettext_lazy("move to another aimak", "Moved")
    REFUSED = "refused", pgettext_lazy("move to another aimak", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("move to another aimak", "Withdrawn")


class RequestKind(models.TextChoices):
    """What a person may ask about her own data."""

    DATA = "data", _("What the book holds of me")
    CORRECTION = "correction", _("A correction")


class RequestWay(models.TextChoices):
    """How a request came."""

    ACCOUNT = "account", _("On the site")
    COUNTER = "counter", _("At the counter")
    PHONE = "phone", _("By phone")
    LETTER = "letter", _("By letter")


class RequestState(models.TextChoices):
    """Whether a request was answered."""

    OPEN = "open", pgettext_lazy("request", "Waits for an answer")
    ANSWERED = "answered", pgettext_lazy("request", "Answered")
    REFUSED = "refused", pgettext_lazy("request", "Refused with a reason")


class CertificateKind(models.TextChoices):
    """What a certificate states. Further kinds need a list of what they state, so they are not data."""

    FAMILY = "family", _("Certificate of family composition")
    RESIDENCE = "residence", _("Certificate of the place of residence")
    PROPERTY = "property", _("Extract on land and livestock")


class Part(models.TextChoices):
    """What a certificate may state of a person and her household; an administrator chooses."""

    BORN_ON = "born_on", pgettext_lazy("part of a certificate", "Date of birth of the person")
    PIN = "pin", pgettext_lazy("part of a certificate", "PIN of the person")
    ADDRESS = "address", pgettext_lazy("part of a certificate", "Address of the household")
    REGISTERED = "registered", pgettext_lazy("part of a certificate", "Registered address, if it is another")
    SINCE = "since", pgettext_lazy("part of a certificate", "Since when in the household")
    ACCOUNT = "account", pgettext_lazy("part of a certificate", "Account number in the household book")
    MEMBERS = "members", pgettext_lazy("part of a certificate", "Members of the family")
    MEMBERS_BORN_ON = "members.born_on", pgettext_lazy("part of a certificate", "… with their dates of birth")
    MEMBERS_PIN = "members.pin", pgettext_lazy("part of a certificate", "… with their PINs")
    LAND = "land", pgettext_lazy("part of a certificate", "Land")
    LAND_PARCEL = "land.parcel", pgettext_lazy("part of a certificate", "… with the numbers of parcels")
    LAND_TENURE = "land.tenure", pgettext_lazy("part of a certificate", "… own or rented")
    LIVESTOCK = "livestock", pgettext_lazy("part of a certificate", "Livestock")


class CertificateState(models.TextChoices):
    """What a certificate is worth today."""

    VALID = "valid", pgettext_lazy("certificate", "In force")
    EXPIRED = "expired", pgettext_lazy("certificate", "Expired")
    REVOKED = "revoked", pgettext_lazy("certificate", "Withdrawn")


class Whereabouts(models.TextChoices):
    """How the yearly round found a member of a household."""

    HERE = "here", pgettext_lazy("found at a visit", "Lives here")
    AWAY = "away", pgettext_lazy("found at a visit", "Away for a time")
    LEFT = "left", pgettext_lazy("found at a visit", "Left the household")
    DIED = "died", pgettext_lazy("found at a visit", "Died")


class About(models.TextChoices):
    """What a thematic section is about."""

    HOUSEHOLD = "household", _("Household")
    PERSON = "person", _("Person")
    PLACE = "place", _("Village")
