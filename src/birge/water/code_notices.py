"""Messages to water users who may have no account here: their one-time codes."""

from __future__ import annotations

from django.utils import timezone, translation
from django.utils.translation import gettext

from birge.kernel.notifications import News, Recipient, notify
from birge.kernel.texts import LANGUAGES
from birge.water.actions.confirming import DeliveryCodeMade
from birge.water.models import WaterUserState

CODE = "water.delivery-code"


def on_code(event: DeliveryCodeMade) -> None:
    """The code itself, to the phone that stands in the register."""
    state = WaterUserState.objects.on(timezone.localdate(event.at)).filter(user=event.user).first()
    text = {}
    for language in LANGUAGES:
        with translation.override(language):
            text[language] = gettext("Water: your code is %(code)s. Say it to the water master.") % {"code": event.code}
    news = News(kind=CODE, key=f"code:{event.key}", subject=text, text=text, short=text)
    notify(Recipient(None, "ky", phone=state.phone if state else ""), news, event.at)
