"""Agreements of Hilversum with residents."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Deal

DEALS: tuple[Deal, ...] = (
    Deal(
        key="moestuin",
        district="oost",
        kind="deal",
        status="running",
        partner="Tuingroep Liebergen",
        amount=8_750,
        start=-3,
        end=1090,
        title=Text("Moestuin Liebergen", "Liebergen vegetable garden", "حديقة خضار ليبرخن"),
        introduction=Text(
            "De tuingroep beheert tachtig bedden, een kas en de heg. De gemeente geeft de grond en het water.",
            "The garden group runs eighty beds, a greenhouse and the hedge. The municipality provides the ground and the water.",
            "تدير مجموعة الحديقة ثمانين حوضًا وبيتًا زجاجيًا والسياج. وتوفّر البلدية الأرض والماء.",
        ),
        body=Text(
            """- Ieder jaar is er een open dag voor de hele wijk.
- Een kwart van de oogst gaat naar de voedselbank.
- Na drie jaar bekijken we samen of de afspraak verder gaat.""",
            """- Every year there is an open day for the whole district.
- A quarter of the harvest goes to the food bank.
- After three years we decide together whether to continue.""",
            """- يُقام كل عام يوم مفتوح للحي كله.
- يذهب ربع المحصول إلى بنك الطعام.
- بعد ثلاث سنوات نقرر معًا هل نواصل.""",
        ),
        picture="h-garden-beds",
    ),
    Deal(
        key="heidewacht",
        district="zuidoost",
        kind="right-to-challenge",
        status="running",
        partner="Heidewacht Zuidoost",
        amount=5_400,
        start=-640,
        end=455,
        title=Text("Bewoners waken over de hei", "Residents watch over the heath"),
        introduction=Text(
            "Zestig vrijwilligers lopen rondes, geven uitleg en melden brandgevaar. De gemeente zorgt voor portofoons en scholing.",
            "Sixty volunteers walk rounds, explain and report fire risk. The municipality provides radios and training.",
        ),
        body=Text(
            "De groep daagde de gemeente uit om het toezicht anders te verdelen. Na elk jaar leggen beide partijen naast elkaar wat er is gezien en gedaan.",
            "The group challenged the municipality to share out supervision differently. After each year both sides compare what was seen and done.",
        ),
        picture="h-heath",
    ),
    Deal(
        key="bibliotheek-zuid",
        district="zuid",
        kind="right-to-challenge",
        status="running",
        partner="Vereniging De Leeszaal",
        amount=24_000,
        start=-352,
        end=3300,
        title=Text(
            "De Leeszaal: buurtpunt in eigen beheer",
            "De Leeszaal: a meeting point run by residents",
            "قاعة المطالعة: نقطة لقاء يديرها السكان",
        ),
        introduction=Text(
            "Bewoners beheren de oude bibliotheek zelf, met een huurcontract voor tien jaar.",
            "Residents run the old library themselves, with a ten-year lease.",
            "يدير السكان المكتبة القديمة بأنفسهم بعقد إيجار لعشر سنوات.",
        ),
        body=Text(
            "De vereniging betaalt de energie uit de verhuur van de zaal. De gemeente onderhoudt het dak en de gevel. Overlast melden? Dat kan bij het bestuur, de namen hangen bij de deur.",
            "The association pays for energy by letting the hall. The municipality maintains the roof and the façade. Complaints go to the board; the names are by the door.",
            "تدفع الجمعية ثمن الطاقة من تأجير القاعة، وتصون البلدية السقف والواجهة. الشكاوى لمجلس الإدارة، والأسماء معلقة عند الباب.",
        ),
        picture="h-pavilion",
    ),
    Deal(
        key="havenschepers",
        district="zuidwest",
        kind="deal",
        status="running",
        partner="Havenschepers Zuidwest",
        amount=1_150,
        start=-170,
        end=195,
        title=Text("Een schone haven", "A clean harbour"),
        introduction=Text(
            "Bewoners varen elke maand een ronde. De gemeente betaalt netten en zwemvesten en haalt het afval op.",
            "Residents sail a round every month. The municipality pays for nets and life jackets and collects the litter.",
        ),
        body=Text(
            "De groep weegt wat er is opgevist en geeft dat door. Zo weten we of het minder wordt.",
            "The group weighs what was fished up and passes it on. That way we know whether it is getting less.",
        ),
        picture="h-harbour",
    ),
    Deal(
        key="borden-meent",
        district="hilversumse-meent",
        kind="deal",
        status="done",
        partner="Basisschool en Vereniging De Meentgenoten",
        amount=1_980,
        start=-230,
        end=-44,
        title=Text("Borden van kinderen in het woonerf", "Children’s signs in the home zone"),
        introduction=Text(
            "Leerlingen tekenden 26 borden die automobilisten vragen om stapvoets te rijden.",
            "Pupils drew 26 signs that ask drivers to go at walking pace.",
        ),
        body=Text(
            "De snelheid is voor en na gemeten: in vier van de zes straten rijdt het verkeer rustiger.",
            "Speed was measured before and after: in four of the six streets traffic has slowed down.",
        ),
    ),
    Deal(
        key="buurtbus-noordoost",
        district="noordoost",
        kind="deal",
        status="preparing",
        partner="Stichting Samen Rijden",
        amount=6_300,
        start=95,
        end=460,
        title=Text("Boodschappenbus voor ouderen", "Shopping bus for older people"),
        introduction=Text(
            "Vrijwilligers willen twee keer per week een rit naar de markt en de winkels rijden.",
            "Volunteers want to run a trip to the market and the shops twice a week.",
        ),
        body=Text(
            "De groep heeft al negen chauffeurs. De gemeente zoekt met hen uit hoe het zit met de verzekering en waar de bus kan staan.",
            "The group already has nine drivers. Together with the municipality they are sorting out insurance and a place to park the bus.",
        ),
    ),
    Deal(
        key="gevels-centrum",
        district="centrum",
        kind="deal",
        status="proposed",
        partner="Bewoners van de Havenstraatbuurt",
        amount=None,
        start=None,
        end=None,
        title=Text(
            "Groene gevels in de Havenstraatbuurt",
            "Green façades in Havenstraatbuurt",
            "واجهات خضراء في هافنستراتبورت",
        ),
        introduction=Text(
            "Bewoners willen klimplanten langs dertig gevels en doen zelf het onderhoud.",
            "Residents want climbing plants along thirty façades and will do the maintenance themselves.",
            "يريد السكان نباتات متسلقة على ثلاثين واجهة ويتولون العناية بها بأنفسهم.",
        ),
        body=Text(
            "De buurtcoördinator bespreekt het plan met de eigenaren van de panden. Voor het voorjaar volgt een antwoord.",
            "The neighbourhood coordinator is discussing the plan with the owners of the buildings. An answer will follow before spring.",
            "يناقش منسق الأحياء الخطة مع مالكي المباني، ويأتي الجواب قبل الربيع.",
        ),
    ),
)
