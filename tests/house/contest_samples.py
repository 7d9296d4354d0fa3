"""What stands in the addresses of contests when the walks open them. One line per address, under its topic."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from birge.contests.models import (
    Agreement,
    Application,
    Attachment,
    Award,
    BoardMember,
    BudgetLine,
    Call,
    CallQuestion,
    Complaint,
    Conflict,
    Evidence,
    Finding,
    Marker,
    MarkingTask,
    Offer,
    Opening,
    Poll,
    Problem,
    Programme,
    Pulse,
    RuleSet,
    VoteOption,
)
from birge.places.models import Place
from birge.site.demo.cast import AIMAK
from tests.house.picking import Sample, pk

_ACCEPTED = pk(lambda world: Problem.objects.filter(state="accepted").order_by("pk")[0])
_MY_DRAFT = pk(lambda world: Application.objects.get(state="draft"))
_TO_REPAIR = pk(lambda world: Application.objects.get(state="to-repair"))
_READ = pk(lambda world: _of_2019(Application.objects.filter(state="won")))
_IN_2019 = pk(lambda world: Call.objects.get(announced_at__year=2019))

_DRAFT = pk(lambda world: _of_the_city(Call, state="draft"))
_OPEN = pk(lambda world: _of_the_city(Call, state="open", announced_at__year__gt=2019))
_PROGRAMME = pk(lambda world: _of_the_city(Programme))
_LINE = pk(lambda world: BudgetLine.objects.filter(programme__customer__kind="city-hall").order_by("pk")[0])
_RULES = pk(lambda world: _of_the_city(RuleSet, version=2))
_RULES_DRAFT = pk(lambda world: _of_the_city(RuleSet, published_at=None))


_AGREEMENT = pk(lambda world: _in_work())
_VERSION = lambda world: {**_AGREEMENT(world), "number": 1}  # noqa: E731
_MILESTONE = pk(lambda world: _in_work().milestones.get(number=1))
_PAYMENT = pk(lambda world: _in_work().payments.get(state="first"))
_REPORT = pk(lambda world: _in_work().reports.order_by("-number")[0])
_FINDING = pk(lambda world: Finding.objects.get(visit__agreement=_in_work()))


def _in_work() -> Agreement:
    """The agreement of the director's fund that is in order."""
    return Agreement.objects.get(state="signed", application__applicant__kind="organisation")


def _of_the_city(model: Any, **facts: Any) -> Any:
    """The first of this kind that the city hall of the demo has."""
    return model.objects.filter(customer__kind="city-hall", **facts).order_by("pk")[0]


_MARKED = pk(lambda world: Call.objects.get(state="marking"))
_AWARD = pk(lambda world: Award.objects.get(call__announced_at__year=2019))
_EXPERT = pk(lambda world: Marker.objects.get(call__state="marking", member__account__username="commission-expert"))
_TASK = pk(lambda world: MarkingTask.objects.filter(marker=_EXPERT(world)["pk"]).order_by("application__number")[0])
_RESULT = pk(lambda world: Complaint.objects.get().application)
_COMPLAINT = pk(lambda world: Complaint.objects.get())
_COUNTED = pk(lambda world: Poll.objects.get(state="published"))
_RUNNING = pk(lambda world: Poll.objects.get(state="open"))
VOTE_DESK = """held_vote change_vote add_option vote_codes withdraw_code paper_ballot open_vote close_vote cancel_vote
    decide_vote"""
"""Addresses about a vote for those who hold it."""


def _of_2019(rows: Any) -> Any:
    return rows.filter(call__announced_at__year=2019).order_by("pk")[0]


