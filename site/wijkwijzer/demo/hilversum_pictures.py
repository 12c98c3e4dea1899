"""The illustrations of Hilversum."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Picture, Text

PICTURES: tuple[Picture, ...] = (
    Picture(
        "h-town-hall",
        "town_hall",
        21,
        Text(
            "Een laag raadhuis van gele steen met een toren en een vijver",
            "A low town hall of yellow brick with a tower and a pond",
            "مبنى بلدية منخفض من الطوب الأصفر مع برج وبركة",
        ),
    ),
    Picture(
        "h-street",
        "street",
        22,
        Text(
            "Een winkelstraat met smalle gevels en fietsen",
            "A shopping street with narrow façades and bicycles",
            "شارع تسوق بواجهات ضيقة ودراجات",
        ),
    ),
    Picture(
        "h-harbour",
        "harbour",
        23,
        Text(
            "Een kleine haven met zeilboten en huizen aan de kade",
            "A small harbour with sailing boats and houses on the quay",
            "ميناء صغير فيه مراكب شراعية وبيوت على الرصيف",
        ),
    ),
    Picture(
        "h-gardens",
        "gardens",
        24,
        Text(
            "Huizen met rode daken en bloeiende voortuinen",
            "Houses with red roofs and flowering front gardens",
            "بيوت بأسطح حمراء وحدائق أمامية مزهرة",
        ),
    ),
    Picture(
        "h-heath",
        "heath",
        25,
        Text(
            "Een paarse hei met schapen en een zandpad",
            "A purple heath with sheep and a sandy path",
            "مرج بنفسجي فيه خراف ودرب رملي",
        ),
    ),
    Picture(
        "h-station",
        "station",
        26,
        Text(
            "Reizigers op een perron waar een gele trein staat",
            "Travellers on a platform where a yellow train is waiting",
            "مسافرون على رصيف محطة يقف عنده قطار أصفر",
        ),
    ),
    Picture(
        "h-flats",
        "flats",
        27,
        Text(
            "Flats tussen bomen en een wandelpad",
            "Flats among trees and a footpath",
            "مبانٍ سكنية بين الأشجار وممر للمشي",
        ),
    ),
    Picture(
        "h-village",
        "polder",
        28,
        Text(
            "Een dorp aan de rand van het open land",
            "A village on the edge of open country",
            "قرية على طرف الأرض المفتوحة",
        ),
    ),
    Picture(
        "h-garden-beds",
        "allotment",
        29,
        Text(
            "Moestuinbakken met groente, een kas en mensen die tuinieren",
            "Raised vegetable beds, a greenhouse and people gardening",
            "أحواض خضار وبيت زجاجي وأناس يعملون في الحديقة",
        ),
    ),
    Picture(
        "h-inside",
        "interior",
        30,
        Text(
            "Buren zitten samen aan een lange tafel",
            "Neighbours sit together at a long table",
            "جيران يجلسون معًا إلى طاولة طويلة",
        ),
    ),
    Picture(
        "h-pavilion",
        "pavilion",
        31,
        Text(
            "Een laag gebouw met grote ramen en een groen dak",
            "A low building with large windows and a green roof",
            "مبنى منخفض بنوافذ كبيرة وسقف أخضر",
        ),
    ),
    Picture(
        "h-hall",
        "hall",
        32,
        Text(
            "Een hoge hal met boogramen en een balie",
            "A tall hall with arched windows and a counter",
            "قاعة عالية بنوافذ مقوّسة ومنضدة استقبال",
        ),
    ),
    Picture(
        "h-studio",
        "studio",
        33,
        Text(
            "Drie mensen achter microfoons in een kleine studio",
            "Three people behind microphones in a small studio",
            "ثلاثة أشخاص خلف ميكروفونات في استوديو صغير",
        ),
    ),
)
