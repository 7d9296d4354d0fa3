"""What of contests stands on "What is to be confirmed"."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from birge.contests.confirming import bands_to_confirm, programmes_to_confirm
from birge.contests.models import AgeBands, Programme
from tests.contests.small_call import small_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_ages_without_a_source_stand_there_and_those_with_one_do_not(client):
    AgeBands.objects.all().delete()
    AgeBands.objects.create(starts_on=date(2026, 1, 1), bands=[0, 14, 36])
    AgeBands.objects.create(starts_on=date(2027, 1, 1), bands=[0, 18], source="№ 1")
    [item] = bands_to_confirm().items
    assert str(item.label).endswith("2026: 0-13, 14-35, 36+")
    assert "0-13, 14-35, 36+" in client.get(reverse("to_confirm")).content.decode()


def test_a_programme_without_its_decision_stands_there_from_its_first_announced_call_on():
    small = small_call()
    assert programmes_to_confirm().items == []
    small.announced()
    [item] = programmes_to_confirm().items
    assert item.url == small.programme.get_absolute_url()
    Programme.objects.update(basis="№ 5", source="Газета")
    small.line.basis = "№ 6"
    small.line.save(update_fields=["basis"])
    assert programmes_to_confirm().items == []
