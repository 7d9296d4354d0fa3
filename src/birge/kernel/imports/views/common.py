"""What every page of the imports begins with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from birge.kernel.actors import Actor
from birge.kernel.imports import rules
from birge.kernel.imports.kinds import ImportKind, kind_named
from birge.kernel.imports.models import ImportBatch
from birge.kernel.imports.tasks import start
from birge.kernel.permissions import require


def batch_for(request: HttpRequest, identity: UUID) -> tuple[ImportBatch, ImportKind, Actor]:
    """The batch, its kind and the person in her role; 404 for whoever may not see it."""
    batch = ImportBatch.objects.filter(pk=identity).first()
    if batch is None:
        raise Http404
    answer = rules.can_work_on(request.user, batch)
    if not answer:
        raise Http404
    return batch, kind_named(batch.kind), require(answer)


def kind_for(request: HttpRequest, name: str) -> ImportKind:
    """The kind; 404 when there is none, or this person may not import it for any place."""
    try:
        kind = kind_named(name)
    except KeyError:
        raise Http404 from None
    if not my_places(kind, request.user):
        raise Http404
    return kind


def my_places(kind: ImportKind, user: Any) -> list[UUID]:
    """The places for which this person may import, at most 500."""
    found = kind.places(user, timezone.localdate())
    return list(found.values_list("pk", flat=True)[:500] if isinstance(found, QuerySet) else found[:500])


def address(batch: ImportBatch) -> str:
    """The batch's own page."""
    return reverse("kernel:imports:batch", args=[batch.pk])


def go_on(batch: ImportBatch) -> HttpResponse:
    """Hand the batch to the workers and show its page."""
    start(batch)
    return redirect(address(batch))
