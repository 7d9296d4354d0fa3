"""The calendar of working days: everyone reads it, an administrator of the installation keeps it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from birge.kernel.models import JournalEntry, TransferredDay
from birge.kernel.workdays import is_working_day

pytestmark = pytest.mark.django_db
ADDRESS = reverse("calendar")
SATURDAY = {"on": "2026-03-07", "is_working": "yes", "reason": "Которуу", "source": "Токтом (үлгү)"}


def test_everyone_sees_the_holidays_of_a_year_by_their_kyrgyz_names(client):
    page = client.get(ADDRESS, {"year": 2026}).content.decode()

    assert "Элдик Нооруз майрамы" in page
    assert client.get(ADDRESS, {"year": "rubbish"}).status_code == 200


def test_an_administrator_of_the_installation_transfers_a_day_and_takes_it_back(client, cast):
    client.force_login(cast.system_administrator)

    client.post(ADDRESS, SATURDAY)
    assert is_working_day(date(2026, 3, 7))

    client.post(reverse("give_back", args=[TransferredDay.objects.get().pk]))
    assert not is_working_day(date(2026, 3, 7))
    assert JournalEntry.objects.filter(verb__in=["kernel.transfer_day", "kernel.undo_transfer"]).count() == 2


def test_nobody_else_changes_the_calendar(client, cast):
    for person in (None, cast.clerk, cast.administrator):
        if person:
            client.force_login(person)
        assert client.post(ADDRESS, SATURDAY).status_code == 403

    assert not TransferredDay.objects.exists()
