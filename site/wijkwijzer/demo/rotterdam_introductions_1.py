"""What the districts of Rotterdam are like, afrikaanderwijk to hoogvliet."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text

INTRODUCTIONS: dict[str, Text] = {
    "afrikaanderwijk": Text(
        "De Afrikaanderwijk ligt op Zuid, tussen de Maashaven en het spoor. Twee keer per week staat op het Afrikaanderplein een van de grootste markten van de stad. Rond het plein vindt u winkels, werkplaatsen en veel mensen die elkaar kennen.",
        "Afrikaanderwijk lies on the south bank, between the Maashaven and the railway. Twice a week, Afrikaanderplein hosts one of the largest markets in the city. Around the square there are shops, workshops and many people who know each other.",
        "يقع حي أفريكاندرفايك (Afrikaanderwijk) جنوب النهر، بين ميناء ماسهافن وخط السكة الحديدية. تُقام في ساحة أفريكاندربلاين مرتين في الأسبوع واحدة من أكبر أسواق المدينة. وحول الساحة متاجر وورش وسكان كثيرون يعرف بعضهم بعضًا.",
    ),
    "agniesebuurt-provenierswijk": Text(
        "Deze twee buurten liggen direct achter het Centraal Station. In de Provenierswijk loopt een singel met statige huizen, in de Agniesebuurt zitten ateliers en kleine bedrijven in oude hofbogen. Wie hier woont, staat in tien minuten in het centrum.",
        "These two neighbourhoods lie just behind Central Station. Provenierswijk has a canal lined with stately houses; in Agniesebuurt, studios and small businesses fill the arches of the old railway viaduct. From here the city centre is a ten-minute walk.",
    ),
    "beverwaard": Text(
        "De Beverwaard ligt aan de oostrand van Zuid en is gebouwd in de jaren tachtig. De wijk heeft rustige straten, veel water en een tramlijn die u zonder overstap naar de stad brengt. Bewoners houden samen de pleinen en de speelplekken levendig.",
        "Beverwaard lies on the eastern edge of the south bank and was built in the 1980s. It has quiet streets, plenty of water and a tram that takes you into town without changing. Residents work together to keep the squares and playgrounds lively.",
        "يقع حي بيفرفارد (Beverwaard) على الطرف الشرقي لجنوب روتردام، وقد بُني في ثمانينيات القرن الماضي. شوارعه هادئة وفيه الكثير من الماء، وينقلك الترام إلى المدينة دون تبديل. ويعمل السكان معًا للحفاظ على حيوية الساحات وأماكن اللعب.",
    ),
    "blijdorp-bergpolder-liskwartier": Text(
        "Drie buurten uit de vorige eeuw, met brede lanen, binnentuinen en een van de eerste galerijflats van het land. Het Vroesenpark is op zomerse dagen de huiskamer van de wijk. Aan de westkant ligt de dierentuin.",
        "Three twentieth-century neighbourhoods with wide avenues, courtyard gardens and one of the first gallery flats in the country. On summer days Vroesenpark is the district’s living room. The zoo lies on the western side.",
    ),
    "bloemhof": Text(
        "Bloemhof bestaat uit smalle straten met kleine woningen en ruime binnenhoven. Winkels vindt u aan de Putselaan en de Dordtselaan. In bijna elke straat is wel een groep bewoners die samen plantenbakken bijhoudt.",
        "Bloemhof is made up of narrow streets with small homes and roomy courtyards. You will find shops on Putselaan and Dordtselaan. Almost every street has a group of residents who look after the planters together.",
    ),
    "bospolder-spangen-tussendijken": Text(
        "Drie buurten in het westen van de stad, met het Kasteel in Spangen en de markt op het Visserijplein. Bewoners hebben hier een lange traditie van samen dingen regelen, van huiskamers tot moestuinen. De Schiedamseweg is de winkelstraat waar u bijna alles vindt.",
        "Three neighbourhoods in the west of the city, with the Kasteel stadium in Spangen and the market on Visserijplein. Residents have a long tradition of organising things themselves, from community living rooms to vegetable gardens. Schiedamseweg is the shopping street where you can find almost anything.",
    ),
    "carnisse-zuidplein-zuiderpark": Text(
        "Carnisse is een dichtbebouwde buurt met portiekwoningen, vlak bij winkelcentrum en busstation Zuidplein. Aan de zuidkant begint het Zuiderpark, met sportvelden, volkstuinen en een kinderboerderij. Zo liggen drukte en groen hier op vijf minuten van elkaar.",
        "Carnisse is a dense neighbourhood of walk-up flats, close to the Zuidplein shopping centre and bus station. On its southern side Zuiderpark begins, with sports fields, allotments and a city farm. Bustle and greenery are five minutes apart here.",
    ),
    "cool-scheepvaartkwartier-stadsdriehoek": Text(
        "Hier woont u midden in de stad: tussen de Lijnbaan, de Markthal en de kade van de Maas. In het Scheepvaartkwartier staan nog de voorname panden van vóór de oorlog. Wonen en uitgaan liggen hier dicht bij elkaar, en dat vraagt om goede afspraken.",
        "Here you live right in the city centre: between the Lijnbaan, the Markthal and the quay on the Maas. In Scheepvaartkwartier the grand pre-war buildings still stand. Homes and nightlife are close together here, and that calls for good agreements.",
    ),
    "crooswijk": Text(
        "Crooswijk ligt aan de Rotte, net ten noorden van het centrum. Oude straten en nieuwe woonblokken wisselen elkaar af en langs het water kunt u ver wandelen. In Rubroek bent u in een paar minuten bij de Goudsesingel.",
        "Crooswijk lies on the river Rotte, just north of the centre. Old streets alternate with new blocks, and you can walk a long way along the water. From Rubroek you reach Goudsesingel in a few minutes.",
    ),
    "delfshaven-schiemond": Text(
        "Delfshaven is een van de weinige plekken in de stad met oude grachtenpanden en een haven vol historische schepen. Schiemond ligt aan de Maas en is een rustige buurt met veel gezinnen. De wijk is klein genoeg om elkaar tegen te komen en groot genoeg voor een eigen markt, theater en park.",
        "Delfshaven is one of the few places in the city with old canal houses and a harbour full of historic ships. Schiemond, on the Maas, is a quiet neighbourhood with many families. The district is small enough to run into each other and large enough for its own market, theatre and park.",
        "ديلفسهافن (Delfshaven) من الأماكن القليلة في المدينة التي بقيت فيها بيوت القنوات القديمة وميناء مليء بالسفن التاريخية. أما سخيموند (Schiemond) فتقع على نهر الماس، وهي منطقة هادئة تسكنها عائلات كثيرة. الحي صغير بما يكفي ليلتقي الناس، وكبير بما يكفي ليكون له سوق ومسرح وحديقة.",
    ),
    "dijkzigt-oude-westen": Text(
        "Het Oude Westen ligt achter de West-Kruiskade, een straat met winkels en eethuizen uit de hele wereld. In Dijkzigt en het Nieuwe Werk vindt u het ziekenhuis, musea en Het Park bij de Euromast. Bewoners zorgen al tientallen jaren samen voor het wijkpark.",
        "Oude Westen lies behind West-Kruiskade, a street of shops and eating places from all over the world. In Dijkzigt and Nieuwe Werk you will find the hospital, museums and the park by the Euromast. Residents have looked after the neighbourhood park together for decades.",
    ),
    "entrepot-noordereiland": Text(
        "Het Noordereiland ligt als een schip in de Maas, met bruggen naar beide oevers. Aan de zuidkant begint de Entrepotbuurt, rond een jachthaven en oude pakhuizen. Wind, water en uitzicht horen hier bij het dagelijks leven.",
        "Noordereiland lies in the Maas like a ship, with bridges to both banks. On its southern side the Entrepot neighbourhood begins, around a marina and old warehouses. Wind, water and views are part of everyday life here.",
    ),
    "feijenoord": Text(
        "Feijenoord ligt in een bocht van de Maas, tussen de Nassauhaven en de Persoonshaven. Veel straten kijken uit op het water en op de bruggen. Rond de Oranjeboomstraat zitten scholen, winkels en het Huis van de Wijk.",
        "Feijenoord lies in a bend of the Maas, between the Nassauhaven and the Persoonshaven. Many streets look out on the water and the bridges. Around Oranjeboomstraat there are schools, shops and the community centre.",
    ),
    "groot-ijsselmonde-oud-ijsselmonde": Text(
        "Groot-IJsselmonde is een ruime wijk met portiekflats, eengezinswoningen en winkelcentrum Keizerswaard. In Oud-IJsselmonde ziet u nog het dorp van vroeger: een dijk, een kerk en huisjes aan het water. Er is veel groen, maar de afstanden zijn groot; daarom zijn er op meer plekken spreekuren.",
        "Groot-IJsselmonde is a spacious district of walk-up flats, family homes and the Keizerswaard shopping centre. In Oud-IJsselmonde you can still see the old village: a dyke, a church and small houses by the water. There is plenty of green, but distances are long; that is why we hold office hours in several places.",
    ),
    "heijplaat": Text(
        "Heijplaat is een tuindorp midden in de haven, ooit gebouwd voor de arbeiders van een scheepswerf. U komt er over de weg of met de waterbus. Het dorp is klein, en dus weet iedereen snel wat er speelt.",
        "Heijplaat is a garden village in the middle of the port, once built for the workers of a shipyard. You get there by road or by waterbus. The village is small, so news travels fast.",
    ),
    "het-lage-land-prinsenland-s-gravenland": Text(
        "Drie buurten in het oosten van de stad, tussen het Kralingse Bos en Capelle. Het Lage Land en Prinsenland zijn ruim opgezet, met singels en brede groenstroken; ’s-Gravenland is jonger. Rond het Prinsenpark wordt veel gesport en gewandeld.",
        "Three neighbourhoods in the east of the city, between the Kralingse Bos and Capelle. Het Lage Land and Prinsenland have a spacious layout with canals and wide green strips; ’s-Gravenland is younger. Many people walk and play sports around Prinsenpark.",
    ),
    "hillegersberg": Text(
        "Hillegersberg ligt rond de Bergse Plassen en is van oorsprong een dorp op een zandheuvel. Terbregge ligt als een lint langs de Rotte, het Molenlaankwartier is een groene wijk uit de jaren vijftig en zestig. Aan de Bergse Dorpsstraat vindt u winkels en terrassen.",
        "Hillegersberg lies around the Bergse lakes and began as a village on a sand hill. Terbregge stretches like a ribbon along the Rotte; Molenlaankwartier is a leafy neighbourhood from the 1950s and 1960s. On Bergse Dorpsstraat you will find shops and terraces.",
    ),
    "hillesluis": Text(
        "Hillesluis wordt doorsneden door de Beijerlandselaan en de Groene Hilledijk, twee bekende winkelstraten op Zuid. Achter de winkels liggen smalle straten met veel jonge gezinnen. Op de pleinen is na schooltijd altijd wel iets te doen.",
        "Hillesluis is crossed by Beijerlandselaan and Groene Hilledijk, two well-known shopping streets on the south bank. Behind the shops are narrow streets with many young families. After school there is always something going on in the squares.",
    ),
    "hoek-van-holland": Text(
        "Hoek van Holland is het strand van Rotterdam, aan het einde van de metrolijn. Het dorp ligt tussen de duinen, de Nieuwe Waterweg en de kassen. In de zomer zijn er veel bezoekers; in de winter is het dorp weer van de bewoners.",
        "Hoek van Holland is Rotterdam’s beach, at the end of the metro line. The village lies between the dunes, the Nieuwe Waterweg and the greenhouses. In summer there are many visitors; in winter the village belongs to its residents again.",
    ),
    "hoogvliet": Text(
        "Hoogvliet ligt aan de Oude Maas en groeide in de jaren vijftig en zestig rond een oud dorp. Er is de afgelopen jaren veel vernieuwd, met groene lanen en een levendig centrum rond de Binnenban. Aan de rand van de wijk begint het havengebied.",
        "Hoogvliet lies on the Oude Maas and grew around an old village in the 1950s and 1960s. Much has been renewed in recent years, with green avenues and a lively centre around the Binnenban. The port area begins at the edge of the district.",
    ),
}
