"""The record of every decision that shares something out. Once decided, the database itself refuses to change it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

from birge.decisions.enums import MADE, OPEN, SHOWN, State, Variant
from birge.kernel.models import Record
from birge.kernel.texts import TextsField


class Chain(models.Model):
    """One row: the hash of the newest decision. Whoever decides holds its lock, so the chain has no forks."""

    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)


class SigningKey(Record):
    """The public half of an Ed25519 key of this installation, valid in [from_at, to_at). The private half is a file."""

    public = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=100)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)


class Decision(Record):
    """Who shared what out, where, by which rule, on what ground, when; its inputs and rows are in its package.

    `place_code` (SOATE) and `place_names` are those of the day when it was made, so a reform does not rewrite it.
    `source` names what it was drafted for ("sharing.shareout:018f…"). `tried` holds, by rule, the digest of the case as
    it was compared: only what was compared can be decided. `summary` is what a page shows without opening the package.
    `number` counts the installation's decisions in the order of the chain. `request_key` is given by whoever asks for
    the decision, so that asking twice makes one. `minutes` are those in the system that record the vote; `minutes_text`
    names them, or those on paper.
    """

    kind = models.CharField(max_length=60)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    place_code = models.CharField(max_length=20, blank=True)
    place_names = TextsField()
    titles = TextsField()
    source = models.CharField(max_length=120, unique=True)
    is_demo = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()
    tried = models.JSONField(default=dict)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    algorithm = models.CharField(max_length=60, blank=True)
    algorithm_version = models.PositiveIntegerField(null=True)
    rule = models.CharField(max_length=60, blank=True)
    rule_texts = TextsField()
    legal_base = models.TextField(blank=True)
    in_force_on = models.DateField(null=True)
    fields = models.JSONField(default=dict)
    hides_inputs = models.BooleanField(default=False)
    summary = models.JSONField(default=dict)
    totals = models.JSONField(default=list)
    minutes = models.ForeignKey("meetings.Minutes", null=True, on_delete=models.PROTECT, related_name="decisions")
    minutes_text = models.TextField(blank=True)
    made_by = models.JSONField(null=True)
    decided_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(null=True, unique=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)
    signed_with = models.CharField(max_length=100, blank=True)
    request_key = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001 (unique, so absent is null)

    published_at = models.DateTimeField(null=True)
    published_by = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "published_at"], name="decision_by_state"),
            models.Index(fields=["place", "state"], name="decision_by_place"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("decisions:decision", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Still a draft: nothing was decided."""
        return self.state in OPEN

    @property
    def is_made(self) -> bool:
        """Decided, and so fixed for ever."""
        return self.state in MADE

    @property
    def is_shown(self) -> bool:
        """Everyone can see it."""
        return self.state in SHOWN

    @property
    def input_fields(self) -> list[str]:
        """The fields of a row that the algorithm saw."""
        return [name for name, field in self.fields.items() if field["input"]]

    @property
    def open_totals(self) -> list[str]:
        """The quantities of which everyone sees sums although the inputs are hidden: see `Measure.given_tells`."""
        asked, *given = self.totals
        return [asked, *(given if "given" in self.summary else [])]

    @property
    def subjects(self) -> int:
        """How many are concerned."""
        return int(self.summary.get("subjects", 0))


class DecisionFile(Record):
    """A package, byte for byte, compressed (zlib). Lists and pages never load it."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="files")
    variant = models.CharField(max_length=6, choices=Variant.choices)
    data = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "variant"], name="one_package_of_each_variant")]


class DecisionRow(Record):
    """One subject's row: its case-local number, whom it concerns, and its cells (value and salt of each field).

    `subject` is the journal's name of a thing ("sharing.claimant:018f…"). `code_hash` is the SHA-256 of the personal
    code that opens the subject's own page. `group` is the group under which it is counted in public totals.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=120)
    group = models.CharField(max_length=200, blank=True)
    cells = models.JSONField()
    code_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_row_per_number")]
        indexes = [models.Index(fields=["subject"], name="decision_row_by_subject")]

    def value(self, field: str) -> Any:
        """The value of a field, "result" and "reason" among them; None where the row has no such field."""
        return self.cells.get(field, {}).get("value")
