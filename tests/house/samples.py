"""What stands in the varying parts of each address when the walks go over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from birge.kernel.models import IssuedDocument, OfflineOperation
from birge.meetings.models import AgendaItem, BodyMember, LegalBase, Minutes, Motion
from birge.people.models import Account, Assignment, Organisation
from birge.places.models import Change, Place
from birge.registers.models import (
    Certificate,
    CertificateRequest,
    DataRequest,
    Land,
    Membership,
    Person,
    Round,
    Transfer,
)
from birge.sharing.models import HandOver, ShareOut
from birge.site.demo.cast import AIMAK
from tests.house.contest_samples import CONTEST_SAMPLES
from tests.house.picking import MISSING, Kwargs, Sample, pk
from tests.house.water_samples import WATER_SAMPLES

if TYPE_CHECKING:
    from tests.house.world import World

_CLERK = pk(lambda world: Account.objects.get(username="clerk"))
_DRAFT, _PUBLISHED = pk(lambda world: world.draft), pk(lambda world: world.published)
_BODY, _PLANNED, _HELD = pk(lambda world: world.body), pk(lambda world: world.planned), pk(lambda world: world.held)
_ITEM = pk(lambda world: AgendaItem.objects.get(meeting=world.planned))
_MOTION, _MINUTES = (
    pk(lambda world: Motion.objects.get(item__meeting=world.held)),
    pk(lambda world: Minutes.objects.get()),
)
_ROUND = pk(lambda world: Round.objects.get())


def _claimant(share_out: ShareOut) -> Kwargs:
    return {"pk": share_out.pk, "claimant": share_out.claimants.order_by("pk")[0].pk}


def _member(world: World) -> Person:
    return Membership.objects.filter(household=world.home).order_by("relation")[0].person


def _of_home(world: World, model: Any) -> Any:
    """What is kept of somebody in the world's own household."""
    return model.objects.get(person__memberships__household=world.home)


def _entry(world: World) -> Kwargs:
    made = HandOver.objects.order_by("pk")[0]
    return {"pk": world.published.pk, "claimant": made.claimant_id, "entry": made.pk}


OF_A_HOUSEHOLD = """household household_statuses household_history add_member join_member change_head split livestock
    propose_transfer""".split()
OF_A_PERSON = """person person_statuses person_history new_request resident_account leave death give_certificate
    note_certificate_request""".split()
