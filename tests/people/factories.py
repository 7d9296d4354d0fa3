"""Invented people, organisations and roles."""

from datetime import UTC, date, datetime

import factory

from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Assignment, Organisation

PASSWORD = "көк-таш-булак-7"


class AccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Account
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"person{number}")
    name = factory.Sequence(lambda number: f"Киши {number}")

    @factory.post_generation
    def password(self, create, password, **kwargs):
        self.set_password(password or PASSWORD)
        self.save(update_fields=["password"])


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = OrganisationKind.NON_PROFIT
    names = factory.Sequence(lambda number: {"ky": f"Уюм {number}", "ru": f"Организация {number}"})
    starts_on = date(2020, 1, 1)
    since_on = factory.SelfAttribute("starts_on")


class AssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assignment

    account = factory.SubFactory(AccountFactory)
    role = Role.CLERK
    starts_on = date(2025, 1, 1)
    appointed_at = datetime(2025, 1, 1, 4, 0, tzinfo=UTC)
