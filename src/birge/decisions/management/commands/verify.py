"""`birge verify package.json`: is a decision's package true? Needs no home and no database."""

from __future__ import annotations

import gc
import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from birge.algorithms.packages import (
    Malformed,
    Report,
    TrustedKey,
    Voucher,
    check_slip,
    opened,
    read,
    read_keys,
    verify,
)
from birge.kernel.commands import DIFFERENT, MALFORMED, BirgeCommand, read_input

_HEX_KEY = re.compile(r"[0-9A-Fa-f]{64}")
_KEY_WORDS = {
    Voucher.OURS: "one of the keys that are vouched for",
    Voucher.NOT_OURS: "NOT one of the keys that are vouched for",
    Voucher.NOBODY: "nobody vouches for it; compare the fingerprint with the one that is published, or give --key",
}


class Command(BirgeCommand):
    help = (
        "Check a decision's package (birge.decision/1): its form, hashes and signature, and the results by computing "
        "them again. Exit code 0: it holds; 1: something differs, with the path; 2: not a package."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("package", help='the package, a JSON file ("-": stdin)')
        parser.add_argument(
            "--key",
            action="append",
            metavar="HEX|FILE",
            help="a public key that may sign, or a file of published keys; can be given several times "
            "(default: the keys that this installation publishes, if it has any)",
        )
        parser.add_argument("--slip", metavar="FILE", help="also check that this slip's row is in the package")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def work(self, **options: Any) -> None:
        gc.disable()  # one file, one process: the collector would only walk over millions of parts that stay
        data = read_input(options["package"])
        report = verify(data, _keys(options["key"]))
        said = json.dumps(report.as_json(), ensure_ascii=False, indent=2) if options["json"] else _said(report)
        if said:
            self.stdout.write(said)
        if report.exit_code:
            raise CommandError("\n".join(_differences(report)), returncode=report.exit_code)
        if options["slip"]:
            self._check_slip(options["slip"], data)

    def _check_slip(self, name: str, data: bytes) -> None:
        try:
            path = check_slip(read(read_input(name)), opened(data).document)
        except Malformed as error:
            raise CommandError(f"{name}: {error}", returncode=MALFORMED) from error
        if path is not None:
            self.different(f"{name} differs at {path}: this is not in the package.")
        self.stderr.write(f"{name}: this row is in the package.")


def _keys(given: list[str] | None) -> list[TrustedKey] | None:
    """The keys on the command line, else those that the installation publishes; None if there are neither."""
    if given:
        return [key for name in given for key in _named(name)]
    published = Path(settings.HOME) / "keys" / "published.json"
    return _named(str(published)) if published.is_file() else None


def _named(name: str) -> list[TrustedKey]:
    data = name.encode() if _HEX_KEY.fullmatch(name) else read_input(name)
    try:
        return read_keys(data)
    except Malformed as error:
        raise CommandError(f"{name}: {error}", returncode=MALFORMED) from error


def _said(report: Report) -> str:
    if report.did is None or report.voucher is None:
        return ""
    lines = [
        "different" if report.exit_code else str(report.did),
        f"decision:    {report.decision}",
        f"hash:        {report.hash}",
        f"fingerprint: {report.fingerprint}",
        f"key:         {_KEY_WORDS[report.voucher]}",
    ]
    return "\n".join(lines)


def _differences(report: Report) -> Iterator[str]:
    word = "differs" if report.exit_code == DIFFERENT else "malformed"
    for found in report.differences:
        yield f"{word} at {found.path or 'the whole file'}: {found.problem} {found.remedy}".rstrip()
