"""Finds applications: how many there are, and after the opening which."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ORGANISED
from birge.contests.models import Applicant, Application, Attachment, Award, Call, CallSeal
from birge.kernel.journal import subject_of
from birge.kernel.models import IssuedDocument
from birge.kernel.texts import text_in
from birge.people.models import Organisation
from birge.places.queries import names_by_place

RECEIPT = "contests.receipt"
"""The kind of the paper that says that an application was sealed."""

_UNDECIDED = frozenset(
    {ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.OPENED, ApplicationState.TO_REPAIR}
)


def is_withdrawable(application: Application) -> bool:
    """Whether its state lets it be taken back: until a ranking in which it stands is computed.

    Not until the decision: whoever saw the way out close then would know before everybody else that it was decided. A
    ranking that is computed anew opens it again, so its closing says nothing of the result.
    """
    if application.state != ApplicationState.ADMITTED:
        return application.state in _UNDECIDED
    coming = Q(state__in=(AwardState.DRAFT, AwardState.DECIDED)) & ~Q(decision__tried={})
    decided = Q(rows__application=application) & ~Q(state=AwardState.REPEATED)
    return not Award.objects.filter(coming | decided, call=application.call_id).exists()


def with_call_and_applicant(rows: QuerySet[Application]) -> QuerySet[Application]:
    """With all that rules and pages ask of an application."""
    return rows.select_related(
        "call__customer__place", "call__rule_set", "applicant__organisation", "applicant__school", "receipt"
    )


def known_applicants(customer: Organisation) -> QuerySet[Applicant]:
    """Whom a clerk can choose for an application on paper: organisations; of those entered from paper also residents
    and groups, where they applied to this customer.
    """
    here = Application.objects.filter(call__customer=customer)
    from_paper = Q(account=None, school=None) & (Q(kind__in=ORGANISED) | Q(pk__in=here.values("applicant")))
    rows = Applicant.objects.filter(Q(organisation__isnull=False) | from_paper)
    return rows.select_related("organisation").order_by("id")


def never_applied() -> QuerySet[Organisation]:
    """The organisations of Birge that are not applicants yet."""
    return Organisation.objects.exclude(pk__in=Applicant.objects.exclude(organisation=None).values("organisation"))


def area_names(call: Call) -> dict[str, str]:
    """The places among which applicants of this call choose, by id; empty: it does not ask."""
    known = names_by_place({UUID(row["area"]) for row in call.areas}) if call.areas else {}
    return {str(place): text_in(texts) for place, texts in known.items()}


def sealed_count(call: Call) -> int:
    """How many sealed applications a call has: all that anybody learns before they are opened."""
    return Application.objects.filter(call=call, state=ApplicationState.SUBMITTED).count()


def counts_of(call: Call) -> dict[str, int]:
    """How many applications wait sealed and how many were opened, in one query."""
    rows = Application.objects.filter(call=call)
    found: dict[str, int] = rows.aggregate(
        sealed=Count("pk", filter=Q(state=ApplicationState.SUBMITTED)),
        read=Count("pk", filter=Q(opened_at__isnull=False)),
    )
    return found


def unchecked_numbers(call: Call) -> list[int]:
    """The numbers of those that reached the call and were neither admitted nor refused."""
    waiting = (ApplicationState.SUBMITTED, ApplicationState.OPENED, ApplicationState.TO_REPAIR)
    rows = Application.objects.filter(call=call, state__in=waiting, number__isnull=False)
    return list(rows.order_by("number").values_list("number", flat=True))  # type: ignore[arg-type]


def next_number(call: Call) -> int:
    """The number of the next application of a call, in the order of arrival."""
    last: int | None = Application.objects.filter(call=call).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def seal_of(call: Call) -> CallSeal | None:
    """The call's key, once it was made."""
    return CallSeal.objects.filter(call=call).first()


def received(call: Call) -> list[Application]:
    """All that reached a call and was not taken back before the opening: sealed, opened, and late on paper."""
    of_call = Application.objects.filter(call=call)
    rows = of_call.filter(Q(opened_at__isnull=False) | Q(state__in=_UNOPENED))
    return list(
        rows.select_related("applicant__organisation", "applicant__school", "envelope").order_by("number", "pk")
    )


_UNOPENED = (ApplicationState.SUBMITTED, ApplicationState.NOT_ADMITTED)


def documents_of(application: Application) -> QuerySet[Attachment]:
    """The documents of an opened application as they stand now."""
    return application.attachments.filter(replaced_at=None).exclude(document="").select_related("file")


def own_records(account: Any) -> QuerySet[Applicant]:
    """The applicants that are this person herself or her group: readings of them are readings about her."""
    return Applicant.objects.filter(account=account)


def names_of_sealed() -> list[str]:
    """Applications of calls whose seals are not broken, as the journal names them, and the receipts given since the
    oldest of them was begun (also those that a newer one replaced): whoever reads these knows who applies. Two queries.
    """
    sealed = list(
        Application.objects.filter(call__state=CallState.OPEN, opened_at=None).order_by("made_at").only("made_at")
    )
    if not sealed:
        return []
    receipts = IssuedDocument.objects.filter(kind=RECEIPT, issued_at__gte=sealed[0].made_at).only("pk")
    return [subject_of(row) for row in (*sealed, *receipts)]
