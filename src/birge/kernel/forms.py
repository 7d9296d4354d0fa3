"""How forms are drawn: Django's forms with our own templates (`ui/field.html`), nothing else to learn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Every form and field of the site through the templates in `site/templates/ui`."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


def tried(form: Any, write: Callable[[], Any]) -> bool:
    """Whether the action took what was typed; its words otherwise stand beside their fields."""
    if not form.is_valid():
        return False
    try:
        write()
    except ValidationError as error:
        for name, texts in getattr(error, "message_dict", {"": error.messages}).items():
            form.add_error(name if name in form.fields else None, texts)
        return False
    return True
