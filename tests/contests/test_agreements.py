"""From the offer to a signed agreement: who is next, what both sides sign, how the sums follow an amendment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from birge.contests.actions.agreements import amending, offers, signing, texts
from birge.contests.enums.agreements import VersionState
from birge.contests.enums.awards import AgreementState, OfferState, Side
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import ComplaintState
from birge.contests.models import Agreement, AgreementVersion, Commitment, Complaint, Offer
from birge.contests.queries.agreements.offers import places_of
from birge.kernel.models import Message
from birge.meetings.enums import SignatureMethod
from tests.contests.small_agreement import ALL, AT, HALF, content_of, small_contest
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield small_contest()


def test_an_accepted_offer_binds_the_calls_money_for_the_agreement(small):
    agreement = small.accepted()
    small.line.refresh_from_db()

    assert small.line.committed_tyiyn == ALL
    assert sum(row.amount_tyiyn for row in Commitment.objects.filter(subject__endswith=str(agreement.pk))) == HALF
    assert (agreement.amount_tyiyn, agreement.state) == (HALF, AgreementState.DRAFT)


def test_the_answer_is_due_in_working_days_and_late_is_late(small):
    friday = datetime(2026, 6, 5, 4, 0, tzinfo=UTC)
    offer = small.offered(at=friday)

    assert offer.answer_until == datetime(2026, 6, 12, 17, 59, 59, tzinfo=UTC)
    with pytest.raises(ValidationError):
        offers.accept_offer(offer=offer, by=small.by("director"), at=offer.answer_until + timedelta(seconds=1))
    assert offers.accept_offer(offer=offer, by=small.by("director"), at=offer.answer_until).pk


def test_nobody_is_offered_before_the_standstill_is_over_nor_out_of_turn(small):
    with pytest.raises(ValidationError) as early:
        small.offered(at=AT - timedelta(seconds=1))
    with pytest.raises(ValidationError) as reserve:
        small.offered(2)

    assert (early.value.code, reserve.value.code) == ("standstill", "turn")


def test_while_a_complaint_waits_nobody_is_offered_anything(small):
    complaint = Complaint.objects.create(
        call=small.call, number=1, about="decision", text="Туура эмес", submitted_at=AT
    )
    with pytest.raises(ValidationError) as waits:
        small.offered()
    Complaint.objects.filter(pk=complaint.pk).update(state=ComplaintState.DECLINED)

    assert waits.value.code == "complaint"
    assert small.offered().state == OfferState.OFFERED


def test_when_a_winner_declines_or_is_silent_the_next_of_the_reserve_list_is_asked(small):
    silent = small.offered(1)
    offers.lapse_offer(offer=silent, at=silent.answer_until)
    assert Offer.objects.get(pk=silent.pk).state == OfferState.OFFERED
    offers.lapse_offer(offer=silent, at=silent.answer_until + timedelta(seconds=1))

    assert [place.is_next for place in places_of(small.award)] == [True, False, True]
    assert small.offered(2).state == OfferState.OFFERED
    assert [place.is_next for place in places_of(small.award)] == [True, False, False]


def test_both_sides_sign_the_same_text_and_then_it_is_in_force(small):
    agreement = small.written()
    small.sign(agreement, [Side.CONTRACTOR])
    version = agreement.versions.get()
    assert version.state == VersionState.LOCKED
    with pytest.raises(ValidationError):
        texts.write_text(agreement=agreement, content=content_of(agreement), by=small.by("secretary"), at=AT)
    small.sign(agreement, [Side.CUSTOMER])
    agreement.refresh_from_db()
    small.call.refresh_from_db()

    assert agreement.state == AgreementState.SIGNED
    assert {one.sha256 for one in version.signatures.all()} == {version.sha256}
    assert [row.tranche_tyiyn for row in agreement.milestones.all()] == [HALF // 4, HALF // 4]
    assert [row.target for row in agreement.indicators.all()] == [60, 40]
    assert small.call.state == CallState.AGREED


def test_a_text_that_changed_after_it_was_read_is_not_signed(small):
    agreement = small.written()
    read = texts.hash_of(agreement.versions.get().content)
    texts.write_text(agreement=agreement, content=content_of(agreement, title="Башка"), by=small.by("secretary"), at=AT)

    with pytest.raises(ValidationError) as refused:
        signing.sign(version=agreement.versions.get(), side=Side.CONTRACTOR, sha256=read,
                     method=SignatureMethod.TOTP, name="", by=small.by("director"), at=AT)  # fmt: skip

    assert refused.value.code == "changed"


def test_a_sent_code_signs_once_and_a_wrong_one_does_not(small):
    agreement, director = small.written(), small.people["director"]
    director.phone = "+996700000001"
    director.save(update_fields=["phone"])
    version, by = agreement.versions.get(), small.by("director")
    signing.send_code(version=version, account=director, by=by, at=AT)
    code = Message.objects.get(kind="contests.agreement-codes").text.split(": ")[1][:8]
    wrong = f"{(int(code) + 1) % 10**8:08}"
    with pytest.raises(ValidationError):
        signing.check_code(version=version, account=director, code=wrong, by=by, at=AT)

    assert signing.check_code(version=version, account=director, code=code, by=by, at=AT) == SignatureMethod.SENT_CODE
    with pytest.raises(ValidationError):
        signing.check_code(version=version, account=director, code=code, by=by, at=AT)


def test_one_person_does_not_sign_for_both_sides(small):
    agreement, by = small.written(), small.by("director")
    sha256 = texts.hash_of(agreement.versions.get().content)
    given = {"sha256": sha256, "method": SignatureMethod.TOTP, "name": "Ж", "by": by, "at": AT}
    signing.sign(version=agreement.versions.get(), side=Side.CONTRACTOR, **given)

    with pytest.raises(ValidationError):
        signing.sign(version=agreement.versions.get(), side=Side.CUSTOMER, **given)


@pytest.mark.parametrize(
    "changes",
    [
        {"advance_tyiyn": HALF // 2 + 100},
        {"steps": []},
        {"amount_tyiyn": HALF + 400},
        {"ends_on": AT.date()},
        {"ends_on": date(2026, 10, 1)},
    ],
    ids=["advance", "sums", "more than offered", "no time", "milestone after the end"],
)
def test_a_text_whose_sums_or_days_do_not_fit_is_refused(small, changes):
    agreement = small.accepted()

    with pytest.raises(ValidationError):
        texts.write_text(agreement=agreement, content=content_of(agreement, **changes), by=small.by("secretary"), at=AT)


@pytest.mark.parametrize(("amount", "bound"), [(HALF // 2, ALL - HALF // 2), (HALF, ALL)])
def test_money_follows_an_amendment(small, amount, bound):
    agreement = small.in_force()
    amending.amend(agreement=agreement, why="Баа төмөндөдү", by=small.by("secretary"), at=AT)
    content = content_of(agreement, amount_tyiyn=amount)
    texts.write_text(agreement=agreement, content=content, by=small.by("secretary"), at=AT)
    small.sign(agreement)
    agreement.refresh_from_db()
    small.line.refresh_from_db()

    assert (agreement.amount_tyiyn, small.line.committed_tyiyn) == (amount, bound)
    assert agreement.versions.first().why == "Баа төмөндөдү"
    first = agreement.versions.get(number=1)
    assert (first.paper.revoked_at, first.state) == (AT, VersionState.SIGNED)


def test_an_amendment_beyond_the_money_is_not_signed(small):
    agreement = small.in_force()
    small.accepted(1)
    amending.amend(agreement=agreement, why="Көбүрөөк", by=small.by("secretary"), at=AT)
    content = content_of(agreement, amount_tyiyn=HALF + 400)
    texts.write_text(agreement=agreement, content=content, by=small.by("secretary"), at=AT)

    with pytest.raises(ValidationError) as refused:
        small.sign(agreement)

    assert refused.value.code == "short"


def test_what_was_met_or_paid_cannot_be_amended_away(small):
    agreement = small.in_force()
    small.met(agreement)
    amending.amend(agreement=agreement, why="Өзгөрдү", by=small.by("secretary"), at=AT)
    steps = [*reversed(content_of(agreement).steps)]

    with pytest.raises(ValidationError):
        texts.write_text(
            agreement=agreement, content=content_of(agreement, steps=steps), by=small.by("secretary"), at=AT
        )


def test_a_locked_text_is_taken_back_with_its_paper_and_a_new_draft_stands(small):
    agreement = small.written()
    small.sign(agreement, [Side.CONTRACTOR])
    locked = agreement.versions.get()
    texts.take_back(version=locked, why="Ката бар", by=small.by("secretary"), at=AT)

    locked.refresh_from_db()
    assert (locked.state, locked.paper.revoked_at) == (VersionState.WITHDRAWN, AT)
    assert agreement.versions.first().state == VersionState.DRAFT


def test_an_agreement_has_one_open_text(small):
    agreement = small.accepted()

    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementVersion.objects.create(agreement=agreement, number=2, content={}, made_at=AT, by={})


def test_the_customers_own_wording_is_used_and_an_unknown_field_is_refused(small):
    by, city = small.by("secretary"), small.city
    word = {"customer": city, "profile": "social-order", "by": by, "at": AT}
    with pytest.raises(ValidationError):
        texts.word_agreements(texts={"ky": "{contractor} {price}", "ru": "{contractor}"}, **word)
    texts.word_agreements(texts={"ky": "Аткаруучу: {contractor}", "ru": "Исполнитель: {contractor}"}, **word)

    written = small.written().versions.get().content["texts"]
    assert written == {"ky": "Аткаруучу: Фонд", "ru": "Исполнитель: Фонд"}


def test_reports_are_due_by_the_quarter_after_so_many_working_days(small):
    agreement = small.in_force()

    assert [(row.starts_on.month, row.ends_on.month, row.is_final) for row in agreement.reports.all()] == [
        (6, 7, False), (7, 10, False), (10, 1, True),
    ]  # fmt: skip
    assert agreement.reports.all()[1].due_on.isoformat() == "2026-10-14"


def test_there_is_one_agreement_for_a_project(small):
    agreement = small.accepted()

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(
            application=agreement.application, number="X", amount_tyiyn=1, starts_on=AT.date(),
            ends_on=AT.date() + timedelta(days=1), made_at=AT,
        )  # fmt: skip