SAMPLES: dict[str, Sample] = {
    **WATER_SAMPLES,
    **CONTEST_SAMPLES,
    "decisions:decision": lambda world: {"pk": world.published.decision_id},
    "decisions:public_package": lambda world: {"pk": world.published.decision_id},
    "decisions:full_package": lambda world: {"pk": world.published.decision_id},
    "decisions:mine": lambda world: {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"},
    "decisions:my_proof": lambda world: {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"},
    "check": lambda world: {"code": IssuedDocument.objects.all()[0].code},
    "kernel:imports:template": lambda world: {"kind": "claimants", "ending": "xlsx"},
    "kernel:imports:upload": lambda world: {"kind": "claimants"},
    **{
        f"kernel:imports:{name}": lambda world: {"batch": world.batch.pk}
        for name in "accept again apply batch correct discard marked progress undo".split()
    },
    **{
        f"meetings:{name}": _BODY
        for name in "body add_legal_base add_member calendar_of_body end_body plan rename_body set_rules".split()
    },
    **{
        f"meetings:{name}": _PLANNED
        for name in [
            "add_item",
            "announce",
            "attendance",
            "attendance_sheet",
            "cancel",
            "change",
            "close",
            "notice",
            "open",
        ]
    },
    **{
        f"meetings:{name}": _ITEM
        for name in "attach_paper begin_item change_item move_item note_item put_motion remove_item".split()
    },
    **{f"meetings:{name}": _MOTION for name in "vote withdraw_motion dissent".split()},
    **{f"meetings:{name}": _MINUTES for name in "minutes publish send_code sign sign_on_paper".split()},
    **{f"meetings:{name}": MISSING for name in "paper detach_paper scan".split()},
    "meetings:meeting": _HELD,
    "meetings:prepare_minutes": _HELD,
    "meetings:minutes_file": lambda world: {"pk": Minutes.objects.get().pk, "language": "ky"},
    "meetings:end_member": pk(lambda world: BodyMember.objects.all()[0]),
    "meetings:end_legal_base": pk(lambda world: LegalBase.objects.get()),
    "meetings:calendar_of_person": lambda world: {"token": "x" * 40},
    **{f"people:{name}": _CLERK for name in "appoint change make_code person".split()},
    **{
        f"people:{name}": pk(lambda world: Assignment.objects.get(account__username="clerk"))
        for name in "acting end_role".split()
    },
    "people:organisation": pk(lambda world: Organisation.objects.all()[0]),
    "people:change_organisation": pk(lambda world: Organisation.objects.all()[0]),
    "people:revoke_token": lambda world: {"token": uuid4()},
    "places:place": pk(lambda world: Place.objects.get(soate=AIMAK)),
    "places:name": pk(lambda world: Place.objects.get(soate=AIMAK)),
    "places:record_change": lambda world: {"pk": Place.objects.get(soate=AIMAK).pk, "kind": "rename"},
    "places:change": pk(lambda world: Change.objects.latest("pk")),
    "places:undo": pk(lambda world: Change.objects.latest("pk")),
    **{
        f"sharing:{name}": _DRAFT
        for name in "add_claimant compare comparison decide draw drop edit publish share_out".split()
    },
    **{f"sharing:{name}": _PUBLISHED for name in "hand_out list_paper replace slips_paper".split()},
    **{f"sharing:{name}": lambda world: _claimant(world.draft) for name in "edit_claimant remove_claimant".split()},
    "sharing:hand_over": lambda world: _claimant(world.published),
    "sharing:take_back": _entry,
    **{f"registers:{name}": pk(lambda world: world.pair) for name in "duplicate decide_duplicate".split()},
    "offline:operation": pk(lambda world: OfflineOperation.objects.get(subject__endswith=world.home.pk.hex)),
    **{f"registers:{name}": _ROUND for name in "round end_round walk walk_paper".split()},
    "registers:visit": lambda world: {"pk": Round.objects.get().pk, "household": world.home.pk},
    "offline:take": lambda world: {"kind": "none"},
    **{f"registers:{name}": pk(lambda world: world.home) for name in OF_A_HOUSEHOLD},
    **{f"registers:{name}": pk(_member) for name in OF_A_PERSON},
    "registers:transfer": pk(lambda world: Transfer.objects.get(household=world.home)),
    "registers:request": pk(lambda world: _of_home(world, DataRequest)),
    "registers:request_data": lambda world: {"pk": _of_home(world, DataRequest).pk, "ending": "pdf"},
    "registers:section": lambda world: {"code": "yurt"},
    "registers:design_section": lambda world: {"code": "yurt"},
    "registers:write_section": lambda world: {"code": "yurt", "pk": world.home.pk},
    "registers:take_back": pk(lambda world: Land.objects.get(household=world.home).entry),
    "registers:certificate_request": pk(lambda world: _of_home(world, CertificateRequest)),
    "registers:certificate": pk(lambda world: _of_home(world, Certificate)),
    "registers:withdraw_certificate": pk(lambda world: _of_home(world, Certificate)),
    "registers:certificate_paper": lambda world: {"pk": _of_home(world, Certificate).pk, "language": "ky"},
    "registers:word_certificates": lambda world: {"kind": "family"},
    "registers:new_household_line": lambda world: {"pk": world.home.pk, "table": "land"},
    "registers:new_person_line": lambda world: {"pk": _member(world).pk, "table": "pin"},
    "registers:line": lambda world: {"pk": Land.objects.get(household=world.home).pk, "table": "land"},
    "registers:write_line": lambda world: {
        "pk": Land.objects.get(household=world.home).pk,
        "table": "land",
        "how": "correct",
    },
    **{
        f"registers:{name}": pk(lambda world: Place.objects.get(soate=AIMAK))
        for name in "passport passport_people publish_passport".split()
    },
    "registers:passport_file": lambda world: {"pk": Place.objects.get(soate=AIMAK).pk, "name": "passport.csv"},
    "give_back": lambda world: {"pk": uuid4()},
    "openid_connect_login": lambda world: {"provider_id": "none"},
    "openid_connect_callback": lambda world: {"provider_id": "none"},
}
