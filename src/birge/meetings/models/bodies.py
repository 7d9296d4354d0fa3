"""Bodies: what they are, on what law they stand, by what rules they work, who sits in them. All of it dated."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.algorithms.voting import Share
from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.meetings.enums import BodyKind, MajorityKind, MemberRole


class Dated(Record):
    """Holds in [starts_on, ends_on); without an end it still holds."""

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


def _period(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name=name)


class Body(Dated):
    """A group of people that meets and decides, hosted by a place or an organisation (Popolo: Organization).

    A body that is not public shows nothing to people outside it, not even that it meets.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    names = TextsField(_("name"))
    place = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="bodies")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="bodies"
    )
    is_public = models.BooleanField(_("agendas and signed minutes are public"), default=True)

    class Meta:
        constraints = [
            _period("body_period"),
            models.CheckConstraint(
                condition=Q(place__isnull=False, organisation__isnull=True)
                | Q(place__isnull=True, organisation__isnull=False),
                name="body_one_host",
            ),
        ]

    def __str__(self) -> str:
        return text_in(self.names)


class LegalBase(Dated):
    """The act on which a body stands in this period. An act that was repealed ends; it is never deleted.

    `source` says where this was read; without one the base is "to confirm".
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="legal_bases")
    act = models.CharField(_("act, its number and date"), max_length=300)
    article = models.CharField(_("article"), max_length=60, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = [_period("legal_base_period")]


class BodyRules(Dated):
    """By what rules a body works in this period.

    A quorum is a share of the members (`quorum_numerator`/`quorum_denominator`, "more than" or "at least") or, when
    `quorum_number` is set, a number of people. `sources` maps a rule's name to where it was read; a rule that is not
    there is "to confirm".
    """

    RULES = ("quorum", "majority", "notice_days", "presides", "secret_vote", "casting_vote", "proxy")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="rules")
    quorum_numerator = models.PositiveSmallIntegerField(_("quorum: parts"), default=1)
    quorum_denominator = models.PositiveSmallIntegerField(_("quorum: of so many parts"), default=2)
    quorum_more_than = models.BooleanField(_("quorum: more than this share (otherwise at least)"), default=True)
    quorum_number = models.PositiveSmallIntegerField(_("quorum: or a number of members"), null=True, blank=True)
    majority = models.CharField(
        _("majority"), max_length=20, choices=MajorityKind.choices, default=MajorityKind.PRESENT
    )
    notice_days = models.PositiveSmallIntegerField(_("notice, days before the meeting"), default=0)
    presides = models.CharField(_("who presides"), max_length=200, blank=True)
    secret_vote = models.BooleanField(_("a secret vote is allowed"), default=False)
    casting_vote = models.BooleanField(_("when votes are equal, the chair's vote decides"), default=False)
    proxy = models.BooleanField(_("a member may be represented by proxy"), default=False)
    sources = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            _period("body_rules_period"),
            models.UniqueConstraint(fields=["body", "starts_on"], name="body_rules_once_a_day"),
            models.CheckConstraint(
                condition=Q(quorum_numerator__gte=1, quorum_numerator__lte=F("quorum_denominator")),
                name="body_rules_quorum_share",
            ),
        ]

    @property
    def quorum(self) -> Share | int:
        """The rule in the form that `algorithms.voting.quorum` takes."""
        if self.quorum_number is not None:
            return self.quorum_number
        whole = self.quorum_numerator == self.quorum_denominator
        return Share(self.quorum_numerator, self.quorum_denominator, self.quorum_more_than and not whole)

    def unconfirmed(self) -> list[str]:
        """The names of the rules that have no source yet."""
        return [name for name in self.RULES if not self.sources.get(name)]


class BodyMember(Dated):
    """A person sits in a body (Popolo: Membership): with an account, or by name only.

    `name` is kept also when there is an account: minutes call people as they were called then.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="body_memberships"
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=MemberRole.choices, default=MemberRole.MEMBER)
    votes = models.BooleanField(_("has a vote"), default=True)
    on_behalf_of = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )

    class Meta:
        constraints = [_period("body_member_period")]
        indexes = [models.Index(fields=["account", "starts_on"], name="body_member_by_account")]

    def __str__(self) -> str:
        return self.name


class CalendarFeed(Record):
    """A person's private calendar address. Only a hash of its token is kept; a revoked one shows nothing."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
