"""Entering a name that was missing or unsure. Not a change of the territory: the unit was always called so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.actions._steps import Impossible, rewrite_keys
from birge.places.enums import NameState
from birge.places.models import Name, Place


@transaction.atomic
def confirm_name(*, by: Actor, at: datetime, place: Place, language: str, text: str, source: str) -> Name:
    """The unit's name in this language is `text`, as `source` says. A different text shown before becomes an alias."""
    text, source = text.strip(), source.strip()
    if not text:
        raise Impossible(_("Enter the name."))
    if not source:
        raise Impossible(_("Enter the source: an act, a seal, a person who knows."))
    rows = Name.objects.filter(place=place).exclude(state=NameState.ALIAS).order_by("-ends_on", "-starts_on")
    last = rows.first() or Name()
    old = rows.filter(language=language, ends_on=last.ends_on).first()
    before = {"text": old.text, "state": old.state, "source": old.source} if old else None
    if old:
        old.state = NameState.ALIAS
        old.save(update_fields=["state"])
    Name.objects.filter(place=place, language=language, text=text, state=NameState.ALIAS).delete()
    like = old or last
    name = Name.objects.create(
        place=place,
        language=language,
        text=text,
        source=source,
        starts_on=like.starts_on,
        ends_on=like.ends_on,
        started_by=like.started_by,
        ended_by=like.ended_by,
    )
    rewrite_keys(place)
    after = {"text": text, "state": name.state, "source": source}
    journal.record(by=by, at=at, verb="places.confirm_name", subject=place, before=before, after=after)
    return name
