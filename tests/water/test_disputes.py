"""A user disputes what the journal says; it is answered within a term, with a reason, and corrected."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from birge.registers.enums import Relation
from birge.registers.models import ResidentLink
from birge.water.actions.deliveries import correct
from birge.water.actions.disputes import answer_dispute, raise_dispute, set_term
from birge.water.confirming import dispute_terms_to_confirm
from birge.water.enums import Confirmation, DisputeJudge, DisputeState
from birge.water.models import Delivery, Dispute
from tests.cast import Cast
from tests.registers.factories import household, member
from tests.water.small_journal import MIDNIGHT, delivered, turn_of
from tests.water.small_season import HYDROTECHNICIAN, SmallSeason, small_season

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

NOW = MIDNIGHT + timedelta(hours=20)
BY = {"by": HYDROTECHNICIAN, "at": NOW}


@pytest.fixture
def season(cast: Cast) -> SmallSeason:
    season = small_season(cast.aimak, association=cast.water_users)
    season.user("Асан", "С-1")
    season.user("Үсөн", "С-2")
    return season


@pytest.fixture
def visitor(client, settings, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def term(season: SmallSeason, judge: str = DisputeJudge.DIRECTOR, source: str = "") -> None:
    set_term(association=season.association, working_days=5, judge=judge, source=source, since=date(2026, 1, 1), **BY)


def raised(season: SmallSeason, row: Delivery, reason: str = "Аз болду") -> Dispute:
    return raise_dispute(user=row.user, delivery=row, reason=reason, **BY)


def test_the_answer_is_due_after_the_working_days_of_the_associations_term(season: SmallSeason) -> None:
    """11 June 2026 is a Thursday: five working days end on Thursday the 18th."""
    term(season)
    row = raised(season, delivered(season, "Асан", "С-1", "100"))
    assert (row.due_on, row.judge, row.state) == (date(2026, 6, 18), DisputeJudge.DIRECTOR, DisputeState.OPEN)


def test_without_a_term_no_day_is_promised_and_one_without_a_source_is_to_confirm(season: SmallSeason) -> None:
    assert raised(season, delivered(season, "Асан", "С-1", "100")).due_on is None
    term(season)
    assert len(dispute_terms_to_confirm().items) == 1
    term(season, source="Устав, 7.2")
    assert dispute_terms_to_confirm().items == []


def test_one_thing_of_the_user_is_disputed_once_at_a_time_and_with_words(season: SmallSeason) -> None:
    row = delivered(season, "Асан", "С-1", "100")
    with pytest.raises(ValidationError, match="what is wrong"):
        raised(season, row, reason=" ")
    with pytest.raises(ValidationError, match="of this user"):
        raise_dispute(user=season.users["Үсөн"], delivery=row, reason="x", **BY)
    with pytest.raises(ValidationError, match="of this user"):
        raise_dispute(user=row.user, reason="x", **BY)
    raised(season, row)
    with pytest.raises(ValidationError, match="disputed already"):
        raised(season, row)
    turn = turn_of(season, "Асан", "С-1", MIDNIGHT, NOW)
    assert raise_dispute(user=row.user, turn=turn, reason="Башка убакыт", **BY).turn == turn


def test_a_granted_dispute_names_the_correction(season: SmallSeason) -> None:
    wrong, other = delivered(season, "Асан", "С-1", "100"), delivered(season, "Үсөн", "С-2", "100")
    row = raised(season, wrong)
    moments = {"started_at": wrong.started_at, "stopped_at": wrong.stopped_at}
    right = correct(wrong, **moments, volume_m3=Decimal(60), why="Талаш боюнча", **BY)
    elsewhere = correct(other, started_at=other.started_at, stopped_at=other.stopped_at, volume_m3=Decimal(1),
                        why="x", **BY)  # fmt: skip
    with pytest.raises(ValidationError, match="does not correct"):
        answer_dispute(row, outcome=DisputeState.GRANTED, answer="Туура", correction=elsewhere, **BY)
    with pytest.raises(ValidationError, match="Write the reason"):
        answer_dispute(row, outcome=DisputeState.GRANTED, answer="", **BY)
    with pytest.raises(ValidationError, match="how it is answered"):
        answer_dispute(row, outcome=DisputeState.OPEN, answer="x", **BY)
    done = answer_dispute(row, outcome=DisputeState.GRANTED, answer="Туура", correction=right, **BY)
    assert (done.state, done.correction) == (DisputeState.GRANTED, right)
    with pytest.raises(ValidationError, match="answered already"):
        answer_dispute(row, outcome=DisputeState.DECLINED, answer="x", **BY)


def test_what_the_commission_decides_stands_in_minutes(season: SmallSeason) -> None:
    term(season, DisputeJudge.COMMISSION)
    row = raised(season, delivered(season, "Асан", "С-1", "100"))
    with pytest.raises(ValidationError, match="minutes of the dispute commission"):
        answer_dispute(row, outcome=DisputeState.DECLINED, answer="Далил жок", **BY)
    done = answer_dispute(row, outcome=DisputeState.DECLINED, answer="Далил жок", minutes_text="№ 2, 15.06", **BY)
    assert done.minutes_text == "№ 2, 15.06"


def test_the_water_master_writes_a_dispute_and_only_the_director_answers(season: SmallSeason, cast, visitor) -> None:
    row = delivered(season, "Асан", "С-1", "100")
    visitor.force_login(cast.water_master)
    new = reverse("water:new_dispute", args=[season.association.pk])
    assert visitor.get(new).url == reverse("water:disputes", args=[season.association.pk])
    answer = visitor.post(f"{new}?delivery={row.pk}", {"reason": "Аз болду"})
    dispute = Dispute.objects.get()
    assert answer.url == dispute.get_absolute_url()
    assert "Аз болду" in visitor.get(answer.url).content.decode()
    assert "Асан" in visitor.get(reverse("water:disputes", args=[season.association.pk])).content.decode()
    assert visitor.post(answer.url, {"outcome": "declined", "answer": "x"}).status_code == 403
    assert visitor.get(reverse("water:dispute_term", args=[season.association.pk])).status_code == 403


def test_the_director_is_reminded_sets_the_term_and_answers(season: SmallSeason, cast, visitor) -> None:
    visitor.force_login(cast.water_director)
    set_page = reverse("water:dispute_term", args=[season.association.pk])
    about = {"working_days": "5", "judge": "director", "source": "Устав", "since": "2026-06-01"}
    assert visitor.post(set_page, about).status_code == 302
    row = raised(season, delivered(season, "Асан", "С-1", "100"))
    assert "Answer a dispute about water" in visitor.get("/").content.decode()
    visitor.post(row.get_absolute_url(), {"outcome": "partly", "answer": "Жарымы туура"})
    row.refresh_from_db()
    assert (row.state, row.answer) == (DisputeState.PARTLY, "Жарымы туура")
    assert "Answer a dispute about water" not in visitor.get("/").content.decode()


def test_a_resident_sees_her_water_takes_a_code_and_disputes(season: SmallSeason, cast, visitor) -> None:
    home = household(cast.village)
    her = member(home, relation=Relation.HEAD)
    ResidentLink.objects.create(person=her, account=cast.resident, document="ID", linked_by={}, linked_at=NOW)
    season.user("Айгүл", "С-1", household=home)
    row = delivered(season, "Айгүл", "С-1", "77")
    foreign = delivered(season, "Асан", "С-1", "100")
    visitor.force_login(cast.resident)
    page = reverse("water:own_deliveries")
    assert "77" in visitor.get(page).content.decode()
    shown = visitor.post(reverse("water:own_code", args=[row.user_id])).content.decode()
    assert row.user.codes.count() == 1
    assert row.user.codes.get().code_hash not in shown
    visitor.post(reverse("water:own_code", args=[foreign.user_id]))
    assert foreign.user.codes.count() == 0
    assert visitor.get(reverse("water:own_dispute", args=[foreign.pk])).status_code == 404
    visitor.post(reverse("water:own_dispute", args=[row.pk]), {"reason": "Суу келген жок"})
    assert "Суу келген жок" in visitor.get(page).content.decode()
    assert row.confirmation == Confirmation.NONE
