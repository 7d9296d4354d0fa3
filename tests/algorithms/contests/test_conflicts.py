"""Conflicts of interest that names give away. All names are invented."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.contests.conflicts import (
    Alike,
    ApplicantTies,
    Certainty,
    Finding,
    MarkerTies,
    Organisation,
    Tie,
    compare_names,
    find_ties,
)

CERTAIN, TO_CHECK = Certainty.CERTAIN, Certainty.TO_CHECK
NAMES = [
    ("Сыдыков Өмүрбек Асанович", "Сыдыков Омурбек Асанович", Alike.SAME),
    ("Сыдыков Өмүрбек Асанович", "Omurbek Asanovich Sydykov", Alike.SAME),
    ("Абдыкеримова Зүүрө Жээнбековна", "Abdykerimova Zuuro Jeenbekovna", Alike.SAME),
    ("Өмүрбек Сыдыков", "Омурбек Сыдыков Асанович", Alike.LIKELY),
    ("Өмүрбек Сыдыков", "Сыдыков Өмүрбек", Alike.LIKELY),
    ("Сыдыков Ө. А.", "Сыдыков Өмүрбек Асанович", Alike.LIKELY),
    ("Сыдыкова Гүлнара Асан кызы", "Сыдыкова Гульнара Асановна", Alike.LIKELY),
    ("Асан уулу Бакыт", "Асанов Бакыт", Alike.LIKELY),
    ("Сыдыков Нурбек Асанович", "Сыдыков Өмүрбек Асанович", Alike.PARTLY),
    ("Сыдыков Асан Токтосунович", "Сыдыкова Гүлнара Асановна", Alike.PARTLY),
    ("Өмүрбек Сыдыков", "Нурбек Сыдыков", None),
    ("Асанов Бакыт Асанович", "Асанов Нурлан Эсенович", None),
    ("Сыдыков", "Сыдыков Өмүрбек Асанович", None),
    ("Ө. А.", "Сыдыков Өмүрбек Асанович", None),
    ("", "Сыдыков Өмүрбек", None),
]


@pytest.mark.parametrize(("one", "other", "alike"), NAMES)
def test_names_are_compared_in_any_spelling_and_order(one, other, alike):
    for left in permutations(one.split()) if "кызы" not in one and "уулу" not in one else [one.split()]:
        assert compare_names(" ".join(left), other) == compare_names(other, " ".join(left)) == alike


def found(marker: MarkerTies, application: ApplicantTies) -> list[tuple]:
    return [one[2:] for one in find_ties([marker], [application])]


def test_a_marker_among_the_people_of_the_applicant_is_found():
    application = ApplicantTies("А-1", people=["Тентиев Нурлан", "Сыдыков Омурбек Асанович"])
    own = "Сыдыков Өмүрбек Асанович"
    assert found(MarkerTies("m", own), application) == [
        (Tie.SAME_NAME, CERTAIN, own, "Сыдыков Омурбек Асанович"),
    ]
    assert found(MarkerTies("m", "Өмүрбек Сыдыков"), application) == [
        (Tie.SAME_NAME, TO_CHECK, "Өмүрбек Сыдыков", "Сыдыков Омурбек Асанович"),
    ]


def test_a_brother_or_namesake_is_put_before_a_person_but_not_beside_the_very_name():
    brother = "Сыдыков Нурбек Асанович"
    application = ApplicantTies("А-1", people=[brother])
    own = "Сыдыков Өмүрбек Асанович"
    assert found(MarkerTies("m", own), application) == [(Tie.KIN, TO_CHECK, own, brother)]
    both = ApplicantTies("А-1", people=[brother, own])
    assert found(MarkerTies("m", own), both) == [(Tie.SAME_NAME, CERTAIN, own, own)]


def test_a_declared_relative_is_looked_for_and_a_relative_of_hers_is_not():
    marker = MarkerTies("m", "Өмүрбек Сыдыков", relatives=["Тентиев Нурлан Эсенович"])
    assert found(marker, ApplicantTies("А-1", people=["Nurlan Tentiev"])) == [
        (Tie.RELATIVE, TO_CHECK, "Тентиев Нурлан Эсенович", "Nurlan Tentiev"),
    ]
    assert found(marker, ApplicantTies("А-1", people=["Тентиев Бакыт Эсенович"])) == []


OURS = Organisation("ОФ «Жаңы Жол»")
ORGANISATIONS = [
    (OURS, Organisation("«Жаны-Жол» ОФ"), CERTAIN),
    (OURS, Organisation("«Жаңы Жол» коомдук фонду"), TO_CHECK),
    (OURS, Organisation("Public foundation Jany Jol"), TO_CHECK),
    (OURS, Organisation("ОФ «Жаңы Көл»"), None),
    (OURS, Organisation("ОФ «Жаңы Жол Каракол»"), None),
    (OURS, Organisation("Общественный фонд"), None),
    (OURS, Organisation(""), None),
    (Organisation("Общественный фонд"), Organisation("Коомдук фонд"), None),
    (Organisation("Жаңы Жол", "01"), Organisation("Новый путь", "01"), CERTAIN),
    (Organisation("Жаңы Жол", "01"), Organisation("Жаңы Жол", "02"), None),
    (Organisation("Жаңы Жол", "01"), Organisation("Жаңы Жол"), CERTAIN),
]


@pytest.mark.parametrize(("own", "other", "certainty"), ORGANISATIONS)
def test_an_organisation_is_found_by_number_or_by_name_without_its_legal_form(own, other, certainty):
    seat = [(Tie.SEAT, certainty, own.name, other.name)] if certainty else []
    partner = [(Tie.PARTNER, certainty, own.name, other.name)] if certainty else []
    grants = [(Tie.GRANT, certainty, own.name, other.name)] if certainty else []
    assert found(MarkerTies("m", "", organisations=[own]), ApplicantTies("А-1", other)) == seat
    assert found(MarkerTies("m", "", organisations=[own]), ApplicantTies("А-1", partners=[other])) == partner
    assert found(MarkerTies("m", "", grants=[own]), ApplicantTies("А-1", other)) == grants


def test_of_each_kind_the_surest_is_named_by_application_marker_and_kind():
    markers = [
        MarkerTies("m2", "Асанов Бакыт", relatives=["Тентиев Нурлан", "Тентиев Нурлан Эсенович"]),
        MarkerTies("m1", "Тентиев Н. Э.", organisations=[OURS], grants=[OURS]),
    ]
    applications = [
        ApplicantTies("А-2", OURS, people=["Тентиев Нурлан Эсенович"]),
        ApplicantTies("А-1", people=["Бакыт Асанов"], partners=[OURS, Organisation("Жаңы Жол")]),
    ]
    name, person = OURS.name, "Тентиев Нурлан Эсенович"
    assert find_ties(markers, applications) == [
        Finding("А-1", "m1", Tie.PARTNER, CERTAIN, name, name),
        Finding("А-1", "m1", Tie.GRANT_PARTNER, CERTAIN, name, name),
        Finding("А-1", "m2", Tie.SAME_NAME, TO_CHECK, "Асанов Бакыт", "Бакыт Асанов"),
        Finding("А-2", "m1", Tie.SAME_NAME, TO_CHECK, "Тентиев Н. Э.", person),
        Finding("А-2", "m1", Tie.SEAT, CERTAIN, name, name),
        Finding("А-2", "m1", Tie.GRANT, CERTAIN, name, name),
        Finding("А-2", "m2", Tie.RELATIVE, CERTAIN, person, person),
    ]


WORDS = ["Асан", "Асанов", "Асанова", "Асанович", "А.", "Б.", "Бакыт", "Бекит", "Бакытович", "Эсен", "уулу", "Өмүрбек"]
some_names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(some_names, st.lists(some_names, max_size=6))
def test_nobody_is_missed_by_looking_names_up_by_their_words(own, people):
    alike = {compare_names(own, name) for name in people}
    ties = {tie for tie, *_ in found(MarkerTies("m", own), ApplicantTies("А-1", people=people))}
    same = {Tie.SAME_NAME} if alike & {Alike.SAME, Alike.LIKELY} else {Tie.KIN} if Alike.PARTLY in alike else set()
    assert ties == same
