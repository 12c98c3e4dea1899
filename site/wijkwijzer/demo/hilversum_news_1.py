"""News of Hilversum, the latest items."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import News

NEWS: tuple[News, ...] = (
    News(
        key="moestuin-liebergen",
        days_ago=3,
        category="green",
        title=Text(
            "Moestuin in Liebergen wordt twee keer zo groot",
            "Vegetable garden in Liebergen doubles in size",
            "حديقة الخضار في ليبرخن تتضاعف مساحتها",
        ),
        introduction=Text(
            "Na drie seizoenen is de wachtlijst langer dan de tuin. Met een nieuwe buurtdeal komen er veertig bedden bij en een kas.",
            "After three seasons the waiting list is longer than the garden. A new neighbourhood deal adds forty beds and a greenhouse.",
            "بعد ثلاثة مواسم أصبحت قائمة الانتظار أطول من الحديقة. وباتفاق حي جديد تُضاف أربعون حوضًا وبيت زجاجي.",
        ),
        body=Text(
            """De tuin begon op een grasveld waar niemand kwam. Nu groeien er boontjes, munt en pompoenen, en op zaterdagochtend ook nieuwe vriendschappen.

## Wat is afgesproken?

- De gemeente geeft de grond in gebruik en legt een waterpunt aan.
- De tuingroep onderhoudt ook de heg en het pad eromheen.
- Tien bedden zijn op zithoogte, voor wie niet kan knielen.

> Ik ken nu elf buren van wie ik eerst alleen de auto kende.
> -- Een tuinier uit de Geuzenbuurt

Wilt u een bed? Meld u bij Buurtpunt Oost.

@hub buurtpunt-oost""",
            """The garden began on a lawn where nobody came. Now beans, mint and pumpkins grow there, and on Saturday mornings new friendships too.

## What was agreed?

- The municipality lends the ground and installs a water point.
- The garden group also maintains the hedge and the path around it.
- Ten beds are at sitting height, for those who cannot kneel.

> I now know eleven neighbours of whom I used to know only the car.
> -- A gardener from Geuzenbuurt

Would you like a bed? Sign up at the Oost meeting point.

@hub buurtpunt-oost""",
            """بدأت الحديقة على مرج لا يأتيه أحد. والآن تنمو فيها الفاصوليا والنعناع والقرع، وصباح السبت تنمو صداقات جديدة أيضًا.

## على ماذا اتُّفق؟

- تعطي البلدية الأرض للاستعمال وتركّب نقطة ماء.
- تعتني مجموعة الحديقة أيضًا بالسياج والممر حولها.
- عشرة أحواض على ارتفاع الجلوس لمن لا يستطيع الركوع.

> أعرف الآن أحد عشر جارًا لم أكن أعرف منهم سوى سياراتهم.
> -- بستاني من خوزنبورت

تريد حوضًا؟ سجّل في نقطة لقاء أوست.

@hub buurtpunt-oost""",
        ),
        picture="h-garden-beds",
        districts=("oost",),
    ),
    News(
        key="zuidoost-coordinator",
        days_ago=9,
        category="taking-part",
        title=Text(
            "Zuidoost heeft vanaf volgende maand weer een buurtcoördinator",
            "Zuidoost will have a coordinator again next month",
        ),
        introduction=Text(
            "Bibi Rozema begint over zes weken in Zuidoost. Tot die tijd neemt Steven Kortekaas uit Zuid waar.",
            "Bibi Rozema starts in Zuidoost in six weeks. Until then Steven Kortekaas from Zuid stands in.",
        ),
        body=Text(
            """De plek was een maand leeg. Bewoners vroegen terecht wie hun telefoontjes nu beantwoordt. Dat is Steven Kortekaas: hij leest ook de mailbox van Zuidoost en belt binnen drie werkdagen terug.

Bibi Rozema werkte als jongerenwerker en later bij een woningcorporatie. In haar eerste weken houdt zij op vier plekken spreekuur, zodat u niet ver hoeft te fietsen.

@contact steven-kortekaas""",
            """The post was empty for a month. Residents rightly asked who answers their calls now. It is Steven Kortekaas: he also reads the Zuidoost mailbox and calls back within three working days.

Bibi Rozema was a youth worker and later worked for a housing association. In her first weeks she holds office hours in four places, so that you do not have to cycle far.

@contact steven-kortekaas""",
        ),
        districts=("zuidoost",),
    ),
    News(
        key="wijkbudget-nieuwe-ronde",
        days_ago=18,
        category="taking-part",
        title=Text(
            "Wijkbudget: wat er dit jaar nog te verdelen is",
            "District budget: what is left to share out this year",
            "ميزانية الحي: ما تبقى لتوزيعه هذا العام",
        ),
        introduction=Text(
            "In alle acht wijken is nog geld voor plannen van bewoners. Op de pagina van uw wijk ziet u precies hoeveel.",
            "All eight districts still have money for residents’ plans. The page of your district shows exactly how much.",
            "لا يزال في الأحياء الثمانية مال لخطط السكان. ترى في صفحة حيك المبلغ بالضبط.",
        ),
        body=Text(
            """Elke wijk krijgt ieder jaar een eigen bedrag. Wie een plan heeft, praat eerst met de buurtcoördinator. Dat scheelt tijd: u weet dan meteen of het past en welke buren ook bezig zijn.

## Wat kan er met het geld?

- Een activiteit waar buren elkaar ontmoeten
- Spullen die u samen gebruikt
- Groen, een bank of een kunstwerk in de straat

Eten en drinken betalen we alleen als het bij de activiteit hoort. Plannen die over de jaarwisseling lopen, mogen ook.

