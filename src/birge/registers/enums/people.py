"""What the book says of people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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

    WORK = "work", pgettext_lazy("absence", "Work")
    STUDY = "study", _("Study")
    TREATMENT = "treatment", _("Treatment")
    FAMILY = "family", _("Family matters")
    SERVICE = "service", _("Military service")
    OTHER = "other", pgettext_lazy("purpose of migration", "Other")
