"""Applying through the site: from the draft to the opened application, by the server's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Application
from birge.kernel.models import JournalEntry
from birge.people.enums import Role
from tests.cast import Cast, make_cast
from tests.contests.factories import DEADLINE, ApplicantFactory
from tests.contests.small_contest import (
    AFTER,
    IN_TIME,
    MARK,
    PDF,
    SECOND,
    SECRET_WORDS,
    SmallContest,
    fund,
    small_contest,
    typed,
)  # fmt: skip
from tests.people.factories import AssignmentFactory, OrganisationFactory
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db


class Clock:
    """The server's clock."""

    def __init__(self) -> None:
        self.now = IN_TIME


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with kept(django_db_blocker):
        yield make_cast()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def contest(cast: Cast) -> SmallContest:
    return small_contest(cast)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def form_of(title: str = SECRET_WORDS) -> dict[str, str]:
    """What a browser sends of the filled form."""
    draft = typed(title)
    rows = {f"{cell}-{number}": value for number, row in enumerate(draft.rows) for cell, value in row.items()}
    return {"requested": draft.requested, **draft.texts, **rows, "answer-debts": "no"}


def fill(client: Client, application: Application, **more) -> None:
    """The form sent with the charter."""
    charter = SimpleUploadedFile("устав.pdf", PDF)
    data = {**form_of(), "version": "1", "do": "check", "document-charter": charter, **more}
    answer = client.post(reverse("contests:fill", args=[application.pk]), data)
    assert answer.status_code == 302, answer.content.decode()


def begun(client: Client, contest: SmallContest, applicant) -> Application:
    answer = client.post(
        reverse("contests:apply", args=[contest.call.pk]), {"applicant": str(applicant.pk), "requested": "40000"}
    )
    assert answer.status_code == 302
    return Application.objects.get(applicant=applicant)


def test_from_the_draft_to_the_opened_application(contest, cast, clock):
    director, secretary = signed_in(cast.director), signed_in(cast.council_secretary)
    application = begun(director, contest, fund(cast))
    fill(director, application)
    address = reverse("contests:check_and_submit", args=[application.pk])
    own_code = director.get(address).context["own_code"]

    submitted = director.post(address, {"own_code": own_code, "kept": "on"}).content.decode()
    assert own_code in submitted
    receipt = director.get(reverse("contests:receipt", args=[application.pk]))
    assert receipt["Content-Type"] == "application/pdf"
    read = director.post(reverse("contests:read_sealed", args=[application.pk]), {"own_code": own_code, "do": "read"})
    assert SECRET_WORDS in read.content.decode()

    clock.now = AFTER
    codes = {f"code-{place}": code for place, code in enumerate(contest.codes[:2])}
    wrong = secretary.post(
        reverse("contests:open_sealed", args=[contest.call.pk]), {**codes, "code-2": contest.codes[2][:-1]}
    )
    assert list(wrong.context["form"].errors) == ["code-2"]
    assert all(code in wrong.content.decode() for code in codes.values())
    opened = secretary.post(reverse("contests:open_sealed", args=[contest.call.pk]), codes, follow=True)
    assert SECRET_WORDS in opened.content.decode()
    page = secretary.get(reverse("contests:application", args=[application.pk])).content.decode()
    assert SECRET_WORDS in page
    assert JournalEntry.objects.filter(verb="contests.read_application", is_read=True).count() == 1
    document = application.attachments.get()
    assert b"".join(secretary.get(reverse("contests:attachment", args=[document.pk]))) == PDF
    protocol = secretary.get(reverse("contests:opening_protocol", args=[contest.call.openings.get().pk]))
    assert protocol.content.startswith(b"%PDF")


@pytest.mark.parametrize(("moment", "is_in"), [(DEADLINE - SECOND, True), (DEADLINE, True), (DEADLINE + SECOND, False)])
def test_late_is_late_to_the_second_through_the_site(contest, cast, clock, moment: datetime, is_in: bool):
    director = signed_in(cast.director)
    application = begun(director, contest, fund(cast))
    fill(director, application)
    address = reverse("contests:check_and_submit", args=[application.pk])
    own_code = director.get(address).context["own_code"]

    clock.now = moment
    director.post(address, {"own_code": own_code, "kept": "on"})

    application.refresh_from_db()
    assert (application.state == ApplicationState.SUBMITTED) is is_in


