"""The kernel's tables."""

from __future__ import annotations

from django.db import models

from birge.kernel.enums import Channel, MessageState
from birge.kernel.ids import new_id
from birge.kernel.imports.models import ImportBatch as ImportBatch  # its tables belong to this app
from birge.kernel.offline.models import OfflineOperation as OfflineOperation  # and its


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
    """A paper that left the house, so that whoever holds it can check it (`kernel.issued`). Holds no name.

    `expires_on` is the first day on which it is no longer in force; None: it has no such day.
    """

    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    code = models.CharField(max_length=20, unique=True)
    sha256 = models.CharField(max_length=64)
    initials = models.CharField(max_length=40, blank=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)


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


class Installation(models.Model):
    """One row: whose secret key this database belongs to, so that a machine with other keys does not serve it."""

    key_fingerprint = models.CharField(max_length=64)
    since = models.DateTimeField()


class WorkerBeat(models.Model):
    """A background worker that is, or was, alive: on which machine, and when it was last heard."""

    worker = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=200)
    process = models.CharField(max_length=100)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()


class Message(Record):
    """One notification to one recipient by one channel, and what became of it: the delivery log.

    `key` names the news and its recipient: the same is never sent twice by the same channel. `parts` is how many
    parts an SMS is billed as. `account` is None for a recipient without one.
    """

    key = models.CharField(max_length=200)
    account = models.UUIDField(null=True)
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=254, blank=True)
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    parts = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "channel"], name="news_once_by_a_channel")]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="messages_to_send"),
            models.Index(fields=["account", "made_at"], name="messages_of_a_person"),
        ]


class ChannelChoice(models.Model):
    """By which channels a person wants messages of a kind; the screen is always one of them."""

    account = models.UUIDField()
    kind = models.CharField(max_length=60)
    channels = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "kind"], name="one_choice_a_kind")]


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
