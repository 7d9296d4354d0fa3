"""News of this folder, for whoever listens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class MeetingAnnounced:
    """A meeting was announced, or changed after it was announced."""

    meeting: UUID
    at: datetime


@dataclass(frozen=True)
class MeetingCancelled:
    meeting: UUID
    at: datetime


@dataclass(frozen=True)
class MotionDecided:
    motion: UUID
    adopted: bool
    at: datetime


@dataclass(frozen=True)
class MinutesPrepared:
    """Minutes wait for the signatures of the chair and the secretary."""

    minutes: UUID
    at: datetime


@dataclass(frozen=True)
class MinutesSigned:
    minutes: UUID
    at: datetime


@dataclass(frozen=True)
class MinutesPublished:
    minutes: UUID
    at: datetime


@dataclass(frozen=True)
class SigningCodeMade:
    """A one-time code to send to its person. This folder keeps only its hash; the message that carries it is kept.

    The code is good once, for a quarter of an hour.
    """

    minutes: UUID
    account: UUID
    code: str
    at: datetime
