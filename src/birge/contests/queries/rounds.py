"""The rounds of a rolling call: it decides again and again of those that no decision speaks of yet.

An application belongs to the round whose award has a row of it, for ever: a round that is repeated ranks the same
applications again. A new round ranks those that were handed out to the commission and have no row in any award. A call
that is not rolling has one round with all that was admitted.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from birge.contests.enums.applications import MARKED
from birge.contests.enums.awards import MADE, AwardState
from birge.contests.models import Application, Award, AwardRow, Call, MarkingTask
from birge.contests.queries.agreements.offers import Place, places_in


def in_work(path: str = "") -> Q:
    """Of rolling calls only applications of which no decision that stands speaks; of other calls all.

    `path`: the way to the application from what is looked for ("task__application").
    """
    said = AwardRow.objects.filter(application=OuterRef(path or "pk")).exclude(award__state=AwardState.REPEATED)
    rolling = f"{path}__call__is_rolling" if path else "call__is_rolling"
    return Q(**{rolling: False}) | ~Q(Exists(said))


def of_round(award: Award) -> QuerySet[Application]:
    """What the award ranks while it is prepared."""
    call = award.call
    rows = Application.objects.filter(call=call, state__in=MARKED)
    if not call.is_rolling:
        return rows
    if Award.objects.filter(call=call, number=award.number, state=AwardState.REPEATED).exists():
        return rows.filter(
            pk__in=AwardRow.objects.filter(award__call=call, award__number=award.number).values("application")
        )
    return of_new_round(call)


def of_new_round(call: Call) -> QuerySet[Application]:
    """Admitted and handed out, and in no award so far."""
    own = AwardRow.objects.filter(application=OuterRef("pk"))
    handed_out = MarkingTask.objects.filter(application=OuterRef("pk"))
    return Application.objects.filter(~Exists(own), Exists(handed_out), call=call, state__in=MARKED)


def money_for(award: Award) -> int:
    """Tyiyn that this round can give: the call's money less what its other rounds hold."""
    others = Award.objects.filter(call=award.call_id, state__in=MADE).exclude(pk=award.pk)
    return max(0, award.call.funding_tyiyn - held_by(list(others)))


def held_by(awards: Collection[Award]) -> int:
    """Tyiyn of these decided rounds that are given, offered, or somebody's turn to be offered.

    What a winner does not take is for the reserve list of its own round; where nobody of it is left, for later rounds.
    """
    final = [award for award in awards if award.state == AwardState.FINAL]
    given = AwardRow.objects.filter(award__in=[award for award in awards if award not in final])
    promised: int = given.aggregate(all=Sum("granted_tyiyn"))["all"] or 0
    return promised + sum(place.held_tyiyn for places in places_in(final).values() for place in places)


def most_to_offer(award: Award, place: Place) -> int:
    """Tyiyn that can be offered here: to a winner what was granted; to one of the reserve list not more than it asked
    for, nor than is left when every winner takes what was granted and others what they were offered.
    """
    if place.row.granted_tyiyn is not None and not place.is_reserve:
        return place.row.granted_tyiyn
    others = [one for one in places_in([award])[award.pk] if one.application.pk != place.application.pk]
    held = sum(one.held_tyiyn for one in others if one.offer is not None or not one.is_reserve)
    return max(0, min(place.application.requested_tyiyn or 0, money_for(award) - held))


def round_before(award: Award) -> Award | None:
    """An earlier round that is decided anew: before it this one is not decided, since its money is not settled."""
    earlier = Award.objects.filter(call=award.call_id, number__lt=award.number, state=AwardState.DRAFT)
    return earlier.order_by("number").first()
