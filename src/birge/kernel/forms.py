"""How forms are drawn: Django's forms with our own templates (`ui/field.html`), nothing else to learn."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Every form and field of the site through the templates in `site/templates/ui`."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
