from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "birge.people"

    def ready(self) -> None:
        """Models can be imported only from here on."""
        from birge.people.api_tokens import reading  # noqa: PLC0415

        reading.hand_in()
