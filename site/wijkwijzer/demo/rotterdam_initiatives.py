"""What residents of Rotterdam can ask money for."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Initiative

INITIATIVES: tuple[Initiative, ...] = (
    Initiative(
        key="bewonersinitiatief",
        title=Text(
            "Bijdrage voor een bewonersinitiatief",
            "Contribution to a residents’ initiative",
            "مساهمة لمبادرة سكان",
        ),
        introduction=Text(
            "Voor een plan dat bewoners zelf bedenken en uitvoeren, kunt u tot 10.000 euro vragen.",
            "For a plan that residents think up and carry out themselves, you can ask for up to 10,000 euros.",
            "يمكنك طلب مساهمة تصل إلى 10.000 يورو لخطة من السكان ولهم.",
        ),
        body=Text(
            """1. Praat erover | Bel de wijknetwerker of loop binnen bij de wijkhub. Samen kijkt u of uw plan past.
2. Zoek medestanders | Laat zien dat buren het een goed plan vinden: vier handtekeningen is genoeg.
3. Maak een begroting | Schrijf op wat u koopt of huurt en wat het kost.
4. Stuur het in | Doe dat ten minste zes weken voordat u begint.
5. Voer het uit | U krijgt het geld vooraf. Na afloop stuurt u een kort verslag met foto’s of bonnen.""",
            """1. Talk about it | Call the community connector or walk in at the hub. Together you see whether your plan fits.
2. Find supporters | Show that neighbours think it is a good plan: four signatures are enough.
3. Make a budget | Write down what you will buy or rent and what it costs.
4. Send it in | Do so at least six weeks before you start.
5. Carry it out | You get the money beforehand. Afterwards you send a short report with photos or receipts.""",
            """1. تحدّث عنها | اتصل بمنسق شبكة الحي أو ادخل إلى مركز الحي لتنظرا معًا هل تناسب خطتك.
2. ابحث عن مؤيدين | بيّن أن الجيران يرونها خطة جيدة: أربعة توقيعات تكفي.
3. ضع ميزانية | اكتب ما ستشتريه أو تستأجره وكم يكلف.
4. أرسلها | قبل البدء بستة أسابيع على الأقل.
5. نفّذها | تتلقى المال مقدمًا، وترسل بعد ذلك تقريرًا قصيرًا مع صور أو فواتير.""",
        ),
        decided_by=Text("De wijkraad van uw wijk", "Your district council", "مجلس حيك"),
        criteria=Text(
            """U bent 18 jaar of ouder en woont in Rotterdam
Het plan is goed voor meer mensen in de wijk
Ten minste vier bewoners steunen het plan
De activiteit is voor iedereen toegankelijk""",
            """You are 18 or older and live in Rotterdam
The plan is good for more people in the district
At least four residents support the plan
The activity is open to everyone""",
            """عمرك 18 سنة أو أكثر وتسكن في روتردام
الخطة تفيد عددًا من سكان الحي
يؤيدها أربعة سكان على الأقل
النشاط مفتوح للجميع""",
        ),
        to_send=Text(
            """Naam en adres
Een korte beschrijving van uw plan
Een begroting
De handtekeningen van vier bewoners""",
            """Name and address
A short description of your plan
A budget
The signatures of four residents""",
            """الاسم والعنوان
وصف قصير لخطتك
ميزانية
توقيعات أربعة سكان""",
        ),
        maximum=10_000,
        decision_weeks=6,
        opens=-11,
        closes=150,
        apply_url="https://aanvragen.example.nl/bewonersinitiatief",
    ),
    Initiative(
        key="klein-plan",
        title=Text("Snel geld voor een klein plan", "Quick money for a small plan"),
        introduction=Text(
            "Tot 500 euro voor een straatdag, een les of een opknapbeurt. U krijgt binnen twee weken antwoord.",
            "Up to 500 euros for a street day, a class or a clean-up. You get an answer within two weeks.",
        ),
        body=Text(
            """1. Bel de wijkmanager | Vertel wat u wilt doen en wanneer.
2. Mail drie regels | Wat, waar en hoeveel het kost.
3. Begin | Bij een ja staat het geld binnen een week op uw rekening.""",
            """1. Call the district manager | Say what you want to do and when.
2. E-mail three lines | What, where and how much it costs.
3. Start | If the answer is yes, the money is in your account within a week.""",
        ),
        decided_by=Text("De wijkmanager", "The district manager"),
        criteria=Text(
            """Het plan wordt binnen drie maanden uitgevoerd
Buren kunnen zonder kosten meedoen""",
            """The plan is carried out within three months
Neighbours can join in free of charge""",
        ),
        to_send=Text(
            "Een mail met wat, waar en hoeveel", "An e-mail saying what, where and how much"
        ),
        maximum=500,
        decision_weeks=2,
    ),
    Initiative(
        key="right-to-challenge",
        title=Text(
            "Daag de gemeente uit: Right to Challenge",
            "Challenge the municipality: Right to Challenge",
        ),
        introduction=Text(
            "Kunnen bewoners een taak van de gemeente beter of voordeliger doen? Dan kunt u die taak met het geld erbij overnemen.",
            "Can residents do a municipal task better or for less money? Then you can take over that task, and the money with it.",
        ),
        body=Text(
            """1. Meld uw uitdaging | Noem de taak en zeg waarom het beter kan.
2. Gesprek binnen vier weken | De gemeente vertelt wat de taak nu kost en welke regels gelden.
3. Plan maken | U schrijft op hoe u het doet, met wie en voor hoeveel.
4. Besluit | Bij een ja tekent u een overeenkomst. Bij een nee krijgt u de reden op papier.

? Wat voor taken kunnen het zijn?
Onderhoud van groen, beheer van een buurthuis, het organiseren van een activiteit. Taken die volgens de wet bij de gemeente moeten blijven, zoals het geven van paspoorten, kunnen niet.""",
            """1. Report your challenge | Name the task and say why it can be done better.
2. Meeting within four weeks | The municipality tells you what the task costs now and which rules apply.
3. Make a plan | You write down how you will do it, with whom and for how much.
4. Decision | If yes, you sign an agreement. If no, you get the reason in writing.

? What kind of tasks?
Maintaining greenery, running a community centre, organising an activity. Tasks that must stay with the municipality by law, such as issuing passports, are not possible.""",
        ),
        decided_by=Text("Het college van burgemeester en wethouders", "The municipal executive"),
        criteria=Text(
            """U bent een groep van ten minste vijf bewoners
Het plan heeft steun in de wijk
U kunt laten zien dat u het volhoudt""",
            """You are a group of at least five residents
The plan has support in the district
You can show that you can keep it up""",
        ),
        to_send=Text(
            """Namen van de groep
Plan en begroting
Bewijs van steun in de wijk""",
            """Names of the group
Plan and budget
Proof of support in the district""",
        ),
        maximum=50_000,
        decision_weeks=13,
    ),
)
