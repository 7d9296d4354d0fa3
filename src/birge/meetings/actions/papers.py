"""Papers of the agenda: attached before and during the meeting."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.models import StoredFile
from birge.meetings.actions.meetings import locked
from birge.meetings.actions.room import BEFORE_THE_END
from birge.meetings.models import AgendaItem, AgendaPaper


@transaction.atomic
def attach_paper(*, item: AgendaItem, title: str, file: StoredFile, by: Actor, at: datetime) -> AgendaPaper:
    """Attach a stored file to a matter."""
    locked(item.meeting, *BEFORE_THE_END)
    paper = AgendaPaper(item=item, title=title, file=file)
    paper.full_clean()
    paper.save(force_insert=True)
    after = {"title": title, "sha256": file.sha256}
    journal.record(by=by, at=at, verb="meetings.attach_paper", subject=item, after=after)
    return paper


@transaction.atomic
def detach_paper(*, paper: AgendaPaper, by: Actor, at: datetime) -> None:
    """Take a paper away from a matter; the journal keeps that it was there."""
    locked(paper.item.meeting, *BEFORE_THE_END)
    before = {"title": paper.title, "sha256": paper.file.sha256}
    journal.record(by=by, at=at, verb="meetings.detach_paper", subject=paper.item, before=before)
    paper.delete()
