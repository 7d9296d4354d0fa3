from importlib import import_module

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "birge.registers"

    def ready(self) -> None:
        import_module("birge.registers.wiring")  # needs models, so not before this moment
