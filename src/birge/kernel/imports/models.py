"""A batch, its staged rows, its faults and the corrections that people made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from birge.kernel.ids import new_id
from birge.kernel.imports.enums import Level, State


class ImportBatch(models.Model):
    """One uploaded file on its way into a register.

    What a batch holds follows from its file, the corrections and `accepted` alone, so that reading it again always
    gives the same. `place` is whose data it is; `target` what the rows go into (a share-out's id; "" where the kind has
    one register only): rows and files are recognised as repeated within kind and target.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    place = models.UUIDField()
    target = models.CharField(max_length=80, blank=True)
    file_name = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=20, blank=True)
    accepted = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    uploaded_by = models.JSONField()
    account = models.UUIDField(null=True)
    uploaded_at = models.DateTimeField()
    confirmed_by = models.JSONField(null=True)
    applied_at = models.DateTimeField(null=True)
    undo_by = models.JSONField(null=True)
    undo_reason = models.CharField(max_length=500, blank=True)
    undone_at = models.DateTimeField(null=True)

    worker = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_percent = models.PositiveSmallIntegerField(default=0)

    rows_count = models.PositiveIntegerField(default=0)
    errors_count = models.PositiveIntegerField(default=0)
    offers_count = models.PositiveIntegerField(default=0)
    warnings_count = models.PositiveIntegerField(default=0)
    left_out_count = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict)
    failure = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "place", "uploaded_at"], name="import_by_place"),
            models.Index(fields=["state", "lease_until"], name="import_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "target", "sha256"],
                condition=Q(state__in=[State.APPLYING, State.APPLIED, State.UNDOING]),
                name="import_file_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """A staged row: typed values by column name. Decimals and dates are text, empty cells are absent.

    `key` is a 64-bit hash of the row's key columns, or null where the sheet has no key.
    """

    pk = models.CompositePrimaryKey("batch_id", "sheet", "number")
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows", db_index=False)
    sheet = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    key = models.BigIntegerField(null=True)
    data = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["key"], name="import_row_key", condition=Q(key__isnull=False))]


class ImportIssue(models.Model):
    """A fault: where, what stood there, what is wrong (a code with its values), and a correction to offer."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="issues", db_index=False)
    sheet = models.CharField(max_length=40, blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    level = models.CharField(max_length=8, choices=Level.choices)
    fix = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["batch", "code"], name="import_issue_code")]


class ImportCorrection(models.Model):
    """What a person put in place of a cell; `column` "" leaves the whole row out."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="corrections", db_index=False)
    sheet = models.CharField(max_length=40)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    value = models.TextField(blank=True)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "sheet", "row", "column"], name="import_correction_once")
        ]
