"""Closed lists of the meetings folder."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """What sort of body it is. Kinds that the law no longer knows stay: their minutes are history."""

    COUNCIL = "council", _("Council (kenesh)")
    COMMISSION = "commission", _("Commission")
    COMMITTEE = "committee", _("Committee")
    ASSEMBLY = "assembly", _("Assembly")
    WORKING_GROUP = "working-group", _("Working group")
    ROUND_TABLE = "round-table", _("Round table")
    HEARING = "hearing", _("Public hearing")
    PUBLIC_COUNCIL = "public-council", _("Public council")
    LOCAL_COMMITTEE = "local-committee", _("Local committee for the prevention of family violence")
    COORDINATION = "coordination", _("Coordination group")


class MemberRole(models.TextChoices):
    """What a member does in the body."""

    CHAIR = "chair", _("Chair")
    DEPUTY = "deputy", _("Deputy chair")
    SECRETARY = "secretary", _("Secretary")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")


class MajorityKind(models.TextChoices):
    """The majorities of `algorithms.voting.MAJORITIES`, by the same names."""

    CAST = "cast", _("more votes for than against")
    PRESENT = "present", _("more than half of those present")
    MEMBERS = "members", _("more than half of all members")
    TWO_THIRDS_PRESENT = "two-thirds-present", _("two thirds of those present")
    TWO_THIRDS_MEMBERS = "two-thirds-members", _("two thirds of all members")


class MeetingForm(models.TextChoices):
    """How people take part."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    ABSENTEE = "absentee", _("By written vote")


class MeetingState(models.TextChoices):
    """draft → announced → open → closed → signed (its minutes are signed); or cancelled before it opens."""

    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    OPEN = "open", _("In session")
    CLOSED = "closed", _("Closed, minutes to sign")
    SIGNED = "signed", _("Minutes signed")
    CANCELLED = "cancelled", _("Cancelled")


class ItemState(models.TextChoices):
    """Where the room is with an item of the agenda."""

    WAITING = "waiting", _("Not yet discussed")
    OPEN = "open", _("Being discussed")
    DONE = "done", _("Discussed")


class Presence(models.TextChoices):
    """Whether a member is there; a late arrival and an early departure are moments beside it."""

    PRESENT = "present", _("Present")
    PROXY = "proxy", _("By proxy")
    ABSENT = "absent", _("Absent")


class MotionKind(models.TextChoices):
    """What a motion is about."""

    SUBSTANTIVE = "substantive", _("Decision")
    AMENDMENT = "amendment", _("Amendment")
    PROCEDURAL = "procedural", _("Procedure")
    ELECTION = "election", _("Election")
    RECOMMENDATION = "recommendation", _("Recommendation")


class MotionState(models.TextChoices):
    """open while votes are recorded; then adopted, rejected, or withdrawn by its proposer."""

    OPEN = "open", _("Being voted on")
    ADOPTED = "adopted", _("Adopted")
    REJECTED = "rejected", _("Not adopted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Choice(models.TextChoices):
    """How a member voted in an open vote."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAIN = "abstain", _("Abstained")
    NOT_VOTING = "not-voting", _("Did not vote")


class SignatureMethod(models.TextChoices):
    """How a signature was given."""

    PAPER = "paper", _("on paper, scan attached")
    TOTP = "totp", _("by a one-time code of the sign-in application")
    SENT_CODE = "sent-code", _("by a one-time code that was sent")


SIGNERS = (MemberRole.CHAIR, MemberRole.SECRETARY)
"""Whose signatures minutes need: who presided, and who kept them."""
