"""Contracts of a season: prepared from the requests, offered by the forecast, answered, changed by new versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.kernel import issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.events import publish
from birge.kernel.models import IssuedDocument
from birge.water.actions.requests import compute_requests
from birge.water.enums import ContractState
from birge.water.models import Contract, ContractVersion, Season, SeasonOffer
from birge.water.offering import SeasonShares, shares_of, terms_of
from birge.water.periods import ten_days_in
from birge.water.queries.contracts import latest_versions
from birge.water.terms import Terms

PAPER = "water.contract"
"""How the check page knows a contract on paper."""


@dataclass(frozen=True)
class OfferMade:
    """Water was offered to the users of these contracts, for the first time or anew."""

    offer: SeasonOffer
    contracts: list[Contract]
    by: Actor
    at: datetime


@dataclass
class _Written:
    """What is to be stored together."""

    new: list[Contract] = field(default_factory=list)
    changed: list[Contract] = field(default_factory=list)
    new_versions: list[ContractVersion] = field(default_factory=list)
    changed_versions: list[ContractVersion] = field(default_factory=list)

    def store(self) -> None:
        Contract.objects.bulk_create(self.new, batch_size=500)
        Contract.objects.bulk_update(self.changed, ["state", "number"], batch_size=500)
        ContractVersion.objects.bulk_create(self.new_versions, batch_size=200)
        ContractVersion.objects.bulk_update(
            self.changed_versions, ["terms", "ordered_m3", "offered_m3", "offer", "state", "why", "by", "at"],
            batch_size=200,
        )  # fmt: skip


@transaction.atomic
def prepare_contracts(*, season: Season, why: str = "", by: Actor, at: datetime) -> int:
    """Compute the requests of all ten days, and write what each user ordered into her contract. How many changed.

    A contract that was offered gets a further version, and needs the reason `why`. Raises ValidationError.
    """
    Season.objects.select_for_update().get(pk=season.pk)
    for period in ten_days_in(season.starts_on, season.ends_on):
        compute_requests(season, period, by=by, at=at)
    terms = terms_of(shares_of(season), timezone.localdate(at), offer=False)
    written = _write(season, terms, None, why, by, at)
    after = {"contracts": len(terms), "changed": len(written), "why": why}
    journal.record(by=by, at=at, verb="water.prepare_contracts", subject=season, after=after)
    return len(written)


@transaction.atomic
def make_offer(*, season: Season, why: str, only_drafts: bool = False, by: Actor, at: datetime) -> SeasonOffer:
    """Offer everyone what the forecast and the canals let through; those whose contract changes are told.

    `only_drafts`: contracts that were offered already stay as they are, so that one user's correction does not change
    the contracts of all.

    Raises ValidationError where nothing is ordered or no flow is known.
    """
    Season.objects.select_for_update().get(pk=season.pk)
    shares = shares_of(season)
    if not shares.asked:
        raise ValidationError(_("Nobody has ordered water in this season yet: prepare the contracts first."))
    if not shares.heads:
        raise ValidationError(_("Write first how much is expected in each ten days."))
    if not why.strip():
        raise ValidationError({"why": _("Write why this offer is made.")})
    terms = terms_of(shares, timezone.localdate(at), offer=True)
    offer = _offer(season, shares, terms, why.strip(), by, at)
    written = _write(season, terms, offer, why.strip(), by, at, only_drafts=only_drafts)
    offer.contracts = len(written)
    offer.save(update_fields=["contracts"])
    after = {"number": offer.number, "contracts": len(written), "ordered_m3": str(offer.ordered_m3),
             "offered_m3": str(offer.offered_m3), "why": offer.why}  # fmt: skip
    journal.record(by=by, at=at, verb="water.make_offer", subject=season, after=after)
    publish(OfferMade(offer, written, by, at))
    return offer


def _offer(
    season: Season, shares: SeasonShares, terms: dict[UUID, Terms], why: str, by: Actor, at: datetime
) -> SeasonOffer:
    flows = [
        {"head": head.code, "period": head.period.starts_on.isoformat(), "flow_lps": f"{head.flow_lps:f}",
         "supply_m3": f"{head.supply_m3:f}"}
        for head in shares.heads
    ]  # fmt: skip
    number = SeasonOffer.objects.filter(season=season).count() + 1
    ordered = sum((one.ordered_m3 for one in terms.values()), Decimal(0))
    offered = sum((one.offered_m3 or Decimal(0) for one in terms.values()), Decimal(0))
    return SeasonOffer.objects.create(
        season=season, number=number, why=why, flows=flows, ordered_m3=ordered, offered_m3=offered, contracts=0,
        by=by.as_json(), at=at,
    )  # fmt: skip


def _write(
    season: Season,
    terms: dict[UUID, Terms],
    offer: SeasonOffer | None,
    why: str,
    by: Actor,
    at: datetime,
    *,
    only_drafts: bool = False,
) -> list[Contract]:
    """Bring every contract to these terms; those that changed. Ended contracts stay as they are."""
    standing = {row.user_id: row for row in Contract.objects.select_for_update().filter(season=season)}
    latest = latest_versions(season)
    written = _Written()
    for user, one in terms.items():
        contract = standing.get(user)
        if contract is None:
            contract = Contract(association_id=season.association_id, season=season, user_id=user)
            written.new.append(contract)
            version = ContractVersion(contract=contract, number=1)
            written.new_versions.append(version)
        else:
            last = latest[contract.pk]
            passed_over = only_drafts and last.state != ContractState.DRAFTED
            found = None if passed_over else _next(contract, last, one, offer, why)
            if found is None:
                continue
            version = found
            is_new = version.number > contract.number
            (written.new_versions if is_new else written.changed_versions).append(version)
            written.changed.append(contract)
        _fill(contract, version, one, offer, by, at)
    written.store()
    return [*written.new, *written.changed]


def _next(
    contract: Contract, last: ContractVersion, terms: Terms, offer: SeasonOffer | None, why: str
) -> ContractVersion | None:
    """The version to write: the draft itself, one more after an offered one, None where nothing is to be changed."""
    if contract.state == ContractState.ENDED:
        return None
    if last.state == ContractState.DRAFTED:
        return last if offer is not None or last.terms != terms.as_json() else None
    stands = last.terms if offer is not None else _orders(last.terms)
    if stands == (terms.as_json() if offer is not None else _orders(terms.as_json())):
        return None
    if not why.strip():
        raise ValidationError({"why": _("Contracts that were offered already change: write why.")})
    return ContractVersion(contract=contract, number=contract.number + 1, why=why.strip())


def _orders(terms: dict[str, Any]) -> dict[str, Any]:
    """The part of terms that the user orders, without what is offered."""
    volumes = [{**row, "offered": None, "bound": ""} for row in terms["volumes"]]
    return {**terms, "volumes": volumes}


def _fill(
    contract: Contract, version: ContractVersion, terms: Terms, offer: SeasonOffer | None, by: Actor, at: datetime
) -> None:
    state = ContractState.OFFERED if offer is not None else ContractState.DRAFTED
    version.terms, version.ordered_m3, version.offered_m3 = terms.as_json(), terms.ordered_m3, terms.offered_m3
    version.offer, version.state, version.by, version.at = offer, state, by.as_json(), at
    contract.state, contract.number = state, version.number


@transaction.atomic
def answer(
    *, contract: Contract, number: int, accepted: bool, way: str, note: str = "", by: Actor, at: datetime
) -> ContractVersion:
    """The user accepts or refuses version `number`, and may change her mind while no later one is offered.

    Raises ValidationError where that version is not the latest, or not offered.
    """
    contract = Contract.objects.select_for_update().get(pk=contract.pk)
    if number != contract.number:
        raise ValidationError(_("A newer version of this contract was offered in the meantime: read that one."))
    if contract.state in (ContractState.DRAFTED, ContractState.ENDED):
        raise ValidationError(_("Only what is offered can be accepted or refused."))
    version = contract.versions.get(number=number)
    before = {"state": version.state, "way": version.answer_way}
    version.state = contract.state = ContractState.ACCEPTED if accepted else ContractState.REFUSED
    version.answer_way, version.answer_note = way, note.strip()
    version.answered_by, version.answered_at = by.as_json(), at
    version.save()
    contract.save(update_fields=["state"])
    after = {"version": number, "state": version.state, "way": way, "note": version.answer_note}
    journal.record(by=by, at=at, verb="water.answer_contract", subject=contract, also=[contract.user], before=before,
                   after=after)  # fmt: skip
    return version


@transaction.atomic
def end_contract(*, contract: Contract, on: date, why: str, by: Actor, at: datetime) -> None:
    """From that day on the contract no longer holds. Raises ValidationError."""
    contract = Contract.objects.select_for_update().get(pk=contract.pk)
    if contract.state == ContractState.ENDED:
        raise ValidationError(_("This contract has ended already."))
    if not why.strip():
        raise ValidationError({"why": _("Write why the contract ends.")})
    contract.state, contract.ended_on, contract.ended_why = ContractState.ENDED, on, why.strip()
    contract.save(update_fields=["state", "ended_on", "ended_why"])
    _withdraw(contract.versions.all(), contract.ended_why, by, at)
    after = {"on": on.isoformat(), "why": contract.ended_why}
    journal.record(by=by, at=at, verb="water.end_contract", subject=contract, also=[contract.user], after=after)


def _withdraw(versions: QuerySet[ContractVersion], reason: str, by: Actor, at: datetime) -> None:
    for paper in IssuedDocument.objects.filter(pk__in=versions.exclude(paper=None).values("paper")):
        issued.revoke(document=paper, reason=reason, by=by, at=at)


@transaction.atomic
def give_paper(*, version: ContractVersion, initials: str, by: Actor, at: datetime) -> IssuedDocument:
    """The code under which anyone can check the paper of this version; papers of earlier versions are withdrawn."""
    contract = Contract.objects.select_for_update().select_related("user", "season").get(pk=version.contract_id)
    version = contract.versions.get(pk=version.pk)
    if version.paper is not None:
        return version.paper
    _withdraw(contract.versions.filter(number__lt=version.number), f"→ {version.number}", by, at)
    version.paper = issued.issue(
        kind=PAPER, number=f"{contract.user.number}-{version.number}", sha256=hash_of(version.terms), initials=initials,
        code=issued.new_code(), by=by, at=at, expires_on=contract.season.ends_on,
    )  # fmt: skip
    version.save(update_fields=["paper"])
    return version.paper
