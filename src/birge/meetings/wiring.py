"""What this folder adds to the rest of the site; read once, when the site starts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import events, issued, notifications
from birge.kernel.enums import Channel
from birge.kernel.shell import MenuItem, Work, add_day_work, add_to_menu
from birge.kernel.to_confirm import Topic, Unconfirmed, add_topic
from birge.meetings import notices
from birge.meetings.actions.minutes import KIND
from birge.meetings.events import MeetingAnnounced, MeetingCancelled, MinutesPrepared, SigningCodeMade
from birge.meetings.models import Body
from birge.meetings.queries import papers_waiting, rules_without_source
from birge.meetings.rules import bodies_visible_to, can_found
from birge.places.models import Place
from birge.places.parts import Part, add_part

MOST_ON_A_PLACE = 50


def day_work(user: Any, now: datetime) -> Iterable[Work]:
    """Minutes that wait for this person's signature, and her meetings of the next 24 hours."""
    to_sign, soon = papers_waiting(user, now, timezone.localdate(now))
    for minutes in to_sign:
        yield Work(_("Minutes to sign"), reverse("meetings:minutes", args=[minutes.pk]))
    for meeting in soon:
        yield Work(_("Meeting within a day"), reverse("meetings:meeting", args=[meeting.pk]))


def of_place(user: Any, place: Place, on: date) -> dict[str, Any] | None:
    """The bodies of a place; for whoever may found one also the way to do it."""
    bodies = list(bodies_visible_to(user, Body.objects.filter(place=place), on).order_by("kind")[:MOST_ON_A_PLACE])
    may_found = bool(user.is_authenticated and can_found(user, place=place, on=on))
    return {"bodies": bodies, "may_found": may_found} if bodies or may_found else None


def unsure_rules() -> Topic | None:
    """The bodies that work by a rule of which nobody has said where it was read."""
    found = rules_without_source()
    items = [Unconfirmed(str(rules.body), reverse("meetings:body", args=[rules.body_id])) for rules in found]
    explanation = _(
        "Quorum, majority, notice: the secretary of the body or of its council knows the regulation. Until then the "
        "rule is used as it was entered, with the mark."
    )
    return Topic(_("Rules of bodies without a source"), explanation, items) if items else None


issued.register_kind(KIND, _("Minutes of a meeting"))
notifications.register_kind(notices.NOTICE, _("Notices of meetings"))
notifications.register_kind(notices.TO_SIGN, _("Minutes to sign"))
notifications.register_kind(
    notices.CODE, _("Codes to sign minutes"), channels=(Channel.SMS, Channel.EMAIL), on_screen=False
)
events.listen(MeetingAnnounced, notices.on_announced)
events.listen(MeetingCancelled, notices.on_cancelled)
events.listen(MinutesPrepared, notices.on_prepared)
events.listen(SigningCodeMade, notices.on_code)
add_to_menu(MenuItem(_("Meetings"), "meetings:meetings", order=40))
add_to_menu(MenuItem(_("My meetings"), "meetings:mine", order=41, shown=lambda user: user.is_authenticated))
add_day_work(day_work)
add_topic(unsure_rules)
add_part(Part("bodies", order=35, template="meetings/_of_place.html", context=of_place))
