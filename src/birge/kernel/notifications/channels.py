"""The ways out: a mail server, an SMS gateway, or files when there is none. Each sends one message or says why not."""

from __future__ import annotations

import json
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from birge.kernel.commands import replace_file
from birge.kernel.enums import Channel
from birge.kernel.models import Message

_TIMEOUT_SECONDS = 10
_TRY_AGAIN_STATUSES = {408, 425, 429}
_SERVER_ERRORS = 500


class Undelivered(Exception):
    """The message did not go; `final` when trying again would not help."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


def send(message: Message) -> None:
    """Hand the message over, or raise `Undelivered`. Handing over twice is recognisable by its id."""
    if message.channel == Channel.EMAIL:
        letter = _letter(message)
        if settings.SMTP_URL:
            _by_smtp(letter, urlsplit(settings.SMTP_URL))
        else:
            _into_outbox(f"{message.id}.eml", letter.as_bytes())
    else:
        body = {"to": message.address, "text": message.text, "id": str(message.id)}
        content = json.dumps(body, ensure_ascii=False).encode()
        if settings.SMS_URL:
            _by_gateway(content, str(message.id))
        else:
            _into_outbox(f"{message.id}.sms.json", content)


def _letter(message: Message) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"] = settings.MAIL_FROM, message.address
    letter["Subject"] = " ".join(message.subject.split())
    letter["Message-ID"] = f"<{message.id}@{settings.MAIL_FROM.rpartition('@')[2]}>"
    letter["Content-Language"] = message.language
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(f"{message.text}\n\n{message.link}".strip() + "\n")
    return letter


def _into_outbox(name: str, content: bytes) -> None:
    folder = Path(settings.HOME) / "outbox"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(folder / name, content)


def _by_smtp(letter: EmailMessage, server: SplitResult) -> None:
    """smtps:// speaks TLS from the start; smtp:// turns to it when the server offers it."""
    try:
        with _connected(server) as smtp:
            if server.username:
                smtp.login(unquote(server.username), unquote(server.password or ""))
            smtp.send_message(letter)
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        raise Undelivered(f"{code} {_words(reason)}", final=code >= _SERVER_ERRORS) from error
    except smtplib.SMTPResponseException as error:
        raise Undelivered(f"{error.smtp_code} {_words(error.smtp_error)}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise Undelivered(f"{type(error).__name__}: {error}") from error


def _connected(server: SplitResult) -> smtplib.SMTP:
    host, secure = server.hostname or "localhost", server.scheme == "smtps"
    if secure:
        return smtplib.SMTP_SSL(
            host, server.port or 465, timeout=_TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
    smtp = smtplib.SMTP(host, server.port or 25, timeout=_TIMEOUT_SECONDS)
    smtp.ehlo()
    if smtp.has_extn("starttls"):
        smtp.starttls(context=ssl.create_default_context())
    return smtp


def _by_gateway(content: bytes, key: str) -> None:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Authorization": f"Bearer {settings.SMS_TOKEN}",
        "Idempotency-Key": key,
    }
    if not settings.SMS_URL.startswith(("http://", "https://")):
        raise Undelivered("BIRGE_SMS_URL is not an http address")
    try:
        with urlopen(Request(settings.SMS_URL, content, headers), timeout=_TIMEOUT_SECONDS):  # noqa: S310
            return
    except HTTPError as error:
        final = error.code < _SERVER_ERRORS and error.code not in _TRY_AGAIN_STATUSES
        raise Undelivered(f"{error.code} {error.reason}", final=final) from error
    except (URLError, OSError) as error:
        raise Undelivered(f"{type(error).__name__}: {error}") from error


def _words(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
