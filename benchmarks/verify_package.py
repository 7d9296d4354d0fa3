"""Building and verifying a package: `.venv/bin/python -m benchmarks.verify_package [most subjects, default 100000]`.

CPU seconds by size; `×` is the ratio to the size before, 10 where the time is linear. The baseline, measured in the
same run on the same bytes, is what nobody can do without: read the JSON, write its canonical form, hash it.
"""

import gc
import json
import sys
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from time import process_time
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from birge.algorithms.packages import Field, Package, TrustedKey, build, public_of, verify
from birge.algorithms.shares import SHARE

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
KEYS = [TrustedKey(KEY.public_key().public_bytes_raw().hex())]
NOW = "2026-10-01T05:00:00Z"
FIELDS = {"name": Field(personal=True), "pin": Field(personal=True), "claim": Field(input=True)}
TEXTS = {"ky": "Көмүр", "ru": "Уголь", "en": "Coal"}
DECISION = {
    "id": "benchmark",
    "kind": "share-out",
    "title": TEXTS,
    "state": "decided",
    "decided_at": NOW,
    "published_at": None,
    "made_by": {"name": None, "role": TEXTS, "organisation": TEXTS},
    "place": {"soate": "0", "names": TEXTS},
    "supersedes": None,
    "minutes": None,
    "demo": True,
}
RULE = {"name": "proportional", "texts": TEXTS, "legal_base": None, "in_force_on": None}


def built(size: int) -> Package:
    """Invented claims spread by a fixed multiplicative sequence; salts that differ, the same in every run."""
    numbers = count()
    rows = [
        {"name": f"Асанов Үсөн {row}", "pin": f"{row:014}", "claim": row * 7919 % 10_007 + 1} for row in range(size)
    ]
    return build(
        decision=DECISION,
        algorithm=SHARE,
        rule=RULE,
        fields=FIELDS,
        inputs={"good": "көмүр", "unit": "кг", "amount": 3000 * size, "rule": "proportional", "quantum": 50},
        subjects=[row | {"claim": row["claim"] * 50} for row in rows],
        previous=None,
        key=KEY,
        signed_at=NOW,
        salt=lambda: sha256(b"%d" % next(numbers)).digest()[:16],
    )


def baseline(data: bytes) -> str:
    value = json.loads(data)
    again = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return sha256(again).hexdigest()


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = process_time()
    done = work()
    return process_time() - start, done


def main(greatest: int) -> None:
    gc.disable()  # as `birge verify` does
    print(
        f"{'subjects':>9}{'MB':>8}{'build s':>9}{'verify s':>10}{'×':>6}{'public s':>10}{'baseline s':>12}{'ratio':>7}"
    )
    before, size = None, 100
    while size <= greatest:
        build_s, full = timed(lambda size=size: built(size))
        public = public_of(full, key=KEY, signed_at=NOW, published_at=NOW)
        plain_s, _ = timed(lambda full=full: baseline(full.data))
        verify_s, report = timed(lambda full=full: verify(full.data, KEYS))
        public_s, public_report = timed(lambda public=public: verify(public.data, KEYS))
        if report.exit_code or public_report.exit_code:
            sys.exit(f"the package of {size} does not verify: {report.path} {public_report.path}")
        grown = f"{verify_s / before:.1f}" if before else ""
        print(
            f"{size:>9}{len(full.data) / 1e6:>8.1f}{build_s:>9.2f}{verify_s:>10.3f}{grown:>6}"
            f"{public_s:>10.3f}{plain_s:>12.3f}{verify_s / plain_s:>7.1f}",
            flush=True,
        )
        before, size = verify_s, size * 10


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
