"""Agreements on screen: each person finds what she may do, and nobody else finds anything."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions.agreements import offers, pulse
from birge.contests.enums.agreements import MilestoneState, PaymentState, ReportState
from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.models import Agreement, AgreementVersion, Payment, PulseAnswer, Visit
from birge.kernel.files import open_file
from birge.kernel.journal import subject_of
from birge.kernel.models import JournalEntry
from tests.contests.small_agreement import AT, HALF, PDF, PNG, small_contest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_june(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)


@pytest.fixture
def small():
    return small_contest()


@pytest.fixture
def as_(client, small):
    def signed_in(name):
        client.force_login(small.people[name])
        return client

    return signed_in


def address(name, *args):
    return reverse(f"contests:{name}", args=args)


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def rows(prefix, *given):
    """A formset as a browser sends it."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(given)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, row in enumerate(given):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def test_from_the_offer_to_the_text_that_both_sides_sign_on_paper(as_, small):
    application = small.applications[0]
    page = text(as_("secretary").get(address("call_agreements", small.call.pk)))
    assert address("new_offer", application.pk) in page
    as_("secretary").post(address("new_offer", application.pk), {"amount": "200000"})
    offer = application.offers.get()
    as_("director").post(offer.get_absolute_url(), {"accept": "yes"})
    agreement = Agreement.objects.get()
    head = {"title": "Балдар", "starts_on": "2026-06-01", "ends_on": "2027-01-01", "amount": "200000",
            "advance": "50000"}  # fmt: skip
    parts = [
        rows(
            "steps", {"title": "Ийрим", "evidence": "Сүрөт", "due_on": "2026-09-01", "tranche": "150000"}, {"title": ""}
        ),
        rows("budget", {"title": "Мугалимдер", "amount": "200000"}),
        rows("aims", {"title": "Балдар", "unit": "бала", "target": "60", "counts_people": "on"}),
    ]
    wrong = as_("secretary").post(address("edit_agreement", agreement.pk), {**head, "advance": "60000",
                                  **parts[0], **parts[1], **parts[2]})  # fmt: skip
    assert "210 000" in text(wrong).replace("\xa0", " ")
    as_("secretary").post(address("edit_agreement", agreement.pk), {**head, **parts[0], **parts[1], **parts[2]})
    as_("secretary").post(address("lock_agreement", agreement.pk, 1))
    version = AgreementVersion.objects.get()
    for side in ("contractor", "customer"):
        scan = io.BytesIO(PDF)
        scan.name = "кол.pdf"
        as_("secretary").post(address("sign_agreement_on_paper", agreement.pk, 1),
                              {"side": side, "name": "Ким", "scan": scan, "sha256": version.sha256})  # fmt: skip
    agreement.refresh_from_db()

    assert agreement.state == AgreementState.SIGNED
    assert agreement.milestones.get().title == "Ийрим"
    paper = as_("director").get(address("agreement_paper", agreement.pk, 1, "ky"))
    assert paper.content.startswith(b"%PDF")
    code = version.paper.code
    assert "Фонд" not in text(as_("stranger").get(reverse("check", args=[code])))
    signature = version.signatures.first()
    assert as_("director").get(address("agreement_scan", signature.pk)).status_code == 200
    assert as_("stranger").get(address("agreement_scan", signature.pk)).status_code == 404


def test_the_applicant_declines_with_a_reason(as_, small):
    offer = small.offered()
    as_("director").post(offer.get_absolute_url(), {"decline": "yes", "why": ""})
    offer.refresh_from_db()
    assert offer.state == OfferState.OFFERED
    as_("director").post(offer.get_absolute_url(), {"decline": "yes", "why": "Адис жок"})

    offer.refresh_from_db()
    assert (offer.state, offer.why) == (OfferState.DECLINED, "Адис жок")


