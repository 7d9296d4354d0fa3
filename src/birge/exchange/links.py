"""Addresses that open data name, from outside."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    """The address of a page of ours as others write it."""
    return f"{settings.BASE_URL}{path}"


def contest_url(call: UUID) -> str:
    """The public page of a call and its results."""
    return absolute(reverse("exchange:contest", args=[call]))


def package_url(decision: UUID) -> str:
    """The package by which anyone recomputes a decision."""
    return absolute(reverse("decisions:public_package", args=[decision]))
