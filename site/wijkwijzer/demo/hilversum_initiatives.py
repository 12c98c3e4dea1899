"""What residents of Hilversum can ask money for."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Initiative

INITIATIVES: tuple[Initiative, ...] = (
    Initiative(
        key="wijkbudget",
        title=Text("Wijkbudget aanvragen", "Apply for district budget", "طلب من ميزانية الحي"),
        introduction=Text(
            "Elke wijk heeft ieder jaar een eigen bedrag voor wat bewoners samen willen doen. Zo vraagt u er geld uit aan.",
            "Each district has its own amount every year for what residents want to do together. This is how to apply.",
            "لكل حي مبلغ سنوي لخطط السكان ورغباتهم وأعمالهم. هكذا تقدم طلبًا.",
        ),
        body=Text(
            """1. Bel de buurtcoördinator | Bespreek uw plan voordat u iets invult. Vaak is er al iemand met hetzelfde idee.
2. Schrijf op wat u doet | Wat is het plan, wie doen er mee en wat kost het?
3. Dien het in | Dat kan met het formulier, of op papier bij een buurtpunt.
4. Wacht op het besluit | U hoort binnen dertien weken of het lukt, meestal veel eerder.
5. Vertel hoe het ging | Een foto en een paar regels zijn genoeg bij kleine bedragen.""",
            """1. Call the neighbourhood coordinator | Discuss your plan before you fill in anything. Often someone already has the same idea.
2. Write down what you will do | What is the plan, who takes part and what does it cost?
3. Submit it | With the form, or on paper at a meeting point.
4. Wait for the decision | You will hear within thirteen weeks, usually much sooner.
5. Tell us how it went | A picture and a few lines are enough for small amounts.""",
            """1. اتصل بمنسق الأحياء | ناقش خطتك قبل أن تملأ أي شيء. كثيرًا ما يكون لدى شخص آخر الفكرة نفسها.
2. اكتب ما ستفعله | ما الخطة، ومن يشارك، وكم تكلف؟
3. قدّمها | بالاستمارة أو على الورق في نقطة لقاء.
4. انتظر القرار | تعرفه خلال ثلاثة عشر أسبوعًا، وغالبًا قبل ذلك بكثير.
5. أخبرنا كيف سارت الأمور | صورة وبضعة أسطر تكفي للمبالغ الصغيرة.""",
        ),
        decided_by=Text(
            "De gemeente, na advies van de buurtcoördinator",
            "The municipality, after advice from the coordinator",
            "البلدية بعد مشورة منسق الأحياء",
        ),
        criteria=Text(
            """Het plan komt van bewoners van Hilversum
Het is goed voor meer mensen in uw buurt
U doet zelf mee aan de uitvoering
Het past in het budget van uw wijk""",
            """The plan comes from residents of Hilversum
It is good for more people in your neighbourhood
You take part in carrying it out
It fits in the budget of your district""",
            """الخطة من سكان هيلفرسوم
تفيد عددًا من سكان منطقتك
تشارك بنفسك في التنفيذ
تناسب ميزانية حيك""",
        ),
        to_send=Text(
            """Naam, adres en rekeningnummer
Een plan van uw activiteit
Een overzicht van de kosten""",
            """Name, address and account number
A plan of your activity
An overview of the costs""",
            """الاسم والعنوان ورقم الحساب
خطة نشاطك
بيان بالتكاليف""",
        ),
        maximum=5_000,
        decision_weeks=13,
        apply_url="https://aanvragen.example.nl/wijkbudget",
    ),
    Initiative(
        key="buurtdeal",
        title=Text("Een buurtdeal sluiten", "Make a neighbourhood deal", "عقد اتفاق حي"),
        introduction=Text(
            "In een buurtdeal spreekt u met de gemeente af wie wat doet. U krijgt geld, spullen of hulp; de buurt krijgt iets dat er nog niet was.",
            "In a neighbourhood deal you agree with the municipality who does what. You get money, materials or help; the neighbourhood gets something it did not have.",
            "في اتفاق الحي تتفق مع البلدية على من يفعل ماذا. تحصل على مال أو أدوات أو مساعدة، ويحصل الحي على شيء لم يكن فيه.",
        ),
        body=Text(
            """1. Vertel uw idee | De buurtcoördinator zoekt uit wat er al kan.
