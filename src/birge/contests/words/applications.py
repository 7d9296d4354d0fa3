"""An application line by line, with its labels: for pages and papers."""

from __future__ import annotations

from typing import Any

from birge.contests.application_content import sums_of
from birge.contests.application_form import LIST, label_of, questions_of
from birge.contests.models import Application
from birge.contests.queries.applications import documents_of
from birge.contests.terms import Terms


def told(found: Application) -> dict[str, Any]:
    """What an opened application says, for `_content.html`; nothing before."""
    if found.content is None:
        return {}
    terms = found.call.rule_set.procedure
    documents = [(label_of(f"documents:{item.document}", terms), item) for item in documents_of(found)]
    return {**content_lines(found.content, terms), "documents": documents}


def content_lines(content: dict[str, Any], terms: Terms) -> dict[str, Any]:
    """The texts, the budget and the answers with their labels."""
    texts = content["texts"]
    return {
        "texts": [(item.label, texts.get(item.id, ""), item.kind == LIST) for item in questions_of(content["form"])],
        "rows": content["rows"],
        "sums": sums_of(content["rows"]),
        "answers": [(label_of(f"answers:{item.id}", terms), content["answers"].get(item.id), item.needed)
                    for item in terms.requirements],
    }  # fmt: skip
