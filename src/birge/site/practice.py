"""The exercises of a clerk's first day. Each is done when the journal says that she did it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import JournalEntry
from birge.kernel.shell import Work
from birge.site.env import PRACTICE_MARK


@dataclass(frozen=True)
class Exercise:
    """What to do, where to begin, and the verb of the journal's entry that proves it."""

    title: str | Promise
    how: str | Promise
    url_name: str
    verb: str
    is_done: bool = False


EXERCISES = [
    Exercise(
        _("Find a family in the household book"),
        _("Open the book, look for a surname, and open the page of the household."),
        "registers:households",
        "registers.read_household",
    ),
    Exercise(
        _("Open the page of a person"),
        _("From the page of the household: who is she, what was corrected this year?"),
        "registers:households",
        "registers.read_person",
    ),
    Exercise(
        _("Correct a mistake in the book"),
        _("Sonunbü Erkinbaeva asked for it: open her request, then correct the day of birth of her grandson."),
        "registers:requests",
        "registers.correct_personstate",
    ),
    Exercise(
        _("Answer the request"),
        _("On the page of the request: what was done, in a sentence that she understands."),
        "registers:requests",
        "registers.answer_request",
    ),
    Exercise(
        _("Give a certificate"),
        _("Find a person, and give her a certificate of family composition. Open the paper and look at its code."),
        "registers:search",
        "registers.issue_certificate",
    ),
    Exercise(
        _("Begin a share-out"),
        _("Twenty tons of coal for your aimak, smallest part half a ton."),
        "sharing:create",
        "sharing.create",
    ),
    Exercise(
        _("Draw families from the book"),
        _("On the page of your share-out: families with children under three."),
        "sharing:share_outs",
        "sharing.draw_families",
    ),
    Exercise(
        _("Compare the rules"),
        _("On the page of your share-out: what would each rule give to whom?"),
        "sharing:share_outs",
        "decisions.try_rules",
    ),
    Exercise(
        _("Hand out coal to a family"),
        _("Open the share-out that was decided in January and note what a family received."),
        "sharing:share_outs",
        "sharing.hand_over",
    ),
]


def exercises_of(user: Any) -> list[Exercise]:
    """All exercises, told apart by whether this person did them since the home was made; one query."""
    verbs = {exercise.verb for exercise in EXERCISES}
    made_at = datetime.fromtimestamp((settings.HOME / PRACTICE_MARK).stat().st_mtime, UTC)
    own = JournalEntry.objects.filter(account=user.pk, verb__in=verbs, at__gte=made_at)
    done = set(own.values_list("verb", flat=True))
    return [Exercise(one.title, one.how, one.url_name, one.verb, one.verb in done) for one in EXERCISES]


def practice_waiting(user: Any, now: datetime) -> Iterable[Work]:
    """The exercises that are left, among the day's work."""
    if settings.PRACTICE:
        left = sum(not exercise.is_done for exercise in exercises_of(user))
        yield Work(_("Exercises to do"), reverse("practice"), left)
