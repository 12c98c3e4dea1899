"""The agenda of Rotterdam."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Event

EVENTS: tuple[Event, ...] = (
    Event(
        key="raad-delfshaven",
        day="2nd thu",
        starts="19:30",
        ends="21:30",
        kind="council",
        title=Text(
            "Wijkraad Delfshaven-Schiemond vergadert",
            "Delfshaven-Schiemond council meets",
            "اجتماع مجلس حي ديلفسهافن وسخيموند",
        ),
        introduction=Text(
            "Op de agenda: de bestrating van de Voorhaven en de speelplek in Schiemond.",
            "On the agenda: the paving of the Voorhaven and the playground in Schiemond.",
            "على جدول الأعمال: رصف فورهافن ومكان اللعب في سخيموند.",
        ),
        body=Text(
            """- 19.30 uur: opening en mededelingen
- 19.45 uur: ruimte voor insprekers
- 20.15 uur: advies over de bestrating van de Voorhaven
- 21.00 uur: schetsen voor de speelplek

Wilt u inspreken? Mail dan voor 12.00 uur op de dag zelf naar de wijkraad. U krijgt drie minuten.""",
            """- 19:30: opening and announcements
- 19:45: time for speakers
- 20:15: advice on the paving of the Voorhaven
- 21:00: sketches for the playground

Would you like to speak? E-mail the council before 12 noon that day. You get three minutes.""",
            """- 19:30: الافتتاح والإعلانات
- 19:45: كلمة للحضور
- 20:15: المشورة بشأن رصف فورهافن
- 21:00: رسوم أولية لمكان اللعب

تريد أن تتكلم؟ أرسل بريدًا إلى مجلس الحي قبل الساعة 12:00 في اليوم نفسه. لديك ثلاث دقائق.""",
        ),
        organiser="Wijkraad Delfshaven-Schiemond",
        hub="wijkhub-delfshaven",
        districts=("delfshaven-schiemond",),
    ),
    Event(
        key="koffie-wijkmanager-afrikaanderwijk",
        day="wed>2",
        starts="10:00",
        ends="12:00",
        kind="office-hour",
        title=Text(
            "Koffie met de wijkmanager op de markt",
            "Coffee with the district manager at the market",
            "قهوة مع مديرة الحي في السوق",
        ),
        introduction=Text(
            "Nadia el Hamdaoui staat met een bakfiets vol koffie bij de fontein. Stel uw vraag of zeg gewoon gedag.",
            "Nadia el Hamdaoui is at the fountain with a cargo bike full of coffee. Ask your question or simply say hello.",
            "تقف نادية الحمداوي عند النافورة بدراجة نقل مليئة بالقهوة. اطرح سؤالك أو ألقِ التحية فقط.",
        ),
        body=Text(
            "U hoeft zich niet aan te melden. Bij regen vindt u ons in de wijkhub.",
            "You do not need to register. If it rains, you will find us at the hub.",
            """لا حاجة إلى التسجيل. إذا أمطرت تجدنا في مركز الحي.""",
        ),
        organiser="Wijkteam Afrikaanderwijk",
        location="Bij de fontein op het Afrikaanderplein",
        address="Afrikaanderplein, Rotterdam",
        districts=("afrikaanderwijk",),
        repeats="two-weeks",
        lasts=180,
        skips=((2, "De wijkmanager heeft vakantie"),),
    ),
    Event(
        key="informatieavond-geluid",
        day="tue>7",
        starts="19:30",
        ends="21:30",
        kind="information",
        title=Text(
            "Informatieavond: geluid in Overschie", "Information evening: noise in Overschie"
        ),
        introduction=Text(
            "Wat meten de kastjes op de balkons, wat mag er volgens de wet en wat kunt u thuis doen?",
            "What do the boxes on the balconies measure, what does the law allow and what can you do at home?",
        ),
        body=Text(
            """Een deskundige legt de cijfers uit in gewone taal. Daarna kunt u vragen stellen aan de wijkraad en de wijkwethouder.

De zaal is toegankelijk voor rolstoelen en heeft een ringleiding. Een tolk gebarentaal is er op verzoek; vraag dat uiterlijk een week van tevoren.""",
            """An expert explains the figures in plain language. Then you can put questions to the council and the district alderman.

The hall is accessible to wheelchairs and has a hearing loop. A sign language interpreter is available on request; please ask at least a week beforehand.""",
        ),
        organiser="Wijkraad Overschie",
        location="Zaal De Schie",
        address="Burgemeester Baumannlaan 170, 3043 AR Rotterdam",
        registration_url="https://aanmelden.example.nl/geluid-overschie",
        districts=("overschie",),
    ),
    Event(
        key="schetsen-maashaven",
        day="fri>10",
        starts="14:00",
        ends="17:00",
        kind="consultation",
        title=Text(
            "Bekijk de schetsen voor het park aan de Maashaven",
            "See the sketches for the park on the Maashaven",
        ),
        introduction=Text(
            "Loop binnen, bekijk twee schetsen en zeg wat u mist. De ontwerpers zijn de hele middag aanwezig.",
            "Walk in, look at two sketches and say what you miss. The designers are there all afternoon.",
        ),
        body=Text(
            """Om 15.00 uur maken we een wandeling langs de kade. Kinderen kunnen hun eigen park bouwen van karton.

Kunt u niet? Reageren kan tot een week na de middag op Mijn Rotterdam.""",
            """At 15:00 there is a walk along the quay. Children can build their own park out of cardboard.

