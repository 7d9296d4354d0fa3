"""What a ranking says on a page."""

import pytest
from django.utils import translation

from birge.algorithms.contests.rank import Aggregate, Outcome, Rule
from birge.contests.words.ranking import AGGREGATES, KIND, NAMES, OUTCOMES, SENTENCES, outcome_words, tie_words
from birge.decisions.kinds import kind_label, numbers_of
from birge.kernel.texts import LANGUAGES


@pytest.mark.parametrize(
    "words", [NAMES, SENTENCES, OUTCOMES, AGGREGATES], ids=["names", "sentences", "outcomes", "means"]
)
def test_nothing_is_without_words_of_its_own_in_any_language(words):
    for language in LANGUAGES:
        with translation.override(language):
            assert len({str(text) for text in words.values()}) == len(words)


def test_every_member_has_words():
    assert (set(NAMES), set(SENTENCES), set(OUTCOMES), set(AGGREGATES)) == (
        set(Rule),
        set(Rule),
        set(Outcome),
        set(Aggregate),
    )


def test_a_tie_names_its_criterion():
    with translation.override("en"):
        assert tie_words("criterion:need", {"need": "Need"}) == "More by the criterion: Need"
        assert tie_words("criterion:old", {}) == "More by the criterion: old"
        assert tie_words("earlier", {}) == "Submitted earlier"


def test_an_outcome_that_this_version_does_not_know_stands_for_itself():
    with translation.override("ru"):
        assert outcome_words("selected") == "Отобрана"
        assert outcome_words("by-lot") == "by-lot"


def test_the_winners_of_a_contest_are_a_kind_of_decision():
    with translation.override("ky"):
        assert kind_label(KIND.name) == "Конкурстун жеңүүчүлөрү"
    assert numbers_of(KIND.name, ["area", "requested_tyiyn", "submitted_at"]) == {"requested_tyiyn"}
