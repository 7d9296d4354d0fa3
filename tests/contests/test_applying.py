"""Applying: to the second, sealed, opened by the openers together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from pytest_django.plugin import DjangoDbBlocker

from birge.contests.actions import applying
from birge.contests.actions.opening import open_applications
from birge.contests.actions.sealing import make_seal
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Draft, Envelope
from birge.contests.queries.applications import documents_of
from birge.contests.sealing import Unreadable, new_own_code
from birge.kernel.files import FileRefused
from birge.kernel.models import JournalEntry
from tests.cast import Cast, make_cast
from tests.contests.factories import DEADLINE, ApplicantFactory
from tests.contests.small_contest import (
    AFTER,
    BY,
    IN_TIME,
    OPENERS,
    PDF,
    SECOND,
    SECRET_WORDS,
    SmallContest,
    fund,
    small_contest,
    typed,
)  # fmt: skip
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with kept(django_db_blocker):
        yield make_cast()


@pytest.fixture
def contest(cast: Cast) -> SmallContest:
    return small_contest(cast)


@pytest.mark.parametrize("late", [-SECOND, 0 * SECOND])
def test_the_deadlines_own_second_is_in_time(contest, cast, late):
    assert contest.submitted(fund(cast), at=DEADLINE + late).submitted_at == DEADLINE + late


def test_one_second_later_is_late(contest, cast):
    application = contest.draft(fund(cast))

    with pytest.raises(ValidationError) as refused:
        applying.submit(application=application, own_code=new_own_code(), by=BY, at=DEADLINE + SECOND)

    assert refused.value.code == "late"
    assert not Envelope.objects.exists()
    assert (
        applying.read_draft(applying.draft_of(application)).texts["title"] == SECRET_WORDS
    )  # what she wrote is still hers


def test_what_was_submitted_is_opened_after_the_deadline_with_its_documents(contest, cast):
    application = contest.submitted(fund(cast))

    opening = contest.opened()

    application.refresh_from_db()
    contest.call.refresh_from_db()
    assert (application.state, application.title) == (ApplicationState.OPENED, SECRET_WORDS)
    assert (application.requested_tyiyn, application.own_tyiyn) == (4_000_000, 0)
    assert application.content["texts"]["doing"] == "doing: жазылды"
    document = documents_of(application).get()
    assert (document.document, document.file.name, document.file.kind) == ("charter", "устав.pdf", "pdf")
    assert contest.call.state == CallState.OPENED
    assert opening.openers == list(OPENERS[:2])
    assert [row["applicant"] for row in opening.rows] == [str(cast.society)]
    entry = JournalEntry.objects.get(verb="contests.open_applications")
    assert entry.after["openers"] == list(OPENERS[:2])


@pytest.mark.parametrize("at", [IN_TIME, DEADLINE])
def test_nobody_opens_before_the_deadline_is_over(contest, cast, at):
    contest.submitted(fund(cast))

    with pytest.raises(ValidationError) as refused:
        contest.opened(at=at)

    assert refused.value.code == "early"


def test_too_few_wrong_or_repeated_codes_open_nothing(contest, cast):
    other = small_contest(cast)
    contest.submitted(fund(cast))

    for codes in (contest.codes[:1], contest.codes[:1] * 2, [contest.codes[0], other.codes[1]], ["", "АБВ"]):
        with pytest.raises(ValidationError):
            contest.opened(codes=codes)
    assert Application.objects.get().state == ApplicationState.SUBMITTED


def test_the_draft_is_gone_once_it_is_sealed(contest, cast):
    contest.submitted(fund(cast))

    assert not Draft.objects.exists()


def test_with_her_code_she_reads_and_changes_it_until_the_deadline(contest, cast):
    application = contest.submitted(fund(cast))
    own = contest.own_codes[application.pk]

    draft = applying.reopen_own(application=application, own_code=own, by=BY, at=IN_TIME)
    again = applying.read_draft(draft)
    again.texts["title"] = "Жаңы аталыш"
    applying.save_draft(application=application, typed=again, version=draft.version, at=IN_TIME)
    applying.submit(application=application, own_code=new_own_code(), by=BY, at=DEADLINE)
    contest.opened()

    application.refresh_from_db()
    assert (application.title, application.number, application.submitted_at) == ("Жаңы аталыш", 1, DEADLINE)
    assert documents_of(application).count() == 1


def test_a_change_that_was_not_submitted_does_not_count(contest, cast):
    application = contest.submitted(fund(cast))
    own = contest.own_codes[application.pk]
    draft = applying.reopen_own(application=application, own_code=own, by=BY, at=IN_TIME)
    applying.save_draft(application=application, typed=typed(title="Башка"), version=draft.version, at=IN_TIME)

    contest.opened()

    application.refresh_from_db()
    assert application.title == SECRET_WORDS
    assert not Draft.objects.exists()


def test_another_code_does_not_open_it(contest, cast):
    application = contest.submitted(fund(cast))

    with pytest.raises(Unreadable):
        applying.read_own(application, new_own_code())


def test_a_changed_envelope_is_named_and_the_others_are_opened(contest, cast):
    first, second = contest.submitted(fund(cast)), contest.submitted(ApplicantFactory())
    envelope = Envelope.objects.get(application=first)
    envelope.sealed["content"] = Envelope.objects.get(application=second).sealed["content"]
    envelope.save()

    opening = contest.opened()

    assert [(row["number"], row["fault"]) for row in opening.rows] == [(1, "changed"), (2, "")]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.content) == (ApplicationState.SUBMITTED, None)
    assert second.state == ApplicationState.OPENED


def test_what_is_missing_is_named_and_nothing_is_sealed(contest, cast):
    application = applying.begin(call=contest.call, applicant=fund(cast), requested="300000", by=BY, at=IN_TIME)

    with pytest.raises(ValidationError) as refused:
        applying.submit(application=application, own_code=new_own_code(), by=BY, at=IN_TIME)

    parts = {error.code for error in refused.value.error_list}
    assert {"texts:title", "requested", "rows", "answers:debts", "documents:charter"} <= parts
    assert not Envelope.objects.exists()


def test_a_withdrawn_application_is_erased_and_can_be_sent_anew(contest, cast):
    applicant = fund(cast)
    application = contest.submitted(applicant)

    applying.withdraw(application=application, by=BY, at=IN_TIME)

    assert not Envelope.objects.exists()
    assert not application.attachments.exists()
    assert contest.submitted(applicant).number == 2
    assert len(contest.opened().rows) == 1


def test_codes_are_made_anew_only_while_nothing_is_sealed(contest, cast):
    _seal, codes = make_seal(call=contest.call, openers=OPENERS, by=BY, at=IN_TIME)
    contest.submitted(fund(cast))

    with pytest.raises(ValidationError):
        make_seal(call=contest.call, openers=OPENERS, by=BY, at=IN_TIME)
    with pytest.raises(ValidationError):
        open_applications(call=contest.call, typed_codes=contest.codes[:2], by=BY, at=AFTER)
    assert contest.opened(codes=[code for _name, code in codes[1:]]).openers == list(OPENERS[1:])


def test_a_rolling_call_is_opened_in_rounds(cast):
    contest = small_contest(cast, is_rolling=True, deadline_at=None)
    first = contest.submitted(fund(cast))
    contest.opened(at=IN_TIME)
    second = contest.submitted(ApplicantFactory())

    opening = contest.opened(at=IN_TIME + SECOND)

    assert (opening.number, [row["number"] for row in opening.rows]) == (2, [2])
    for application in (first, second):
        application.refresh_from_db()
        assert application.state == ApplicationState.OPENED
    contest.call.refresh_from_db()
    assert contest.call.state == CallState.OPEN


@pytest.mark.parametrize("change", [applying.reopen_own, applying.submit])
def test_what_was_opened_in_a_round_is_never_a_draft_again(cast, change):
    contest = small_contest(cast, is_rolling=True, deadline_at=None)
    read_before = contest.submitted(fund(cast))
    own = contest.own_codes[read_before.pk]
    locked = bytes(applying.reopen_own(application=read_before, own_code=own, by=BY, at=IN_TIME).locked)
    contest.opened(at=IN_TIME)
    if change is applying.submit:
        Draft.objects.create(application=read_before, locked=locked, saved_at=IN_TIME)

    with pytest.raises(ValidationError):
        change(application=read_before, own_code=own, by=BY, at=IN_TIME)

    assert Application.objects.get().state == ApplicationState.OPENED


def test_a_file_of_another_kind_or_too_large_is_refused(contest, cast):
    application = contest.draft(fund(cast))

    for content in (b"MZ\x90\x00\x03", PDF + b"x" * 1024 * 1024):
        with pytest.raises(FileRefused):
            applying.add_file(
                application=application, document="charter", content=[content], name="a.pdf", by=BY, at=IN_TIME
            )
    assert [item["name"] for item in applying.read_draft(applying.draft_of(application)).files] == ["устав.pdf"]
