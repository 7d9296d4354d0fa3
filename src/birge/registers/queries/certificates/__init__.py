"""Certificates: their texts, what they state, the register of those issued."""

from birge.registers.queries.certificates.placeholders import UnknownPlaceholder, check_text, filled, known
from birge.registers.queries.certificates.stating import issuing_place, stated_about
from birge.registers.queries.certificates.templates import template_for, templates_to_confirm

__all__ = [
    "UnknownPlaceholder",
    "check_text",
    "filled",
    "issuing_place",
    "known",
    "stated_about",
    "template_for",
    "templates_to_confirm",
]
