"""How a decision is described in its package: in every language, as it is at the moment when it is made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.functional import Promise

from birge.decisions.models import Decision
from birge.decisions.moments import stamp
from birge.kernel.texts import LANGUAGES
from birge.people.enums import Role
from birge.places.queries import names_of


def in_every_language(label: str | Promise) -> dict[str, str]:
    """A label of ours by language."""
    texts = {}
    for language in LANGUAGES:
        with translation.override(language):
            texts[language] = str(label)
    return texts


def role_texts(role: str) -> dict[str, str]:
    """The name of a role by language."""
    return in_every_language(Role(role).label if role in Role.values else role)


def place_as_of(decision: Decision, at: datetime) -> tuple[str, dict[str, str]]:
    """The place's code and names on the day of `at`."""
    return decision.place.soate, dict(names_of(decision.place, timezone.localdate(at)))


def head_of(decision: Decision) -> dict[str, Any]:
    """The member `decision` of the full package. Who decided is named; the public package leaves the name out."""
    made_by = decision.made_by or {}
    return {
        "id": str(decision.pk),
        "kind": decision.kind,
        "title": decision.titles,
        "state": "decided",
        "decided_at": stamp(decision.decided_at) if decision.decided_at else None,
        "published_at": None,
        "made_by": {
            "name": made_by.get("name") or None,
            "role": role_texts(made_by.get("role", "")),
            "organisation": decision.place_names,
        },
        "place": {"soate": decision.place_code, "names": decision.place_names},
        "supersedes": str(decision.supersedes_id) if decision.supersedes_id else None,
        "minutes": decision.minutes_text or None,
        "demo": decision.is_demo,
    }
