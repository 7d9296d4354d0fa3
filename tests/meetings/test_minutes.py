"""Minutes: frozen, signed by two, published, corrected by a new version."""

import io
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from birge.kernel import files
from birge.kernel.actors import Actor
from birge.kernel.events import _listeners
from birge.kernel.models import IssuedDocument
from birge.meetings.actions.meetings import close_meeting
from birge.meetings.actions.minutes import prepare_minutes, publish_minutes, sign_minutes
from birge.meetings.actions.room import note_item
from birge.meetings.actions.signing import check_code, has_application, make_signing_code
from birge.meetings.actions.votes import decide_openly
from birge.meetings.enums import SignatureMethod
from birge.meetings.events import SigningCodeMade
from birge.meetings.models import Meeting, Minutes
from birge.meetings.papers.minutes import minutes_pdf
from birge.meetings.papers.notice import attendance_pdf, notice_pdf
from birge.meetings.queries import adopted_motions, is_intact, signed_minutes_for
from tests.meetings.factories import LATER, announced, closed, council, first_item, in_session, motion

pytestmark = pytest.mark.django_db
END = LATER + timedelta(hours=2)


def text_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def content_of_file(minutes, language, public):
    with files.open_file(minutes.files.get(language=language, is_public=public).file) as pdf:
        return text_of(pdf.read())


def as_(member):
    return Actor(member.account_id, member.name, member.role)


def sign(minutes, people, at=END):
    sign_minutes(minutes=minutes, role="chair", method=SignatureMethod.TOTP, by=as_(people.chair), at=at)
    sign_minutes(minutes=minutes, role="secretary", method=SignatureMethod.TOTP, by=people.by, at=at)
    return Minutes.objects.get(pk=minutes.pk)


@pytest.fixture
def people():
    return council()


def voted(people):
    """A closed meeting with one adopted motion and one closed matter."""
    meeting = in_session(people, "Көмүр бөлүштүрүү", "Жеке арыз")
    meeting.items.filter(order=2).update(is_closed=True)
    put = motion(people, meeting)
    chosen = dict(zip(people.voters, ["for", "for", "for", "against", "abstain"], strict=True))
    decide_openly(motion=put, choices=chosen, recusals={}, by=people.by, at=LATER)
    close_meeting(meeting=meeting, by=people.by, at=LATER)
    return Meeting.objects.get(pk=meeting.pk)


def test_minutes_are_signed_when_both_have_signed_and_then_have_a_check_code(people):
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    sign_minutes(minutes=minutes, role="chair", method=SignatureMethod.TOTP, by=as_(people.chair), at=END)
    minutes.refresh_from_db()
    assert (minutes.signed_at, IssuedDocument.objects.count()) == (None, 0)

    sign_minutes(minutes=minutes, role="secretary", method=SignatureMethod.TOTP, by=people.by, at=END)
    minutes.refresh_from_db()
    issued = IssuedDocument.objects.get(code=minutes.code)

    assert (minutes.signed_at, minutes.meeting.state) == (END, "signed")
    assert (issued.kind, issued.sha256, issued.initials) == ("meetings.minutes", minutes.sha256, "А. Б.")
    assert is_intact(minutes)


def test_the_pdf_says_in_both_languages_who_voted_how_and_who_signed(people):
    minutes = sign(prepare_minutes(meeting=voted(people), by=people.by, at=LATER), people)
    kyrgyz, russian = content_of_file(minutes, "ky", False), content_of_file(minutes, "ru", False)

    for text in (kyrgyz, russian):
        assert people.members[2].name in text
        assert "Бөлүштүрүү тизмеси бекитилсин" in text
        assert minutes.code in text
        assert minutes.sha256 in text.replace(" ", "")
        assert "Жеке арыз" in text
    assert "Протокол № 1" in russian
    assert "Принято." in russian
    assert "Кабыл алынды." in kyrgyz


def test_the_public_pdf_leaves_closed_matters_out(people):
    minutes = sign(prepare_minutes(meeting=voted(people), by=people.by, at=LATER), people)

    for language in ("ky", "ru"):
        text = content_of_file(minutes, language, True)
        assert "Жеке арыз" not in text
        assert "Көмүр бөлүштүрүү" in text


def test_unsigned_minutes_can_be_printed_for_signing_on_paper(people):
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)

    assert minutes.code in text_of(minutes_pdf(minutes, "ky", public=False, at=LATER))


def test_a_signature_on_paper_needs_its_scan(people, now):
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    with pytest.raises(ValidationError) as refused:
        sign_minutes(minutes=minutes, role="chair", method=SignatureMethod.PAPER, by=people.by, at=END)
    assert "scan" in refused.value.message_dict

    scan = files.store(content=[b"\x89PNG\r\n\x1a\n0"], name="scan.png", by=people.by, at=now)
    sign_minutes(minutes=minutes, role="chair", method=SignatureMethod.PAPER, scan=scan, by=people.by, at=END)
    assert minutes.signatures.get().scan == scan


