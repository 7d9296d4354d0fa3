"""Who sees a person's record: she herself, and those who administer or control a place where she holds a role.

A role that is over still counts: its history belongs to the place.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no, yes
from birge.people.models import Account, Assignment
from birge.people.queries import roles_held
from birge.people.rules.reach import OVERSIGHT, actor_of, may, organisations_of, places_of
from birge.places.queries import within


def can_see_assignment(user: Any, assignment: Assignment, on: date) -> Answer:
    """Whether `user` sees who holds this role: her own, or one in her charge."""
    if user.is_authenticated and assignment.account_id == user.pk:
        return yes(actor_of(user))
    return may(user, OVERSIGHT, place=assignment.place, organisation=assignment.organisation, on=on)


def assignments_visible_to(user: Any, queryset: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """The assignments for which `can_see_assignment` says yes."""
    if not user.is_authenticated:
        return queryset.none()
    if oversees_all(user, on):
        return queryset
    return queryset.filter(Q(account=user) | _in_charge(user, on))


def oversees_all(user: Any, on: date) -> bool:
    """Whether `user` administers or controls the whole installation."""
    return any(assignment.is_everywhere for assignment in roles_held(user, on, OVERSIGHT))


def assignments_in_charge(user: Any, on: date) -> QuerySet[Assignment]:
    """The assignments that `user` administers or controls: her own elsewhere are not among them."""
    return Assignment.objects.all() if oversees_all(user, on) else Assignment.objects.filter(_in_charge(user, on))


def _in_charge(user: Any, on: date) -> Q:
    places = within(places_of(user, OVERSIGHT, on), on)
    return Q(place__in=places) | Q(organisation__in=organisations_of(user, OVERSIGHT, on))


def can_see_person(user: Any, account: Account, on: date) -> Answer:
    """Whether `user` sees this person's record."""
    if user.is_authenticated and account.pk == user.pk:
        return yes(actor_of(user))
    for assignment in account.assignments.select_related("place", "organisation__place"):
        answer = may(user, OVERSIGHT, place=assignment.place, organisation=assignment.organisation, on=on)
        if answer:
            return answer
    return no(_("Only this person and the administrators of the places where she holds a role see this page."))


def people_visible_to(user: Any, queryset: QuerySet[Account], on: date) -> QuerySet[Account]:
    """The people for whom `can_see_person` says yes."""
    if not user.is_authenticated:
        return queryset.none()
    seen = assignments_visible_to(user, Assignment.objects.all(), on)
    return queryset.filter(Q(pk=user.pk) | Q(pk__in=seen.values("account")))
