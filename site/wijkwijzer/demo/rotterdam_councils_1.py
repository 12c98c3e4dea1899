"""Invented members of district councils of Rotterdam who say what moves them, part 1."""

from __future__ import annotations

from wijkwijzer.demo.people import VACANT, Member
from wijkwijzer.demo.shapes import Text

COUNCILS: dict[str, tuple[Member, ...]] = {
    "afrikaanderwijk": (
        Member(
            "Zeynep Arslantaş",
            office="chair",
            motivation=Text(
                "Ik woon al dertig jaar bij het plein. Ik wil dat de markt er ook voor onze kinderen nog is.",
                "I have lived by the square for thirty years. I want the market to still be there for our children.",
                "أسكن بجوار الساحة منذ ثلاثين عامًا، وأريد أن تبقى السوق لأطفالنا أيضًا.",
            ),
        ),
        Member(
            "Winston Pinas",
            office="vice-chair",
            motivation=Text(
                "Jongeren horen aan tafel te zitten als het over hun plein gaat.",
                "Young people belong at the table when it is about their square.",
                "يجب أن يجلس الشباب إلى الطاولة عندما يتعلق الأمر بساحتهم.",
            ),
        ),
        Member(
            "Loubna Achbari",
            motivation=Text(
                "Een schone straat begint met elkaar kennen.",
                "A clean street begins with knowing each other.",
                "الشارع النظيف يبدأ بأن نعرف بعضنا.",
            ),
        ),
        Member("Cees van der Giessen"),
        Member(
            "Maria Lopes Andrade",
            motivation=Text(
                "Ik let op de huren en op de staat van de woningen.",
                "I keep an eye on rents and on the state of the homes.",
                "أتابع الإيجارات وحالة المساكن.",
            ),
        ),
        Member("Deniz Yalçınkaya"),
        VACANT,
    ),
    "beverwaard": (
        Member(
            "Gerda Koppelaar",
            office="chair",
            motivation=Text(
                "De Beverwaard is beter dan haar naam. Dat laten we zien, straat voor straat.",
                "Beverwaard is better than its reputation. We show it, street by street.",
                "بيفرفارد أفضل من سمعتها، ونحن نُظهر ذلك شارعًا بعد شارع.",
            ),
        ),
        Member(
            "Rajesh Bhagwandin",
            motivation=Text(
                "Ik organiseer graag: van burendag tot buurtpreventie.",
                "I like to organise things, from neighbours’ day to neighbourhood watch.",
                "أحب التنظيم: من يوم الجيران إلى مراقبة الحي.",
            ),
        ),
        Member("Naima Tahiri"),
        Member(
            "Sven Leenheer",
            motivation=Text(
                "Veilig naar school fietsen, daar begint het voor mij.",
                "Cycling to school safely: for me, that is where it starts.",
                "الذهاب إلى المدرسة بالدراجة بأمان: من هنا أبدأ.",
            ),
        ),
        VACANT,
    ),
    "blijdorp-bergpolder-liskwartier": (
        Member(
            "Annelies Brouwershaven",
            office="chair",
            motivation=Text(
                "Groen en verkeer gaan bij ons altijd samen. Ik zoek naar plannen waar beide beter van worden.",
                "With us, greenery and traffic always go together. I look for plans that improve both.",
            ),
        ),
        Member(
            "Tim Quartel",
            office="vice-chair",
            motivation=Text(
                "Ik wil dat huurders net zo goed gehoord worden als huiseigenaren.",
                "I want tenants to be heard just as well as home owners.",
            ),
        ),
        Member("Soraya Ramsaran"),
        Member(
            "Jan-Willem Steenhuis",
            motivation=Text(
                "Bomen zijn de airco van de stad.", "Trees are the air conditioning of the city."
            ),
        ),
        Member(
            "Ewa Majewska",
            motivation=Text(
                "Ik vertaal niet alleen woorden, maar ook zorgen.",
                "I translate not only words, but worries too.",
            ),
        ),
        Member("Bilal Ouchan"),
        Member("Ingrid Terpstra"),
        Member(
            "Hugo Marchena",
            motivation=Text(
                "Het Vroesenpark is van iedereen, ook na acht uur ’s avonds.",
                "Vroesenpark belongs to everyone, also after eight in the evening.",
            ),
        ),
        VACANT,
    ),
    "bospolder-spangen-tussendijken": (
        Member(
            "Fatima Bouzidi",
            office="chair",
            motivation=Text(
                "Bewoners hebben hier de beste ideeën. De wijkraad haalt de drempels weg.",
                "Residents have the best ideas here. The council takes away the obstacles.",
            ),
        ),
        Member(
            "Ricardo Fortes",
            office="vice-chair",
            motivation=Text(
                "Ik sta langs het veld en in de raad voor hetzelfde: kansen voor onze kinderen.",
                "On the pitch and in the council I stand for the same thing: chances for our children.",
            ),
        ),
        Member("Ayşe Gündüz"),
        Member(
            "Piet Vlasblom",
            motivation=Text(
                "Ik woon hier sinds 1961 en vraag altijd: wie is er nog niet gehoord?",
                "I have lived here since 1961 and always ask: who have we not heard yet?",
            ),
        ),
        Member(
            "Halima Warsame",
            motivation=Text(
                "Moeders weten precies wat er in een straat mist.",
                "Mothers know exactly what a street is missing.",
            ),
        ),
        Member("Joost Hollestelle"),
        Member(
            "Sabrina da Cruz",
            motivation=Text(
                "Minder losse regels, meer samen koken.",
                "Fewer separate rules, more cooking together.",
            ),
        ),
        Member("Mustafa Erdem"),
        Member("Kim Nguyen-de Wit"),
    ),
}
