"""Whatever one applicant sends, the applications of the others are opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from birge.contests import sealing
from birge.contests.actions import applying
from birge.contests.actions.opening import IMPOSSIBLE
from birge.contests.application_content import Typed, content_of, typed_from
from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Application, Envelope
from birge.contests.queries.applications import seal_of
from birge.kernel.files.store import path_of
from tests.cast import Cast, make_cast
from tests.contests.factories import ApplicantFactory
from tests.contests.small_contest import SmallContest, fund, small_contest, typed
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db
HUGE = 10**24


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with kept(django_db_blocker):
        yield make_cast()


@pytest.fixture
def contest(cast: Cast) -> SmallContest:
    return small_contest(cast)


def sealed_with(contest: SmallContest, application: Application, **changes: Any) -> None:
    """An envelope as no form makes it, sealed with the key of the call."""
    seal, code = seal_of(contest.call), contest.own_codes[application.pk]
    assert seal is not None
    content, _wrong = content_of(typed(), contest.call)
    sealed = sealing.seal(
        {**content, "files": [], **changes}, seal.public_key, code, applying.sealed_for(application)
    )  # fmt: skip
    Envelope.objects.filter(application=application).update(sealed=sealed)


@pytest.mark.parametrize(
    "changes",
    [{"own_tyiyn": HUGE}, {"area": "x"}, {"area": str(uuid4())}, {"texts": {}}, {"files": [{"id": str(uuid4())}]}],
)
def test_what_the_database_does_not_take_stays_closed_and_the_others_are_opened(contest, cast, changes):
    first, second = contest.submitted(fund(cast)), contest.submitted(ApplicantFactory())
    sealed_with(contest, first, **changes)

    rows = contest.opened().rows
    connection.check_constraints()

    assert [(row["number"], row["damaged"], row["fault"]) for row in rows] == [(1, True, IMPOSSIBLE), (2, False, "")]
    second.refresh_from_db()
    assert second.state == ApplicationState.OPENED


def test_an_unwritable_letter_does_not_stop_the_opening(contest, cast):
    first, second = contest.submitted(fund(cast)), contest.submitted(ApplicantFactory())
    sealed_with(contest, first, texts={**typed().texts, "title": "Көпүрө\0"})

    contest.opened()

    second.refresh_from_db()
    assert second.state == ApplicationState.OPENED


def test_a_fault_of_the_server_is_no_damage_of_an_application(contest, cast):
    application = contest.submitted(fund(cast))
    path = path_of(application.attachments.get().file.sha256)
    path.unlink()
    path.mkdir()

    with pytest.raises(IsADirectoryError):
        contest.opened()

    assert Envelope.objects.get(application=application).damaged_at is None


@pytest.mark.parametrize(("price", "own"), [(HUGE + 40_000, HUGE), (40_000, HUGE), (HUGE, "")])
def test_a_sum_that_nobody_has_is_not_submitted(contest, cast, price, own):
    rows = [{"what": "Тактай", "unit": "", "quantity": "1", "price": str(price), "own": str(own)}]

    with pytest.raises(ValidationError) as refused:
        contest.submitted(fund(cast), rows=rows)

    assert "rows:0" in {error.code for error in refused.value.error_list}


def test_a_place_that_the_call_does_not_name_is_left_out(contest, cast):
    assert content_of(typed(area=str(uuid4())), contest.call)[0]["area"] is None


def test_the_zero_letter_is_left_out_of_all_that_is_sent(contest):
    post = {
        "title": "А\0Б",
        "what-0": "В\0",
        "price-0": "1\0",
        "requested": "2\0",
        "area": "\0",
        "answer-debts": "n\0o",
    }

    found = typed_from(post, contest.call.rule_set.procedure, [], Typed())

    assert (found.texts, found.requested, found.area, found.answers) == ({"title": "АБ"}, "2", "", {"debts": "no"})
    assert found.rows == [{"what": "В", "unit": "", "quantity": "", "price": "1", "own": ""}]
