"""What the codes of reasons mean, in the five languages."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "same": {
        "en": "the same", "ky": "бирдей", "ru": "совпадает", "uz": "bir xil", "tg": "якхела",
    },
    "other_spelling": {
        "en": "the same in another spelling", "ky": "бирдей, башкача жазылган", "ru": "совпадает, написано по-другому",
        "uz": "bir xil, boshqacha yozilgan", "tg": "якхела, ба тарзи дигар навишта шудааст",
    },
    "other_form": {
        "en": "another form of the same word", "ky": "бир эле сөздүн башка формасы", "ru": "другая форма того же слова",
        "uz": "ayni soʻzning boshqa shakli", "tg": "шакли дигари ҳамон калима",
    },
    "used_for_one_person": {
        "en": "two names that this list uses for one person", "ky": "бул тизмеде бир адамга колдонулган эки ат",
        "ru": "два имени, которыми в этом списке называют одного человека",
        "uz": "bu roʻyxatda bir kishiga ishlatilgan ikki ism",
        "tg": "ду ном, ки дар ин рӯйхат барои як кас истифода мешаванд",
    },
    "typing_error": {
        "en": "a typing error apart", "ky": "терүүдө ката кеткендей", "ru": "похоже на опечатку",
        "uz": "terish xatosiga oʻxshaydi", "tg": "ба хатои чоп монанд",
    },
    "similar": {
        "en": "similar", "ky": "окшош", "ru": "похоже", "uz": "oʻxshash", "tg": "монанд",
    },
    "shortened": {
        "en": "a part of the other", "ky": "экинчисинин бир бөлүгү", "ru": "часть другого значения",
        "uz": "ikkinchisining bir qismi", "tg": "қисми дигаре",
    },
    "names_swapped": {
        "en": "surname and given name swapped", "ky": "фамилиясы менен аты алмашып калган",
        "ru": "фамилия и имя переставлены", "uz": "familiya va ism almashgan", "tg": "насаб ва ном ҷойиваз шудаанд",
    },
    "one_digit_different": {
        "en": "the date is a digit or a day apart", "ky": "күнүнүн бир цифрасы башка же бирге айырмаланат",
        "ru": "дата отличается на одну цифру или на единицу", "uz": "sana bir raqamga yoki birga farq qiladi",
        "tg": "сана аз як рақам ё як воҳид фарқ мекунад",
    },
    "two_parts_same": {
        "en": "two of day, month and year the same", "ky": "күн, ай жана жылдын экөө бирдей",
        "ru": "совпадают два из трёх: день, месяц, год", "uz": "kun, oy va yildan ikkitasi bir xil",
        "tg": "аз рӯз, моҳ ва сол дутоаш якхела",
    },
    "year_same": {
        "en": "only the year is the same", "ky": "жылы гана бирдей", "ru": "совпадает только год",
        "uz": "faqat yili bir xil", "tg": "танҳо сол якхела",
    },
    "day_month_swapped": {
        "en": "day and month swapped", "ky": "күнү менен айы алмашып калган", "ru": "день и месяц переставлены",
        "uz": "kun va oy almashgan", "tg": "рӯз ва моҳ ҷойиваз шудаанд",
    },
    "same_as_far_as_known": {
        "en": "the same as far as the date is known", "ky": "күнүнүн белгилүү бөлүгү бирдей",
        "ru": "известная часть даты совпадает", "uz": "sananing maʼlum qismi bir xil",
        "tg": "қисми маълуми сана якхела",
    },
    "different": {
        "en": "different", "ky": "башка", "ru": "отличается", "uz": "boshqa", "tg": "дигар",
    },
    "missing": {
        "en": "not known for both", "ky": "экөөнүкү тең белгилүү эмес", "ru": "известно не для обоих",
        "uz": "ikkalasi uchun ham maʼlum emas", "tg": "барои ҳарду маълум нест",
    },
    "rarity_of_duplicates": {
        "en": "any two rows are rarely one person", "ky": "эки жазуу бир адамдыкы болгону сейрек",
        "ru": "две записи редко об одном человеке", "uz": "ikki yozuv kamdan-kam bir kishiniki boʻladi",
        "tg": "ду сабт кам вақт аз они як кас аст",
    },
    "may_be_relatives": {
        "en": "they may be relatives or namesakes", "ky": "туугандар же аттештер болушу мүмкүн",
        "ru": "это могут быть родственники или тёзки", "uz": "qarindoshlar yoki adashlar boʻlishi mumkin",
        "tg": "шояд хешовандон ё ҳамномҳо бошанд",
    },
}  # fmt: skip


def text_of(code: str, language: str) -> str:
    """The meaning of a reason's code (`CODES`) in ky, ru, en, uz or tg. LookupError for any other."""
    return _WORDS[code][language]
