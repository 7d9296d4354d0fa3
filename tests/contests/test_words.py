"""Small things that all pages of contests say: last days, sizes of files, errors; who is asked to hold contests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from birge.contests.forms.agreements.work import EvidenceForm
from birge.contests.forms.fields import LastDayField
from birge.contests.rules.customers import GIVERS, MUNICIPAL
from birge.contests.templatetags.contests import file_size, last_day
from birge.people.enums import OrganisationKind


class Term(forms.Form):
    """A form with one last day."""

    ends_on = LastDayField()


@pytest.fixture(autouse=True)
def kyrgyz():
    with translation.override("ky"):
        yield


def test_a_last_day_is_typed_and_the_day_after_it_is_kept():
    form = Term({"ends_on": "2026-12-31"})

    assert form.is_valid()
    assert form.cleaned_data["ends_on"] == date(2027, 1, 1)


def test_a_kept_term_is_shown_by_its_last_day():
    assert 'value="2026-12-31"' in str(Term(initial={"ends_on": date(2027, 1, 1)})["ends_on"])


def test_a_wrong_last_day_stays_as_it_was_typed_and_the_form_says_how_a_day_is_written():
    form = Term({"ends_on": "31 дек"})

    assert form.errors == {"ends_on": ["Күндү мындай жазыңыз: 31.12.2026."]}
    assert 'value="31 дек"' in str(form["ends_on"])


def test_an_empty_field_is_asked_for_in_our_words_and_not_in_those_of_the_library():
    assert Term({"ends_on": ""}).errors == {"ends_on": ["Бул талааны толтуруңуз."]}


def test_evidence_without_a_file_is_asked_for_and_not_said_to_be_added():
    assert EvidenceForm({"note": "Сүрөт"}, MultiValueDict()).errors == {"files": ["Бул талааны толтуруңуз."]}


def test_pages_show_the_last_day_of_a_term():
    assert last_day(date(2027, 1, 1)) == "2026-ж. 31-декабрь"
    assert last_day(datetime(2026, 12, 31, 18, tzinfo=UTC)) == "2026-ж. 31-декабрь"
    assert last_day(datetime(2026, 12, 31, 18, 0, 1, tzinfo=UTC)) == "2027-ж. 1-январь"
    assert last_day(None) == ""


@pytest.mark.parametrize(
    ("size_bytes", "said"),
    [
        (1, "1 КБ"),
        (1024, "1 КБ"),
        (1025, "2 КБ"),
        (1024**2 - 1, "1 024 КБ"),
        (1024**2, "1,0 МБ"),
        (1_500_000, "1,4 МБ"),
    ],
)
def test_sizes_of_files_are_told_in_kilobytes_and_megabytes(size_bytes, said):
    assert file_size(size_bytes).replace("\xa0", " ") == said


def test_those_who_give_money_are_asked_to_hold_contests_and_those_who_apply_are_not():
    applicants = {OrganisationKind.NON_PROFIT, OrganisationKind.PUBLIC_ASSOCIATION, OrganisationKind.SCHOOL}

    assert MUNICIPAL < GIVERS
    assert OrganisationKind.DONOR in GIVERS
    assert applicants & GIVERS == set()
