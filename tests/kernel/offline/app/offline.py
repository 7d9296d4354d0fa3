"""The kind of work without a network that visits yards, as a folder would write it."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.offline.kinds import OfflineKind, Piece, Taken, register
from birge.kernel.offline.values import values_of
from birge.kernel.permissions import Refused, no, yes
from tests.kernel.offline.app.models import Yard

MOST_SHEEP = 5_000


class YardForm(forms.ModelForm):
    class Meta:
        model = Yard
        fields = ("phone", "sheep", "is_home")
        labels = {"phone": "Телефон", "sheep": "Кой", "is_home": "Үйүндө"}


class YardVisits(OfflineKind[Yard]):
    name = "yards"
    title = "Короолорду кыдыруу"
    reading = "yards.read"
    model = "yards.yard"

    def take(self, user, params, at: datetime) -> Taken:
        street = params.get("street", "")
        yards = list(Yard.objects.filter(street=street, place__in=self.places(user, at.date())).order_by("head"))
        if not yards:
            raise Refused("Бул көчө сиздики эмес.")
        return Taken(_clerk(user, yards[0].place), street, [self.piece(yard) for yard in yards], yards)

    def places(self, user, on):
        number = user.username.removeprefix("clerk-") if user.is_authenticated else ""
        return [UUID(int=int(number))] if number.isdigit() else []

    def lock(self, subject, at):
        return Yard.objects.select_for_update().filter(pk=subject).first()

    def may(self, user, thing, at):
        if thing.place in self.places(user, at.date()):
            return yes(_clerk(user, thing.place))
        return no("Бул короо башка айылдыкы.")

    def place(self, thing):
        return thing.place

    def version(self, thing):
        return str(thing.version)

    def values(self, thing):
        return values_of(YardForm(instance=thing))

    def title_of(self, thing):
        return thing.head

    def piece(self, thing):
        form = YardForm(instance=thing)
        return Piece(str(thing.pk), self.version(thing), thing.head, str(form), thing.street)

    def subjects(self, thing):
        return [thing]

    def apply(self, thing, values, by: Actor, made_at: datetime, at: datetime):
        form = YardForm(dict(values), instance=thing)
        if not form.is_valid():
            raise ValidationError([f"{name}: {text}" for name, texts in form.errors.items() for text in texts])
        if form.cleaned_data["sheep"] > MOST_SHEEP:
            raise Refused("Мынча кой болбойт.")
        thing.version += 1
        form.save()
        journal.record(by=by, at=at, verb="yards.visit", subject=thing, after=form.cleaned_data)

    def labels(self, names, thing):
        return {name: field.label for name, field in YardForm.base_fields.items()}

    def shown(self, name, value, thing):
        return {"on": "ооба", "": "жок"}[value] if name == "is_home" else value

    def titles(self, subjects, at):
        return {str(yard.pk): yard.head for yard in Yard.objects.filter(pk__in=subjects)}


def _clerk(user, place) -> Actor:
    return Actor(account=user.pk, name=user.name, role="clerk", scope=str(place))


register(YardVisits())
