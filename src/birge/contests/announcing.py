"""What a draft still lacks before it can be announced, sentence by sentence, each with the page where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.contests.deadlines import earliest_deadline
from birge.contests.models import Call, CallSeal
from birge.contests.queries.rule_sets import rule_set_on

NEEDED = ("names", "goal", "task")
"""The texts without which no call is announced, each in Kyrgyz and in Russian."""
BOTH = ("ky", "ru")
WORDS = {
    "edit_call": gettext_lazy("Change the draft"),
    "seal": gettext_lazy("Opening codes"),
    "programme": gettext_lazy("Draft it again from the rules in force"),
}
"""What the link to the remedy says, by the name of its address."""


@dataclass(frozen=True)
class Lack:
    """What is missing, in a sentence; `remedy`: the name of the address where it is mended."""

    text: str
    remedy: str
    url: str

    @property
    def words(self) -> str | Promise:
        """The words of the link."""
        return WORDS[self.remedy]


def lacks_of(call: Call, at: datetime) -> list[Lack]:
    """All that keeps it from being announced at this moment; [] when it can be."""
    found = [*((text, "programme") for text in _rules(call, at)), *_notice(call, at)]
    if not CallSeal.objects.filter(call=call).exists():
        text = _("Give out the opening codes first: applications are sealed with them, without them nobody can apply.")
        found.append((text, "seal"))
    return [Lack(text, remedy, _address(remedy, call)) for text, remedy in found]


def lacks_texts(texts: dict[str, str]) -> bool:
    """Whether a text that everybody reads lacks one of the two languages."""
    return not all(texts.get(language) for language in BOTH)


def opens_at(call: Call, at: datetime) -> datetime:
    """From when it takes applications, announced at this moment."""
    return max(call.opens_at or at, at).replace(microsecond=0)


def _address(remedy: str, call: Call) -> str:
    return reverse(f"contests:{remedy}", args=[call.programme_id if remedy == "programme" else call.pk])


def _rules(call: Call, at: datetime) -> Iterator[str]:
    in_force = rule_set_on(call.customer, call.rule_set.profile, timezone.localdate(at))
    if in_force is None or in_force.pk != call.rule_set_id:
        yield _("Its rules are not in force today: draft the call from those that are.")


def _notice(call: Call, at: datetime) -> Iterator[tuple[str, str]]:
    texts = (
        _("Write name, goal and task in Kyrgyz and in Russian.") for name in NEEDED if lacks_texts(getattr(call, name))
    )
    found = [next(texts, ""), _deadline(call, at)]
    if not call.money.exists():
        found.append(_("Say from which line of the programme the money comes."))
    yield from ((text, "edit_call") for text in found if text)


def _deadline(call: Call, at: datetime) -> str:
    if call.deadline_at is None:
        return "" if call.is_rolling else _("Say until when applications are taken.")
    days = call.rule_set.procedure.days
    earliest = earliest_deadline(days, timezone.localdate(at))
    if call.deadline_at > opens_at(call, at) and timezone.localdate(call.deadline_at) >= earliest:
        return ""
    words = _("The rules give applicants at least %(days)s working days: not before %(day)s.")
    return words % {"days": days.applications or 0, "day": date_format(earliest, "SHORT_DATE_FORMAT")}
