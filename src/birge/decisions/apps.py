from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from birge.kernel.shell import MenuItem, add_to_menu


class DecisionsConfig(AppConfig):
    name = "birge.decisions"

    def ready(self) -> None:
        add_to_menu(MenuItem(_("Decisions"), "decisions:decisions", order=50))
        add_to_menu(MenuItem(_("My share"), "decisions:enter_code", order=60))
