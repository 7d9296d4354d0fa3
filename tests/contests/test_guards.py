"""What the database itself refuses to change, whoever writes past the actions; and what goes on all the same."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from birge.contests.actions.agreements import pulse, texts
from birge.contests.actions.agreements.amending import amend, drop_amendment
from birge.contests.actions.conflicts import declare_conflict, settle_conflict
from birge.contests.actions.counting import close_and_compare
from birge.contests.actions.votes import cast_with_code
from birge.contests.enums.agreements import AnswerWay, VersionState
from birge.contests.enums.commission import ConflictKind, ConflictSource
from birge.contests.guards import GUARDS
from birge.contests.models import Conflict, Mark, MarkingTask, Opening, PulseAnswer, Tally
from birge.meetings.guards import GUARDS as MEETING_GUARDS
from tests.contests.small_agreement import AT, HALF, small_contest
from tests.contests.small_jury import NOW, handed_out
from tests.contests.voting import codes, small_vote
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db
PAST_THE_ACTIONS = pytest.raises(DatabaseError, match="never changed")


@pytest.fixture(scope="module")
def jury(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield handed_out()


@pytest.fixture(scope="module")
def contest(jury):
    small = small_contest()
    small.agreement = small.in_force()
    small.payment = small.paid(small.agreement)
    return small


def refuses(row, **change):
    """Neither SQL nor the ORM changes or deletes this row."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    for name, value in change.items():
        setattr(row, name, value)
    column = row._meta.get_field(next(iter(change))).column
    table, key = row._meta.db_table, row._meta.pk.get_db_prep_value(row.pk, connection)
    ways = [
        lambda: rows.update(**change),
        lambda: rows.bulk_update([row], list(change)),
        row.save,
        lambda: rows._raw_delete(rows.db),
        lambda: run(f"UPDATE {table} SET {column} = NULL WHERE id = %s", key),
        lambda: run(f"DELETE FROM {table} WHERE id = %s", key),
    ]
    for way in ways:
        with PAST_THE_ACTIONS, transaction.atomic():
            way()


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_every_guard_stands():
    assert (GUARDS.missing(connection), MEETING_GUARDS.missing(connection)) == (set(), set())


def test_a_mark_is_replaced_once_and_never_changed(jury):
    mark = Mark.objects.create(
        task=MarkingTask.objects.filter(application__call=jury.call).first(),
        criterion="need",
        mark_hundredths=700,
        reason="Керек",
        at=NOW,
    )
    mark.replaced_at = NOW
    mark.save()

    refuses(mark, mark_hundredths=1000)
    refuses(mark, replaced_at=NOW + timedelta(days=1))


def test_a_declared_conflict_stays_with_its_words_and_more_can_be_said(jury):
    marker, application = jury.markers[0], jury.applications[0]
    for said in ("Кошуна", "Кошуна", "Бирге иштегенбиз"):
        declare_conflict(marker, application=application, kind=ConflictKind.OTHER, text=said, by=jury.actor(marker),
                         at=NOW)  # fmt: skip
    row = Conflict.objects.get()

    assert row.text == "Кошуна\nБирге иштегенбиз"
    refuses(row, text="Бирге иштегенбиз")
    refuses(Conflict.objects.get(), state="dismissed")
    refuses(Conflict.objects.get(), marker=jury.markers[1])


def test_a_tie_that_was_found_can_be_settled_again_but_not_wiped_out(jury):
    row = Conflict.objects.create(marker=jury.markers[0], application=jury.applications[0], found_at=NOW,
                                  source=ConflictSource.DETECTED, state="to-check", finding="kin")  # fmt: skip
    for stands in (True, False):
        settle_conflict(row, stands=stands, why="Текшерилди", by=jury.by, at=NOW)

    row.refresh_from_db()
    assert row.state == "dismissed"
    refuses(row, finding="post")


def test_the_record_of_an_opening_stays(jury):
    opening = Opening.objects.create(call=jury.call, number=1, at=NOW, by={}, openers=["Асан"], rows=[])

    refuses(opening, openers=[])


def test_an_award_and_its_rows_stay_and_the_award_goes_on(contest):
    refuses(contest.award.rows.get(number=1), outcome="reserve", granted_tyiyn=None)
    contest.award.state = "final"
    contest.award.save()

    refuses(contest.award, statement={"reserve": [1]})


def test_a_payment_stays_as_it_was_approved_and_paid(contest):
    refuses(contest.payment, first_account=contest.people["stranger"].pk)
    contest.payment.refresh_from_db()
    refuses(contest.payment, order_number="78")
    contest.payment.refresh_from_db()
    refuses(contest.payment, state="asked")


def test_a_payment_that_waits_keeps_its_sum(contest):
    agreement = contest.agreement
    refuses(contest.asked(agreement, contest.met(agreement)), amount_tyiyn=HALF)


def test_a_signed_text_and_its_signatures_stay_while_the_next_one_is_written_locked_and_taken_back(contest):
    by, agreement = contest.by("secretary"), contest.agreement
    signed = agreement.versions.get()
    refuses(signed, content={})
    refuses(agreement.versions.get(), sha256="0" * 64)
    refuses(signed.signatures.get(side="customer"), name="Башка киши")
    draft = amend(agreement=agreement, why="Мөөнөт", by=by, at=AT)
    taken = texts.take_back(version=texts.lock_text(version=draft, by=by, at=AT), why="Ката", by=by, at=AT)
    drop_amendment(version=taken, why="Кереги жок", by=by, at=AT)

    refuses(agreement.versions.get(number=2), content={})
    assert agreement.versions.filter(state=VersionState.WITHDRAWN).count() == 2


def test_what_a_beneficiary_said_stays(contest):
    asked = pulse.ask_beneficiaries(agreement=contest.agreement, opens_on=AT.date(),
                                    closes_on=AT.date() + timedelta(days=9), by=contest.by("secretary"),
                                    at=AT)  # fmt: skip
    refuses(PulseAnswer.objects.create(pulse=asked, marks={"a": 1}, way=AnswerWay.PAPER), marks={"a": 5})


def test_the_counts_of_a_vote_stay_from_its_end_and_no_ballot_comes_after_it(contest):
    by = contest.by("secretary")
    poll = small_vote(contest.place, by, AT)
    for code in codes(poll, 2, by, AT):
        cast_with_code(poll, code=code, choices={1: 1}, at=AT)
    poll = close_and_compare(poll, by=by, at=poll.closes_at)

    refuses(poll.tallies.get(), count=9)
    refuses(poll.options.get(number=1), cost_tyiyn=1)
    for change in ({"state": "open"}, {"budget_tyiyn": 1}):
        with PAST_THE_ACTIONS, transaction.atomic():
            type(poll).objects.filter(pk=poll.pk).update(**change)
    with PAST_THE_ACTIONS, transaction.atomic():
        Tally.objects.create(poll=poll, choices="[[2,1]]", count=5)
