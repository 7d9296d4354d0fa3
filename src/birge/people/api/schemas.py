"""What is sent and answered about people and organisations."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from birge.kernel.api import Line, Shape, Texts
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Assignment, Organisation, OrganisationPast
from birge.places.api.refs import PlaceName, PlaceRef


class RoleHeld(Schema):
    """A role that a person holds in [starts_on, ends_on), at a place, in an organisation or everywhere."""

    id: UUID
    role: Role
    place: PlaceName | None
    organisation: UUID | None
    title: dict[str, str]
    basis: str = Field(description="The order or decision by which it is held")
    starts_on: date
    ends_on: date | None
    acting_for: UUID | None = Field(description="The role held by the person for whom this one acts")

    @staticmethod
    def resolve_organisation(assignment: Assignment) -> UUID | None:
        return assignment.organisation_id

    @staticmethod
    def resolve_acting_for(assignment: Assignment) -> UUID | None:
        return assignment.acting_for_id


class Person(Schema):
    """A person's record, with the roles that the caller may see, past ones too."""

    id: UUID
    username: str
    name: str
    phone: str
    email: str
    is_active: bool = Field(description="Whether she may sign in")
    roles: list[RoleHeld]

    @staticmethod
    def resolve_roles(account: Account) -> list[Assignment]:
        roles: list[Assignment] = account.seen_roles  # type: ignore[attr-defined]
        return roles


class Profile(Person):
    """One's own record and the token's scopes."""

    language: str
    scopes: list[str] = Field(description="What the token of this request may be used for")


class Contacts(Shape):
    """How a person can be reached."""

    phone: str = Field(default="", max_length=20, pattern=r"^(\+?[0-9 ()-]*)$", examples=["+996555123456"])
    email: str = Field(default="", max_length=254, examples=["clerk@example.org"])


class NewRole(Shape):
    """A role to give: at a place or in an organisation, never both."""

    role: Role
    place: PlaceRef | None = None
    organisation: UUID | None = None
    starts_on: date
    ends_on: date | None = None
    title: Texts = {}
    basis: str = Field(default="", max_length=200)


class NewPerson(Contacts):
    """A person with her first role."""

    username: str = Field(pattern=r"^[a-zA-Z0-9._-]{3,60}$", examples=["a.asanova"])
    name: Line
    first_role: NewRole


class EndOfRole(Shape):
    """The first day without the role."""

    ends_on: date


class OrganisationPastOut(Schema):
    """What an organisation was in [starts_on, ends_on)."""

    kind: OrganisationKind
    names: dict[str, str]
    starts_on: date
    ends_on: date


class OrganisationOut(Schema):
    """An organisation as it is now."""

    id: UUID
    kind: OrganisationKind
    names: dict[str, str]
    name: str = Field(description="In the language of the request")
    place: PlaceName | None
    registration_number: str
    phone: str
    email: str
    address: str
    starts_on: date
    since_on: date = Field(description="It has been so since this day")
    ends_on: date | None

    @staticmethod
    def resolve_name(organisation: Organisation) -> str:
        return str(organisation)


class OrganisationWithPast(OrganisationOut):
    """An organisation with what it was before."""

    past: list[OrganisationPastOut]

    @staticmethod
    def resolve_past(organisation: Organisation) -> list[OrganisationPast]:
        return list(organisation.past.order_by("ends_on"))


class OrganisationIn(Shape):
    """What is known of an organisation since a day."""

    kind: OrganisationKind
    names: Texts
    place: PlaceRef | None = None
    since_on: date = Field(description="From this day; for a new one, the day on which it began")
    ends_on: date | None = None
    registration_number: str = Field(default="", max_length=40)
    phone: str = Field(default="", max_length=20)
    email: str = Field(default="", max_length=254)
    address: str = Field(default="", max_length=200)


class Reading(Schema):
    """Somebody looked at my record."""

    id: UUID
    at: datetime
    by: str
    role: str
    verb: str
    why: str
