"""Invented members of district councils of Rotterdam who say what moves them, part 2."""

from __future__ import annotations

from wijkwijzer.demo.people import VACANT, Member
from wijkwijzer.demo.shapes import Text

COUNCILS: dict[str, tuple[Member, ...]] = {
    "delfshaven-schiemond": (
        Member(
            "Marian Schipperheijn",
            office="chair",
            motivation=Text(
                "De haven is prachtig, maar de mensen maken de wijk. Wij luisteren eerst en adviseren daarna.",
                "The harbour is beautiful, but people make the district. We listen first and advise afterwards.",
                "الميناء جميل، لكن الناس هم من يصنعون الحي. نحن نستمع أولًا ثم نقدّم المشورة.",
            ),
        ),
        Member(
            "Abdelkarim Sabri",
            office="vice-chair",
            motivation=Text(
                "Ik breng Schiemond en Delfshaven dichter bij elkaar.",
                "I bring Schiemond and Delfshaven closer together.",
                "أعمل على التقريب بين سخيموند وديلفسهافن.",
            ),
        ),
        Member(
            "Lotte Franken",
            motivation=Text(
                "Meer bomen op de kade en minder stenen in de tuin.",
                "More trees on the quay and fewer tiles in the garden.",
                "أشجار أكثر على الرصيف وبلاط أقل في الحدائق.",
            ),
        ),
        Member("Carlos Évora"),
        Member(
            "Hatice Şimşek",
            motivation=Text(
                "Ik help mensen om een brief van de gemeente niet weg te leggen, maar te beantwoorden.",
                "I help people not to put a letter from the municipality aside, but to answer it.",
                "أساعد الناس على الرد على رسائل البلدية بدل تركها جانبًا.",
            ),
        ),
        Member("Wouter Nachtegaal"),
        Member(
            "Sunita Kanhai",
            motivation=Text(
                "Een bankje op de juiste plek doet meer dan een brochure.",
                "A bench in the right place does more than a brochure.",
                "مقعد في المكان المناسب أنفع من كتيّب.",
            ),
        ),
    ),
    "feijenoord": (
        Member(
            "Brigitte Amoah",
            office="chair",
            motivation=Text(
                "Wij wonen aan het mooiste water van de stad. Nu nog zorgen dat iedereen er kan zitten.",
                "We live on the finest water in the city. Now let us make sure everyone can sit beside it.",
            ),
        ),
        Member("Erdal Kaplan", office="vice-chair"),
        Member(
            "Joyce Kwakernaat",
            motivation=Text(
                "Ik volg de plannen voor nieuwe woningen en vraag steeds: voor wie?",
                "I follow the plans for new homes and keep asking: for whom?",
            ),
        ),
        Member(
            "Ibrahim el Idrissi",
            motivation=Text(
                "Een buurthuis zonder slot op de deur, dat is mijn ideaal.",
                "A community centre without a lock on the door: that is my ideal.",
            ),
        ),
        Member("Theo Ligthart"),
        Member("Melissa Croes"),
        VACANT,
    ),
    "hoek-van-holland": (
        Member(
            "Petra Duindam",
            office="chair",
            motivation=Text(
                "In de zomer zijn we met tienduizenden, in de winter met elkaar. De dorpsraad is er het hele jaar.",
                "In summer there are tens of thousands of us, in winter just each other. The village council is here all year.",
            ),
        ),
        Member("Kees Strandwijk", office="vice-chair"),
        Member(
            "Rosa Castelein",
            motivation=Text(
                "Ik let op de dijk, het duin en de dorpskern.",
                "I watch over the dyke, the dune and the village centre.",
            ),
        ),
        Member(
            "Michał Zieliński",
            motivation=Text(
                "Veel kasmedewerkers wonen hier ook. Zij horen erbij.",
                "Many greenhouse workers live here too. They belong.",
            ),
        ),
        Member("Els Vreugdenhil"),
        Member("Soufiane Amrani"),
        Member(
            "Guus Brandsma",
            motivation=Text(
                "Een avondbus in de winter, daar ga ik voor.",
                "An evening bus in winter: that is what I am going for.",
            ),
        ),
    ),
    "hoogvliet": (
        Member(
            "Cor Bakkenes",
            office="chair",
            motivation=Text(
                "Hoogvliet is een dorp met de voordelen van een stad. Dat houden we zo.",
                "Hoogvliet is a village with the advantages of a city. We want to keep it that way.",
            ),
        ),
        Member(
            "Aicha Ben Yahia",
            office="vice-chair",
            motivation=Text(
                "Ik wil dat ouderen veilig naar de winkels kunnen lopen.",
                "I want older people to be able to walk to the shops safely.",
            ),
        ),
        Member("Marco Vrolijk"),
        Member(
            "Shanti Mahabier",
            motivation=Text(
                "Sport houdt jongeren in beweging en van de straat.",
                "Sport keeps young people moving and off the street.",
            ),
        ),
        Member(
            "Ton Kievit",
            motivation=Text(
                "Ik houd de lucht- en geluidsmetingen in de gaten.",
                "I keep an eye on the air and noise measurements.",
            ),
        ),
        Member("Agnieszka Wrona"),
        Member("Kevin Martina"),
        Member(
            "Lydia Oosthoek",
            motivation=Text(
                "Bij een nieuw plan loop ik eerst zelf een rondje.",
                "When there is a new plan, I first walk round myself.",
            ),
        ),
        Member("Ahmet Tuncay"),
    ),
}
