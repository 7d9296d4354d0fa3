"""What a list teaches about itself: two names of one person, and twins."""

from itertools import product
from random import Random

import numpy as np
import pytest

from birge.algorithms.matching import find_pairs, kinds_of
from birge.algorithms.matching.fields import fields_of
from birge.algorithms.matching.levels import Level
from birge.algorithms.matching.usage import Usage, adjusted, observed

SYLLABLES = ("ба", "ду", "ке", "мо", "та", "чы", "ша", "гү", "ли", "ну")
WORDS = ["".join(parts).title() for parts in product(SYLLABLES, repeat=3)]
NAMES = WORDS[:1000:9]


def village(second_names, second_sexes):
    """400 households of a woman, her husband and a son; every woman twice, the first 16 by two names."""
    chance = Random(1)
    persons = []
    for house in range(400):
        home = {"surname": WORDS[(house * 37) % 1000] + "ов", "street": f"{WORDS[house % 20]}", "house": str(house)}
        members = [("f", 1960), ("m", 1958), ("m", 1990)]
        for sex, year in members:
            born = f"{year + chance.randrange(20)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            given = chance.choice(NAMES)
            persons.append({**home, "given_name": given, "sex": sex, "born_on": born})
        if house < 16:
            first = persons[-3]
            first["given_name"] = "Бактыгүл"
            name, sex = second_names[house % len(second_names)], second_sexes[house % len(second_sexes)]
            persons.append({**first, "given_name": name, "sex": sex})
        else:
            persons.append(dict(persons[-3]))
    return persons


def second_rows_found(second_names, second_sexes):
    persons = village(second_names, second_sexes)
    columns = {name: [person[name] for person in persons] for name in persons[0]}
    pairs = find_pairs(columns, kinds_of(columns)).pairs
    codes = {reason.code for pair in pairs for reason in pair.reasons if reason.field == "given_name"}
    return sum("Бактыгүл" in columns["given_name"][pair.a] for pair in pairs), codes


def test_a_short_form_that_the_list_uses_for_one_person_is_put_before_the_clerk_with_that_reason():
    found, codes = second_rows_found(["Гүля"], "f")
    assert found == 16
    assert "used_for_one_person" in codes


def test_where_as_many_second_rows_are_of_the_other_sex_they_are_twins():
    assert second_rows_found(["Гүля", *NAMES[:30]], "mf") == (0, {"same"})


@pytest.fixture
def field():
    columns = {"given_name": ["Петра"] * 50 + ["Петер"] * 30 + ["Гүля"] * 20}
    return fields_of(columns, kinds_of(columns))[0]


def test_the_ratio_of_two_values_is_between_that_of_their_level_and_what_the_list_shows(field):
    one, other = np.array([0, 0]), np.array([50, 80])
    levels = np.array([Level.NEAR, Level.DIFFERENT], np.uint8)
    petra, gulya = field.values.index("petra"), field.values.index("gulia")
    seen = Usage(np.array([gulya * 3 + petra]), np.array([40.0]), 100.0)
    ratios = adjusted(seen, field, levels, one, other, np.array([20.0, 0.01]))
    # E = 100 · 2 · 0.5 · 0.3 and 100 · 2 · 0.5 · 0.2; shape 1/2
    assert ratios.tolist() == pytest.approx([0.5 / (30 + 0.5 / 20), 40.5 / (20 + 0.5 / 0.01)])


def test_a_pair_of_rows_is_no_evidence_for_itself(field):
    one, other = np.array([0, 1, 2]), np.array([80, 81, 50])
    levels = np.array([Level.DIFFERENT, Level.DIFFERENT, Level.NEAR], np.uint8)
    seen = observed(field, levels, one, other, np.array([0.9, 0.5, 0.8]))
    assert [*seen.counts.tolist(), seen.matches] == pytest.approx([0.5, 2.2])
