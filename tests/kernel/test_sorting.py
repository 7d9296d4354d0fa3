"""Texts are sorted as people read them, the same on both databases."""

from __future__ import annotations

import pytest
from django.utils import translation

from birge.kernel.sorting import order_of
from birge.people.models import Account, Organisation
from tests.people.factories import AccountFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_letters_of_our_own_stand_where_the_alphabet_has_them():
    for name in ("Пери", "Өмүр", "Омор", "Үсөн", "Улан", "Нурлан", "Фатима"):
        AccountFactory(name=name)

    names = Account.objects.order_by(order_of(Account, "name")).values_list("name", flat=True)
    assert list(names) == ["Нурлан", "Омор", "Өмүр", "Пери", "Улан", "Үсөн", "Фатима"]


def test_texts_in_several_languages_are_sorted_by_what_the_reader_sees():
    OrganisationFactory(names={"ky": "Өнүгүү", "ru": "Развитие"})
    OrganisationFactory(names={"ky": "", "ru": "Общество"})
    OrganisationFactory(names={"ky": "Пикир", "ru": "Мнение"})

    def shown(language, **more):
        with translation.override(language):
            return [str(one) for one in Organisation.objects.order_by(order_of(Organisation, "names", **more))]

    assert shown("ky") == ["Общество", "Өнүгүү", "Пикир"]
    assert shown("ru", falling=True) == ["Развитие", "Общество", "Мнение"]
