"""The kernel's tables."""

from __future__ import annotations

from django.db import models

from birge.kernel.ids import new_id


class Record(models.Model):
    """What every table of ours is: a row with a sortable unique id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class JournalBlock(models.Model):
    """A sealed run of journal rows, chained to the block before it by hash.

    `rows` lists [entry id, SHA-256 of the entry's canonical JSON] in order; `hash` covers `rows`, the number, the
    moment and the previous hash. A row that was removed or changed after sealing no longer fits its block.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    rows = models.JSONField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class JournalEntry(Record):
    """One act or one reading. Append-only: the database itself refuses changes, but for the block that seals it."""

    at = models.DateTimeField()
    by = models.JSONField()
    account = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    subjects = models.JSONField()
    is_read = models.BooleanField(default=False)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    block = models.ForeignKey(JournalBlock, null=True, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="journal_by_account"),
            models.Index(fields=["verb", "at"], name="journal_by_verb"),
        ]


class JournalSubject(models.Model):
    """Finds the entries about one thing quickly; derived from `JournalEntry.subjects`, which is what is sealed."""

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="subject_rows")
    subject = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "entry"], name="journal_by_subject")]


class IssuedDocument(Record):
    """A paper that left the house, so that whoever holds it can check it (`kernel.issued`). Holds no name."""

    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    code = models.CharField(max_length=20, unique=True)
    sha256 = models.CharField(max_length=64)
    initials = models.CharField(max_length=40, blank=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class RepeatableAnswer(Record):
    """The answer to a write that came with an idempotency key, so that a repeated write is not done twice."""

    account = models.UUIDField()
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="one_answer_a_key")]


class TransferredDay(Record):
    """A day that the government made working or free by a resolution, against the ordinary calendar."""

    on = models.DateField(unique=True)
    is_working = models.BooleanField()
    reason = models.CharField(max_length=300)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["on"]


class StoredFile(Record):
    """A file that somebody uploaded or Birge made. The content lies under its SHA-256, once however often stored.

    `name` is only what people see; `kind` is what the content was found to be (`kernel.files.KINDS`).
    """

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, db_index=True)
    size_bytes = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()
    account = models.UUIDField(null=True)
