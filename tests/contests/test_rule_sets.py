"""Rules begin as a copy, say what is wrong with them, and never change once they are published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from birge.contests.actions.rule_sets import begin_rule_set, new_version, publish_rule_set, write_terms
from birge.contests.comparing import differences
from birge.contests.confirming import terms_to_confirm
from birge.contests.enums.programmes import Profile
from birge.contests.models import RuleSet
from birge.contests.queries.rule_sets import rule_set_on
from birge.contests.shipped import shipped
from birge.contests.terms import Anchor, Criterion, Days, FormLength, Ranking, Terms, Visibility
from birge.contests.terms_check import faults_of
from birge.contests.words.terms import GROUPS, PATHS, all_lines, group_named, unconfirmed
from tests.contests.small_call import BY, NOW, SINCE, small_call
from tests.people.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("profile", Profile.values)
def test_each_shipped_procedure_can_be_carried_out_when_vouchers_have_criteria_and_is_the_same_read_again(profile):
    found = shipped(profile)

    assert {fault.path for fault in faults_of(found.terms)} == ({"criteria"} if profile == Profile.VOUCHER else set())
    assert Terms.from_json(found.terms.to_json()) == found.terms
    assert set(found.sources) <= set(PATHS)
    assert found.names.keys() == {"ky", "ru"}


def test_the_five_criteria_of_local_initiatives_are_those_of_real_notices_and_their_weights_are_to_confirm():
    found = shipped(Profile.LOCAL_INITIATIVE)
    lines = {line.path: line for _group, lines in all_lines(found.terms, found.sources) for line in lines}

    assert [row.id for row in found.terms.criteria] == [
        "importance",
        "participation",
        "sustainability",
        "budget",
        "own",
    ]
    assert not lines["criteria"].is_to_confirm
    assert lines["criteria.weights"].is_to_confirm


def change(**parts):
    return replace(shipped(Profile.LOCAL_INITIATIVE).terms, **parts)


def criterion(**parts):
    return Criterion(**{"id": "x", "names": {"ky": "x", "ru": "x"}, "weight": 100, "most": 5, **parts})


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        (change(criteria=[criterion(weight=99)]), "criteria"),
        (change(criteria=[criterion(names={"ky": "x"})]), "criteria"),
        (change(criteria=[criterion(anchors=[Anchor(6, {"ky": "x"})])]), "criteria"),
        (change(applicants=[]), "applicants"),
        (change(forms=[FormLength("short", 5), FormLength("full", 4)]), "forms"),
        (change(ranking=Ranking(minimum="101")), "ranking.minimum"),
        (change(ranking=Ranking(tie_break=["criterion:nobody"])), "ranking.tie_break"),
        (change(visibility=Visibility(openers=[3, 2])), "visibility.openers"),
        (change(days=Days(applications=3, questions_before_deadline=3)), "days.questions_before_deadline"),
    ],
)
def test_what_is_wrong_is_named_by_its_term(terms, path):
    assert path in [fault.path for fault in faults_of(terms)]


def draft() -> RuleSet:
    return begin_rule_set(customer=OrganisationFactory(), profile="cso-grant", starts_on=SINCE, by=BY, at=NOW)


def test_a_group_is_written_with_its_sources_and_what_is_wrong_in_it_is_refused():
    rules, group = draft(), group_named("criteria")

    with pytest.raises(ValidationError) as refused:
        write_terms(rules, group=group, terms=replace(rules.procedure, criteria=[criterion(weight=90)]), sources={},
                    by=BY, at=NOW)  # fmt: skip
    assert list(refused.value.message_dict) == ["criteria"]
    terms = replace(rules.procedure, criteria=[criterion()], ranking=Ranking())
    written = write_terms(rules, group=group, terms=terms, sources={"criteria": "№ 7, 4-пункт", "order": "x"}, by=BY,
                          at=NOW)  # fmt: skip

    assert (written.procedure, written.sources) == (terms, {"criteria": "№ 7, 4-пункт"})


def test_published_rules_never_change_by_action_or_past_it():
    rules = publish_rule_set(draft(), act="№ 7", by=BY, at=NOW)

    with pytest.raises(ValidationError):
        write_terms(rules, group=GROUPS[0], terms=rules.procedure, sources={}, by=BY, at=NOW)
    for act in (lambda rows: rows.update(act="№ 8"), lambda rows: rows.update(terms={}), lambda rows: rows.delete()):
        with pytest.raises(Exception, match="never changed"), transaction.atomic():
            act(RuleSet.objects.filter(pk=rules.pk))


def test_a_new_version_holds_from_its_day_and_the_comparison_shows_what_it_says_otherwise(english):
    old = small_call().rules
    newer = new_version(old, starts_on=date(2026, 6, 1), by=BY, at=NOW)
    terms = replace(newer.procedure, days=replace(newer.procedure.days, standstill=10))
    newer = write_terms(newer, group=group_named("days"), terms=terms, sources={}, by=BY, at=NOW)
    newer = publish_rule_set(newer, act="№ 8", by=BY, at=NOW)

    in_force = [
        rule_set_on(old.customer, old.profile, on) for on in (date(2026, 1, 4), date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert in_force == [None, old, newer]
    assert [(row.before, row.after) for row in differences(old, newer)] == [("working days: 5", "working days: 10")]


def test_an_act_is_needed_and_a_version_starts_after_the_one_before():
    rules = draft()
    with pytest.raises(ValidationError):
        publish_rule_set(rules, act=" ", by=BY, at=NOW)
    published = publish_rule_set(rules, act="№ 7", by=BY, at=NOW)
    same_day = new_version(published, starts_on=SINCE, by=BY, at=NOW)

    with pytest.raises(ValidationError):
        publish_rule_set(same_day, act="№ 8", by=BY, at=NOW)


def test_rules_in_force_are_on_the_page_of_what_is_to_confirm():
    small = small_call()
    open_terms = unconfirmed(small.rules.procedure, small.rules.sources)

    assert {line.path for line in open_terms}.isdisjoint({"order", "applicants"})
    assert [item.label for item in terms_to_confirm().items] == [f"{small.customer} · {small.rules}: {len(open_terms)}"]
