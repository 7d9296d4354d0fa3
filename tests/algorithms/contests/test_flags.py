"""Signs for reviewers."""

from birge.algorithms.contests.flags import (
    ALIKE_BUDGETS,
    ALIKE_TEXTS,
    SAME_PEOPLE,
    SINGLE,
    SPLIT,
    Flag,
    Sent,
    find_flags,
)  # fmt: skip

TEXT = "Биз мектептин короосунда балдар үчүн аянтча курабыз жана аны ата-энелер менен бирге карайбыз"
ROWS = (("Тактай", 100), ("Боёк", 200), ("Мык", 300))


def codes(*sent, small=None):
    return [(flag.code, flag.applications) for flag in find_flags(sent, small_tyiyn=small)]


def test_one_applicant_alone_is_a_sign():
    assert codes(Sent("1", "a")) == [(SINGLE, ("1",))]
    assert codes(Sent("1", "a"), Sent("2", "b")) == []
    assert codes() == []


def test_the_same_person_behind_two_applicants_is_found_in_any_order_of_her_names():
    found = find_flags(
        [Sent("1", "a", frozenset({"Асанова Бурул Тологоновна"})), Sent("2", "b", frozenset({"бурул асанова"}))],
        small_tyiyn=None,
    )

    assert found == [Flag(SAME_PEOPLE, ("1", "2"), names=("Асанова Бурул Тологоновна",))]


def test_a_shared_given_name_is_no_sign():
    assert codes(Sent("1", "a", frozenset({"Бурул Асанова"})), Sent("2", "b", frozenset({"Бурул Үсөнова"}))) == []


def test_small_sums_of_the_same_people_that_come_to_more_than_a_small_sum():
    people = frozenset({"Асан Үсөнов"})
    sent = [Sent("1", "a", people, requested_tyiyn=60), Sent("2", "b", people, requested_tyiyn=50)]

    assert (SPLIT, ("1", "2")) in codes(*sent, small=100)
    assert (SPLIT, ("1", "2")) not in codes(*sent, small=110)
    assert (SPLIT, ("1", "2")) not in codes(*sent)


def test_an_earlier_contest_of_the_same_applicant_counts_for_a_split_sum():
    sent = [Sent("1", "a", requested_tyiyn=80, is_here=False), Sent("2", "a", requested_tyiyn=80), Sent("3", "b")]

    assert codes(*sent, small=100) == [(SPLIT, ("1", "2"))]


def test_nearly_equal_texts_and_budgets_of_two_applicants():
    sent = [Sent("1", "a", text=TEXT, rows=ROWS), Sent("2", "b", text=TEXT.upper() + "!", rows=ROWS)]

    assert codes(*sent) == [(ALIKE_TEXTS, ("1", "2")), (ALIKE_BUDGETS, ("1", "2"))]


def test_texts_that_say_different_things_are_not_alike():
    other = "Көпүрөнү оңдоп, суу жолун тазалап, айылдын ортосуна жарык коёбуз"

    assert codes(Sent("1", "a", text=TEXT), Sent("2", "b", text=other)) == []


def test_two_rows_that_are_the_same_are_too_few_to_say_anything():
    assert codes(Sent("1", "a", rows=ROWS[:2]), Sent("2", "b", rows=ROWS[:2])) == []


def test_earlier_applications_are_not_compared_among_themselves():
    earlier = [Sent("1", "a", text=TEXT, is_here=False), Sent("2", "b", text=TEXT, is_here=False)]

    assert codes(*earlier, Sent("3", "c"), Sent("4", "d")) == []