def test_the_director_signs_with_a_code_and_cannot_sign_for_the_customer(as_, small):
    agreement = small.written()
    page = text(as_("director").get(address("agreement_text", agreement.pk)))
    assert address("sign_agreement", agreement.pk, 1) in page
    wrong = as_("director").post(address("sign_agreement", agreement.pk, 1), {"code": "1", "sha256": "x"})

    assert "код" in text(wrong).lower()
    assert agreement.versions.get().signatures.count() == 0


def test_a_milestone_its_tranche_and_two_approvals(as_, small, django_assert_max_num_queries):
    agreement = small.in_force()
    milestone = agreement.milestones.get(number=1)
    photo = io.BytesIO(PNG)
    photo.name = "сүрөт.png"
    as_("director").post(address("add_evidence", milestone.pk), {"files": [photo], "note": "Ийрим"})
    as_("director").post(address("show_milestone", milestone.pk), {"said": "Бүттү"})
    assert as_("director").post(address("answer_milestone", milestone.pk), {"met": "yes"}).status_code == 403
    as_("secretary").post(address("answer_milestone", milestone.pk), {"met": "yes", "answer": ""})
    as_("director").post(address("ask_for_money", agreement.pk), {"milestone": str(milestone.pk), "amount": "50000"})
    payment = Payment.objects.get()
    assert as_("secretary").post(address("approve_payment", payment.pk)).status_code == 403
    for name in ("accountant", "accountant", "head"):
        as_(name).post(address("approve_payment", payment.pk))
    as_("accountant").post(address("pay", payment.pk), {"order_number": "77", "on": "2026-06-01"})
    payment.refresh_from_db()
    milestone.refresh_from_db()

    assert (milestone.state, payment.state) == (MilestoneState.MET, PaymentState.PAID)
    assert payment.first_account != payment.second_account
    for name, url, words in (("director", agreement.get_absolute_url(), "Ийримдер ачылды"),
                             ("accountant", address("ledger"), "77")):  # fmt: skip
        browser = as_(name)
        browser.get(reverse("home"))
        with django_assert_max_num_queries(15):
            assert words in text(browser.get(url))
    evidence = milestone.files.get()
    download = as_("director").get(address("evidence", evidence.pk))
    assert b"".join(download.streaming_content) == open_file(evidence.file).read()


def test_a_report_by_sex_and_age_is_written_submitted_and_accepted(as_, small):
    agreement = small.in_force()
    report = agreement.reports.get(number=1)
    page = text(as_("director").get(report.get_absolute_url()))
    assert "14-35" in page
    sent = {"done": "Ачылды", "hard": "", "spent_0": "1000", "spent_1": "0", "value_1_f_14-35": "12",
            "value_1_m_0-13": "3", "value_2__": "4"}  # fmt: skip
    as_("director").post(report.get_absolute_url(), {**sent, "save": "yes"})
    assert 'value="12' in text(as_("director").get(report.get_absolute_url()))
    as_("director").post(report.get_absolute_url(), {**sent, "submit": "yes"})
    as_("secretary").post(address("answer_report", report.pk), {"accepted": "yes", "answer": ""})
    report.refresh_from_db()

    assert report.state == ReportState.ACCEPTED
    assert {(row.sex, row.ages, int(row.value)) for row in report.values.all()} == {
        ("f", "14-35", 12), ("m", "0-13", 3), ("", "", 4),
    }  # fmt: skip


def test_a_visit_with_a_finding_that_the_contractor_mends(as_, small):
    agreement = small.in_force()
    as_("secretary").post(address("new_visit", agreement.pk),
                          {"on": "2026-06-01", "stage": "during", "who": "Комиссия", "text": "Көрдүк"})  # fmt: skip
    visit = Visit.objects.get()
    given = {"severity": "minor", "text": "Тизме жок", "mend_until": "2026-06-20"}
    as_("secretary").post(visit.get_absolute_url(), given)
    finding = visit.findings.get()
    photo = io.BytesIO(PNG)
    photo.name = "тизме.png"
    as_("director").post(address("finding", finding.pk), {"mended": "Түздүк", "file": photo})
    as_("secretary").post(address("answer_finding", finding.pk), {"mended": "yes", "answer": ""})
    finding.refresh_from_db()

    assert finding.state == "closed"
    assert as_("stranger").get(address("finding", finding.pk)).status_code == 404