Cannot come? You can respond on Mijn Rotterdam until a week after the afternoon.""",
        ),
        organiser="Gemeente Rotterdam",
        location="Hal van het metrostation Maashaven",
        address="Maashaven Zuidzijde, Rotterdam",
        districts=("tarwewijk", "afrikaanderwijk", "katendrecht-wilhelminapier"),
    ),
    Event(
        key="soep-middelland",
        day="sat>5",
        starts="12:00",
        ends="15:00",
        kind="activity",
        title=Text("Soep en ideeën op zaterdag", "Soup and ideas on Saturday"),
        introduction=Text(
            "Eet mee en vertel uw plan voor de buurt. De wijknetwerker helpt u met de eerste stap.",
            "Join the meal and tell us your plan for the neighbourhood. The community connector helps with the first step.",
        ),
        body=Text(
            "Er is altijd een vegetarische soep. Kosten: wat u kunt missen.",
            "There is always a vegetarian soup. Price: whatever you can spare.",
        ),
        organiser="Buurtcoöperatie Binnenweg",
        hub="wijkhub-middelland",
        districts=("middelland-nieuwe-westen",),
    ),
    Event(
        key="repaircafe-zevenkamp",
        day="sat>14",
        starts="13:00",
        ends="16:00",
        kind="activity",
        title=Text("Repaircafé Zevenkamp", "Zevenkamp repair café"),
        introduction=Text(
            "Neem uw kapotte lamp, fiets of trui mee. Vrijwilligers repareren die samen met u.",
            "Bring your broken lamp, bicycle or jumper. Volunteers repair it together with you.",
        ),
        body=Text(
            "Materiaal betaalt u zelf. Voor naaiwerk kunt u zich vooraf melden, dan gaat het sneller.",
            "You pay for materials yourself. For sewing you can register beforehand to save time.",
        ),
        organiser="Bewonersvereniging Zevenkamp",
        location="Winkelcentrum Zevenkamp, eerste verdieping",
        address="Griendwerkerstraat 10, 3068 GR Rotterdam",
        districts=("zevenkamp", "nesselande"),
        repeats="four-weeks",
        lasts=200,
    ),
    Event(
        key="wijkbezoek-lombardijen",
        day="wed>20",
        starts="15:30",
        ends="18:00",
        kind="consultation",
        title=Text(
            "Wijkbezoek van de wethouder aan Lombardijen", "The alderman visits Lombardijen"
        ),
        introduction=Text(
            "Loop mee door de straten rond het Spinozaplein en laat zien wat er beter kan.",
            "Walk along through the streets around Spinozaplein and show what can be improved.",
        ),
        body=Text(
            """We vertrekken bij de wijkhub. De wandeling duurt een uur en is geschikt voor rolstoelen. Daarna is er soep.

Wat u vertelt, komt in een verslag met namen en data. Dat verslag staat twee weken later op deze site.""",
            """We leave from the hub. The walk takes an hour and is suitable for wheelchairs. There is soup afterwards.

What you say goes into a report with names and dates. The report will be on this site two weeks later.""",
        ),
        organiser="Gemeente Rotterdam",
        hub="wijkhub-lombardijen",
        districts=("lombardijen",),
    ),
    Event(
        key="boomplantdag-noord",
        day="sat>26",
        starts="10:00",
        ends="13:00",
        kind="activity",
        title=Text("Boomplantdag in het Oude Noorden", "Tree planting day in Oude Noorden"),
        introduction=Text(
            "Samen zetten we dertig jonge bomen in de grond. Scheppen zijn er, trek stevige schoenen aan.",
            "Together we plant thirty young trees. Spades are provided; wear sturdy shoes.",
        ),
        body=Text(
            "Kinderen kunnen een eigen boom kiezen en er een naambordje bij maken. Bij harde wind verzetten we de dag.",
            "Children can choose a tree of their own and make a name sign for it. In strong wind we will move the day.",
        ),
        organiser="Groengroep Oude Noorden",
        location="Noordplein",
        address="Noordplein, Rotterdam",
        districts=("oude-noorden", "agniesebuurt-provenierswijk"),
        cancelled=True,
    ),
    Event(
        key="begroting-leren-lezen",
        day="thu>38",
        starts="19:00",
        ends="21:00",
        kind="information",
        title=Text("Leer een begroting lezen", "Learn to read a budget", "تعلّم قراءة الميزانية"),
        introduction=Text(
            "In twee uur weet u waar het geld voor de wijken vandaan komt, wie beslist en wanneer u kunt meepraten.",
            "In two hours you will know where the money for the districts comes from, who decides and when you can have a say.",
            "في ساعتين تعرف من أين يأتي مال الأحياء، ومن يقرر، ومتى يمكنك إبداء رأيك.",
        ),
        body=Text(
            "De avond is voor iedereen. Rekenen hoeft niet: we werken met blokjes en voorbeelden. De avond is ook online te volgen, met ondertiteling.",
            "The evening is for everyone. No sums needed: we work with blocks and examples. You can also follow it online, with captions.",
            """الأمسية للجميع. لا حاجة إلى الحساب: نعمل بالمكعبات والأمثلة. ويمكن متابعتها عبر الإنترنت مع ترجمة مكتوبة.""",
        ),
        organiser="Gemeente Rotterdam",
        location="Centrale bibliotheek",
        address="Hoogstraat 110, 3011 PV Rotterdam",
        registration_url="https://aanmelden.example.nl/begroting",
    ),
)
