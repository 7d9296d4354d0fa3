"""What came from phones, and the page on which a person decides where the phone and the book differ."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.offline.deciding import decide
from birge.kernel.offline.enums import Outcome, Side
from birge.kernel.offline.kinds import OfflineKind, all_kinds, kind_named
from birge.kernel.offline.models import OfflineOperation
from birge.kernel.offline.rules import visible_to
from birge.kernel.offline.values import differences
from birge.kernel.permissions import require


@login_required
@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """What phones sent from this person's places; what waits for a decision stands first."""
    titles: dict[str, Any] = {}
    listing = Listing(
        title=gettext("From phones without a network"),
        lead=gettext("What was written without a network and came in later; you decide where two versions differ."),
        queryset=visible_to(request.user, OfflineOperation.objects.all(), timezone.localdate()),
        columns=[
            Column(
                "subject",
                gettext_lazy("About"),
                lambda row: titles.get(row.subject, "—"),
                link=lambda row: f"/offline/{row.pk}/",
            ),
            Column("kind", gettext_lazy("Work"), lambda row: kind_named(row.kind).title),
            Column("by", gettext_lazy("Written by"), lambda row: row.by["name"]),
            Column("made_at", gettext_lazy("Written on"), lambda row: row.made_at, sort="made_at"),
            Column("received_at", gettext_lazy("Came in"), lambda row: row.received_at, sort="received_at"),
            Column("outcome", gettext_lazy("State"), lambda row: row.get_outcome_display(), sort="outcome"),
        ],
        filters=[Filter("state", gettext_lazy("State"), Outcome.choices, lambda q, value: q.filter(outcome=value))],
        empty=gettext("Nothing came in from phones yet."),
        order="-received_at",
        exportable=False,
        on_rows=lambda rows: titles.update(_titles(request, rows)),
    )
    return list_response(request, listing)


def _titles(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """What the things are called, by subject: names of people, so it is journalled as a reading."""
    at, by = timezone.now(), Actor(account=request.user.pk, name=str(request.user))
    found: dict[str, Any] = {}
    for kind in all_kinds():
        subjects = [row.subject for row in rows if row.kind == kind.name]
        found |= kind.titles(subjects, at) if subjects else {}
        read = [kind.journal_name(subject) for subject in dict.fromkeys(subjects)]
        journal.record_read(by=by, at=at, verb=kind.reading, subjects=read, why="offline")
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def operation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One change from a phone; of a conflict what the phone saw, what is now and what the phone wants, to decide."""
    kept = visible_to(request.user, OfflineOperation.objects.filter(pk=pk), timezone.localdate()).first()
    if kept is None:
        raise Http404
    wrong = _decide(request, kept) if request.method == "POST" else []
    if request.method == "POST" and not wrong:
        return redirect("offline:operations")
    return render(request, "kernel/offline/operation.html", {**_context(request, kept), "wrong": wrong})


def _decide(request: HttpRequest, kept: OfflineOperation) -> list[str]:
    """Decide as the form says; what is wrong, in words."""
    every = request.POST.get("every", "")
    asked = request.POST.getlist("name")
    choices = {name: every or request.POST.get(f"side-{name}", "") for name in asked}
    version = request.POST.get("version", "")
    try:
        done = decide(kept, choices=choices, version=version, user=request.user, at=timezone.now())
    except ValueError:
        return [gettext("Choose a side in every line.")]
    if done.changed:
        return [gettext("Somebody changed this or decided in the meantime. Look again.")]
    if not done:
        return list(done.errors)
    messages.success(request, gettext("Decided. What was not kept stays in the list."))
    return []


def _context(request: HttpRequest, kept: OfflineOperation) -> dict[str, Any]:
    at, kind = timezone.now(), kind_named(kept.kind)
    with transaction.atomic():
        thing = kind.lock(kept.subject, at)
        context: dict[str, Any] = {"kept": kept, "kind": kind, "thing": thing, "rows": [], "sides": Side}
        if thing is None:
            return context
        by = require(kind.may(request.user, thing, at))
        journal.record_read(by=by, at=at, verb=kind.reading, subjects=kind.subjects(thing), why="offline")
        return context | {
            "title": kind.title_of(thing),
            "version": kind.version(thing),
            "rows": _rows(request, kept, kind, thing),
        }


def _rows(request: HttpRequest, kept: OfflineOperation, kind: OfflineKind[Any], thing: Any) -> list[dict[str, Any]]:
    book = kind.values(thing) if kept.outcome == Outcome.CONFLICT else kept.found or kept.saw
    found = differences(saw=kept.saw, book=book, phone=kept.wants)
    labels = kind.labels([difference.name for difference in found], thing)
    return [
        {
            "name": difference.name,
            "label": labels.get(difference.name, difference.name),
            **{
                part: kind.shown(difference.name, getattr(difference, part), thing) for part in ("saw", "book", "phone")
            },
            "side": request.POST.get(f"side-{difference.name}") or difference.side,
            "kept": (kept.choices or {}).get(difference.name, ""),
        }
        for difference in found
    ]