def test_a_beneficiary_answers_once_without_signing_in_and_the_clerk_enters_paper(client, as_, small):
    agreement = small.in_force()
    made = pulse.ask_beneficiaries(agreement=agreement, opens_on=AT.date(), closes_on=agreement.ends_on,
                                   by=small.by("secretary"), at=AT)  # fmt: skip
    first, second = pulse.make_slips(pulse=made, count=2, by=small.by("secretary"), at=AT)
    led = client.post(address("pulse_code"), {"code": first.lower()})
    page = client.get(led.url)
    assert "5" in text(page)
    client.post(led.url, {"mark_useful": "5", "words": "Рахмат"})
    used = client.get(led.url)
    assert used.status_code == 404
    assert "Бул код колдонулган же биздики эмес." in used.content.decode()
    as_("secretary").post(address("pulse", made.pk), {"enter": "yes", "code": second, "mark_useful": "4"})

    assert sorted(row.way for row in PulseAnswer.objects.all()) == ["paper", "site"]
    slips = as_("secretary").post(address("pulse", made.pk), {"count": "3"})
    assert slips.content.startswith(b"%PDF")
    assert as_("director").post(address("pulse", made.pk), {"count": "3"}).status_code == 403


def test_a_years_end_and_the_closing(as_, small):
    agreement = small.in_force()
    url = address("year_end", small.call.programme_id, 2026)
    assert url in text(as_("head").get(address("programme", small.call.programme_id)))
    name = f"{small.line.pk}-{agreement.pk}"
    assert as_("director").get(url).status_code == 403
    as_("head").post(url, {name: "carry", f"why-{name}": "Кышында бүтөт"})
    assert "Кышында бүтөт" in text(as_("head").get(url))
    as_("head").post(address("close_agreement", agreement.pk), {"note": "Токтоду", "why": "Аткаруучу жабылды"})
    as_("director").post(address("say_to_close_out", agreement.pk), {"note": "Каржы кечикти"})
    agreement.refresh_from_db()
    small.line.refresh_from_db()

    assert (agreement.state, agreement.applicant_note) == (AgreementState.CLOSED, "Каржы кечикти")
    assert small.line.committed_tyiyn == HALF


def test_strangers_find_no_agreement_and_no_offer(as_, small):
    agreement = small.in_force()
    offer = small.offered(1)
    payment = small.asked(agreement)
    milestone, report = agreement.milestones.first(), agreement.reports.first()
    for thing in (agreement, offer, payment, milestone, report):
        assert as_("stranger").get(thing.get_absolute_url()).status_code == 404
    assert "Долбоор" not in text(as_("stranger").get(address("agreements")))


def test_an_offer_that_lapsed_is_not_accepted_on_the_page(as_, small):
    offer = small.offered()
    offers.lapse_offer(offer=offer, at=offer.answer_until.replace(year=2027))
    as_("director").post(offer.get_absolute_url(), {"accept": "yes"})

    assert not Agreement.objects.exists()


def test_whoever_reads_an_agreement_for_the_customer_is_in_the_journal_and_the_contractor_is_not(as_, small):
    agreement = small.in_force()
    read = JournalEntry.objects.filter(verb="contests.read_agreement", is_read=True)
    for page in (agreement.get_absolute_url(), address("agreements"), address("ledger")):
        text(as_("director").get(page))
    for page in (agreement.get_absolute_url(), address("agreements"), address("call_agreements", small.call.pk)):
        text(as_("accountant").get(page))
    assert {entry.account for entry in read} == {small.people["accountant"].pk}
    assert [subject_of(agreement.application.applicant) in entry.subjects for entry in read] == [True, True, True]
