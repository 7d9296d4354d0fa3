from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "birge.people"

    def ready(self) -> None:
        """The wiring imports models, which Django allows only from here on."""
        import_module("birge.people.wiring").connect()
