"""The press release: drafted from the data in two languages, edited, taken as a file, by those who run the contest."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from pypdf import PdfReader

from birge.contests.models import Call
from birge.kernel.files import KINDS
from birge.people.enums import Role
from birge.people.models import Account
from tests.exchange.small_contests import announced, cancelled, decided
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db


def address(call: Call, language: str = "ky") -> str:
    return reverse("exchange:press", args=[call.pk, language])


@pytest.fixture
def secretary(client):
    """Whoever holds contests for the customer of this call."""

    def sign_in(call: Call) -> Account:
        account = AccountFactory()
        AssignmentFactory(account=account, role=Role.SECRETARY, organisation=call.customer)
        client.force_login(account)
        return account

    return sign_in


def draft(client, call: Call, language: str) -> str:
    return client.get(address(call, language)).context["form"].initial["text"]


def test_the_draft_names_winners_sums_and_where_to_read_more(client, secretary):
    call = decided()
    secretary(call)
    read = {language: draft(client, call, language) for language in ("ky", "ru")}

    for text in read.values():
        assert str(call.applications.get(number=1)) in text
        assert "85,50" in text
        assert "400\xa0000,00\xa0сом" in text
        assert reverse("exchange:contest", args=[call.pk]) in text
        assert "Асан Үсөнов" not in text
    assert read["ky"].startswith("Конкурстун жыйынтыгы чыкты\n\nКонкурс: Сынак")
    assert read["ru"].startswith("Подведены итоги конкурса\n\nКонкурс: Конкурс")
    assert "Исполнитель: Один житель" in read["ru"]


@pytest.mark.parametrize(("make", "words"), [(announced, "Объявлен конкурс"), (cancelled, "Причина: Бюджет өзгөрдү")])
def test_before_and_without_a_decision_it_tells_what_there_is(client, secretary, make, words):
    call = make()
    secretary(call)

    assert words in draft(client, call, "ru")


def test_what_was_edited_is_what_the_file_says(client, secretary):
    call = decided()
    secretary(call)
    typed = "Башкы сап\n\n#strong[кооптуу] «тырмакча»"

    plain = client.post(address(call), {"text": typed, "form": "txt"})
    printed = client.post(address(call), {"text": typed, "form": "pdf"})

    assert plain.content.decode() == typed
    assert "#strong[кооптуу]" in PdfReader(io.BytesIO(printed.content)).pages[0].extract_text()


def test_strangers_and_those_of_another_customer_write_none(client, secretary):
    call, other = decided(), announced()
    assert client.get(address(call)).status_code in (302, 403)
    secretary(other)

    assert client.get(address(call)).status_code == 403
    assert client.post(address(call), {"text": "X", "form": "txt"}).status_code == 403


def test_there_is_a_draft_in_kyrgyz_and_in_russian_only(client, secretary):
    call = decided()
    secretary(call)

    assert client.get(address(call, "en")).status_code == 404


@pytest.mark.parametrize(
    ("language", "heading", "locale"), [("ky", "Пресс-релиз", "ky-KG"), ("ru", "Пресс-релиз", "ru-RU")]
)
def test_the_edited_text_is_taken_for_a_word_processor_in_both_languages(client, secretary, language, heading, locale):
    call = decided()
    secretary(call)
    text = draft(client, call, language) + "\nКошумча: A < B & «C»"
    response = client.post(address(call, language), {"text": text, "form": "docx"})

    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        word = ElementTree.fromstring(archive.read("word/document.xml"))
    names = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    told = ["".join(part.itertext()) for part in word.iterfind("w:body/w:p", names)]
    assert told[2:] == text.splitlines()
    assert told[:2] == ["Пресс-релиз", call.names[language]]
    assert {part.get(f"{{{names['w']}}}val") for part in word.iterfind(".//w:lang", names)} == {locale}
    assert response["Content-Type"] == KINDS["docx"]
