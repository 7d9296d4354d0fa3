"""Bodies: their names are corrected, and rules without a source wait to be confirmed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.kernel.to_confirm import topics
from birge.meetings.models import BodyRules
from tests.meetings.factories import council

pytestmark = pytest.mark.django_db


def test_the_secretary_corrects_the_names_of_her_body_and_keeps_the_other_languages(client):
    people, other = council(), council()
    people.body.names = {"ky": "Эски", "tg": "Кӯҳна"}
    people.body.save()
    address = reverse("meetings:rename_body", args=[people.body.pk])
    client.force_login(other.secretary.account)
    assert client.post(address, {"name_ky": "Бөтөн"}).status_code == 403

    client.force_login(people.secretary.account)
    assert client.post(address, {"name_ru": "Совет"}).status_code == 200
    client.post(address, {"name_ky": "Жаңы кеңеш", "name_ru": "Новый совет"})
    people.body.refresh_from_db()

    assert people.body.names == {"ky": "Жаңы кеңеш", "ru": "Новый совет", "tg": "Кӯҳна"}
    assert JournalEntry.objects.get(verb="meetings.rename_body").before == {"names": {"ky": "Эски", "tg": "Кӯҳна"}}


def unsure():
    return [item.label for topic in topics() for item in topic.items if "/meetings/bodies/" in item.url]


def test_public_bodies_with_a_rule_without_a_source_wait_to_be_confirmed():
    public, hidden = council(), council(is_public=False)
    BodyRules.objects.update(sources={"quorum": "Регламент, 12"})
    assert (unsure(), hidden.body.is_public) == ([str(public.body)], False)

    BodyRules.objects.update(sources=dict.fromkeys(BodyRules.RULES, "Регламент"))
    assert unsure() == []
