"""A press release drafted from what is published about a contest: plain sentences, filled with facts, to be edited."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from birge.exchange.contests.results import given_by, results_of
from birge.exchange.contests.things import Contest
from birge.exchange.links import contest_url

LANGUAGES = ("ky", "ru")


def draft(contest: Contest, language: str) -> str:
    """The text in Kyrgyz or Russian. Names stand in lines of their own, so that no ending is glued to them."""
    with translation.override(language):
        text = render_to_string(
            f"exchange/press/{language}.txt",
            {
                "contest": contest,
                "given_tyiyn": given_by(contest.winners),
                "rounds": results_of(contest),
                "address": contest_url(contest.key),
            },
        )
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def paper(title: str, text: str) -> dict[str, object]:
    """What the template `exchange/press` prints."""
    return {"title": title, "heading": _("Press release"), "paragraphs": text.splitlines()}
