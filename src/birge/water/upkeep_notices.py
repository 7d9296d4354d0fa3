"""Messages that ask users to come to a cleaning day: on the site and by SMS, of one part."""

from __future__ import annotations

from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from birge.kernel.notifications import News, Recipient, notify
from birge.people.notices import tell
from birge.water.actions.upkeep import CleaningCalled
from birge.water.models import CleaningDay
from birge.water.queries.contracts import accounts_of_households
from birge.water.queries.register import users_named
from birge.water.queries.upkeep import invited_to

CLEANING = "water.cleaning"
_LANGUAGE = "ky"
"""Of a phone without an account: nobody has asked in which language it reads."""


def on_called(event: CleaningCalled) -> None:
    """Everyone who was asked: by the accounts of the household, else by the phone in the register."""
    day = CleaningDay.objects.select_related("canal").get(pk=event.day)
    on = timezone.localdate(event.at)
    users = users_named(invited_to(day).values_list("user", flat=True), on).values()
    accounts = accounts_of_households({user.household_id for user in users if user.household_id}, on)
    for user in users:
        own = accounts.get(user.household_id, []) if user.household_id else []
        for account in own:
            tell(account, lambda: _news(day, event), event.at)
        if user.phone and not own:
            with translation.override(_LANGUAGE):
                news = _news(day, event)
            notify(Recipient(None, _LANGUAGE, phone=user.phone), news, event.at)


def _news(day: CleaningDay, event: CleaningCalled) -> News:
    when = formats.date_format(day.on, "SHORT_DATE_FORMAT")
    short = _("Cleaning day %(day)s, canal %(canal)s") % {"day": when, "canal": day.canal.code}
    return News(
        kind=CLEANING,
        key=f"{day.pk}:{timezone.localdate(event.at)}",
        subject=short,
        text=f"{_('Canal')}: {day.canal.code}, {day.from_m}–{day.to_m} {_('m')}. {day.where}".strip(),
        link=reverse("water:mine"),
        short=short,
        link_by_sms=False,
    )
