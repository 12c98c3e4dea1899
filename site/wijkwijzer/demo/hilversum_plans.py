"""Projects and consultations of Hilversum, all invented."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_plans import Consultation, Plans, Project

PLANS = Plans(
    projects=(
        Project(
            key="stationsgebied-centrum",
            district="centrum",
            kind="project",
            phase="consulting",
            place="Rond het station",
            start=-400,
            end=900,
            role="buurtcoordinator",
            title=Text(
                "Een groener stationsgebied", "A greener station area", "منطقة محطة أكثر خضرة"
            ),
            introduction=Text(
                "Minder auto's, meer bomen en een veilige fietsroute naar het station.",
                "Fewer cars, more trees and a safe cycle route to the station.",
                "سيارات أقل وأشجار أكثر وطريق آمن للدراجات إلى المحطة.",
            ),
        ),
        Project(
            key="wandelpad-meent",
            district="hilversumse-meent",
            kind="works",
            phase="running",
            place="Langs de hei",
            start=-20,
            end=40,
            role="buurtcoordinator",
            title=Text("Het wandelpad wordt verhard", "The footpath gets a firm surface"),
            introduction=Text(
                "Straks kan iedereen er langs, ook met een rollator of kinderwagen.",
                "Soon everybody can pass, also with a walker or a pram.",
            ),
        ),
    ),
    consultations=(
        Consultation(
            key="kleuren-centrum",
            district="centrum",
            opens=-5,
            closes=30,
            due=75,
            url="https://denkmee.example.nl/stationsgebied",
            title=Text(
                "Welke bomen komen bij het station?",
                "Which trees come near the station?",
                "أي أشجار ستُزرع قرب المحطة؟",
            ),
            introduction=Text(
                "Kies uit zes soorten. De meest gekozen drie worden geplant.",
                "Choose from six kinds. The three that are chosen most are planted.",
                "اختر من ستة أنواع. تُزرع الأنواع الثلاثة الأكثر اختيارًا.",
            ),
        ),
        Consultation(
            key="buurthuis-oost",
            district="oost",
            opens=-160,
            closes=-130,
            due=-70,
            finished=-75,
            title=Text("Wat doet het buurthuis 's avonds?", "What happens in the evening?"),
            introduction=Text(
                "Het buurthuis kan drie avonden langer open. We vroegen waarvoor.",
                "The community centre can stay open longer on three evenings. We asked what for.",
            ),
            result=Text(
                "Een avond huiswerk, een avond koken en een avond voor jongeren.\nEen disco komt er niet: de muren zijn te dun.",
                "One evening homework, one evening cooking and one evening for young people.\nThere will be no disco: the walls are too thin.",
            ),
        ),
    ),
    advice=(),
    rules=(),
)
