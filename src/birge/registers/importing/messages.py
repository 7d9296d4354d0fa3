"""What can be wrong with a file of the household book, in the reader's words, and what to do about it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.kernel.imports.kinds import Message

CHECK_PAPER = _("Look at the person's papers and correct what is wrong.")

MESSAGES = {
    "in-future": Message(_("This day has not come yet."), _("Correct the date.")),
    "too-long-ago": Message(_("Born before 1900."), _("Correct the year.")),
    "before-birth": Message(_("This day lies before the birth."), CHECK_PAPER),
    "bad-period": Message(_("The end lies before the beginning."), _("Correct the dates.")),
    "pin-birth": Message(
        _("The PIN says that the person was born on %(pin_day)s, the sheet says %(day)s."),
        _("Look at the person's papers. There are real PINs with a wrong date: then leave it."),
    ),
    "pin-sex": Message(
        _("The PIN begins with %(digit)s, which does not go with the sex: 1 is for women, 2 for men."),
        _("Look at the person's papers. There are real PINs with a wrong digit: then leave it."),
    ),
    "pin-twice": Message(_("Row %(first)s has the same PIN."), CHECK_PAPER),
    "person-twice": Message(
        _("The same name and date of birth as in row %(first)s."),
        _("If it is the same person, leave one of the two rows out."),
    ),
    "two-heads": Message(
        _("Household %(number)s has two heads; the other stands in row %(first)s."),
        _("Write for one of them what she or he is to the head."),
    ),
    "no-head": Message(
        _("Household %(number)s has no head."),
        _("Accept the offer that the eldest is the head, or write “Head of household” in the row of another."),
        at_once=True,
    ),
    "other-address": Message(
        _("Another address than in row %(first)s, which is of the same household."),
        _("A household lives in one place: accept the address of that row. A registered address has its own column."),
        at_once=True,
    ),
    "older-than-head": Message(
        _("A child or grandchild who is not younger than the head of household (row %(head)s)."), CHECK_PAPER
    ),
    "younger-than-head": Message(
        _("A parent who is not older than the head of household (row %(head)s)."), CHECK_PAPER
    ),
    "not-a-village": Message(
        _("The book is kept by villages and towns, not by aimaks or rayons."), _("Write the name of the village.")
    ),
    "no-household": Message(
        _("The sheet of persons has no household with this account number."),
        _("Correct the number, or add the members of the household to the sheet of persons."),
    ),
    "unit": Message(
        _("Very much land for one household. Perhaps it was typed in sotkas or square metres."),
        _("Accept the offered area in hectares, or leave it."),
        at_once=True,
    ),
    "no-person": Message(
        _("The household has no such person."),
        _("Write PIN, surname and given name as in the sheet of persons."),
    ),
    "several-persons": Message(
        _("This may be one of %(count)s persons of the household."),
        _("Add the given name, the date of birth or the PIN."),
    ),
    "of-a-family": Message(
        _("This status is of a family, not of one person."), _("Empty the cells that name the person.")
    ),
    "known-account": Message(
        _("A household with this account number is in the book of this village already."),
        _("Correct the number, or leave its rows out: what changed is entered on the page of the household."),
        leaves_out=True,
    ),
    "known-pin": Message(
        _("A person with this PIN is in the book already."),
        _("Find out whether it is the same person. Afterwards “Duplicates” shows both side by side."),
    ),
    "known-person": Message(
        _("A person with this name and date of birth is in the book already: account %(number)s."),
        _("Find out whether it is the same person. Afterwards “Duplicates” shows both side by side."),
    ),
}
