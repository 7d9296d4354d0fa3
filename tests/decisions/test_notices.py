"""Those who work at a place hear of its decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from birge.decisions.actions import decide, publish, supersede, try_rules
from birge.kernel.models import Message
from tests.decisions.factories import CLERK, TITLES, decided, proposal, published

pytestmark = pytest.mark.django_db


def told(subject):
    return set(Message.objects.filter(subject=subject, channel="screen").values_list("account", flat=True))


def test_those_who_work_at_the_place_hear_of_a_decision_but_not_whoever_published_it(cast, now):
    publish(decided(cast.aimak, now), by=replace(CLERK, account=cast.clerk.pk), at=now)

    assert told("Чечим жарыяланды") == {cast.administrator.pk, cast.head.pk, cast.controller.pk}
    assert set(Message.objects.values_list("text", flat=True)) == {TITLES["ky"]}


def test_they_hear_once_that_a_decision_was_replaced(cast, now):
    old = published(cast.aimak, now)
    new = supersede(old, source="tests.case:2", titles=TITLES, why="жаңы тизме", by=CLERK, at=now)
    try_rules(new, proposals=[proposal()], by=CLERK, at=now)
    new = decide(new, proposal=proposal(), minutes_text="№ 8", request_key="2", by=CLERK, at=now)
    publish(new, by=CLERK, at=now)
    publish(new, by=CLERK, at=now)

    replaced = Message.objects.filter(subject="Чечим башкасына алмаштырылды")
    assert told("Чечим башкасына алмаштырылды") == told("Чечим жарыяланды")
    assert set(replaced.values_list("link", flat=True)) == {f"/decisions/{old.pk}/"}
    assert (replaced.count(), Message.objects.count()) == (4, 12)
