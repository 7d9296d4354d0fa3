"""Finds accounts, roles held, organisations and readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from birge.kernel.journal import subject_of
from birge.kernel.models import JournalEntry, JournalSubject
from birge.kernel.sorting import Alphabetical
from birge.kernel.texts import LANGUAGES, text_in
from birge.people.models import Account, Assignment, Organisation, SignInCode
from birge.places.queries import names_by_place

NORMAL_PHONE = str.maketrans("", "", " -()\u00a0")


def in_force(queryset: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """The assignments that hold on that day."""
    return queryset.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def not_over(queryset: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """The assignments that hold on that day or will hold later."""
    return queryset.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))


def held_by(account: Any, on: date, roles: Collection[str] | None = None) -> QuerySet[Assignment]:
    """What this person holds on that day, with its place and organisation; nothing for a visitor."""
    if not getattr(account, "is_authenticated", False) or not account.is_active:
        return Assignment.objects.none()
    held = in_force(Assignment.objects.filter(account=account), on)
    if roles is not None:
        held = held.filter(role__in=list(roles))
    return held.select_related("place", "organisation", "acting_for__account").order_by("starts_on", "id")


def roles_held(account: Any, on: date, roles: Collection[str]) -> list[Assignment]:
    """`held_by` as a list. For the person who asks they are read once a request: nobody changes her own roles."""
    memo: dict[date, list[Assignment]] | None = getattr(account, "roles_read", None)
    if memo is None:
        return list(held_by(account, on, roles))
    if on not in memo:
        memo[on] = list(held_by(account, on))
    return [assignment for assignment in memo[on] if assignment.role in roles]


def holders(roles: Collection[str], *, on: date, place: Any = None, organisation: Any = None) -> QuerySet[Account]:
    """Who holds one of these roles exactly at this place or in this organisation on that day."""
    held = in_force(Assignment.objects.filter(role__in=list(roles), place=place, organisation=organisation), on)
    return Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by(Alphabetical("name"), "id")


def account_by_sign_in_name(text: str) -> Account | None:
    """Whom a person means who types a sign-in name, a phone or an e-mail; None if nobody or several.

    A phone or an e-mail may be shared in a family: then only the sign-in name tells the persons apart.
    """
    typed = text.strip().lower()
    if not typed:
        return None
    by_name = Account.objects.filter(username=typed).first()
    if by_name:
        return by_name
    contact = {"email__iexact": typed} if "@" in typed else {"phone": plain_phone(typed)}
    found = list(Account.objects.filter(**contact)[:2])
    return found[0] if len(found) == 1 else None


def account_by_identifier(identifier: str) -> Account | None:
    """Whose account an administrator gave this identifier of the sign-in service."""
    return Account.objects.filter(identifier=identifier).first() if identifier else None


def plain_phone(text: str) -> str:
    """A phone number as it is kept: without spaces, hyphens and brackets."""
    return text.translate(NORMAL_PHONE)


def names_of_organisation(organisation: Organisation, on: date) -> dict[str, str]:
    """The organisation's names, by language, on that day; before its first day the earliest known."""
    if on >= organisation.since_on:
        return dict(organisation.names)
    past = organisation.past.filter(ends_on__gt=on).order_by("ends_on").first()
    return dict(past.names if past else organisation.names)


def readings_of(*records: Any) -> QuerySet[JournalEntry]:
    """Who read one of these records, latest first."""
    rows = JournalSubject.objects.filter(subject__in=[subject_of(record) for record in records])
    return JournalEntry.objects.filter(is_read=True, pk__in=rows.values("entry")).order_by("-at", "-id")


def found_people(queryset: QuerySet[Account], text: str) -> QuerySet[Account]:
    """Search by name, sign-in name or phone."""
    phone = plain_phone(text)
    by_phone = Q(phone__contains=phone) if phone.strip("+").isdigit() else Q()
    return queryset.filter(Q(name__icontains=text) | Q(username__icontains=text) | by_phone)


def code_hash(account: Account, letters: str) -> str:
    """The keyed hash under which a printed sign-in code is kept."""
    return salted_hmac(f"birge.people.sign-in-code:{account.pk}", letters, algorithm="sha256").hexdigest()


def matching_code(account: Account, code: str, at: datetime) -> SignInCode | None:
    """The unused, unexpired code of this account that was typed, however it was spaced; else None."""
    typed = code_hash(account, "".join(code.upper().replace("-", "").split()))
    open_codes = SignInCode.objects.filter(account=account, used_at=None, expires_at__gt=at)
    return next((item for item in open_codes if constant_time_compare(item.code_hash, typed)), None)


def found_organisations(queryset: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Search by the name in any language, or by the registration number."""
    names = Q()
    for language in LANGUAGES:
        names |= Q(**{f"names__{language}__icontains": text})
    return queryset.filter(names | Q(registration_number=text))


def holding(queryset: QuerySet[Account], held: QuerySet[Assignment], role: str) -> QuerySet[Account]:
    """Those who hold this role among these assignments."""
    return queryset.filter(pk__in=held.filter(role=role).values("account"))


def scope_names(roles: Iterable[Assignment], on: date) -> dict[str, str]:
    """What the places and organisations of these assignments are called, by `Assignment.scope`: one query."""
    roles = list(roles)
    found = names_by_place({role.place_id for role in roles if role.place_id}, on)
    names = {str(place): text_in(texts) for place, texts in found.items()}
    return names | {role.scope: str(role.organisation) for role in roles if role.organisation_id}


def with_scope_names(roles: Iterable[Assignment], on: date) -> list[tuple[Assignment, str]]:
    """Each assignment with the name of where it holds; "" for everywhere."""
    roles = list(roles)
    names = scope_names(roles, on)
    return [(role, names.get(role.scope, "")) for role in roles]


def names_of_subjects(subjects: Iterable[str]) -> dict[str, str]:
    """What to call the people, organisations and places among the journal's subjects: one query a kind."""
    keys: dict[str, list[UUID]] = defaultdict(list)
    for subject in subjects:
        kind, _colon, key = subject.partition(":")
        if kind in {"people.account", "people.organisation", "places.place"}:
            keys[kind].append(UUID(key))
    names = {subject_of(account): account.name for account in Account.objects.filter(pk__in=keys["people.account"])}
    for organisation in Organisation.objects.filter(pk__in=keys["people.organisation"]):
        names[subject_of(organisation)] = str(organisation)
    places = names_by_place(keys["places.place"])
    return names | {f"places.place:{place}": text_in(texts) for place, texts in places.items()}