def test_nobody_signs_for_another_with_a_code(people):
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    with pytest.raises(ValidationError):
        sign_minutes(minutes=minutes, role="chair", method=SignatureMethod.TOTP, by=people.by, at=END)

    assert minutes.signatures.count() == 0


def test_signed_minutes_never_change_and_a_correction_is_a_new_version(people):
    meeting = voted(people)
    first = sign(prepare_minutes(meeting=meeting, by=people.by, at=LATER), people)
    with pytest.raises(ValidationError):
        prepare_minutes(meeting=meeting, by=people.by, at=END)
    note_item(item=first_item(meeting), noted="Жаңы сөз", by=people.by, at=END)
    second = prepare_minutes(meeting=meeting, corrections="1-маселе: ката оңдолду", by=people.by, at=END)
    assert list(signed_minutes_for(body=people.body)) == [first]

    second = sign(second, people)
    first.refresh_from_db()
    first.issued.refresh_from_db()

    assert (second.version, second.supersedes, is_intact(first)) == (2, first, True)
    assert (first.issued.revoked_at, second.issued.revoked_at) == (END, None)
    assert list(signed_minutes_for(place=people.body.place)) == [second]
    assert "1-маселе: ката оңдолду" in content_of_file(second, "ky", True)
    assert "Жаңы сөз" not in str(first.content)


def test_preparing_again_discards_a_version_that_only_one_signed(people):
    meeting = voted(people)
    first = prepare_minutes(meeting=meeting, by=people.by, at=LATER)
    sign_minutes(minutes=first, role="chair", method=SignatureMethod.TOTP, by=as_(people.chair), at=END)
    second = prepare_minutes(meeting=meeting, by=people.by, at=END)
    with pytest.raises(ValidationError):
        sign_minutes(minutes=first, role="secretary", method=SignatureMethod.TOTP, by=people.by, at=END)
    first.refresh_from_db()

    assert (first.discarded_at, second.version, second.signatures.count()) == (END, 2, 0)


def test_a_changed_content_is_found(people):
    minutes = sign(prepare_minutes(meeting=voted(people), by=people.by, at=LATER), people)
    minutes.content["items"][0]["title"] = "Башка"

    assert not is_intact(minutes)


def test_only_signed_minutes_of_a_public_body_are_published(people):
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    with pytest.raises(ValidationError):
        publish_minutes(minutes=minutes, by=people.by, at=END)
    sign(minutes, people)
    publish_minutes(minutes=minutes, by=people.by, at=END)
    minutes.refresh_from_db()
    assert minutes.published_at == END

    hidden = council(is_public=False)
    secret = sign(prepare_minutes(meeting=closed(hidden), by=hidden.by, at=LATER), hidden)
    with pytest.raises(ValidationError):
        publish_minutes(minutes=secret, by=hidden.by, at=END)


def test_a_decision_finds_the_adopted_motions_of_signed_minutes(people):
    minutes = sign(prepare_minutes(meeting=voted(people), by=people.by, at=LATER), people)

    assert [motion["text"] for motion in adopted_motions(minutes)] == ["Бөлүштүрүү тизмеси бекитилсин"]


def test_a_sent_code_signs_once_and_five_wrong_tries_end_it(people, monkeypatch):
    sent = []
    monkeypatch.setitem(_listeners, SigningCodeMade, [sent.append])
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    account = people.chair.account
    with pytest.raises(ValidationError):
        make_signing_code(minutes=minutes, account=account, by=as_(people.chair), at=END)
    account.phone = "+996700000000"

    def check(code):
        return check_code(minutes=minutes, account=account, code=code, by=as_(people.chair), at=END)

    make_signing_code(minutes=minutes, account=account, by=as_(people.chair), at=END)
    assert check(sent[0].code) == SignatureMethod.SENT_CODE
    with pytest.raises(ValidationError):
        check(sent[0].code)

    make_signing_code(minutes=minutes, account=account, by=as_(people.chair), at=END)
    for _try in range(5):
        with pytest.raises(ValidationError):
            check("x")
    with pytest.raises(ValidationError):
        check(sent[1].code)


def test_the_code_of_the_sign_in_application_signs(people):
    account = people.secretary.account
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    assert not has_application(account)
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))

    assert Authenticator.objects.filter(user=account).exists()
    assert check_code(minutes=minutes, account=account, code=code, by=people.by, at=END) == SignatureMethod.TOTP


def test_the_notice_and_the_attendance_sheet_are_printed_with_agenda_and_members(people):
    meeting = announced(people, "Көмүр бөлүштүрүү", "Жеке арыз")
    meeting.items.filter(order=2).update(is_closed=True)
    public = text_of(notice_pdf(meeting, "ky", with_closed=False, at=LATER))
    inside = text_of(notice_pdf(meeting, "ru", with_closed=True, at=LATER))
    sheet = text_of(attendance_pdf(meeting, "ru", at=LATER))

    assert ("Көмүр бөлүштүрүү" in public, "Жеке арыз" in public, "Жеке арыз" in inside) == (True, False, True)
    assert "Сынак айыл аймагы" in public
    assert all(member.name in sheet for member in people.voters)