CONTEST_SAMPLES: dict[str, Sample] = {
    "contests:vote": _COUNTED,
    "contests:voted": _RUNNING,
    **{f"contests:{name}": _RUNNING for name in VOTE_DESK.split()},
    "contests:remove_option": pk(lambda world: VoteOption.objects.order_by("pk")[0]),
    "contests:applicant": lambda world: {"pk": Application.objects.get(state="draft").applicant_id},
    "contests:end_board_member": pk(
        lambda world: BoardMember.objects.filter(applicant__applications__state="draft").order_by("pk")[0]
    ),
    **{f"contests:{name}": _MY_DRAFT for name in "check_and_submit fill withdraw".split()},
    "contests:application": _READ,
    "contests:formal_check": _READ,
    "contests:read_sealed": _TO_REPAIR,
    "contests:receipt": _TO_REPAIR,
    "contests:repair": _TO_REPAIR,
    "contests:attachment": pk(
        lambda world: Attachment.objects.filter(application=_READ(world)["pk"]).order_by("pk")[0]
    ),
    "contests:applications": _IN_2019,
    "contests:open_sealed": _OPEN,
    "contests:paper": _OPEN,
    "contests:seal": _OPEN,
    "contests:apply": _OPEN,
    "contests:opening_protocol": pk(lambda world: Opening.objects.get(call__announced_at__year=2019)),
    **{
        f"contests:{name}": _MARKED
        for name in """commission conflicts extend_marking find_conflicts found_commission open_award report_conflict
            seat_member start_marking""".split()
    },
    **{
        f"contests:{name}": _AWARD
        for name in """award back_to_marking compute_award decide_award finish_award plan_sitting
            publish_award""".split()
    },
    "contests:complain_on_paper": _MARKED,
    **{f"contests:{name}": _EXPERT for name in "declare spread unseat_member".split()},
    **{f"contests:{name}": _TASK for name in "mark release_task".split()},
    **{
        f"contests:{name}": pk(lambda world: Award.objects.get(call__announced_at__year=2019).call)
        for name in "complain complaints".split()
    },
    **{
        f"contests:{name}": _COMPLAINT for name in "complaint leave_complaint take_complaint withdraw_complaint".split()
    },
    "contests:declare_conflict": lambda world: {
        **_EXPERT(world),
        "application": MarkingTask.objects.get(pk=_TASK(world)["pk"]).application_id,
    },
    "contests:own_result": _RESULT,
    "contests:settle_conflict": pk(lambda world: Conflict.objects.get()),
    **{f"contests:{name}": _DRAFT for name in "announce_call call_areas drop_call edit_call".split()},
    **{
        f"contests:{name}": _OPEN for name in "ask call call_dates cancel_call change_call close_call open_call".split()
    },
    **{f"contests:{name}": _PROGRAMME for name in "change_programme new_line programme".split()},
    **{f"contests:{name}": _RULES for name in "new_version rule_set".split()},
    **{f"contests:{name}": _RULES_DRAFT for name in "drop_rule_set name_rule_set publish_rule_set".split()},
    "contests:answer": pk(lambda world: CallQuestion.objects.get(answered_at=None)),
    "contests:compare_rule_sets": lambda world: {**_RULES(world), "other": _of_the_city(RuleSet, version=1).pk},
    "contests:line": _LINE,
    "contests:new_call": lambda world: {"programme": _PROGRAMME(world)["pk"]},
    "contests:write_terms": lambda world: {**_RULES_DRAFT(world), "group": "criteria"},
    **{
        f"contests:{name}": _AGREEMENT
        for name in """agreement agreement_text amend_agreement ask_for_money
       close_agreement edit_agreement enter_returned new_pulse new_visit say_to_close_out terminate_agreement""".split()
    },
    **{
        f"contests:{name}": _VERSION
        for name in """agreement_version drop_amendment lock_agreement send_agreement_code
       sign_agreement sign_agreement_on_paper take_back_agreement""".split()
    },
    **{f"contests:{name}": _MILESTONE for name in "add_evidence answer_milestone milestone show_milestone".split()},
    **{f"contests:{name}": _PAYMENT for name in "approve_payment pay payment refuse_payment".split()},
    **{f"contests:{name}": _REPORT for name in "add_report_file answer_report report".split()},
    **{f"contests:{name}": _FINDING for name in "answer_finding finding finding_file".split()},
    "contests:agreement_paper": lambda world: {**_VERSION(world), "language": "ky"},
    "contests:agreement_scan": pk(lambda world: _in_work().versions.get().signatures.first()),
    "contests:agreement_wording": lambda world: {
        "pk": _in_work().application.call.customer_id,
        "profile": "social-order",
    },
    "contests:call_agreements": pk(lambda world: _in_work().application.call),
    "contests:evidence": pk(lambda world: Evidence.objects.get(milestone__agreement=_in_work())),
    "contests:new_offer": pk(lambda world: _in_work().application),
    "contests:offer": pk(lambda world: Offer.objects.get(state="offered")),
    "contests:pulse_messages": pk(lambda world: Pulse.objects.get()),
    "contests:pulse": pk(lambda world: Pulse.objects.get()),
    "contests:pulse_answer": lambda world: {"code": "AAAA-AAAA-AAAA"},
    "contests:report_file": lambda world: {"pk": uuid4()},
    "contests:visit": pk(lambda world: _in_work().visits.get()),
    "contests:year_end": lambda world: {"pk": _in_work().application.call.programme_id, "year": 2026},
    "contests:problem": _ACCEPTED,
    "contests:call_problems": _DRAFT,
    "contests:leave_problem": lambda world: {**_DRAFT(world), "problem": _ACCEPTED(world)["pk"]},
    "contests:problem_of_code": lambda world: {"code": "AAAA-AAAA-AAAA"},
    "contests:answer_problem": _ACCEPTED,
    "contests:correct_problem": _ACCEPTED,
    "contests:unmerge_problem": _ACCEPTED,
    "contests:merge_problem": lambda world: {**_ACCEPTED(world), "into": Problem.objects.order_by("-pk")[0].pk},
    **{f"exchange:{name}": _OPEN for name in "contest hidden".split()},
    "exchange:all_contests_file": lambda world: {"name": "ocds"},
    "exchange:contest_file": lambda world: {**_OPEN(world), "name": "ocds"},
    "exchange:organisation": pk(lambda world: _of_the_city(Call).customer),
    "exchange:place": pk(lambda world: Place.objects.get(soate=AIMAK)),
    "exchange:press": lambda world: {**_OPEN(world), "language": "ky"},
    "exchange:programme": pk(lambda world: Call.objects.get(pk=_OPEN(world)["pk"]).programme),
    "exchange:show_place": lambda world: {**_OPEN(world), "row": uuid4()},
}
"""What stands in the varying parts of each address."""
