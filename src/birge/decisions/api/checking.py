"""Is a package true? Anyone may ask, about a package of any installation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from birge.algorithms.packages import read_keys, verify
from birge.decisions.api.schemas import VerifyReport
from birge.decisions.models import SigningKey
from birge.decisions.queries import published_keys
from birge.kernel.api import answers, posted_bytes

MOST_BYTES = 5_000_000

router = Router()


@router.post(
    "/verify",
    response=answers(VerifyReport, public=True, body=True),
    operation_id="verifyPackage",
    summary="Check a package",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    },
)
def verify_package(request: HttpRequest) -> Any:
    """Send a package byte for byte: its form, hashes and signature are checked and the results computed again.

    What is no package gets a report too, with `exit_code` 2. At most 5 MB; larger ones are for `birge verify`.
    """
    data = posted_bytes(request, MOST_BYTES)
    keys = read_keys(published_keys().encode()) if SigningKey.objects.exists() else None
    return verify(data, keys).as_json()
