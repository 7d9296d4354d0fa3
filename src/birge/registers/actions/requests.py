"""A person's request for her own data or for a correction: received, answered or refused, within the law's term."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.registers.enums import RequestState
from birge.registers.models import DataRequest, Person, RequestTerm
from birge.registers.queries.requests import term_on


class NoTerm(Exception):
    """No term is entered for that day."""

    def __str__(self) -> str:
        return str(_("No term for answers is entered for that day: ask the administrator."))


class AnsweredAlready(Exception):
    """Somebody answered meanwhile."""

    def __str__(self) -> str:
        return str(_("This request was answered already."))


@transaction.atomic
def receive_request(
    *,
    person: Person,
    kind: str,
    way: str,
    text: str,
    received_on: date,
    by: Actor,
    at: datetime,
    account: Account | None = None,
) -> DataRequest:
    """Note a request; the answer is due so many days after it was received as the term of that day says.

    Raises `NoTerm`.
    """
    term = term_on(received_on)
    if term is None:
        raise NoTerm
    made = DataRequest.objects.create(
        person=person,
        kind=kind,
        way=way,
        text=text,
        received_on=received_on,
        due_on=received_on + timedelta(days=term.days),
        account=account,
        entered_by=by.as_json(),
        entered_at=at,
    )
    after = {"kind": kind, "way": way, "received_on": str(received_on), "due_on": str(made.due_on)}
    journal.record(by=by, at=at, verb="registers.receive_request", subject=person, also=[made], after=after)
    return made


@transaction.atomic
def answer_request(*, request: DataRequest, state: str, answer: str, by: Actor, at: datetime) -> None:
    """Answer it, or refuse it with the reason. Raises `AnsweredAlready`."""
    still = DataRequest.objects.select_for_update().get(pk=request.pk)
    if still.state != RequestState.OPEN:
        raise AnsweredAlready
    still.state, still.answer, still.answered_by, still.answered_at = state, answer, by.as_json(), at
    still.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    after = {"state": state, "answer": answer}
    journal.record(by=by, at=at, verb="registers.answer_request", subject=still.person, also=[still], after=after)


@transaction.atomic
def set_request_term(*, starts_on: date, days: int, source: str, by: Actor, at: datetime) -> RequestTerm:
    """From that day on requests are answered in so many days; a second term of the same day replaces the first."""
    old = RequestTerm.objects.filter(starts_on=starts_on).first()
    before = {"days": old.days, "source": old.source} if old else None
    values = {"days": days, "source": source}
    term, _new = RequestTerm.objects.update_or_create(starts_on=starts_on, defaults=values)
    journal.record(by=by, at=at, verb="registers.set_request_term", subject=term, before=before, after=values)
    return term
