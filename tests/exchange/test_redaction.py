"""What may not be known is in no export and on no page."""

from __future__ import annotations

import dataclasses
import io
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.urls import reverse

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AgreementState, AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Agreement, Applicant, Application, Award, BoardMember, Call, HiddenPlace, Milestone
from birge.exchange.contests import things
from birge.exchange.contests.redaction import NEVER_READ, RULES, city_of
from birge.exchange.contests.things import Point
from birge.exchange.formats import FORMATS
from birge.people.models import Organisation
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from tests.exchange.factories import AWARDED, ApplicantFactory, ApplicationFactory, CallFactory
from tests.exchange.making import export
from tests.exchange.small_contests import announced, decided
from tests.places.factories import unit

CANARY = "Жашыруунсөз"
pytestmark = pytest.mark.django_db


@pytest.fixture
def village():
    """A village of a city of oblast rank."""
    oblast = unit(Kind.OBLAST, "Область", name_ky="Облус")
    city = unit(Kind.CITY, "Город", oblast, name_ky="Шаар")
    made = unit(Kind.VILLAGE, "Потаённое", city, name_ky="Жашыруунайыл")
    rewrite_containment()
    return made


def everything(client, call: Call) -> str:
    """All that the world gets to read of a contest."""
    made = [export(name) for name in FORMATS]
    page = client.get(reverse("exchange:contest", args=[call.pk])).content.decode()
    book = client.get(reverse("exchange:contest_file", args=[call.pk, "xlsx"])).content
    with ZipFile(io.BytesIO(book)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist()]
    return "\n".join([*made, page, *sheets])


def test_every_field_that_writers_see_has_a_rule():
    kinds = [kind for kind in vars(things).values() if dataclasses.is_dataclass(kind)]
    fields = {f"{kind.__name__}.{field.name}" for kind in kinds for field in dataclasses.fields(kind)}

    assert fields == set(RULES)


def test_what_is_never_read_is_named_as_it_is_in_the_tables():
    models = {
        model.__name__: model for folder in ("contests", "people") for model in apps.get_app_config(folder).get_models()
    }
    for name in NEVER_READ:
        model, field = name.split(".")
        assert models[model]._meta.get_field(field), name


def test_a_word_planted_where_only_few_may_read_appears_nowhere(client):
    call = decided()
    Applicant.objects.update(phone=CANARY[:20], facts={"x": CANARY}, answers={"x": CANARY})
    Applicant.objects.filter(kind=ApplicantKind.INDIVIDUAL).update(name=CANARY)
    Application.objects.update(content={"x": CANARY}, reason=CANARY)
    Organisation.objects.update(phone=CANARY, address=CANARY, email="x@example.org")
    Milestone.objects.update(evidence=CANARY)
    for applicant in Applicant.objects.all():
        BoardMember.objects.create(applicant=applicant, name=CANARY)

    read = everything(client, call)

    assert CANARY not in read
    assert "x@example.org" not in read


def test_pupils_are_told_of_by_their_kind(client):
    call = decided()
    Applicant.objects.filter(kind=ApplicantKind.INDIVIDUAL).update(kind=ApplicantKind.PUPILS, name=CANARY)

    assert CANARY not in everything(client, call)


def test_a_group_has_its_name(client):
    call = decided()
    Applicant.objects.filter(kind=ApplicantKind.INDIVIDUAL).update(kind=ApplicantKind.GROUP, name="Жаштар тобу")

    assert everything(client, call).count("Жаштар тобу") > 4


def test_a_place_that_is_hidden_is_told_down_to_its_city(client, village):
    call = decided(village)
    for application in call.applications.all():
        HiddenPlace.objects.create(application=application, why="X", hidden_at=AWARDED, hidden_by={})
    HiddenPlace.objects.create(call=call, why="X", hidden_at=AWARDED, hidden_by={})
    Organisation.objects.update(place=village)

    read = everything(client, call)

    assert "Жашыруунайыл" not in read
    assert village.pcode not in read
    assert "Шаар" in read


def test_words_that_may_betray_a_hidden_place_are_not_told(client, village):
    call = decided(village, problem_text={"ky": f"{CANARY} көчөсүндө"})
    HiddenPlace.objects.create(call=call, why="X", hidden_at=AWARDED, hidden_by={})
    Milestone.objects.update(title=CANARY)
    Agreement.objects.update(close_note=CANARY)

    assert CANARY not in everything(client, call)


def test_a_place_that_was_hidden_by_mistake_is_told_again(client, village):
    call = decided(village)
    HiddenPlace.objects.create(call=call, why="X", hidden_at=AWARDED, hidden_by={}, shown_at=AWARDED)

    assert "Жашыруунайыл" in everything(client, call)


def test_nothing_of_a_call_is_told_before_it_is_announced(client):
    draft = CallFactory(state=CallState.DRAFT, announced_at=None)
    announced()

    assert client.get(reverse("exchange:contest", args=[draft.pk])).status_code == 404
    assert draft.pk.hex not in export("ocds")


def test_of_sealed_applications_only_their_number_is_told(client):
    call = announced()
    ApplicationFactory(call=call, state=ApplicationState.SUBMITTED, applicant=ApplicantFactory(), title="Мөөр басылган")
    name = str(call.applications.last().applicant)

    read = everything_of_an_open_call(client, call)

    assert "Мөөр басылган" not in read
    assert name not in read


def everything_of_an_open_call(client, call: Call) -> str:
    page = client.get(reverse("exchange:contest", args=[call.pk])).content.decode()
    return "\n".join([export("ocds"), export("ocds-records"), page])


@pytest.mark.parametrize("state", [AwardState.DRAFT, AwardState.DECIDED])
def test_a_decision_that_is_not_published_tells_no_winner(client, state):
    call = decided()
    Award.objects.update(state=state)
    title = call.applications.first().title

    assert title not in everything_of_an_open_call(client, call)
    assert call.applications.first().agreement.pk.hex not in export("ocds")


def test_an_agreement_that_is_not_signed_is_not_told():
    call = decided()
    Agreement.objects.update(state=AgreementState.DRAFT, signed_at=None, closed_at=None)

    assert call.applications.count() == 4
    assert '"contracts"' not in export("ocds")


def test_the_city_of_a_place_is_the_nearest_city_rayon_or_oblast():
    oblast = Point("KG1", Kind.OBLAST, {"ky": "О"})
    aimak = Point("KG3", Kind.AIMAK, {"ky": "А"}, Point("KG2", Kind.RAYON, {"ky": "Р"}, oblast), 40.0, 70.0)

    assert city_of(aimak) == Point("KG2", Kind.RAYON, {"ky": "Р"}, oblast)
    assert city_of(oblast) == oblast
    assert city_of(None) is None
