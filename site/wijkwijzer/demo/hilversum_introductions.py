"""What the districts of Hilversum are like, and what is going on there."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text

INTRODUCTIONS: dict[str, Text] = {
    "centrum": Text(
        "In het Centrum wonen mensen boven winkels, rond de Oude Haven en in de smalle straten bij de Sint-Vituskerk. Overdag is het druk, ’s avonds merken bewoners het eerst wat er op straat gebeurt. De buurtcoördinator zit daarom vaak bij winkeliers én bewoners aan tafel.",
        "In Centrum people live above shops, around the Oude Haven and in the narrow streets by St Vitus church. It is busy during the day; in the evening residents are the first to notice what happens in the street. So the neighbourhood coordinator often sits down with both shopkeepers and residents.",
        "في حي سنتروم (Centrum) يسكن الناس فوق المتاجر وحول الميناء القديم وفي الشوارع الضيقة قرب كنيسة سانت فيتوس. في النهار ازدحام، وفي المساء يكون السكان أول من يلاحظ ما يحدث في الشارع. لذلك يجلس منسق الأحياء كثيرًا مع أصحاب المتاجر والسكان معًا.",
    ),
    "noordwest": Text(
        "Noordwest is de wijk van villa’s, oude lanen en het raadhuis met zijn bekende toren. Op het Mediapark werken duizenden mensen, een paar straten verder is het stil. Verkeer, oude bomen en monumenten zijn hier vaste onderwerpen.",
        "Noordwest is the district of villas, old avenues and the town hall with its famous tower. Thousands of people work at the Mediapark; a few streets away it is quiet. Traffic, old trees and listed buildings are regular subjects here.",
    ),
    "zuidwest": Text(
        "Zuidwest loopt van de haven aan het Gooise kanaal tot de flats en hofjes van Kerkelanden. Het Rode Dorp heeft kleine huizen met rode daken. Rond het winkelcentrum ontmoeten jong en oud elkaar.",
        "Zuidwest stretches from the harbour on the Goois canal to the flats and courtyards of Kerkelanden. Het Rode Dorp has small houses with red roofs. Young and old meet around the shopping centre.",
    ),
    "zuid": Text(
        "Zuid heeft straten met bloemen, schrijvers en zeehelden in de naam, en voor bijna elk huis een kleine tuin. De Gijsbrecht van Amstelstraat is de winkelstraat van de wijk. Er zijn veel scholen, dus ’s ochtends rijdt er een lange rij fietsen.",
        "Zuid has streets named after flowers, writers and naval heroes, and a small garden in front of almost every house. Gijsbrecht van Amstelstraat is the district’s shopping street. There are many schools, so there is a long line of bicycles in the morning.",
        "في حي زاود (Zuid) شوارع تحمل أسماء زهور وكتّاب وأبطال بحر، وأمام كل بيت تقريبًا حديقة صغيرة. شارع خايسبريخت فان أمستل هو شارع التسوق في الحي. وفيه مدارس كثيرة، ففي الصباح ترى صفًا طويلًا من الدراجات.",
    ),
    "zuidoost": Text(
        "Zuidoost ligt tussen het spoor, de hei en het Arenapark. In het Schilderskwartier staan huizen van architecten die de stad vorm gaven. Wie een rondje wil lopen, staat in vijf minuten onder de dennen.",
        "Zuidoost lies between the railway, the heath and the Arenapark. The Schilderskwartier has houses by the architects who shaped the town. If you want to go for a walk, you are among the pines in five minutes.",
    ),
    "oost": Text(
        "Oost is de grootste wijk van Hilversum en ligt achter het station. In de Electrobuurt, Liebergen en de Geuzenbuurt wonen mensen uit veel landen. Er zijn actieve bewonersgroepen, een grote moestuin en een buurtpunt waar altijd wel iets op het vuur staat.",
        "Oost is the largest district of Hilversum and lies behind the station. People from many countries live in Electrobuurt, Liebergen and Geuzenbuurt. There are active residents’ groups, a large vegetable garden and a meeting point where there is always something cooking.",
        "أوست (Oost) أكبر أحياء هيلفرسوم ويقع خلف محطة القطار. في مناطق إلكتروبورت وليبرخن وخوزنبورت يسكن أناس من بلدان كثيرة. وفيه مجموعات سكان نشطة وحديقة خضار كبيرة ونقطة لقاء يُطهى فيها دائمًا شيء ما.",
    ),
    "noordoost": Text(
        "Noordoost is gebouwd in de jaren vijftig en zestig, met portiekflats, rijtjeshuizen en brede grasvelden. De Johannes Geradtsweg verdeelt de wijk in tweeën. Bewoners werken samen aan meer bomen en aan plekken waar kinderen kunnen spelen.",
        "Noordoost was built in the 1950s and 1960s, with walk-up flats, terraced houses and wide lawns. Johannes Geradtsweg divides the district in two. Residents are working together on more trees and places where children can play.",
    ),
    "hilversumse-meent": Text(
        "De Hilversumse Meent ligt apart van de stad, tegen Bussum en de Naardermeer aan. De wijk is gebouwd in de jaren zeventig, met veel woonerven. Omdat het een dorp op zichzelf is, regelen bewoners er veel samen.",
        "Hilversumse Meent lies apart from the town, next to Bussum and the Naardermeer lake. It was built in the 1970s, with many home zones. Because it is a village in itself, residents organise a lot together.",
    ),
}

# Themes that each district chose at its yearly meeting: three of them, in Dutch, English, Arabic.
THEMES: dict[str, tuple[Text, Text, Text]] = {
    "centrum": (
        Text("Rust in de avond", "Quiet evenings", "الهدوء في المساء"),
        Text("Fietsen goed neerzetten", "Parking bicycles properly", "إيقاف الدراجات جيدًا"),
        Text("Groen op daken en gevels", "Green roofs and façades", "خضرة على الأسطح والواجهات"),
    ),
    "noordwest": (
        Text("Veilige schoolroutes", "Safe routes to school"),
        Text("Oude bomen behouden", "Keeping old trees"),
        Text("Minder sluipverkeer", "Less through traffic"),
    ),
    "zuidwest": (
        Text("Ontmoeten in Kerkelanden", "Meeting in Kerkelanden"),
        Text("Een schone haven", "A clean harbour"),
        Text("Samen ouder worden", "Growing older together"),
    ),
    "zuid": (
        Text("Groene voortuinen", "Green front gardens", "حدائق أمامية خضراء"),
        Text("Ruimte voor de fiets", "Space for bicycles", "مكان للدراجات"),
        Text("Buren kennen elkaar", "Neighbours who know each other", "جيران يعرف بعضهم بعضًا"),
    ),
    "zuidoost": (
        Text("Zorgen voor de hei", "Caring for the heath"),
        Text("Spelen dicht bij huis", "Play close to home"),
        Text("Energie besparen", "Saving energy"),
    ),
    "oost": (
        Text("Kansen voor jongeren", "Chances for young people", "فرص للشباب"),
        Text("Schone straten", "Clean streets", "شوارع نظيفة"),
        Text("Samen eten en leren", "Eating and learning together", "الأكل والتعلم معًا"),
    ),
    "noordoost": (
        Text("Meer bomen", "More trees"),
        Text("Speelplekken voor elke leeftijd", "Playgrounds for every age"),
        Text("Hulp bij geldzorgen", "Help with money worries"),
    ),
    "hilversumse-meent": (
        Text("Verkeer in de woonerven", "Traffic in the home zones"),
        Text("Een levend winkelplein", "A lively shopping square"),
        Text("Natuur aan de rand", "Nature on the edge"),
    ),
}
