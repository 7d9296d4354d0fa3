from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "birge.meetings"

    def ready(self) -> None:
        import_module("birge.meetings.wiring")  # needs models, so not before this moment
