"""What people write in paper books for the words of our lists, beside their labels."""

from __future__ import annotations

from birge.registers.enums import Animal, AnimalGroup, LandClass, Purpose, Relation, Sex, Tenure

SEX = {
    **dict.fromkeys(("ж", "жен", "женский", "аял", "а", "кыз", "female"), Sex.FEMALE.value),
    **dict.fromkeys(("м", "муж", "мужской", "эркек", "э", "эр", "male"), Sex.MALE.value),
}

RELATION = {
    word: relation.value
    for relation, words in {
        Relation.HEAD: (
            "башчы", "башчысы", "үй башчысы", "кожолук башчысы", "үй-бүлө башчысы", "үй-бүлөнүн башчысы", "үй ээси",
            "кожоюн", "глава", "глава семьи", "глава хозяйства", "хозяин", "хозяйка",
        ),
        Relation.SPOUSE: (
            "жубайы", "аялы", "күйөөсү", "жолдошу", "зайыбы", "колуктусу", "жена", "муж", "супруг", "супруга",
        ),
        Relation.CHILD: ("уулу", "кызы", "баласы", "сын", "дочь", "ребёнок", "son", "daughter", "child"),
        Relation.CHILD_IN_LAW: ("келини", "күйөө баласы", "невестка", "сноха", "зять"),
        Relation.GRANDCHILD: ("небереси", "жээни", "внук", "внучка"),
        Relation.PARENT: ("атасы", "апасы", "энеси", "отец", "мать"),
        Relation.PARENT_IN_LAW: ("кайнатасы", "кайненеси", "тесть", "тёща", "свёкор", "свекровь"),
        Relation.SIBLING: (
            "агасы", "байкеси", "эжеси", "иниси", "үкөсү", "карындашы", "сиңдиси", "бир тууганы", "брат", "сестра",
        ),
        Relation.OTHER_RELATIVE: ("тууганы", "родственник", "родственница"),
        Relation.NOT_RELATED: ("тууган эмес", "не родственник"),
    }.items()
    for word in words
}  # fmt: skip

LAND_CLASS = {
    word: land_class.value
    for land_class, words in {
        LandClass.HOUSEHOLD_PLOT: ("огород", "короо жай", "үй жанындагы жер", "приусадебный", "усадьба"),
        LandClass.LAND_SHARE: ("үлүш", "үлүш жери", "доля", "пай"),
        LandClass.IRRIGATED: ("сугат", "сугат жер", "сугат айдоо", "орошаемая", "полив", "поливная"),
        LandClass.RAIN_FED: ("кайрак", "кайрак жер", "кайрак айдоо", "богара", "богарная"),
        LandClass.PERENNIAL: ("бак", "көп жылдык", "сад", "многолетние"),
        LandClass.HAYFIELD: ("чабынды", "сенокос"),
        LandClass.PASTURE: ("жайыт", "пастбище", "залежь"),
    }.items()
    for word in words
}

ANIMAL = {
    word: animal.value
    for animal, words in {
        Animal.CATTLE: ("бодо мал", "уй", "ири мүйүздүү мал", "крс", "корова", "коровы"),
        Animal.SHEEP: ("кой", "койлор", "овца", "овцы"),
        Animal.GOAT: ("эчки", "коза", "козы"),
        Animal.HORSE: ("жылкы", "ат", "лошадь", "лошади"),
        Animal.YAK: ("топоз", "як", "яки"),
        Animal.DONKEY: ("эшек", "осёл", "ослы"),
        Animal.CAMEL: ("төө", "верблюд"),
        Animal.PIG: ("чочко", "свинья", "свиньи"),
        Animal.RABBIT: ("коён", "кролик", "кролики"),
        Animal.POULTRY: ("тоок", "үй канаттуулары", "птица", "куры"),
        Animal.BEES: ("аары", "аары уюгу", "пчёлы", "улей", "ульи"),
    }.items()
    for word in words
}

GROUP = {
    **dict.fromkeys(("ургаачы", "энелик", "самки", "матки"), AnimalGroup.FEMALE.value),
    **dict.fromkeys(("эркек", "самцы"), AnimalGroup.MALE.value),
    **dict.fromkeys(("жаш мал", "төл", "молодняк"), AnimalGroup.YOUNG.value),
    **dict.fromkeys(("баары", "жалпы", "всего", "все"), AnimalGroup.ALL.value),
}

TENURE = {
    **dict.fromkeys(("менчик", "өзүнүкү", "собственная", "собственность"), Tenure.OWN.value),
    **dict.fromkeys(("ижара", "ижарага алган", "аренда", "в аренде"), Tenure.RENTED.value),
}

PURPOSE = {
    **dict.fromkeys(("жумуш", "иштөө", "работа", "на заработках"), Purpose.WORK.value),
    **dict.fromkeys(("окуу", "учёба", "учеба"), Purpose.STUDY.value),
    **dict.fromkeys(("дарылануу", "лечение"), Purpose.TREATMENT.value),
    **dict.fromkeys(("аскер", "армия", "служба"), Purpose.SERVICE.value),
}
