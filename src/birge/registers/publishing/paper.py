"""The passport as data for its paper."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.registers.publishing.page import page_of
from birge.registers.publishing.sheets import about_lines
from birge.registers.queries.passport import Passport
from birge.registers.templatetags.passports import plain_figure as figure


def paper_of(passport: Passport, title: str) -> dict[str, Any]:
    """Texts only: every number as it is read."""
    page = page_of(passport, None, {}, [])
    facts = [*about_lines(passport), *((row.label, f"{figure(row.value)} {row.unit}") for row in page.headlines)]
    places = [[_village(row.name, row.is_rest), *map(figure, (row.people, row.women, row.men, row.homes))]
              for row in page.villages]  # fmt: skip
    ages = [[row.label, *map(figure, (row.women, row.men, row.not_stated, row.everybody))] for row in page.ages]
    sections = [
        {
            "label": str(section.label),
            "definition": str(section.definition),
            "rows": [[str(label), f"{figure(value)} {section.unit}"] for label, value, _places in section.lines],
        }
        for section in page.sections
    ]
    return {
        "title": title,
        "facts": [{"label": label, "value": value} for label, value in facts],
        "places_title": _("By place"),
        "places_head": [_("Place"), _("Population"), _("Women and girls"), _("Men and boys"), _("Households")],
        "places": places,
        "ages_title": _("By age and sex"),
        "ages_head": [_("Age"), _("Women and girls"), _("Men and boys"), _("Not stated"), pgettext("sum", "All")],
        "ages": ages,
        "sections": [section for section in sections if section["rows"]],
    }


def _village(name: str, is_rest: bool) -> str:
    return f"{name} ({_('village not stated')})" if is_rest else name
