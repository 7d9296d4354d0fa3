"""Kinds of statuses are data: an administrator of the installation keeps them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from birge.registers.models import StatusKind
from tests.registers.clerks import signed_in, text

pytestmark = pytest.mark.django_db
NEW = {"code": "veteran", "name_ky": "Ардагер", "name_ru": "Ветеран", "of_whom": "person", "is_used": "on"}


def test_a_kind_is_added_once_and_stands_to_confirm_until_it_has_its_act(cast):
    administrator = signed_in(cast.system_administrator)
    url = reverse("registers:status_kinds")

    assert [administrator.post(url, NEW).status_code for _ in range(2)] == [302, 200]
    assert "Ардагер" in text(administrator.get(reverse("to_confirm")))

    kind = StatusKind.objects.get(code="veteran")
    changed = {"name_ky": "Ардагер", "name_ru": "Ветеран", "source": "Мыйзам № 1", "is_used": "on"}
    administrator.post(f"{url}?kind={kind.pk}", changed)
    kind.refresh_from_db()
    assert (kind.source, kind.code, kind.of_whom) == ("Мыйзам № 1", "veteran", "person")
    assert "Ардагер" not in text(administrator.get(reverse("to_confirm")))


def test_nobody_else_touches_the_kinds(cast):
    for account in (cast.clerk, cast.administrator, cast.head):
        client = signed_in(account)
        assert b"name_ky" not in client.get(reverse("registers:status_kinds")).content
        assert client.post(reverse("registers:status_kinds"), NEW).status_code == 403

    assert not StatusKind.objects.filter(code="veteran").exists()
