"""The kind of import that fills the register of families, as a folder would write it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import Column, ImportKind, Message, Sheet, register
from birge.kernel.imports.models import ImportRow
from birge.kernel.permissions import Answer, no, yes
from tests.kernel.imports.app.models import Family, Gift

KARA_SUU = UUID(int=1)
OTHER_AIMAK = UUID(int=2)


class FamiliesImport(ImportKind):
    name = "families"
    title = "Families"
    sheets = (
        Sheet(
            name="families",
            title="Families",
            key=("head", "pin"),
            columns=(
                Column("head", _("Name"), required=True, aliases=("Аты-жөнү", "ФИО"), max_length=60),
                Column("pin", "PIN", digits=14, aliases=("ПИН",)),
                Column("village", "Village", Type.PLACE, aliases=("Айыл", "Село")),
                Column("amount", "Amount", Type.DECIMAL, required=True, aliases=("Көлөмү",), least=0, places=3),
                Column("people", "People", Type.WHOLE, aliases=("Адам саны",), least=1, most=50),
                Column("asked_on", "Asked on", Type.DATE, aliases=("Күнү",)),
                Column("heating", "Heating", Type.CHOICE, choices={"stove": "Stove", "gas": "Gas"}),
                Column("widow", "Widow", Type.YES_NO),
            ),
        ),
    )
    messages = {"greedy": Message("%(head)s asks for too much.", "Ask for less.")}

    def can_import(self, user, place, target):
        """Clerks are named after the place: that is enough to tell two of them apart."""
        if user.is_authenticated and user.username == f"clerk-{place.int}":
            return yes(Actor(account=user.pk, name=user.name, role="clerk", scope=str(place)))
        return no("Only the clerk of the place imports here.")

    def places(self, user, on: date):
        number = user.username.removeprefix("clerk-") if user.is_authenticated else ""
        return [UUID(int=int(number))] if number.isdigit() else []

    def check(self, batch):
        for row in ImportRow.objects.filter(batch=batch, data__people=50).order_by("number"):
            yield Fault("greedy", row.sheet, row.number, "people", "50", {"head": row.data["head"]})

    def apply(self, batch, by, at):
        rows = ImportRow.objects.filter(batch=batch, sheet="families").order_by("number")
        families = [
            Family(batch=batch.pk, row=row.number, **{**row.data, "village": row.data.get("village")})
            for row in rows.iterator()
        ]
        for start in range(0, len(families), 50):
            Family.objects.bulk_create(families[start : start + 50])
        return {"families": len(families)}

    def can_undo(self, batch):
        if Gift.objects.filter(family__batch=batch.pk).exists():
            return no("A family of this file has received coal.")
        return Answer(allowed=True)

    def undo(self, batch, by, at):
        Family.objects.filter(batch=batch.pk).delete()


register(FamiliesImport())
