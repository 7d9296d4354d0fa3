"""Template tags of the imports."""

from __future__ import annotations

from django import template

from birge.kernel.imports.kinds import ImportKind
from birge.kernel.imports.messages import column_label, explain, sheet_title, shown_fix
from birge.kernel.imports.models import ImportIssue

register = template.Library()


@register.simple_tag
def explained(issue: ImportIssue, kind: ImportKind) -> dict[str, str]:
    """{% explained issue kind as words %}: text, remedy, sheet, column and fix (the offer) in the reader's language."""
    text, remedy = explain(issue, kind)
    return {
        "text": text,
        "remedy": remedy,
        "sheet": sheet_title(issue.sheet, kind),
        "column": column_label(issue, kind),
        "fix": shown_fix(issue, kind),
    }
