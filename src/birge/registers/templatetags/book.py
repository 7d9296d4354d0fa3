"""What the pages of the book say of states."""

from __future__ import annotations

from django import template

from birge.registers.wording import shape

register = template.Library()
register.filter("shape", shape)
