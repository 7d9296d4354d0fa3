"""Six associations in the shape of a real project: whoever works for them sees how many users each has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from birge.kernel.actors import SYSTEM
from birge.people.models import Account
from birge.places.actions.loading import load_territory
from birge.site.demo.cast import BEGINNING
from birge.site.demo.water.project import PARTS, SUPPORT, make_project

pytestmark = pytest.mark.django_db


def shown(client: Client) -> list[str]:
    """The figures of the last row: users, vulnerable, parcels, hectares, aimaks, oblasts."""
    client.force_login(Account.objects.get(username=SUPPORT))
    page = client.get(reverse("water:index"), headers={"accept-language": "en"}).content.decode()
    foot = page[page.index("<tfoot>") : page.index("</tfoot>")]
    return [re.sub(r"\D", "", cell) for cell in re.findall(r"<td[^>]*>([^<]*)</td>", foot)]


def test_a_small_set_of_the_same_shape_shows_its_own_counts(client):
    load_territory(by=SYSTEM, at=BEGINNING)
    small = [replace(part, users=dict.fromkeys(part.users, 20), vulnerable=7) for part in PARTS[3::2]]
    make_project(small)
    make_project(small)
    users, vulnerable, parcels, _hectares, aimaks, oblasts = shown(client)
    assert [users, vulnerable, aimaks, oblasts] == ["60", "14", "3", "2"]
    assert int(parcels) >= 60


@pytest.mark.slow
def test_the_whole_set_has_18000_users_3000_of_them_vulnerable_in_7_aimaks_of_3_oblasts(client):
    load_territory(by=SYSTEM, at=BEGINNING)
    make_project()
    users, vulnerable, parcels, _hectares, aimaks, oblasts = shown(client)
    assert [users, vulnerable, aimaks, oblasts] == ["18000", "3000", "7", "3"]
    assert int(parcels) >= 18000
