"""Count the residents' votes of a Pabulib .pb file: which projects win, in the order in which they are chosen, and what
they cost together. Rules: greedy (the most votes first), equal-shares (the Method of Equal Shares), add1 (equal shares
with more for everyone while the budget suffices). Without --rule the file's own rule; greedy where it names none.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from birge.algorithms import cases
from birge.algorithms import contests_votes as votes
from birge.algorithms.cases import CaseError
from birge.algorithms.contests.votes import PabulibFile, Rule
from birge.kernel.commands import BirgeCommand, read_input
from birge.kernel.imports.columns import refusal

HELP = "count residents' votes on projects that share a budget"
UNKNOWN = ("", "unknown")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", help='the votes, a Pabulib .pb file ("-": stdin)')
    parser.add_argument("--rule", type=_named, metavar="RULE", help=f"{', '.join(Rule)} (default: the file's rule)")
    parser.add_argument("--add1", action="store_true", help="with equal shares: the same as --rule add1")
    parser.add_argument("--explain", action="store_true", help="print what decided about each project, too")


def _named(text: str) -> Rule:
    rule = votes.rule_named(text)
    if rule is None:
        raise ArgumentTypeError(f"“{text}” is not one of {', '.join(Rule)}")
    return rule


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    name = options["file"]
    try:
        file = votes.read_pabulib(read_input(name))
    except CaseError as error:
        raise refusal(f"{name}: {error}") from error
    rule = _rule(command, name, file, options)
    for key in file.not_applied:
        command.stderr.write(f"{name}: “{key}” of META is not applied: it is a city's own rule.")
    if options["explain"]:
        return cases.write(votes.document_of(votes.count_votes(file.vote, rule)))
    winners = votes.winners_of(file.vote, rule)
    projects = [file.vote.projects[place] for place in winners]
    return cases.write({"winners": [project.id for project in projects], "cost": sum(p.cost for p in projects)})


def _rule(command: BirgeCommand, name: str, file: PabulibFile, options: dict[str, Any]) -> Rule:
    rule: Rule | None = options["rule"] or file.rule
    if options["add1"]:
        if rule is Rule.GREEDY and options["rule"]:
            raise refusal("--add1 goes with equal shares only. Leave out --rule greedy, or --add1.")
        return Rule.ADD1
    if rule is None:
        if file.named_rule.lower() not in UNKNOWN:
            raise refusal(
                f"{name}: the rule “{file.named_rule}” of META is not counted here. Say --rule {', '.join(Rule)}."
            )
        command.stderr.write(f"{name}: META names no rule: counted as greedy. --rule says another.")
        return Rule.GREEDY
    return rule
