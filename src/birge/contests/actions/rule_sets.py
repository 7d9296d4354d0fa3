"""Rules of contests: begun from a shipped procedure, written group by group, published once, then never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.contests.models import RuleSet
from birge.contests.shipped import shipped
from birge.contests.terms import Terms
from birge.contests.terms_check import faults_of
from birge.contests.words.terms import PATHS, Group
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation


@transaction.atomic
def begin_rule_set(
    *, customer: Organisation, profile: str, starts_on: date, names: Mapping[str, str] | None = None, by: Actor,
    at: datetime,
) -> RuleSet:  # fmt: skip
    """A draft with the terms and sources of the shipped procedure. Raises ValidationError where there is one."""
    Organisation.objects.select_for_update().get(pk=customer.pk)
    ours = RuleSet.objects.filter(customer=customer, profile=profile)
    if ours.exists():
        raise ValidationError({"profile": _("There are such rules already: begin a new version of them.")})
    copied = shipped(profile)
    made = RuleSet(
        customer=customer,
        profile=profile,
        names=dict(names or copied.names),
        terms=copied.terms.to_json(),
        sources=dict(copied.sources),
        starts_on=starts_on,
    )
    made.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.begin_rule_set", subject=made, also=[customer],
                   after={"profile": profile})  # fmt: skip
    return made


@transaction.atomic
def new_version(rule_set: RuleSet, *, starts_on: date, by: Actor, at: datetime) -> RuleSet:
    """A draft with all that the published version says, to be changed and published in its turn."""
    old = _locked(rule_set)
    if old.published_at is None:
        raise ValidationError(_("This version is not published yet: change it as it is."))
    if RuleSet.objects.filter(replaces=old).exists():
        raise ValidationError(_("A newer version was begun already."))
    last = RuleSet.objects.filter(customer=old.customer_id, profile=old.profile).aggregate(last=Max("version"))
    made = RuleSet(
        customer_id=old.customer_id,
        profile=old.profile,
        names=old.names,
        version=(last["last"] or 0) + 1,
        replaces=old,
        terms=old.terms,
        sources=old.sources,
        starts_on=starts_on,
    )
    made.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.new_version", subject=made, also=[old], after={"version": made.version})
    return made


@transaction.atomic
def write_terms(
    rule_set: RuleSet, *, group: Group, terms: Terms, sources: Mapping[str, str], by: Actor, at: datetime
) -> RuleSet:
    """One group of terms anew, with where each was read ("": to confirm). What is wrong is refused by its name."""
    row = _draft(rule_set)
    mine = {term.path for term in group.terms}
    faults = [fault for fault in faults_of(terms) if fault.path in mine]
    if faults:
        raise ValidationError({fault.path: [str(fault.text)] for fault in faults})
    before = {"terms": row.terms, "sources": row.sources}
    row.terms = terms.to_json()
    kept = {path: text for path, text in row.sources.items() if path not in mine}
    row.sources = {**kept, **{path: text.strip() for path, text in sources.items() if path in mine and text.strip()}}
    row.save()
    journal.record(by=by, at=at, verb="contests.write_terms", subject=row, before=_changed(before, row), after={
        "group": group.name})  # fmt: skip
    return row


@transaction.atomic
def name_rule_set(rule_set: RuleSet, *, names: Mapping[str, str], starts_on: date, by: Actor, at: datetime) -> RuleSet:
    """Other names, or another first day, of a draft."""
    row = _draft(rule_set)
    if not any(names.values()):
        raise ValidationError({"names_ky": _("Write the name.")})
    before = {"names": row.names, "starts_on": row.starts_on.isoformat()}
    row.names, row.starts_on = dict(names), starts_on
    row.save()
    after = {"names": row.names, "starts_on": starts_on.isoformat()}
    journal.record(by=by, at=at, verb="contests.name_rule_set", subject=row, before=before, after=after)
    return row


@transaction.atomic
def publish_rule_set(rule_set: RuleSet, *, act: str, by: Actor, at: datetime) -> RuleSet:
    """The customer adopted it by `act`: from now on it never changes. Raises ValidationError with all that is wrong."""
    row = _draft(rule_set)
    if not act.strip():
        raise ValidationError({"act": _("Name the act by which the rules were adopted: its number and date.")})
    faults = faults_of(row.procedure)
    if faults:
        raise ValidationError([str(fault.text) for fault in faults])
    if set(row.sources) - set(PATHS):
        raise ValidationError(_("A source is given for a term that there is not."))
    old = row.replaces
    if old and row.starts_on <= old.starts_on:
        day = date_format(old.starts_on, "SHORT_DATE_FORMAT")
        raise ValidationError(_("A new version starts after the one before it: %(day)s.") % {"day": day})
    row.act, row.published_at, row.published_by = act.strip(), at, by.as_json()
    row.save()
    journal.record(by=by, at=at, verb="contests.publish_rule_set", subject=row, also=[row.customer],
                   after={"act": row.act, "starts_on": row.starts_on.isoformat()})  # fmt: skip
    return row


@transaction.atomic
def drop_rule_set(rule_set: RuleSet, *, by: Actor, at: datetime) -> None:
    """A draft that nobody needs goes."""
    row = _draft(rule_set)
    journal.record(by=by, at=at, verb="contests.drop_rule_set", subject=row, also=[row.customer],
                   before={"profile": row.profile, "version": row.version})  # fmt: skip
    row.delete()


def _locked(rule_set: RuleSet) -> RuleSet:
    return RuleSet.objects.select_for_update(of=("self",)).select_related("customer").get(pk=rule_set.pk)


def _draft(rule_set: RuleSet) -> RuleSet:
    row = _locked(rule_set)
    if row.published_at is not None:
        raise ValidationError(_("Published rules never change: begin a new version."))
    return row


def _changed(before: dict[str, Any], row: RuleSet) -> dict[str, Any]:
    """What of the terms and sources is other now, as it was."""
    terms = {name: value for name, value in before["terms"].items() if row.terms.get(name) != value}
    return {"terms": terms, "sources": before["sources"]}
