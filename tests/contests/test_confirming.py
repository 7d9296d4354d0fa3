"""What of contests stands on "What is to be confirmed"."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from birge.contests.ages import ELDEST_FROM, bands_on
from birge.contests.confirming import programmes_to_confirm
from birge.contests.models import Programme
from tests.contests.small_call import small_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_the_age_of_the_eldest_stands_there_as_it_is_counted_with(client):
    assert [band.first for band in bands_on(date(2026, 1, 1))][-1] == ELDEST_FROM
    assert "60+" in client.get(reverse("to_confirm")).content.decode()


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
