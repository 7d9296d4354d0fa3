"""Publishing the passport of a place, and the rules by which passports are made."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.places.queries import parents_of, within
from birge.registers.models import PassportRelease, PassportRules
from birge.registers.queries.passport import AsOf, passport_of, rules_on, status_kinds


class NotToPublish(Exception):
    """A passport of this place and day is not published; `str()` says why."""


class RulesOfThePast(Exception):
    """What is published must not change its meaning."""

    def __str__(self) -> str:
        return str(_("Rules begin on a day that lies ahead: what is published keeps its rules."))


@transaction.atomic
def publish_passport(*, place: Place, on: date, by: Actor, at: datetime) -> PassportRelease:
    """Publish what the book says at this moment of that day. It is done once, and never changes.

    Raises `NotToPublish`: the day is to come, or is none of the days on which passports are published; or it is
    published already, for the place or for one above or in it: two releases of one village would tell what changed.
    """
    if on > timezone.localdate(at):
        raise NotToPublish(_("That day is still to come."))
    rules = rules_on(on)
    if not rules.is_release_day(on):
        raise NotToPublish(_("Passports are published as of few days of the year only, and this is none of them."))
    above, inside = parents_of([place.pk], on)[place.pk], within([place.pk], on)
    published = PassportRelease.objects.filter(on=on)
    if published.filter(place__in=inside).exists() or published.filter(place__in=above).exists():
        raise NotToPublish(_("The passport of that day is published already."))
    public = passport_of(AsOf(place.pk, on, at), rules, status_kinds(), public=True)
    release = PassportRelease.objects.create(
        place=place, on=on, known_at=at, by=by.as_json(), headline=public.headline()
    )
    after = {"on": on.isoformat(), "release": str(release.pk)}
    journal.record(by=by, at=at, verb="registers.publish_passport", subject=place, after=after)
    return release


@transaction.atomic
def enter_passport_rules(*, values: dict[str, Any], by: Actor, at: datetime) -> PassportRules:
    """New rules from a day ahead on; `values`: the columns of `PassportRules`. Raises `RulesOfThePast`."""
    if values["starts_on"] <= timezone.localdate(at):
        raise RulesOfThePast
    rules = PassportRules.objects.create(**values)
    after = {name: str(value) for name, value in values.items()}
    journal.record(by=by, at=at, verb="registers.enter_passport_rules", subject=rules, after=after)
    return rules
