"""Files that everyone can take from the open pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.exchange.contests.things import Contest


@dataclass(frozen=True)
class File:
    """A link: which format, what the reader sees."""

    name: str
    label: str | Promise


FILES = [
    File("ocds", _("OCDS releases (JSON)")),
    File("ocds-records", _("OCDS record (JSON)")),
    File("360giving", _("360Giving grants (JSON)")),
    File("iati", _("IATI activities (XML)")),
    File("xlsx", _("Tables for a spreadsheet (XLSX)")),
]


def formats_of(contest: Contest) -> set[str]:
    """In which formats something can be told of this contest: grants need winners, activities an agreement."""
    told = {"ocds", "ocds-records", "xlsx"}
    if contest.winners:
        told.add("360giving")
    if contest.contracts:
        told.add("iati")
    return told
