"""Before the meeting: planning, agenda, papers, notice."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.kernel import files
from birge.kernel.permissions import require
from birge.meetings.actions import meetings as actions
from birge.meetings.actions import papers, room
from birge.meetings.forms.meetings import AnnounceForm, CancelForm, ItemForm, MeetingForm, PaperForm
from birge.meetings.models import AgendaPaper, Meeting
from birge.meetings.papers.notice import attendance_pdf, notice_pdf
from birge.meetings.rules import can_run, can_see_inside, can_see_meeting
from birge.meetings.views.common import (
    body_to_run,
    done,
    form_page,
    item_to_run,
    meeting_seen,
    meeting_to_run,
    posted,
    sent,
    to_meeting,
    tried,
)


@login_required
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan the next meeting of a body."""
    body, by = body_to_run(request, pk)
    form = MeetingForm(sent(request))
    if posted(request, form) and done(form, actions.plan_meeting, body=body, facts=form.cleaned_data, by=by):
        return to_meeting(Meeting.objects.filter(body=body).latest("number").pk)
    back = reverse("meetings:body", args=[body.pk])
    lead = _("A draft that only members see, until you announce it.")
    return form_page(
        request, form, heading=_("Plan a meeting"), lead=lead, submit=_("Plan"), back=back, above=str(body)
    )


@login_required
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another time or place."""
    meeting, by = meeting_to_run(request, pk)
    form = MeetingForm(sent(request), instance=meeting)
    if posted(request, form) and done(form, actions.change_meeting, meeting=meeting, facts=form.cleaned_data, by=by):
        return to_meeting(meeting.pk)
    return _page(request, form, meeting, _("Change time or place"), _("Members hear of it if it is announced."))


@login_required
def announce(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the notice."""
    meeting, by = meeting_to_run(request, pk)
    form = AnnounceForm(sent(request))
    if posted(request, form) and done(form, actions.announce_meeting, meeting=meeting, by=by, **form.cleaned_data):
        messages.success(request, _("The meeting is announced."))
        return to_meeting(meeting.pk)
    lead = _("Members get the notice; of a public body everybody sees the agenda, without closed matters.")
    return _page(request, form, meeting, _("Announce the meeting"), lead)


@login_required
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It will not take place."""
    meeting, by = meeting_to_run(request, pk)
    form = CancelForm(sent(request))
    if posted(request, form) and done(form, actions.cancel_meeting, meeting=meeting, by=by, **form.cleaned_data):
        return to_meeting(meeting.pk)
    return _page(request, form, meeting, _("Cancel the meeting"), _("Whoever was told of it is told so."))


@login_required
def add_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A matter for the agenda."""
    meeting, by = meeting_to_run(request, pk)
    form = ItemForm(sent(request))
    if posted(request, form) and done(form, room.add_item, meeting=meeting, by=by, **form.cleaned_data):
        return to_meeting(meeting.pk, "agenda")
    return _page(request, form, meeting, _("Add a matter"), _("It stands at the end of the agenda."))


@login_required
def change_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words for a matter."""
    item, by = item_to_run(request, pk)
    form = ItemForm(sent(request), instance=item)
    if posted(request, form) and done(form, room.change_item, item=item, by=by, **form.cleaned_data):
        return to_meeting(item.meeting_id, "agenda")
    return _page(request, form, item.meeting, _("Change a matter"), _("The journal keeps the former words."))


@login_required
@require_POST
def move_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One place up, or with `down` one place down."""
    item, by = item_to_run(request, pk)
    tried(request, room.move_item, item=item, up="down" not in request.POST, by=by)
    return to_meeting(item.meeting_id, "agenda")


@login_required
@require_POST
def remove_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Off the agenda."""
    item, by = item_to_run(request, pk)
    tried(request, room.remove_item, item=item, by=by)
    return to_meeting(item.meeting_id, "agenda")


@login_required
def attach_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper for a matter."""
    item, by = item_to_run(request, pk)
    form = PaperForm(sent(request), request.FILES or None)
    if posted(request, form):
        upload = form.cleaned_data["file"]
        try:
            file = files.store(content=upload, name=upload.name, by=by, at=timezone.now())
        except files.FileRefused as refused:
            form.add_error("file", str(refused.reason))
        else:
            if done(form, papers.attach_paper, item=item, title=form.cleaned_data["title"], file=file, by=by):
                return to_meeting(item.meeting_id, "agenda")
    return _page(
        request, form, item.meeting, _("Attach a paper"), _("For the matter: %(title)s") % {"title": item.title}
    )


@require_safe
def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """Download a paper: of an open matter whoever sees the meeting, of a closed one members only."""
    found = get_object_or_404(AgendaPaper.objects.select_related("item__meeting__body", "file"), pk=pk)
    today, meeting = timezone.localdate(), found.item.meeting
    rule = can_see_inside(request.user, meeting.body, today)
    require(rule if found.item.is_closed else can_see_meeting(request.user, meeting, today))
    return files.download(found.file)


@login_required
@require_POST
def detach_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper away."""
    found = get_object_or_404(AgendaPaper.objects.select_related("item__meeting__body", "file"), pk=pk)
    by = require(can_run(request.user, found.item.meeting.body, timezone.localdate()))
    tried(request, papers.detach_paper, paper=found, by=by)
    return to_meeting(found.item.meeting_id, "agenda")


@require_safe
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The notice to print, in the reader's language."""
    meeting = meeting_seen(request, pk)
    inside = bool(can_see_inside(request.user, meeting.body, timezone.localdate()))
    content = notice_pdf(meeting, get_language() or "ky", with_closed=inside, at=timezone.now())
    return pdf(content, f"notice-{meeting.number}.pdf")


@login_required
@require_safe
def attendance_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet on which those who come sign."""
    meeting, _by = meeting_to_run(request, pk)
    return pdf(attendance_pdf(meeting, get_language() or "ky", at=timezone.now()), f"attendance-{meeting.number}.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _page(request: HttpRequest, form: BaseForm, meeting: Meeting, heading: str, lead: str) -> HttpResponse:
    above = _("%(body)s, meeting No. %(number)s") % {"body": str(meeting.body), "number": meeting.number}
    back = reverse("meetings:meeting", args=[meeting.pk])
    return form_page(request, form, heading=heading, lead=lead, submit=_("Save"), back=back, above=above)
