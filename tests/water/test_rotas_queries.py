"""Which turns hold, and which are found by time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from birge.water.enums import RotaState
from birge.water.queries.rotas import turns_between, turns_of_user
from tests.water.rota_factories import STARTS_AT, RotaFactory, TurnFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_turns_are_found_by_any_part_that_lies_between(django_assert_num_queries):
    rota = RotaFactory()
    turns = [TurnFactory(rota=rota, starts_at=STARTS_AT + HOUR * number) for number in range(4)]

    with django_assert_num_queries(1):
        found = list(turns_between(rota.association, STARTS_AT + HOUR * 1.5, STARTS_AT + HOUR * 3))
        assert [(turn.user.number, turn.outlet.code, turn.rota.canal.code) for turn in found] == [
            (turn.user.number, turn.outlet.code, rota.canal.code) for turn in turns[1:3]
        ]


def test_drafts_and_replaced_versions_hold_no_turns():
    held = TurnFactory()
    for state in (RotaState.DRAFT, RotaState.REPLACED):
        TurnFactory(rota=RotaFactory(season=held.rota.season, canal=held.rota.canal, state=state), user=held.user)

    assert list(turns_between(held.rota.association, STARTS_AT, STARTS_AT + HOUR)) == [held]
    assert list(turns_of_user(held.user, STARTS_AT, STARTS_AT + HOUR)) == [held]


def test_another_association_and_another_user_have_turns_of_their_own():
    mine, other = TurnFactory(), TurnFactory()

    assert list(turns_between(other.rota.association_id, STARTS_AT, STARTS_AT + HOUR)) == [other]
    assert list(turns_of_user(mine.user_id, STARTS_AT, STARTS_AT + HOUR)) == [mine]
