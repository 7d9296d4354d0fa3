"""Accounts, organisations, and who may do what where."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.enums import OrganisationKind, Role
from birge.places.models import Place


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by `people.actions`; this only finds them by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=(username or "").lower())


class Account(Record, AbstractBaseUser):
    """A person who can sign in. `username` is in lower case.

    `identifier` is what the national sign-in service calls this person; an administrator enters it, or the person
    links her own (then allauth's SocialAccount holds it).
    """

    username = models.CharField(_("sign-in name"), max_length=60, unique=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    identifier = models.CharField(_("identifier in the sign-in service"), max_length=100, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(default=False)

    objects = AccountManager()
    roles_read: dict[date, list[Assignment]] | None = None
    reach_read: dict[tuple[UUID, UUID, date], bool] | None = None
    """Own roles, and what they cover, as far as this request has read them; None: nothing is remembered."""

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["identifier"], condition=~Q(identifier=""), name="account_identifier_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(Record):
    """A body that works with others: what it is now. What it was before `since_on` is in `OrganisationPast`.

    Exists in [starts_on, ends_on). An organisation without a place works in the whole country.
    """

    kind = models.CharField(_("kind"), max_length=40, choices=OrganisationKind.choices)
    names = TextsField(_("name"))
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations")
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    starts_on = models.DateField(_("exists from"))
    since_on = models.DateField(_("as it is since"))
    ends_on = models.DateField(_("exists until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="organisation_period"
            ),
        ]

    def __str__(self) -> str:
        return text_in(self.names)


class OrganisationPast(Record):
    """What an organisation was in [starts_on, ends_on), before its name, kind or place changed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="past")
    kind = models.CharField(max_length=40, choices=OrganisationKind.choices)
    names = TextsField()
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()


class Assignment(Record):
    """A person holds a role in [starts_on, ends_on): at a place, in an organisation, or (neither) everywhere.

    A role everywhere is made at the console only. An acting person holds an assignment of her own with its own dates
    whose `acting_for` names the one that she stands in for. Rows are ended, never changed or deleted: an assignment
    that never took effect ends on the day when it starts.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    title = TextsField(_("post"))
    basis = models.CharField(_("order or decision"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    acting_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="acting")
    appointed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField()
    ended_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(place__isnull=True) | Q(organisation__isnull=True), name="assignment_one_scope"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="assignment_period"
            ),
        ]
        indexes = [models.Index(fields=["account", "starts_on"], name="assignment_by_account")]

    @property
    def is_everywhere(self) -> bool:
        """Holds in the whole installation."""
        return self.place_id is None and self.organisation_id is None

    @property
    def scope(self) -> str:
        """Where it holds, as the journal keeps it: a place's or organisation's id, or ""."""
        return str(self.place_id or self.organisation_id or "")

    def holds_on(self, on: date) -> bool:
        """Whether the role is held on that day."""
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


class SignInCode(Record):
    """A printed code that lets its person choose a new password, once, until `expires_at`.

    Serves the first sign-in and recovery alike. Only a keyed hash is kept. `told_at` is when the person was told, at a
    sign-in without this code, that it had been made.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_in_codes")
    code_hash = models.CharField(max_length=64)
    made_by = models.JSONField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "made_at"], name="code_by_account")]


class ApiToken(Record):
    """Lets a program act as its person, in her roles, narrowed to `scopes`, in [made_at, expires_at).

    Only the SHA-256 is kept: a token is 256 random bits, so that a slow hash would add nothing. `last_used_at` is exact
    to the hour.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_tokens")
    label = models.CharField(_("what it is for"), max_length=100)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("what it may do"))
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "made_at"], name="token_by_account")]
