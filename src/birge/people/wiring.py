"""What this folder adds to the shell, to the page of a place and to the sign-in library; connected once, at start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import events
from birge.kernel.imports.work import ImportApplied, ImportFailed
from birge.kernel.notifications import register_kind
from birge.kernel.shell import MenuItem, Work, add_day_work, add_to_menu
from birge.kernel.sorting import by_text
from birge.people import notices
from birge.people.actions import Appointed, RoleEnded, SignInCodeMade
from birge.people.api_tokens import reading
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.people.queries import roles_held
from birge.people.rules import administers, holds, may
from birge.people.rules.reach import OVERSIGHT
from birge.people.sign_in import journalling
from birge.places.models import Place
from birge.places.parts import Part, add_part
from birge.places.queries import within
from birge.places.rules import set_gate

MOST_ON_A_PLACE = 50


def connect() -> None:
    """Register everything; doing it twice changes nothing."""
    set_gate(administers)
    reading.hand_in()
    add_to_menu(MenuItem(_("People"), "people:people", order=70, shown=lambda user: bool(holds(user, OVERSIGHT))))
    add_to_menu(MenuItem(_("Organisations"), "people:organisations", order=60))
    add_to_menu(MenuItem(_("Journal"), "people:journal", order=75, shown=lambda user: bool(holds(user, OVERSIGHT))))
    add_day_work(protect_your_account)
    add_part(Part("organisations", order=30, template="people/_of_place.html", context=of_place))
    journalling.connect()
    _connect_notices()


def _connect_notices() -> None:
    register_kind(notices.ROLES, _("Roles given to me or ended"))
    register_kind(notices.CODES, _("Sign-in codes made for me"))
    register_kind(notices.IMPORTS, _("Files that I imported"))
    events.listen(Appointed, notices.on_appointed)
    events.listen(RoleEnded, notices.on_role_ended)
    events.listen(SignInCodeMade, notices.on_code_made)
    events.listen(ImportApplied, notices.on_applied)
    events.listen(ImportFailed, notices.on_failed)


def protect_your_account(user: Any, now: datetime) -> Iterable[Work]:
    """Who gives roles to others should not be guarded by a password alone."""
    if roles_held(user, timezone.localdate(now), {Role.ADMINISTRATOR}) and not is_mfa_enabled(user):
        yield Work(_("Protect your account with a one-time code"), reverse("mfa_activate_totp"))


def of_place(user: Any, place: Place, on: date) -> dict[str, Any] | None:
    """The organisations of a unit; for its administrator also the way to appoint here."""
    found = Organisation.objects.filter(place__in=within([place.pk], on)).order_by(by_text("names"), "id")
    organisations = list(found[:MOST_ON_A_PLACE])
    may_appoint = bool(may(user, {Role.ADMINISTRATOR}, place=place, on=on))
    if not organisations and not may_appoint:
        return None
    return {"organisations": organisations, "may_appoint": may_appoint}
