"""Projects, consultations and advice of Rotterdam, all invented."""

from __future__ import annotations

from wijkwijzer.demo.rotterdam_rules import RULES
from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_plans import Advice, Consultation, Plans, Project

PLANS = Plans(
    projects=(
        Project(
            key="pleinen-afrikaander",
            district="afrikaanderwijk",
            kind="project",
            phase="running",
            place="Rond het Afrikaanderplein",
            start=-210,
            end=160,
            role="wijkmanager",
            title=Text(
                "Meer schaduw op de pleinen", "More shade in the squares", "ظل أكثر في الساحات"
            ),
            introduction=Text(
                "Op drie pleinen komen bomen, banken en een drinkwaterkraan. De markt gaat gewoon door.",
                "Three squares get trees, benches and a drinking water tap. The market simply goes on.",
                "ستحصل ثلاث ساحات على أشجار ومقاعد وصنبور ماء للشرب. وتستمر السوق كالمعتاد.",
            ),
            body=Text(
                """## Wanneer

- De bomen worden in de winter geplant.
- De banken en de kraan komen in het voorjaar.

Elke laatste donderdag van de maand is iemand van de aannemer in de wijkhub.""",
                """## When

- The trees are planted in winter.
- The benches and the tap come in spring.

On the last Thursday of each month somebody of the contractor is at the district hub.""",
                """## متى

- تُزرع الأشجار في الشتاء.
- تأتي المقاعد والصنبور في الربيع.

في آخر خميس من كل شهر يوجد ممثل عن المقاول في مركز الحي.""",
            ),
        ),
        Project(
            key="wijkakkoord-afrikaander",
            district="afrikaanderwijk",
            kind="plan",
            phase="decided",
            start=-320,
            end=1_100,
            role="wijkmanager",
            title=Text("Wijkakkoord", "District agreement", "اتفاق الحي"),
            introduction=Text(
                "Wat bewoners en gemeente de komende jaren samen willen: schone straten, werk dichtbij en een plek voor jongeren.",
                "What residents and municipality want together in the coming years: clean streets, work nearby and a place for young people.",
                "ما يريده السكان والبلدية معًا في السنوات القادمة: شوارع نظيفة وعمل قريب ومكان للشباب.",
            ),
        ),
        Project(
            key="riolering-pernis",
            district="pernis",
            kind="works",
            phase="preparing",
            place="Ringdijk en zijstraten",
            start=75,
            end=290,
            role="wijkmanager",
            title=Text("Nieuw riool en nieuwe stoepen", "New sewer and new pavements"),
            introduction=Text(
                "Het riool is zestig jaar oud. Straat voor straat wordt het vervangen. Daarna komt er een nieuwe stoep met groen.",
                "The sewer is sixty years old. It is replaced street by street. A new pavement with plants follows.",
            ),
        ),
    ),
    consultations=(
        Consultation(
            key="speelplek-afrikaander",
            district="afrikaanderwijk",
            opens=-12,
            closes=23,
            due=72,
            url="https://denkmee.example.nl/speelplek",
            title=Text(
                "Hoe ziet de nieuwe speelplek eruit?",
                "What will the new playground look like?",
                "كيف سيكون الملعب الجديد؟",
            ),
            introduction=Text(
                "Er zijn drie tekeningen. Kies er een, of zeg wat er mist. Kinderen mogen ook reageren.",
                "There are three drawings. Choose one, or say what is missing. Children may react too.",
                "هناك ثلاثة رسوم. اختر واحدًا منها أو قل ما الذي ينقص. يمكن للأطفال المشاركة أيضًا.",
            ),
        ),
        Consultation(
            key="parkeren-afrikaander",
            district="afrikaanderwijk",
            opens=-190,
            closes=-150,
            due=-60,
            finished=-66,
            title=Text("Parkeren bij de markt", "Parking near the market", "الوقوف قرب السوق"),
            introduction=Text(
                "Op marktdagen is er te weinig plek. We vroegen wat u daarvan merkt en wat helpt.",
                "On market days there is too little space. We asked what you notice of it and what helps.",
                "في أيام السوق لا توجد أماكن كافية. سألنا عما تلاحظه وما الذي يساعد.",
            ),
            result=Text(
                """212 mensen reageerden. De meesten willen geen hoger tarief, en dat komt er ook niet.
Er komen twintig plekken voor marktkramers buiten de wijk, zodat hun busjes niet in de straten staan.
Een vergunning voor bezoek van marktkramers kan niet: daarvoor geldt één regel in de hele stad.""",
                """212 people reacted. Most of them want no higher fee, and there will be none.
Twenty places for stallholders come outside the district, so that their vans do not stand in the streets.
A permit for visitors of stallholders is not possible: one rule holds for that in the whole city.""",
                """شارك 212 شخصًا. معظمهم لا يريد رسومًا أعلى، ولن تُرفع الرسوم.
ستُخصص عشرون مكانًا لأصحاب الأكشاك خارج الحي كي لا تقف سياراتهم في الشوارع.
لا يمكن إصدار تصريح لزوار أصحاب الأكشاك: هناك قاعدة واحدة في المدينة كلها.""",
            ),
        ),
        Consultation(
            key="nachtbus-pernis",
            district="pernis",
            opens=-120,
            closes=-80,
            due=-20,
            title=Text("Een nachtbus in het weekend", "A night bus at the weekend"),
            introduction=Text(
                "Wie zou de bus nemen, en tot hoe laat? De vervoerder wil het weten voordat hij rijdt.",
                "Who would take the bus, and until when? The carrier wants to know before it runs.",
            ),
        ),
    ),
    advice=(
        Advice(
            key="lampen-afrikaander",
            district="afrikaanderwijk",
            kind="own",
            addressee="executive",
            given=-95,
            due=-39,
            answered=-44,
            outcome="partly",
            title=Text(
                "Betere verlichting bij de metro",
                "Better lighting near the metro",
                "إنارة أفضل قرب المترو",
            ),
            introduction=Text(
                "De wijkraad vraagt om meer lampen op de route van de metro naar de markt.",
                "The district council asks for more lamps on the route from the metro to the market.",
                "يطلب مجلس الحي مصابيح أكثر على الطريق من المترو إلى السوق.",
            ),
            answer=Text(
                "Er komen acht lampen bij, in het voorjaar. De lampen onder het spoor zijn van de spoorbeheerder; de gemeente heeft daar om gevraagd.",
                "Eight lamps are added, in spring. The lamps below the railway belong to the railway company; the municipality has asked for them.",
                "ستُضاف ثمانية مصابيح في الربيع. أما المصابيح تحت السكة فتتبع شركة السكك، وقد طلبتها البلدية منها.",
            ),
        ),
        Advice(
            key="markt-afrikaander",
            district="afrikaanderwijk",
            kind="asked",
            addressee="alderman",
            given=-30,
            due=26,
            title=Text(
                "De nieuwe indeling van de markt",
                "The new layout of the market",
                "التقسيم الجديد للسوق",
            ),
            introduction=Text(
                "Brede paden voor kinderwagens en rolstoelen, en de viskramen bij elkaar: dat adviseert de wijkraad.",
                "Wide paths for prams and wheelchairs, and the fish stalls together: that is the council's advice.",
                "ممرات واسعة لعربات الأطفال والكراسي المتحركة، وأكشاك السمك معًا: هذه مشورة المجلس.",
            ),
        ),
        Advice(
            key="huisarts-pernis",
            district="pernis",
            kind="own",
            addressee="executive",
            given=-140,
            due=-28,
            title=Text("Een huisarts in het dorp", "A doctor in the village"),
            introduction=Text(
                "De laatste praktijk sluit. De raad vraagt de gemeente om een ruimte te zoeken.",
                "The last practice closes. The council asks the municipality to look for a room.",
            ),
        ),
    ),
    rules=RULES,
)
