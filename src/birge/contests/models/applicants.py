"""Who applies: an organisation, or residents without one. The profile is entered once and used for every call."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import PERSONS, ApplicantKind
from birge.kernel.models import Record
from birge.people.models import Account, Organisation


class Applicant(Record):
    """One who can apply. Exactly one of: an organisation (its director applies), or a `name` of its own.

    `account` is the person who acts for a group or herself; None for one that a clerk entered from paper. For pupils
    the director of their `school` acts. `facts` is the profile (mandate, experience, audits …), `answers` the
    due-diligence answers.
    """

    kind = models.CharField(_("kind of applicant"), max_length=12, choices=ApplicantKind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="contests_applicant_organisation_once"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, name="") | (Q(organisation__isnull=True) & ~Q(name="")),
                name="contests_applicant_one_name",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation) if self.organisation_id else self.name

    @property
    def is_from_paper(self) -> bool:
        """Whether a clerk entered it from paper: nobody acts for it in Birge."""
        return self.organisation_id is None and self.account_id is None and self.school_id is None

    @property
    def public_name(self) -> str:
        """As everyone may know it: of one resident or of pupils only that it was one."""
        return str(self.get_kind_display()) if self.kind in PERSONS else str(self)


class BoardMember(Record):
    """A person of an applicant (board, head, leader) in [starts_on, ends_on): for finding conflicts of interest.

    Rows are ended, never deleted.
    """

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="board")
    name = models.CharField(_("name"), max_length=200)
    post = models.CharField(_("post"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["starts_on", "id"]

    def __str__(self) -> str:
        return self.name
