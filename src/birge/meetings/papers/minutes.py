"""The PDF of minutes in a language, made from their frozen content alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.kernel.documents import render
from birge.kernel.issued import check_data
from birge.kernel.texts import text_in
from birge.meetings.enums import Choice, MeetingForm, MemberRole, MotionKind, MotionState, Presence, SignatureMethod
from birge.meetings.models import Minutes, MinutesSignature
from birge.meetings.papers.words import counts_words, quorum_words, result_words
from birge.meetings.queries.minutes import public_content

LANGUAGES = ("ky", "ru")

Row = dict[str, str]


def minutes_pdf(minutes: Minutes, language: str, *, public: bool, at: datetime) -> bytes:
    """The minutes as they stand: unsigned they have empty lines for signatures, signed they say who signed how."""
    content = public_content(minutes.content) if public else minutes.content
    with translation.override(language):
        data = _data(minutes, content, list(minutes.signatures.select_related("member")))
    return render("meetings/minutes", data, language, at=at)


def _data(minutes: Minutes, content: dict[str, Any], signatures: Sequence[MinutesSignature]) -> dict[str, Any]:
    names = text_in(content["body"]["names"])
    return {
        "title": _("Minutes No. %(number)s") % {"number": content["meeting"]["number"]},
        "body": names,
        "host": text_in(content["body"]["host"]),
        "version": _("Version %(version)s, corrected") % {"version": minutes.version} if minutes.supersedes_id else "",
        "corrections": _labelled(_("What was corrected"), content["corrections"]),
        "facts": _facts(content),
        "attendance": _attendance(content["members"]),
        "agenda": {"heading": _("Agenda"), "matters": [_item(item) for item in content["items"]]},
        "signatures": _signatures(content, signatures),
        "hash": _labelled(_("SHA-256 of the content"), minutes.sha256),
        "check": check_data(minutes.code),
    }


def _labelled(label: str, value: str) -> Row:
    return {"label": label, "value": value}


def _facts(content: Mapping[str, Any]) -> list[Row]:
    meeting, count = content["meeting"], content["quorum"]
    return [
        _labelled(_("Opened"), _date(meeting["opened_at"])),
        _labelled(_("Closed"), _date(meeting["closed_at"])),
        _labelled(_("Form"), str(MeetingForm(meeting["form"]).label)),
        _labelled(_("Where"), meeting["where"]),
        _labelled(_("Notice sent"), _date(meeting["notice_sent_at"])),
        _labelled(_("Why the notice was short"), meeting["short_notice_reason"]),
        _labelled(_("Presiding"), content["presiding"]),
        _labelled(_("Secretary"), content["secretary"]),
        _labelled(_("Quorum at the opening"), quorum_words(**count) if count else ""),
    ]


def _date(value: str) -> str:
    return formats.date_format(timezone.localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT") if value else ""


def _time(value: str) -> str:
    return formats.date_format(timezone.localtime(datetime.fromisoformat(value)), "TIME_FORMAT")


def _attendance(members: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    rows = [[member["name"], str(MemberRole(member["role"]).label), presence_words(member)] for member in members]
    return {"heading": _("Members"), "head": [pgettext("person", "Name"), _("Role"), _("Attendance")], "rows": rows}


def presence_words(member: Mapping[str, Any]) -> str:
    """Present, absent and why, by proxy of whom, late, left early."""
    words = [str(Presence(member["presence"]).label) if member["presence"] else _("not marked")]
    if member["presence"] == Presence.ABSENT and member["absence_reason"]:
        words.append(member["absence_reason"])
    if member["presence"] == Presence.PROXY:
        words.append(member["proxy_name"])
    if member["arrived_at"]:
        words.append(_("came at %(time)s") % {"time": _time(member["arrived_at"])})
    if member["left_at"]:
        words.append(_("left at %(time)s") % {"time": _time(member["left_at"])})
    return ", ".join(words)


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    is_hidden = item["is_closed"] and not item["title"]
    title = _("A closed matter about a person") if is_hidden else item["title"]
    return {
        "heading": f"{item['order']}. {title}",
        "rapporteur": _labelled(_("Rapporteur"), item["rapporteur"]),
        "noted": item["noted"],
        "papers": [_labelled(_("Paper"), f"{paper['title']} (SHA-256: {paper['sha256']})") for paper in item["papers"]],
        "motions": [_motion(motion) for motion in item["motions"]],
    }


def _motion(motion: Mapping[str, Any]) -> dict[str, Any]:
    lines = [
        _labelled(_("Proposed by"), motion["proposer"]),
        _labelled(_("Secret vote"), _("only counts are kept") if motion["is_secret"] else ""),
        _labelled(_("Votes"), counts_words(motion["outcome"]) if motion["outcome"] else ""),
    ]
    for choice in Choice:
        names = [vote["name"] for vote in motion["votes"] if vote["choice"] == choice]
        lines.append(_labelled(str(choice.label), ", ".join(names)))
    lines.append(_labelled(_("Received a ballot"), ", ".join(motion["received_ballots"])))
    lines += [_labelled(_("Stepped aside"), f"{one['name']}: {one['reason']}") for one in motion["recusals"]]
    lines += [_labelled(_("Dissent"), f"{one['name']}: {one['text']}") for one in motion["dissents"]]
    verdict = str(MotionState(motion["state"]).label)
    if motion["outcome"]:
        verdict = result_words(motion["state"], motion["majority"], motion["outcome"])
    return {"kind": str(MotionKind(motion["kind"]).label), "text": motion["text"], "lines": lines, "result": verdict}


def _signatures(content: Mapping[str, Any], signatures: Sequence[MinutesSignature]) -> dict[str, Any]:
    given = {signature.role: signature for signature in signatures}
    rows = []
    for role, label, name in (
        (MemberRole.CHAIR, _("Presiding"), content["presiding"]),
        (MemberRole.SECRETARY, _("Secretary"), content["secretary"]),
    ):
        signature = given.get(role)
        how = ""
        if signature:
            when = formats.date_format(timezone.localtime(signature.signed_at), "DATETIME_FORMAT")
            how = _("Signed %(when)s, %(how)s") % {"when": when, "how": SignatureMethod(signature.method).label}
        rows.append({"label": label, "name": name, "how": how})
    return {"heading": _("Signatures"), "rows": rows}
