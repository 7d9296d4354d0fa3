"""How users hear of their turns: messages of one part, the slip's page, the calendar, «My water»."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from birge.kernel.enums import Channel
from birge.kernel.models import Message
from birge.kernel.notifications.sms import parts_of
from birge.kernel.texts import LANGUAGES
from birge.registers.models import ResidentLink
from birge.water.actions.rota_changes import make_up
from birge.water.actions.rotas import publish_rota
from birge.water.models import Outlet, RotaTerms, Season, Turn, WaterUserState
from birge.water.queries.turn_addresses import tokens_of
from birge.water.rota_words import sms
from tests.registers.factories import household, member
from tests.water.small_rota import STARTS_AT, WHO, published, season_with_users

pytestmark = pytest.mark.django_db
SOON = (timezone.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
LONGEST = "К-1-2-3-КАЛЫС-ОРДО-1"


@pytest.fixture
def small(cast):
    """Асан's household has an account, Бурма only a phone, Чолпон neither."""
    made = season_with_users(cast.aimak, association=cast.water_users)
    Season.objects.update(starts_on=date(2025, 1, 1), ends_on=timezone.localdate() + timedelta(days=400))
    RotaTerms.objects.update(starts_on=date(2025, 1, 1))
    home = household(cast.village)
    person = member(home, "Асанов", "Асан")
    ResidentLink.objects.create(person=person, account=cast.resident, document="ID", linked_by={}, linked_at=WHO["at"])
    cast.resident.language, cast.resident.phone = "ru", "+996700000001"
    cast.resident.save()
    WaterUserState.objects.filter(user=made.users["Асан"]).update(household=home)
    WaterUserState.objects.filter(user=made.users["Бурма"]).update(phone="+996700000002")
    return made


def token(user):
    return tokens_of([user.pk])[user.pk]


def test_the_account_of_the_household_and_the_phone_of_the_register_hear_of_their_turns(cast, small):
    published(small, starts_at=SOON)

    told = {(row.channel, row.address, row.language, row.parts) for row in Message.objects.filter(kind="water.turn")}
    assert told == {
        (Channel.SCREEN, "", "ru", 1),
        (Channel.SMS, "+996700000001", "ru", 1),
        (Channel.SMS, "+996700000002", "ky", 1),
    }
    assert Message.objects.get(channel=Channel.SCREEN).account == cast.resident.pk


def test_after_a_standing_only_those_hear_whose_turns_changed(small):
    rota = published(small, starts_at=SOON)
    turn = rota.turns.get(user=small.users["Бурма"])
    before = Message.objects.count()
    draft = make_up(rota, stood_from=turn.starts_at, stood_until=turn.starts_at + timedelta(hours=1), why="Сел", **WHO)

    publish_rota(draft, **WHO)

    new = Message.objects.order_by("pk")[before:]
    assert {row.address for row in new} == {"+996700000002"}


@pytest.mark.parametrize("language", [*LANGUAGES, "uz-cyrl"])
@pytest.mark.parametrize("is_changed", [False, True])
def test_an_sms_with_the_longest_code_and_two_dates_is_one_part_of_70_letters(language, is_changed):
    begins = datetime(2026, 12, 30, 17, 59, tzinfo=UTC)
    turn = Turn(outlet=Outlet(code=LONGEST), starts_at=begins, ends_at=begins + timedelta(hours=12))

    with translation.override(language):
        text = sms(turn, is_changed=is_changed)

    assert len(LONGEST) == Outlet._meta.get_field("code").max_length
    assert len(text) <= 70
    assert parts_of(text) == 1


def test_the_address_on_the_slip_shows_her_turns_and_no_name(client, small):
    published(small, starts_at=SOON)

    page = client.get(reverse("water:turns", args=[token(small.users["Бурма"])]))

    assert page.status_code == 200
    assert ("С-3" in page.content.decode(), "Бурма" in page.content.decode()) == (True, False)
    assert page["Cache-Control"] == "private, no-store"


def test_no_other_address_shows_anything(client, small):
    published(small, starts_at=SOON)
    own, other = (token(small.users[name]) for name in ("Бурма", "Асан"))
    wrong = [own[:-2] + ("AA" if own[-2:] != "AA" else "BB"), own[:22] + other[22:], own[:-4], "x", "A" * 43]
    names = ["water:turns", "water:turns_calendar"]
    answers = [client.get(reverse(name, args=[one])).status_code for name in names for one in wrong]

    assert answers == [404] * 10


def test_the_calendar_holds_the_turns_as_the_standard_wants_them(client, small):
    rota = published(small, starts_at=SOON)

    feed = client.get(reverse("water:turns_calendar", args=[token(small.users["Бурма"])]))

    assert feed["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(feed.content)
    events = calendar.walk("VEVENT")
    turn = rota.turns.get(user=small.users["Бурма"])
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [(turn.starts_at, turn.ends_at)]
    assert (calendar.errors, [event.errors for event in events]) == ([], [[]])


def test_a_resident_sees_her_next_turn_and_makes_her_address_anew(cast, client, small):
    published(small, starts_at=SOON)
    client.force_login(cast.resident)
    old = token(small.users["Асан"])

    page = client.get(reverse("water:mine")).content.decode()
    client.post(reverse("water:new_turn_address", args=[small.users["Асан"].pk]))
    other = client.post(reverse("water:new_turn_address", args=[small.users["Бурма"].pk]))

    assert ("С-2" in page, old in page) == (True, True)
    assert client.get(reverse("water:turns", args=[old])).status_code == 404
    assert client.get(reverse("water:turns", args=[token(small.users["Асан"])])).status_code == 200
    assert other.status_code == 404


def test_what_was_published_for_the_past_is_no_next_turn(cast, client, small):
    published(small, starts_at=STARTS_AT)
    client.force_login(cast.resident)

    assert client.get(reverse("water:mine")).context["turns"] == []
