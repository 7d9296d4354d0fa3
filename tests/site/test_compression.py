"""Pages go compressed, each time of another length; files that are compressed in themselves go as they are."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse

from birge.site.middleware import CompressedText

PDF = b"%PDF-1.7 " + b"0" * 2000


def answer(response, accept="gzip, deflate, br"):
    return CompressedText(lambda request: response)(RequestFactory().get("/", headers={"accept-encoding": accept}))


@pytest.mark.django_db
def test_the_home_page_is_compressed_and_its_length_tells_nothing(client):
    plain = client.get(reverse("home"))
    packed = [client.get(reverse("home"), headers={"accept-encoding": "gzip"}) for _ in range(12)]

    assert "Content-Encoding" not in plain
    assert {page["Content-Encoding"] for page in packed} == {"gzip"}
    assert b"<h1" in gzip.decompress(packed[0].content)
    assert len(packed[0].content) < len(plain.content) / 2
    assert len({len(page.content) for page in packed}) > 1


def test_a_pdf_is_sent_as_it_is():
    sent = answer(HttpResponse(PDF, content_type="application/pdf"))

    assert (sent.content, "Content-Encoding" in sent) == (PDF, False)


@pytest.mark.parametrize("kind", ["application/pdf", "application/zip"])
def test_a_stream_of_anything_else_is_sent_as_it_is(kind):
    sent = answer(StreamingHttpResponse([PDF, PDF], content_type=kind))

    assert (b"".join(sent.streaming_content), "Content-Encoding" in sent) == (PDF * 2, False)


@pytest.mark.parametrize("kind", ["text/csv; charset=utf-8", "application/json", "application/problem+json"])
def test_a_stream_of_text_is_compressed_on_the_way(kind):
    sent = answer(StreamingHttpResponse([b"a" * 500, b"b" * 500], content_type=kind))

    assert gzip.decompress(b"".join(sent.streaming_content)) == b"a" * 500 + b"b" * 500
