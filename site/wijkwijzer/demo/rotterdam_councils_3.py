"""Invented members of district councils of Rotterdam who say what moves them, part 3."""

from __future__ import annotations

from wijkwijzer.demo.people import VACANT, Member
from wijkwijzer.demo.shapes import Text

COUNCILS: dict[str, tuple[Member, ...]] = {
    "lombardijen": (
        Member(
            "Stella Rosario",
            office="chair",
            motivation=Text(
                "Er wordt veel gebouwd. Ik wil dat de mensen die er al wonen er beter van worden.",
                "A lot is being built. I want the people who already live here to benefit.",
            ),
        ),
        Member(
            "Gerard Schelvis",
            office="vice-chair",
            motivation=Text(
                "Ik reken de plannen na, zodat u weet wat het kost.",
                "I check the sums, so that you know what it costs.",
            ),
        ),
        Member("Ouafa Rahmouni"),
        Member(
            "Nico Blankert",
            motivation=Text(
                "Een wandeling zegt meer dan een vergadering.", "A walk says more than a meeting."
            ),
        ),
        Member("Jermaine Sastro"),
        VACANT,
        Member("Tülay Özkan"),
    ),
    "middelland-nieuwe-westen": (
        Member(
            "Marleen Cappendijk",
            office="chair",
            motivation=Text(
                "Wij werken hier al lang samen. Nieuwe bewoners moeten dat ook meteen merken.",
                "We have worked together here for a long time. Newcomers should notice that at once.",
            ),
        ),
        Member(
            "Osman Hassan Ali",
            office="vice-chair",
            motivation=Text(
                "Ik loop mee met de straatcoaches en hoor wat er echt speelt.",
                "I walk along with the street coaches and hear what is really going on.",
            ),
        ),
        Member(
            "Denise Vieira",
            motivation=Text(
                "Winkeliers en bewoners hebben hetzelfde belang: een prettige straat.",
                "Shopkeepers and residents want the same: a pleasant street.",
            ),
        ),
        Member("Rens Kuijpers"),
        Member("Rabia Yıldız"),
        Member(
            "Paul van Noortwijk",
            motivation=Text(
                "Stilte in de avond is ook een voorziening.",
                "Quiet in the evening is a facility too.",
            ),
        ),
        Member("Chen Li-Bakker"),
        Member(
            "Anita Soerdjbalie",
            motivation=Text(
                "Ik zet me in voor bewoners die zorgen voor een ander.",
                "I stand up for residents who care for someone else.",
            ),
        ),
        Member("Mo el Khattabi"),
    ),
    "overschie": (
        Member(
            "Liesbeth Rodenburg",
            office="chair",
            motivation=Text(
                "Overschie heeft twee snelwegen en een vliegveld als buren. Wij praten namens u mee over lucht en lawaai.",
                "Overschie has two motorways and an airport as neighbours. We speak for you about air and noise.",
            ),
        ),
        Member("Hakim Jaouad", office="vice-chair"),
        Member(
            "Wim Ravenhorst",
            motivation=Text("Ik ken elke sloot in Schieveen.", "I know every ditch in Schieveen."),
        ),
        Member(
            "Patricia Semedo",
            motivation=Text(
                "De dorpsstraat verdient winkels waar je even blijft praten.",
                "The village street deserves shops where you stay for a chat.",
            ),
        ),
        Member("Sanne Kloosterboer"),
        Member("Emre Bozkurt"),
        Member(
            "Ria Hoogendam",
            motivation=Text(
                "Ik bel aan bij mensen die nooit naar een avond komen.",
                "I ring the bell of people who never come to an evening.",
            ),
        ),
    ),
    "rozenburg": (
        Member(
            "Jaap Landtong",
            office="chair",
            motivation=Text(
                "Op een eiland los je veel samen op. Voor de rest kloppen wij bij de stad aan.",
                "On an island you solve many things together. For the rest we knock on the city’s door.",
                "على الجزيرة نحلّ الكثير معًا، ولما تبقّى نطرق باب المدينة.",
            ),
        ),
        Member(
            "Marjan Vermeulen-Smit",
            office="vice-chair",
            motivation=Text(
                "Ik wil dat de hulp naar het dorp komt en niet andersom.",
                "I want help to come to the village, not the other way round.",
                "أريد أن تأتي المساعدة إلى القرية لا العكس.",
            ),
        ),
        Member("Yasmina Haddou"),
        Member(
            "Dirk Weltevreden",
            motivation=Text(
                "De pont, de bus en de brug: daar gaan de meeste vragen over.",
                "The ferry, the bus and the bridge: that is what most questions are about.",
                "العبّارة والحافلة والجسر: حولها تدور معظم الأسئلة.",
            ),
        ),
        VACANT,
    ),
}
