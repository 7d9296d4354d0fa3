"""How the demo applies: the same actions as real work, with short invented texts, at given moments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from birge.contests import sealing
from birge.contests.actions import applicants, applying
from birge.contests.actions.opening import open_applications
from birge.contests.actions.sealing import make_seal
from birge.contests.application_content import Typed
from birge.contests.application_form import LINE, QUESTIONS
from birge.contests.checking import documents_for
from birge.contests.models import Applicant, Application, Call, Opening
from birge.kernel.actors import SYSTEM, Actor
from birge.people.actions import OrganisationFacts, add_organisation
from birge.people.enums import OrganisationKind
from birge.site.demo.contests.making import OPENERS

PAPER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj trailer<</Root 1 0 R>>\n%%EOF\n"
)
"""An empty page: what an invented organisation attaches."""


@dataclass(frozen=True)
class Project:
    """What is asked for: a title, what is done in a sentence, and the rows of the budget as they are typed."""

    title: str
    doing: str
    rows: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def typed(self, requested: int, call: Call) -> Typed:
        """The whole form: every text is the sentence again, so that nobody takes it for a real project."""
        texts = {item.id: self.title if item.kind == LINE else f"{self.doing} (үлгү)" for item in QUESTIONS}
        rows = [dict(zip(("what", "unit", "quantity", "price", "own"), row, strict=True)) for row in self.rows]
        needed = call.rule_set.procedure.requirements
        answers = {item.id: "yes" if item.needed else "no" for item in needed}
        area = str(call.areas[0]["area"]) if call.areas else ""
        return Typed(str(requested), area, {**texts, "title": self.title, "partners": ""}, rows, answers)


def one_row(requested: int, own: int = 0) -> list[tuple[str, str, str, str, str]]:
    """A budget of wages and things that comes to the sum."""
    half = requested // 2
    return [
        ("Эмгек акы", "ай", "1", str(half), ""),
        ("Жабдуулар", "топтом", "1", str(requested - half + own), str(own) if own else ""),
    ]


def organisation(name: str, name_ru: str, since: date, at: datetime, board: list[str]) -> Applicant:
    """An invented organisation with its board."""
    names = {"ky": f"{name} (ойдон чыгарылган)", "ru": f"{name_ru} (вымышленная)"}
    facts = OrganisationFacts(kind=OrganisationKind.NON_PROFIT, names=names)
    made = add_organisation(facts=facts, starts_on=since, by=SYSTEM, at=at)
    applicant = applicants.add_organisation_applicant(organisation=made, by=SYSTEM, at=at)
    for person in board:
        applicants.add_board_member(
            applicant=applicant, name=person, post="башкарма", starts_on=since, by=SYSTEM, at=at
        )
    return applicant


@dataclass
class Round:
    """A call with its opening codes, while the demo is made."""

    call: Call
    by: Actor
    at: datetime
    codes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = self.call.rule_set.procedure.visibility.openers[1]
        _seal, printed = make_seal(call=self.call, openers=OPENERS[:count], by=self.by, at=self.at)
        self.codes = [code for _name, code in printed]

    def draft(self, applicant: Applicant, project: Project, requested: int, by: Actor, at: datetime) -> Application:
        """Begun and filled, with all documents."""
        application = applying.begin(call=self.call, applicant=applicant, by=by, at=at)
        draft = applying.draft_of(application)
        typed = project.typed(requested, self.call)
        applying.save_draft(application=application, typed=typed, version=draft.version, at=at)
        for item in documents_for(self.call.rule_set.procedure, applicant.kind):
            applying.add_file(
                application=application, document=item.id, content=[PAPER], name=f"{item.id}.pdf", by=by, at=at
            )
        return application

    def submit(
        self, applicant: Applicant, project: Project, requested: int, at: datetime, by: Actor = SYSTEM
    ) -> Application:
        """Sealed."""
        application = self.draft(applicant, project, requested, by, at)
        return applying.submit(application=application, own_code=sealing.new_own_code(), by=by, at=at)

    def open(self, at: datetime) -> Opening:
        """By as many openers as are needed."""
        needed = self.call.rule_set.procedure.visibility.openers[0]
        return open_applications(call=self.call, typed_codes=self.codes[:needed], by=self.by, at=at)
