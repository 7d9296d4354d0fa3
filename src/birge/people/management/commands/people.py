"""`birge people add-administrator | code | end-administrator | list`: what only the server's console may do.

The administrators of the whole installation are made, let back in and ended here and nowhere else: nobody on the site
stands above them.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from getpass import getuser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from birge.kernel.actors import Actor
from birge.kernel.commands import MALFORMED, BirgeCommand
from birge.people.actions import CODE_VALID_DAYS, add_person, end_assignment, make_sign_in_code
from birge.people.enums import Role
from birge.people.models import Account, Assignment
from birge.people.queries import in_force, scope_names


class Command(BirgeCommand):
    help = "People: the first administrator, a way back in for her, and who holds which role"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        add = parts.add_parser("add-administrator", help="make an administrator of the whole installation")
        add.add_argument("name", help="surname, name, patronymic")
        add.add_argument("--username", required=True, help="the name to sign in with, in Latin letters")
        code = parts.add_parser("code", help="print a new one-time sign-in code for an account")
        code.add_argument("username")
        for part in (add, code):
            part.add_argument("--days", type=int, default=CODE_VALID_DAYS, help="days for which the code is good")
        end = parts.add_parser("end-administrator", help="end today the role of an administrator of the installation")
        end.add_argument("username")
        listing = parts.add_parser("list", help="every account with the roles that it holds today")
        listing.add_argument("--json", action="store_true", help="print a JSON array")

    def work(self, **options: Any) -> None:
        part = options["part"]
        if part == "list":
            self._list(as_json=options["json"])
        elif part == "end-administrator":
            self._end_administrator(options["username"])
        elif part == "code":
            self._print_code(_account(options["username"]), options["days"])
        else:
            self._add_administrator(options["name"], options["username"], options["days"])

    @transaction.atomic
    def _add_administrator(self, name: str, username: str, days: int) -> None:
        now = timezone.now()
        role = {"role": Role.ADMINISTRATOR, "starts_on": timezone.localdate(now)}
        try:
            account = add_person(username=username, name=name, contacts={}, by=_console(), at=now, **role)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages), returncode=MALFORMED) from error
        self._print_code(account, days)

    def _print_code(self, account: Account, days: int) -> None:
        code = make_sign_in_code(account=account, by=_console(), at=timezone.now(), days=days)
        self.stdout.write(f"Sign-in name: {account.username}")
        self.stdout.write(f"One-time code: {code}")
        self.stdout.write(f"Good for {days} days, at the page /people/code/")

    def _end_administrator(self, username: str) -> None:
        now = timezone.now()
        held = Assignment.objects.filter(account=_account(username), place=None, organisation=None)
        roles = list(in_force(held, timezone.localdate(now)))
        if not roles:
            raise CommandError(f"{username} holds no role in the whole installation", returncode=MALFORMED)
        for role in roles:
            end_assignment(assignment=role, ends_on=timezone.localdate(now), by=_console(), at=now)
        self.stdout.write(f"Ended: {len(roles)}")

    def _list(self, *, as_json: bool) -> None:
        today = timezone.localdate()
        held = in_force(Assignment.objects.select_related("organisation"), today).order_by("starts_on", "id")
        names = scope_names(held, today)
        roles: dict[Any, list[dict[str, str]]] = {}
        for role in held:
            where = {"role": role.role, "scope": role.scope, "where": names.get(role.scope, "")}
            roles.setdefault(role.account_id, []).append(where)
        rows = [_row(account, roles.get(account.pk, [])) for account in Account.objects.order_by("username")]
        if as_json:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            held_roles = "; ".join(f"{role['role']} {role['where'] or 'everywhere'}" for role in row["roles"])
            self.stdout.write(f"{row['username']}\t{row['name']}\t{held_roles or '-'}")


def _row(account: Account, roles: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": str(account.pk),
        "username": account.username,
        "name": account.name,
        "is_active": account.is_active,
        "is_demo": account.is_demo,
        "roles": roles,
    }


def _account(username: str) -> Account:
    account = Account.objects.filter(username=username.lower()).first()
    if account is None:
        raise CommandError(f"No account has the sign-in name {username}", returncode=MALFORMED)
    return account


def _console() -> Actor:
    return Actor(account=None, name=f"console: {getuser()}", role="system", via="console")
