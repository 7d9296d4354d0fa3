"""The formal check: what was named is repaired in time, exactly that, and then it is admitted or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from birge.contests.actions import applying, formal
from birge.contests.actions.formal import Found
from birge.contests.actions.repeating import repeat_check
from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Application, Envelope
from birge.contests.notices.applications import KIND
from birge.contests.queries.applications import documents_of
from birge.contests.queries.flags import flags_of
from birge.kernel.models import Message
from tests.cast import Cast, make_cast
from tests.contests.factories import ApplicantFactory
from tests.contests.small_contest import AFTER, BY, PDF, SECOND, SmallContest, fund, small_contest, typed
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db
# AFTER is Friday the tenth of April 2026; three working days end with Wednesday the fifteenth, in Bishkek
LAST_SECOND = datetime(2026, 4, 15, 17, 59, 59, tzinfo=UTC)
TITLE = Found("wrong", "texts:title", "Аталышы башка тилде")
CHARTER = Found("unreadable", "documents:charter")


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with kept(django_db_blocker):
        yield make_cast()


@pytest.fixture
def contest(cast: Cast) -> SmallContest:
    return small_contest(cast)


@pytest.fixture
def application(contest: SmallContest, cast: Cast) -> Application:
    found = contest.submitted(fund(cast))
    contest.opened()
    return found


def asked(application: Application, *found: Found) -> Application:
    return formal.ask_for_repair(application=application, found=found or [TITLE], by=BY, at=AFTER)


def test_the_time_for_repairs_ends_with_the_last_second_of_the_last_working_day(application):
    assert asked(application).repair_until == LAST_SECOND


@pytest.mark.parametrize(("late", "is_taken"), [(-SECOND, True), (0 * SECOND, True), (SECOND, False)])
def test_a_repair_is_late_to_the_second(application, late, is_taken):
    asked(application)
    sent = typed("Жаңы аталыш")

    if is_taken:
        formal.repair(application=application, sent=sent, uploads={}, by=BY, at=LAST_SECOND + late)
    else:
        with pytest.raises(ValidationError) as refused:
            formal.repair(application=application, sent=sent, uploads={}, by=BY, at=LAST_SECOND + late)
        assert refused.value.code == "late"

    application.refresh_from_db()
    assert (application.title == "Жаңы аталыш") is is_taken


def test_only_what_was_named_is_changed_and_what_stood_there_stays(application):
    asked(application)
    before = application.content
    sent = typed("Жаңы аталыш", sum_som=10)
    sent.texts["doing"] = "Башка иш"

    formal.repair(application=application, sent=sent, uploads={}, by=BY, at=AFTER + SECOND)

    application.refresh_from_db()
    opened = Application.objects.get(pk=application.pk)
    assert opened.content["texts"] == {**opened.content["texts"], "title": "Жаңы аталыш", "doing": "doing: жазылды"}
    assert opened.requested_tyiyn == 4_000_000
    defect = application.defects.get()
    assert (defect.before["value"] != "Жаңы аталыш", defect.repaired_at) == (True, AFTER + SECOND)
    assert before is None  # the object of the submission never saw the content


MOST = 200_000
RICHER = typed(sum_som=MOST + 1)
LONGER = typed(sum_som=MOST, rows=typed().rows)


@pytest.mark.parametrize(("part", "sent", "wrong"), [
    ("requested", RICHER, "requested"), ("rows", LONGER, "rows"), ("texts:title", typed(" "), "texts:title"),
    ("answers:debts", typed(answers={}), "answers:debts"),
])  # fmt: skip
def test_a_repair_keeps_to_the_limits_that_an_application_keeps_to(application, part, sent, wrong):
    asked(application, Found("wrong", part))

    with pytest.raises(ValidationError) as refused:
        formal.repair(application=application, sent=sent, uploads={}, by=BY, at=AFTER + SECOND)

    assert wrong in {error.code for error in refused.value.error_list}


@pytest.mark.parametrize("part", ["requested", "rows"])
def test_the_sum_and_the_budget_are_repaired_together(application, part):
    asked(application, Found("wrong", part))

    formal.repair(application=application, sent=typed(sum_som=30_000), uploads={}, by=BY, at=AFTER + SECOND)

    application.refresh_from_db()
    assert (application.requested_tyiyn, application.content["rows"][0]["cost_tyiyn"]) == (3_000_000, 3_000_000)
    assert {defect.before["value"] == 4_000_000 for defect in application.defects.filter(part="requested")} == {True}


def test_a_document_is_replaced_and_the_old_one_stays_known(application):
    asked(application, CHARTER)
    uploads = {"charter": ([PDF + b"new"], "жаңы устав.pdf")}

    formal.repair(application=application, sent=typed(), uploads=uploads, by=BY, at=AFTER + SECOND)

    assert documents_of(application).get().file.name == "жаңы устав.pdf"
    assert application.attachments.filter(replaced_at__isnull=False).count() == 1


def test_defects_are_named_once_and_only_in_parts_that_there_are(application):
    for found in ([], [Found("wrong", "texts:nothing")], [Found("ugly", "rows")]):
        with pytest.raises(ValidationError):
            formal.ask_for_repair(application=application, found=found, by=BY, at=AFTER)
    asked(application)

    with pytest.raises(ValidationError):
        asked(application, CHARTER)


def test_she_is_not_refused_while_she_can_repair(application):
    asked(application)

    with pytest.raises(ValidationError):
        formal.refuse(application=application, reason="Жок", by=BY, at=LAST_SECOND)

    refused = formal.refuse(application=application, reason="Оңдолгон жок", by=BY, at=LAST_SECOND + SECOND)
    assert (refused.state, refused.reason) == (ApplicationState.NOT_ADMITTED, "Оңдолгон жок")


def test_nobody_is_refused_without_a_reason(application):
    with pytest.raises(ValidationError):
        formal.refuse(application=application, reason=" ", by=BY, at=AFTER)


def test_what_could_not_be_read_is_settled_with_a_reason(contest, cast, monkeypatch):
    application = contest.submitted(fund(cast))
    Envelope.objects.update(sealed={"format": "?"})
    contest.opened()
    found = Application.objects.get(pk=application.pk)
    monkeypatch.setattr(timezone, "now", lambda: AFTER)
    secretary = Client()
    secretary.force_login(cast.council_secretary)
    listed = secretary.get(reverse("contests:applications", args=[contest.call.pk])).content.decode()
    address = reverse("contests:formal_check", args=[application.pk])
    assert address in listed

    secretary.post(address, {"do": "refuse", "reason": "Конверт бузулган"})

    found.refresh_from_db()
    assert found.state == ApplicationState.NOT_ADMITTED


def test_the_applicant_hears_of_the_opening_the_repair_and_the_answer(application, cast):
    asked(application)
    formal.admit(application=application, by=BY, at=AFTER + SECOND)

    told = Message.objects.filter(account=cast.director.pk, channel="screen").order_by("made_at", "id")
    assert [(message.kind, message.link) for message in told] == [(KIND, application.get_absolute_url())] * 3
    assert len({message.text for message in told}) == 3


def test_it_is_withdrawn_until_the_decision_and_stays_read(application):
    applying.withdraw(application=application, by=BY, at=AFTER)

    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN
    assert application.content is not None


def test_the_check_and_the_repair_on_the_site(application, contest, cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AFTER)
    secretary, director = Client(), Client()
    secretary.force_login(cast.council_secretary)
    director.force_login(cast.director)
    address = reverse("contests:formal_check", args=[application.pk])
    parts = secretary.get(address).context["defects"].parts
    place = parts.index("documents:charter")
    title = parts.index("texts:title")

    secretary.post(address, {"do": "repair", f"kind-{place}": "unreadable", f"words-{place}": "Барак караңгы",
                             f"kind-{title}": "wrong"})  # fmt: skip
    page = director.get(reverse("contests:repair", args=[application.pk])).content.decode()
    assert "Барак караңгы" in page
    charter = SimpleUploadedFile("жаңы.pdf", PDF + b"2")
    director.post(reverse("contests:repair", args=[application.pk]), {"title": "Оңдолду", "document-charter": charter})
    secretary.post(address, {"do": "admit"})

    application.refresh_from_db()
    assert (application.title, application.state) == ("Оңдолду", ApplicationState.ADMITTED)
    assert documents_of(application).get().file.name == "жаңы.pdf"


def test_nobody_checks_a_sealed_application(contest, cast):
    application = contest.submitted(fund(cast))
    secretary = Client()
    secretary.force_login(cast.council_secretary)

    assert secretary.get(reverse("contests:formal_check", args=[application.pk])).status_code == 403


def test_signs_are_shown_with_the_applications_that_they_are_about(contest, cast):
    same = {"name": "Асанова Бурул Тологоновна"}
    first, second = fund(cast), ApplicantFactory()
    for applicant in (first, second):
        applicant.board.create(**same)
        contest.submitted(applicant)
    contest.opened()

    opened = list(Application.objects.filter(call=contest.call).order_by("number").select_related("applicant"))
    seen = [[item.number for item in flag.applications] for flag in flags_of(contest.call, opened)]

    assert seen == [[1, 2]] * 3  # the same person, a split sum, equal texts; of budgets with one row nothing is said


def test_what_was_named_once_can_be_named_again_when_a_complaint_repeats_the_check(application):
    formal.repair(application=asked(application), sent=typed("Экинчи"), uploads={}, by=BY, at=AFTER)
    stood = application.defects.get().before
    repeat_check(application, why="Туура", by=BY, at=AFTER)
    assert asked(application).defects.get().repaired_at is None
    formal.repair(application=application, sent=typed("Үчүнчү"), uploads={}, by=BY, at=AFTER)

    assert (application.defects.get().before, application.defects.get().repaired_at) == (stood, AFTER)
