"""Messages to those who work at a place: a decision was published there, or replaced by another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.decisions.actions.publishing import Published, Superseded
from birge.kernel.notifications import News
from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.people.notices import tell
from birge.people.queries import holders

KIND = "decisions.published"
WORK_THERE = frozenset(Role.values) - {Role.RESIDENT}
"""Who holds such a role at the place itself hears of its decisions; residents read them on the page of the place."""


def on_published(event: Published) -> None:
    """Everyone can read it now."""
    _tell_place(event, "published", lambda: _("A decision was published"))


def on_superseded(event: Superseded) -> None:
    """It no longer holds; its page leads to the one that replaced it."""
    _tell_place(event, "superseded", lambda: _("A decision was replaced by another"))


def _tell_place(event: Published | Superseded, what: str, subject: Callable[[], str]) -> None:
    decision = event.decision
    link = reverse("decisions:decision", args=[decision.pk])
    for account in holders(WORK_THERE, on=timezone.localdate(event.at), place=decision.place):
        if account.pk != event.by.account:
            news = partial(_news, f"{what}:{decision.pk}", subject, decision.titles, link)
            tell(account, news, event.at)


def _news(key: str, subject: Callable[[], str], titles: dict[str, str], link: str) -> News:
    return News(KIND, key, subject(), text_in(titles), link)
