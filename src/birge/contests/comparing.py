"""Two versions of rules side by side: what one says and the other says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from birge.contests.models import RuleSet
from birge.contests.words.terms import GROUPS, Text
from birge.kernel.texts import text_in


@dataclass(frozen=True)
class Difference:
    """A term that is not the same."""

    title: Text
    label: Text
    before: str
    after: str


def differences(old: RuleSet, new: RuleSet) -> list[Difference]:
    """Term by term in the order of reading; criteria, documents and questions also where only their details changed."""
    one, two = old.procedure, new.procedure
    found = []
    for group in GROUPS:
        for term in group.terms:
            before, after = term.said(one), term.said(two)
            if before != after:
                found.append(Difference(group.title, term.label, before, after))
    for name in ("criteria", "documents", "requirements"):
        before_rows = {row.id: row for row in getattr(one, name)}
        title = next(group.title for group in GROUPS if group.name == name)
        for row in getattr(two, name):
            was = before_rows.get(row.id)
            if was is not None and was != row:
                found.append(Difference(title, text_in(row.names), _("as before"), _("details changed")))
    return found
