"""The journal, for controllers and administrators: who did or read what in their territory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from birge.kernel.journal import record_read
from birge.kernel.journal_reading import changes_of, entries, seal_now
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.models import JournalEntry
from birge.kernel.permissions import require
from birge.people.enums import Role
from birge.people.queries import names_of_subjects
from birge.people.readings import label_of_reading
from birge.people.rules import can_read_journal, journal_visible_to

_PERIODS = (("1", _("today")), ("7", _("the last 7 days")), ("30", _("the last 30 days")), ("365", _("the last year")))

_MOST_SUBJECTS, _MOST_LETTERS = 10, 1000


@login_required
def journal(request: HttpRequest) -> HttpResponse:
    """The entries of my territory, newest first. The reading is itself an entry, seen by those whose acts were read."""
    today = timezone.localdate()
    actor = require(can_read_journal(request.user, today))
    names: dict[str, str] = {}

    def read(rows: Sequence[JournalEntry]) -> None:
        names.update(names_of_subjects({subject for row in rows for subject in row.subjects}))
        people = dict.fromkeys(f"people.account:{row.account}" for row in rows if row.account)
        record_read(by=actor, at=timezone.now(), verb="people.read_journal", subjects=people or ["kernel.journal"])

    listing = Listing(
        title=_("Journal"),
        lead=_("Who did or read what in your territory; nobody can change or remove a line."),
        queryset=journal_visible_to(request.user, entries(), today),
        columns=[
            Column("at", _("When"), lambda row: timezone.localtime(row.at), sort="at"),
            Column("who", _("Who"), lambda row: row.by["name"] or "—"),
            Column("role", _("In which role"), _role),
            Column("verb", _("What"), _what, sort="verb"),
            Column("about", _("About"), lambda row: _about(row, names)),
            Column(
                "changes", _("Before → after"), lambda row: Truncator("; ".join(changes_of(row))).chars(_MOST_LETTERS)
            ),
        ],
        search=_found,
        filters=[
            Filter("kind", _("Kind"), (("write", _("changed")), ("read", _("read"))), _of_kind),
            Filter("days", _("Period"), _PERIODS, lambda queryset, days: _since(queryset, today, int(days))),
        ],
        empty=_("Nothing is written down for your territory yet."),
        export_name="journal",
        on_rows=read,
    )
    return list_response(request, listing, "people/journal.html", {"seal": seal_now()})


def _about(entry: JournalEntry, names: dict[str, str]) -> str:
    """An entry for a whole street names hundreds; its row begins with some of them."""
    more = len(entry.subjects) - _MOST_SUBJECTS
    shown = [names.get(name, name) for name in entry.subjects[:_MOST_SUBJECTS]]
    return ", ".join([*shown, f"… +{more}"] if more > 0 else shown)


def _role(entry: JournalEntry) -> str:
    role = entry.by["role"]
    return str(Role(role).label) if role in Role.values else role


def _what(entry: JournalEntry) -> str:
    return label_of_reading(entry.verb) if entry.is_read else entry.verb


def _of_kind(queryset: QuerySet[JournalEntry], kind: str) -> QuerySet[JournalEntry]:
    return queryset.filter(is_read=kind == "read")


def _since(queryset: QuerySet[JournalEntry], today: date, days: int) -> QuerySet[JournalEntry]:
    return queryset.filter(at__gte=_beginning(today - timedelta(days=days - 1)))


def _found(queryset: QuerySet[JournalEntry], text: str) -> QuerySet[JournalEntry]:
    """By a person's name, a part of the verb, the whole name of a subject, or a day (2026-03-02)."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day:
        return queryset.filter(at__gte=_beginning(day), at__lt=_beginning(day + timedelta(days=1)))
    by_subject = Q(pk__in=JournalEntry.objects.filter(subject_rows__subject=text).values("pk"))
    return queryset.filter(Q(by__name__icontains=text) | Q(verb__icontains=text) | by_subject)


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
