"""The illustrations of Rotterdam."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Picture, Text

PICTURES: tuple[Picture, ...] = (
    Picture(
        "r-skyline",
        "skyline",
        1,
        Text(
            "Getekende skyline met hoge torens aan een brede rivier",
            "Drawn skyline with tall towers on a wide river",
            "رسم لأفق مدينة بأبراج عالية على نهر عريض",
        ),
    ),
    Picture(
        "r-harbour",
        "harbour",
        2,
        Text(
            "Oude grachtenpanden aan een haven met twee zeilschepen",
            "Old canal houses on a harbour with two sailing ships",
            "بيوت قديمة على ميناء فيه سفينتان شراعيتان",
        ),
    ),
    Picture(
        "r-bridge",
        "bridge",
        3,
        Text(
            "Een tuibrug over het water, met daarachter huizen",
            "A cable-stayed bridge across the water, with houses behind it",
            "جسر معلّق فوق الماء وخلفه بيوت",
        ),
    ),
    Picture(
        "r-market",
        "market",
        4,
        Text(
            "Marktkramen met gekleurde luifels op een plein",
            "Market stalls with coloured awnings on a square",
            "أكشاك سوق بمظلات ملونة في ساحة",
        ),
    ),
    Picture(
        "r-square",
        "square",
        5,
        Text(
            "Een plein met bomen, een bank en een voetbaldoel",
            "A square with trees, a bench and a football goal",
            "ساحة فيها أشجار ومقعد ومرمى كرة قدم",
        ),
    ),
    Picture(
        "r-street",
        "street",
        6,
        Text(
            "Een straat met gevels, geveltuintjes en een fiets",
            "A street with façades, façade gardens and a bicycle",
            "شارع بواجهات بيوت وحدائق صغيرة ودراجة",
        ),
    ),
    Picture(
        "r-park",
        "park",
        7,
        Text(
            "Een park met een vijver en een slingerend wandelpad",
            "A park with a pond and a winding footpath",
            "حديقة فيها بركة وممر متعرج",
        ),
    ),
    Picture(
        "r-flats",
        "flats",
        8,
        Text(
            "Drie hoge flats met galerijen in een groene omgeving",
            "Three tall blocks of flats with galleries in green surroundings",
            "ثلاثة مبانٍ سكنية عالية وسط الخضرة",
        ),
    ),
    Picture(
        "r-gardens",
        "gardens",
        9,
        Text(
            "Lage huizen met hagen en voortuinen vol bloemen",
            "Low houses with hedges and front gardens full of flowers",
            "بيوت منخفضة بأسيجة وحدائق مليئة بالزهور",
        ),
    ),
    Picture(
        "r-polder",
        "polder",
        10,
        Text(
            "Een dorp achter een dijk, met een sloot en windmolens in de verte",
            "A village behind a dyke, with a ditch and wind turbines in the distance",
            "قرية خلف سد، مع قناة صغيرة وطواحين هواء في البعيد",
        ),
    ),
    Picture(
        "r-beach",
        "beach",
        11,
        Text(
            "Een strand met strandhuisjes, duinen en een schip aan de horizon",
            "A beach with cabins, dunes and a ship on the horizon",
            "شاطئ فيه أكواخ وكثبان وسفينة في الأفق",
        ),
    ),
    Picture(
        "r-hub-square",
        "pavilion",
        12,
        Text(
            "Een laag gebouw met een groen dak aan een plein",
            "A low building with a green roof on a square",
            "مبنى منخفض بسقف أخضر على ساحة",
        ),
    ),
    Picture(
        "r-hub-inside",
        "interior",
        13,
        Text(
            "Een lichte ruimte met een lange tafel, stoelen en planten",
            "A bright room with a long table, chairs and plants",
            "غرفة مضيئة فيها طاولة طويلة وكراسٍ ونباتات",
        ),
    ),
    Picture(
        "r-hub-hall",
        "hall",
        14,
        Text(
            "Een hoge zaal met boogramen, een balie en hanglampen",
            "A tall hall with arched windows, a counter and hanging lamps",
            "قاعة عالية بنوافذ مقوّسة ومنضدة استقبال ومصابيح معلّقة",
        ),
    ),
)
