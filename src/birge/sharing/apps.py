from importlib import import_module

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "birge.sharing"

    def ready(self) -> None:
        import_module("birge.sharing.wiring")  # needs models, so not before this moment
