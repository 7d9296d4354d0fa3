"""Messages to users about their turns: on the site and by SMS, each of one part."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from birge.kernel.notifications import News, Recipient, notify
from birge.people.notices import tell
from birge.water.actions.rotas import RotaChanged
from birge.water.models import Turn
from birge.water.queries.contracts import accounts_of_households
from birge.water.queries.register import users_named
from birge.water.rota_words import length, minutes_of, sms

TURN = "water.turn"
_LANGUAGE = "ky"
"""Of a phone without an account: nobody has asked in which language it reads."""


def on_changed(event: RotaChanged) -> None:
    """Every user of a new, moved or swapped turn: by the accounts of her household, and by her phone in the register.

    Whoever has neither reads the roster or gets a slip.
    """
    turns = Turn.objects.filter(pk__in=event.turns).select_related("user", "outlet", "rota__canal")
    on = timezone.localdate(event.at)
    users = users_named({turn.user_id for turn in turns}, on)
    accounts = accounts_of_households({row.household_id for row in users.values() if row.household_id}, on)
    for turn in turns:
        user = users.get(turn.user_id)
        if user is None:
            continue
        own = accounts.get(user.household_id, []) if user.household_id else []
        for account in own:
            tell(account, lambda turn=turn: _news(event, turn), event.at)  # type: ignore[misc]
        if user.phone and user.phone not in {account.phone for account in own}:
            with translation.override(_LANGUAGE):
                news = _news(event, turn)
            notify(Recipient(None, _LANGUAGE, phone=user.phone), news, event.at)


def _news(event: RotaChanged, turn: Turn) -> News:
    short = sms(turn, is_changed=event.is_news)
    lasts = _("It lasts: %(length)s") % {"length": length(minutes_of(turn))}
    return News(
        kind=TURN,
        key=f"{turn.pk}:{event.at.timestamp()}",
        subject=short,
        text=f"{_('Canal')}: {turn.rota.canal.code}. {lasts}",
        link=reverse("water:mine"),
        short=short,
        link_by_sms=False,
    )
