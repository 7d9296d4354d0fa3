from django.apps import AppConfig

from birge.decisions.kinds import register_kind
from birge.sharing.kinds import KIND


class SharingConfig(AppConfig):
    name = "birge.sharing"

    def ready(self) -> None:
        register_kind(KIND)