@pytest.mark.parametrize("name", ["application", "fill", "check_and_submit", "read_sealed", "withdraw", "receipt"])
def test_before_the_opening_nobody_but_the_applicant_sees_anything(contest, cast, name):
    stranger = AssignmentFactory(role=Role.DIRECTOR, organisation=OrganisationFactory()).account
    application = contest.submitted(fund(cast))

    people = [stranger, cast.council_secretary, cast.head, cast.clerk, cast.administrator, cast.system_administrator]
    for account in people:
        for answer in (
            signed_in(account).get(reverse(f"contests:{name}", args=[application.pk])),
            signed_in(account).post(reverse(f"contests:{name}", args=[application.pk])),
        ):
            assert answer.status_code in (403, 404, 405)
            assert MARK not in answer.content.decode()


def test_staff_see_only_how_many_there_are(contest, cast):
    contest.submitted(fund(cast))
    contest.draft(ApplicantFactory())

    page = signed_in(cast.council_secretary).get(reverse("contests:applications", args=[contest.call.pk]))

    assert page.context["sealed"] == 1
    assert str(cast.society) not in page.content.decode()


def test_another_funds_director_sees_nothing_after_the_opening_either(contest, cast, clock):
    stranger = signed_in(AssignmentFactory(role=Role.DIRECTOR, organisation=OrganisationFactory()).account)
    application = contest.submitted(fund(cast))
    clock.now = AFTER
    contest.opened()
    document = application.attachments.get()

    addresses = {
        "application": application.pk, "attachment": document.pk, "applicant": application.applicant_id,
        "formal_check": application.pk, "repair": application.pk, "applications": contest.call.pk,
        "seal": contest.call.pk, "open_sealed": contest.call.pk,
    }  # fmt: skip
    for name, key in addresses.items():
        assert stranger.get(reverse(f"contests:{name}", args=[key])).status_code in (403, 404)
    assert str(cast.society) not in stranger.get(reverse("contests:my_applications")).content.decode()


def test_what_is_typed_is_kept_whatever_is_wrong_with_it(contest, cast):
    director = signed_in(cast.director)
    application = begun(director, contest, fund(cast))
    wrong = {**form_of(), "requested": "көп", "price-0": "он сом", "version": "1", "do": "save"}

    answer = director.post(reverse("contests:fill", args=[application.pk]), wrong, follow=True).content.decode()

    assert 'value="көп"' in answer
    assert 'value="он сом"' in answer


def test_a_script_saves_while_she_types_and_two_windows_do_not_overwrite_each_other(contest, cast):
    director = signed_in(cast.director)
    application = begun(director, contest, fund(cast))
    address = reverse("contests:fill", args=[application.pk])

    first = director.post(address, {**form_of("Биринчи"), "version": "1"}, headers={"x-birge-autosave": "1"})
    second = director.post(address, {**form_of("Экинчи"), "version": "1"}, headers={"x-birge-autosave": "1"})
    page = director.post(address, {**form_of("Экинчи"), "version": "1", "do": "save"})

    assert (first.status_code, first.json()["version"]) == (200, 2)
    assert second.status_code == 409
    assert 'value="Экинчи"' in page.content.decode()  # nothing typed is lost: the next saving keeps it
    assert 'name="version" value="2"' in page.content.decode()


def test_opening_codes_come_on_sheets_once(cast):
    contest = small_contest(cast)
    secretary = signed_in(cast.council_secretary)
    names = {f"opener-{place}": f"Ачуучу {place}" for place in range(3)}

    answer = secretary.post(reverse("contests:seal", args=[contest.call.pk]), names)

    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]


def test_a_director_adds_her_organisation_and_its_board(cast):
    director = signed_in(cast.director)

    director.post(reverse("contests:new_applicant"), {"who": f"organisation:{cast.society.pk}"})
    profile = director.get(reverse("contests:my_applications")).context["applicants"].get()
    address = reverse("contests:applicant", args=[profile.pk])
    director.post(address, {"do": "member", "name": "Кеңеш Мүчөсү", "post": "төрага", "starts_on": "2025-01-01"})
    director.post(address, {"do": "profile", "phone": "0555", "mandate": "Балдар үчүн", "answer-accounts": "yes"})

    profile.refresh_from_db()
    assert [member.name for member in profile.board.all()] == ["Кеңеш Мүчөсү"]
    assert (profile.facts, profile.answers) == ({"mandate": "Балдар үчүн"}, {"accounts": True})


def test_a_resident_applies_for_a_group(cast):
    resident = signed_in(cast.resident)

    resident.post(reverse("contests:new_applicant"), {"who": "group", "name": "Көчө тобу"})

    assert "Көчө тобу" in resident.get(reverse("contests:my_applications")).content.decode()