2. Maak de deal | Een adviseur schrijft met u op wie wat doet en hoe lang.
3. Teken | De deal staat daarna op deze site, met bedrag en partner.
4. Kijk terug | Na een jaar beslissen we samen of we doorgaan.""",
            """1. Tell us your idea | The coordinator finds out what is already possible.
2. Make the deal | An adviser writes down with you who does what and for how long.
3. Sign | The deal then appears on this site, with amount and partner.
4. Look back | After a year we decide together whether to continue.""",
            """1. أخبرنا بفكرتك | يستوضح المنسق ما هو ممكن بالفعل.
2. اعقد الاتفاق | يكتب معك مستشار من يفعل ماذا ولأي مدة.
3. وقّع | يظهر الاتفاق بعد ذلك على هذا الموقع مع المبلغ والشريك.
4. راجع | بعد سنة نقرر معًا هل نواصل.""",
        ),
        decided_by=Text("De buurtcoördinator", "The neighbourhood coordinator", "منسق الأحياء"),
        criteria=Text(
            """Meer bewoners doen mee
Iedereen in de buurt heeft er iets aan
U houdt het ten minste een half jaar vol""",
            """Several residents take part
Everyone in the neighbourhood benefits
You keep it up for at least six months""",
            """يشارك عدد من السكان
يستفيد منه جميع من في المنطقة
تواظبون عليه ستة أشهر على الأقل""",
        ),
        to_send=Text(
            """Namen van de deelnemers
Wat u zelf doet en wat u vraagt""",
            """Names of the participants
What you will do and what you ask for""",
            """أسماء المشاركين
ما ستفعلونه وما تطلبونه""",
        ),
        maximum=10_000,
        decision_weeks=8,
    ),
    Initiative(
        key="right-to-challenge",
        title=Text("Right to Challenge: neem het over", "Right to Challenge: take it over"),
        introduction=Text(
            "Weet u een handiger of voordeliger manier om iets te doen? Daag de gemeente dan uit om de taak aan bewoners te geven.",
            "Do you know a handier or less expensive way of doing something? Then challenge the municipality to give the task to residents.",
        ),
        body=Text(
            """1. Daag uit | Stuur een mail met de taak en uw reden.
2. Bekijk de cijfers | De gemeente laat zien wat de taak nu kost.
3. Doe een bod | U zegt wat u doet, met wie en voor welk bedrag.
4. Tekenen of uitleg | U krijgt een overeenkomst, of op papier waarom het niet kan.

? Moet ik verzekerd zijn?
Vrijwilligers zijn via de gemeente verzekerd. De adviseur kijkt met u of er meer nodig is.
? Mag ik stoppen?
Ja. In de overeenkomst staat hoe u de taak weer teruggeeft.""",
            """1. Challenge | Send an e-mail with the task and your reason.
2. See the figures | The municipality shows what the task costs now.
3. Make an offer | You say what you will do, with whom and for what amount.
4. Sign or explanation | You get an agreement, or in writing why it is not possible.

? Do I need insurance?
Volunteers are insured through the municipality. The adviser checks with you whether more is needed.
? May I stop?
Yes. The agreement says how you hand the task back.""",
        ),
        decided_by=Text("Het college van burgemeester en wethouders", "The municipal executive"),
        criteria=Text(
            """U bent een groep bewoners, geen bedrijf
De buurt staat achter het plan
Het mag volgens de wet""",
            """You are a group of residents, not a company
The neighbourhood supports the plan
The law allows it""",
        ),
        to_send=Text(
            "De taak, uw reden en wie er meedoen", "The task, your reason and who takes part"
        ),
        maximum=50_000,
        decision_weeks=13,
    ),
)
