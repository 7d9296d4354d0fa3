"""What of water has no confirmed source yet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.to_confirm import Topic, Unconfirmed
from birge.water.fee_words import tariff_said
from birge.water.models import Band, Bound, DisputeTerm, Norm, RotaTerms, Tariff


def bounds_to_confirm() -> Topic:
    """The bounds of what is plausible of which nobody has said where they were read; one query."""
    items = [
        Unconfirmed(f"{row.get_kind_display()}: {row.most.normalize():f}", f"{reverse('water:bounds')}?kind={row.kind}")
        for row in Bound.objects.open().filter(source="")
    ]
    explanation = _(
        "A hydrotechnician knows how large a parcel of one user can be, and for how long a reading of a gauge post "
        "speaks. Until then the checks ask above it, and longer gaps leave the volume unknown."
    )
    return Topic(_("What is plausible in the register of water users"), explanation, items)


def norms_to_confirm() -> Topic:
    """The norms of associations of which nobody has said where they were read; one query."""
    rows = Norm.objects.open().filter(source="").select_related("crop", "association")
    found = {
        (row.association_id, row.crop_id): Unconfirmed(
            f"{row.association}: {row.crop}", reverse("water:norms", args=[row.association_id])
        )
        for row in rows.order_by("association", "crop__code")
    }
    explanation = _(
        "The water service of the rayon has the table of its hydromodule zones. Until then requests rest on what the "
        "association entered."
    )
    return Topic(_("Norms of irrigation"), explanation, list(found.values()))


def bands_to_confirm() -> Topic:
    """The bands of indicators of which nobody has said where they were read; one query."""
    items = [
        Unconfirmed(
            f"{band.get_kind_display()}: {band.good.normalize():f} / {band.fair.normalize():f}"
            + (f" · {band.association}" if band.association else ""),
            reverse("water:bands", args=[band.association_id]) if band.association_id else "",
        )
        for band in Band.objects.open().filter(source="").select_related("association").order_by("kind")
    ]
    explanation = _(
        "Who introduced these indicators elsewhere used such bands; whether they suit here, the water service or a "
        "university can say. An association sets its own."
    )
    return Topic(_("Bands of the indicators of irrigation"), explanation, items)


def rota_terms_to_confirm() -> Topic:
    """The terms of rotas of which nobody has said where they were read; one query."""
    rows = RotaTerms.objects.open().filter(source="").select_related("association")
    items = [Unconfirmed(str(row.association), reverse("water:rota_terms", args=[row.association_id])) for row in rows]
    explanation = _(
        "The hydrotechnician can measure how long 64 m of a canal fill and drain; the assembly says when it is night."
    )
    return Topic(_("Terms of rotas"), explanation, items)


def tariffs_to_confirm() -> Topic:
    """The tariffs of associations of which nobody has said what act set them; one query."""
    rows = Tariff.objects.open().filter(source="").select_related("association")
    items = [
        Unconfirmed(f"{row.association}: {tariff_said(row)}", reverse("water:tariffs", args=[row.association_id]))
        for row in rows.order_by("association", "side", "basis")
    ]
    explanation = _("The association's accountant reads the act and names it. Until then nobody is billed by them.")
    return Topic(_("Tariffs of irrigation water"), explanation, items)


def dispute_terms_to_confirm() -> Topic:
    """The terms of disputes of which nobody has said where they are written; one query."""
    rows = DisputeTerm.objects.open().filter(source="").select_related("association")
    items = [
        Unconfirmed(f"{row.association}: {row.working_days}", reverse("water:dispute_term", args=[row.association_id]))
        for row in rows
    ]
    explanation = _("The charter of the association says within how many days a dispute is answered, and by whom.")
    return Topic(_("Terms of disputes about water"), explanation, items)
