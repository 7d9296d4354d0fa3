"""PDF documents and the page where anyone checks them."""

import hashlib
import io
import shutil
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from pypdf import PdfReader

from birge.kernel import documents, issued
from birge.kernel.actors import SYSTEM
from birge.kernel.models import IssuedDocument, JournalEntry

LETTERS = "ӨөҮүҢң ғӣқӯҳҷ ўқғҳ Oʻzbekcha"


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    monkeypatch.setitem(issued._kinds, "test.paper", _("Minutes"))


def proof(language="ky", **data):
    return documents.render("kernel/proof", {"title": "Сынак", "lines": [LETTERS], **data}, language)


@pytest.fixture(autouse=True)
def proof_template(monkeypatch, tmp_path):
    """A template of the test's own, beside a copy of the shared page."""
    shutil.copytree(Path(documents.__file__).parent / "typst", tmp_path / "kernel" / "typst")
    lines = ['#import "/kernel/typst/page.typ": *', "#show: birge-page", "= #data.title", "#for l in data.lines [#l ]"]
    (tmp_path / "kernel" / "typst" / "proof.typ").write_text("\n".join(lines))
    monkeypatch.setattr(documents, "_SRC", tmp_path)


def text_of(pdf):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_all_our_letters_can_be_read_back_from_the_file():
    assert LETTERS in text_of(proof())


def test_what_a_person_typed_is_never_markup():
    assert "#panic() *a* $x$ = b" in text_of(proof(lines=["#panic() *a* $x$ = b"]))


def test_the_file_is_tagged_and_states_title_and_language():
    reader = PdfReader(io.BytesIO(proof("ru")))

    assert (reader.trailer["/Root"]["/Lang"], reader.trailer["/Root"]["/MarkInfo"]["/Marked"]) == ("ru", True)
    assert reader.metadata.title == "Сынак"


def test_the_same_data_and_moment_give_the_same_bytes(now):
    data = {"title": "Сынак", "lines": [LETTERS]}

    assert documents.render("kernel/proof", data, "ky", at=now) == documents.render("kernel/proof", data, "ky", at=now)


@pytest.mark.django_db
def test_the_code_and_the_address_stand_on_the_paper(settings):
    settings.BASE_URL = "https://birge.example"
    text = text_of(proof(check=issued.check_data("ABCD-EFGH-JKMN")))

    assert "ABCD-EFGH-JKMN" in text
    assert "https://birge.example/check/ABCD-EFGH-JKMN" in text


def make(now, code="ABCD-EFGH-JKMN"):
    digest = hashlib.sha256(b"paper").hexdigest()
    return issued.issue(kind="test.paper", number="7", sha256=digest, initials="А. Б.", code=code, by=SYSTEM, at=now)


@pytest.mark.django_db
def test_the_check_page_says_that_a_paper_is_in_force_with_date_and_initials(client, now):
    make(now)
    client.cookies["birge_language"] = "en"
    page = client.get(reverse("check", args=["abcdefghjkmn"])).content.decode()

    assert "In force" in page
    assert "А. Б." in page
    assert "2026-03-02" in page


@pytest.mark.django_db
def test_a_withdrawn_paper_is_shown_as_withdrawn_and_stays_so(client, now):
    document = make(now)
    issued.revoke(document=document, reason="wrong", by=SYSTEM, at=now)
    issued.revoke(document=document, reason="again", by=SYSTEM, at=now)
    client.cookies["birge_language"] = "en"

    assert "no longer in force" in client.get(reverse("check", args=[document.code])).content.decode()
    assert JournalEntry.objects.filter(verb="kernel.revoke").count() == 1


@pytest.mark.django_db
def test_an_unknown_code_is_not_found_and_the_form_leads_to_the_code(client):
    assert client.get(reverse("check", args=["ZZZZ-ZZZZ-ZZZZ"])).status_code == 404
    assert client.get(reverse("check_form"), {"code": "abcd efgh jkmn"}).url == "/check/ABCD-EFGH-JKMN"
    assert client.get(reverse("check_form"), {"code": "?!"}).url == "/check/-"


@pytest.mark.django_db
def test_only_registered_kinds_are_issued(now):
    with pytest.raises(ValueError, match="not a registered kind"):
        issued.issue(kind="test.other", number="1", sha256="", initials="", code="X", by=SYSTEM, at=now)
    assert IssuedDocument.objects.count() == 0


def test_initials_hide_the_name_and_codes_hold_no_letter_that_people_mix_up():
    assert issued.initials_of("Асанова Бурул Тологоновна") == "А. Б. Т."
    assert set(issued.new_code()) <= set("23456789ABCDEFGHJKMNPQRSTVWXYZ-")
    assert len({issued.new_code() for _ in range(100)}) == 100
