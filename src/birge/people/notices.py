"""Messages to a person about her account: a role given or ended, a sign-in code made, a file of hers imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from birge.kernel.imports.models import ImportBatch
from birge.kernel.imports.work import ImportApplied, ImportFailed
from birge.kernel.notifications import News, Recipient, notify
from birge.people.actions import Appointed, RoleEnded, SignInCodeMade
from birge.people.enums import Role
from birge.people.models import Account, Assignment
from birge.people.queries import scope_names

ROLES, CODES, IMPORTS = "people.roles", "people.sign-in-codes", "people.imports"


def tell(account: Account, news: Callable[[], News], at: datetime) -> None:
    """Write to one person; `news` is called in her language."""
    language = account.language or "ky"
    with translation.override(language):
        said = news()
    notify(Recipient(account.pk, language, email=account.email, phone=account.phone), said, at)


def on_appointed(event: Appointed) -> None:
    """She may do more now: where, and from when."""
    role = _assignment(event.assignment)

    def news() -> News:
        text = _("Role: %(role)s. Where: %(where)s. From: %(day)s.") % _facts(role, role.starts_on)
        return _about_me(ROLES, f"given:{role.pk}", _("You were given a role"), text)

    tell(role.account, news, event.at)


def on_role_ended(event: RoleEnded) -> None:
    """Which role is over, and from which day on."""
    role = _assignment(event.assignment)
    ends_on = role.ends_on or timezone.localdate(event.at)

    def news() -> News:
        text = _("Role: %(role)s. Where: %(where)s. Until: %(day)s.") % _facts(role, ends_on)
        return _about_me(ROLES, f"ended:{role.pk}:{ends_on}", _("Your role was ended"), text)

    tell(role.account, news, event.at)


def on_code_made(event: SignInCodeMade) -> None:
    """Whoever makes a code could use it: its person hears of it at once."""

    def news() -> News:
        text = _("Made by: %(name)s. If you did not ask for it, call the administrator of your place.")
        key = f"{event.account}:{_moment(event.at)}"
        return _about_me(CODES, key, _("A sign-in code was made for your account"), text % {"name": event.by_name})

    tell(Account.objects.get(pk=event.account), news, event.at)


def on_applied(event: ImportApplied) -> None:
    """The uploader's rows are in the register."""
    _tell_uploader(event.batch, lambda: _("Your file was imported"), event.at)


def on_failed(event: ImportFailed) -> None:
    """Nothing of the file was taken."""
    _tell_uploader(event.batch, lambda: _("Your file was not imported"), event.at)


def _tell_uploader(batch: ImportBatch, subject: Callable[[], str], at: datetime) -> None:
    account = Account.objects.filter(pk=batch.account).first() if batch.account else None

    def news() -> News:
        link = reverse("kernel:imports:batch", args=[batch.pk])
        return News(IMPORTS, f"{batch.pk}:{_moment(at)}", subject(), batch.file_name, link)

    if account is not None:
        tell(account, news, at)


def _about_me(kind: str, key: str, subject: str, text: str) -> News:
    return News(kind=kind, key=key, subject=subject, text=text, link=reverse("people:profile"))


def _assignment(key: UUID) -> Assignment:
    return Assignment.objects.select_related("account", "organisation").get(pk=key)


def _facts(role: Assignment, day: date) -> dict[str, str]:
    where = scope_names([role], day).get(role.scope) or _("everywhere")
    return {"role": str(Role(role.role).label), "where": where, "day": formats.date_format(day, "SHORT_DATE_FORMAT")}


def _moment(at: datetime) -> int:
    return int(at.timestamp() * 1000)