@call taking-part | Zo vraagt u wijkbudget aan""",
            """Every district gets its own amount each year. If you have a plan, talk to the neighbourhood coordinator first. It saves time: you know at once whether it fits and which neighbours are busy with something similar.

## What can the money be used for?

- An activity where neighbours meet
- Things that you use together
- Greenery, a bench or a work of art in the street

We only pay for food and drink if it belongs to the activity. Plans that run past New Year are welcome too.

@call taking-part | How to apply for district budget""",
            """يحصل كل حي كل عام على مبلغ خاص به. من لديه خطة يتحدث أولًا مع منسق الأحياء. هذا يوفر الوقت: تعرف فورًا هل تناسب خطتك ومن من الجيران يعمل على شيء مشابه.

## فيمَ يُستخدم المال؟

- نشاط يلتقي فيه الجيران
- أدوات تستعملونها معًا
- خضرة أو مقعد أو عمل فني في الشارع

ندفع مقابل الطعام والشراب فقط إذا كان جزءًا من النشاط. ويمكن للخطط أن تمتد إلى العام الجديد.

@call taking-part | هكذا تطلب من ميزانية الحي""",
        ),
        picture="h-gardens",
    ),
    News(
        key="fietsen-centrum",
        days_ago=27,
        category="works",
        title=Text(
            "Proef met fietsvakken rond de Kerkbrink",
            "Trial with bicycle bays around Kerkbrink",
            "تجربة مواقف للدراجات حول كيركبرينك",
        ),
        introduction=Text(
            "Fietsen stonden vaak midden op de stoep. Winkeliers en bewoners kozen samen vijf plekken voor fietsvakken.",
            "Bicycles were often left in the middle of the pavement. Shopkeepers and residents chose five places for bicycle bays together.",
            "كثيرًا ما تُركت الدراجات وسط الرصيف. فاختار أصحاب المتاجر والسكان معًا خمسة أماكن لمواقف الدراجات.",
        ),
        body=Text(
            """Wie slecht ziet of in een rolstoel zit, kwam op marktdagen niet meer langs de gevels. De vakken liggen nu aan de straatkant, zodat de looproute vrij blijft.

De proef duurt drie maanden. Daarna lopen we met dezelfde groep het rondje nog eens. U kunt uw ervaring doorgeven bij Buurtpunt Centrum.""",
            """People who see badly or use a wheelchair could no longer pass along the façades on market days. The bays are now on the street side, so that the walking route stays free.

The trial lasts three months. Then we walk the round again with the same group. You can share your experience at the Centrum meeting point.""",
            """لم يعد ضعاف البصر أو مستخدمو الكراسي المتحركة قادرين على المرور بمحاذاة الواجهات في أيام السوق. والآن صارت المواقف من جهة الشارع ليبقى ممر المشاة خاليًا.

تستمر التجربة ثلاثة أشهر، ثم نعيد الجولة مع المجموعة نفسها. يمكنك نقل تجربتك إلى نقطة لقاء سنتروم.""",
        ),
        picture="h-street",
        districts=("centrum",),
    ),
    News(
        key="meent-woonerven",
        days_ago=44,
        category="safety",
        title=Text(
            "Kinderen van De Meent tekenen hun eigen verkeersborden",
            "Children of De Meent draw their own traffic signs",
        ),
        introduction=Text(
            "In een woonerf mag u stapvoets rijden. Omdat lang niet iedereen dat weet, maakten leerlingen borden die wel opvallen.",
            "In a home zone you may only drive at walking pace. Because not everyone knows that, pupils made signs that do stand out.",
        ),
        body=Text(
            """Er hangen nu 26 borden, van een slak met een helm tot een oma met een stopbord. De snelheid is voor en na gemeten. In vier van de zes straten rijdt het verkeer rustiger.

De vereniging van bewoners betaalt nieuwe borden uit het wijkbudget. Na een jaar mogen de kinderen nieuwe tekenen.""",
            """There are now 26 signs, from a snail in a helmet to a granny with a stop sign. Speed was measured before and after. In four of the six streets traffic has slowed down.

The residents’ association pays for new signs from the district budget. After a year the children may draw new ones.""",
        ),
        picture="h-village",
        districts=("hilversumse-meent",),
    ),
    News(
        key="energiecoaches-zuid",
        days_ago=63,
        category="housing",
        title=Text(
            "Buren helpen buren met een warm huis",
            "Neighbours help neighbours to a warm home",
        ),
        introduction=Text(
            "Twintig bewoners van Zuid en Zuidoost volgden een cursus tot energiecoach. Zij komen gratis bij u langs.",
            "Twenty residents of Zuid and Zuidoost took a course to become energy coaches. They visit you free of charge.",
        ),
        body=Text(
            """Een coach kijkt naar tocht, de stand van de ketel en de lampen. U krijgt een tasje met tochtstrips en radiatorfolie en een lijst met drie dingen die bij u het meest schelen.

1. Maak een afspraak | Bel of loop binnen bij Buurtpunt Zuid.
2. Bezoek aan huis | Een coach komt een uur langs. U beslist zelf wat u doet.
3. Kijk na een half jaar | De coach belt om te horen of het scheelt.

Huurt u? Dan helpt de coach ook met een brief aan de verhuurder.""",
            """A coach looks at draughts, the boiler setting and the lamps. You get a bag with draught strips and radiator foil and a list of the three things that matter most in your home.

1. Make an appointment | Call or walk in at the Zuid meeting point.
2. Home visit | A coach comes for an hour. You decide what to do.
3. Look again after six months | The coach calls to hear whether it makes a difference.

Do you rent? Then the coach also helps with a letter to your landlord.""",
        ),
        picture="h-inside",
        districts=("zuid", "zuidoost"),
    ),
)
