"""What every request passes: compression, safe headers and the visitor's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'{form_targets}",
        "frame-ancestors 'none'",
    ]
)


def content_security_policy() -> str:
    """The policy of this installation: browsers let a form lead, by redirect, to the sign-in service only if named."""
    service = urlsplit(settings.OIDC["url"])
    target = f" {service.scheme}://{service.netloc}" if service.netloc else ""
    return CONTENT_SECURITY_POLICY.format(form_targets=target)


_TEXT = re.compile(r"text/|application/(.+\+)?(json|xml)|image/svg\+xml")


class CompressedText(GZipMiddleware):
    """Texts are sent compressed, with random padding against guessing a page's secrets by its length (BREACH).

    What is compressed in itself (PDF, XLSX, images) goes as it is. Static files are WhiteNoise's, which stands before.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _TEXT.match(response.get("Content-Type", "")):
            return response
        return super().process_response(request, response)


class SecurityHeaders:
    """A strict content security policy (no inline script or style anywhere) and no powers that a page does not need."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", content_security_policy())
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.user.is_authenticated if hasattr(request, "user") else False:
            response.setdefault("Cache-Control", "private, no-store")
        return response


class ChosenLanguage:
    """Kyrgyz until the visitor chooses another language, whatever the browser asks for; the choice is a cookie."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response
