"""What contests tell the rest of the house: menu, day's work, papers, readings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.contests import agreement_wiring
from birge.contests.actions.awards import AwardPublished
from birge.contests.actions.complaints import ComplaintAnswered
from birge.contests.actions.formal import ApplicationChecked, RepairAsked
from birge.contests.actions.opening import ApplicationsOpened
from birge.contests.confirming import bands_to_confirm, programmes_to_confirm, terms_to_confirm
from birge.contests.notices import applications as application_notices
from birge.contests.notices import awards as award_notices
from birge.contests.papers.applications import receipt_facts
from birge.contests.parts import applications as intake_parts
from birge.contests.parts import calls as own_parts
from birge.contests.parts.jury import (
    award_part,
    commission_part,
    juries_waiting,
    marks_waiting,
    sits_somewhere,
    winners_part,
)
from birge.contests.parts.registry import Part, add_call_part
from birge.contests.queries.applications import RECEIPT, names_of_sealed, own_records
from birge.contests.rules.applications import applies
from birge.contests.waiting.applications import applicants_waiting, intake_waiting
from birge.contests.waiting.calls import calls_waiting
from birge.contests.waiting.sources import add_waiting, contests_waiting, problems_waiting
from birge.contests.words.ranking import KIND
from birge.contests.words.votes import KIND as COUNT_OF_VOTES
from birge.decisions.kinds import register_kind
from birge.kernel import issued, notifications
from birge.kernel.enums import Channel
from birge.kernel.events import listen
from birge.kernel.shell import MenuItem, add_day_work, add_to_menu
from birge.kernel.to_confirm import add_topic
from birge.people.enums import Role
from birge.people.readings import add_own_records, name_reading
from birge.people.rules import holds, withhold

add_to_menu(MenuItem(_("Contests"), "contests:index", order=40))
add_to_menu(
    MenuItem(
        _("Residents' problems"),
        "contests:problems",
        order=41,
        shown=lambda user: not user.is_authenticated or bool(holds(user, {Role.RESIDENT})),
    )
)
add_day_work(contests_waiting)
add_waiting(problems_waiting)
register_kind(KIND)
register_kind(COUNT_OF_VOTES)
add_waiting(calls_waiting)
add_topic(terms_to_confirm)
add_topic(bands_to_confirm)
add_topic(programmes_to_confirm)
add_call_part(Part("problems", 10, "contests/problems/_of_call.html", own_parts.problems_for_staff))
add_call_part(Part("open-problems", 35, "contests/problems/_of_call.html", own_parts.problems_for_all, is_public=True))
add_call_part(Part("areas", 15, "contests/calls/_areas.html", own_parts.areas_for_staff))
add_call_part(Part("open-areas", 60, "contests/calls/_areas.html", own_parts.areas_for_all, is_public=True))
add_call_part(Part("questions", 20, "contests/calls/_questions.html", own_parts.questions_for_staff))
add_call_part(Part("changes", 90, "contests/calls/_changes.html", own_parts.changes_for_all))
add_call_part(Part("open-questions", 80, "contests/calls/_answers.html", own_parts.questions_for_all, is_public=True))
add_call_part(Part("open-changes", 90, "contests/calls/_changes.html", own_parts.changes_for_all, is_public=True))
add_to_menu(
    MenuItem(_("My applications"), "contests:my_applications", order=42, shown=lambda user: bool(applies(user)))
)
issued.register_kind(RECEIPT, _("Receipt for an application to a contest"), receipt_facts)
add_call_part(Part("applications", 30, "contests/intake/_of_call.html", intake_parts.applications_of_call))
add_call_part(Part("apply", 30, "contests/intake/_apply.html", intake_parts.apply_to_call, is_public=True))
_PUBLIC = "contests/intake/_applicants.html"
add_call_part(Part("applicants", 40, _PUBLIC, intake_parts.applicants_for_all, is_public=True))
add_own_records(own_records)
withhold(names_of_sealed)
name_reading("contests.read_application", _("Your application to a contest"))
name_reading("contests.read_applications", _("The list of applications to a contest, with yours in it"))
name_reading("contests.read_document", _("A document of your application to a contest"))
name_reading("contests.read_protocol", _("The protocol of the opening of applications, with yours in it"))
add_waiting(applicants_waiting)
add_waiting(intake_waiting)
notifications.register_kind(application_notices.KIND, _("My applications to contests"), (Channel.SCREEN, Channel.SMS))
listen(ApplicationsOpened, application_notices.on_opened)
listen(RepairAsked, application_notices.on_repair)
listen(ApplicationChecked, application_notices.on_checked)
add_call_part(Part("commission", order=40, template="contests/commission/_of_call.html", context=commission_part))
add_call_part(Part("award", order=50, template="contests/award/_of_call.html", context=award_part))
add_call_part(Part("winners", order=50, template="contests/award/_public.html", context=winners_part, is_public=True))
add_to_menu(MenuItem(_("Applications to mark"), "contests:marking", order=42, shown=sits_somewhere))
add_waiting(marks_waiting)
add_waiting(juries_waiting)
notifications.register_kind(award_notices.RESULT, _("Results of my applications"), (Channel.SCREEN, Channel.SMS))
notifications.register_kind(award_notices.COMPLAINT, _("Answers to my complaints"), (Channel.SCREEN, Channel.SMS))
listen(AwardPublished, award_notices.on_published)
listen(ComplaintAnswered, award_notices.on_answered)
name_reading("contests.read_result", _("The result of your application"))
name_reading("contests.read_applicants", _("The applicants of a contest, you among them"))
name_reading("contests.read_complaints", _("Your complaint about a contest"))
name_reading("contests.read_conflicts", _("What ties you to applicants, as a member of a commission"))
agreement_wiring.connect()
