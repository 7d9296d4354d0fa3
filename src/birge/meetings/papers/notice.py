"""The printable notice of a meeting, and the sheet on which those who come sign."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.kernel.documents import render
from birge.kernel.texts import text_in
from birge.meetings.models import Meeting
from birge.meetings.queries import agenda_of, host_name, members_of
from birge.meetings.queries.room import day_of


def notice_pdf(meeting: Meeting, language: str, *, with_closed: bool, at: datetime) -> bytes:
    """When, where and what about. Closed items only for members."""
    with translation.override(language):
        items = [
            {
                "text": f"{item.order}. {item.title}",
                "rapporteur": _("Rapporteur: %(name)s") % {"name": item.rapporteur} if item.rapporteur else "",
            }
            for item in agenda_of(meeting, with_closed=with_closed)
        ]
        data = {
            **_head(meeting, _("Notice of a meeting")),
            "agenda": _("Agenda"),
            "matters": items,
        }
    return render("meetings/notice", data, language, at=at)


def attendance_pdf(meeting: Meeting, language: str, *, at: datetime) -> bytes:
    """A line to sign for every member."""
    with translation.override(language):
        members = members_of(meeting.body, day_of(meeting))
        rows = [
            [str(number), member.name, str(member.get_role_display()), "", ""]
            for number, member in enumerate(members, 1)
        ]
        data = {
            **_head(meeting, _("Attendance sheet")),
            "head": [_("No."), pgettext("person", "Name"), _("Role"), _("Time of arrival"), _("Signature")],
            "rows": rows,
        }
    return render("meetings/attendance", data, language, at=at)


def _head(meeting: Meeting, title: str) -> dict[str, object]:
    starts_at = formats.date_format(timezone.localtime(meeting.starts_at), "DATETIME_FORMAT")
    return {
        "title": title,
        "body": text_in(meeting.body.names),
        "host": host_name(meeting.body, day_of(meeting)),
        "facts": [
            {"label": _("Meeting No."), "value": str(meeting.number)},
            {"label": _("Begins"), "value": starts_at},
            {"label": _("Where"), "value": meeting.where},
            {"label": _("Link"), "value": meeting.link},
            {"label": _("Form"), "value": str(meeting.get_form_display())},
        ],
    }
