"""A person's own messages, and how they want to get them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.kernel.actors import Actor
from birge.kernel.enums import Channel
from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.models import Message
from birge.kernel.notifications.actions import choose_channels, mark_read
from birge.kernel.notifications.kinds import kind, kinds
from birge.kernel.notifications.queries import channels_by_kind, messages_of

_BY_CHOICE = (Channel.EMAIL, Channel.SMS)


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The messages of the person who asks, newest first."""
    account = request.user.pk
    listing = Listing(
        title=_("My messages"),
        lead=_("What Birge wrote to you."),
        queryset=messages_of(account),
        columns=[
            Column("subject", _("Message"), lambda message: message.subject, link=_link),
            Column("text", _("Text"), lambda message: message.text),
            Column("made_at", _("When"), lambda message: message.made_at, sort="made_at"),
            Column("read", _("Read"), lambda message: _("yes") if message.read_at else _("new")),
        ],
        search=lambda queryset, text: queryset.filter(text__icontains=text),
        action=(_("Choose how messages reach me"), reverse("kernel:channels")),
        empty=_("There are no messages yet. What happens to your matters will stand here."),
        exportable=False,
    )
    return list_response(request, listing, "kernel/inbox.html")


def _link(message: Message) -> str:
    return message.link


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """All of the person's messages are marked as read."""
    mark_read(by=Actor(account=request.user.pk, name=str(request.user)), at=timezone.now())
    return redirect("kernel:inbox")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def channels(request: HttpRequest) -> HttpResponse:
    """By which channels messages of each kind reach the person."""
    if request.method == "POST":
        by = Actor(account=request.user.pk, name=str(request.user))
        with transaction.atomic():
            for one in kinds():
                ticked = [channel for channel in _BY_CHOICE if f"{one.name}:{channel}" in request.POST]
                choose_channels(kind=one.name, channels=ticked, by=by, at=timezone.now())
        messages.success(request, _("Your choice is kept."))
        return redirect("kernel:channels")
    chosen = channels_by_kind(request.user.pk, kinds())
    rows = [
        {
            "kind": kind(one.name),
            "boxes": [
                {"name": f"{one.name}:{channel}", "label": channel.label, "ticked": channel in chosen[one.name]}
                for channel in _BY_CHOICE
            ],
        }
        for one in kinds()
    ]
    return render(request, "kernel/channels.html", {"rows": rows})
