from importlib import import_module

from django.apps import AppConfig

from birge.kernel.health import add_check


class SiteConfig(AppConfig):
    name = "birge.site"

    def ready(self) -> None:
        add_check("birge.site.doctor.check_programs")
        add_check("birge.site.doctor.check_database")
        add_check("birge.site.safety.check")
        add_check("birge.site.doctor.check_work")
        import_module("birge.site.wiring")
