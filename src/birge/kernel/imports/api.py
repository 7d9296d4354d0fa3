"""Imports of sheets for programs: upload, state and faults, apply, undo, throw away."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Form, Router, Schema
from ninja.files import UploadedFile

from birge.kernel.api import (
    After,
    Limit,
    Page,
    RepeatKey,
    Scope,
    Shape,
    Token,
    Written,
    acting,
    answers,
    caller,
    missing,
    once,
    page_of,
    wrong_field,
)
from birge.kernel.imports import actions, rules
from birge.kernel.imports.enums import Level, State
from birge.kernel.imports.faults import Unreadable
from birge.kernel.imports.kinds import kind_named
from birge.kernel.imports.messages import explain
from birge.kernel.imports.models import ImportBatch, ImportIssue
from birge.kernel.imports.queries import issues_of
from birge.kernel.imports.tasks import start

router = Router(tags=["imports"])

BatchState = Annotated[
    str, Field(pattern=f"^({'|'.join(State.values)})$", description="How far the batch is", examples=["checked"])
]
IssueNumber = Annotated[
    int | None, Field(ge=0, le=2**63 - 1, description="The `next` of the page before; absent for the first page")
]


class Upload(Schema):
    """What the file is."""

    kind: str = Field(max_length=60, description="The kind of import")
    place: UUID = Field(description="Whose data it is")
    target: str = Field("", max_length=80, description="What the rows go into, for kinds that have several targets")


class Batch(Schema):
    """An uploaded file on its way into a register."""

    id: UUID
    kind: str
    place: UUID
    target: str
    file_name: str
    sha256: str
    state: BatchState
    done_percent: int
    rows_count: int
    errors_count: int = Field(description="With errors nothing is applied")
    offers_count: int
    warnings_count: int
    left_out_count: int
    uploaded_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None
    failure: str
    result: dict[str, Any] = Field(description="How many of what were made")


class Issue(Schema):
    """A fault: where, what stood there, what is wrong and what to do about it."""

    id: int
    sheet: str
    row: int | None
    column: str
    value: str
    code: str
    level: Level
    message: str
    remedy: str
    fix: str = Field(description="A value to put in its place")


class Issues(Schema):
    """A page of faults."""

    items: list[Issue]
    next: int | None


class Reason(Shape):
    """Why the batch is taken back."""

    reason: str = Field(min_length=1, max_length=500)


@router.get(
    "/imports",
    auth=Token(Scope.IMPORTS_WRITE),
    response=answers(Page[Batch]),
    operation_id="listImports",
    summary="Imports of my places",
)
def list_imports(
    request: HttpRequest, state: BatchState | None = None, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """The files that were brought for the kinds and places of the caller."""
    who = caller(request)
    found = rules.visible_to(who.user, ImportBatch.objects.all(), timezone.localdate(who.at))
    return page_of(found.filter(state=state) if state else found, limit=limit, after=after)


@router.post(
    "/imports",
    auth=Token(Scope.IMPORTS_WRITE),
    response=answers(Batch, status=201, write=True),
    operation_id="uploadImport",
    summary="Upload a file",
)
def upload(request: HttpRequest, key: RepeatKey, facts: Form[Upload], file: UploadedFile) -> HttpResponse:
    """Send a sheet as multipart/form-data. Workers read and check it; ask `getImport` how far it is.

    A file that is here already gives its batch again.
    """
    who = caller(request)
    try:
        answer = kind_named(facts.kind).can_import(who.user, facts.place, facts.target)
    except KeyError:
        raise missing("form/kind") from None
    actor = acting(answer)

    def work() -> Written:
        try:
            batch, _new = actions.upload(
                kind=facts.kind,
                place=facts.place,
                target=facts.target,
                file_name=file.name or "",
                chunks=file.chunks(),
                by=actor,
                at=who.at,
            )
        except Unreadable as error:
            raise wrong_field("file/file", str(error)) from error
        start(batch)
        return 201, Batch.from_orm(batch)

    return once(request, who, key, work, content=_content(facts, file))


@router.get(
    "/imports/{batch}",
    auth=Token(Scope.IMPORTS_WRITE),
    response=answers(Batch),
    operation_id="getImport",
    summary="How far an import is",
)
def get_import(request: HttpRequest, batch: UUID) -> ImportBatch:
    """The state, progress and numbers of a batch."""
    return _seen(request, batch)


@router.get(
    "/imports/{batch}/issues",
    auth=Token(Scope.IMPORTS_WRITE),
    response=answers(Issues),
    operation_id="listImportIssues",
    summary="Faults of an import",
)
def list_issues(request: HttpRequest, batch: UUID, limit: Limit = 50, after: IssueNumber = None) -> dict[str, Any]:
    """What is wrong in which cell, and what to do about it."""
    found = _seen(request, batch)
    kind = kind_named(found.kind)
    page = page_of(issues_of(found), limit=limit, after=after)
    page["items"] = [_issue(issue, *explain(issue, kind)) for issue in page["items"]]
    return page


@router.post(
    "/imports/{batch}/apply",
    auth=Token(Scope.IMPORTS_WRITE),
    response=answers(Batch, write=True),
    operation_id="applyImport",
    summary="Apply an import",
)
def apply(request: HttpRequest, batch: UUID, key: RepeatKey) -> HttpResponse:
    """Have the workers bring all rows into the register, or none."""
    return _step(request, batch, key, actions.confirm)


@router.post(
    "/imports/{batch}/undo",
    auth=Token(Scope.IMPORTS_WRITE),
    response=answers(Batch, write=True),
    operation_id="undoImport",
    summary="Undo an import",
)
def undo(request: HttpRequest, batch: UUID, key: RepeatKey, body: Reason) -> HttpResponse:
    """Have the workers take the whole batch back, while nothing depends on it."""
    return _step(request, batch, key, actions.ask_undo, reason=body.reason)


def _step(request: HttpRequest, pk: UUID, key: str, action: Any, **more: Any) -> HttpResponse:
    who = caller(request)

    def work() -> Written:
        found = _seen(request, pk)
        action(batch=found, by=acting(rules.can_work_on(who.user, found)), at=who.at, **more)
        found.refresh_from_db()
        start(found)
        return 200, Batch.from_orm(found)

    return once(request, who, key, work)


def _seen(request: HttpRequest, pk: UUID) -> ImportBatch:
    found = ImportBatch.objects.filter(pk=pk).first()
    if found is None or not rules.can_work_on(caller(request).user, found):
        raise Http404
    return found


def _issue(issue: ImportIssue, message: Any, remedy: Any) -> dict[str, Any]:
    own = ("sheet", "row", "column", "value", "code", "level", "fix")
    return {name: getattr(issue, name) for name in own} | {
        "id": issue.pk,
        "message": str(message),
        "remedy": str(remedy),
    }


def _content(facts: Upload, file: UploadedFile) -> bytes:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return f"{facts.model_dump_json()} {file.name} {digest.hexdigest()}".encode()
