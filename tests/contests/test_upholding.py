"""After an agreement a complaint that is right is upheld with a remedy; and whoever loses an offer hears it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions import complaints
from birge.contests.actions.agreements import offers
from birge.contests.enums.awards import AwardState
from birge.contests.enums.complaints import ComplaintState
from birge.contests.forms.complaints import AnswerForm
from birge.contests.models import Agreement
from birge.contests.notices.agreements import AGREEMENTS
from birge.kernel.models import Message
from birge.people.enums import Role
from tests.cast import person
from tests.contests.small_agreement import AT, small_contest
from tests.contests.test_repeating import LATER, complained, final

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_a_complaint_that_is_right_after_an_agreement_is_upheld_with_a_remedy_and_the_decision_stays():
    small = small_contest()
    award, by, loser = small.award, small.by("secretary"), small.applications[2]
    agreement = small.accepted()
    row = complaints.complain(small.call, about="decision", text="№ 41", applicant=loser.applicant, application=loser,
                              by=by, at=AT)  # fmt: skip
    row = complaints.take_up(row, by=by, at=AT)
    facts = {"answer": "Баалоодо ката", "by": by, "at": AT}
    with pytest.raises(ValidationError, match="Agreements were made"):
        complaints.satisfy(row, new_marks=False, **facts)
    with pytest.raises(ValidationError) as refused:
        complaints.uphold(row, remedy=" ", **facts)
    assert list(refused.value.message_dict) == ["remedy"]
    complaints.uphold(row, remedy="Кечирим", **facts)

    row.refresh_from_db()
    award.refresh_from_db()
    assert (row.state, award.state) == (ComplaintState.SATISFIED, AwardState.PUBLISHED)
    assert row.answer.splitlines() == [
        "The complaint is right. The decision stays: agreements were made on its ground already.",
        "Баалоодо ката",
        "What is done instead: Кечирим",
    ]
    assert Agreement.objects.get() == agreement


def test_while_nothing_was_agreed_a_decision_that_was_wrong_is_repeated_and_not_only_regretted():
    jury, award, _offer = final()

    with pytest.raises(ValidationError, match="can be repeated"):
        complaints.uphold(complained(jury, award), answer="Ката", remedy="Кечирим", by=jury.by, at=LATER)


@pytest.mark.parametrize(
    ("about", "is_bound", "outcomes"),
    [
        ("call", False, ["declined", "satisfied"]),
        ("decision", False, ["declined", "satisfied-marks", "satisfied-ranking"]),
        ("decision", True, ["declined", "upheld"]),
    ],
)
def test_the_body_is_offered_what_can_still_be_done(about, is_bound, outcomes):
    form = AnswerForm(about=about, is_bound=is_bound)

    assert [value for value, _label in form.fields["outcome"].choices] == outcomes


def test_whoever_is_no_longer_offered_an_agreement_is_told_why():
    jury, award, offer = final()
    director = person("the-director", "Жетекчи", Role.DIRECTOR, organisation=offer.application.applicant.organisation)
    offers.take_back_offers(award, by=jury.by, at=LATER)

    told = Message.objects.get(account=director.pk, channel="screen")
    assert (told.kind, told.text) == (AGREEMENTS, "Долбоор 2. The decision is repeated: a complaint was right.")
