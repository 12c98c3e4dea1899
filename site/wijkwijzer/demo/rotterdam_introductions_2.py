"""What the districts of Rotterdam are like, katendrecht-wilhelminapier to zevenkamp."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text

INTRODUCTIONS: dict[str, Text] = {
    "katendrecht-wilhelminapier": Text(
        "Katendrecht en de Wilhelminapier liggen in de Maas en zijn verbonden door een voetgangersbrug. Waar vroeger zeelieden aan land gingen, staan nu hoge woontorens naast lage huizen rond het Deliplein. Nieuwe en oude bewoners zoeken hier samen naar een goede balans.",
        "Katendrecht and Wilhelminapier lie in the Maas and are linked by a footbridge. Where sailors once came ashore, tall residential towers now stand beside low houses around Deliplein. New and long-standing residents are finding a good balance together.",
    ),
    "kralingen": Text(
        "Kralingen heeft lanen met grote huizen, straten met studentenkamers en nieuwe buurten aan de Maas. De Kralingse Plas en het bos eromheen zijn er voor de hele stad. In De Esch vindt u een natuurgebied waar vroeger drinkwater werd gemaakt.",
        "Kralingen has avenues of large houses, streets full of student rooms and new neighbourhoods on the Maas. The Kralingse Plas and the woods around it are there for the whole city. In De Esch there is a nature reserve where drinking water used to be made.",
    ),
    "kralingseveer": Text(
        "Kralingseveer is een kleine buurt aan de Hollandsche IJssel, vlak voor Capelle. De huizen liggen aan de dijk en in de straten erachter. Er is één school, één speeltuin en een wijkvereniging die bijna alles organiseert.",
        "Kralingseveer is a small neighbourhood on the Hollandsche IJssel, just before Capelle. The houses stand on the dyke and in the streets behind it. There is one school, one playground and a neighbourhood association that organises almost everything.",
    ),
    "lombardijen": Text(
        "Lombardijen is een wijk uit de jaren zestig met brede straten, flats en veel gras. Het station, het ziekenhuis en het Spinozapark liggen op loopafstand. Rond het Spinozaplein wordt de komende jaren veel verbouwd, en daarover praten we graag met u.",
        "Lombardijen is a 1960s district with wide streets, flats and plenty of grass. The station, the hospital and Spinozapark are within walking distance. Much will be rebuilt around Spinozaplein in the coming years, and we would like to talk with you about it.",
    ),
    "mathenesse": Text(
        "Oud-Mathenesse en het Witte Dorp liggen aan de rand van de stad, tegen Schiedam aan. Het Witte Dorp heeft lage huizen rond hofjes; Oud-Mathenesse heeft lange straten met winkels op de hoek. Het park langs de Schie wordt veel gebruikt door hardlopers en schoolklassen.",
        "Oud-Mathenesse and Witte Dorp lie on the edge of the city, next to Schiedam. Witte Dorp has low houses around small courtyards; Oud-Mathenesse has long streets with corner shops. The park along the Schie is popular with runners and school classes.",
    ),
    "middelland-nieuwe-westen": Text(
        "Middelland en het Nieuwe Westen liggen rond de Nieuwe Binnenweg en de Heemraadssingel. In de zijstraten zijn veel geveltuinen, buurtkamers en kleine zaken. Bewoners, winkeliers en gemeente maken hier al jaren samen plannen.",
        "Middelland and Nieuwe Westen lie around Nieuwe Binnenweg and the Heemraadssingel canal. The side streets are full of façade gardens, community rooms and small businesses. Residents, shopkeepers and the municipality have been making plans together here for years.",
    ),
    "nesselande": Text(
        "Nesselande is een jonge wijk aan de Zevenhuizerplas, met een strand en een boulevard. U vindt er waterwoningen, eengezinswoningen en appartementen bij het metrostation. In de zomer maken we afspraken over drukte, parkeren en afval bij het strand.",
        "Nesselande is a young district on the Zevenhuizerplas, with a beach and a promenade. There are homes on the water, family houses and flats near the metro station. In summer we make arrangements about crowds, parking and litter at the beach.",
    ),
    "ommoord": Text(
        "Ommoord heeft hoge flats in het midden en lage woningen met tuinen eromheen. Die opzet uit de jaren zestig zorgt voor veel ruimte, wandelpaden en uitzicht. Rond winkelcentrum Binnenhof komt de hele wijk elkaar tegen.",
        "Ommoord has tall flats in the middle and low houses with gardens around them. This layout from the 1960s provides plenty of space, footpaths and views. The whole district meets at the Binnenhof shopping centre.",
    ),
    "oosterflank": Text(
        "Oosterflank ligt tussen winkelcentrum Alexandrium en Capelle. De buurt is groen en waterrijk en heeft vooral woonerven uit de jaren tachtig. Met de metro, de trein en de snelweg vlakbij bent u overal snel.",
        "Oosterflank lies between the Alexandrium shopping centre and Capelle. It is green, full of water and consists mainly of 1980s home zones. With the metro, the train and the motorway close by, you get anywhere quickly.",
    ),
    "oud-charlois-wielewaal": Text(
        "Oud-Charlois heeft een oude dorpskern met een kerk, smalle straten en een haven. In de Wielewaal maken de kleine houten en stenen huizen van na de oorlog plaats voor nieuwbouw. Kunstenaars en oud-Charloisers delen hier dezelfde straten.",
        "Oud-Charlois has an old village centre with a church, narrow streets and a harbour. In Wielewaal the small post-war houses are making way for new homes. Artists and families who have lived here for generations share the same streets.",
    ),
    "oude-noorden": Text(
        "Het Oude Noorden is een dichtbebouwde wijk langs de Rotte, met de Zwart Janstraat als winkelstraat. Er zijn weinig tuinen, maar veel pleinen, boomspiegels en geveltuintjes. Op het Noordplein drinkt u koffie naast een eeuwenoud stuk water.",
        "Oude Noorden is a dense district along the Rotte, with Zwart Janstraat as its shopping street. There are few gardens but many squares, planted tree pits and façade gardens. On Noordplein you can have coffee beside a centuries-old waterway.",
    ),
    "overschie": Text(
        "Overschie ligt aan de Schie, tussen de A13, de A20 en het vliegveld. Het oude dorp, Kleinpolder en de polders van Schieveen horen allemaal bij de wijk. Geluid en lucht zijn hier belangrijke onderwerpen, net als een levendige Burgemeester Baumannlaan.",
        "Overschie lies on the Schie, between the A13, the A20 and the airport. The old village, Kleinpolder and the polders of Schieveen are all part of the district. Noise and air quality are important subjects here, and so is a lively Burgemeester Baumannlaan.",
    ),
    "pendrecht-zuidwijk": Text(
        "Pendrecht en Zuidwijk zijn tuinsteden uit de jaren vijftig, met lichte straten en groene hoven. Plein 1953 is het hart van Pendrecht; in Zuidwijk doet u boodschappen aan de Slinge. Bewonersgroepen geven hier zelf workshops, van fietsles tot taalles.",
        "Pendrecht and Zuidwijk are garden suburbs from the 1950s, with bright streets and green courtyards. Plein 1953 is the heart of Pendrecht; in Zuidwijk people shop on the Slinge. Residents’ groups run their own workshops here, from cycling to language lessons.",
    ),
    "pernis": Text(
        "Pernis is een dorp met een eigen haventje, omringd door raffinaderijen en de snelweg. De meeste inwoners kennen elkaar van school, de kerk of de voetbalclub. De wijkraad let scherp op veiligheid, geluid en bereikbaarheid.",
        "Pernis is a village with its own little harbour, surrounded by refineries and the motorway. Most residents know each other from school, church or the football club. The district council keeps a close eye on safety, noise and transport.",
    ),
    "rozenburg": Text(
        "Rozenburg ligt op een eiland tussen het Calandkanaal en de Nieuwe Waterweg. Het dorp wordt beschermd door een groene landtong en heeft een eigen centrum rond het Raadhuisplein. Met het pontje bent u zo in Maassluis.",
        "Rozenburg lies on an island between the Calandkanaal and the Nieuwe Waterweg. The village is sheltered by a green spit of land and has its own centre around Raadhuisplein. The ferry takes you to Maassluis in no time.",
        "تقع روزنبورخ (Rozenburg) على جزيرة بين قناة كالاند وممر نيوفه فاترفيخ المائي. يحمي القريةَ لسانٌ أخضر من الأرض، ولها مركزها الخاص حول ساحة راتهاوسبلاين. وتصل بالعبّارة إلى ماسلاوس في دقائق.",
    ),
    "schiebroek": Text(
        "Schiebroek is een groene wijk in het noorden, met rechte lanen en veel seniorenwoningen. Aan het Asserwegplein vindt u de winkels, de bibliotheek en de metro om de hoek. Volkstuinen en sportvelden vormen de grens met Bergschenhoek.",
        "Schiebroek is a leafy district in the north, with straight avenues and many homes for older people. At Asserwegplein you will find shops and the library, with the metro around the corner. Allotments and sports fields form the border with Bergschenhoek.",
    ),
    "tarwewijk": Text(
        "De Tarwewijk ligt aan de Maashaven, naast de grote graansilo. In de straten met bloemen- en korennamen wonen mensen uit heel veel landen. De komende jaren komt er langs de Maashaven een park met water, waarover u kunt meepraten.",
        "Tarwewijk lies on the Maashaven, next to the great grain silo. People from many countries live in its streets. In the coming years a waterside park will be built along the Maashaven, and you can have your say about it.",
    ),
    "vreewijk": Text(
        "Vreewijk is een van de bekendste tuindorpen van het land: lage huizen, hagen en een eigen tuin voor iedereen. De wijk bestaat al meer dan honderd jaar. Bewoners en woningcorporatie werken straat voor straat aan herstel van de huizen.",
        "Vreewijk is one of the best-known garden villages in the country: low houses, hedges and a garden for everyone. The district is more than a hundred years old. Residents and the housing association are restoring the homes street by street.",
    ),
    "zevenkamp": Text(
        "Zevenkamp is gebouwd in de jaren zeventig en tachtig rond een waterpark en een metrolijn. Vanaf de Zevenkampse Ring loopt u tussen de huizen door zo naar de Zevenhuizerplas. In het winkelcentrum is elke week een inloop voor vragen over uw straat.",
        "Zevenkamp was built in the 1970s and 1980s around a water park and a metro line. From Zevenkampse Ring you can walk between the houses to the Zevenhuizerplas. There is a weekly drop-in at the shopping centre for questions about your street.",
    ),
}
