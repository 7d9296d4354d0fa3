"""`birge decisions list | package | keys | rotate-key`: the installation's decisions at the console."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from django.utils import timezone

from birge.decisions.actions import rotate_key
from birge.decisions.enums import Variant
from birge.decisions.models import Decision
from birge.decisions.moments import stamp
from birge.decisions.queries import package_bytes, published_keys
from birge.kernel.actors import Actor
from birge.kernel.commands import MALFORMED, NO_ANSWER, BirgeCommand, replace_file

CONSOLE = Actor(account=None, name="console", role="system", via="console")


class Command(BirgeCommand):
    help = "List decisions, write out their packages, show or change the signing keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True, metavar="list|package|keys|rotate-key")
        listing = parts.add_parser("list", help="the decisions, oldest first")
        listing.add_argument("--json", action="store_true", help="as a JSON array")
        package = parts.add_parser("package", help="the package of a decision")
        package.add_argument("id", help="the decision's id, or its number in the chain")
        package.add_argument("-o", "--output", metavar="FILE", help="replace this file (default: stdout)")
        package.add_argument("--public", action="store_true", help="the public package, without personal data")
        parts.add_parser("keys", help="the public keys, as birge verify --key reads them")
        parts.add_parser("rotate-key", help="sign with a new key from now on; old decisions go on verifying")

    def work(self, **options: Any) -> None:
        parts = {"list": self._list, "package": self._package, "keys": self._keys, "rotate-key": self._rotate}
        parts[options["part"]](options)

    def _list(self, options: dict[str, Any]) -> None:
        rows = [_as_json(decision) for decision in Decision.objects.order_by("drafted_at", "pk")]
        if options["json"]:
            self.emit(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
            return
        for row in rows:
            self.emit(f"{row['id']}  {row['state']:<10}  {row['kind']}  {row['title'].get('ky', '')}\n")

    def _package(self, options: dict[str, Any]) -> None:
        decision = _found(options["id"])
        data = package_bytes(decision, Variant.PUBLIC if options["public"] else Variant.FULL)
        if data is None:
            missing = "published" if options["public"] else "decided"
            raise CommandError(f"{decision.pk}: this decision was not {missing} yet", returncode=NO_ANSWER)
        if options["output"] in (None, "-"):
            self.stdout.write(data.decode(), ending="")
        else:
            _write(options["output"], data)

    def _keys(self, options: dict[str, Any]) -> None:
        self.emit(published_keys())

    def _rotate(self, options: dict[str, Any]) -> None:
        self.emit(f"{rotate_key(by=CONSOLE, at=timezone.now()).fingerprint}\n")


def _found(text: str) -> Decision:
    try:
        wanted = {"number": int(text)} if text.isascii() and text.isdigit() else {"pk": UUID(text)}
        return Decision.objects.get(**wanted)
    except (ValueError, Decision.DoesNotExist):
        raise CommandError(f"{text}: there is no such decision", returncode=MALFORMED) from None


def _write(name: str, data: bytes) -> None:
    try:
        replace_file(Path(name), data)
    except OSError as error:
        raise CommandError(f"{name}: cannot be written: {error.strerror}", returncode=MALFORMED) from error


def _as_json(decision: Decision) -> dict[str, Any]:
    return {
        "id": str(decision.pk),
        "number": decision.number,
        "kind": decision.kind,
        "state": decision.state,
        "title": decision.titles,
        "place": decision.place_code,
        "rule": decision.rule,
        "decided_at": stamp(decision.decided_at) if decision.decided_at else None,
        "hash": decision.hash,
        "supersedes": str(decision.supersedes_id) if decision.supersedes_id else None,
    }
