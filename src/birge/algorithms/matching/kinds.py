"""What the columns of a person's record are, and what their headings are usually called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum


class Kind(StrEnum):
    """How the values of a column are compared. The birth parts and the full name are put together or apart first."""

    SURNAME = "surname"
    GIVEN_NAME = "given_name"
    PATRONYMIC = "patronymic"
    SEX = "sex"
    BORN_ON = "born_on"
    IDENTIFIER = "pin"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    TEXT = "text"
    FULL_NAME = "full_name"
    FULL_NAME_GIVEN_FIRST = "full_name_given_first"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    NOT_COMPARED = "id"


_HEADINGS: Mapping[Kind, str] = {
    Kind.SURNAME: "surname last_name lastname family_name lname lname_c1 pername2 sur_name фамилия фамилиясы теги "
    "familiya familiyasi насаб",
    Kind.GIVEN_NAME: "given_name first_name firstname fname fname_c1 forename forename1 pername1 givenname имя аты "
    "ысымы ism ismi ном",
    Kind.PATRONYMIC: "patronymic middle_name отчество атасынын_аты otasining_ismi номи_падар father_name",
    Kind.SEX: "sex gender жынысы пол jinsi ҷинс",
    Kind.BORN_ON: "born_on dob date_of_birth birth_date birthdate birthday dateofbirth birth_dt туулган_күнү "
    "туулган_датасы дата_рождения рождение tugilgan_sana санаи_таваллуд",
    Kind.IDENTIFIER: "pin inn ssn soc_sec_id soc_sec_no soc_sec social_security_number national_id national_id_number "
    "nin nino nhs_number tax_id passport passport_number passport_no пин инн жсшк pinfl жшшир снилс паспорт",
    Kind.PHONE: "phone phone_number telephone tel mobile mobile_number телефон тел телефону telefon",
    Kind.EMAIL: "email e_mail email_address почта эл_почта электрондук_почта",
    Kind.ADDRESS: "address address_1 address_2 address1 address2 street street_number street_name house house_number "
    "flat apartment suburb city town village state postcode post_code postal_code zip zipcode zip_code county region "
    "district place place_code soate enumcap enumpc hse_num str_nam cap_add address_line_1 address_line_2 дарек дареги "
    "адрес айыл айылы село көчө көчөсү улица үй үйү дом батир квартира шаар город район областы область облус индекс "
    "manzil qishloq суроға деҳа",
    Kind.FULL_NAME: "full_name_surname_first фио ф_и_о аты_жөнү толук_аты fio fish",
    Kind.FULL_NAME_GIVEN_FIRST: "full_name name person_name fullname",
    Kind.BIRTH_YEAR: "birth_year by dob_year year_of_birth yob туулган_жылы год_рождения",
    Kind.BIRTH_MONTH: "birth_month bm dob_mon dob_month month_of_birth",
    Kind.BIRTH_DAY: "birth_day bd dob_day day_of_birth",
    Kind.NOT_COMPARED: "id rec record row cluster entity truth true_cluster label group master duplicate_of "
    "is_duplicate duplicate match source dataset source_dataset file key uuid guid index nr no n № номер ид код_записи",
}
_KIND_BY_HEADING = {heading: kind for kind, headings in _HEADINGS.items() for heading in headings.split()}
_IDENTITY = re.compile(r"(^|_)(id|ids|uuid|guid|rowid|recid|cluster|ид)($|_)|unique_?id|unnamed")


def kind_of(heading: str) -> Kind:
    """What a column of this heading holds; `Kind.TEXT` for an unknown one.

    Everything that numbers rows or tells which rows belong together is `NOT_COMPARED`; an identifier of the person
    that authorities give out (`pin`, `soc_sec_id`) is evidence.
    """
    name = "_".join(part for part in re.split(r"[^\w№]+|_", heading.casefold()) if part)
    known = _KIND_BY_HEADING.get(name)
    if known:
        return known
    return Kind.NOT_COMPARED if not name or _IDENTITY.search(name) else Kind.TEXT


def kinds_of(headings: Iterable[str]) -> dict[str, Kind]:
    """`kind_of` for each heading; of two columns that would be one and the same name or date, the first counts."""
    found: dict[str, Kind] = {}
    for heading in headings:
        kind = kind_of(heading)
        found[heading] = Kind.TEXT if kind in _ONCE and kind in found.values() else kind
    return found


_ONCE = {
    Kind.SURNAME, Kind.GIVEN_NAME, Kind.PATRONYMIC, Kind.SEX, Kind.BORN_ON, Kind.FULL_NAME,
    Kind.FULL_NAME_GIVEN_FIRST, Kind.BIRTH_YEAR, Kind.BIRTH_MONTH, Kind.BIRTH_DAY,
}  # fmt: skip
