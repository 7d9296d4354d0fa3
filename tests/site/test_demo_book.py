"""The demo's household book: whole families, the same every time, and a journal that proves it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import transaction

from birge.kernel.models import OfflineOperation
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.actions.writing import row_as_json
from birge.registers.enums import AddressKind, EntryKind, HouseholdKind, Relation
from birge.registers.models import (
    FACTS,
    Absence,
    Certificate,
    CertificateRequest,
    DataRequest,
    Entry,
    HouseholdState,
    Membership,
    PersonState,
    Pin,
    PossibleDuplicate,
    Residence,
    ResidentLink,
    Round,
    SearchKey,
    SectionLine,
    Status,
    Transfer,
    Visit,
)
from birge.registers.queries import book_on, replayed
from birge.registers.queries.rounds import progress
from birge.site.demo.cast import AIMAK, OTHER_AIMAK
from tests.shared_rows import kept

TODAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        call_command("demo", verbosity=0, households=150)
        yield


def people():
    return sorted(PersonState.objects.standing().values_list("surname", "given_name", "patronymic", "born_on"))


def test_every_household_with_members_has_one_head():
    now = list(Membership.objects.on(TODAY))
    heads = Counter(row.household_id for row in now if row.relation == Relation.HEAD)

    assert heads == Counter({row.household_id for row in now})


def test_both_aimaks_have_a_book_in_which_everybody_has_a_place():
    for soate in (AIMAK, OTHER_AIMAK):
        villages = within([Place.objects.get(soate=soate).pk], TODAY)
        assert HouseholdState.objects.on(TODAY).filter(place__in=villages).count() > 50
    homes = HouseholdState.objects.on(TODAY).values("household")
    assert not Membership.objects.on(TODAY).exclude(household__in=homes).exists()


def test_there_is_something_of_everything_that_a_clerk_meets():
    states = HouseholdState.objects.on(TODAY)
    statuses = Status.objects.standing()
    pins = Counter(Pin.objects.standing().values_list("person", flat=True))
    now = PersonState.objects.on(TODAY)

    assert states.filter(kind=HouseholdKind.EMPTY_HOUSE).exists()
    assert Residence.objects.on(TODAY).filter(kind=AddressKind.ACTUAL, is_none=True).exists()
    assert Absence.objects.on(TODAY).filter(is_abroad=True).exists()
    assert statuses.filter(ends_on__lte=TODAY).exists()
    assert statuses.on(TODAY).exists()
    assert now.exclude(person__in=pins).exists()
    assert max(pins.values()) == 2
    assert now.exclude(died_on=None).exists()
    assert now.filter(patronymic="").exists()
    assert now.filter(patronymic__endswith="кызы").exists()
    assert now.filter(patronymic__endswith="овна").exists()
    assert PersonState.objects.exclude(struck=None).filter(struck__kind="event").exists()


def test_the_journal_proves_the_book():
    lines = {table: {str(row.pk): row_as_json(row) for row in rows} for table, rows in book_on(None, NOW).items()}

    assert replayed(NOW) == lines


def test_the_first_aimak_is_in_the_middle_of_its_yearly_round():
    found = Round.objects.get(place__soate=AIMAK, closed_at=None)
    streets = progress(found, TODAY)
    visited, households = sum(street.visited for street in streets), sum(street.households for street in streets)

    assert 10 < visited < households
    assert 1 < found.visits.filter(is_changed=True).count() < visited / 2
    assert Entry.objects.filter(kind=EntryKind.ROUND).count() == found.visits.filter(is_changed=True).count()


def test_the_resident_of_the_demo_is_somebody_in_the_book():
    link = ResidentLink.objects.get(account__username="resident")

    assert PersonState.objects.on(TODAY).get(person=link.person).full_name.startswith(link.account.name.split()[1])
    assert Counter(DataRequest.objects.values_list("state", flat=True)) == {"open": 2, "answered": 1}


def test_something_of_every_kind_waits_for_the_clerk():
    assert Transfer.objects.filter(state="proposed", to_place__soate=AIMAK).count() == 1
    assert CertificateRequest.objects.filter(state="open").count() == 1
    assert OfflineOperation.objects.get().outcome == "conflict"
    assert PossibleDuplicate.objects.filter(state="open").exists()
    assert SectionLine.objects.standing().count() > 5


def test_made_again_it_is_the_same_and_adds_nothing():
    before = people(), Visit.objects.count(), Entry.objects.count(), Certificate.objects.count()
    call_command("demo", verbosity=0, households=150)
    assert (people(), Visit.objects.count(), Entry.objects.count(), Certificate.objects.count()) == before


def test_whoever_makes_the_demo_meets_the_same_people():
    before = people()
    with transaction.atomic():
        empty_the_book()
        call_command("demo", verbosity=0, households=150)
        again = people()
        transaction.set_rollback(True)

    assert again == before


def empty_the_book():
    """As no action can: only to make the demo a second time."""
    on_the_desk = [ResidentLink, DataRequest, CertificateRequest, Transfer, PossibleDuplicate, OfflineOperation]
    for model in [SearchKey, *on_the_desk, Visit, Round, *FACTS, Entry]:
        model.objects.all().delete()
